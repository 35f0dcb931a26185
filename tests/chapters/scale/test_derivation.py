"""Derivations of the chapter on economies of scale agree with the library."""

import numpy as np
import pytest
from sheets import Sheet, drawn, slope

from platformlab.chapters.scale._records import record
from platformlab.chapters.scale.market import CARMAKER, HALFWAY, START, YEARS
from platformlab.models import experience_fits, rent_or_own, scale, virtuous_circle

SHEET = Sheet("scale")
PLANT = {"fixed_cost": (1e6, 1e7), "unit_cost": (10, 300), "congestion_cost": (1e-5, 1e-4)}


def cost_in_a_plant(q, at):
    return at["fixed_cost"] / q + at["unit_cost"] + at["congestion_cost"] * q


@SHEET.proves("Each doubling of experience saves the same part")
def test_doubling_saves_the_learning_rate_of_any_cost_and_the_line_has_slope_b():
    for at in drawn(rate=(0.05, 0.6), made=(10, 1e6), first=(1, 900)):
        rate, made = at["rate"], round(at["made"])
        args = {"first_unit_cost": at["first"], "learning_rate": rate}
        costs = scale.cost_of_unit(cumulative_output=[made, 2 * made, 32 * made], **args)
        b = scale.learning_exponent(learning_rate=rate)
        assert costs[0] == pytest.approx(at["first"] * made**-b)
        assert costs[0] - costs[1] == pytest.approx(rate * costs[0])
        assert np.log2(costs[2] / costs[0]) / 5 == pytest.approx(-b)


@SHEET.proves("Each doubling of experience saves the same part")
def test_all_units_together_cost_a_finite_sum_where_a_doubling_saves_more_than_half():
    halves = {"first_unit_cost": 1, "cumulative_output": [10**6, 10**9]}
    for rate, settles in ((0.6, True), (0.4, False)):
        early, late = scale.total_cost(learning_rate=rate, **halves)
        assert (late < 1.01 * early) == settles


@SHEET.proves("A fuller plant saves less with each doubling, and then nothing")
def test_plant_is_cheapest_where_its_part_equals_the_crowding():
    for at in drawn(**PLANT):
        fixed, crowding = at["fixed_cost"], at["congestion_cost"]
        best = scale.find_cheapest_output(**at)
        assert best.output == pytest.approx(np.sqrt(fixed / crowding))
        assert best.average_cost == pytest.approx(at["unit_cost"] + 2 * np.sqrt(fixed * crowding))
        q = best.output / 5
        costs = scale.average_cost(output=[q, 2 * q], **at)
        assert costs[0] - costs[1] == pytest.approx(fixed / (2 * q) - crowding * q)


@SHEET.proves("Buyers answer less as the market fills")
def test_demand_answers_with_the_elasticity_times_what_is_not_served():
    for at in drawn(price=(0.1, 2), elasticity=(0.5, 4), market=(2, 50)):
        market = {"start_price": 1, "start_output": 1, "yearly_market": at["market"]}

        def sold(log_price, at=at, market=market):
            price = np.exp(log_price)
            return virtuous_circle.yearly_demand(
                unit_price=price, demand_elasticity=at["elasticity"], **market
            )

        log_price = np.log(at["price"])
        served = sold(log_price) / at["market"]
        found = slope(lambda p, sold=sold: np.log(sold(p)), log_price)
        assert found == pytest.approx(-at["elasticity"] * (1 - served), rel=1e-6)
        assert sold(0.0) == pytest.approx(1)


def sales(q, x, *, m, fixed, other, b, elasticity, market):
    """The circle in plain words: cost of a unit, price, and what it sells."""
    cost = fixed / q + other * x**-b
    price = (1 + m) * cost
    return market / (1 + (market - 1) * price**elasticity), fixed / q / cost


@SHEET.proves("Growth feeds itself while the loop gain exceeds one")
def test_loop_gain_is_the_answer_to_one_per_cent_more_output_and_experience():
    for at in drawn(
        rate=(0.05, 0.7), elasticity=(0.5, 4), fixed=(0, 2), other=(0.1, 2), q=(1, 9), x=(1, 99)
    ):
        rest = {"m": 0.2, "fixed": at["fixed"], "other": at["other"], "market": 30}
        rest |= {"b": -np.log2(1 - at["rate"]), "elasticity": at["elasticity"]}

        def after(growth, at=at, rest=rest):
            return np.log(sales(at["q"] * np.exp(growth), at["x"] * np.exp(growth), **rest)[0])

        sold, plant = sales(at["q"], at["x"], **rest)
        gain = virtuous_circle.loop_gain(
            market_share=sold / rest["market"],
            fixed_share=plant,
            learning_rate=at["rate"],
            demand_elasticity=at["elasticity"],
        )
        assert slope(after, 0.0) == pytest.approx(gain, rel=1e-5)


