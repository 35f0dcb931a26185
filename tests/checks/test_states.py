"""States that questions name are states that a reader can set, and links set them."""

import pytest
from parts import EXPLORERS

from platformlab.checks import states
from platformlab.checks.states import State


def test_state_is_completed_from_the_grid():
    state = states.complete("critical_mass", {"price": 28, "share": "0.35"})
    assert state == EXPLORERS["critical_mass"].defaults
    assert all(type(value) is float for value in state.values())


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        (
            "critical_mas",
            {},
            "no explorer is named 'critical_mas'; did you mean 'critical_mass'\\?",
        ),
        (
            "two_worlds",
            {"price": 1},
            "explorer two_worlds has no control 'price'; its controls are relative_price",
        ),
        (
            "critical_mass",
            {"share": 0.37},
            "share = 0.37 is not on the grid of explorer critical_mass; it offers 0, 0.05, 0.1, ..., 1",
        ),
        (
            "platform_count",
            {"rule": "lax"},
            "rule = lax is not on the grid of explorer platform_count; it offers strict, principal, broad",
        ),
    ],
)
def test_state_that_nobody_can_set_is_refused_with_what_there_is(name, values, said):
    with pytest.raises(states.StateError, match=said.replace(".", r"\.")):
        states.complete(name, values)


def test_link_writes_values_as_a_page_reads_them():
    state = State("critical_mass", {"share": 0.35, "price": 28.0})
    query = "#explore-critical-mass?share=0.35&price=28&same_side=60"
    assert states.link(state, chapter="critical_mass") == query
    assert states.link(state, chapter="giants") == f"critical_mass.html{query}"
    home = "../notebooks/"
    assert states.link(state, chapter="", home=home) == f"{home}critical_mass.html{query}"


def test_link_to_a_figure_without_controls_is_its_anchor():
    assert states.link(State("predix_activity", {}), chapter="critical_mass") == (
        "#explore-predix-activity"
    )


def test_words_of_a_link_survive_the_address():
    state = State("overtaking", {"pair": "Airbnb vs Marriott"})
    assert states.link(state, chapter="giants").endswith("?pair=Airbnb%20vs%20Marriott")


def test_state_in_words_names_figure_and_settings():
    said = states.in_words(State("platform_count", {"rule": "strict"}))
    assert said.startswith(
        "Who counts as a platform? [Rule = Strict: most of its revenue; Year = 2018"
    )
