"""The desk between a page and the game: one question in, one answer out, both JSON.

A page holds no rule. It hands in what was typed, and gets what to show: columns and rows of numbers,
the log that it keeps, and what is to be said, as a reason and its slots.
"""

import json

from platformlab.game import codes, debrief, games, logs, previews
from platformlab.game.engine import OPENNESS, legal
from platformlab.game.refusals import Refusal
from platformlab.game.rivals import RIVALS, rival
from platformlab.game.scenarios import draw_card, facts
from platformlab.game.thresholds import study

READER = 0  # the seat of who plays alone
# What is shown of a team, as (name, kind, decimals); of a rival the first ones only.
PUBLIC = (
    ("price", "number", 0),
    ("sales", "number", 1),
    ("openness", "openness", 0),
    ("developers", "number", 0),
)
OWN = PUBLIC + (
    ("cost", "number", 1),
    ("base", "number", 0),
    ("machines", "number", 0),
    ("platform", "number", 0),
    ("profit", "number", 0),
    ("cash", "number", 0),
)
_now = {"game": None, "states": []}


def ask(question):
    """Answer a question of the page; what cannot be used is answered with a refusal."""
    asked = json.loads(question)
    try:
        answer = ANSWERS[asked["do"]](asked)
    except Refusal as refusal:
        answer = {"refusal": [refusal.reason, refusal.slots]}
    return json.dumps(answer)


def _keep(game):
    _now["game"], _now["states"] = game, games.states_of(game)
    return _shown({})


def _shown(_):
    """What every page shows of the game as it stands."""
    game, states = _now["game"], _now["states"]
    state = states[-1]
    return {
        "year": state["year"],
        "years": game["years"],
        "names": game["names"],
        "scenario": game["scenario"],
        "number": game["number"],
        "facts": facts(games.rules_of(game)),
        "card": game["played"][-1]["card"] if game["played"] else None,
        "log": logs.write(game),
        "columns": OWN,
        "public": len(PUBLIC),
        "rows": [[_row(team) for team in state["teams"]] for state in states[1:]],
        "values": games.values_of(state),
        "ranks": games.ranks(games.values_of(state)),
        "last": games.last_decisions(game),
    }


def _row(team):
    report, decision = team["report"], team["report"]["decision"]
    runs = decision["platform"] > 0
    shown = dict(report, price=decision["price"], base=team["base"], cash=team["cash"])
    shown["openness"] = OPENNESS[decision["openness"]] if runs else "none"
    return [shown[name] for name, _, _ in OWN]


def _begin(asked):
    names = asked["names"]
    for seat, name in enumerate(names):
        if name in names[:seat]:  # nobody could tell them apart on the wall
            raise Refusal("names", got=name)
    return _keep(
        games.new_game(
            names,
            asked["scenario"],
            asked["years"],
            asked["number"],
            asked["seed"],
            asked["changes"],
        )
    )


def _load(asked):
    game, refusal = logs.read(asked["log"])
    answer = _keep(game)
    if refusal:
        answer["refusal"] = [refusal.reason, refusal.slots]
    return answer


def _look(asked):
    """What a log would be if it were played: the game that stands is left alone."""
    game, refusal = logs.read(asked["log"])
    answer = {"year": len(game["played"]), "log": logs.write(game)}
    if refusal:
        answer["refusal"] = [refusal.reason, refusal.slots]
    return answer


def _play(asked):
    return _keep(games.enter(_now["game"], asked["decisions"], asked.get("card", "")))


def _play_alone(asked):
    """Play a year of the reader against the three rivals."""
    state = _now["states"][-1]
    moves = [rival(kind, state, seat + 1) for seat, kind in enumerate(RIVALS)]
    return _keep(games.enter(_now["game"], [asked["decision"]] + moves))


def _undo(_):
    """Take the last year back, and say the codes and the card that it was played with."""
    game, undone, card = _now["game"], [], ""
    if game["played"]:
        number, last = len(game["played"]), game["played"][-1]
        for seat, decision in enumerate(last["decisions"]):
            undone.append(codes.encode(seat, number, decision, game["number"]))
        if last["card"] != draw_card(game["seed"], number):  # another one than was dealt
            card = last["card"] or "none"
    return dict(_keep(games.undo(game)), undone=undone, undone_card=card)


def _end(asked):
    """End the game after the years that were played, or go on for one more."""
    game = _now["game"]
    return _keep(games.lasting(game, len(game["played"]) + asked["more"]))


