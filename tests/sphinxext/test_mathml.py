"""Formulas as MathML."""

from xml.etree import ElementTree

import pytest

from platformlab.sphinxext.mathml import mathml


def test_letters_are_written_as_such_and_what_html_implies_is_left_out():
    assert mathml("(a)") == (
        '<math><mrow><mo stretchy="false">(</mo><mi>a</mi><mo stretchy="false">)</mo></mrow></math>'
    )


def test_signs_that_would_be_read_as_markup_stay_codes():
    assert "<mo>&#x0003C;</mo>" in mathml("a < b")


def test_a_block_says_that_it_is_one():
    assert mathml("a", display="block").startswith('<math display="block">')


def test_xml_is_told_what_kind_it_is():
    assert mathml("a", "epub").startswith('<math xmlns="http://www.w3.org/1998/Math/MathML">')


def test_words_of_a_formula_may_hold_the_signs_of_markup():
    drawn = mathml(r"\text{R&D <x>}", "epub")
    assert "".join(ElementTree.fromstring(drawn).itertext()) == "R&D\xa0<x>"


def test_low_line_of_a_name_is_written_as_such():
    assert "net_value" in mathml(r"y = \text{net\_value}")


def test_command_that_would_be_printed_as_it_is_written_is_refused():
    with pytest.raises(ValueError, match=r"would see \\arg in the formula .*write a command"):
        mathml(r"\arg\min_a x")
