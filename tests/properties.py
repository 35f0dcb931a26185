"""Properties that hold for all values: how many are tried, and from which ranges.

`make test` tries as many examples as a test names. `make check` and
`make fast` try a few, the same each time.
"""

from hypothesis import settings
from hypothesis import strategies as st

from platformlab.params import PARAMS

FEW = "few"
settings.register_profile(FEW, max_examples=12)


def some(cases, number=3):
    """All of the cases, or the first few where few examples are drawn."""
    return list(cases)[: number if _is_short() else None]


def _is_short():
    return settings.get_current_profile_name() == FEW


def examples(number):
    """Settings of a property that is tried with this many examples where there is time."""
    number = min(number, settings.get_profile(FEW).max_examples) if _is_short() else number
    return settings(derandomize=True, deadline=None, max_examples=number)


def drawn(*names):
    """Keyword arguments from the whole declared range; a range without a bound ends at 1e12."""
    ranges = {}
    for param in map(PARAMS.get, names):
        high = min(param.high, 1e12)
        ranges[param.name] = (
            st.integers(int(param.low), int(high))
            if param.integer
            else st.floats(param.low, high, exclude_min=param.open_low, exclude_max=param.open_high)
        )
    return st.fixed_dictionaries(ranges)
