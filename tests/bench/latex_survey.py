"""Survey the LaTeX macros of digests: how often each occurs, and what is shown for it.

    python -m tests.bench.latex_survey [DIRECTORY]

Without a directory, the digests are those of the corpus, or the demo without a corpus. The last
lines are how many formulas show without a backslash or a brace, and how long the conversion takes.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import digest_tui
from digest_tui.text.latex import math as latex_math
from digest_tui.text.latex import prose as latex_prose
from digest_tui.text.markup import inline, plain
from tests.support.corpus import find_corpus

_MACRO = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL)
_ARGUMENTS = re.compile(r"(?:\s?\{[^{}]{0,80}\}){0,2}")
_FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$|\\\(.*?\\\)|\\\[.*?\\\]|\\begin.*?\\end", re.DOTALL)
_SET_BRACE = re.compile(r"\\[{}]|\\[lr]brace|\\begin\{cases\}")


def paragraphs(directory: Path) -> Iterator[str]:
    """Yield the paragraphs of all digests below a directory, from the first paper on."""
    for path in sorted((*directory.rglob("*.md"), *directory.rglob("seed.txt"))):
        text = path.read_text(encoding="utf-8", errors="replace")
        for paper in re.split(r"\n#{2,4} ", text)[1:]:
            yield from re.split(r"\n\n+", paper)


def print_macros_of_formulas(texts: Sequence[str]) -> list[str]:
    """Print each macro of the formulas with its count and shortest formula; return the formulas."""
    formulas: list[str] = []

    def record(source: str) -> str:
        formulas.append(source)
        return convert(source)

    convert = latex_math.render_math
    with patch.object(latex_math, "render_math", record):
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
        print(f"{count:6} {macro:22} {examples[macro]!r} -> {convert(examples[macro])!r}")
    return formulas


def print_macros_of_prose(texts: Sequence[str]) -> None:
    """Print each macro outside of formulas with its count and an example."""
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    for text in texts:
        prose = _FORMULA.sub("", text)
        for match in _MACRO.finditer(prose):
            arguments = _ARGUMENTS.match(prose, match.end())
            counts[match[0]] += 1
            examples.setdefault(match[0], match[0] + (arguments[0] if arguments else ""))
    print("--- outside of formulas: count, macro, an example, what is shown")
    for macro, count in counts.most_common():
        print(f"{count:6} {macro:22} {examples[macro]!r} -> {plain(examples[macro])!r}")


def print_unconverted(formulas: Sequence[str]) -> None:
    """Print each formula that keeps a backslash or a brace, and the share of the others."""
    clean = sets = 0
    for formula in formulas:
        shown = latex_math.render_math(formula)
        braces = shown.count("{") + shown.count("}")
        if "\\" not in shown and braces <= len(_SET_BRACE.findall(formula)):
            clean += 1
            sets += braces > 0
        else:
            print(f"left over: {formula!r} -> {shown!r}")
    share = 100 * clean / max(1, len(formulas))
    print(f"{len(formulas)} formulas, {share:.2f} % without backslash or brace", end=" ")
    print(f"({sets} of them with the braces of a set)")


def print_time(texts: Sequence[str]) -> None:
    """Print how long a paragraph takes to convert."""
    start = time.perf_counter()
    for text in texts:
        inline(text)
    elapsed = time.perf_counter() - start
    print(
        f"{len(texts)} paragraphs of {sum(map(len, texts)) / len(texts):.0f} characters, ", end=""
    )
    print(f"{1e6 * elapsed / len(texts):.1f} µs each")


def main() -> None:
    """Print the survey."""
    default = find_corpus() or Path(digest_tui.__file__).parent / "data"
    texts = list(paragraphs(Path(sys.argv[1]) if len(sys.argv) > 1 else default))
    formulas = print_macros_of_formulas(texts)
    print_macros_of_prose(texts)
    print_unconverted(formulas)
    print_time(texts)


if __name__ == "__main__":
    main()
