"""Names on the command line are resolved to sources with dates, in order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest_tui import sources
from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources import dates
from tests.support.papers import paper
from tests.support.template import markdown

DIGEST = markdown(paper(1), paper(2))


pytestmark = pytest.mark.usefixtures("cwd")


def make(*names: str, text: str = DIGEST) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")


def found(*names: str) -> list[str]:
    """Return the paths of the sources of names, with slashes; `+` joins those of one source."""
    return [
        "+".join(path.as_posix() for path in source.paths)
        for source in sources.discover(list(names))
    ]


# --- dates --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2026-01-30.md", "2026-01-30"),
        ("20260130.md.gz", "2026-01-30"),
        ("2026-01-30_AI_enhanced_Chinese.jsonl", "2026-01-30"),
        ("arxiv-2026_01_30.md", "2026-01-30"),
        ("digest.2026.1.30.md", "2026-01-30"),
        ("2026年1月30日.md", "2026-01-30"),
        ("/a/2026/01/30.md", "2026-01-30"),
        ("/a/2026/01/30_AI_enhanced_Chinese.jsonl", "2026-01-30"),
        ("/a/2026-01/30.md", "2026-01-30"),
        ("/a/202601/30.md", "2026-01-30"),
        ("/a/2026/01-30.md", "2026-01-30"),
        ("/a/2026-01-30/papers.md", "2026-01-30"),
        ("/a/2026/01/30/papers.md", "2026-01-30"),
        ("/2025/12/31/2026-01-30.md", "2026-01-30"),
        ("2024-02-29.md", "2024-02-29"),
        ("2026-02-29.md", ""),
        ("2026-13-01.md", ""),
        ("1999-12-31.md", ""),
        ("2100-01-01.md", ""),
        ("12026-01-30.md", ""),
        ("2026-01-300.md", ""),
        ("2026-99-99-2026-01-30.md", "2026-01-30"),
        ("2601.20881.md", ""),
        ("seed.txt", ""),
        ("/a/2026/01/README.md", ""),
        ("/a/2026/01/2601.20881.md", ""),
        ("/a/backup-2026-01-30/papers.md", ""),
        ("/a/2026-01-30-backup/papers.md", ""),
    ],
)
def test_a_path_may_contain_a_day(path: str, day: str) -> None:
    assert dates.day_from_path(path.replace("/", os.sep)) == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_the_century_is_found(day: date) -> None:
    for name in (f"{day}.md", f"{day:%Y%m%d}.jsonl.gz", f"/x/{day:%Y/%m/%d}.md"):
        assert dates.day_from_path(name.replace("/", os.sep)) == day.isoformat()


@given(st.text("20-/._年1x3") | st.text())
@example("20" * 100_000)
@example("/2026" * 100_000)
def test_any_path_has_a_valid_day_or_none(name: str) -> None:
    day = dates.day_from_path(name)
    assert not day or date.fromisoformat(day).isoformat() == day


@pytest.mark.parametrize(
    ("ids", "month"),
    [
        (["2512.00001", "2601.00009", "2511.00001"], "2026-01"),
        (["hep-th/9901001", "0704.0001"], "2007-04"),
        (["hep-th/9901001"], ""),
        (["2613.00001", "2600.00001"], ""),
        ([], ""),
    ],
)
def test_without_a_day_in_the_path_the_date_is_the_newest_month_of_the_ids(
    cwd: Path, ids: Sequence[str], month: str
) -> None:
    papers = [
        paper(number, arxiv_id=each, abs_url=f"https://arxiv.org/abs/{each}")
        for number, each in enumerate(ids, 1)
    ]
    text = markdown(*papers)
    make("seed.txt", "2025-03-04.md", text=text)
    first, second = map(sources.read, sources.discover([str(cwd)]))
    assert (first.date, second.date) == ("2025-03-04", month)
    assert sources.parse_bytes(text.encode("utf-16"), "standard input").date == month


# --- names -------------------------------------------------------------------------------------


def test_a_directory_is_searched_recursively_and_its_newest_digest_is_first() -> None:
    make("d/2026-01-02.md", "d/2026-01-10.markdown", "d/a/b/2026-01-05.txt", "d/2025/12/31.md.gz")
    make("d/z.jsonl", "d/demo.md", "d/a/seed.txt", "d/2026-01-03.JSONL")
    make("d/.2026-01-04.md", "d/.git/2026-01-04.md", "d/picture.svg", "d/2026-01-04.md~", "d/md")
    assert found("d") == [
        "d/2026-01-10.markdown",
        "d/a/b/2026-01-05.txt",
        "d/2026-01-03.JSONL",
        "d/2026-01-02.md",
        "d/2025/12/31.md.gz",
        "d/demo.md",
        "d/z.jsonl",
        "d/a/seed.txt",
    ]
    assert [name.removeprefix("./") for name in found(".")] == found("d")
    assert [source.explicit for source in sources.discover(["d", "d/demo.md"])][5:] == [
        True,
        False,
        False,
    ]


@given(st.permutations(["a.md", "b.md", "2026-01-01.md", "2026-01-02.md", "x/2026-01-02.md"]))
def test_sources_are_sorted_by_day_and_otherwise_keep_their_order(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    top = tmp_path_factory.mktemp("named")
    make(*(str(top / name) for name in names))
    shown = [
        source.paths[0].relative_to(top).as_posix()
        for source in sources.discover([str(top / name) for name in names])
    ]
    assert shown == sorted(names, key=lambda name: dates.day_from_path(name) or "0", reverse=True)


def test_a_named_file_may_have_any_suffix() -> None:
    make("digest", "d/.hidden.md")
    assert found("digest", "d/.hidden.md") == ["digest", "d/.hidden.md"]


def test_a_file_with_several_names_is_found_once(cwd: Path) -> None:
    make("d/2026-01-01.md", "d/e/2026-01-02.md")
    Path("link.md").symlink_to("d/2026-01-01.md")
    Path("linked").symlink_to("d", target_is_directory=True)
    names = ["d/2026-01-01.md", "d", "./d/e", "link.md", "linked", "d/*.md", str(cwd)]
    assert found(*names) == ["d/e/2026-01-02.md", "d/2026-01-01.md"]


def test_links_that_form_a_cycle_are_harmless() -> None:
    make("outside.md", "d/a/2026-01-01.md", "elsewhere/2026-01-02.md")
    Path("d/a/loop").symlink_to("../a", target_is_directory=True)
    Path("d/up").symlink_to("..", target_is_directory=True)
    Path("d/itself").symlink_to("itself")
    Path("d/other").symlink_to("../elsewhere", target_is_directory=True)
    Path("elsewhere/back").symlink_to("../d", target_is_directory=True)
    expected = ["d/other/2026-01-02.md", "d/a/2026-01-01.md"]
    assert found("d") == found("d/**") == found("d/**/*.md") == found("d/**/**/2026*") == expected


def test_a_broken_link_is_an_error() -> None:
    make("d/2026-01-01.md")
    Path("d/gone.md").symlink_to("nowhere.md")
    errors: list[ReadError] = []
    assert len(sources.discover(["d"], errors.append)) == 1
    assert [(error.kind, error.name) for error in errors] == [
        (ReadErrorKind.NOT_FOUND, str(Path("d/gone.md")))
    ]


@pytest.mark.parametrize("name", ["d", "d/**/*.md", "*/*/*.md"])
def test_a_directory_that_cannot_be_read_is_an_error_and_skipped(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    make("d/a/2026-01-01.md", "d/b/2026-01-02.md", "d/c/2026-01-03.md")
    scan = os.scandir

    def guarded(path: str) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", guarded)
    errors: list[ReadError] = []
    found = sources.discover([name], errors.append)
    assert [source.date for source in found] == ["2026-01-03", "2026-01-01"]
    assert [(error.name, error.reason) for error in errors] == [
        (str(Path("d/b")), "Permission denied")
    ]
    with pytest.raises(ReadError) as raised:
        sources.discover([str(Path("d/b"))])
    assert raised.value.args == errors[0].args


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
@pytest.mark.parametrize("name", ["d", "d/*"])
def test_a_named_pipe_in_a_directory_does_not_block(name: str) -> None:
    make("d/2026-01-01.md")
    os.mkfifo("d/2026-01-02.md")
    assert found(name) == ["d/2026-01-01.md"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.md", ["2026-01-02.md", "2026-01-01.md", "[x].md"]),
        ("2026-01-0?.md", ["2026-01-02.md", "2026-01-01.md"]),
        ("2026-01-0[2-9].md", ["2026-01-02.md"]),
        ("[x].md", ["[x].md"]),
        ("*/2026*", ["d/2026-01-03.md"]),
        ("**/2026*.md", ["d/e/2026-01-04.md", "d/2026-01-03.md", "2026-01-02.md", "2026-01-01.md"]),
        ("**/e/*", ["d/e/2026-01-04.md"]),
        ("d/**", ["d/e/2026-01-04.md", "d/2026-01-03.md"]),
        ("d*", ["d/e/2026-01-04.md", "d/2026-01-03.md"]),
        (".h*/*.md", [".hidden/2026-01-05.md"]),
        ("d/../*01.md", ["d/../2026-01-01.md"]),
        ("*.dat", ["other.dat"]),
    ],
)
def test_a_pattern_is_expanded(cwd: Path, pattern: str, expected: list[str]) -> None:
    make("2026-01-01.md", "2026-01-02.md", "[x].md", "d/2026-01-03.md", "d/e/2026-01-04.md")
    make(".hidden/2026-01-05.md", "other.dat")
    assert found(pattern) == expected
    if not pattern.startswith("[") and ".." not in pattern:
        assert found(str(cwd / pattern)) == [(cwd / name).as_posix() for name in expected]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("absent.md", ReadErrorKind.NOT_FOUND),
        ("*.absent", ReadErrorKind.NO_MATCH),
        ("d[", ReadErrorKind.NO_MATCH),
        ("empty", ReadErrorKind.NO_DIGEST_IN_DIRECTORY),
        ("em*", ReadErrorKind.NO_MATCH),
        ("a\0b", ReadErrorKind.NOT_FOUND),
        ("file.md/x.md", ReadErrorKind.UNREADABLE),
    ],
)
def test_a_name_without_a_file_raises_an_error_of_its_kind(name: str, kind: ReadErrorKind) -> None:
    make("file.md", "empty/.hidden.md", "empty/picture.svg")
    with pytest.raises(ReadError) as error:
        sources.discover(["file.md", name])
    assert error.value.kind is kind
    assert "\n" not in error.value.name


@given(st.lists(st.text("ab/*?[]!.-\0\ud800é"), max_size=3))
@example(["*a" * 40])
@example(["**/" * 50])
@example(["[" * 5000])
def test_any_names_have_sources_or_raise_an_error(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    top = tmp_path_factory.getbasetemp() / "any"
    make(str(top / "a.md"), str(top / "b/a.md"), str(top / "b" / ("a" * 80 + "b.md")))
    names = [f"{top}{os.sep}{name}" for name in names if ".." not in name]
    with suppress(ReadError):
        assert bool(sources.discover(names)) == bool(names)


def test_the_name_with_a_day_is_used_of_several_names_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "days").mkdir()
    (tmp_path / "days" / "2026-01-30.md").write_text("x", "utf-8")
    (tmp_path / "days" / "2026-01-30.jsonl").write_text("x", "utf-8")
    (tmp_path / "a-latest.md").symlink_to(tmp_path / "days" / "2026-01-30.md")
    for names in ([tmp_path], [tmp_path / "a-latest.md", tmp_path], [tmp_path / "days", tmp_path]):
        (source,) = sources.discover([str(name) for name in names])
        assert [path.name for path in source.paths] == ["2026-01-30.md", "2026-01-30.jsonl"]
        assert source.date == "2026-01-30"
