"""The teachers' table, and the sentences of the teaching note that the tournament must bear out."""

import contextlib
import io
import re
from html import unescape

import pytest
from parts import ROOT

from platformlab.chapters import BOOK
from platformlab.checks import states
from platformlab.classroom import tournament
from platformlab.game.strategies import PLAN_NAMES
from platformlab.game.tournament import market, mixed_tables

NOTE = (ROOT / "book" / "launch-teaching.md").read_text(encoding="utf-8")
# What each counsel is compared with.
BESIDES = {
    "Product first": ("product first", ["subsidise early"]),
    "Start hybrid": ("start hybrid", ["pure product", "platform first"]),
    "Be patient": ("subsidise early", ["pure product"]),
}
TITLES = {
    "neutral": "neutral", "strong effect": "strong network", "no effect": "network off", "fields": "field",
    "fleets": "fleet", "bricks": "bricks", "turbines": "turbine", "commodity": "commodity",
}  # fmt: skip


def counsels():
    rows = re.findall(
        r"^\| (Product first|Start hybrid|Be patient) \| ([^|]+) \| ([^|]+) \|", NOTE, re.M
    )
    for counsel, holds, fails in rows:
        for names, sign in ((holds, 1), (fails, -1)):
            for name in names.split(", "):
                yield counsel, TITLES[name.strip()], sign


@pytest.mark.parametrize(("counsel", "title", "sign"), list(counsels()))
def test_a_counsel_holds_and_fails_where_the_note_says(counsel, title, sign):
    plan, others = BESIDES[counsel]
    found = mixed_tables(market(title), range(1, 4), (plan, *others))
    gain = found[plan]["value"] - max(found[other]["value"] for other in others)
    assert gain * sign > 0


@pytest.mark.parametrize(("title", "holds"), [("neutral", True), ("network off", True), ("bricks", False), ("turbine", False)])  # fmt: skip
def test_a_study_costs_little_where_it_is_right_and_misleads_where_the_note_says(title, holds):
    names = ("scout", "product first", "pure product")
    value = {
        name: row["value"] for name, row in mixed_tables(market(title), range(1, 3), names).items()
    }
    better = max(value["product first"], value["pure product"])
    assert (value["scout"] > better - 11.0) == holds


def test_the_table_has_a_best_plan_in_each_market_and_no_plan_is_best_in_all(monkeypatch):
    monkeypatch.setattr(tournament, "TABLES", range(1, 2))
    monkeypatch.setattr(tournament, "MARKETS", ("network off", "field"))
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
