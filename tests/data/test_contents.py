"""What the data say, computed from the tables."""

import pandas as pd
import pytest

from platformlab import data


@pytest.mark.parametrize(
    ("list_id", "strict", "principal", "broad"),
    [
        ("report_2018_KERI", 3, 5, 7),
        ("report_2008_KERI", 0, 0, 1),
        ("ft_global500_2008", 0, 0, 1),
        ("us_listed_2013", 1, 1, 3),
        ("world_2024", 2, 3, 5),
        ("world_2026", 2, 3, 5),
    ],
)
def test_number_of_platforms_depends_on_the_rule(list_id, strict, principal, broad):
    frame = data.load("market_cap_top10", include_uncertain=True)
    flags = frame.loc[
        frame["list_id"] == list_id, ["platform_strict", "platform_principal", "platform_broad"]
    ]
    assert len(flags) == 10
    assert tuple(flags.sum()) == (strict, principal, broad)


def test_a_stricter_rule_never_counts_a_platform_that_a_wider_one_leaves_out():
    frame = data.load("market_cap_top10", include_uncertain=True)
    assert (frame["platform_strict"] <= frame["platform_principal"]).all()
    assert (frame["platform_principal"] <= frame["platform_broad"]).all()


@pytest.mark.parametrize(
    "list_id",
    [
        "ft_global500_2008",
        "us_listed_2013",
        "relbanks_2018",
        "pwc_2018",
        "world_2024",
        "world_2026",
    ],
)
def test_independent_lists_are_ranked_by_value(list_id):
    frame = data.load("market_cap_top10")
    ranked = frame[frame["list_id"] == list_id].sort_values("rank")
    assert ranked["market_cap_usd_bn"].is_monotonic_decreasing


def test_seven_platform_start_ups_sum_to_239_and_all_ten_to_295():
    frame = data.load("startups_top10_2018")
    assert frame["is_platform"].sum() == 7
    assert round(frame.loc[frame["is_platform"], "valuation_usd_bn"].sum()) == 239
    assert round(frame["valuation_usd_bn"].sum()) == 295


def test_rim_shipments_grew_until_2011():
    frame = data.load("phone_makers")
    units = frame[
        (frame["company"] == "BlackBerry (RIM)") & (frame["metric"] == "smartphone_units")
    ]
    units = units.set_index("year")["value"]
    assert units.idxmax() == 2011
    assert units[2007] == 11.8
    assert units[2011] == 51.1


@pytest.mark.parametrize(
    ("deere_column", "index_column", "deere_rise", "index_rise"),
    [
        ("price_usd", "index_level", 0.67, 0.69),
        ("price_with_dividends_usd", "total_return_index", 0.89, 0.88),
    ],
)
def test_deere_share_rose_as_the_index_did_over_the_reports_window(
    deere_column, index_column, deere_rise, index_rise
):
    frame = data.load("manufacturer_market_cap").set_index(["entity", "date"])
    ends = [pd.Timestamp("2013-06-28"), pd.Timestamp("2018-10-31")]
    deere = frame.loc["Deere"].loc[ends, deere_column]
    index = frame.loc["S&P 500"].loc[ends, index_column]
    assert round(deere.iloc[1] / deere.iloc[0] - 1, 2) == deere_rise
    assert round(index.iloc[1] / index.iloc[0] - 1, 2) == index_rise


def test_market_value_is_price_times_shares():
    frame = data.load("manufacturer_market_cap")
    frame = frame.dropna(subset=["price_usd", "shares_million"])
    product = frame["price_usd"] * frame["shares_million"] / 1000
    assert ((product / frame["market_cap_usd_bn"] - 1).abs() < 0.005).all()


def test_what_was_made_so_far_only_grows():
    for _, series in data.load("learning_curves").groupby("series"):
        assert series["made_total"].is_monotonic_increasing
        assert series["price_level"].notna().all() or series["price_level"].isna().all()


def test_own_fits_follow_from_the_network_table():
    table = data.load("network_value", include_uncertain=True)
    fits = data.load("network_value_coefficients").query("study == 'Own fit' and law == 'Metcalfe'")
    assert len(fits) == 3
    for fit in fits.itertuples():
        window = table["year"].between(fit.first_year, fit.last_year)
        rows = table[table["company"].str.startswith(fit.company) & window]
        squared, value = (rows["mau_million"] * 1e6) ** 2, rows["revenue_usd_bn"] * 1e9
        slope = (squared * value).sum() / (squared**2).sum()
        assert slope == pytest.approx(fit.value, rel=0.001)


def test_year_end_rows_fall_on_the_last_weekday_of_december():
    frame = data.load("manufacturer_market_cap").query("occasion == 'year_end'")
    end = pd.to_datetime(frame["year"].astype("str") + "-12-31")
    assert (frame["date"].dt.day_of_week < 5).all()
    assert ((end - frame["date"]).dt.days <= 2).all()
