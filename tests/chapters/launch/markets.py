"""What the chapter on the class game says of plans in several markets, played by the rules."""

from prose import source

from platformlab import play
from platformlab.chapters.launch._games import (
    COUNSELS,
    best_in,
    fates,
    mean_in,
    worth_of_counsel,
)
from platformlab.chapters.launch.market import RULES, TABLES
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import PLANS
from platformlab.game.tournament import KINDS, entrant, market, opponents
from platformlab.game.tournament import play as play_game
from platformlab.words.numbers import number


def written(*values):
    return tuple(number(value, 0) for value in values)


def where(counsel, fate, against="no_platform"):
    return {title for title, found in fates(counsel, against).items() if found == fate}


def product_first_holds():
    assert where("product_first", "holds") == {"neutral", "strong network", "field"}
    fails = where("product_first", "fails")
    assert len(fails) == 5
    assert {"network off", "commodity"} <= fails
    return ()


def hybrid_holds():
    assert where("start_hybrid", "holds") == {"strong network", "field", "bricks"}
    assert len(where("start_hybrid", "fails")) == 5
    return ()


def study_holds():
    """In three markets it costs its price and no more, and saves what a platform would have lost."""
    assert len(where("find_the_effect", "holds")) == 3
    assert where("find_the_effect", "fails") == {"bricks", "turbine"}
    costs_its_price = where("find_the_effect", "even")
    assert len(costs_its_price) == 3
    for title in costs_its_price:
        assert round(worth_of_counsel("find_the_effect", title)[0], 6) == -RULES["study_cost"]
    saved = [worth_of_counsel("find_the_effect", title, "opposite")[0] for title in costs_its_price]
    return written(RULES["study_cost"], min(saved))


def board_stops_what_the_study_found():
    seats = [PLANS["scout"], *opponents(market("turbine"), 1)]
    _, states = play_game(market("turbine"), seats)
    assert states[-1]["teams"][0]["stopped"]
    patient = rules_for("turbine", patience=0)
    values = {
        plan: [play_game(patient, [entrant(plan), *opponents(patient, k)])[0][0] for k in TABLES]
        for plan in ("scout", "pure product")
    }
    assert sum(values["scout"]) > sum(values["pure product"])
    return ()


def patience_holds():
    assert len(where("be_patient", "holds")) == 2
    assert len(where("be_patient", "fails")) == 5
    assert fates("be_patient")["neutral"] == "even"
    assert len(TABLES) == 8
    return written(*worth_of_counsel("be_patient", "neutral"))


def two_years_of_product():
    worths = [worth_of_counsel("product_first", t, "opposite")[0] for t in ("neutral", "field")]
    return written(worths[0], -worths[1])


def patience_or_stopping():
    worths = [worth_of_counsel("be_patient", t, "opposite")[0] for t in ("field", "network off")]
    return written(worths[0], -worths[1])


def closed_data_beats_all():
    followed = {plan for plan, _ in COUNSELS.values()}
    assert mean_in("field", "closed data") > max(mean_in("field", plan) for plan in followed)
    off = rules_for("field", cross_side_consumers=0.0)
    values = {
        plan: sum(play_game(off, [entrant(plan, k), *opponents(off, k)])[0][0] for k in TABLES)
        for plan in (*followed, "closed data")
    }
    assert max(values, key=values.get) == "closed data"
    return ()


def own_strategy():
    """It has most at every neutral table, as *Product first*; in fleets six known plans beat it."""

    def ours(seen):
        keen = {"price": seen["cost"] + 8, "develop": 60}
        terms = -2 if seen["own"]["apps"] < 0.7 else 0
        opened = {"platform": 50, "openness": "open", "terms": terms}
        return keen | opened if seen["year"] > 1 else keen

    assert 'keen = {"price": seen["cost"] + 8, "develop": 60}' in source("launch", "compete-code")
    found = play.tournament({"ours": ours}, markets=["neutral", "fleet"], tables=4)
    neutral, fleet = found.loc["neutral"], found.loc["fleet", "value"]
    assert set(neutral.index[neutral["won"] == 1]) == {"ours", "product first"}
    assert neutral.loc["product first", "value"] > neutral.loc["ours", "value"]
    assert (fleet > fleet["ours"]).sum() == 6
    assert len(fleet) == 10
    return ()


def pure_is_best():
    assert [best_in(title) for title in KINDS].count("pure product") == 3
    return ()
