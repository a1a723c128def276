"""The program in a real terminal: its modes, signals, keys and clicks."""

from __future__ import annotations

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of Unix", allow_module_level=True)

import os
import signal
import subprocess
from pathlib import Path
from typing import Final

from tests.support.terminal import ESCAPE, Launcher, Terminal

DEMO: Final = Path(__file__).resolve().parents[2] / "digest_tui" / "data" / "demo.md"
EXIT_TIMEOUT: Final = 5.0
"""Seconds in which the program must exit; it takes a quarter of a second."""
OFF_AT_REST: Final = {"1000", "1002", "1003", "1004", "1006", "1015", "1016", "1049", "2004"}
"""The terminal's modes that must be off when the program has ended."""


def assert_restored(terminal: Terminal) -> None:
    """Check that modes, cursor, keyboard and termios attributes of the terminal are restored."""
    written = terminal.output.decode()
    last = dict(re.findall(r"\x1b\[\?([0-9]+)([hl])", written))
    assert last["1049"] == "l"
    assert {mode for mode in OFF_AT_REST if last.get(mode, "l") == "h"} == set()
    assert (last["25"], last["7"]) == ("h", "h")
    assert len(re.findall(r"\x1b\[>[0-9]+u", written)) == written.count("\x1b[<u")
    assert terminal.attributes == terminal.attributes_before
    assert "Traceback" not in written


def test_q_quits_and_restores_the_terminal(demo_terminal: Terminal) -> None:
    assert demo_terminal.attributes != demo_terminal.attributes_before
    demo_terminal.write("q")
    assert demo_terminal.wait_for_exit(EXIT_TIMEOUT) == 0
    assert_restored(demo_terminal)


def test_the_start_paints_the_screen_twice_at_most(demo_terminal: Terminal) -> None:
    demo_terminal.write("j")
    demo_terminal.wait_for("2 of 32")
    assert demo_terminal.output.count(b"digest-tui") <= 2


def test_ctrl_c_ends_the_program(demo_terminal: Terminal) -> None:
    demo_terminal.write("\x03")
    assert demo_terminal.wait_for_exit(EXIT_TIMEOUT) in {0, 130}
    assert_restored(demo_terminal)


def test_ctrl_c_ends_the_program_from_the_filter_the_help_and_the_palette(start: Launcher) -> None:
    for key, sign in (("/x", "clear"), ("?", "closes the help"), ("\x10", "Search")):
        terminal = start("--demo")
        terminal.write(key)
        terminal.wait_for(sign)
        terminal.write("\x03")
        assert terminal.wait_for_exit(EXIT_TIMEOUT) in {0, 130}
        assert_restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_program(demo_terminal: Terminal, number: signal.Signals) -> None:
    demo_terminal.process.send_signal(number)
    assert demo_terminal.wait_for_exit(EXIT_TIMEOUT) == 128 + number
    assert_restored(demo_terminal)


def test_a_crash_restores_the_terminal_and_loses_no_bookmark(start: Launcher) -> None:
    fault = start.home / "fault"
    fault.mkdir()
    (fault / "sitecustomize.py").write_text(
        "from digest_tui.session import Session\n"
        "def fail(*_): raise RuntimeError('made to fail')\n"
        "Session.set_scope = fail\n"
    )
    paths = os.pathsep.join([str(fault), str(Path(__file__).resolve().parents[2])])
    terminal = start("--demo", variables={"PYTHONPATH": paths})
    terminal.wait_for("1 of 32")
    terminal.write("b")
    terminal.wait_for("★")
    terminal.write("B")
    assert terminal.wait_for_exit(EXIT_TIMEOUT) == 70
    assert_restored(terminal)
    message = terminal.output.decode().rpartition("digest-tui: ")[2]
    assert message.startswith("stopped by a fault of its own")
    assert "made to fail" in (start.home / "data" / "digest-tui" / "crash.txt").read_text("utf-8")
    again = start("--demo")
    again.wait_for("★")


