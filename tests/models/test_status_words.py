"""A word of a status says the same wherever a model uses it."""

from collections import defaultdict

import numpy as np
import pytest
from calls import ALWAYS_ONE, FUNCTIONS, arguments

from platformlab.params import PARAMS

DRAWS = 60
# The first number exists in any case; the regime that the word names is the same.
ALSO_WITHOUT_THE_NUMBER = {
    "not viable": "the empty network, and the stand-alone business, exist where a platform cannot",
    "run to failure": "the precision of a shape needs no age of replacement",
    "single": "one resting point, between whose ends no fold lies",
}


def drawn(values, rng):
    """A market around the usual one, now and then at an end of a range."""
    market = {}
    for name, numbers in values.items():
        param, usual = PARAMS[name], np.ravel(numbers)[0]
        if param.integer or name in ALWAYS_ONE:
            market[name] = int(usual)
            continue
        number = (usual or 1) * 10 ** rng.uniform(-1, 1)
        if param.high - param.low <= 10 and rng.random() < 0.5:
            number = rng.uniform(param.low, param.high)
        if rng.random() < 0.1:
            number = max(param.low, -1e9)
        low, high = param.low + 1e-9 * param.open_low, param.high - 1e-9 * param.open_high
        market[name] = float(np.clip(number, low, high))
    return market


def results(called):
    """Results with a status for markets drawn at random; impossible ones are left out."""
    values, others = arguments(called)
    rng = np.random.default_rng(1)
    for _ in range(DRAWS):
        try:
            result = FUNCTIONS[called](**drawn(values, rng), **others)
        except ValueError:
            continue
        if not hasattr(result, "status"):
            return  # nor has any other result of this function
        if isinstance(getattr(result, "status", None), str):
            yield result


@pytest.mark.slow
def test_a_status_word_goes_with_numbers_in_every_model_or_with_none_in_every_model(subtests):
    found = defaultdict(lambda: defaultdict(set))
    for called in FUNCTIONS:
        for result in results(called):
            missing = bool(np.isnan(result[0]).all())
            found[result.status][missing].add(called)

    assert {word for word, kinds in found.items() if len(kinds) == 2} <= set(
        ALSO_WITHOUT_THE_NUMBER
    )
    for word, kinds in found.items():
        with subtests.test(word):
            assert len(kinds) == 1 or word in ALSO_WITHOUT_THE_NUMBER, dict(kinds)
    assert found["tips"].keys() == {False}
    assert found["runs away"].keys() == found["one takes all"].keys() == {True}