@SHEET.proves("Growth feeds itself while the loop gain exceeds one")
def test_learning_alone_feeds_itself_only_above_an_elasticity_of_one_over_b():
    for at in drawn(rate=(0.05, 0.6)):
        needed = 1 / scale.learning_exponent(learning_rate=at["rate"])
        for factor in (0.99, 1.01):
            gain = virtuous_circle.loop_gain(
                market_share=0,
                fixed_share=0,
                learning_rate=at["rate"],
                demand_elasticity=min(factor * needed, 10),
            )
            assert (gain > 1) == (factor > 1 and factor * needed < 10)


def computed_path(learning_rate, fixed_cost, demand_elasticity, yearly_market):
    """The four equations, year by year, in units of the start."""
    price, start, markup = START["start_price"], START["start_output"], START["markup"]
    share = (1 + markup) * fixed_cost / start / price  # the plant's part of the first cost
    rest = {"m": 0, "fixed": share, "other": 1 - share, "b": -np.log2(1 - learning_rate)}
    rest |= {"elasticity": demand_elasticity, "market": yearly_market / start}
    q, x, years = 1.0, 1.0, []
    for _ in range(YEARS + 1):
        q, plant = sales(q, x, **rest)
        years.append((q * start, x * start, plant))
        x += q
    return np.array(years).T


@SHEET.proves("The circle stops by itself")
@pytest.mark.parametrize("changes", [{}, {"fixed_cost": 0.0}, {"demand_elasticity": 1.0}])
def test_path_of_the_library_is_that_of_the_four_equations(changes):
    """Output rises, a decade holds no more doublings than its bound, and the gain ends below one."""
    firm = CARMAKER | changes
    output, made, _ = computed_path(**firm)
    path = virtuous_circle.simulate(**START, **firm, years=YEARS)
    assert path.output == pytest.approx(output)
    assert path.made == pytest.approx(made)
    assert (np.diff(output) > 0).all()
    bound = np.log2(1 + (YEARS - HALFWAY) * firm["yearly_market"] / made[HALFWAY])
    assert np.log2(made[YEARS] / made[HALFWAY]) < bound


@SHEET.proves("The circle stops by itself")
def test_no_circle_feeds_itself_for_ever():
    """In the limit the gain is that of the plant alone, at most one."""
    for at in drawn(count=4, learning_rate=(0.1, 0.6), fixed_cost=(0, 1.4e7)):
        firm = CARMAKER | at | {"demand_elasticity": 4}
        path = virtuous_circle.simulate(**START, **firm, years=1_000)
        served = path.output[-1] / firm["yearly_market"]
        assert path.gain[-1] < 1
        assert firm["demand_elasticity"] * (1 - served) <= 1
        assert virtuous_circle.find_end(path.gain).status != "still feeds itself"


@SHEET.proves("A landlord's economies of scale end where a plant ends")
def test_landlord_runs_the_best_number_of_full_plants():
    for at in drawn(output=(1e5, 4e6), markup=(0, 0.5), **PLANT):
        output, markup = at.pop("output"), at.pop("markup")
        best = min(cost_in_a_plant(output / k, at) for k in range(1, 200))
        rent = rent_or_own.rent_per_unit(landlord_output=output, markup=markup, **at)
        assert rent == pytest.approx((1 + markup) * best)
        number = scale.find_plants(output=output, **at).number
        free = output * np.sqrt(at["congestion_cost"] / at["fixed_cost"])
        assert abs(number - free) < 1
        assert rent >= (1 + markup) * scale.find_cheapest_output(**at).average_cost


