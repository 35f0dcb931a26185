"""Lying bars of claims, one for each group of them, parted by verdict, with a key of the verdicts."""

import altair as alt

from platformlab.charts.bars import key, stacked
from platformlab.charts.curves import labels
from platformlab.charts.theme import framed
from platformlab.words import text

# Role of the colour and look of each verdict, in the order in which a bar is parted.
LOOKS = {
    "reproduced": ("platform", "filled"),
    "with caveat": ("platform", "pale"),
    "contested": ("ink", "filled"),
    "not checkable": ("pipeline", "hollow"),
}
LINES_OF_KEY = {"wide": ("key", "key", "key", "key"), "narrow": ("key", "key", "more", "more")}


def word(verdict):
    """Word for a verdict in the language of the book."""
    return text(f"verdict.{verdict.replace(' ', '-')}")


def parts(group, counts, *, room=1):
    """Columns of the parts of all bars: `counts` gives for each group how many claims have a verdict.

    Parameters
    ----------
    group : str
        Name of the column with the groups.
    counts : mapping of mappings
        Claims by group and verdict; a verdict that no claim of a group has is no part.
    room : int
        A part of fewer claims does not carry its number.

    Examples
    --------
    >>> parts("kind", {"advice": {"reproduced": 2, "contested": 5}}, room=3)["label"]
    ['', '5']
    """
    found = {name: [] for name in (group, "verdict", "count", "start", "end", "middle", "label")}
    for title, by_verdict in counts.items():
        start = 0
        for verdict, count in by_verdict.items():
            if not count:
                continue
            label = str(count) if count >= room else ""
            end, middle = start + count, start + count / 2
            values = (title, word(verdict), count, start, end, middle, label)
            for name, value in zip(found, values, strict=True):
                found[name].append(value)
            start = end
    return found


def places_of_key(widest, *, wide, narrow):
    """Columns with the places of the key: parts of the widest bar across, and its lines."""
    return {
        "x": [widest * place for place in wide],
        "y": list(LINES_OF_KEY["wide"]),
        "x_narrow": [widest * place for place in narrow],
        "y_narrow": list(LINES_OF_KEY["narrow"]),
    }


def verdict_bars(frame, *, group, names, titles, widest, left, key_text, **limit):
    """Draw the tables ``parts``, `names` and ``key``.

    Parameters
    ----------
    group, names : str
        Column with the groups, and the table that holds each of them once.
    titles : list of str
        The groups from top to bottom.
    widest : float
        Claims of the longest bar that any state has.
    left : int
        Pixels for the names of the groups; `limit` cuts longer ones.
    key_text : str
        Column of ``key`` with what stands beside each look.
    """
    narrow = "_narrow" if frame.is_narrow else ""
    lines = [*dict.fromkeys(LINES_OF_KEY["narrow" if narrow else "wide"]), *titles]
    y = alt.Y(f"{group}:N", axis=None, scale=alt.Scale(domain=lines, paddingInner=0.1))
    start = alt.X("start:Q", axis=None, scale=alt.Scale(domain=[0, widest], nice=False))
    tooltip = [alt.Tooltip(f"{group}:N"), alt.Tooltip("verdict:N"), alt.Tooltip("count:Q")]
    look = {"looks": {word(verdict): look for verdict, look in LOOKS.items()}, "field": "verdict"}
    x_key, y_key = alt.X(f"x{narrow}:Q", axis=None), alt.Y(f"y{narrow}:N", axis=None)
    chart = alt.layer(
        stacked("parts", y, start, "end:Q", text="label", tooltip=tooltip, **look),
        key("key", x_key, y_key, text=key_text, **look),
        labels(names, alt.XValue(0), y, group, align="right", dx=-10, **limit),
    )
    return framed(chart, frame, left=left, right=8, top=6, bottom=6)
