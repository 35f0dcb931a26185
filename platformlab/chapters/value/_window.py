"""Tables of a law fitted to a window of a firm's years, and of the years after it."""

import numpy as np

from platformlab.chapters.value._labels import apart
from platformlab.chapters.value._record import fit_of, series_of
from platformlab.chapters.value.market import AHEAD
from platformlab.words import Wordbook, engine
from platformlab.words.numbers import number

say = Wordbook(__file__)

_NOTHING = {
    "inside": {"year": [], "users": [], "revenue": [], "fitted": []},
    "curve": {"users": [], "fitted": []},
    "onward": {"users": [], "fitted": []},
    "ahead": {
        "year": [],
        "users": [],
        "revenue": [],
        "fitted": [],
        "exponent": [],
        "error": [],
        "in_logs": [],
        "error_in_logs": [],
        "label": [],
        "place": [],
    },
    "says": {"users": [], "place": [], "label": []},
    "window": {"users": [], "revenue": [], "label": []},
}


def rows_of(*, firm, law, first, last):
    """Return the figure's tables; most are empty where the window has too few years to fit."""
    years, users, revenue = series_of(firm)
    found = fit_of(firm, first, last)
    if found is None:
        shown = years <= min(max(first, last) + AHEAD, years[-1])
        return _NOTHING | {"outside": _points(years, users, revenue, shown)}
    ends = years[found.inside][-1]
    near = years <= ends + AHEAD
    after = near & (years >= ends)  # the curve goes on from the last year of the window
    fitted = found.predict(law, users=users, years=years)
    if law == "calendar":  # no curve over users: a point for every year
        curves = [(users[part], fitted[part]) for part in (found.inside, after)]
    else:
        edge, far = users[ends == years][0], users[near][-1]
        grids = np.linspace(0, edge, 21), np.linspace(edge, far, 11)
        curves = [(grid, found.predict(law, users=grid, years=None)) for grid in grids]
    curve, onward = ({"users": n / 1e6, "fitted": value / 1e9} for n, value in curves)
    return {
        "inside": _points(years, users, revenue, found.inside)
        | {"fitted": fitted[found.inside] / 1e9},
        "outside": _points(years, users, revenue, near & ~found.inside),
        "curve": curve,
        "onward": onward,
        **_end_rows(years, users, revenue, fitted, near, law, found),
        "window": {
            "users": [users[found.inside][-1] / 1e6],
            "revenue": [revenue[found.inside][-1] / 1e9],
            "label": [f"{ends:.0f}" if after.sum() > 1 else ""],
        },
    }


def _points(years, users, revenue, chosen):
    return {"year": years[chosen], "users": users[chosen] / 1e6, "revenue": revenue[chosen] / 1e9}


def _end_rows(years, users, revenue, fitted, near, law, found):
    """The last year shown: what it was and what the law says, with room for both labels."""
    power, in_logs = found.power, found.power_in_logs
    year, crowd, was, said = (s[near][-1] for s in (years, users, revenue, fitted))
    top = max(revenue[near].max(), said) / 1e9
    place_was, place_said = apart([was / 1e9, said / 1e9], gap=0.075 * top)
    return {
        "ahead": {
            "year": [year],
            "users": [crowd / 1e6],
            "revenue": [was / 1e9],
            "fitted": [said / 1e9],
            "exponent": [power.exponent],
            "error": [power.exponent_error],
            "in_logs": [in_logs.exponent],
            "error_in_logs": [in_logs.exponent_error],
            "label": [say("law_fit.marks.was", year=f"{year:.0f}", was=_short(was))],
            "place": [place_was],
        },
        "says": {
            "users": [crowd / 1e6],
            "place": [place_said],
            "label": [say(f"law_fit.ends.{law}", said=_short(said))],
        },
    }


def _short(dollars):
    amount = dollars / 1e9
    written = number(amount, 0 if amount >= 10 else 1)
    return engine("numbers.money", number=written)  # tenths, where `numbers.dollars` writes cents
