"""Tables of LaTeX macros and their characters in Unicode.

Source: unicode-math (https://ctan.org/pkg/unicode-math) and the Unicode charts. A table lists pairs
of a macro, without its backslash, and its character.
"""

from __future__ import annotations

from typing import Final

from digest_tui.text.events import Kind


def words(names: str) -> frozenset[str]:
    """Return the names of a text that lists them."""
    return frozenset(names.split())


def _table(pairs: str) -> dict[str, str]:
    items = pairs.split()
    return dict(zip(items[::2], items[1::2], strict=True))


LETTERS: Final = _table("""
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ
    varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ
    Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω varGamma Γ varDelta Δ varTheta Θ varLambda Λ
    varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω digamma ϝ ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ
    Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ daleth ℸ mho ℧ eth ð infty ∞ partial ∂ nabla ∇ emptyset ∅
    varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ measuredangle ∡
    triangle △ square □ Box □ blacksquare ■ qed ∎ Diamond ◇ diamondsuit ♢ heartsuit ♡ spadesuit ♠
    clubsuit ♣ bigstar ★ flat ♭ natural ♮ sharp ♯ checkmark ✓ backslash \\ prime ′ backprime ‵
    complement ∁ bigcirc ◯ blacktriangle ▲ lozenge ◊ blacklozenge ⧫ textmu µ micro µ ohm Ω sum ∑
    prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigsqcup ⨆ biguplus ⨄ bigvee ⋁
    bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ surd √ ldots … dots … dotsc … dotsb … dotso …
    dotsm … dotsi … cdots ⋯ vdots ⋮ ddots ⋱ lbrace { rbrace } lbrack [ rbrack ] langle ⟨ rangle ⟩
    lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ llbracket ⟦
    rrbracket ⟧ lgroup ( rgroup ) colon : dag † ddag ‡ S § P ¶ copyright © pounds £ yen ¥ euro €
    texteuro € degree ° textdegree ° celsius ℃ AA Å aa å textsection § textbullet •
    textregistered ® texttrademark ™ textasciitilde ~ textasciicircum ^ textbackslash \\
    textunderscore _ textless < textgreater > textbar | textdollar $ textquotesingle '
    textellipsis … textendash – textemdash — textquoteleft ‘ textquoteright ’ textquotedblleft “
    textquotedblright ” lq ‘ rq ’ slash / textbraceleft { textbraceright }
""")

OPERATORS: Final = _table("""
    pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔
    vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ smallsetminus ∖ wr ≀ diamond ⋄ oplus ⊕ ominus ⊖ otimes ⊗
    oslash ⊘ odot ⊙ dagger † ddagger ‡ amalg ⨿ ltimes ⋉ rtimes ⋊ Join ⨝ bowtie ⋈ boxplus ⊞
    boxminus ⊟ boxtimes ⊠ boxdot ⊡ circledast ⊛ circledcirc ⊚ dotplus ∔ veebar ⊻ barwedge ⌅
    triangleleft ◁ triangleright ▷ bigtriangleup △ bigtriangledown ▽ lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵
    cdotp · le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ll ≪ gg ≫ lll ⋘ ggg ⋙ ne ≠ neq ≠ equiv ≡
    sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ ncong ≇ doteq ≐ propto ∝ varpropto ∝ asymp ≍ prec ≺
    succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ lesssim ≲ gtrsim ≳ lessapprox ⪅
    gtrapprox ⪆ lessgtr ≶ gtrless ≷ leqq ≦ geqq ≧ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ lneq ⪇ gneq ⪈
    nprec ⊀ nsucc ⊁ in ∈ notin ∉ ni ∋ owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊
    supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑
    sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨
    Vdash ⊩ nvdash ⊬ nvDash ⊭ smile ⌣ frown ⌢ between ≬ pitchfork ⋔ triangleq ≜ coloneqq ≔
    coloneq ≔ eqqcolon ≕ defeq ≔ circeq ≗ eqsim ≂ bumpeq ≏ nsim ≁ backsim ∽ thicksim ∼
    thickapprox ≈ therefore ∴ because ∵ trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲
    vartriangleright ⊳ lt < gt > to → gets ← rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒
    Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵
    longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦
    longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘
    swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁
    leftharpoonup ↼ rightleftharpoons ⇌ leftrightarrows ⇆ rightrightarrows ⇉ twoheadrightarrow ↠
    rightarrowtail ↣ rightsquigarrow ⇝ leadsto ⇝ nrightarrow ↛ nleftarrow ↚ nleftrightarrow ↮
    nRightarrow ⇏ multimap ⊸ circlearrowright ↻ circlearrowleft ↺ dashrightarrow ⇢ textrightarrow →
    upharpoonright ↾ restriction ↾ varsubsetneq ⊊ wedgeq ≙
""")

FUNCTIONS: Final = words("""
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf
    limsup ln log max min Pr sec sin sinh sup tan tanh argmax argmin arccot lcm tr rank diag sign
    sgn supp span poly polylog softmax Var Cov bmod mod
    """)

BLANKS: Final = words("quad qquad enspace enskip medspace thickspace space")
DROPPED: Final = words("""
    left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr biggm Biggl Biggr
    Biggm limits nolimits displaystyle textstyle scriptstyle scriptscriptstyle nonumber notag
    negthinspace hfill allowbreak nobreak noindent centering rm bf it cal mathstrut strut relax
    small footnotesize scriptsize tiny normalsize large protect
    """)

_ROMAN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ"


