"""Messages in the status bar: how long each is shown, and how it is recalled."""

from __future__ import annotations

from digest_tui import readers
from tests.support.app_driver import NARROW, AppDriver, open_digest

BROKEN = "# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: 3]\n"


def foot(driver: AppDriver) -> str:
    """Return the text of the status bar."""
    return driver.text("#status")


async def test_each_action_is_answered_in_the_status_bar() -> None:
    async with open_digest() as driver:
        await driver.press("b")
        assert "Bookmark added" in foot(driver)
        await driver.press("b")
        assert "Bookmark removed" in foot(driver)
        await driver.press("y")
        assert "Copied https://arxiv.org/abs/2601.00001" in foot(driver)


async def test_a_command_without_a_paper_says_so() -> None:
    async with open_digest() as driver:
        await driver.press("slash", *"nothing", "enter")
        for key in ("b", "o", "p", "y", "Y", "e", "a"):
            await driver.press(key)
        assert driver.notifications == ["There is no paper at the cursor."]


async def test_a_command_that_changes_nothing_says_so() -> None:
    async with open_digest() as driver:
        await driver.press("a")
        assert "All authors are shown." in foot(driver)


async def test_a_problem_stays_until_the_next_key_and_the_next_problem_follows() -> None:
    broken = [readers.read(BROKEN.encode(), f"{number}.md") for number in (1, 2)]
    async with open_digest(*broken) as driver:
        driver.app.notify("second", severity="error")
        assert "1.md, line 3: " in foot(driver)
        driver.app.notify("Opened")
        assert "1.md, line 3: " in foot(driver)
        await driver.press("j")
        assert "second" in foot(driver)
        await driver.press("j")
        assert "second" not in foot(driver)
        assert "? help" in foot(driver)


async def test_a_click_on_a_message_closes_it() -> None:
    async with open_digest() as driver:
        await driver.press("9")
        column = foot(driver).index("There is no category 9")
        await driver.pilot.click("#status", offset=(column - 2, 0))
        assert "There is no category 9" in foot(driver)
        await driver.pilot.click("#status", offset=(column + 1, 0))
        assert "There is no category 9" not in foot(driver)


async def test_a_long_message_leaves_no_space_for_commands_but_is_listed_whole() -> None:
    long = "a long message " * 20
    async with open_digest(size=NARROW) as driver:
        driver.app.notify(long.strip(), severity="warning")
        await driver.pilot.pause()
        assert foot(driver).strip().startswith("a long message")
        assert foot(driver).endswith("…")
        await driver.press("m")
        assert driver.text("#messages").count("a long message") + 1 >= 20
        await driver.press("m")
        assert driver.focused_id == "papers"


async def test_messages_are_listed_from_the_newest() -> None:
    async with open_digest() as driver:
        await driver.press("m")
        assert "There was no message yet." in foot(driver)
        await driver.press("b", "m")
        lines = [line.split(maxsplit=1) for line in driver.text("#messages").splitlines()]
        assert [text for line in lines for text in line[1:]] == [
            "Bookmark added",
            "There was no message yet.",
        ]


async def test_a_message_is_plain_text() -> None:
    async with open_digest() as driver:
        driver.app.notify("[red]r[/red] [@click=app.quit]x[/]")
        await driver.pilot.pause()
        assert "[red]r[/red] [@click=app.quit]x[/]" in foot(driver)
