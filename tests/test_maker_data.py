"""What the tables of the four chapters on makers say, and where they must agree."""

import re

import numpy as np
import pytest
from parts import ROOT

from platformlab import claims
from platformlab.data import describe, load

WORKS = set(
    re.findall(r"^@\w+\{([^,]+),", (ROOT / "book/references.bib").read_text("utf-8"), flags=re.M)
)


def value(name, **where):
    """The one value of the row that `where` describes; uncertain rows too."""
    table = load(name, include_uncertain=True)
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    assert len(table) == 1, where
    return float(table["value"].iloc[0])


# Toyota


def test_six_services_have_24_hours_on_both_kinds_of_day_and_these_add_up_to_one():
    table = load("demand_profiles")
    days = table[table["coverage"] == "whole day"].groupby(["service", "day_type"])
    assert len(days) == 12
    assert (days["hour"].apply(sorted).map(list) == [list(range(24))] * 12).all()
    assert days["share_of_day"].sum().to_numpy() == pytest.approx(1, abs=1e-4)


def test_shares_of_the_day_are_the_counts_behind_them():
    table = load("demand_profiles").dropna(subset="measured")
    counted = table.groupby(["service", "day_type"])["measured"].transform("sum")
    assert table["share_of_day"].to_numpy() == pytest.approx(table["measured"] / counted, abs=1e-4)


def test_profiles_with_missing_hours_say_so():
    table = load("demand_profiles")
    hours = table.groupby(["service", "day_type"])["hour"].transform("size")
    assert ((hours == 24) == (table["coverage"] == "whole day")).all()


def test_riders_meals_vans_and_bikes_peak_within_three_hours_and_lorries_do_not():
    table = load("demand_profiles")
    table = table[(table["day_type"] == "weekday") & (table["coverage"] == "whole day")]
    busiest = table.loc[table.groupby("service")["share_of_day"].idxmax()]
    peaks = busiest.set_index("service")["hour"].to_dict()
    assert {peaks[name] for name in ("riders", "meals", "vans", "bikes")} == {16, 17, 18}
    assert peaks["lorries"] == 11


def test_a_shared_fleet_never_needs_more_than_dedicated_ones_and_refitting_never_helps():
    for _, runs in load("pooling_runs").groupby(["services", "day_type"]):
        dedicated = runs.loc[runs["fleet"] == "dedicated", "vehicles"].item()
        shared = runs[runs["fleet"] == "shared"]
        blind = shared[~shared["foresight"]].sort_values("refit_time")["vehicles"]
        assert blind.is_monotonic_increasing
        assert blind.max() <= dedicated
        assert shared.loc[shared["foresight"], "vehicles"].item() <= blind.max()


def test_trips_of_a_robotaxi_a_day_follow_from_rides_and_fleet():
    table = load("vehicle_fleets")
    waymo = table[table["operator"] == "Waymo"].set_index(["metric", "date"])["value"]
    for date, fleet_date in (("2024-08", "2024-08"), ("2026-02", "2025-11")):
        trips = waymo["paid_rides_per_week", date] / waymo["fleet", fleet_date] / 7
        assert waymo["trips_per_vehicle_day_of_fleet", date] == pytest.approx(trips, abs=0.05)


def test_each_vehicle_has_the_same_five_layers_at_each_date_or_fewer():
    table = load("mobility_layers", include_uncertain=True)
    counts = table.groupby(["vehicle", "date"])["layer"].size()
    assert counts["e-Palette"].tolist() == [5, 5]
    assert counts.max() == 5


# John Deere


def test_acres_rose_while_sales_and_income_fell():
    def deere(metric, date, **where):
        return value("company_figures", company="Deere", metric=metric, date=date, **where)

    assert deere("engaged_acres", "2025-12") >= deere("engaged_acres", "2026")
    assert deere("engaged_acres", "2025-12") > deere("engaged_acres", "2022")
    for metric, fall in (("net_sales", 0.13), ("net_income", 0.29)):
        change = deere(metric, "2025") / deere(metric, "2024") - 1
        assert round(-change, 2) == fall


def test_deere_and_the_index_have_their_value_with_dividends_at_each_year_end_from_2011_to_2023():
    table = load("manufacturer_market_cap").query("occasion == 'year_end'")
    deere = table[table["entity"] == "Deere"].set_index("year")["price_with_dividends_usd"].dropna()
    index = table[table["entity"] == "S&P 500"].set_index("year")["total_return_index"].dropna()
    assert deere.index.tolist() == list(range(2011, 2024))
    assert set(deere.index) <= set(index.index)
    price = table[table["entity"] == "Deere"].set_index("year")["price_usd"]
    assert ((deere / price)[deere.index].diff().dropna() > 0).all()  # fewer dividends lie ahead


