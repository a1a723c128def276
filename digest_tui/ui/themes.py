"""The two themes of the program: `ink` is dark, `paper` is light."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    background: str,
    foreground: str,
    muted: str,
    border: str,
    accent: str,
    cursor: str,
    inactive: str,
    warning: str,
) -> Theme:
    """Return a theme.

    Args:
        name: The name of the theme.
        dark: Whether the background is dark.
        background: The background of the screen.
        foreground: Text.
        muted: Secondary text, such as labels and numbers.
        border: Borders, rules and scrollbars.
        accent: Headings, matches, and the border of the focused pane.
        cursor: The background of the highlighted row in the focused pane.
        inactive: The same in other panes, and the background of dialogs.
        warning: The text of warnings and errors.
    """
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=muted,
        accent=accent,
        warning=warning,
        error=warning,
        success=muted,
        foreground=foreground,
        background=background,
        surface=background,
        panel=inactive,
        text_alpha=1.0,
        variables={
            "text-muted": muted,
            "text-disabled": muted,
            "text-accent": accent,
            "border": accent,
            "border-blurred": border,
            "block-cursor-background": cursor,
            "block-cursor-foreground": foreground,
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": inactive,
            "block-cursor-blurred-foreground": foreground,
            "block-hover-background": inactive,
            "input-cursor-background": foreground,
            "input-cursor-foreground": background,
            "input-selection-background": cursor,
            "scrollbar": border,
            "scrollbar-hover": muted,
            "scrollbar-active": accent,
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
        },
    )


INK: Final = _theme(
    "ink",
    dark=True,
    background="#171614",
    foreground="#ebe6da",
    muted="#a49e90",
    border="#3b3832",
    accent="#f0785a",
    cursor="#37302b",
    inactive="#25231f",
    warning="#e0a458",
)
PAPER: Final = _theme(
    "paper",
    dark=False,
    background="#f8f4ea",
    foreground="#231f1a",
    muted="#655d50",
    border="#d3cab8",
    accent="#a8311a",
    cursor="#e6dbc6",
    inactive="#efe8d9",
    warning="#7d4a00",
)
