"""The record of fees: who pays is said in the drawing, beside the colours that mean it."""

import pytest

from platformlab.chapters.who_pays.fee_record import fee_record
from platformlab.chapters.who_pays.market import SIDES
from platformlab.data import load


@pytest.mark.parametrize("metric", fee_record.controls[0].values)
def test_drawing_names_each_side_that_pays_and_no_other(metric):
    table = load("platform_fees")
    paying = set(table[table["metric"] == metric]["side"])
    keys = fee_record.rows(metric=metric)["keys"]
    assert {side for side in SIDES if keys[side][0]} == paying


def test_no_colour_is_explained_in_the_small_print():
    assert not {"blue", "orange"} & set(fee_record.source.lower().split())