def test_a_signal_during_the_start_restores_the_terminal(start: Launcher) -> None:
    terminal = start("--demo")
    terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.output, "the alternate screen")
    terminal.process.terminate()
    assert terminal.wait_for_exit(EXIT_TIMEOUT) == 128 + signal.SIGTERM
    assert_restored(terminal)


@pytest.mark.parametrize("keys", ["", "jjjjzz/a"])
def test_a_closed_window_ends_the_program(demo_terminal: Terminal, keys: str) -> None:
    demo_terminal.write(keys)
    demo_terminal.close_window()
    demo_terminal.wait_for_exit(EXIT_TIMEOUT)


def test_keys_typed_before_the_first_paint_are_handled(start: Launcher) -> None:
    terminal = start("--demo")
    terminal.write("jj")
    terminal.wait_for("3 of 32")


def test_a_filter_typed_before_the_first_paint_filters(start: Launcher) -> None:
    terminal = start("--demo")
    terminal.write("/bert")
    terminal.wait_for("/ bert", "1 of ")


@pytest.mark.parametrize("typed", ["/quantum", "/bert"])
def test_text_typed_together_with_a_slash_is_the_filter(
    demo_terminal: Terminal, typed: str
) -> None:
    demo_terminal.write(typed)
    demo_terminal.wait_for(f"/ {typed[1:]}", " of 32", timeout=3)
    assert "★" not in demo_terminal.text


def test_keys_typed_together_with_enter_scroll_the_paper(demo_terminal: Terminal) -> None:
    demo_terminal.write("\rjj")
    demo_terminal.wait_until_gone("Ashish Vaswani")
    assert "1 of 32" in demo_terminal.text


def test_a_digest_is_read_from_a_pipe_and_keys_from_the_terminal(start: Launcher) -> None:
    with subprocess.Popen(["cat", DEMO], stdout=subprocess.PIPE) as cat:
        terminal = start("-", stdin=cat.stdout)
        terminal.wait_for("Attention Is All You Need")
        terminal.write("j")
        terminal.wait_for("2 of 32")
        terminal.write("q")
        assert terminal.wait_for_exit(EXIT_TIMEOUT) == 0
    assert_restored(terminal)


@pytest.mark.parametrize("name", ["-", str(DEMO)])
def test_a_missing_terminal_is_reported_in_one_sentence(start: Launcher, name: str) -> None:
    with DEMO.open("rb") as stdin:
        ended = start.run_without_terminal(name, stdin=stdin)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert re.fullmatch(r"digest-tui: .*terminal.*\.\n", ended.stderr)


def test_chinese_can_be_typed_into_the_filter(demo_terminal: Terminal) -> None:
    demo_terminal.write("/")
    demo_terminal.wait_for("clear")
    typed = "注意力".encode()
    demo_terminal.write(typed[:4])  # One character and a part of the next.
    demo_terminal.wait_for("/ 注", " of 32")
    demo_terminal.write(typed[4:])
    demo_terminal.wait_for("/ 注意力", " of 32")
    assert "Attention Is All You Need" in demo_terminal.text


def test_an_input_method_composes_at_the_end_of_the_filter(
    demo_terminal: Terminal,
) -> None:
    demo_terminal.write("/")
    demo_terminal.wait_for("clear")
    demo_terminal.write("注意")
    demo_terminal.wait_for("/ 注意", " of 32")
    assert demo_terminal.cursor == (demo_terminal.cell_of("/ ")[0] + len("/ 注意") + 2, 0)


def test_full_width_keys_of_an_input_method_work(demo_terminal: Terminal) -> None:
    demo_terminal.write("ｊ")
    demo_terminal.wait_for("2 of 32")
    demo_terminal.write("？")
    demo_terminal.wait_for("closes the help")
    demo_terminal.write(ESCAPE)
    demo_terminal.wait_until_gone("closes the help")
    demo_terminal.write("／")
    demo_terminal.wait_for("clear")
    demo_terminal.write("nerf")
    demo_terminal.wait_for("1 of 32", "NeRF: Rep")