def test_one_enrolled_acre_in_seven_was_paid_for():
    acres = {
        metric: value("company_figures", company="Climate FieldView", metric=metric, date="2016")
        for metric in ("paid_acres", "enrolled_acres")
    }
    assert acres["enrolled_acres"] / acres["paid_acres"] == pytest.approx(7, abs=0.2)


# GE


def test_prices_of_firms_stand_in_one_table_only():
    metrics = load("company_figures", include_uncertain=True)["metric"]
    prices = set(metrics[metrics.str.endswith("_price")])
    of_products = {"combine_price", "epalette_price", "mindstorms_price"}
    assert prices == {"share_price", *of_products}


def test_servicemax_fetched_more_than_ge_had_paid():
    sales = load("platform_sales").set_index(["asset", "date"])["price"]
    assert sales["ServiceMax", "2023-01-03"] > 1.5 * sales["ServiceMax", "2016-11"]


def test_a_sale_without_a_price_says_so():
    sales = load("platform_sales", include_uncertain=True)
    open_price = sales[sales["price"].isna()]
    assert open_price["note"].str.contains("not published").all()


def test_no_platform_ends_before_it_starts():
    table = load("industrial_platforms", include_uncertain=True)
    assert (table["launched"] <= table["last_date"]).all()


def test_each_coded_column_of_the_platforms_states_its_question():
    fields = {field["name"]: field for field in describe("industrial_platforms").fields}
    for column in ("still_offered", "owner_kept_it", "leans_on_owner"):
        assert fields[column]["description"].count("?") == 1
        assert "nknown" in fields[column]["description"]
        assert "unknown" in fields[column]["constraints"]["enum"]


def test_coupang_lost_6_2_trillion_won_and_had_4_3_still_to_earn_back():
    table = load("coupang", include_uncertain=True)
    results = table[table["metric"] == "operating_result_krw"].set_index("year")["value"]
    assert results.index.tolist() == list(range(2013, 2026))
    total = results.cumsum()
    assert (total.idxmin(), round(total.min(), 1)) == (2022, -6163.4)
    assert round(total[2025], 1) == -4264.7


# Information value


def test_every_study_of_the_bibliography_is_there_under_its_key():
    references = load("value_studies", include_uncertain=True)["reference"].replace("", np.nan)
    assert set(references.dropna()) <= WORKS


def test_a_size_has_its_unit_and_a_unit_its_size():
    table = load("value_studies", include_uncertain=True)
    for size, unit in (("effect", "effect_unit"), ("sample_size", "sample_size_unit")):
        assert (table[size].notna() == (table[unit].fillna("") != "")).all()


def test_apple_earns_42_per_cent_of_gross_profit_with_26_per_cent_of_revenue():
    apple = load("service_shares").query("company == 'Apple'").set_index("metric")["value"]
    profit = apple["services_revenue"] - apple["services_cost"]
    total = profit + apple["products_revenue"] - apple["products_cost"]
    revenue = apple["services_revenue"] + apple["products_revenue"]
    assert (round(profit / total, 2), round(apple["services_revenue"] / revenue, 2)) == (0.42, 0.26)


def test_hours_are_measured_by_those_of_2019_and_cash_follows_them_down():
    table = load("engine_makers").query("company == 'Rolls-Royce'").set_index(["metric", "date"])
    hours, cash = (table.loc[name, "value"] for name in ("hours_flown", "free_cash_flow"))
    assert hours["2019"] == 1
    assert hours.idxmin() == cash.idxmin() == "2020"
    assert cash["2022"] - cash["2021"] == pytest.approx(2.0, abs=0.01)  # as the firm told it
    assert hours["2023"] / hours["2022"] == pytest.approx(1.36, abs=0.01)


# The report


def test_every_figure_of_the_report_names_a_claim_of_its_section():
    for row in load("report_figures").itertuples():
        assert claims.claim(row.claim).section == row.section


@pytest.mark.parametrize("what", ["developers", "apps", "partners"])
def test_figures_of_the_report_are_those_the_verdicts_use(what):
    printed = value("report_figures", subject="GE Predix", metric=what)
    used = value("company_figures", company="GE", metric=f"predix_{what}", date="2017")
    assert printed == used
