"""Bytes to a Digest: decode, tell the format, hand over to the format's reader."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from typing import Final

from digest_tui.model import Digest, Problem, ProblemKind
from digest_tui.readers import markdown
from digest_tui.readers.errors import ReadError, ReadErrorKind
from digest_tui.readers.template.regular import match_paper
from digest_tui.text.sanitize import clean_line

__all__ = ["ReadError", "ReadErrorKind", "is_slow", "read"]

_SMALL: Final = 20_000
"""Bytes of a file that is read in 6 ms whatever it holds."""
_LARGE: Final = 4_000_000
"""Bytes of a file that takes more than 20 ms in any format."""
_SAMPLE: Final = 65_536
"""Bytes in which the first paper stands, and the last one."""
_HEAD: Final = b"\n### "
_TITLE: Final = b'"title"'
_HAN: Final = re.compile("[\u4e00-\u9fff]+")


def read(data: bytes, name: str, shown: str = "") -> Digest:
    """Read one digest from the bytes of one file.

    Args:
        data: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030; lines end in LF or CRLF.
        name: What the digest is called.
        shown: What an error calls it; `name` where empty.

    Raises:
        ReadError: The bytes are empty, binary, or hold no digest.
    """
    shown = shown or name
    if not data or data.isspace():
        raise ReadError(ReadErrorKind.EMPTY, shown)
    name = clean_line(name)
    text, problems = _decode(data, name)
    if text is None:
        raise ReadError(ReadErrorKind.BINARY, shown)
    if b"\r" in data:
        text = text.replace("\r\n", "\n")
    digest = _parse(text, name, problems)
    if digest is None:
        raise ReadError(ReadErrorKind.NO_DIGEST, shown)
    return digest


def is_slow(data: bytes) -> bool:
    """Tell whether to read a file may take longer than a key should wait.

    A digest of the template takes 5 ms a megabyte, records 8, every other text up to 300; how the
    first paper and the last one stand tells which it is.
    """
    if not _SMALL < len(data) < _LARGE:
        return len(data) >= _LARGE
    start, end = data[:_SAMPLE], data[-_SAMPLE:]
    if start.lstrip().startswith(b"{"):
        return not (_TITLE in start and _TITLE in end)
    ends = (start, start.find(_HEAD)), (end, end.rfind(_HEAD))
    return not all(place >= 0 and _is_regular(sample[place + 1 :]) for sample, place in ends)


def _is_regular(data: bytes) -> bool:
    """Tell whether a paper of the template stands first."""
    return match_paper(data.decode("utf-8", "replace"), 0) is not None


def _parse(text: str, name: str, problems: Sequence[Problem]) -> Digest | None:
    """Read a text in the format that its first character tells, or its name."""
    # Only blanks and the odd control character may stand before the first record.
    begins = text[:200].lstrip().startswith("{")
    if begins or name.lower().removesuffix(".gz").endswith(".jsonl"):
        from digest_tui.readers import jsonl

        records = jsonl.parse(text, name, problems)
        if begins or records:
            return records
    return markdown.parse(text, name, problems)


def _decode(data: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file and what is wrong with its bytes; None where it is binary."""
    encoding = "utf-8"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\0" in data[:8192]:
        return None, []
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
    text = data.decode(encoding, "replace")
    # Most of a broken UTF-8 file is still Chinese; GB18030 read as UTF-8 hardly is anywhere.
    if len(text) - len(_HAN.sub("", text)) < text.count("\ufffd"):
        try:
            return data.decode("gb18030"), []
        except UnicodeDecodeError:
            pass
    return text, [Problem(ProblemKind.REPLACED_BYTES, line, name, encoding=encoding.upper())]
