"""The teachers' table, and the sentences of the teaching note that the tournament must bear out."""

import contextlib
import io
import re
from html import unescape

import pytest
from chapters.launch.derived import gains
from parts import ROOT

from platformlab import play
from platformlab.chapters import BOOK
from platformlab.chapters.launch._games import fates, with_and_without
from platformlab.checks import states
from platformlab.classroom import tournament
from platformlab.game.games import states_of
from platformlab.game.strategies import PLAN_NAMES

NOTE = (ROOT / "book" / "launch-teaching.md").read_text(encoding="utf-8")
TITLES = {
    "neutral": "neutral", "strong effect": "strong network", "no effect": "network off", "fields": "field",
    "fleets": "fleet", "bricks": "bricks", "turbines": "turbine", "commodity": "commodity",
}  # fmt: skip


NAMES = {
    "Product first": "product_first",
    "Start hybrid": "start_hybrid",
    "Find the network effect": "find_the_effect",
    "Be patient": "be_patient",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_counsel_holds_and_fails_where_the_note_says_and_nowhere_else(name):
    ((holds, fails),) = re.findall(rf"^\| {name} \| ([^|]+) \| ([^|]+) \|", NOTE, re.M)
    found = fates(NAMES[name])
    for said, fate in ((holds, "holds"), (fails, "fails")):
        told = {TITLES[title.strip()] for title in said.split(", ")}
        assert told == {title for title in found if found[title] == fate}


def test_imitator_rises_among_bricks_with_the_worst_machine_and_the_highest_cost():
    names, found = with_and_without("bricks")
    seat = names.index("imitator")
    ranks = found["ranks"][seat], found["ranks_off"][seat]
    assert f"*Imitator* rises from rank {ranks[0]} to rank {ranks[1]}" in NOTE
    last = states_of(play.read(play.example("bricks")))[-1]["teams"]
    assert min(last, key=lambda team: team["quality"]) is last[seat]
    assert max(last, key=lambda team: team["report"]["cost"]) is last[seat]


def test_who_gets_the_difference_is_what_the_chapter_computes():
    amounts = re.findall(r"makers lose \\\$([\d,]+).*?buyers gain \\\$([\d,]+)", NOTE)
    assert tuple(amount for pair in amounts for amount in pair) == gains()


def test_the_table_has_a_best_plan_in_each_market_and_no_plan_is_best_in_all(monkeypatch):
    monkeypatch.setattr(tournament, "TABLES", range(1, 2))
    monkeypatch.setattr(tournament, "KINDS", ("network off", "field"))
    tournament.shares.cache_clear()
    found = tournament.shares()
    html = tournament.html()
    tournament.shares.cache_clear()
    assert [max(row.values()) for row in found.values()] == [1.0, 1.0]
    best = [max(row, key=row.get) for row in found.values()]
    assert best[0] != best[1]
    assert html.count("<b>") == 2
    assert html.count('scope="row"') == len(PLAN_NAMES)


def test_links_of_the_note_lead_to_states_that_their_figures_have():
    links = re.findall(r'href="\.\./notebooks/(\w+)\.html#explore-([\w-]+)\?([^"]+)"', NOTE)
    assert len(links) == 4
    for topic, anchor, query in links:
        name = anchor.replace("-", "_")
        assert BOOK.homes[name] == topic
        states.complete(name, states.parsed(unescape(query)))


def test_the_code_of_the_note_runs_and_prints_three_lines():
    (code,) = re.findall(r"```python\n(.*?)```", NOTE, re.S)
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "launch-teaching.md", "exec"), {})
    first, dearer, found = said.getvalue().splitlines()
    assert first != dearer
    assert "'plain'" in found
