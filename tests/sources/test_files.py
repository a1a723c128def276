"""What is read of one file, packed or not."""

from __future__ import annotations

import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers, sources
from digest_tui.readers import ReadErrorKind
from tests.support.papers import paper
from tests.support.template import markdown

DIGEST = markdown(paper(1), paper(2))


pytestmark = pytest.mark.usefixtures("cwd")


def test_what_is_packed_is_read_the_same(cwd: Path) -> None:
    Path("2026-01-30.md").write_bytes(DIGEST.encode())
    half = len(DIGEST) // 2
    parts = (DIGEST[:half].encode(), DIGEST[half:].encode())
    Path("2026-01-31.md.gz").write_bytes(b"".join(map(gzip.compress, parts)))
    packed, plain = map(sources.read, sources.find(["."]))
    assert list(packed.papers) == list(plain.papers)
    assert (packed.name, packed.date) == ("2026-01-31.md.gz", "2026-01-31")
    assert packed.path == str(cwd / "2026-01-31.md.gz")


def test_a_file_that_only_claims_to_be_packed_is_read() -> None:
    Path("2026-01-30.md.gz").write_bytes(DIGEST.encode())
    (source,) = sources.find(["."])
    assert len(sources.read(source).papers) == 2


def test_of_a_file_and_the_same_packed_the_packed_one_is_left_out() -> None:
    for name in ("2026-01-30.md", "2026-01-30.md.gz", "a.jsonl.gz", "a.jsonl", "b.md.gz"):
        Path(name).write_bytes(DIGEST.encode())
    assert [source.paths[0].name for source in sources.find(["."])] == [
        "2026-01-30.md",
        "a.jsonl",
        "b.md.gz",
    ]


@given(st.integers(0, 200), st.integers(-1, 255))
def test_a_damaged_or_broken_pack_is_refused_or_read_whole(
    tmp_path_factory: pytest.TempPathFactory, place: int, byte: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.md.gz"
    data = bytearray(gzip.compress(DIGEST.encode(), mtime=0))
    if byte < 0:
        del data[place:]
    else:
        data[place] = byte
    path.write_bytes(data)
    (source,) = sources.find([str(path)])
    with suppress(readers.ReadError):
        # The header holds what does not matter.
        assert len(sources.read(source).papers) == 2


def test_what_unpacks_to_too_much_is_refused_before_it_is_held(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sources, "LARGEST", 3 * 2**20)
    Path("bomb.md.gz").write_bytes(gzip.compress(bytes(2**26), 1))
    Path("large.md").write_bytes(bytes(3 * 2**20 + 1))
    Path("right.md").write_bytes(DIGEST.encode() + b" " * 2**20)
    for name in ("bomb.md.gz", "large.md"):
        (source,) = sources.find([name])
        (fetched,) = sources.fetch(source)
        assert isinstance(fetched, readers.ReadError)
        assert (fetched.kind, fetched.name, fetched.limit) == (ReadErrorKind.TOO_LARGE, name, 3)
    (source,) = sources.find(["right.md"])
    assert len(sources.read(source).papers) == 2


def test_fetching_parses_nothing_and_parsing_reads_nothing() -> None:
    Path("2026-01-30.md").write_bytes(DIGEST.encode())
    (source,) = sources.find(["."])
    data = sources.fetch(source)
    assert data == (DIGEST.encode(),)
    Path("2026-01-30.md").unlink()
    assert len(sources.parse(source, data).papers) == 2
    with pytest.raises(readers.ReadError, match="not found"):
        sources.parse(source, sources.fetch(source))
    with pytest.raises(readers.ReadError, match=r"2026-01-30\.md: empty"):
        sources.parse(source, [b""])
