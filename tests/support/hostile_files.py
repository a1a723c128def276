"""Files that may cost more than linear time: a unit repeated to any size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from tests.support.hostile_texts import Text, numbered, repeated, word

File: TypeAlias = Callable[[int], bytes]
"""A function that returns a file of about a number of bytes."""


HEAD: Final = "# [T](http://arxiv.org/abs/2601.1)\n"
"""The head of a paper in a dialect."""

NUMBERED: Final = "### [1] [T](http://arxiv.org/abs/2601.1)\n"
"""The head of a paper in the template."""

RECORD: Final = '{"title":"a"}\n'
"""The shortest record."""


def template_paper(number: int, authors: str = "A B", abstract: str = "a") -> str:
    """Return a paper in the template."""
    return (
        f"### [{number}] [T](http://arxiv.org/abs/2601.{number})\n*{authors}*\n\n"
        "Main category: cs.CV\n\nTL;DR: a\n\n\n<details>\n  <summary>Details</summary>\n"
        "Motivation: a\n\nMethod: a\n\nResult: a\n\nConclusion: a\n\n"
        f"Abstract: {abstract}\n\n</details>\n\n\n"
    )


def encoded(text: Text, encoding: str = "utf-8") -> File:
    """Return a file with a text in an encoding."""
    width = len(text(9999).encode(encoding)) / len(text(9999))
    return lambda size: text(int(size / width)).encode(encoding)


def _papers(form: str) -> Text:
    """Return a text of papers; `@` in the form is the number of each."""
    return numbered(lambda number: form.replace("@", str(number)))


def _dialect(unit: str, *, label: str = "", after: str = "") -> Text:
    """Return a text with one paper of a dialect in which a unit is repeated."""
    return repeated(unit, HEAD + label, after)


_LINES: Final = {
    "newlines": "\n",
    "lines of two letters": "ab\n",
    "lines of Chinese": "中\n",
    "paragraphs": "ab\n\n",
    "windows' lines": "ab\r\n",
    "one long line": "a",
    "words": "a ",
    "brackets": "[",
    "links": "[a](http://b) ",
    "links never closed": "](http",
    "asterisks": "*",
    "lines of asterisks": "*\n",
    "emphasis": "*ab*\n",
    "authors that never end": "*a\n",
    "bars": "|",
    "rows": "| a | b |\n",
    "titles of tables": "|---|\n",
    "details": "<details>\n",
    "ends of details": "</details>\n",
    "paragraphs of ends": "\n\n</details>",
    "details with a summary": "<details>\n  <summary>Details</summary>\n",
    "summaries": "<summary>a</summary>\n",
    "tags": "<a>",
    "lines of tags": "<a><a><a>\n",
    "links up": "[a](#b)[a](#b)[\n",
    "rules": "---\n",
    "quotes": "> ",
    "lines of quotes": "> > a\n",
    "headings in a line": "## ",
    "headings in lists in a line": "## - ",
    "bold tags": "<b>",
    "emoji": "🧩",
    "ampersands": "&",
    "entities": "ab&lt;",
    "entities that are numbers": "&#60;",
    "tabulators": "ab\t",
    "broken macros": "\tau",
    "escapes": "a\x1b",
    "labels of the template": "Method: a\n\n",
    "labels without values": "Method:\n",
    "bold labels": "**Note:** a\n",
    "labels in a line": "| **A:** b ",
    "sections": "# S\n",
    "sections of the template": "# a [[Back]](#toc)\n",
    "anchors of sections": "\n<div id='",
    "headings of no paper": "### a\n",
    "headings cut short": "### [\n",
    "heads cut short": "# [1] [\n",
    "scores": "**8.5**\n",
    "translated titles": "（a）\n",
    "addresses": "http://a\n",
    "images": "![\n",
    "authors": "ab, ",
    "capitalised names": "Ab, Cd, ",
    "promises cut short": "- [a](#",
}

_RECORDS: Final[Mapping[str, Text]] = {
    "records": numbered(lambda number: f'{{"title":"{word(number)}"}}\n'),
    "repeated records": repeated(RECORD),
    "records with no title": repeated('{"id":"1"}\n', RECORD),
    "empty records": repeated("{}\n", RECORD),
    "lines of words": numbered(lambda number: f"{word(number)}\n", RECORD),
    "newlines after a record": repeated("\n", RECORD),
    "lists that never end": repeated("[", RECORD),
    "lines of deep lists": repeated("[" * 5000 + "\n", RECORD),
    "deep lists in a record": repeated("[" * 400 + "]" * 400 + ",", '{"title":"a","x":[', "1]}"),
    "deep records": repeated('{"":' * 150 + "1" + "}" * 150 + ",", '{"title":"a","x":[', "1]}"),
    "small records in a record": repeated("{},", f'{RECORD}{{"title":"a","x":[', "1]}"),
    "keys": numbered(lambda number: f'"{word(number)}":1,', f"{RECORD}{{", '"title":"a"}'),
    "lines of keys": numbered(
        lambda number: f'"{word(number)}":1,' + '"title":"a"}\n{' * (number % 90 == 89),
        f"{RECORD}{{",
    ),
    "a huge number": repeated("1", f'{RECORD}{{"title":', "}"),
    "large numbers": repeated('{"title":' + "1" * 400 + "}\n"),
    "numbers as authors": repeated("999,", '{"title":"a","authors":[', "1]}"),
    "authors of a record": repeated('"ab",', '{"title":"a","authors":[', "1]}"),
    "a text of quotes": repeated('\\"', '{"title":"', '"}'),
    "a long title": repeated("中", '{"title":"', '"}'),
}

_OUTLINES: Final[Mapping[str, Text]] = {
    "heads of 8 bytes": repeated("# [1] [\n"),
    "heads of 10 bytes": repeated("### [1] [\n"),
    "heads with a title": repeated("# [1] [a\n"),
    "heads with a letter": repeated("# [1] [a\nb\n"),
    "heads with links": numbered(lambda number: f"# [](http/abs/1{number})\n"),
    "heads with bare links": repeated("# http://a/abs/11\n"),
    "heads with links below": repeated("# a\narxiv: 2601.00001\n"),
    "heads of all levels": numbered(lambda number: "#" * (number % 6 + 1) + " [1] [a\n"),
    "heads in sections": numbered(lambda number: f"# {word(number)}\n# [1] [a\n"),
    "sections alone": numbered(lambda number: f"# {word(number)}\n"),
    "items": numbered(lambda number: f"- [](http/abs/1{number})\n"),
    "items in sections": numbered(lambda number: f"# S\n- [](http/abs/1{number})\n"),
    "contents": numbered(
        lambda number: f"- [{word(number)}](#) [Total: 1]\n", "# Table of Contents\n"
    ),
    "contents of papers": numbered(
        lambda number: f"- [{word(number)}](#) [Total: 1]\n",
        "# Table of Contents\n",
        template_paper(1),
    ),
    "contents of a dialect": numbered(
        lambda number: f"- [{word(number)}](#)1\n", "", f"# caa\n{HEAD}"
    ),
    "papers of the template": numbered(template_paper),
    "papers without a category": _papers("### [@] [a](https://b)\n*c*\n\n\n"),
    "papers with little": _papers("### [@] [a](https://b)\n*c*\n\nMain category: @\n\n"),
    "papers without ends": numbered(
        lambda number: template_paper(number).replace("</details>", "<details>")
    ),
    "papers of no template": _papers("## [T@](http://a/abs/1@)\n**Note:** @\n\n**Method:** m\n\n"),
    "different labels": numbered(lambda number: f"**{word(number)}:** a\n", HEAD),
    "different labels in papers": numbered(
        lambda number: f"**{word(number)}:** a\n" + HEAD * (number % 10 == 0), HEAD
    ),
    "different labels in a line": numbered(
        lambda number: f"**{word(number)}**:|" + f"\n{HEAD}" * (number % 10 == 0), HEAD
    ),
    "categories": numbered(lambda number: f"{word(number).lower()}-ab,", f"{HEAD}**Categories:** "),
    "authors of the template": lambda size: template_paper(1, "ab," * (size // 3)),
    "spaced authors": lambda size: (
        "".join(template_paper(number, "a, b") for number in range(6))
        + template_paper(6, "ab, " * (size // 4))
    ),
    "ends in an abstract": lambda size: template_paper(1, abstract="\n\n</details>" * (size // 13)),
    "lines in an abstract": lambda size: template_paper(1, abstract="ab\n" * (size // 3)),
    "one character that takes four bytes": repeated("# [1] [a\n", "𝔽\n"),
    "lines after a wide character": repeated("ab\n", f"𝔽\n{HEAD}"),
    "a line after a wide character": repeated("a", f"𝔽\n{HEAD}**Abstract:** "),
}

FILES: Final[Mapping[str, File]] = {
    **{name: encoded(text) for name, text in {**_OUTLINES, **_RECORDS}.items()},
    **{f"{name} in a dialect": encoded(_dialect(unit)) for name, unit in _LINES.items()},
    **{f"{name} in a paper": encoded(repeated(unit, NUMBERED)) for name, unit in _LINES.items()},
    **{f"{name} alone": encoded(repeated(unit)) for name, unit in _LINES.items()},
    "lines of Chinese in GB18030": encoded(_dialect("中\n"), "gb18030"),
    "blanks between Chinese in GB18030": encoded(_dialect("中\t"), "gb18030"),
    "authors in GB18030": encoded(_dialect("中,", label="*", after="*\n"), "gb18030"),
    "lines of Chinese in UTF-16": encoded(_dialect("中\n"), "utf-16"),
    "lines of letters in UTF-16": encoded(_dialect("ab\n"), "utf-16"),
    "Chinese with a broken byte": lambda size: encoded(_dialect("中"))(size) + b"\xff",
    "bytes of no encoding": lambda size: HEAD.encode() + b"\xff" * size,
    "bytes that are zero": lambda size: HEAD.encode() * 300 + bytes(size),
}
"""The files by description."""
