"""A paper without a title is listed, shown, copied and bookmarked by what names it."""

from __future__ import annotations

import pytest

from digest_tui.model import Paper
from tests.support.app_driver import open_digest
from tests.support.papers import digest, paper

WITH_ID = paper(1, title="")
WITHOUT_ID = paper(2, title="", arxiv_id="", abs_url="", tldr="没有标题的总结")


@pytest.mark.parametrize(
    ("made", "name"), [(WITH_ID, "2601.00001"), (WITHOUT_ID, "没有标题的总结")]
)
async def test_a_paper_without_title_is_named_by_its_id_or_text(made: Paper, name: str) -> None:
    async with open_digest(digest(made, paper(3))) as driver:
        assert name in driver.text("#papers")
        assert driver.title == name
        await driver.press("b")
        assert "★" in driver.text("#papers")
    async with open_digest(digest(paper(4))) as driver:
        await driver.press("B")
        assert name in driver.text("#papers")
        assert driver.title == name


@pytest.mark.parametrize(
    ("made", "copied"),
    [
        (WITH_ID, "## [2601.00001](https://arxiv.org/abs/2601.00001)\n"),
        (WITHOUT_ID, "## 没有标题的总结\n"),
    ],
)
async def test_a_paper_without_title_is_copied_with_a_heading(made: Paper, copied: str) -> None:
    async with open_digest(digest(made)) as driver:
        await driver.press("Y")
        assert driver.app.clipboard.startswith(copied)