def test_with_no_color_no_colours_are_written_and_the_cursor_is_visible(start: Launcher) -> None:
    terminal = start("--demo", columns=90, variables={"NO_COLOR": "1"})
    terminal.wait_for("1 of 32")
    terminal.write("j")
    terminal.wait_for("2 of 32", "▌  2 ")
    titles = ("Attention Is", "BERT: Pre", "Efficient Est")
    barred = [row for row in terminal.rows if any(title in row for title in titles) and "▌" in row]
    assert [row[:5] for row in barred] == ["▌  2 "]
    styles = set(re.findall(r"\x1b\[([0-9;]*)m", terminal.output.decode()))
    used = {int(number or 0) for style in styles for number in style.split(";")}
    assert used <= {*range(10), *range(21, 30), 39, 49}  # Bold and its like; default colours.


def test_a_bookmark_is_kept_if_the_program_is_killed(
    start: Launcher, demo_terminal: Terminal
) -> None:
    demo_terminal.write("b")
    demo_terminal.wait_for("★")
    demo_terminal.process.kill()
    demo_terminal.wait_for_exit(EXIT_TIMEOUT)
    again = start("--demo")
    again.wait_for("★ Attention Is All You Need")


def test_a_bookmark_is_shown_in_another_program_at_its_next_key(
    start: Launcher, demo_terminal: Terminal
) -> None:
    other = start("--demo")
    other.wait_for("1 of 32")
    demo_terminal.write("b")
    demo_terminal.wait_for("★ Attention")
    other.write("j")
    other.wait_for("2 of 32", "★ Attention")
    other.write("b")
    other.wait_for("★ BERT")
    demo_terminal.write("j")
    demo_terminal.wait_for("★ Attention", "★ BERT")


def test_keys_are_handled_after_each_change_of_size(start: Launcher) -> None:
    terminal = start("--demo", columns=150, rows=42)
    terminal.wait_for("1 of 32", "softmax", "quant-ph")
    terminal.resize(40, 12)
    terminal.wait_until_gone("softmax")
    terminal.write("j")
    terminal.wait_for("2 of 32", "BERT")
    terminal.resize(150, 42)
    terminal.wait_for("quant-ph", "BERT: Pre-training of Deep Bidirectional Transformers for")
    terminal.write("j")
    terminal.wait_for("3 of 32", "Efficient")


def test_a_size_that_changes_and_returns_is_painted_completely(demo_terminal: Terminal) -> None:
    demo_terminal.wait_for("1 of 32 · top")
    before = demo_terminal.text
    for _ in range(3):
        demo_terminal.resize(60, 20)
        demo_terminal.resize(100, 30)
        assert demo_terminal.text != before
        demo_terminal.wait_until(lambda: demo_terminal.text == before, "all painted again")


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (3, 2), (9, 4), (22, 10), (300, 90)])
def test_odd_sizes_break_nothing(start: Launcher, columns: int, rows: int) -> None:
    terminal = start("--demo", columns=columns, rows=rows)
    terminal.write("jb\tj zz\t\tGg11B0")
    terminal.resize(100, 30)
    terminal.wait_for("of 32")
    terminal.write("q")
    assert terminal.wait_for_exit(EXIT_TIMEOUT) == 0
    assert_restored(terminal)


def test_no_key_is_lost_however_fast_they_come(demo_terminal: Terminal) -> None:
    demo_terminal.write("j" * 20 + "k" * 8 + "j")
    demo_terminal.wait_for("14 of 32")


def test_a_page_key_right_after_opening_does_not_break_the_palette(demo_terminal: Terminal) -> None:
    demo_terminal.write("\x10\x1b[6~")
    demo_terminal.wait_for("Search", timeout=3)
    demo_terminal.write("\x03")
    assert demo_terminal.wait_for_exit(EXIT_TIMEOUT) in {0, 130}
    assert_restored(demo_terminal)