@SHEET.proves("Owning pays from a larger plan if orders may fall short")
def test_owner_breaks_even_at_the_smaller_root():
    for at in drawn(chance=(0, 1), premium=(1.01, 1.5), plan=(1e4, 1e6), **PLANT):
        plant = {name: at[name] for name in PLANT}
        fixed, crowding, q = plant["fixed_cost"], plant["congestion_cost"], at["plan"]
        chance, orders = at["chance"], np.array([1, 0.5])
        odds = np.array([1 - chance, chance])
        spent = fixed + plant["unit_cost"] * q * orders + crowding * (q * orders) ** 2
        expected = (odds * spent).sum() / (odds * q * orders).sum()
        own = {"halving_chance": chance, **plant}
        assert rent_or_own.expected_own_cost(output=q, **own) == pytest.approx(expected)
        rent = at["premium"] * scale.find_cheapest_output(**plant).average_cost
        w = (rent - plant["unit_cost"]) * (1 - chance / 2)
        inside = w**2 - 4 * crowding * (1 - 3 * chance / 4) * fixed
        found = rent_or_own.find_break_even(rent=rent, **own)
        assert np.isfinite(found.output) == (inside >= 0)
        if inside >= 0:
            assert found.output == pytest.approx(2 * fixed / (w + np.sqrt(inside)))


@SHEET.proves("Owning pays from a larger plan if orders may fall short")
def test_chance_raises_the_cost_of_owning_below_the_root_of_two_cheapest_outputs():
    for at in drawn(chance=(0.01, 0.99), part=(0.2, 3), **PLANT):
        plant = {name: at[name] for name in PLANT}
        fixed, crowding = plant["fixed_cost"], plant["congestion_cost"]
        q = at["part"] * np.sqrt(fixed / crowding)
        found = slope(
            lambda chance, q=q, plant=plant: rent_or_own.expected_own_cost(
                output=q, halving_chance=chance, **plant
            ),
            at["chance"],
        )
        formula = (fixed / (2 * q) - crowding * q / 4) / (1 - at["chance"] / 2) ** 2
        assert found == pytest.approx(formula, rel=1e-4, abs=1e-4)
        assert (formula > 0) == (q**2 < 2 * fixed / crowding)


@SHEET.proves("Owning pays from a larger plan if orders may fall short")
def test_risk_alone_adds_the_variance_and_no_more():
    for at in drawn(chance=(0, 1), average=(1e4, 1e6), **PLANT):
        plant = {name: at[name] for name in PLANT}
        chance, average = at["chance"], at["average"]
        planned = average / (1 - chance / 2)
        variance = chance * (1 - chance) * (planned / 2) ** 2
        cost = rent_or_own.expected_own_cost(output=planned, halving_chance=chance, **plant)
        more = plant["congestion_cost"] * variance / average
        assert cost - cost_in_a_plant(average, plant) == pytest.approx(more, abs=1e-9)


@SHEET.proves("One flexible plant is cheaper than a plant for each kind")
def test_one_plant_saves_the_others_and_crowds_itself():
    for at in drawn(total=(1e5, 1e6), niches=(2, 20), **PLANT):
        total, niches = at.pop("total"), round(at.pop("niches"))
        apart, together = scale.average_cost(output=[total / niches, total], **at)
        fixed, crowding = at["fixed_cost"] / total, at["congestion_cost"] * total
        assert apart - together == pytest.approx((niches - 1) * (fixed - crowding / niches))


@SHEET.proves("The learning rate of a record is the slope of a line")
def test_slope_of_prices_of_the_day_is_that_of_real_prices_and_of_the_price_level():
    table = record("ford_day")
    made, price = table["made_total"].to_numpy(), table["price"].to_numpy()
    real = record("ford_real")["price"].to_numpy()

    def by_hand(values):
        z, y = np.log2(made), np.log2(values)
        return ((z - z.mean()) * (y - y.mean())).sum() / ((z - z.mean()) ** 2).sum()

    day, constant = (experience_fits.fit_learning(made, one).learning_rate for one in (price, real))
    assert constant == pytest.approx(1 - 2 ** by_hand(real))
    assert 1 - day == pytest.approx((1 - constant) * 2 ** by_hand(price / real))
    assert by_hand(price / real) > 0


@SHEET.proves("The learning rate of a record is the slope of a line")
def test_steady_growth_makes_a_learning_curve_out_of_time_alone():
    years = np.arange(12)
    for at in drawn(growth=(0.05, 0.6), fall=(0.01, 0.2)):
        fit = experience_fits.fit_learning(
            100 * np.exp(at["growth"] * years), 50 * np.exp(-at["fall"] * years)
        )
        assert -np.log2(1 - fit.learning_rate) == pytest.approx(at["fall"] / at["growth"])
        assert fit.r_squared == pytest.approx(1)


def test_every_section_has_its_check():
    assert SHEET.unproven() == []
