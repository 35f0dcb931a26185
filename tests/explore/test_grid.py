"""How a grid is packed; that every shipped state is right is proved on the built site."""

import gzip
import re
from dataclasses import replace

import numpy as np
import pytest
from parts import EXPLORERS
from payload import decoded, sentence_of, table_of
from said import Said

from platformlab.charts.curves import axis_x, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, drawn, grid, slider

# A small explorer for the rules of packing.
WORDS = """
[small]
title = "How small?"
description = "A line."
source = "Model: none."

[small.controls]
share = "Share"

[small.columns]
x = "X"
same = "Same"
word = "Word"

[small.axes]
x = "how much"
"""


def chart(frame):
    return framed(line("t", axis_x("x", domain=(0, 1), values=[0, 1]), "same:Q"), frame)


def small(**changes):
    explorer = replace(
        EXPLORERS["two_worlds"],
        name="small",
        book=Said(WORDS),
        chart=chart,
        controls=(
            slider("share", [0, 0.5, 1], default=0.5),
            slider("price", [0, 2.5], default=0),
        ),
        rows=lambda share, price: {
            "t": {
                "x": [share, None, float("nan"), float("inf")],
                "same": [1.0, 2.0, 3.0, 4.0],
                "word": ["a", f"{price}", "c", '"d", e'],
            }
        },
        columns={
            "t": (
                Column("x", 1, is_percent=True),
                Column("same"),
                Column("word", is_text=True),
            )
        },
        sentence=lambda tables, share, price: f"At {share:.2f}, {price:,.1f} of 1,000.",
    )
    return replace(explorer, **changes)


def test_last_control_moves_fastest():
    assert list(grid.states(small()))[:3] == [
        {"share": 0.0, "price": 0.0},
        {"share": 0.0, "price": 2.5},
        {"share": 0.5, "price": 0.0},
    ]


def test_payload_gives_back_numbers_words_gaps_and_sentences():
    payload = decoded(grid.script(small()))
    assert table_of(payload, "t", 3) == {
        "x": [0.5, None, None, None],
        "same": [1, 2, 3, 4],
        "word": ["a", "2.5", "c", '"d", e'],
    }
    assert sentence_of(payload, 3) == "At 0.50, 2.5 of 1,000."


def test_column_that_never_changes_is_stored_once():
    packed = decoded(grid.script(small()))["tables"]["t"]["same"]
    assert (packed["pool"], packed["at"]) == ([[1, 2, 3, 4]], 0)


def test_wording_is_stored_once_and_numbers_apart():
    packed = decoded(grid.script(small()))["sentences"]
    assert packed["wordings"] == [["At ", ", ", " of ", "."]]


def test_explorer_without_controls_ships_its_one_state():
    payload = decoded(grid.script(EXPLORERS["predix_activity"]))
    assert payload["controls"] == []
    assert len(payload["sentences"]["at"]) == 1


def test_payload_holds_no_number_that_json_does_not_know():
    assert not re.search(r"NaN|Infinity", grid.script(small()))


HEAVY_WORDS = re.sub("same.*\nword.*\n", "", WORDS.replace("small", "heavy"))


def heavy(decimals):
    rng = np.random.default_rng(1)
    return small(
        name="heavy",
        book=Said(HEAVY_WORDS),
        controls=(
            slider("share", np.linspace(0, 1, 11), default=0.5),
            slider("price", range(90), default=0),
        ),
        rows=lambda share, price: {"t": {"x": rng.random(60), "same": [1] * 60}},
        columns={"t": (Column("x", decimals), drawn("same"))},
        sentence=lambda tables, **state: "One.",
    )


@pytest.mark.slow
def test_grid_that_is_too_large_is_refused_with_weight_control_and_repair():
    explorer = heavy(decimals=9)
    with pytest.raises(grid.GridTooLarge) as refused:
        grid.script(explorer)
    said = str(refused.value)
    found = re.search(
        r"explorer heavy weighs ([\d,]+) bytes compressed, more than the 250,000 a page may load "
        r"\(990 states\); coarsen price, which has 90 values: about (\d+) fit",
        said,
    )
    assert found, said
    weight, fits = (int(number.replace(",", "")) for number in found.groups())
    assert weight > grid.LIMIT
    coarser = replace(
        explorer,
        controls=(explorer.controls[0], slider("price", range(int(0.95 * fits)), default=0)),
    )
    assert len(gzip.compress(grid.script(coarser).encode())) <= grid.LIMIT


@pytest.mark.slow
def test_chart_without_controls_that_is_too_large_gets_other_advice():
    rng = np.random.default_rng(1)
    values = rng.random(90_000)
    explorer = small(
        name="heavy",
        book=Said(re.sub("\\[heavy.controls\\]\n.*\n", "", HEAVY_WORDS)),
        controls=(),
        rows=lambda: {"t": {"x": values, "same": values}},
        columns={"t": (Column("x", 9), drawn("same"))},
        sentence=lambda tables: "One.",
    )
    with pytest.raises(grid.GridTooLarge, match="ship fewer rows or fewer decimals"):
        grid.script(explorer)