def _correct(asked):
    game = _now["game"]
    team, year, decision = asked["team"], asked["year"], asked["decision"]
    return _keep(games.correct(game, year, team, decision))


def _decided(asked):
    """What stands as a team's decision of a year, or the last one before a year not yet played."""
    played = _now["game"]["played"]
    if asked["year"] <= len(played):
        return {"decision": played[asked["year"] - 1]["decisions"][asked["team"]]}
    return {"decision": games.last_decisions(_now["game"])[asked["team"]]}


def _bet(asked):
    if _now["game"]["played"]:  # who has seen a year does not bet, she reads
        raise Refusal("bet_late", year=len(_now["game"]["played"]))
    return _keep(games.bet(_now["game"], asked["team"], asked["winner"], asked["year"]))


def _codes(asked):
    """Each code in a text, in order: what it says, or why it cannot be used."""
    found, taken = [], {}
    for code in codes.find(asked["text"], _now["game"]["number"]):
        try:
            read = _read_code(code, taken)
        except Refusal as refusal:
            read = {"refusal": [refusal.reason, refusal.slots]}
        if "decision" in read:
            taken[read["team"]] = codes.plain(code)
        found.append(read)
    return {"codes": found}


def _read_code(code, taken):
    """What a code says; who pastes one twice has said it once."""
    is_again = codes.plain(code) in taken.values()
    team, decision = games.take_code(_now["game"], code, () if is_again else taken)
    if isinstance(decision, tuple):
        return {"team": team, "bet": decision}
    state = _now["states"][-1]
    done = legal(decision, state["teams"][team], state["rules"])
    warnings = previews.warnings(decision, done, state, team)
    return {"team": team, "decision": decision, "warnings": warnings}


def _write_code(asked):
    team, year, decision = asked["team"], asked["year"], asked["decision"]
    if not year:  # a code of year 0 is a bet
        raise Refusal("year", got=year, most=games.MOST_YEARS)
    return {"code": codes.encode(team, year, decision, asked["number"])}


def _write_bet(asked):
    team, winner, year = asked["team"], asked["winner"], asked["year"]
    return {"code": codes.encode_bet(team, winner, year, asked["number"])}


def _preview(asked):
    """What a decision costs this year, and what might be a slip in it."""
    codes.check_decision(asked["decision"])
    state = _now["states"][-1] if _now["game"] else None
    return previews.preview(asked["decision"], state, asked["seat"])


def _study(asked):
    """What the last study of each team told it, for the one seat that is asked for or for all.

    A study is told when the year that paid for it is over; it stays as true as it was then.
    """
    seat = asked.get("seat")
    seats = range(len(_now["game"]["names"])) if seat is None else [seat]
    told = [_told(seat) for seat in seats]
    return {"studies": [study for study in told if study]}


def _told(seat):
    for state in reversed(_now["states"][1:]):
        team = state["teams"][seat]
        if team["report"]["decision"]["study"]:
            found = study(state, seat)
            shown = dict(found, openness=OPENNESS[found["openness"]], base=team["base"])
            return dict(shown, seat=seat, year=state["year"])
    return None


def _debrief(_):
    game, states = _now["game"], _now["states"]
    paths = []
    for seat in debrief.largest_platforms(states[-1]):
        path = debrief.critical_path(states, seat)
        paths.append([seat, [dict(row, status=row["status"].replace(" ", "_")) for row in path]])
    tipped = debrief.first_tip(states)
    beliefs = debrief.beliefs(game["bets"], states)
    told = dict(debrief.standings(game), paths=paths, tipped=tipped, beliefs=beliefs)
    return dict(told, winners=debrief.winners(told["values"]))


def _reply(asked):
    """What the known plans would have brought a team; asked team by team, for it takes time."""
    game, seat = _now["game"], asked["seat"]
    found = debrief.replies(game, seat)
    everything = found + [debrief.opposed(game, seat)]
    return {"value": found[0][0], "plan": found[0][1].replace(" ", "_"), "all": everything}


def _counsels(asked):
    return {"counsels": debrief.counsels(asked["replies"])}


ANSWERS = {
    "begin": _begin,
    "load": _load,
    "look": _look,
    "show": _shown,
    "play": _play,
    "play_alone": _play_alone,
    "undo": _undo,
    "end": _end,
    "correct": _correct,
    "bet": _bet,
    "decided": _decided,
    "codes": _codes,
    "write_code": _write_code,
    "write_bet": _write_bet,
    "preview": _preview,
    "study": _study,
    "debrief": _debrief,
    "reply": _reply,
    "counsels": _counsels,
}
