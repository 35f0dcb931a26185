"""Small drawing for the data catalogue: how far the rows of a data set can be trusted."""

from functools import cache

import altair as alt

from platformlab.charts.bars import stacked
from platformlab.charts.theme import Frame, framed
from platformlab.data import load
from platformlab.explore import svg

LOOKS = {
    "verified": ("platform", "filled"),
    "recalled": ("platform", "pale"),
    "uncertain": ("pipeline", "hollow"),
}
_FRAME = Frame(width=344, height=44, is_narrow=True)
_ROOM = 0.07  # a part narrower than this share has no room for its number


def rows_by_confidence(name):
    """Count the rows of a data set by confidence, in the order of `LOOKS`.

    Examples
    --------
    >>> rows_by_confidence("startups_top10_2018")
    {'verified': 9, 'recalled': 1, 'uncertain': 0}
    """
    counts = load(name, include_uncertain=True)["confidence"].value_counts()
    return {word: int(counts.get(word, 0)) for word in LOOKS}


def drawing(name):
    """Draw one stacked bar of the rows by confidence as SVG."""
    counts = {word: number for word, number in rows_by_confidence(name).items() if number}
    total, start, parts = sum(counts.values()), 0, []
    for word, number in counts.items():
        label = str(number) if number >= _ROOM * total else ""
        middle = start + number / 2
        parts.append({"confidence": word, "start": start, "end": start + number, "middle": middle})
        parts[-1] |= {"row": "all", "label": label}
        start += number
    table = {column: [part[column] for part in parts] for column in parts[0]}
    return svg.draw(_bar(), {"parts": table}, prefix=f"confidence-{name.replace('_', '-')}")


@cache
def _bar():
    """Vega of the bar, as long as there are rows; the same for every data set."""
    chart = stacked(
        "parts",
        alt.Y("row:N", axis=None),
        alt.X("start:Q", axis=None, scale=alt.Scale(nice=False)),
        "end:Q",
        looks=LOOKS,
        field="confidence",
        text="label",
    )
    framed_chart = framed(chart, _FRAME, left=2, right=2, top=4, bottom=4)
    return svg.vega(framed_chart.to_dict(validate=False))
