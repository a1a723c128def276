"""Recognise text that the generator's template does not print, by quick tests."""

from __future__ import annotations

from typing import Final

_LABELS: Final = (
    "Main category: ",
    "Motivation: ",
    "TL;DR: ",
    "Method: ",
    "Result: ",
    "Conclusion: ",
    "Abstract: ",
)
_AFTER_BLANK: Final = _LABELS[2:]
"""Labels that always follow a blank line."""

_LONGEST_LABEL: Final = 40


def is_foreign(block: str) -> bool:
    """Return whether a paper, from its head to the next one, follows another template."""
    url = block.partition("\n")[0].rstrip(" \t").partition("](http")[2].rpartition("](http")[2]
    return (
        has_foreign_labels(block)
        or (url != "" and url.find(")") != len(url) - 1)
        or ("\n<details>" in block) != ("\n\nMethod: " in block or "\nMotivation: " in block)
        or ("\n</details>" in block and "\n\nAbstract: " not in block)
        or ("\n\nTL;DR: " not in block and any(mark in block for mark in ("\n- ", "\n**", "\n> ")))
        or any(f"\n{label}" in block and f"\n\n{label}" not in block for label in _AFTER_BLANK)
    )


def has_foreign_labels(text: str) -> bool:
    """Return whether a block of a text begins with a label that the template does not have."""
    text = text.replace("</summary>\n", "</summary>\n\n")
    offset = 0
    while (offset := text.find("\n\n", offset) + 2) > 1:
        start = text[offset : offset + _LONGEST_LABEL + 1].partition("\n")[0].replace("：", ":")
        if start.startswith(_LABELS):
            continue
        name, colon, _ = start.partition(":")
        if (
            start.startswith(("####", ">", "|", "- **", "* **"))
            or "**" in start[:4]
            or (colon and name.strip() and not any(mark in name for mark in ".,，。*"))
        ):
            return True
    return False


def is_unnumbered_head(line: str) -> bool:
    """Return whether a heading has a link but not the number of the template's heads."""
    return line.startswith("### ") and "](http" in line and line.find("] [", 5, 16) < 0
