"""A firm and its equal rivals: margins against closed forms and against firms that try every price."""

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from platformlab.models import competition, expectations, logit_competition, scale_or_network
from platformlab.models import defended_margin as model

MARKET = {"cost_per_customer": 60, "taste_spread": 20, "firms": 4, "stand_alone_value": 120}
EVERYBODY_BUYS = 3_000  # so much worth that nobody goes without


def margins(**changes):
    given = {"quality_lead": 0, "same_side": 0, **MARKET, **changes}
    return model.find_margins(**given)


def shares(prices, worth, network, spread):
    """Shares that come true at these prices, by letting customers look again and again."""
    found = np.full(len(prices), 1 / (len(prices) + 1))
    for _ in range(300):
        odds = np.exp((worth + network * found - prices) / spread)
        found = found + 0.5 * (odds / (1 + odds.sum()) - found)
    return found


@pytest.mark.parametrize(
    ("firms", "lead", "network"),
    [(2, 0, 15), (2, -15, 10), (3, 20, 0), (3, 15, 10), (7, 0, 30)],
)
def test_no_firm_gains_by_another_price(firms, lead, network):
    found = margins(firms=firms, quality_lead=lead, same_side=network)
    worth = np.array([120 + lead, *[120] * (firms - 1)])
    prices = 60 + np.array([found.margin_first, *[found.margin_rival] * (firms - 1)])

    def lost(price, who):
        trial = prices.copy()
        trial[who] = price
        return -(price - 60) * shares(trial, worth, network, 20)[who]

    for who, profit in ((0, found.profit_first), (1, found.profit_rival)):
        best = minimize_scalar(lost, bounds=(60, 130), args=(who,), method="bounded")
        assert -best.fun == pytest.approx(profit, rel=1e-5)
        assert best.x == pytest.approx(prices[who], abs=0.05)


def test_equal_firms_without_a_network_charge_the_logit_price():
    """Anderson, de Palma and Thisse: the margin is the spread over one less the share."""
    given = {
        "taste_spread": np.array([1, 8, 20, 60])[:, None, None],
        "firms": np.array([2, 5, 20])[:, None],
        "stand_alone_value": np.array([60, 100, 300]),
    }
    alike = logit_competition.logit_price_with_outside_good(cost_per_customer=60, **given)
    found = margins(**given)
    assert 60 + found.margin_first == pytest.approx(alike.price)
    assert found.profit_first == pytest.approx(alike.profit, abs=1e-9)
    assert found.outside_share == pytest.approx(alike.outside_share, abs=1e-9)


@pytest.mark.parametrize("firms", [2, 5, 12])
def test_where_everybody_buys_a_network_lowers_the_margin_as_the_closed_form_says(firms):
    found = margins(firms=firms, stand_alone_value=EVERYBODY_BUYS, same_side=[0, 10, 20])
    expected = (20 * firms - np.array([0, 10, 20])) / (firms - 1)
    assert found.margin_first == pytest.approx(expected)


def test_two_firms_share_as_long_as_the_even_split_holds_where_customers_foresee_all():
    """The limit of 1.79 spreads in `expectations`, found there from a formula."""
    rest = {"learning_rate": 0, "spillover_share": 1, "multihoming_share": 0, "crowding": 0}
    limit = expectations.find_even_split(
        cost_per_customer=60, taste_spread=20, same_side=0, revision_share=1, **rest
    ).strongest_network
    two = {"firms": 2, "stand_alone_value": EVERYBODY_BUYS}
    found = margins(same_side=[0.995 * limit, 1.005 * limit], **two)
    assert found.status.tolist() == ["shared", "breaks"]


def test_two_firms_without_a_network_split_as_the_closed_form_of_a_lead_says():
    """With log odds x the lead over the spread is x + 2 sinh x, as in `scale_or_network`."""
    lead = np.linspace(-80, 80, 9)
    found = margins(firms=2, stand_alone_value=EVERYBODY_BUYS, quality_lead=lead)
    x = np.log(found.share_first / found.share_rival)
    assert x + 2 * np.sinh(x) == pytest.approx(lead / 20, abs=1e-6)
    assert "2 sinh" in scale_or_network.__doc__


def test_as_tastes_fade_the_margin_goes_to_the_lead():
    """Bertrand: a better firm charges its lead, a worse one nothing."""
    found = margins(taste_spread=0.05, quality_lead=10)
    lead = competition.bertrand(cost_per_customer=60, quality_lead=10) - 60
    assert found.margin_first == pytest.approx(lead, abs=0.3)
    assert found.margin_rival == pytest.approx(0.05, abs=0.01)


def test_market_adds_up_and_a_lead_never_hurts():
    firms = np.array([2, 5, 12])[:, None]
    given = {"taste_spread": np.array([8, 20, 40])[:, None, None], "firms": firms}
    given["same_side"] = np.array([0, 5, 12])
    even, ahead = margins(**given), margins(quality_lead=5, **given)
    both = (even.status == "shared") & (ahead.status == "shared")
    assert both.sum() > 20
    sold = (ahead.share_first + (firms - 1) * ahead.share_rival)[both]
    assert sold + ahead.outside_share[both] == pytest.approx(1)
    assert (ahead.profit_first[both] > even.profit_first[both]).all()


def test_arrays_keep_their_shape_and_single_numbers_stay_single():
    grid = margins(taste_spread=[[10], [20]], same_side=[0, 5, 10])
    assert grid.margin_first.shape == (2, 3)
    assert isinstance(margins().margin_first, float)


def test_one_firm_alone_is_refused_with_its_name():
    with pytest.raises(ValueError, match="firms"):
        margins(firms=1)
