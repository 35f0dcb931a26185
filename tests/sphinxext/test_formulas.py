"""Formulas in plain letters become LaTeX."""

import pytest

from platformlab.sphinxext.formulas import latex, typeset


@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("p + q F", "p + q F"),
        ("n² − n₁", "n^{2} - n_{1}"),
        ("2ⁿ", "2^{n}"),
        ("x^(−b)", "x^{-b}"),
        ("e^−x", "e^{-x}"),
        ("√c₁ ≤ √(1 + a)", r"\sqrt{c_{1}} \le  \sqrt{1 + a}"),
        ("n ln n", r"n \ln  n"),
        ("exp(−v)", r"\exp (-v)"),
        ("price − cost", r"\text{price} - \text{cost}"),
        ("net_value", r"\text{net\_value}"),
    ],
)
def test_plain_letters_are_written_in_latex(plain, written):
    assert latex(plain) == written


def test_only_what_stands_between_dollars_is_typeset_and_code_is_left_alone():
    assert typeset("n² at `$a²$` and $b²$") == "n² at `$a²$` and $b^{2}$"


def test_a_formula_may_go_on_in_the_next_line():
    assert typeset("$a +\nb$") == "$a + b$"
