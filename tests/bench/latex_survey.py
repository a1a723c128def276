"""Every LaTeX macro of a corpus with its count and what is shown for it.

Run as a script with a directory of digests (or DIGEST_TUI_CORPUS); prints how many formulas show
without a backslash or a brace, and how long the conversion takes.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from digest_tui.text.latex import math as latex_math
from digest_tui.text.latex import prose as latex_prose
from digest_tui.text.markup import inline, plain

_MACRO = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_ARGUMENTS = re.compile(r"(?:\s?\{[^{}]{0,80}\}){0,2}")
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|\\\(.*?\\\)|\\\[.*?\\\]|\\begin.*?\\end", re.DOTALL)
_SET_BRACE = re.compile(r"\\[{}]|\\[lr]brace|\\begin\{cases\}")


def blocks(directory: Path) -> Iterator[str]:
    """The paragraphs of all digests below a directory, from the first paper on."""
    for path in sorted((*directory.rglob("*.md"), *directory.rglob("seed.txt"))):
        text = path.read_text(encoding="utf-8", errors="replace")
        for paper in re.split(r"\n#{2,4} ", text)[1:]:
            yield from re.split(r"\n\n+", paper)


def main() -> int:
    """Print the survey; 2 if no directory is named."""
    where = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("DIGEST_TUI_CORPUS", "")
    if not where:
        print("usage: latex_survey.py DIRECTORY", file=sys.stderr)
        return 2
    texts = list(blocks(Path(where)))
    formulas: list[str] = []

    def recorded(source: str) -> str:
        formulas.append(source)
        return original(source)

    original = latex_math.render_math
    with patch.object(latex_math, "render_math", recorded):
        for text in texts:
            latex_prose.parse(text)
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for formula in formulas:
        for macro in _MACRO.findall(formula):
            counts[macro] += 1
            if len(formula) < len(examples.get(macro, formula + " ")):
                examples[macro] = formula
    print("--- in formulas: count, macro, its shortest formula, what is shown")
    for macro, count in counts.most_common():
        print(f"{count:6} {macro:22} {examples[macro]!r} -> {original(examples[macro])!r}")

    prose: Counter[str] = Counter()
    snippets: dict[str, str] = {}
    for text in texts:
        outside = _FORMULA.sub("", text)
        for match in _MACRO.finditer(outside):
            arguments = _ARGUMENTS.match(outside, match.end())
            snippet = match[0] + (arguments[0] if arguments else "")
            prose[match[0]] += 1
            snippets.setdefault(match[0], snippet)
    print("--- outside of formulas: count, macro, an example, what is shown")
    for macro, count in prose.most_common():
        print(f"{count:6} {macro:22} {snippets[macro]!r} -> {plain(snippets[macro])!r}")

    clean = sets = 0
    for formula in formulas:
        shown = original(formula)
        braces = shown.count("{") + shown.count("}")
        if "\\" not in shown and braces <= len(_SET_BRACE.findall(formula)):
            clean += 1
            sets += braces > 0
        else:
            print(f"left over: {formula!r} -> {shown!r}")
    share = 100 * clean / max(1, len(formulas))
    print(f"{len(formulas)} formulas, {share:.2f} % without backslash or brace", end=" ")
    print(f"({sets} of them with the braces of a set)")
    started = time.perf_counter()
    for text in texts:
        inline(text)
    spent = time.perf_counter() - started
    size = sum(map(len, texts))
    print(f"{len(texts)} paragraphs, {size / len(texts):.0f} characters and ", end="")
    print(f"{1e6 * spent / len(texts):.1f} µs each")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
