"""Inputs to start from: the demo digest, made-up digests of each kind, and difficult input."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Final

import digest_tui
from digest_tui import readers
from digest_tui.model import SUMMARY_FIELDS
from tests.fuzz.repeats import SEPARATOR
from tests.support.dialect import three_papers
from tests.support.papers import FAILED, paper
from tests.support.template import irregular, markdown

DEMO: Final = Path(digest_tui.__file__).parent / "data" / "demo.md"
_DEMO_PIECE: Final = 12_000
"""Bytes of the demo digest in one seed; long inputs slow a fuzzer down."""

_DIALECTS: Final = {
    "bold labels": "## [@] [Title @](%)\n*A B, C D*\n\n**Main category:** cs.X\n\n"
    "**TL;DR:** t@\n\n**Method**: m@\n\n**Keywords:** k@\n\n**Abstract：** a@\n",
    "labels in a quotation": "### [@] [Title @](%) [[back]](#toc)\n> *译名@*\n\n"
    "**8.5** | *A, B*\n\n> **TL;DR:** t@\n> **动机：** d@\n\n"
    "<details>\n<summary>Details</summary>\n\n**摘要：** a@\n\n</details>\n",
    "headings as labels": "## <a id='p@'></a>@. [Title @](%)\n\n#### 🧩 Method\nm@\n\n"
    "<details>\n<summary>Abstract</summary>\n\nBackground: a@\n\n</details>\n\n---\n",
    "a table": "### Title @\n\n| arXiv | [2601.0000@](%) |\n| --- | --- |\n"
    "| 作者 | A、B |\n| 方法 | m@ |\n",
    "heads without links": "#### @. Title @\n- **arXiv:** [2601.0000@](%)\n"
    "- **Authors:** A and B\n- **Code:** https://github.com/a/b@\n\n中文总结@。\n",
    "a list": "- [Title @](%) (cs.X, 8.5)\n",
    "labels on one line": "### [Title @](%)\n**作者：** A&nbsp;|&nbsp;**分类：** cs.X · "
    "**链接：** [PDF](%)\n\n总结@\n",
    "numbers in bold": "## **@. [Title @](http://arxiv.org/abs/hep-th/990100@v2)**\n"
    "（译名@）\nA B, C D\n\n说明@\n",
}
_FRONTS: Final = ("", "# Digest 2026-01-30\n\n- [cs.X](#cs.x) (3 篇)\n\n## cs.X [[Back]](#toc)\n\n")

_DIFFICULT_FILES: Final[dict[str, bytes]] = {
    "empty": b"",
    "blank": b" \r\n\n",
    "a title alone": b"# Table of Contents\n<div id=toc></div>\n\n# Table of Contents\n",
    "a head alone": b"### [1] [",
    "a head of other digits": "### [٣] [T](http://a)\n*".encode(),
    "no papers": "# 2026-01-30\n\n今日无论文\n".encode(),
    "null far in": b"### [1] [T](http://a)\n" + b"x" * 9000 + b"\0",
    "half a letter": b"### [1] [T](http://a)\n*A*\n\nTL;DR: \xe4\xb8",
    "half a pair in UTF-16": b"\xff\xfe#\0#\0#\0\x00\xd8",
    "not UTF-8": b"\xff\xfe\xfd### [1] [T](http://a)\n",
    "an entity that is a control": b"### [1] [&#27;[31m&#x202e;&#xd800;&Tab;](http://a)\n*&#10;*\n",
}
_DIFFICULT_RECORDS: Final = (
    '{"title": "\\ud800\\u001b[31m\\n", "id": 2601.00001, "authors": "A", "categories": null}',
    '{"title": 1e999, "AI": [], "summary": -0, "abs": true}',
    '{"title": "T", "AI": {"task": "\\times", "": "x"}, "": 1, "\\u0007": "\\b"}',
    '{"title": ' + "9" * 5000 + "}",
    "[" * 3000,
    '{"a": ' * 1500,
    "﻿{}",
)
_DIFFICULT_TEXTS: Final = (
    *("", "\n", " \n \n", "$", "$$", "\\", "\\(", "{", "}", "`", "``", "~", "--", "](", "<br"),
    *(r"$\frac{\frac{a}{b}}{\sqrt[3]{x_{t+1}^2}}$", r"\textbf{a \emph{b}} {\bf c} \verb|d|"),
    *(r"\href{https://a.b/c\_d}{the \emph{site}} \url{x} \footnote{y} \cite{z}", r"\'{e}\"o\c c"),
    *(r"\begin{pmatrix}a&b\\c&d\end{pmatrix}", r"\left.\overset{a}{b}\right|_{0}^{1}"),
    *("``a'' `b' `c`", "**a *b* c** [d *e*](https://a.b) ![f](https://a.b)", "**注意：**后文"),
    *("n*C*D and x**2", "see https://a.b/c_d(e)f., （https://a.b/）", "p<0.05<br/>q"),
    *("costs $5, and $6 per $x_1$", "e\u0301" * 9, "\u200d" * 9, "👩\u200d👩\u200d👧" * 4),
    *("\u3000中文，。「」", "a\u0300\u0301b" * 9, "\u1100" * 9, "🇨🇳" * 5, "x" * 300),
    *("\U00010600 *a*", "\times \frac \x1b[31m \x9b \u202e \ufeff \U000e0041", "\ud800\udfff"),
    *("{" * 500, "$" * 500, "\\frac" * 99, "a_" * 99, "x^{" * 99, "<br>" * 99, "[a](" * 99),
    *("*" * 99, "- " * 99, "一是：1）甲项（如此）；2）乙项；3）丙项。后文"),
    *("1. One.\n2. Two.\n- a\n- b", "(i) one; and (ii) two. (a) x (b) y", "①甲②乙", "1)" * 99),
    "a) 1. b) 2. " * 30,
)  # fmt: skip
REGRESSIONS: Final[dict[str, dict[str, bytes]]] = {
    "latex": {"a letter that is an ASCII one in lower case": "\\İa".encode()},
    "lists": {"a break of lines that breaks a line": b"2.<br\n>"},
    "markup": {"a letter that is an ASCII one in lower case": "\\ſt".encode()},
    "memory": {"broken bytes and controls": b"\xa0\x18"},
    "query": {"a long word and no papers": b"x" * 300 + "\n今日无论文\n".encode()},
    "wrap": {"a wide letter and a mark at width 0": "\0种\u11cf".encode()},
}
"""Inputs that once broke a target, by target and description."""


def digests() -> dict[str, bytes]:
    """Return digests of every kind and encoding, and files that are not digests."""
    papers = [
        paper(1),
        paper(2, title=r"On $x_1$ [a] (b) \textbf{c}", abstract="One.\n  Two <br> *three*."),
        paper(3, category="cs.LG", authors=tuple(f"Author {name}" for name in "ABCDEFGHIJKLMN")),
        paper(4, **FAILED),
        paper(5, tldr="\times", abstract="Abstract: Method: x\n\nResult: \\frac{1}{2} 83.2%"),
    ]
    text = markdown(*papers)
    demo = DEMO.read_bytes()
    found = {
        "template": text.encode(),
        "template, irregular": irregular(text).encode(),
        "template, wrong promises": markdown(*papers, promised={"cs.CV": 9, "": 1}).encode(),
        "template, cut": text.encode()[:-150],
        "BOM and CRLF": codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode(),
        "UTF-16": text.encode("utf-16"),
        "UTF-16, big": codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        "GB18030": text.encode("gb18030"),
        "demo": demo[:_DEMO_PIECE],
        "demo, its end": demo[-_DEMO_PIECE:],
        "records": "\n".join(_records()).encode(),
        **{f"record {number}": text.encode() for number, text in enumerate(_DIFFICULT_RECORDS)},
        **_DIFFICULT_FILES,
    }
    for name, form in _DIALECTS.items():
        for number, front in enumerate(_FRONTS):
            found[f"{name} {number}"] = three_papers(form, front).encode()
    return found


def texts() -> dict[str, bytes]:
    """Return fields of the demo digest and difficult texts."""
    demo = readers.read(DEMO.read_bytes(), DEMO.name)
    found = {f"difficult {number}": text for number, text in enumerate(_DIFFICULT_TEXTS)}
    for each in demo.papers:
        found[f"abstract {each.number}"] = each.abstract or ""
        found[f"summary {each.number}"] = f"{each.title}\n{each.tldr}\n  {each.method}"
    return {name: text.encode("utf-8", "surrogatepass") for name, text in found.items()}


def seeds(target: str) -> dict[str, bytes]:
    """Return the inputs that a target starts from, by description."""
    match target:
        case "readers":
            found = digests()
        case "query":
            found = {name: "attention 词 é\n".encode() + file for name, file in digests().items()}
        case "page":
            found = {
                name: bytes([5 + 9 * number % 150]) + "th 说\n".encode() + file
                for number, (name, file) in enumerate(digests().items())
            }
        case "wrap":
            found = {
                name: bytes([number * 7 % 90]) + text
                for number, (name, text) in enumerate(texts().items())
            }
        case "memory" | "growth":
            found = _pieces()
        case _:
            found = texts()
    return found | REGRESSIONS.get(target, {})


def _pieces() -> dict[str, bytes]:
    """Return pieces of files to repeat, some after a head that is not repeated."""
    head = b"### [1] [T](https://arxiv.org/abs/2601.00001)\n" + SEPARATOR
    found = {name: head + text for name, text in texts().items() if name.startswith("difficult")}
    for name, form in _DIALECTS.items():
        found[name] = form.replace("%", "https://arxiv.org/abs/2601.@").encode()
    record = '{"id": "2601.@", "title": "T@", "k@": "v", "AI": {"tldr": "t"}}\n'
    found["records"] = record.encode()
    found["lines that are no records"] = record.encode() + SEPARATOR + b"@\n"
    found["papers"] = markdown(paper(1)).partition("#toc)\n\n")[2].encode()
    return found


def _records() -> list[str]:
    """Return records of made-up papers as the generator writes them."""
    found = []
    for number in range(1, 4):
        made = paper(number)
        record = {
            "id": f"{made.arxiv_id}v1",
            "pdf": made.pdf_url,
            "abs": made.abs_url,
            "authors": list(made.authors),
            "title": made.title,
            "categories": ["cs.CV", "cs.LG"],
            "comment": "12 pages" if number > 1 else None,
            "summary": made.abstract,
            "AI": {name: getattr(made, name) for name in SUMMARY_FIELDS},
            "code_url": "https://github.com/a/b",
            "code_stars": number,
        }
        found.append(json.dumps(record, ensure_ascii=number > 1))
    return [*found, found[0]]
