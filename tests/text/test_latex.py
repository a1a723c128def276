"""LaTeX is converted to Unicode, in formulas and in prose."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.text.latex.math import render_math
from digest_tui.text.latex.prose import parse


def shown(source: str) -> str:
    return "".join(event.text for event in parse(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # scripts: raised and lowered characters if all of them exist
        ("x_1", "x₁"),
        ("x^2", "x²"),
        ("x_{ij}", "xᵢⱼ"),
        (r"\epsilon ^{2} + \sum _{i=1} ^n x _ i", "ϵ² + ∑ᵢ₌₁ⁿ xᵢ"),
        ("10^{-3}", "10⁻³"),
        ("x_{t+1}", "xₜ₊₁"),
        ("x_{t + 1}", "xₜ₊₁"),
        (r"x_\theta", "x_θ"),
        (r"x_{\theta+1}", "x_(θ+1)"),
        ("x_{i,j}", "x_(i,j)"),
        ("p_{model}(t)", "p_model(t)"),
        ("p_{model}t", "p_(model)t"),
        ("p_{model}^2", "p_(model)²"),
        ("e^{-x^2}", "e^(-x²)"),
        ("a'_i + f''", "a′ᵢ + f′′"),
        (r"v^* + v^\star + 90^\circ + X^\top", "v* + v⋆ + 90° + Xᵀ"),
        ("_1", "₁"),
        # letters, operators, blanks
        (r"\alpha\beta\Gamma", "αβΓ"),
        (r"\sqrtπ", "√π"),
        (r"n\geq 3", "n≥3"),
        (r"n \geq 3", "n ≥ 3"),
        (r"n \geq3", "n ≥ 3"),
        (r"a\!=\!b\quad c", "a=b c"),
        (r"3\,n f(x)\,dx", "3 n f(x)dx"),
        (r"E\mkern-2mu L \5 \.x", r"EL \5 \.x"),
        (r"\not\in A \not= B", "∉A ≠ B"),
        (r"\|x\|_2", "‖x‖₂"),
        (r"\{0,1\}^+", "{0,1}⁺"),
        (r"\left\{ x \right\} \big[ y \big] \left. z \right.", "{x } [ y ] z"),
        (r"\langle x, y\rangle", "⟨x, y⟩"),
        (r"95\% \& \# \_ \$", "95% & # _ $"),
        # functions, separated only from words
        (r"n\log n", "n log n"),
        (r"\log\log n", "log log n"),
        (r"\log_2n", "log₂ n"),
        (r"\log(n)", "log(n)"),
        (r"O(\sqrt{n}\log n)", "O(√n log n)"),
        (r"\operatorname{tr}(X) \operatorname*{argmax}_x f", "tr(X) argmaxₓ f"),
        # alphabets
        (r"\mathbb{R}^{d\times n}", "ℝ^(d×n)"),
        (r"\mathcal{O}\mathfrak{g}\mathbf{x}\mathbb{1}\boldsymbol\theta", "𝒪𝔤𝐱𝟙𝛉"),
        (r"\mathrm{KL}(p\|q) \text{ if } x", "KL(p‖q) if x"),
        # fractions and roots beside other text
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{a+b}{c-d}", "(a+b)/(c-d)"),
        (r"\frac{1}{2n}", "1/(2n)"),
        (r"\frac12n", "(1/2)n"),
        (r"2\frac13", "2(1/3)"),
        (r"\frac12^2", "(1/2)²"),
        (r"\log\frac{a}{b}", "log(a/b)"),
        (r"\frac{n}{N^{1/d}}", "n/N^(1/d)"),
        (r"\sqrt{x} \sqrt{x+1} \sqrt[3]{x}", "√x √(x+1) ³√x"),
        (r"\sqrt{x}y", "√(x)y"),
        (r"\binom{n}{k}", "(n choose k)"),
        (r"a \equiv b \pmod{n}", "a ≡ b (mod n)"),
        # accents
        (r"\hat{x} \bar x_i \tilde{O}(n)", "x̂ x̄ᵢ Õ(n)"),
        (r"\overline{AB}", "A̅B̅"),
        (r"\overline{x+y}", "overline(x+y)"),
        # environments, code points
        (r"\begin{pmatrix}a & b \\ c & d\end{pmatrix}", "(a b ; c d)"),
        (r"\begin{aligned}a\\[1ex]b\end{aligned}", "a;b"),
        (r"\unicode{x2014}\unicode{x1B}", "—\\unicode{x1B}"),
        # unknown and broken macros, shown as typed
        (r"\foo{bar}{\alpha}z", r"\foo{bar}{α}z"),
        (r"\hat\foo", r"hat(\foo)"),
        (r"\frac{a}", r"\frac{a}"),
        ("{a", "{a"),
        ("a}", "a}"),
        ("x^", "x^"),
        ("\\", "\\"),
        ("", ""),
    ],
)
def test_formulas_are_converted_to_unicode(source: str, expected: str) -> None:
    assert render_math(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"83.2% to 96.0%, 5\% \& \_ \# \{\}", "83.2% to 96.0%, 5% & _ # {}"),
        (r"\textsc{A} \textrm{B} \text{C} \mbox{D} \underline{\textbf{E}}f", "A B C D Ef"),
        (r"Erd\H{o}s St\"utz Ren\'e {\"o} \c{c} \o{} stra\ss e {\o} na\"{\i}ve",
         "Erdős Stütz René ö ç ø straße ø naïve"),
        ("St\\ütz", "Stütz"),
        (r"\times 3\times\ldots \LaTeX{} \textasciicircum{}2", "× 3×… LaTeX{} ^2"),
        (r"vs.\ x 43\,dB", "vs. x 43\u00a0dB"),
        (r"work~\cite{r15, r16} and \citep[p.~2]{a}", "work\u00a0[r15, r16] and [a]"),
        (r"here\footnote{At~\url{https://a.org}}.", "here (At\u00a0https://a.org)."),
        (r"\eg, x \ie. y", "e.g., x i.e. y"),
        (r"in \mathbb{R} and \frac{1}{2}", "in ℝ and 1/2"),
        (r"\begin{equation*} x_1 \end{equation*} \(y\) \[z\]", "x₁ y z"),
        (r"\method{} \ours~is \foo{bar} \textbf{open [\![n,k]\!]",
         "\\method{} \\ours\u00a0is \\foo{bar} \\textbf{open [\\![n,k]\\!]"),
        (r"\begin{align} \( \[ \verb \textbf \url{a", r"\begin{align} \( \[ \verb \textbf \url{a"),
        ("<br>a<br/>b<BR />c<br\n>d<b>e", " a b c d<b>e"),
    ],
)  # fmt: skip
def test_latex_in_prose_is_converted(source: str, expected: str) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Fig.~3, et al.~[2], Lean~4, Mip-NeRF~360, Llama~3.3",
         "Fig._3, et al._[2], Lean_4, Mip-NeRF_360, Llama_3.3"),
        ("i.e.,~so Sampling~(IS) $x$~transitions", "i.e.,_so Sampling_(IS) x_transitions"),
        ("~5% of ~/path, AUC~0.815, r~0.77, 1.5~1.8x, 3B~31B, 达~20%, https://a.org/~me",
         "~5% of ~/path, AUC~0.815, r~0.77, 1.5~1.8x, 3B~31B, 达~20%, https://a.org/~me"),
        ("x~N(0,1), up ~95%, accuracy~95%, a ~ b, ~", "x~N(0,1), up ~95%, accuracy~95%, a ~ b, ~"),
    ],
)  # fmt: skip
def test_a_tilde_is_a_tie_only_where_tex_writes_one(source: str, expected: str) -> None:
    assert shown(source).replace("\u00a0", "_") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("10--13 F--score a---b x -- y \\textbf{a}--b", "10–13 F–score a—b x – y a–b"),
        ("--option, run --fast, a --> b, <!-- c -->, C-- and ----",
         "--option, run --fast, a --> b, <!-- c -->, C-- and ----"),
        ("https://a.org/b--c", "https://a.org/b--c"),
    ],
)  # fmt: skip
def test_dashes_between_words_are_converted(source: str, expected: str) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("``quotes'' and ``more''", "“quotes” and “more”"),
        ('a ``closed so" one', "a “closed so” one"),
        ("`single' don't `two words'.", "‘single’ don't ‘two words’."),
        ("``a `b' c''", "“a ‘b’ c”"),
        ("`code` and ``more code``", "code and more code"),
        ("`print('x')` ```a``b```", "print('x') a``b"),
        ("f''(x) `open ``open", "f''(x) `open ``open"),
    ],
)
def test_backticks_are_code_or_quotes(source: str, expected: str) -> None:
    assert shown(source) == expected


FRAGMENTS = [
    *re.findall(
        r"\S+",
        r"""
        $ $$ { } [ ] ( ) ^ _ * ** ` `` ' '' " ~ -- \\ & % # x ab 12 é 中 𐘀 <br> {\bf {\"o} \verb|
        \( \) \[ \] \alpha \log \, \% \{ \} \' \" \c \left( \right) \foo \not \sqrt[3] \unicode{
        \textbf{ \emph{ \href{ \href{https://a.b}{ \url{ \footnote{ \frac{ \sqrt{ \hat{ \mathbf{
        \begin{pmatrix} \end{pmatrix} \begin{equation} \end{equation} \cite{ https://a.org/b)
        ](https://a.b) [t](https://a.b)
        """,
    ),
    "\\",
    " ",
    "\n",
]
hostile = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join) | st.text()


@given(hostile)
def test_any_text_is_parsed(source: str) -> None:
    assert isinstance(render_math(source), str)
    depth = 0
    for event in parse(source):
        depth += {"open": 1, "close": -1}.get(event.type, 0)
    assert depth == 0


@given(st.text(alphabet=st.characters(exclude_characters="\\$`~-{}<hH'\"")))
def test_text_without_markup_is_unchanged(source: str) -> None:
    assert shown(source) == source


