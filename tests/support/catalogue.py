"""A gettext catalogue for tests."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


def write_catalogue(directory: Path, language: str, messages: Mapping[str, str]) -> None:
    """Write a compiled catalogue.

    Args:
        directory: The directory of the catalogues of all languages.
        language: The code of the language.
        messages: Translations by message. Plural forms are separated by a null character.
    """
    path = directory / language / "LC_MESSAGES" / "digest-tui.mo"
    path.parent.mkdir(parents=True)
    entries = sorted({"": HEADER, **messages}.items())
    count = len(entries)
    # Format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
    offset = 28 + 16 * count
    tables: list[bytes] = []
    texts = b""
    for part in (0, 1):
        for entry in entries:
            text = entry[part].encode()
            tables.append(struct.pack("<II", len(text), offset + len(texts)))
            texts += text + b"\0"
    header = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    path.write_bytes(header + b"".join(tables) + texts)
