"""The text of both themes has enough contrast."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from digest_tui.config import Settings
from digest_tui.ui.themes import INK, PAPER
from tests.support.app_driver import open_digest


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Source: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
    """

    def luminance(name: str) -> float:
        channels = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
            for c in Color.parse(name).normalized
        ]
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]

    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [INK, PAPER], ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", ["foreground", "text-muted", "accent", "warning"])
@pytest.mark.parametrize(
    "ground",
    ["background", "block-cursor-background", "block-cursor-blurred-background"],
)
def test_every_text_has_a_contrast_of_at_least_4_5(theme: Theme, text: str, ground: str) -> None:
    colours = theme.to_color_system().generate() | theme.variables
    assert contrast(colours[text], colours[ground]) >= 4.5


async def test_the_app_starts_in_every_theme() -> None:
    async with open_digest() as driver:
        themes = sorted(driver.app.available_themes)
    assert len(themes) > 2
    for theme in themes:
        async with open_digest(settings=Settings(theme=theme)) as driver:
            assert driver.app.theme == theme
            assert driver.title == "Paper number 1"
