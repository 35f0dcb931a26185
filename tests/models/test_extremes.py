"""The smallest and the largest numbers: an answer, or a sentence that names them; never a warning."""

import warnings

import pytest
from calls import FUNCTIONS, arguments

from platformlab.models.checking import HUGE, checked
from platformlab.params import PARAMS

EXTREMES = (5e-324, 1e-300, 1e300, 1e308, -1e308)


@pytest.mark.slow
def test_extreme_number_gives_an_answer_or_an_error_that_names_it(subtests):
    for called, function in FUNCTIONS.items():
        values, others = arguments(called)
        usual = {name: numbers[0] for name, numbers in values.items()} | others
        for name in values:
            for extreme in () if PARAMS[name].integer else EXTREMES:
                with subtests.test(called, name=name, given=extreme):
                    said = refusal(function, usual | {name: extreme})
                    assert said is None or (name in said and ";" in said)


def refusal(function, given):
    """What a function says against its arguments, or nothing where it answers; a warning is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            function(**given)
        except ValueError as error:
            return str(error)
    return None


@checked
def ratio(users, *, unit_value):
    """Return what may be too large for a number."""
    return users / unit_value


def test_number_beyond_a_computer_is_told_with_what_led_there_and_usual_values():
    message = (
        r"^these arguments lead to numbers outside what a computer holds, 1e-308 to 1e308 "
        r"\(got unit_value = 4.94066e-324\); give values nearer to usual ones \(unit_value = "
    )
    with pytest.raises(ValueError, match=message):
        ratio([2, 3], unit_value=5e-324)
    with pytest.raises(ValueError, match=r"got unit_value = 1e-300, users = 1e\+300"):
        ratio([2, 1e300], unit_value=[1, 1e-300])
    assert ratio(HUGE, unit_value=2) == HUGE / 2
