"""Derivations of the chapter on the class game agree with the rules that are played."""

import math

import pytest
from chapters.launch.gains import BUYERS, buyers_and_makers, weights_and_nothing
from scipy import integrate
from sheets import Sheet, drawn, slope

from platformlab.chapters.launch._games import worth_of_each
from platformlab.chapters.launch.market import RULES, TEAMS
from platformlab.game import engine
from platformlab.game.strategies import pure_product
from platformlab.game.thresholds import _growth, critical_mass, resting_points
from platformlab.game.tournament import play

SHEET = Sheet("launch")
PRICE = (
    "A price raised by a little loses buyers in proportion to its share and to what it lacks of all"
)
COST = "A doubling of what is known takes one rate off the cost, and one's own machine teaches most"
RIGHT = "The right to connect is worth the surplus of those who would use it"
BAR = "The critical mass is the middle one of three resting points"
HELP = "Help stands in for machines"
GAIN = "What buyers gain is the logarithm of one ratio"
DILEMMA = (
    "Opening is right for each where it gains against any number that has opened, and all may lose"
)

OPEN = {"platform": 50, "openness": 2, "terms": 0.0}


def reports(first_price, **rules):
    """Reports of year 1, in which the first maker alone asks another price."""
    plain = {"price": 120, "develop": 60, "platform": 0, "openness": 0, "terms": 0.0, "study": 0}
    state = engine.start(RULES | rules)
    first = plain | {"price": first_price}
    return [
        team["report"] for team in engine.play_year(state, [first] + [plain] * (TEAMS - 1))["teams"]
    ]


@SHEET.proves(PRICE)
def test_share_falls_with_the_price_and_the_others_rise():
    for at in drawn(8, price=(105, 150)):
        own, other = (report["share"] for report in reports(at["price"])[:2])
        spread = RULES["taste_spread"]
        by_own = slope(lambda price: reports(price)[0]["share"], at["price"], 1e-3)
        by_other = slope(lambda price: reports(price)[1]["share"], at["price"], 1e-3)
        assert by_own == pytest.approx(-own * (1 - own) / spread, rel=1e-6)
        assert by_other == pytest.approx(own * other / spread, rel=1e-6)
        sales = reports(at["price"])[0]["sales"]
        assert sales == pytest.approx(RULES["market"] * TEAMS * own)


@SHEET.proves(COST)
def test_doubling_takes_one_rate_and_an_own_machine_teaches_most():
    for at in drawn(known=(0.5, 5), rate=(0.02, 0.3)):
        rules = RULES | {"learning_rate": at["rate"]}
        cost = engine.unit_cost(rules, at["known"])
        power = math.log2(1 - at["rate"])
        assert cost == pytest.approx(rules["first_cost"] * at["known"] ** power)
        assert engine.unit_cost(rules, 2 * at["known"]) == pytest.approx((1 - at["rate"]) * cost)
    costs = []
    for taught in (0, 1):  # the machine is built by the maker itself, or by a rival
        state = engine.start(RULES)
        state["teams"][taught]["experience"] += 0.01
        moves = [pure_move()] * TEAMS
        costs.append(engine.play_year(state, moves)["teams"][0]["report"]["cost"])
    own, rivals = (RULES["first_cost"] - cost for cost in costs)
    assert own / rivals == pytest.approx(1 / RULES["spillover"], rel=1e-3)


def pure_move():
    return {"price": 120, "develop": 60, "platform": 0, "openness": 0, "terms": 0.0, "study": 0}


@SHEET.proves(RIGHT)
def test_worth_of_the_right_is_the_area_below_the_share_that_wants_in():
    spread = RULES["owner_spread"]
    for at in drawn(gain=(-6, 6)):
        worth = engine.option_worth(RULES, at["gain"] / spread)
        area, _ = integrate.quad(lambda x: 1 / (1 + math.exp(-x / spread)), -60, at["gain"])
        assert worth == pytest.approx(RULES["use_years"] * area, rel=1e-6)


