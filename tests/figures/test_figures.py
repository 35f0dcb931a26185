"""Every explorer keeps the contract, at every state a reader can reach."""

import gzip
import itertools
import math
import re

import pytest
from drawings import every_drawing, specification
from parts import EXPLORERS
from payload import assert_same, decoded, sentence_of, table_of

from platformlab import figures
from platformlab.explore import grid, svg
from platformlab.words import LANGUAGE
from platformlab.words.pseudo import PSEUDO

LONG = {"station"}  # it solves all openings of a market at once
every_explorer = pytest.mark.parametrize(
    "explorer",
    [
        pytest.param(one, id=name, marks=pytest.mark.slow if name in LONG else ())
        for name, one in EXPLORERS.items()
    ],
)
NOT_WORDS = re.compile(r"\b(nan|inf|None|NaN|NaT|<NA>)\b|<NA>|\$-|-\d|\.\.|  |\{|\}")


def corners(explorer):
    names = [control.name for control in explorer.controls]
    ends = ((control.values[0], control.values[-1]) for control in explorer.controls)
    for values in itertools.product(*ends):
        yield dict(zip(names, values, strict=True))


def ends(explorer):
    """Where the figure opens, and all controls at their first and at their last value."""
    lowest, *_, highest = corners(explorer) if explorer.controls else ({}, {})
    return explorer.defaults, lowest, highest


def check(explorer, state):
    """Hold a state against the contract; returns its tables and its sentence."""
    computed = explorer.rows(**state)
    for name, columns in explorer.columns.items():
        lengths = {len(grid.given(explorer, computed, name, c.name)) for c in columns}
        assert len(lengths) == 1, (name, state)
        for column in columns:
            values = list(computed[name][column.name])
            if column.is_text:
                assert not [v for v in values if NOT_WORDS.fullmatch(str(v))], (name, state)
            else:
                bad = [v for v in values if v is not None and not abs(v) < float("inf")]
                assert bad == [], (name, column.name, state)
    sentence = explorer.sentence(computed, **state)
    assert sentence.endswith("."), sentence
    assert len(sentence) > 20
    assert not NOT_WORDS.search(sentence), sentence
    return computed, explorer.shown(computed, state)


@pytest.mark.parametrize(
    "explorer", [pytest.param(one, id=name) for name, one in EXPLORERS.items() if name not in LONG]
)
def test_first_usual_and_last_state_give_finite_rows_and_a_whole_sentence(explorer):
    """Of those that take long, every state is held against the contract where it is shipped."""
    for state in ends(explorer):
        check(explorer, state)


@pytest.mark.slow
@every_explorer
def test_every_shipped_state_is_what_python_computes_now_and_keeps_the_contract(site, explorer):
    script = (site / "_explorers" / f"{explorer.name}.js").read_text(encoding="utf-8")
    assert len(gzip.compress(script.encode())) <= grid.LIMIT
    shipped = decoded(script)
    values = [list(control.values) for control in explorer.controls]
    assert [control["values"] for control in shipped["controls"]] == values
    assert len(shipped["sentences"]["at"]) == math.prod(map(len, values))
    for at, state in enumerate(grid.states(explorer)):
        computed, sentence = check(explorer, state)
        assert sentence_of(shipped, at) == sentence, state
        assert set(shipped["tables"]) == set(explorer.columns)
        for name, columns in explorer.columns.items():
            table = table_of(shipped, name, at)
            assert list(table) == [column.name for column in columns], state
            for column in columns:
                assert_same(table[column.name], list(computed[name][column.name]), column)
    assert at + 1 == math.prod(map(len, values))


def test_reader_is_told_what_the_chart_shows_and_where_it_comes_from(subtests):
    for explorer in EXPLORERS.values():
        with subtests.test(explorer.name):
            assert explorer.title.endswith("?"), "a title is a question"
            assert len(explorer.description) >= 40
            assert explorer.source.startswith(("Model: ", "Data: "))
            assert explorer.source.endswith(".")
            assert re.fullmatch(r"[a-z][a-z0-9_]*", explorer.name)


