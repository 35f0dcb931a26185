"""Numbers stated by the chapter on the class game, played by the rules."""

from functools import cache

from chapters.launch.markets import (
    board_stops_what_the_study_found,
    closed_data_beats_all,
    hybrid_holds,
    own_strategy,
    patience_holds,
    patience_or_stopping,
    product_first_holds,
    pure_is_best,
    study_holds,
    two_years_of_product,
)
from prose import EXPLORERS, on_the_grid, source

from platformlab import play
from platformlab.chapters.launch._games import alone, price_kept, worth_of_each
from platformlab.chapters.launch.market import EFFECTS, RULES, TEAMS
from platformlab.game.scenarios import rules_for
from platformlab.game.strategies import product_first
from platformlab.game.tournament import play as play_game
from platformlab.words.numbers import number


@cache
def rows(explorer, **state):
    on_the_grid(explorer, **state)
    return EXPLORERS[explorer].rows(**EXPLORERS[explorer].state(**state))


def outcome(explorer, **state):
    """First row of the table of outcomes, by column."""
    return {name: values[0] for name, values in rows(explorer, **state)["outcome"].items()}


def written(*values):
    return tuple(number(value, 0) for value in values)


# One advice to all


def worth(openers, plan="price kept", effect="usual"):
    """Values of one that opens and of one that stays."""
    return worth_of_each(plan, effect, openers)


def nobody_opens():
    assert TEAMS == 6
    return written(worth(0)[1])


def first_to_open():
    opens, stays = worth(1)
    assert opens > worth(0)[1] > stays
    return written(opens, stays)


def sixth_to_open():
    """Staying is worth less than following, and following less than what all had before."""
    stays, follows = worth(5)[1], worth(6)[0]
    assert stays < follows < worth(0)[1]
    return written(stays, follows)


def both_lines_fall():
    for values in (
        [worth(count)[0] for count in range(1, 7)],
        [worth(count)[1] for count in range(6)],
    ):
        assert values == sorted(values, reverse=True)
    return ()


def all_open_before_and_after():
    return written(worth(6)[0], worth(0)[1])


def prices_cut():
    """All six cut prices, with the platform and without it: most of the loss is the prices'."""

    def without_platform(seen):
        return dict(product_first(seen), platform=0, openness=0, terms=0.0)

    values, _ = play_game(RULES, [without_platform] * TEAMS)
    cut, nobody = worth(6, "product first")[0], worth(0)[1]
    assert nobody - values[0] > 0.9 * (nobody - cut)
    return written(cut, values[0])


def strong_for_all():
    together, alone_ = (worth(count, effect="strong")[0] for count in (6, 1))
    nobody = worth(0, effect="strong")[1]
    stays = worth(5, effect="strong")[1]
    assert together > nobody > stays
    return written(together, nobody, alone_)


def commissions_pay_for_all():
    """With a strong effect commissions and services of the last year are above what is spent."""
    rules = rules_for(cross_side_consumers=EFFECTS["strong"])
    _, states = play_game(rules, [price_kept] * TEAMS)
    assert min(team["report"]["platform"] for team in states[-1]["teams"]) > 0
    return ()


# The model


def effects():
    assert RULES["owner_speed"] == RULES["developer_speed"] == 3 / 5
    return (number(EFFECTS["off"]),)


def own_machine_teaches_most():
    assert 3 < 1 / RULES["spillover"] < 4
    return ()


# A log


def closed_year():
    """What a closed year 5 costs the team, and a closed year 7 *Product first*: the dearest of each."""
    assert 'team="Subsidise early", year=5, platform=0' in source("launch", "by-hand-change")
    game = play.read(play.example())
    was = play.results(game)["value"]

    def closed(team, year):
        return play.results(play.change(game, team=team, year=year, platform=0))["value"]

    falls = {}
    for team, dearest in (("Subsidise early", 5), ("Product first", 7)):
        by_year = {year: was[team] - closed(team, year)[team] for year in range(1, 11)}
        assert max(by_year, key=by_year.get) == dearest
        falls[team] = by_year[dearest]
    gains = (closed("Subsidise early", 5) - was).drop("Subsidise early")
    assert gains.min() > 0
    return written(falls["Subsidise early"], was["Subsidise early"], falls["Product first"])


# Years of help


def help_for(years, begin=1, effect="usual"):
    return outcome("years_of_help", helped=years, begin=begin, effect=effect)


def years_of_help():
    gains = [help_for(years)["gain"] for years in (4, 5, 6, 7, 8)]
    assert gains[0] < gains[1] < 0 < gains[2]
    return written(-gains[0], -gains[1], gains[2], gains[3] - gains[2], gains[3] - gains[4])


def four_and_six():
    assert help_for(4)["gain"] < 0 < help_for(6)["gain"]
    return ()


def opened_later():
    found = help_for(5, begin=3)
    assert help_for(4, begin=3)["gain"] < 0 < found["gain"]
    first = [first_needed(begin, years) for begin, years in ((1, 6), (3, 5))]
    assert [year for year, _ in first] == [3, 3]
    (needed,) = {number(machines, 0) for _, machines in first}
    return needed, number(found["gain"], 0)


