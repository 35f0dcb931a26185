"""What the reader sees of the market is what the code computes with."""

import ast
import re

import numpy as np
import pytest
from parts import cells
from prose import ran, source

from platformlab import models
from platformlab.chapters import BOOK
from platformlab.chapters.scale import answers, market
from platformlab.checks.questions import every_bet
from platformlab.words.numbers import percent

MILLIONS = market.PLANT["fixed_cost"] / 1e6


def exercise(label):
    """What the notebook asks in one exercise."""
    (cell,) = (cell for cell in cells("scale", "markdown") if cell.id == "exercises")
    return re.search(rf":label: {label}\n(.*?)```", cell.source, flags=re.S)[1]


def defaults(explorer):
    return BOOK.explorers[explorer].defaults


def test_figures_open_on_the_firms_of_the_text():
    assert defaults("virtuous_circle") == market.CARMAKER
    opening = defaults("rent_or_own")
    assert (opening["landlord_output"], opening["markup"]) == (market.LANDLORD, market.MARKUP)
    assert opening["halving_chance"] == 0
    opening = defaults("experience")
    assert opening["learning_rate"] == market.LEARNING_RATE
    assert opening["cumulative_output"] == market.MADE_SO_FAR


def test_firm_of_the_notebook_learns_like_the_carmaker():
    assert ran("scale", "by-hand")["firm"]["learning_rate"] == market.CARMAKER["learning_rate"]


def test_workbench_starts_with_the_plant_of_the_exercise():
    code = source("scale", "workbench")
    plant = re.search(r"plant = (\{.*?\})", code, flags=re.S)[1]
    assert ast.literal_eval(plant) == market.PLANT


def test_bet_tells_the_carmaker_that_its_figure_shows():
    _, bet = every_bet()["twelve-more-years"]
    assert bet.state.values == market.CARMAKER
    assert f"falls by {percent(market.CARMAKER['learning_rate'])} each time" in bet.question
    price = BOOK.explorers["virtuous_circle"].rows(**market.CARMAKER)["path"]["price"]
    assert f"from ${market.START['start_price']:.0f} to ${price[8]:.0f}." in bet.question
    assert "In eight years" in bet.question
    assert market.YEARS - 8 == 12
    assert "the twelve years that follow" in bet.question


def test_two_plants_of_the_exercise_beat_one_from_the_answer_on():
    """The answer is found on paper; the model of the plants counts them one by one."""
    around = answers.two_beat_one() * np.array([0.999, 1.001])
    one, half = (models.scale.average_cost(output=around / n, **market.PLANT) for n in (1, 2))
    assert (half < one).tolist() == [False, True]
    assert models.scale.find_plants(output=around, **market.PLANT).number.tolist() == [1, 2]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        (
            "scale-1",
            rf"costs \${MILLIONS:.0f} million a year, each car \${market.PLANT['unit_cost']:.0f} of",
        ),
        ("scale-1", rf"adds \${market.PLANT['congestion_cost']:.5f} for"),
        ("scale-2", f"at {percent(answers.LEARNER['learning_rate'])} per doubling"),
        ("scale-2", f"an elasticity of {answers.LEARNER['demand_elasticity']},"),
        ("scale-3", f"makes {market.LANDLORD:,} units a year in one plant"),
        ("scale-3", f"a tenant with {answers.TENANT:,} indifferent"),
    ],
)
def test_exercise_tells_what_its_answer_computes_with(label, told):
    assert told in exercise(label)


def test_words_of_the_figures_count_the_years_and_cars_of_the_market():
    assert (market.HALFWAY, market.YEARS) == (10, 2 * 10)
    circle = BOOK.explorers["virtuous_circle"]
    assert "over twenty years" in circle.description
    assert "in ten years" in circle.say()
    assert "in the next ten" in circle.say()
    assert market.FIRST_MADE == 10_000
    experience = BOOK.explorers["experience"]
    assert "from ten thousand to ten million" in experience.description
    assert round(market.FIRST_MADE * 2**market.DOUBLINGS / 1e6) == 10
    assert "the ten-thousandth car" in experience.source


def test_rented_plant_is_the_owned_one_with_one_rule_changed():
    """What the two figures compute with differs in nothing but who pays for the plant."""
    rented, owned = BOOK.explorers["rent_or_own"], BOOK.explorers["spread_cost"]
    for output in (50_000, 100_000, 400_000):
        tables = rented.rows(**rented.state(output=output))
        alone = owned.rows(**owned.state(output=output))
        assert tables["now"]["own"][0] == alone["now"]["cost"][0]
    without_markup = rented.rows(**rented.state(landlord_output=100_000, markup=0))
    assert without_markup["now"]["rent"][0] == owned.rows(output=100_000)["now"]["cost"][0]
