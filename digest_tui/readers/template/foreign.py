"""Whether a paper follows the generator's template or another one, told at little cost."""

from __future__ import annotations

from typing import Final

_OWN: Final = tuple(
    f"{label}: "
    for label in (
        "Main category",
        "Motivation",
        "TL;DR",
        "Method",
        "Result",
        "Conclusion",
        "Abstract",
    )
)
_LONGEST_LABEL: Final = 40


def is_strange(block: str) -> bool:
    """Tell whether a paper, from its head to the next one, holds what the template does not."""
    url = block.partition("\n")[0].rstrip(" \t").partition("](http")[2].rpartition("](http")[2]
    return (
        holds_foreign_labels(block)
        or (url != "" and url.find(")") != len(url) - 1)
        or ("\n<details>" in block) != ("\n\nMethod: " in block or "\nMotivation: " in block)
        or ("\n</details>" in block and "\n\nAbstract: " not in block)
        or ("\n\nTL;DR: " not in block and any(mark in block for mark in ("\n- ", "\n**", "\n> ")))
        or any(f"\n{own}" in block and f"\n\n{own}" not in block for own in _OWN[2:])
    )


def holds_foreign_labels(text: str) -> bool:
    """Tell whether a block of a text begins as a label does that is none of the template's."""
    text = text.replace("</summary>\n", "</summary>\n\n")
    at = 0
    while (at := text.find("\n\n", at) + 2) > 1:
        start = text[at : at + _LONGEST_LABEL + 1].partition("\n")[0].replace("：", ":")
        if start.startswith(_OWN):
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
    """Tell whether a heading links to something but lacks the number of the template's heads."""
    return line.startswith("### ") and "](http" in line and line.find("] [", 5, 16) < 0
