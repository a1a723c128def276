"""Bytes of every encoding and format are read as a digest, or raise an error."""

from __future__ import annotations

import codecs
import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers
from digest_tui.readers import ReadError, ReadErrorKind
from tests.support.papers import paper
from tests.support.records import records
from tests.support.template import block, irregular, markdown, read_file

PAPERS = [paper(1), paper(2, category="cs.LG", authors=("First Author",))]
TEXT = markdown(*PAPERS)


def error_of(path: Path) -> ReadError:
    with pytest.raises(ReadError) as refused:
        read_file(path)
    return refused.value


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8 with BOM"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode(), id="BOM and CRLF"),
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="utf-16 little"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16 big"),
        pytest.param(TEXT.replace("\n", "\r\n").encode("utf-16"), id="utf-16 and CRLF"),
        pytest.param(TEXT.encode("gb18030"), id="gb18030"),
        pytest.param(TEXT.replace("\n", "\r\n").encode("gb18030"), id="gb18030 and CRLF"),
    ],
)
def test_one_digest_reads_the_same_in_every_encoding(data: bytes) -> None:
    digest = readers.read(data, "x.md")
    assert list(digest.papers) == PAPERS
    assert digest.problems == ()


def test_a_file_has_its_name_and_its_full_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2026-01-30.md").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    digest = read_file(Path("2026-01-30.md"))
    assert digest.name == "2026-01-30.md"
    assert digest.path == str(tmp_path / "2026-01-30.md")
    assert readers.read(TEXT.encode(), "standard input").path == ""


@pytest.mark.parametrize("after", [b"", b"\n", b"more\n"])
@pytest.mark.parametrize("field", ["中文", "中文字"])
def test_broken_utf_8_is_replaced_and_a_problem_of_its_line(field: str, after: bytes) -> None:
    whole = paper(1, **dict.fromkeys(("tldr", "motivation", "method", "result"), field))
    text = markdown(whole)
    digest = readers.read(text.encode() + "断".encode()[:2] + after, "x.md")
    assert list(digest.papers) == [whole]
    assert [problem.line for problem in digest.problems] == [text.count("\n") + 1]
    assert digest.problems[0].encoding == "UTF-8"


def test_a_broken_byte_in_a_field_replaces_one_character() -> None:
    data = TEXT.encode().replace("说明方法".encode(), "说".encode() + b"\xff", 1)
    digest = readers.read(data, "x.md")
    assert digest.papers[0].method == "说\ufffd。"
    line = data[: data.index(b"\xff")].count(b"\n") + 1
    assert [problem.line for problem in digest.problems] == [line]


def test_broken_utf_16_is_a_problem() -> None:
    digest = readers.read(TEXT.encode("utf-16") + b"\x00", "x.md")
    assert list(digest.papers) == PAPERS
    assert [problem.line for problem in digest.problems] == [TEXT.count("\n") + 1]


def test_a_lone_null_far_in_does_not_make_a_digest_binary() -> None:
    long = paper(1, abstract="word " * 4000)
    digest = readers.read(markdown(long, paper(2, tldr="a\0b")).encode(), "x.md")
    assert [each.tldr for each in digest.papers] == [long.tldr, "ab"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"", ReadErrorKind.EMPTY, id="empty"),
        pytest.param(b" \r\n\n", ReadErrorKind.EMPTY, id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ReadErrorKind.BINARY, id="image"),
        pytest.param(b"PK\x03\x04\x14\0\0\0", ReadErrorKind.BINARY, id="archive"),
        pytest.param(bytes(range(256)) * 8, ReadErrorKind.BINARY, id="all bytes"),
        pytest.param(codecs.BOM_UTF8, ReadErrorKind.NO_DIGEST, id="BOM alone"),
        pytest.param(codecs.BOM_UTF16_LE, ReadErrorKind.NO_DIGEST, id="UTF-16 BOM alone"),
        pytest.param(b"# A project\n\n## Usage\n\nRun it.\n", ReadErrorKind.NO_DIGEST, id="README"),
        pytest.param(
            b"# A project\n\n# Table of Contents\n\n- [Usage](#usage)\n\n### Usage\n",
            ReadErrorKind.NO_DIGEST,
            id="README with contents",
        ),
        pytest.param(b'{"id": "2601.00001"}\n', ReadErrorKind.NO_DIGEST, id="JSON"),
        pytest.param(b"\xff" * 64, ReadErrorKind.NO_DIGEST, id="bytes of no encoding"),
    ],
)
def test_bytes_that_are_no_digest_raise_an_error_of_their_kind(
    data: bytes, kind: ReadErrorKind, tmp_path: Path
) -> None:
    path = tmp_path / "some file.md"
    path.write_bytes(data)
    error = error_of(path)
    assert (error.kind, error.name) == (kind, str(path))