@given(st.text(alphabet="中文字qz1 .,$\\{}*_`~-[]()'\"^&|<>\n"))
def test_words_are_kept_in_order(source: str) -> None:
    assert re.findall("[中文字]", shown(source)) == re.findall("[中文字]", source)


@given(st.text(alphabet="αβγ xyz12+=(),.", min_size=1))
def test_plain_mathematics_keeps_its_characters(source: str) -> None:
    assert render_math(source).replace(" ", "") == source.replace(" ", "")


def calls(function: Callable[[str], object], source: str) -> int:
    """Return how many functions a function calls for a source, those in C included."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        function(source)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.slow
@pytest.mark.parametrize("unit", [*FRAGMENTS, "$a ", "$5 and ", "a`b ", "``a'' ", "https://a)"])
@pytest.mark.parametrize(("before", "after"), [("", ""), ("$", "$"), ("", "}"), (r"\frac{", "a$")])
def test_work_is_linear_in_the_length(unit: str, before: str, after: str) -> None:
    for function in (render_math, parse):
        function(before + unit * 50 + "x" + after)  # import and compile everything first
        once, twice, fourfold = (
            calls(function, before + unit * n + "x" + after * (n if after == "}" else 1))
            for n in (50, 100, 200)
        )
        assert fourfold - twice <= 2.2 * (twice - once) + 200


@pytest.mark.slow
@pytest.mark.parametrize("unit", FRAGMENTS)
def test_long_hostile_texts_are_read(unit: str) -> None:
    source = unit * (30_000 // len(unit)) + "x" + "}" * 20_000
    for function in (render_math, shown):
        assert len(function(source)) <= 3 * len(source)


@pytest.mark.slow
def test_groups_of_any_depth_are_parsed() -> None:
    depth = 20_000
    assert render_math("{" * depth + "x" + "}" * depth) == "x"
    assert render_math(r"\sqrt{" * depth + "x+y" + "}" * depth).count("√") == depth
    assert shown(r"\textbf{" * depth + "x" + "}" * depth) == "x"
    assert shown(r"\href{https://a.b}{" * depth + "x" + "}" * depth) == "x"


def test_formulas_of_real_digests_are_converted(corpus: Path) -> None:
    digests = sorted(corpus.glob("*.md"))[:8]
    formulas = [
        formula
        for path in digests
        for formula in re.findall(r"\$([^\s$][^$]{0,200})\$(?!\d)", path.read_text("utf-8"))
    ]
    unconverted = [
        f for f in formulas if "\\" in render_math(f) or ("{" in render_math(f) and r"\{" not in f)
    ]
    assert formulas
    assert len(unconverted) <= 0.03 * len(formulas)
