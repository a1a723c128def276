"""Ink on paper: the two themes of the program."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme


def _theme(
    name: str,
    *,
    dark: bool,
    ground: str,
    text: str,
    quiet: str,
    rule: str,
    seal: str,
    cursor: str,
    resting: str,
    problem: str,
) -> Theme:
    """Name the few colours of a theme: one accent, the seal; all else is ink and paper."""
    return Theme(
        name=name,
        dark=dark,
        primary=seal,
        secondary=quiet,
        accent=seal,
        warning=problem,
        error=problem,
        success=quiet,
        foreground=text,
        background=ground,
        surface=ground,
        panel=resting,
        text_alpha=1.0,
        variables={
            "text-muted": quiet,
            "text-disabled": quiet,
            "text-accent": seal,
            "border": seal,
            "border-blurred": rule,
            "block-cursor-background": cursor,
            "block-cursor-foreground": text,
            "block-cursor-text-style": "none",
            "block-cursor-blurred-background": resting,
            "block-cursor-blurred-foreground": text,
            "block-hover-background": resting,
            "input-cursor-background": text,
            "input-cursor-foreground": ground,
            "input-selection-background": cursor,
            "scrollbar": rule,
            "scrollbar-hover": quiet,
            "scrollbar-active": seal,
            "scrollbar-background": ground,
            "scrollbar-background-hover": ground,
            "scrollbar-background-active": ground,
            "scrollbar-corner-color": ground,
        },
    )


INK: Final = _theme(
    "ink",
    dark=True,
    ground="#171614",
    text="#ebe6da",
    quiet="#a49e90",
    rule="#3b3832",
    seal="#f0785a",
    cursor="#37302b",
    resting="#25231f",
    problem="#e0a458",
)
PAPER: Final = _theme(
    "paper",
    dark=False,
    ground="#f8f4ea",
    text="#231f1a",
    quiet="#655d50",
    rule="#d3cab8",
    seal="#a8311a",
    cursor="#e6dbc6",
    resting="#efe8d9",
    problem="#7d4a00",
)