def test_a_missing_file_is_an_error_of_its_kind() -> None:
    error = error_of(Path("absent.md"))
    assert (error.kind, error.name) == (ReadErrorKind.NOT_FOUND, "absent.md")


def test_a_directory_is_an_error_of_its_kind(tmp_path: Path) -> None:
    assert error_of(tmp_path).kind is ReadErrorKind.IS_DIRECTORY


def test_a_path_through_a_file_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = error_of(tmp_path / "file" / "x.md")
    assert error.kind in (ReadErrorKind.NOT_FOUND, ReadErrorKind.UNREADABLE)


def test_a_name_that_is_too_long_cannot_be_read() -> None:
    error = error_of(Path("x" * 5000))
    assert error.kind in (ReadErrorKind.NOT_FOUND, ReadErrorKind.UNREADABLE)


@pytest.mark.parametrize("closed", ["file", "directory"])
def test_the_error_of_a_protected_file_has_the_system_s_reason(tmp_path: Path, closed: str) -> None:
    path = tmp_path / "below" / "x.md"
    path.parent.mkdir()
    path.write_text(TEXT, "utf-8")
    barred = path if closed == "file" else path.parent
    barred.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        assert error_of(path).reason == os.strerror(errno.EACCES)
    finally:
        barred.chmod(0o700)


def test_a_hostile_name_is_shown_without_its_escapes() -> None:
    error = error_of(Path("a\x1b]0;b\x07\u202ec\n\x9bd\udcff.md"))
    assert error.name == "a]0;bc d\ufffd.md"
    digest = readers.read(TEXT.encode(), "a\x1b[31m\n\u202eb")
    assert digest.name == "a[31m b"


@given(st.binary() | st.binary(max_size=40).map(lambda junk: junk + TEXT.encode()[:300] + junk))
def test_bytes_of_any_kind_are_read_or_raise_an_error(data: bytes) -> None:
    try:
        digest = readers.read(data, "x.md")
    except ReadError as error:
        name = error.name
    else:
        name = digest.name
        assert len(list(digest.papers)) == len(digest.keys)
    assert name == "x.md"


@given(st.binary(max_size=3).filter(lambda junk: b"\0" not in junk), st.data())
def test_junk_in_one_paper_does_not_change_the_others(junk: bytes, data: st.DataObject) -> None:
    first, middle, last = paper(1), paper(2), paper(4)
    text = markdown(first, middle, last).encode()
    start = text.index(b"Abstract: ", text.index(block(middle).encode()))
    offset = data.draw(st.integers(start + 10, text.index(b"\n\n</details>", start)))
    digest = readers.read(text[:offset] + junk + text[offset:], "x.md")
    assert digest.papers[0] == first
    assert digest.papers[-1] == last
    assert len(digest.papers) == 3


def test_records_are_recognised_by_the_name_if_their_first_line_is_broken() -> None:
    data = b"words\n" + records(paper(1)).encode()
    for name in ("a.jsonl", "a.JSONL.gz"):
        digest = readers.read(data, name)
        assert [each.key for each in digest.papers] == [paper(1).key]
        assert [problem.line for problem in digest.problems] == [1]
    with pytest.raises(ReadError):
        readers.read(data, "a.md")
    assert len(readers.read(markdown(paper(1)).encode(), "a.jsonl").papers) == 1


MANY = markdown(*(paper(number) for number in range(1, 101)))
RECORDS = records(*(paper(number) for number in range(1, 101)))


@pytest.mark.parametrize(
    ("text", "slow"),
    [
        (MANY, False),
        (MANY.replace("#toc", "\n" * 100 + "#toc"), False),
        (RECORDS, False),
        (irregular(MANY), True),
        (MANY + irregular(MANY), True),
        (irregular(MANY) + MANY, True),
        (MANY + "\n" * 100_000, True),
        (RECORDS + '{"event":"a"}\n' * 10_000, True),
        ("words\n" * 10_000, True),
        ('{"event":"a"}\n' * 10_000, True),
        ("words\n" * 1_000, False),
        (MANY * 50, True),
        (RECORDS * 50, True),
    ],
)
def test_both_ends_of_a_file_show_whether_it_is_slow_to_read(text: str, slow: bool) -> None:
    assert readers.is_slow(text.encode()) is slow
