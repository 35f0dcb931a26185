"""The same files in CPython and in the MicroPython of a page: equal numbers, from a folder, in time."""

import json
from pathlib import Path

import pytest
from class_game import drawn_game, numbers_of, played
from places import ROOT

from platformlab.game import debrief, games, logs
from platformlab.game.scenarios import NAMES
from platformlab.game.strategies import PLAN_NAMES
from platformlab.game.thresholds import study

pytestmark = pytest.mark.slow

ROOM = ROOT / "platformlab" / "game"
VENDOR = ROOM / "vendor" / "micropython.js"
START = """async (files) => {
  const python = await globalThis.platformlabPython({ heapsize: 8 * 1024 * 1024 });
  for (const folder of ["/lib", "/lib/platformlab", "/lib/platformlab/game"]) python.FS.mkdir(folder);
  for (const [name, text] of Object.entries(files)) python.FS.writeFile(`/lib/${name}`, text);
  python.runPython("import sys, json\\nsys.path.append('/lib')\\nimport class_game");
  globalThis.python = python;
}"""
RUN = """async ([code, given]) => {
  globalThis.python.globals.set("given", given);
  globalThis.python.runPython(code);
  return JSON.parse(globalThis.python.globals.get("found"));
}"""


@pytest.fixture(scope="module")
def micropython(browser, tmp_path_factory):
    """Run code in MicroPython, in a page of a folder; `found` is what it leaves, as JSON."""
    place = tmp_path_factory.mktemp("page") / "page.html"
    place.write_text("<!doctype html><title>page</title>", encoding="utf-8")
    page = browser.new_page()
    page.goto(place.as_uri())
    page.add_script_tag(path=VENDOR)
    files = {f"platformlab/game/{path.name}": path for path in ROOM.glob("*.py")}
    files["class_game.py"] = Path(games.__file__).parents[2] / "tests" / "class_game.py"
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    page.evaluate(START, texts)
    yield lambda code, given="": page.evaluate(RUN, [code, json.dumps(given)])
    page.close()


def test_twenty_drawn_logs_have_the_same_numbers_in_both_pythons(micropython):
    for seed in range(20):
        game = drawn_game(seed)
        found = micropython(
            "from platformlab.game import logs\n"
            "game, refusal = logs.read(json.loads(given))\n"
            "found = json.dumps([class_game.numbers_of(game), logs.write(game), refusal])",
            logs.write(game),
        )
        assert found == [numbers_of(game), logs.write(game), None]


@pytest.mark.parametrize("scenario", NAMES)
def test_golden_games_are_played_alike_in_both_pythons(micropython, scenario):
    found = micropython(
        "game = class_game.played(*json.loads(given)[1:], scenario=json.loads(given)[0], seed=3)\n"
        "from platformlab.game import logs\n"
        "found = json.dumps([class_game.numbers_of(game), logs.write(game)])",
        [scenario, *PLAN_NAMES[:6]],
    )
    game = played(*PLAN_NAMES[:6], scenario=scenario, seed=3)
    assert found == [numbers_of(game), logs.write(game)]


def test_the_debrief_has_the_same_numbers_in_both_pythons(micropython):
    game = played(*PLAN_NAMES[:6])
    states = games.states_of(game)
    found = micropython(
        "from platformlab.game import debrief, games, logs\n"
        "from platformlab.game.thresholds import study\n"
        "game, _ = logs.read(json.loads(given))\n"
        "states = games.states_of(game)\n"
        "found = json.dumps([debrief.standings(game), debrief.critical_path(states, 1),"
        " debrief.replies(game, 0), study(states[4], 1)])",
        logs.write(game),
    )
    wanted = [
        debrief.standings(game),
        debrief.critical_path(states, 1),
        [list(row) for row in debrief.replies(game, 0)],
        study(states[4], 1),
    ]
    assert found == wanted


def test_ten_years_with_six_teams_take_a_tenth_of_a_second_at_most(micropython):
    game = played(*PLAN_NAMES[:6])
    micropython(
        "from platformlab.game import games, logs\n"
        "game, _ = logs.read(json.loads(given))\nfound = json.dumps(0)",
        logs.write(game),
    )
    run = "games.states_of(game)\nfound = json.dumps(0)"
    times = [micropython(f"import time\nbegan = time.ticks_us()\n{run}\n"
                         "found = json.dumps(time.ticks_diff(time.ticks_us(), began) / 1000)")
             for _ in range(8)]  # fmt: skip
    assert 0 < min(times) <= 100


def test_a_refusal_says_the_same_in_both_pythons(micropython):
    found = micropython(
        "from platformlab.game import games\n"
        "try:\n    games.new_game(['<b>'])\n"
        "except games.Refusal as refusal:\n"
        "    found = json.dumps([str(refusal), refusal.reason, refusal.slots])"
    )
    with pytest.raises(games.Refusal) as refused:
        games.new_game(["<b>"])
    assert found == [str(refused.value), "teams", {"got": 1}]


def test_the_packed_python_is_the_locked_one_and_small():
    lock = json.loads((ROOT / "tools/micropython/package-lock.json").read_text(encoding="utf-8"))
    package = lock["packages"]["node_modules/@micropython/micropython-webassembly-pyscript"]
    assert f"// MicroPython {package['version']} for" in VENDOR.read_text(encoding="utf-8")
