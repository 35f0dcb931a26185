"""How much was made before the circle starts decides how long it feeds itself."""

import numpy as np
from prose import source

from platformlab.chapters.scale.market import CARMAKER, START, YEARS
from platformlab.models import virtuous_circle as model

PRICE, OUTPUT = START["start_price"], START["start_output"]
SLOPE = np.log2(1 - CARMAKER["learning_rate"])
BUYERS = {key: CARMAKER[key] for key in ("demand_elasticity", "yearly_market")}


def fed(made):
    """Years in which the carmaker's circle feeds itself, with so many cars made before."""
    learned = PRICE / (1 + START["markup"]) - CARMAKER["fixed_cost"] / OUTPUT
    output, behind, years = OUTPUT, made, []
    for year in range(YEARS + 1):
        spread = CARMAKER["fixed_cost"] / output
        cost = spread + learned * (behind / made) ** SLOPE
        output = model.yearly_demand(
            unit_price=(1 + START["markup"]) * cost,
            start_price=PRICE,
            start_output=OUTPUT,
            **BUYERS,
        )
        gain = model.loop_gain(
            market_share=output / CARMAKER["yearly_market"],
            fixed_share=spread / cost,
            learning_rate=CARMAKER["learning_rate"],
            demand_elasticity=CARMAKER["demand_elasticity"],
        )
        years += [year] * bool(gain > 1)
        behind += output
    return years


def test_circle_of_a_firm_with_more_cars_behind_it_feeds_itself_for_longer():
    assert [fed(times * OUTPUT)[-1] for times in (1, 2, 5)] == [3, 4, 6]
    assert "a firm with more behind it takes longer" in source("scale", "surprise")
