"""Read the bytes of a file as a digest: decode them, detect the format, call its reader."""

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
"""A file of fewer bytes is read in 6 ms in any format."""
_LARGE: Final = 4_000_000
"""A file of more bytes takes more than 20 ms in any format."""
_SAMPLE: Final = 65_536
"""Bytes at each end of a file that are sampled: they contain a whole paper."""
_HEAD: Final = b"\n### "
_TITLE: Final = b'"title"'
_HAN: Final = re.compile("[\u4e00-\u9fff]+")


def read(data: bytes, name: str, shown: str = "") -> Digest:
    """Read one digest from the bytes of one file.

    Args:
        data: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030; lines end in LF or CRLF.
        name: The name of the digest.
        shown: The name in an error; `name` if empty.

    Raises:
        ReadError: The bytes are empty, binary, or no digest.
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
    try:
        digest = _parse(text, name, problems)
    except ReadError as error:
        raise ReadError(error.kind, shown) from None
    if digest is None:
        raise ReadError(ReadErrorKind.NO_DIGEST, shown)
    return digest


def is_slow(data: bytes) -> bool:
    """Return whether reading a file may delay the answer to a key noticeably.

    The template takes 5 ms a megabyte, records 8, other text up to 500. The format is detected by
    the first and the last paper.
    """
    if not _SMALL < len(data) < _LARGE:
        return len(data) >= _LARGE
    first, last = data[:_SAMPLE], data[-_SAMPLE:]
    if first.lstrip().startswith(b"{"):
        return not (_TITLE in first and _TITLE in last)
    heads = (first, first.find(_HEAD)), (last, last.rfind(_HEAD))
    return not all(start >= 0 and _is_regular(sample[start + 1 :]) for sample, start in heads)


def _is_regular(data: bytes) -> bool:
    """Return whether a text begins with a regular paper of the template."""
    return match_paper(data.decode("utf-8", "replace"), 0) is not None


def _parse(text: str, name: str, problems: Sequence[Problem]) -> Digest | None:
    """Read a text in the format that its first character or its name indicates."""
    # Only blanks and a few control characters may come before the first record.
    starts_as_record = text[:200].lstrip().startswith("{")
    if starts_as_record or name.lower().removesuffix(".gz").endswith(".jsonl"):
        from digest_tui.readers import jsonl

        records = jsonl.parse(text, name, problems)
        if starts_as_record or records:
            return records
    return markdown.parse(text, name, problems)


def _decode(data: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, None if it is binary, and the problems of its encoding."""
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
    # A damaged UTF-8 file is still mostly Chinese; a GB18030 file decoded as UTF-8 is not.
    if len(text) - len(_HAN.sub("", text)) < text.count("\ufffd"):
        try:
            return data.decode("gb18030"), []
        except UnicodeDecodeError:
            pass
    return text, [Problem(ProblemKind.REPLACED_BYTES, line, name, encoding=encoding.upper())]