@SHEET.proves(BAR)
def test_middle_one_of_three_rests_drives_away_and_the_others_draw():
    for at in drawn(8, base=(100, 150)):
        low, bar, high = resting_points(RULES, at["base"], OPEN)
        assert critical_mass(RULES, at["base"], OPEN) == ("tips", pytest.approx(bar, rel=1e-6))
        grows = _growth(RULES, at["base"], OPEN, 0.0)
        assert grows(0.0)
        assert not grows(at["base"])
        for rest, draws in ((low, True), (bar, False), (high, True)):
            assert grows(0.99 * rest) == draws
            assert grows(1.01 * rest) != draws
        assert gap(low, at["base"]) == pytest.approx(0, abs=1e-6)
        assert gap(bar, at["base"]) == pytest.approx(0, abs=1e-6)


def gap(machines, base):
    """Machines that more connect than are connected, from the formulas of the sheet."""
    skill = (50 - RULES["running_cost"]) / RULES["skill_decay"]
    learned = 1 - math.exp(-machines / RULES["data_decay"] / RULES["data_scale"])
    info = RULES["info_ceiling"] * learned * (1 - math.exp(-skill / RULES["skill_scale"]))
    kept = (1 - RULES["take_rate"][2]) * RULES["revenue"] * machines
    share = logistic((kept - RULES["developer_cost"]) / RULES["developer_spread"])
    effect = RULES["cross_side_consumers"] * share
    gain = (1 - RULES["capture"][2]) * info + effect - RULES["hassle"]
    return base * logistic(gain / RULES["owner_spread"]) - machines


def logistic(x):
    return 1 / (1 + math.exp(-x))


@SHEET.proves(HELP)
def test_paid_developers_come_as_if_there_were_more_machines():
    kept = (1 - RULES["take_rate"][2]) * RULES["revenue"]
    for at in drawn(machines=(0, 150), paid=(0, 2), rival=(0, 1)):
        paid = engine.wants_in(RULES, at["machines"], 2, -at["paid"], at["rival"])
        more = engine.wants_in(RULES, at["machines"] + at["paid"] / kept, 2, 0.0, at["rival"])
        assert paid == pytest.approx(more)


@SHEET.proves(GAIN)
def test_buyers_gain_what_a_lower_price_takes_off_what_they_buy():
    """The slope of the gain by a price is minus the sales: what Shephard and Roy say of demand."""

    def gain(price):
        bought = sum(report["share"] for report in reports(price))
        return BUYERS * RULES["taste_spread"] * math.log(RULES["outside"] * TEAMS / (1 - bought))

    for at in drawn(8, price=(105, 150)):
        sales = reports(at["price"])[0]["sales"]
        assert slope(gain, at["price"], 1e-3) == pytest.approx(-sales, rel=1e-6)
    _, states = play(RULES, [pure_product] * TEAMS)
    assert weights_and_nothing(states[1]) > RULES["outside"] * TEAMS
    for plan, is_more in (("price kept", True), ("product first", False)):
        buyers, makers = buyers_and_makers(plan)
        assert buyers > 0 > makers
        assert (buyers + makers > 0) == is_more


@SHEET.proves(DILEMMA)
@pytest.mark.parametrize(
    ("effect", "each", "lose"), [("usual", True, True), ("strong", True, False)]
)
def test_opening_is_best_whatever_the_others_do(effect, each, lose):
    found = [worth_of_each("price kept", effect, k) for k in range(TEAMS + 1)]
    steps = [found[k + 1][0] > found[k][1] for k in range(TEAMS)]
    assert all(steps) == each
    assert (found[TEAMS][0] < found[0][1]) == lose


@SHEET.proves(DILEMMA)
def test_nobody_begins_where_the_effect_is_weak():
    assert worth_of_each("price kept", "weak", 1)[0] < worth_of_each("price kept", "weak", 0)[1]


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
