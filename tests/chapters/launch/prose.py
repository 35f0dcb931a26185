"""Numbers stated by the chapter on the class game, played by the rules."""

from functools import cache

from prose import EXPLORERS, on_the_grid, source

from platformlab import play
from platformlab.chapters.launch._games import COUNSELS, best_in, holds, worth_of_each
from platformlab.chapters.launch.counsels import fate_of
from platformlab.chapters.launch.market import EFFECT, EFFECTS, MARKETS, RULES, TEAMS
from platformlab.words.numbers import number

WORDS = {2: "two", 3: "three", 4: "four", 6: "six"}


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


def worth(openers, plan="product first", effect="usual"):
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


def strong_for_all():
    together, alone = (worth(count, "subsidise early", "strong")[0] for count in (6, 1))
    return written(together, worth(0, "subsidise early", "strong")[1], alone)


# The model


def effects():
    assert EFFECTS["off"] == 0
    assert RULES["owner_speed"] == RULES["developer_speed"] == 3 / 5
    return number(EFFECT), number(EFFECTS["off"])


# A log


def closed_year():
    """A year closed in year 5 costs more than a year closed in any other."""
    assert 'team="Subsidise early", year=5, platform=0' in source("launch", "by-hand-change")
    game = play.read(play.example())
    was = play.results(game).loc["Subsidise early", "value"]

    def fall(year):
        closed = play.change(game, team="Subsidise early", year=year, platform=0)
        return was - play.results(closed).loc["Subsidise early", "value"]

    falls = {year: fall(year) for year in range(1, 11)}
    assert max(falls, key=falls.get) == 5
    others = play.results(play.change(game, team="Subsidise early", year=5, platform=0))["value"]
    gains = (others - play.results(game)["value"]).drop("Subsidise early")
    assert gains.min() > 0
    assert gains.idxmax() == "Product first"
    return written(falls[5], was)


# Years of help


def help_for(years, begin=1, effect="usual"):
    return outcome("years_of_help", helped=years, begin=begin, effect=effect)


def years_of_help():
    gains = [help_for(years)["gain"] for years in (4, 5, 6, 7, 8)]
    assert gains[0] < gains[1] < 0 < gains[2] < gains[3]
    assert gains[4] < gains[3]
    return written(-gains[0], -gains[1], gains[2])


def four_and_six():
    assert help_for(4)["gain"] < 0 < help_for(6)["gain"]
    return ()


def opened_later():
    found = help_for(5, begin=3)
    assert help_for(4, begin=3)["gain"] < 0 < found["gain"]
    return written(found["gain"])


def weak_effect():
    gains = [help_for(years, effect="weak")["gain"] for years in range(9)]
    assert gains == sorted(gains, reverse=True)
    assert gains[0] < 0
    return ()


def study():
    return written(RULES["study_cost"])


def crossing():
    path = play_of_six_years()
    year_6 = {name: path[name]["machines"][path[name]["year"].index(6)] for name in path}
    return written(year_6["connected"], year_6["needed"])


def play_of_six_years():
    found = rows("years_of_help", helped=6)
    return {name: found[name] for name in ("connected", "needed")}


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


# The counsels


def counted(counsel):
    fates = [fate_of(worth) for worth in holds(counsel).values()]
    return {fate: fates.count(fate) for fate in ("holds", "fails", "even")}


def in_words(counsel):
    found = counted(counsel)
    return WORDS[found["holds"]], WORDS.get(found["fails"])


def product_first():
    assert in_words("product_first") == ("four", "three")
    assert best_in("neutral") == "product first"
    worths = holds("product_first")
    assert max(worths, key=worths.get) == "neutral"
    merely = [title for title in MARKETS if worths[title] > 20 and title != "neutral"]
    assert merely == ["network off", "commodity", "fleet"]
    assert {best_in(title) for title in merely} <= {"pure product", "imitator"}
    assert {title for title in MARKETS if worths[title] < -20} == {
        "strong network",
        "field",
        "bricks",
    }
    return ()


def others():
    assert in_words("start_hybrid")[0] == "two"
    assert in_words("find_the_effect") == ("six", "two")
    assert in_words("be_patient") == ("four", "three")
    hybrid = holds("start_hybrid")
    assert [title for title in MARKETS if hybrid[title] > 0] == ["strong network", "bricks"]
    return ()


def at_stake():
    most = {counsel: max(map(abs, holds(counsel).values())) for counsel in COUNSELS}
    assert max(most, key=most.get) == "be_patient"
    return written(holds("be_patient")["field"])


def pure_is_best():
    assert [best_in(title) for title in MARKETS].count("pure product") == 3
    return ()


STATEMENTS = [
    ("<strong>${} million</strong> is what each of six makers is worth", nobody_opens),
    (
        r"The first maker to open is worth \${} million, those beside it \${} million",
        first_to_open,
    ),
    ("Both lines fall from left to right.", both_lines_fall),
    (
        r"the sixth is worth \${} million if it stays and \${} million if it follows.",
        sixth_to_open,
    ),
    ("is one number, $\\alpha$: {} in the usual market, {} where there is none.", effects),
    (r"One closed year takes \${} million of \${} million.", closed_year),
    (
        r"Four lose \${} million, five lose \${} million, six bring \${} million.",
        years_of_help,
    ),
    (r"They bring \${} million: what was saved was paid for in years.", opened_later),
    ("Now no number of years helps, and every further one is a loss.", weak_effect),
    (r"a market study in the game tells for \${} million.", study),
    (r"wins the neutral market with \${} million.", lambda: neutral_winner()[:1]),
    (r"Without the effect the same decisions bring \${} million", lambda: neutral_winner()[1:]),
    ("Look at the fleets: almost nothing changes", fleets_hardly_change),
    ("is better off *without* the effect", closed_data_in_fields),
    ("**Product first** holds in four markets and fails in three.", product_first),
    ("**Find the effect** holds in six", others),
    (r"is as much at stake: \${} million in fields.", at_stake),
    (
        r"each is worth \${} million, and with none at all \${} million; but who opens alone is worth \${} million.",
        strong_for_all,
    ),
    ("in three of eight markets of the game no other plan we tried beats it.", pure_is_best),
    ("each is worth ${} million, where it was ${} million.", all_open_before_and_after),
    ("four years of help fail and six succeed.", four_and_six),
    ("With a weak effect eight years of help end", weak_effect),
    ("in the market of fleets the decisions that won elsewhere come second.", fleets_hardly_change),
]
