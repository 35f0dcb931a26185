"""What the reader sees of the market is what the code computes with."""

import re

import pytest
from parts import cells
from prose import ran

from platformlab.chapters import BOOK
from platformlab.chapters.who_pays import answers, market
from platformlab.checks.questions import every_bet

GAIN_C, GAIN_P = (market.GAINS[f"cross_side_{side}"] for side in market.SIDES)


def exercise(label):
    """What the notebook asks in one exercise."""
    (cell,) = (cell for cell in cells("who_pays", "markdown") if cell.id == "exercises")
    return re.search(rf":label: {label}\n(.*?)```", cell.source, flags=re.S)[1]


def test_market_of_the_notebook_is_that_of_the_figures():
    assert ran("who_pays", "by-hand")["market"] == market.MARKET


def test_figures_open_on_the_market_of_the_text():
    opening = market.GAINS | {"serving_cost_consumers": market.COST, "values": "producers"}
    assert BOOK.explorers["who_pays"].defaults == opening
    opening = market.GAINS | {"joining_cost_consumers": market.JOINING_COST}
    assert BOOK.explorers["divide_first"].defaults == opening


def test_keenest_of_a_side_joins_alone_as_long_as_the_fee_is_below_what_she_would_pay():
    for values, most in market.KEENEST.items():
        here = market.market_with(values)
        for side, dollars in zip(market.SIDES, most, strict=True):
            left = here[f"base_share_{side}"] - market.RESPONSE * dollars
            assert left == pytest.approx(0, abs=1e-12)


def test_bet_tells_the_fees_of_the_owner_that_its_figure_shows():
    _, bet = every_bet()["profit-taken-out"]
    figure = BOOK.explorers["who_pays"]
    assert bet.state.values == figure.defaults
    bars = figure.rows(**figure.defaults)["bars"]
    fees = {
        (side, look.split(" ")[1]): fee
        for side, look, fee in zip(bars["side"], bars["look"], bars["fee"], strict=True)
    }
    assert fees["consumers", "owner"] < market.COST
    for told in (
        f"of either side costs a platform ${market.COST:.0f} a month",
        f"${fees['consumers', 'owner']:.2f} of each consumer",
        f"${fees['producers', 'owner']:.2f} of each producer",
    ):
        assert told in bet.question
    assert bars["fee"][1] == fees["consumers", "even"]  # the row that decides


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (
            "who-pays-1",
            rf"cost \${answers.DEARER:.0f} a month instead of \${market.COST:.0f}.",
        ),
        ("who-pays-2", rf"more than \${answers.CEILING}."),
        ("who-pays-3", rf"keenest reader pay \${answers.READER['top_value_consumers']} and"),
        ("who-pays-3", rf"keenest author \${answers.READER['top_value_producers']}, and"),
        ("who-pays-3", f"each author add {answers.READER['spillover_consumers']} to the readers'"),
        ("who-pays-4", f"gains of {GAIN_C:.0f} and {GAIN_P:.0f}, costs of {market.COST:.0f},"),
        ("who-pays-4", f"spread of {answers.RIVALS['joining_cost_spread']}, and"),
        ("who-pays-4", r"a gap of \${}, then of \${}, which".format(*answers.GAPS)),
    ],
)
def test_exercise_tells_what_its_answer_computes_with(label, told):
    assert told in exercise(label)


def test_workbench_starts_with_the_dearer_producers_of_the_exercise():
    (cell,) = (cell for cell in cells("who_pays", "code") if cell.id == "workbench")
    assert f'{{**market, "serving_cost_producers": {answers.DEARER:.0f}}}' in cell.source
