"""A name that is unknown is answered with the likeliest, or with what there is."""

import pytest

from platformlab.nearest import nearest


@pytest.mark.parametrize(
    ("name", "known", "otherwise", "said"),
    [
        (
            "critical_mas",
            ["who_pays", "critical_mass"],
            "remove it",
            "did you mean 'critical_mass'?",
        ),
        ("xyz", ["who_pays", "critical_mass"], "", "there are who_pays, critical_mass"),
        ("xyz", ["who_pays"], "remove it", "remove it"),
        (None, ["who_pays"], "", "there are who_pays"),
        ("xyz", [], "", "there are none"),
        ("3", [1, 3], "", "did you mean '3'?"),
    ],
)
def test_unknown_name_is_answered_with_the_likeliest_or_with_what_there_is(
    name, known, otherwise, said
):
    assert nearest(name, known, otherwise) == said