def first_needed(begin, years):
    line = rows("years_of_help", helped=years, begin=begin)["needed"]
    return line["year"][0], line["machines"][0]


def weak_effect():
    gains = [help_for(years, effect="weak")["gain"] for years in range(9)]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] < 0
    return ()


def study():
    return written(RULES["study_cost"])


def both_sides():
    """Year 6 after five and after six years of help: machines and the bar alike, developers not."""
    told, developers = set(), []
    for years in (5, 6):
        path = rows("years_of_help", helped=years)
        lines = [path[name] for name in ("connected", "needed")]
        told.add(written(*(line["machines"][line["year"].index(6)] for line in lines)))
        share = alone(1, years, "usual")[1][6]["teams"][0]["apps"]
        developers.append(number(100 * share, 0))
    (machines,) = told
    return (*machines, *developers)


# Same decisions


def team(name, market):
    table = rows("same_decisions", market=market)["teams"]
    return {column: values[table["name"].index(name)] for column, values in table.items() if values}


def neutral_winner():
    found = team("Product first", "neutral")
    assert (found["rank"], found["rank_off"]) == (1, 2)
    assert team("Pure product", "neutral")["rank_off"] == 1
    return written(found["value"], found["value_off"])


def fleets_hardly_change():
    table = rows("same_decisions", market="fleet")["teams"]
    assert table["rank"] == table["rank_off"]
    for value, off in zip(table["value"], table["value_off"], strict=True):
        assert abs(value / off - 1) < 0.01
    assert team("Product first", "fleet")["rank"] == 2
    return ()


def closed_data_in_fields():
    found = team("Closed data", "field")
    assert found["value_off"] > found["value"]
    return ()


STATEMENTS = [
    ("<strong>${} million</strong> is what each of six makers is worth", nobody_opens),
    (r"The first maker to open is worth \${} million, those beside it \${} million", first_to_open),
    (
        r"the sixth is worth \${} million if it stays and \${} million if it follows.",
        sixth_to_open,
    ),
    ("So each step was right, and the end is worse for all makers", both_lines_fall),
    (
        r"each of six is worth \${} million; but the same prices and machines without any platform bring \${} million.",
        prices_cut,
    ),
    (
        "is one number, $\\alpha$, which players learn after the game; where there is none it is {}.",
        effects,
    ),
    ("a machine of your own teaches more than three times", own_machine_teaches_most),
    (r"One closed year takes \${} million of \${} million.", lambda: closed_year()[:2]),
    (r"*Product first* would lose \${} million by closing in year 7.", lambda: closed_year()[2:]),
    (
        r"Four lose \${} million, five lose \${} million, six bring \${} million. A seventh adds \${} million and an eighth costs \${} million",
        years_of_help,
    ),
    (
        r"begins in the third year, at {} thousand, whether you open then or at once: saved are two years in which no number would do. Five years of help now suffice, and bring \${} million.",
        opened_later,
    ),
    ("Now no number of years helps, and every further one is a loss.", weak_effect),
    (
        "year {} shows the same {} thousand connected and {} needed",
        lambda: ("6", *both_sides()[:2]),
    ),
    (r"{} % of developers are left at its end, and with it {} %", lambda: both_sides()[2:]),
    (r"The market study, for \${} million", study),
    (r"wins the neutral market with \${} million.", lambda: neutral_winner()[:1]),
    (r"Without the effect the same decisions bring \${} million", lambda: neutral_winner()[1:]),
    ("Look at the fleets: almost nothing changes", fleets_hardly_change),
    ("is better off *without* the effect", closed_data_in_fields),
    ("**Product first** holds in three markets", product_first_holds),
    ("**Start hybrid** holds with a strong effect, in fields and in bricks", hybrid_holds),
    (r"In three more the study costs its \${} million and saves \${} million or more", study_holds),
    ("in turbines, where the board stops what it found", board_stops_what_the_study_found),
    (
        r"In the neutral market it brings \${} million with a standard error of \${} million",
        patience_holds,
    ),
    (
        r"bring \${} million in the neutral market and cost \${} million in fields",
        two_years_of_product,
    ),
    (
        r"Patience brings \${} million in fields, against stopping after three years of losses, and costs \${} million without the effect",
        patience_or_stopping,
    ),
    ("In fields *Closed data* beats all four, also without the effect", closed_data_beats_all),
    ("in fleets six of the nine known plans beat it.", own_strategy),
    (
        r"When all six have opened each is worth \${} million, more than the \${} million without a platform: commissions pay for all six.",
        lambda: strong_for_all()[:2],
    ),
    (r"Whoever opens alone is worth \${} million", lambda: strong_for_all()[2:]),
    ("commissions pay for all six", commissions_pay_for_all),
    ("in three of eight markets of the game no other plan we tried beats it.", pure_is_best),
    ("each is worth ${} million, where it was ${} million.", all_open_before_and_after),
    ("in the market of fleets the decisions that won elsewhere come second.", fleets_hardly_change),
]