def _alphabet(first: int, holes: str = "", digits: int = 0, greek: int = 0) -> dict[int, str]:
    letters = {ord(c): chr(first + i) for i, c in enumerate(_ROMAN)}
    letters |= {ord(plain): styled for plain, styled in zip(holes[::2], holes[1::2], strict=True)}
    if digits:
        letters |= {ord("0") + i: chr(digits + i) for i in range(10)}
    if greek:
        letters |= {ord(c): chr(greek + i) for i, c in enumerate(_GREEK)}
    return letters


_BLACKBOARD = _alphabet(0x1D538, "CℂHℍNℕPℙQℚRℝZℤ", digits=0x1D7D8)
_SCRIPT = _alphabet(0x1D49C, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ")
_FRAKTUR = _alphabet(0x1D504, "CℭHℌIℑRℜZℨ")
_BOLD = _alphabet(0x1D400, digits=0x1D7CE, greek=0x1D6A8)

ALPHABETS: Final[dict[str, dict[int, str]]] = {
    **dict.fromkeys(("mathbb", "mathbbm", "mathds", "Bbb"), _BLACKBOARD),
    **dict.fromkeys(("mathcal", "mathscr", "EuScript"), _SCRIPT),
    **dict.fromkeys(("mathfrak", "frak"), _FRAKTUR),
    **dict.fromkeys(("mathbf", "boldsymbol", "bm", "pmb", "symbf", "mathbold", "vb"), _BOLD),
}

_SUPERSCRIPT = _table("""
    0 ⁰ 1 ¹ 2 ² 3 ³ 4 ⁴ 5 ⁵ 6 ⁶ 7 ⁷ 8 ⁸ 9 ⁹ + ⁺ - ⁻ − ⁻ = ⁼ ( ⁽ ) ⁾ a ᵃ b ᵇ c ᶜ d ᵈ e ᵉ f ᶠ g ᵍ h ʰ
    i ⁱ j ʲ k ᵏ l ˡ m ᵐ n ⁿ o ᵒ p ᵖ r ʳ s ˢ t ᵗ u ᵘ v ᵛ w ʷ x ˣ y ʸ z ᶻ A ᴬ B ᴮ D ᴰ E ᴱ G ᴳ H ᴴ I ᴵ
    J ᴶ K ᴷ L ᴸ M ᴹ N ᴺ O ᴼ P ᴾ R ᴿ T ᵀ U ᵁ V ⱽ W ᵂ ⊤ ᵀ β ᵝ γ ᵞ δ ᵟ θ ᶿ φ ᵠ χ ᵡ
    * * ∗ * ⋆ ⋆ ★ ★ † † ‡ ‡ ′ ′ ∘ °
""")
_SUBSCRIPT = _table("""
    0 ₀ 1 ₁ 2 ₂ 3 ₃ 4 ₄ 5 ₅ 6 ₆ 7 ₇ 8 ₈ 9 ₉ + ₊ - ₋ − ₋ = ₌ ( ₍ ) ₎ a ₐ e ₑ h ₕ i ᵢ j ⱼ k ₖ l ₗ m ₘ
    n ₙ o ₒ p ₚ r ᵣ s ₛ t ₜ u ᵤ v ᵥ x ₓ β ᵦ γ ᵧ ρ ᵨ φ ᵩ χ ᵪ
""")
SCRIPTS: Final = {"^": _SUPERSCRIPT, "_": _SUBSCRIPT}
SCRIPT_CHARACTERS: Final = frozenset((*_SUPERSCRIPT.values(), *_SUBSCRIPT.values()))

ACCENTS: Final = {
    name: chr(int(point, 16))
    for name, point in _table("""
    hat 302 widehat 302 tilde 303 widetilde 303 bar 304 overline 305 vec 20D7 overrightarrow 20D7
    dot 307 ddot 308 dddot 20DB check 30C widecheck 30C breve 306 acute 301 grave 300 mathring 30A
    """).items()
}
TEXT_ACCENTS: Final = {
    mark: chr(int(point, 16))
    for mark, point in _table("""
    ` 300 ' 301 ^ 302 ~ 303 = 304 u 306 . 307 " 308 r 30A H 30B v 30C d 323 c 327 k 328 b 331 t 361
    """).items()
}
TEXT_LETTERS: Final = _table("""
    o ø O Ø l ł L Ł ss ß ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ
    NG Ŋ
""")

MATRIX_EDGES: Final = {
    "pmatrix": "()",
    "bmatrix": "[]",
    "vmatrix": "||",
    "Vmatrix": "‖‖",
    "Bmatrix": "{}",
    "cases": "{ ",
    "matrix": "[]",
    "smallmatrix": "[]",
    "array": "[]",
}
DISPLAYS: Final = words(
    "equation align gather multline eqnarray displaymath math aligned split gathered"
)

# Macros of prose and the kind of text that their argument is; None for plain text.
STYLES: Final[dict[str, Kind]] = {
    **dict.fromkeys(("textbf", "mathbf"), "strong"),
    **dict.fromkeys(("emph", "textit", "textsl"), "emphasis"),
    "texttt": "code",
}
DECLARED: Final[dict[str, Kind | None]] = {
    **dict.fromkeys(("bf", "bfseries"), "strong"),
    **dict.fromkeys(("em", "it", "sl", "itshape", "slshape"), "emphasis"),
    **dict.fromkeys(("tt", "ttfamily"), "code"),
    **dict.fromkeys(("rm", "sc", "sf", "rmfamily", "scshape", "sffamily", "small")),
}
TRANSPARENT: Final = words("""
    textsc textrm text mbox hbox textsf textmd textup textnormal underline uline num mathrm
    textsmaller acrshort acrlong acrfull gls ensuremath
""")
