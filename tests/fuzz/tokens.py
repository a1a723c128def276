"""Tokens of digests, of their markup, and of input that is known to be difficult."""

from __future__ import annotations

from typing import Final

FORMAT: Final = (
    *("### [1] [", "### ", "## ", "# ", "] [", "](http", "](https://arxiv.org/abs/2601.00001)\n"),
    *(")\n*", "*\n\nMain category: ", "\n\nTL;DR: ", "\n\n\n", "  <summary>Details</summary>\n"),
    *("Motivation: ", "\n\nMethod: ", "\n\nResult: ", "\n\nConclusion: ", "\n\nAbstract: "),
    *("\n\n</details>\n", "<details>", "<summary>", "</summary>", "<div id='cs.CV'></div>"),
    *("<div id=toc></div>", "# Table of Contents", "- [cs.CV](#cs.CV) [Total: 2]\n"),
    *("# cs.CV [[Back]](#toc)\n", "[[Back]](#toc)", "<a id='x'></a>", "https://arxiv.org/pdf/"),
    *("hep-th/9901001", "2601.00001v2", "**arXiv:** ", "- **", ":** ", "**：", "**8.5** | *"),
    *("> *", "#### 🧩 ", "| --- |\n", "| ", " |\n", "&nbsp;|&nbsp;", " · ", "---\n", "1. ["),
    *("- [", "（", "）", "摘要：", "动机", "中文摘要", "作者：", "今日无论文", "no new papers"),
    *("Keywords", "Code", "PDF", "TLDR", "github.com/", "Error", "&#10;", "&amp;", "```\n"),
    *("\n\n", "\n", "\r\n", "\n  "),
)  # fmt: skip
"""Tokens of Markdown digests."""

RECORDS: Final = (
    *('{"id": "2601.00001", ', '"title": "', '"authors": ["', '"categories": ["cs.CV"', "null"),
    *('"AI": {', '"tldr": "', '"task": "', '"summary": "', '"abs": "', '"code_stars": ', '"}\n'),
    *('"]', "[[[[", '{"', '": ', "1e999", "-0", "\\ud800", "\\u0000", '\\"', "Infinity", "NaN"),
)  # fmt: skip
"""Tokens of the generator's records."""

MARKUP: Final = (
    *("$", "$$", "\\(", "\\)", "\\[", "\\]", "{", "}", "{}", "\\\\", "\\", "_{", "^{", "_", "^"),
    *("\\frac{", "\\sqrt[3]{", "\\sqrt", "\\textbf{", "\\emph{", "{\\bf ", "\\url{", "\\verb|"),
    *("\\href{https://a.b}{", "\\begin{equation}", "\\end{equation}", "\\begin{pmatrix}", "&"),
    *("\\left(", "\\right)", "\\mathbb{R}", "\\mathcal", "\\text{", "\\hat{", '\\"o', "\\'{e}"),
    *("\\c{c}", "\\v ", "\\footnote{", "\\cite{", "\\textcolor{red}{", "\\LaTeX", "\\etal."),
    *("\\times", "\\alpha", "\\%", "\\overset{", "\\not", "\\kern", "\\operatorname*"),
    *("\\binom{", "``", "''", "`", "--", "---", "~", "*", "**", "***", "__", "![", "]("),
    *("[a](https://b.c)", "<br>", "https://a.b/c", "$5 to $6", "1) ", "；2）", "(i) ", "②", "3. "),
    *("\n- ", "\n* ", "• "),
)  # fmt: skip
"""Tokens of LaTeX, Markdown and typography."""

CHARACTERS: Final = (
    *("\ufeff", "\x1b[31m", "\x1b]0;", "\x07", "\x9b", "\x7f", "\0", "\t", "\v", "\f", "\r"),
    *("\b", "\times", "\frac", "\beta", "\rho", "\u2028", "\u202e", "\u2066", "\u200b"),
    *("\u200d", "\ufe0f", "\xad", "\ue000", "\ufffd", "\U000e0041", "\U00010600", "𝔽", "é"),
    *("e\u0301", "ﬁ", "ß", "İ", "½", "词", "，", "。", "「", "…", "——", "“", "”", "·", "한"),
    *("か", "\u1100", "\u3000", "\xa0", "👩\u200d👧", "🇨🇳", "👍🏽", "⚠\ufe0f", "10 GB"),
    *("[1, 2]", "word ", "a-b", "a/b", "0", "9" * 20),
)  # fmt: skip
"""Characters that a terminal, an encoding or a measure of width treats specially."""

TOKENS: Final = tuple(dict.fromkeys(FORMAT + RECORDS + MARKUP + CHARACTERS))

_BYTES: Final = ("efbbbf", "fffe", "feff", "a1a3", "81308130", "e4b8")
"""Byte order marks, and parts of GB18030 and of broken UTF-8."""


def dictionary() -> str:
    """Return all tokens in the dictionary format of libFuzzer.

    Source: https://llvm.org/docs/LibFuzzer.html#dictionaries
    """
    words = (*map(bytes.fromhex, _BYTES), *(token.encode() for token in TOKENS))
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words)
