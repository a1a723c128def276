"""The contents of files are read, decompressed and parsed."""

from __future__ import annotations

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import sources
from digest_tui.readers import ReadError, ReadErrorKind
from tests.support.papers import paper
from tests.support.template import markdown

DIGEST = markdown(paper(1), paper(2))


pytestmark = pytest.mark.usefixtures("cwd")


def test_a_compressed_digest_is_read_the_same(cwd: Path) -> None:
    Path("2026-01-30.md").write_bytes(DIGEST.encode())
    half = len(DIGEST) // 2
    parts = (DIGEST[:half].encode(), DIGEST[half:].encode())
    Path("2026-01-31.md.gz").write_bytes(b"".join(map(gzip.compress, parts)))
    packed, plain = map(sources.read, sources.discover(["."]))
    assert list(packed.papers) == list(plain.papers)
    assert (packed.name, packed.date) == ("2026-01-31.md.gz", "2026-01-31")
    assert packed.path == str(cwd / "2026-01-31.md.gz")


def test_an_uncompressed_file_named_gz_is_read() -> None:
    Path("2026-01-30.md.gz").write_bytes(DIGEST.encode())
    (source,) = sources.discover(["."])
    assert len(sources.read(source).papers) == 2


def test_a_compressed_file_is_left_out_if_it_is_there_uncompressed_too() -> None:
    for name in ("2026-01-30.md", "2026-01-30.md.gz", "a.jsonl.gz", "a.jsonl", "b.md.gz"):
        Path(name).write_bytes(DIGEST.encode())
    assert [source.paths[0].name for source in sources.discover(["."])] == [
        "2026-01-30.md",
        "a.jsonl",
        "b.md.gz",
    ]


@given(st.integers(0, 200), st.integers(-1, 255))
def test_a_damaged_compressed_file_is_an_error_or_read_whole(
    tmp_path_factory: pytest.TempPathFactory, offset: int, byte: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.md.gz"
    data = bytearray(gzip.compress(DIGEST.encode(), mtime=0))
    if byte < 0:
        del data[offset:]
    else:
        data[offset] = byte
    path.write_bytes(data)
    (source,) = sources.discover([str(path)])
    with suppress(ReadError):
        # Some bytes of the header have no effect.
        assert len(sources.read(source).papers) == 2


def test_a_file_over_the_limit_is_an_error_before_it_is_read_whole() -> None:
    limit = 3 * 2**20
    Path("bomb.md.gz").write_bytes(gzip.compress(bytes(2**26), 1))
    Path("large.md").write_bytes(bytes(3 * 2**20 + 1))
    Path("right.md").write_bytes(DIGEST.encode() + b" " * 2**20)
    for name in ("bomb.md.gz", "large.md"):
        (source,) = sources.discover([name])
        (content,) = sources.fetch(source, limit)
        assert isinstance(content, ReadError)
        assert (content.kind, content.name, content.limit) == (ReadErrorKind.TOO_LARGE, name, 3)
    (source,) = sources.discover(["right.md"])
    assert len(sources.parse(source, sources.fetch(source, limit)).papers) == 2


def test_fetching_parses_nothing_and_parsing_reads_nothing() -> None:
    Path("2026-01-30.md").write_bytes(DIGEST.encode())
    (source,) = sources.discover(["."])
    contents = sources.fetch(source)
    assert contents == (DIGEST.encode(),)
    Path("2026-01-30.md").unlink()
    assert len(sources.parse(source, contents).papers) == 2
    with pytest.raises(ReadError, match="not found"):
        sources.parse(source, sources.fetch(source))
    with pytest.raises(ReadError, match=r"2026-01-30\.md: empty"):
        sources.parse(source, [b""])
