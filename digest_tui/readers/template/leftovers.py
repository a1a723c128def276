"""Read what stands in a paper of the template beside the template's own lines."""

from __future__ import annotations

from typing import Final

from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.extra import NOTE
from digest_tui.text.sanitize import clean, clean_line

_PRINTED: Final = frozenset(["<details>", "<summary>Details</summary>", "</details>"])
"""Lines that the template prints between fields."""


def read(text: str) -> tuple[tuple[str, str], ...]:
    """Return the extra fields of a paper.

    A field begins with a label, and ends at a blank line; text without a label is a note.

    Args:
        text: The lines of the paper that are neither in a field nor a line of the template.
    """
    fields: list[tuple[str, list[str]]] = []
    is_open = False
    for line in text.split("\n"):
        label = label_of(line)
        if label and not (label.value and line.strip("> -*#").startswith(label.name)):
            label = None
        if not line.strip() or (line.strip() in _PRINTED):
            is_open = False
        elif label:
            fields.append((label.name, [label.value]))
            is_open = True
        else:
            if not is_open:
                fields.append((NOTE, []))
            fields[-1][1].append(line)
            is_open = True
    return tuple((clean_line(name), clean("\n".join(lines)).strip()) for name, lines in fields)
