"""Formulas as docstrings write them, between dollars and in plain letters, turned into LaTeX.

``$dF/dt = (p + q F)(1 − F)$`` reads well in a terminal, and the catalogue typesets it.
"""

import re

_SMALL = {"⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ⁻": "0123456789n-", "₀₁₂₃₄₅₆₇₈₉": "0123456789"}
_SIGNS = {
    "±": r"\pm ",
    "−": "-",
    "·": r"\cdot ",
    "≤": r"\le ",
    "≥": r"\ge ",
    "∞": r"\infty ",
    "½": r"\tfrac12 ",
    "¼": r"\tfrac14 ",
    "→": r"\to ",
    "∓": r"\mp ",
    "∫": r"\int ",
    "%": r"\%",
}
_FUNCTIONS = {"exp", "ln", "log", "sinh", "min", "max"}
_PART = re.compile(
    r"(?P<up>[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ⁻]+)|(?P<down>[₀₁₂₃₄₅₆₇₈₉]+)"
    r"|√(?P<root>\([^()]*\)|\w[₀₁₂₃₄₅₆₇₈₉]?)"
    r"|\^(?P<power>\([^()]*\)|−?\w)"
    rf"|(?P<sign>[{''.join(_SIGNS)}])"
    r"|(?P<word>ln|[A-Za-z]{3,}(?:_[A-Za-z]+)*)"
)
_DOLLARS = re.compile(r"(`[^`]*`)|\$([^$]+)\$")


def typeset(text):
    """Turn every formula between dollars into LaTeX, and leave code alone."""
    return _DOLLARS.sub(lambda found: found[1] or f"${latex(found[2])}$", text)


def latex(formula):
    r"""Write a formula of plain letters in LaTeX.

    >>> latex("v = a (2ⁿ − n) / √c₁")
    'v = a (2^{n} - n) / \\sqrt{c_{1}}'
    """
    return _PART.sub(_in_latex, " ".join(formula.split()))


def _in_latex(found):
    kind, text = found.lastgroup, found[found.lastgroup]
    if kind == "up":
        return f"^{{{_full_size(text, '⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ⁻')}}}"
    if kind == "down":
        return f"_{{{_full_size(text, '₀₁₂₃₄₅₆₇₈₉')}}}"
    if kind == "root":
        return rf"\sqrt{{{latex(_bare(text))}}}"
    if kind == "power":
        return f"^{{{latex(_bare(text))}}}"
    if kind == "sign":
        return _SIGNS[text]
    if text in _FUNCTIONS:
        return rf"\{text} "
    words = text.replace("_", r"\_")
    return rf"\text{{{words}}}"


def _full_size(text, letters):
    return text.translate(str.maketrans(letters, _SMALL[letters]))


def _bare(text):
    return text[1:-1] if text.startswith("(") else text
