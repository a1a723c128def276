"""The detail pane: scrolling, links, copying."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len
from textual.geometry import Offset

from digest_tui.exporters import markdown
from tests.support.app_driver import NARROW, WIDE, open_digest
from tests.support.papers import FAILED, digest, paper

HOSTILE = "[red]x[/red] [@click=app.quit]y[/] [/nope] [$accent]"


async def test_space_scrolls_to_the_end_and_then_goes_to_the_next_paper() -> None:
    async with open_digest(size=(150, 16)) as driver:
        detail = driver.screen.detail
        while detail.top < detail.last_top:
            before = detail.top
            await driver.press("space")
            assert detail.top > before
        await driver.press("space")
        assert driver.title == "Paper number 2"
        assert detail.top == 0


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The URLs that were opened in the browser."""
    addresses: list[str] = []
    monkeypatch.setattr(
        "digest_tui.ui.browser.open_in_browser", lambda _, url, **__: addresses.append(url)
    )
    return addresses


@pytest.mark.parametrize(("key", "url"), [("o", "abs/2601.00001"), ("p", "pdf/2601.00001")])
async def test_pages_of_arxiv_open_right_away_and_show_their_url(
    opened: list[str], key: str, url: str
) -> None:
    async with open_digest() as driver:
        await driver.press(key)
        assert opened == [f"https://arxiv.org/{url}"]
        assert opened[0] in "\n".join(driver.notifications)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "--version", ""])
async def test_only_web_addresses_are_opened(opened: list[str], url: str) -> None:
    async with open_digest(digest(paper(1, abs_url=url))) as driver:
        await driver.press("o", "o")
        assert opened == []
        assert "web address, so nothing was opened" in "\n".join(driver.notifications)


@pytest.mark.parametrize("url", ["https://arxiv.org@elsewhere.org/abs/1", "http://a.b/arxiv.org/"])
async def test_another_url_is_shown_first_and_opens_the_second_time(
    opened: list[str], url: str
) -> None:
    async with open_digest(digest(paper(1, abs_url=url))) as driver:
        await driver.press("o")
        assert opened == []
        assert url in "\n".join(driver.notifications)
        await driver.press("o")
        assert opened == [url]


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize(
    ("abstract", "word", "clicks"),
    [
        ("See [the code](https://code.org/x) of it.", "the code", 2),
        ("See https://code.org/x of it.", "https://code.org/x", 1),
        (r"See \href{https://code.org/x}{arxiv.org/abs/1} of it.", "arxiv.org/abs/1", 2),
    ],
)
async def test_a_click_on_a_link_in_a_text_opens_it_once_its_url_was_shown(
    opened: list[str], size: tuple[int, int], abstract: str, word: str, clicks: int
) -> None:
    async with open_digest(digest(paper(1, abstract=abstract)), size=size) as driver:
        rows = driver.text("#detail").splitlines()
        row = next(y for y, line in enumerate(rows) if word in line)
        cell = Offset(cell_len(rows[row][: rows[row].index(word)]), row)
        for clicked in range(clicks):
            assert opened == [], clicked
            await driver.pilot.click(offset=driver.screen.detail.content_region.offset + cell)
            await driver.pilot.pause()
        assert opened == ["https://code.org/x"]


async def test_the_url_is_copied_without_a_selection() -> None:
    async with open_digest() as driver:
        await driver.press("y")
        assert driver.app.clipboard == "https://arxiv.org/abs/2601.00001"


async def test_all_of_many_authors_are_shown_on_request() -> None:
    many = paper(1, authors=tuple(f"Author {number}" for number in range(1, 31)))
    async with open_digest(digest(many)) as driver:
        assert "and 18 more" in driver.text("#detail")
        await driver.press("a")
        assert "Author 30" in driver.text("#detail")
        await driver.press("a")
        assert "Author 30" not in driver.text("#detail")


async def test_a_failed_summary_is_reported_and_the_abstract_is_shown() -> None:
    failed = paper(1, **FAILED)
    async with open_digest(digest(failed)) as driver:
        page = driver.text("#detail")
        assert "the summary failed" in page
        assert "generation failed" not in driver.text()
        assert page.index("the summary failed") < page.index("This abstract tells")
        assert "动机" not in page


async def test_markup_in_a_file_is_shown_as_text() -> None:
    hostile = paper(
        1, title=HOSTILE, authors=(HOSTILE,), category=HOSTILE, tldr=HOSTILE, abstract=HOSTILE
    )
    async with open_digest(digest(hostile), size=(240, 40)) as driver:
        assert driver.title == HOSTILE
        assert HOSTILE in driver.text("#papers")
        assert driver.text("#detail").count(HOSTILE) >= 4
        await driver.press("b", "B", "y")
        assert HOSTILE in driver.text("#papers")


async def test_the_paper_is_copied_as_markdown() -> None:
    async with open_digest() as driver:
        await driver.press("Y")
        assert driver.app.clipboard == markdown.export(paper(1))


async def test_the_status_bar_shows_the_number_of_the_paper_and_the_scroll_position() -> None:
    bare = dict.fromkeys(("motivation", "method", "result", "conclusion"))
    long = paper(1, abstract="word " * 2000, **bare)
    async with open_digest(digest(long, paper(2)), size=NARROW) as driver:
        assert driver.text("#status").endswith("1 of 2 · top")
        for layout in ("all", "top", "top"):
            await driver.press("v")
            assert driver.text("#status").endswith(f"1 of 2 · {layout}")
        await driver.press("enter", "pagedown")
        assert re.search(r"1 of 2 · [1-9]\d?%$", driver.text("#status"))
        await driver.press("G")
        assert driver.text("#status").endswith("1 of 2 · end")
        await driver.press("space")
        assert driver.text("#status").endswith("2 of 2 · top")
        await driver.pilot.resize_terminal(*WIDE)
        await driver.pilot.pause()
        assert driver.text("#status").endswith("2 of 2 · all")


async def test_a_paper_without_a_url_does_not_replace_the_clipboard() -> None:
    async with open_digest(digest(paper(1, arxiv_id="", abs_url=""))) as driver:
        driver.app.copy_to_clipboard("before")
        await driver.press("y")
        assert driver.app.clipboard == "before"
        assert driver.notifications == ["This paper has no address to copy; Y copies its text."]