@every_explorer
def test_sentence_answers_a_move_of_any_control(explorer):
    for control in explorer.controls:
        said = (
            explorer.say(**state | {control.name: value})
            for state in itertools.chain([explorer.defaults], corners(explorer))
            for value in (control.values[0], control.values[len(control.values) // 2])
        )
        first = next(said)
        assert any(other != first for other in said), control.name


def test_controls_have_different_labels_and_enough_values(subtests):
    for explorer in EXPLORERS.values():
        with subtests.test(explorer.name):
            labels = [control.label for control in explorer.controls]
            assert len(set(labels)) == len(labels)
            for control in explorer.controls:
                assert len(set(control.values)) == len(control.values) >= 2


@every_drawing
def test_chart_draws_exactly_the_tables_that_are_shipped(explorer):
    for width in svg.FRAMES:
        text = str(specification(explorer.name, width))
        used = set(re.findall(r"'data': \{'name': '(\w+)'\}", text))
        assert used <= set(explorer.columns)
        assert used


@every_drawing
def test_chart_uses_only_columns_that_are_shipped_or_that_it_calculates(explorer):
    shipped = {column.name for columns in explorer.columns.values() for column in columns}
    for width in svg.FRAMES:
        text = str(specification(explorer.name, width))
        computed = set(re.findall(r"'as': '(\w+)'", text))  # by the chart itself
        assert set(re.findall(r"'field': '(\w+)'", text)) - shipped - computed == set()


@pytest.mark.parametrize(
    ("computed", "got"),
    [({}, "nothing"), ({"ned": {}}, "ned"), ({"end": {"shares": [1]}}, "shares")],
)
def test_column_that_rows_does_not_give_is_named(computed, got):
    said = rf"expected rows to give the column 'share' of the table 'end', got {got}; compute it"
    with pytest.raises(ValueError, match=said):
        grid.given(EXPLORERS["critical_mass"], computed, "end", "share")


def test_unknown_explorer_is_answered_with_the_nearest():
    with pytest.raises(
        AttributeError, match="named 'platform_cont'; did you mean 'platform_count'"
    ):
        figures.platform_cont  # noqa: B018 - the access is the test


# What figures show of data sets, of the ledger and of the notebooks, which are translated for themselves.
FROM_DATA = {
    "argument": {"name", "name_narrow", "start", "end"},
    "claims_by_section": {"section"},
    "conditions": {"label", "platform"},
    "ecosystem": {"who", "words", "what", "money", "lines", "narrow_lines"},
    "eight_stages": {"firm", "practice", "evidence"},
    "experience_lead": {"name"},
    "fee_record": {"name", "basis", "source"},
    "ideas_rounds": {"round"},
    "layers": {"holder", "source"},
    "lego_years": {"name", "does"},
    "lives": {"name", "owner", "outcome"},
    "overtaking": {"firm"},
    "phones": {"maker"},
    "platform_count": {"name", "rationale"},
    "services_and_value": {"firm", "counted", "study", "way"},
    "sixty_three": {"example", "what", "why"},
    "startup_fates": {"name", "basis", "fate", "today"},
    "startup_sum": {"name", "business", "fate"},
    "stories": {"asks", "evidence"},
    "ten_traced": {"name"},
    "yardsticks": {"name"},
}
# Names of places on a chart, which no reader sees.
PLACES_OF = {"look", "side_look", "rule", "rule_wide", "turn", "y", "y_narrow"}


@every_explorer
def test_no_word_of_a_figure_escapes_the_language_files(explorer, monkeypatch):
    monkeypatch.setenv(LANGUAGE, PSEUDO)
    heads = {column.label for columns in explorer.columns.values() for column in columns}
    labels = {control.label for control in explorer.controls}
    said = heads | labels | {explorer.title, explorer.description, explorer.source}
    computed = explorer.rows(**explorer.defaults)
    for name, columns in explorer.columns.items():
        kept = FROM_DATA.get(explorer.name, set()) | PLACES_OF
        texts = (computed[name][c.name] for c in columns if c.is_text and c.name not in kept)
        said |= {str(text) for column in texts for text in column}
    assert {text for text in said if re.search("[a-z]{3}", text)} == set()
