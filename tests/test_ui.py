"""The screen, driven as a reader drives it: keys and clicks in, state and messages out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from digest_tui import config, readers
from digest_tui.library import Library
from digest_tui.model import Digest
from digest_tui.ui.app import DigestApp
from digest_tui.ui.reading import ReadingScreen
from tests.papers import FAILED, digest, paper

WIDE, MEDIUM, NARROW, TINY = (150, 42), (110, 30), (80, 24), (50, 20)


TWENTY = digest(*(paper(number) for number in range(1, 21)))


class Reader:
    """What a test knows of a running program."""

    def __init__(self, app: DigestApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the screen has answered."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, *characters: str) -> None:
        """Type characters as a terminal sends them."""
        for character in characters:
            self.app.post_message(events.Key(_character_to_key(character), character))
            await self.pilot.pause()

    @property
    def focus(self) -> str | None:
        """The id of the focused pane."""
        return self.app.focused.id if self.app.focused else None

    def text(self, selector: str = "") -> str:
        """The text on the screen, or of one widget."""
        return screen_text(self.app, selector)

    @property
    def title(self) -> str:
        """The first line of the paper being read."""
        return self.text("#detail").splitlines()[0].strip(" ▐")


def screen_text(app: App[Any], selector: str = "") -> str:
    """Return what stands on the screen, or within one widget, line by line."""
    strips = app.screen._compositor.render_strips()
    if not selector:
        return "\n".join(strip.text.rstrip() for strip in strips)
    region = app.screen.query_one(selector).content_region
    rows = strips[region.y : region.bottom]
    return "\n".join(strip.crop(region.x, region.right).text.rstrip() for strip in rows)


Opener = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def reader() -> Opener:
    """Open a digest in a terminal of a given size."""

    @asynccontextmanager
    async def open_digest(
        *digests: Digest, size: tuple[int, int] = WIDE, **options: Any
    ) -> AsyncIterator[Reader]:
        app = DigestApp(digests or [TWENTY], config.Settings(), **options)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Reader(app, pilot)

    return open_digest


async def test_opens_with_list_detail_and_counts(reader: Opener) -> None:
    async with reader() as view:
        assert view.focus == "papers"
        assert view.title == "Paper number 1"
        sidebar = view.text("#sidebar").splitlines()
        assert sidebar[0].split() == ["▌All", "20"]
        assert sidebar[1].split() == ["Bookmarks", "0"]
        assert [line.split() for line in sidebar[3:5]] == [["cs.CV", "14"], ["cs.LG", "6"]]
        assert "第1篇论文" in view.text("#papers")
        assert "2026-01-30" in view.text().splitlines()[0]
        assert "20 papers" in view.text().splitlines()[0]
        assert "1 of 20" in view.text().splitlines()[-1]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (["j"], 2),
        (["down", "down"], 3),
        (["j", "j", "k"], 2),
        (["j", "up"], 1),
        (["k"], 1),
        (["G"], 20),
        (["end"], 20),
        (["G", "j"], 20),
        (["G", "g"], 1),
        (["G", "home"], 1),
    ],
)
async def test_the_cursor_moves_and_the_detail_follows(
    reader: Opener, keys: list[str], title: int
) -> None:
    async with reader() as view:
        await view.press(*keys)
        assert view.title == f"Paper number {title}"


async def test_page_keys_move_by_what_is_on_the_screen(reader: Opener) -> None:
    async with reader(size=(150, 22)) as view:
        await view.press("pagedown")
        assert view.title == "Paper number 11"
        await view.press("ctrl+u")
        assert view.title == "Paper number 6"
        await view.press("ctrl+d", "pageup")
        assert view.title == "Paper number 1"


async def test_enter_reads_and_escape_steps_back(reader: Opener) -> None:
    async with reader(size=(150, 16)) as view:
        await view.press("enter")
        assert view.focus == "detail"
        await view.press("j")
        assert view.screen.detail.top == 1
        assert "Paper number 1" in view.text("#papers")
        await view.press("escape")
        assert view.focus == "papers"


async def test_space_reads_to_the_end_and_on_to_the_next_paper(reader: Opener) -> None:
    async with reader(size=(150, 16)) as view:
        detail = view.screen.detail
        while detail.top < detail.last_top:
            before = detail.top
            await view.press("space")
            assert detail.top > before
        await view.press("space")
        assert view.title == "Paper number 2"
        assert detail.top == 0


async def test_panes_are_walked_by_tab_and_by_side(reader: Opener) -> None:
    async with reader() as view:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "h", "l", "right", "right", "left"):
            await view.press(key)
            seen.append(view.focus)
        assert seen == [
            *("detail", "sidebar", "papers", "sidebar"),
            *("sidebar", "sidebar", "papers", "detail", "detail", "papers"),
        ]


async def test_the_sidebar_narrows_to_a_category(reader: Opener) -> None:
    async with reader() as view:
        await view.press("h", "j", "j", "j")
        assert view.screen.papers.count == 6
        assert view.title == "Paper number 3"
        await view.press("enter")
        assert view.focus == "papers"
        await view.press("escape")
        assert view.screen.papers.count == 20
        assert view.title == "Paper number 3"


async def test_digits_choose_categories_and_the_paper_stays(reader: Opener) -> None:
    async with reader() as view:
        await view.press("j", "j", "2")
        assert (view.screen.papers.count, view.title) == (6, "Paper number 3")
        await view.press("1")
        assert (view.screen.papers.count, view.title) == (14, "Paper number 1")
        await view.press("9")
        assert view.screen.papers.count == 14
        await view.press("0")
        assert (view.screen.papers.count, view.title) == (20, "Paper number 3")


async def test_the_filter_follows_each_key_and_keeps_the_paper(reader: Opener) -> None:
    async with reader() as view:
        await view.press("j", "j", "j", "slash", *"number")
        assert view.screen.papers.count == 20
        await view.press("space", "4")
        assert view.screen.papers.count == 2
        assert view.title == "Paper number 4"
        assert "2 of 20" in view.text().splitlines()[0]
        await view.press("backspace", *"19")
        assert view.title == "Paper number 19"
        await view.press("backspace", "backspace")
        assert view.title == "Paper number 4"
        await view.press("enter")
        assert view.focus == "papers"


@pytest.mark.parametrize("typed", ["erdos", "ERDŐS", "ｅｒｄｏｓ", "动机 hopper", "2601.00007"])
async def test_the_filter_finds_whatever_way_it_is_typed(reader: Opener, typed: str) -> None:
    async with reader(filter_text=typed) as view:
        assert view.screen.papers.count == (1 if typed[0] == "2" else 20)


async def test_matches_are_marked_in_list_and_detail(reader: Opener) -> None:
    async with reader(filter_text="PAPER abstract") as view:
        for name in ("papers", "detail"):
            pane = getattr(view.screen, name)
            marked = {
                segment.text.lower()
                for y in range(pane.size.height)
                for segment in pane.render_line(y)
                if segment.style and segment.style.underline and segment.style.bold
            }
            assert "paper" in marked


async def test_no_match_says_so_and_how_to_step_back(reader: Opener) -> None:
    async with reader() as view:
        await view.press("slash", *"zebra")
        assert "No paper matches." in view.text("#papers")
        assert "esc clears the filter." in view.text("#papers")
        assert view.text("#detail").strip() == ""
        assert "0 of 20" in view.text().splitlines()[0]
        for harmless in ("enter", "j", "enter", "b", "o", "p", "y", "space", "G", "z", "z"):
            await view.press(harmless)
        await view.press("escape")
        assert view.screen.papers.count == 20


async def test_escape_in_the_filter_clears_it(reader: Opener) -> None:
    async with reader() as view:
        await view.press("slash", *"12", "escape")
        assert (view.focus, view.screen.papers.count) == ("papers", 20)


async def test_keys_typed_into_the_filter_are_text(reader: Opener) -> None:
    async with reader() as view:
        await view.press("slash")
        await view.type("q", "b", "j", "ｊ", "／")
        assert view.screen.filter_bar.value == "qbjｊ／"


@pytest.mark.parametrize("key", ["／", "、"])
async def test_the_filter_opens_with_an_input_method_on(reader: Opener, key: str) -> None:
    async with reader() as view:
        await view.type(key)
        assert view.focus == "filter"


async def test_full_width_letters_are_keys(reader: Opener) -> None:
    async with reader() as view:
        await view.type("ｊ")
        assert view.title == "Paper number 2"
        await view.type("Ｇ")
        assert view.title == "Paper number 20"


@pytest.mark.parametrize("key", ["?", "？"])
async def test_help_is_made_from_the_bindings(reader: Opener, key: str) -> None:
    async with reader(size=(120, 90)) as view:
        await view.type(key)
        shown = view.text()
        for section in ("Everywhere", "Paper list", "Paper", "Sidebar", "Filter", "Program"):
            assert section in shown
        assert "1-9" in shown
        assert "Keep this paper, or let it go" in shown
        await view.press("escape")
        assert view.focus == "papers"


async def test_bookmarks_are_on_disk_before_the_mark_shows(reader: Opener) -> None:
    async with reader() as view:
        await view.press("j", "b")
        assert "★" in view.text("#papers").splitlines()[2]
        assert view.text("#sidebar").splitlines()[1].split() == ["Bookmarks", "1"]
        other = Library(config.library_path())
        (kept,) = other.bookmarks()
        other.close()
        assert kept[:5] == (
            "2601.00002",
            "Paper number 2",
            "https://arxiv.org/abs/2601.00002",
            "cs.CV",
            "2026-01-30.md",
        )
        await view.press("b")
        assert "★" not in view.text("#papers")


async def test_bookmarks_show_when_their_digest_is_not_open(reader: Opener) -> None:
    async with reader() as view:
        await view.press("b", "j", "b")
    other = digest(paper(2, title="Paper two, again"), paper(50))
    async with reader(other) as view:
        await view.press("B")
        assert view.screen.papers.count == 2
        assert view.title == "Paper two, again"
        await view.press("j")
        assert view.title == "Paper number 1"
        assert "2026-01-30.md" in view.text("#detail")
        await view.press("slash", *"again")
        assert view.screen.papers.count == 1
        await view.press("escape", "B")
        assert view.screen.papers.count == 2
        assert view.title == "Paper two, again"


async def test_a_bookmark_let_go_can_be_taken_back_where_it_stands(reader: Opener) -> None:
    async with reader() as view:
        await view.press("b", "B", "b")
        assert "★" not in view.text("#papers")
        assert view.screen.papers.count == 1
        await view.press("b")
        assert "★" in view.text("#papers")
        await view.press("B")
        assert view.title == "Paper number 1"


async def test_no_bookmarks_says_how_to_make_one(reader: Opener) -> None:
    async with reader() as view:
        await view.press("B")
        assert "No bookmarks yet." in view.text("#papers")


async def test_what_another_program_keeps_shows_at_the_next_key(reader: Opener) -> None:
    async with reader() as view:
        other = Library(config.library_path())
        other.add(paper(1), "elsewhere.md")
        await view.press("j")
        assert "★" in view.text("#papers").splitlines()[0]
        await view.press("b")
        other.refresh()
        assert other.bookmarked == {"2601.00001", "2601.00002"}
        other.close()


async def test_a_library_that_fails_is_told_and_reading_goes_on(
    reader: Opener,
) -> None:
    path = config.library_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"this is no database" * 100)
    async with reader() as view:
        messages = [note.message for note in view.app._notifications]
        assert any(str(path) in message for message in messages)
        await view.press("b", "j")
        assert "★" not in view.text("#papers")
        assert view.title == "Paper number 2"
    assert path.read_bytes().startswith(b"this is no database")


@pytest.mark.parametrize(("key", "url"), [("o", "abs/2601.00001"), ("p", "pdf/2601.00001")])
async def test_pages_open_in_the_browser_with_their_address_shown(
    reader: Opener, monkeypatch: pytest.MonkeyPatch, key: str, url: str
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "digest_tui.ui.browser.open_in_browser", lambda _app, address, **_: opened.append(address)
    )
    async with reader() as view:
        await view.press(key)
        assert opened == [f"https://arxiv.org/{url}"]
        assert any(opened[0] in note.message for note in view.app._notifications)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "--version", ""])
async def test_only_web_addresses_are_opened(
    reader: Opener, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "digest_tui.ui.browser.open_in_browser", lambda _app, address, **_: opened.append(address)
    )
    async with reader(digest(paper(1, abs_url=url))) as view:
        await view.press("o")
        assert opened == []
        assert any("no web address" in note.message for note in view.app._notifications)


async def test_the_link_is_copied(reader: Opener) -> None:
    async with reader() as view:
        await view.press("y")
        assert view.app.clipboard == "https://arxiv.org/abs/2601.00001"


async def test_zoom_leaves_the_paper_alone_on_the_screen(reader: Opener) -> None:
    async with reader() as view:
        await view.press("z")
        assert (view.focus, view.screen.detail.size.width) == ("detail", 150)
        assert not view.screen.papers.display
        await view.press("z")
        assert view.focus == "papers"
        assert view.screen.papers.display
        await view.press("z", "escape")
        assert view.screen.papers.display


async def test_many_authors_are_named_when_asked_for(reader: Opener) -> None:
    many = paper(1, authors=tuple(f"Author {number}" for number in range(1, 31)))
    async with reader(digest(many)) as view:
        assert "and 18 more" in view.text("#detail")
        await view.press("a")
        assert "Author 30" in view.text("#detail")
        await view.press("a")
        assert "Author 30" not in view.text("#detail")


def shown_panes(view: Reader) -> list[str]:
    """Return the panes that have room on the screen."""
    return [
        name
        for name in ("sidebar", "papers", "detail")
        if view.screen.query_one(f"#{name}").region.area
    ]


@pytest.mark.parametrize(
    ("size", "at_papers", "at_detail", "at_sidebar"),
    [
        (WIDE, "sidebar papers detail", "sidebar papers detail", "sidebar papers detail"),
        (MEDIUM, "sidebar papers detail", "sidebar papers detail", "sidebar papers detail"),
        (NARROW, "papers detail", "papers detail", "sidebar papers detail"),
        (TINY, "papers", "detail", "sidebar"),
        ((150, 12), "papers", "detail", "sidebar"),
        ((40, 12), "papers", "detail", "sidebar"),
    ],
)
async def test_panes_fold_with_the_terminal(
    reader: Opener, size: tuple[int, int], at_papers: str, at_detail: str, at_sidebar: str
) -> None:
    async with reader(size=size) as view:
        assert shown_panes(view) == at_papers.split()
        await view.press("enter")
        assert shown_panes(view) == at_detail.split()
        await view.press("escape", "h")
        assert shown_panes(view) == at_sidebar.split()


async def test_the_list_lies_over_the_detail_in_a_medium_terminal(reader: Opener) -> None:
    async with reader(size=MEDIUM) as view:
        papers, detail = view.screen.papers.region, view.screen.detail.region
        assert papers.bottom == detail.y
        assert papers.x == detail.x > 0


async def test_nothing_breaks_as_the_terminal_changes_its_size(reader: Opener) -> None:
    async with reader(size=WIDE) as view:
        await view.press("j", "j")
        for size in [(1, 1), (40, 12), (300, 100), (59, 15), (99, 40), (2, 50), (80, 24), WIDE]:
            await view.pilot.resize_terminal(*size)
            await view.press("j", "k")
        assert view.title == "Paper number 3"
        assert shown_panes(view) == ["sidebar", "papers", "detail"]


async def test_a_failed_summary_is_told_and_the_abstract_leads(reader: Opener) -> None:
    failed = paper(1, **FAILED)
    async with reader(digest(failed)) as view:
        page = view.text("#detail")
        assert "the summary failed" in page
        assert "generation failed" not in view.text()
        assert page.index("the summary failed") < page.index("This abstract tells")
        assert "动机" not in page


HOSTILE = "[red]x[/red] [@click=app.quit]y[/] [/nope] [$accent]"


async def test_markup_of_a_file_shows_as_typed(reader: Opener) -> None:
    hostile = paper(
        1, title=HOSTILE, authors=(HOSTILE,), category=HOSTILE, tldr=HOSTILE, abstract=HOSTILE
    )
    async with reader(digest(hostile), size=(240, 40)) as view:
        assert view.title == HOSTILE
        assert HOSTILE in view.text("#papers")
        assert view.text("#detail").count(HOSTILE) >= 4
        await view.press("b", "B", "y")
        assert HOSTILE in view.text("#papers")


async def test_problems_are_told_at_the_start(reader: Opener) -> None:
    broken = readers.read(b"# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: 3]\n", "broken.md")
    async with reader(broken) as view:
        (note,) = view.app._notifications
        assert note.message.startswith("Line 3: ")
        assert "This digest holds no papers." in view.text("#papers")
        await view.press("j", "enter", "G", "k", "h", "j", "j", "slash", "x", "escape")


async def test_clicks_do_what_keys_do(reader: Opener) -> None:
    async with reader() as view:
        await view.pilot.click("#papers", offset=(10, 4))
        assert (view.title, view.focus) == ("Paper number 3", "detail")
        await view.pilot.click("#sidebar", offset=(3, 4))
        assert view.screen.papers.count == 6
        await view.pilot.click("#filter")
        assert view.focus == "filter"
        foot = view.text().splitlines()[-1]
        await view.press("escape")
        foot = view.text().splitlines()[-1]
        await view.pilot.click("#keys", offset=(foot.index("bookmark"), 0))
        await view.pilot.pause()
        assert view.text("#sidebar").splitlines()[1].split() == ["Bookmarks", "1"]


async def test_the_wheel_scrolls_without_moving_the_cursor(reader: Opener) -> None:
    async with reader(size=(150, 16)) as view:
        await view.pilot._post_mouse_events([events.MouseScrollDown], "#papers")
        await view.pilot.pause()
        assert view.screen.papers.top == 3
        assert view.title == "Paper number 1"


async def test_the_foot_shows_what_the_pane_can_do(reader: Opener) -> None:
    async with reader() as view:
        assert "enter read" in view.text().splitlines()[-1]
        await view.press("enter")
        assert "j k move" in view.text().splitlines()[-1]
        await view.press("h", "h")
        assert "enter papers" in view.text().splitlines()[-1]
        await view.press("slash")
        foot = view.text().splitlines()[-1]
        assert "esc clear" in foot
        assert "/ filter" not in foot


async def test_the_palette_offers_and_runs_every_command(reader: Opener) -> None:
    async with reader() as view:
        offered = {command.title for command in view.app.get_system_commands(view.app.screen)}
        assert {"Copy link", "Read", "Category 9", "Theme", "Quit"} <= offered
        await view.press("ctrl+p")
        await view.press(*"copylink")
        await view.pilot.pause(0.3)
        await view.press("enter", "enter")
        await view.pilot.pause()
        assert view.app.clipboard == "https://arxiv.org/abs/2601.00001"


async def test_a_click_on_the_name_opens_the_palette(reader: Opener) -> None:
    async with reader() as view:
        await view.pilot.click("#name")
        await view.pilot.pause()
        assert len(view.app.screen_stack) == 2
        await view.press("escape")
        assert len(view.app.screen_stack) == 1


async def test_the_theme_chosen_stays(reader: Opener) -> None:
    async with reader() as view:
        assert view.app.theme == "ink"
        view.app.theme = "paper"
        await view.pilot.pause()
    assert config.load_settings().theme == "paper"


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_quits(reader: Opener, key: str) -> None:
    async with reader() as view:
        await view.press(key)
        assert view.app._exit
