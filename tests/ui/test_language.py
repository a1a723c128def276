"""Every word that the screen itself shows comes from the catalogue."""

from __future__ import annotations

import re
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from textual.screen import Screen

from digest_tui import i18n
from digest_tui.model import Aside
from digest_tui.sources import discover
from digest_tui.ui.screens.help import HelpScreen
from tests.support.app_driver import AppDriver, open_digest
from tests.support.papers import FAILED, digest, paper

# Names that are not translated: of program, keys, themes, formats and arXiv.
NAMES = re.compile(
    r"digest-tui|cs\.[A-Z]{2}|arXiv|Textual|BibTeX|[\w.]+\.md|https?://\S+|"
    r"\b(?:Esc|Enter|Tab|Space|Home|End|PgUp|PgDn|Ctrl|Shift|esc|enter|space|[a-zA-Z])\b"
)


class Marked(NullTranslations):
    """A catalogue that encloses each message in brackets."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"‹{msgid1 if n == 1 else msgid2}›"


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Enclose each translated message in brackets."""
    monkeypatch.setattr(i18n, "catalogue", Marked)


def unmarked(text: str) -> list[str]:
    """Return the words of a text that do not come from the catalogue.

    A message that was cut ends in `…`; one at the end of a line may continue in the next line.
    """
    while (shorter := re.sub(r"‹[^‹›]*(?:›|…|$)", "", text)) != text:
        text = shorter
    return re.findall(r"[A-Za-z]{2,}", NAMES.sub("", text))


PLAIN = {"authors": ("作者",), "abstract": "一二三。"}
"""Fields without Latin letters."""


async def shown(driver: AppDriver, *keys: str) -> list[str]:
    """Press keys; return the words on the screen that do not come from the catalogue."""
    await driver.press(*keys)
    return unmarked(driver.text())


async def test_the_words_of_the_reading_screen_are_in_the_catalogue() -> None:
    papers = [paper(number, title=f"论文{number}", **PLAIN) for number in (1, 2)]
    failed = paper(3, title="论文", **PLAIN | FAILED)
    async with open_digest(digest(*papers, failed)) as driver:
        assert await shown(driver) == []
        assert await shown(driver, "G") == []
        assert await shown(driver, "v") == []
        assert await shown(driver, "B") == []
        assert await shown(driver, "escape", "slash", *"９９") == []


async def test_the_words_of_notifications_are_in_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "2026-01-01.md").write_text("", "utf-8")
    papers = [paper(number, title=f"论文{number}", **PLAIN) for number in (1, 2)]
    sources = discover([str(tmp_path)])
    async with open_digest(digest(*papers), more=sources, size=(240, 60)) as driver:
        await driver.wait_until(lambda: len(driver.notifications) == 1)
        await driver.press("9", "n", "y", "right_square_bracket", "e")
        assert len(driver.notifications) > 1
        said = [text.replace(str(tmp_path), "") for text in driver.notifications]
        assert [words for text in said if (words := unmarked(text))] == []


async def test_the_words_around_other_text_are_in_the_catalogue() -> None:
    day = replace(digest(paper(1)), asides=(Aside(1, "一"), Aside(3, "二\n三")))
    async with open_digest(day) as driver:
        await driver.press("i")
        assert unmarked(driver.text("#asides")) == []


async def test_the_words_of_help_and_palette_are_in_the_catalogue() -> None:
    papers = [paper(number, title=f"论文{number}", **PLAIN) for number in (1, 2)]
    async with open_digest(digest(*papers), size=(120, 100)) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        assert unmarked(driver.text()) == []
        commands = driver.app.get_system_commands(Screen())
        assert [
            words for each in commands if (words := unmarked(f"{each.title} {each.help}"))
        ] == []