def test_a_double_click_closes_the_help_once(demo_terminal: Terminal) -> None:
    demo_terminal.write("?")
    demo_terminal.wait_for("closes the help")
    demo_terminal.click(50, 15, times=2)
    demo_terminal.wait_until_gone("closes the help")
    demo_terminal.write("j")
    demo_terminal.wait_for("of 32", timeout=3)
    demo_terminal.write("q")
    assert demo_terminal.wait_for_exit(EXIT_TIMEOUT) == 0


def test_the_mouse_can_be_dragged_anywhere(demo_terminal: Terminal) -> None:
    thumb = demo_terminal.cell_of("▐")
    demo_terminal.press(*thumb)
    for column, row in ((99, 29), (0, 0), (98, 500), (9999, 1), (30, 28)):
        demo_terminal.press(column, row, button=32)
    demo_terminal.press(30, 0, button=32)
    demo_terminal.press(9999, 9999, release=True)
    first = " 1   Attention Is All You Need"
    demo_terminal.wait_for(first)
    demo_terminal.press(40, 3, button=65)
    demo_terminal.wait_until_gone(first)
    demo_terminal.press(40, 3, button=64)
    demo_terminal.wait_for(first)
    demo_terminal.click(*demo_terminal.cell_of("Language Models are"))
    demo_terminal.wait_for("5 of 32")


def test_a_long_paste_into_the_filter_can_be_cleared(demo_terminal: Terminal) -> None:
    demo_terminal.write("/")
    demo_terminal.wait_for("clear")
    demo_terminal.write("\x1b[200~" + "words that no paper holds " * 2_000 + "\x1b[201~")
    demo_terminal.wait_for("0 of 32", "words")
    demo_terminal.write(ESCAPE)
    demo_terminal.wait_for("32 papers", "Attention Is All You Need")


def test_a_paste_outside_the_filter_runs_no_commands(demo_terminal: Terminal) -> None:
    demo_terminal.write("\x1b[200~jq\x1b[201~jj")
    demo_terminal.wait_for("3 of 32")


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are UTF-8")
def test_a_file_name_that_is_not_utf_8_can_be_read(start: Launcher) -> None:
    path = Path(os.fsdecode(os.fsencode(start.home) + b"/caf\xe9.md"))
    path.write_bytes(DEMO.read_bytes())
    assert start.run_without_terminal("--check", path).returncode == 0
    terminal = start(path)
    terminal.wait_for("1 of 32")
    terminal.write("bj")
    terminal.wait_for("2 of 32", "★")


def test_bytes_that_are_not_utf_8_are_ignored(demo_terminal: Terminal) -> None:
    demo_terminal.write(b"\xff\xfe")
    demo_terminal.write("j")
    demo_terminal.wait_for("2 of 32", timeout=3)


def test_ctrl_z_returns_to_the_shell_and_the_screen_comes_back_whole(start: Launcher) -> None:
    terminal = start.start_shell()
    terminal.wait_for("shell>")
    terminal.write(f"'{sys.executable}' -m digest_tui --demo\r")
    terminal.wait_for("Attention Is All You Need", "1 of 32")
    terminal.write("jj")
    terminal.wait_for("3 of 32")
    for typed in ("first", "second"):
        terminal.write("\x1a")
        terminal.wait_for("Stopped")
        terminal.write(f"echo $((6 * 7)){typed}\r")
        terminal.wait_for(f"42{typed}")
        terminal.write("fg\r")
        terminal.wait_for("Attention Is All You Need", "3 of 32", "? help")
        terminal.wait_until_gone("42")
    terminal.write("j")
    terminal.wait_for("4 of 32")
    terminal.write("q")
    terminal.wait_for("shell>")
    terminal.write("exit\r")
    assert terminal.wait_for_exit() == 0
    assert_restored(terminal)


def test_a_digest_from_the_keyboard_is_waited_for_in_words(start: Launcher) -> None:
    terminal = start("-")
    terminal.wait_for("waiting for a digest on standard input; Ctrl+D on a new line ends it.")
    terminal.write("\x03")
    assert terminal.wait_for_exit() == 130
