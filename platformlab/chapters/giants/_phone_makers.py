"""Three makers of phones, and what can be measured of them."""

from functools import cache
from typing import NamedTuple

from platformlab.chapters.giants.market import PHONE_YEARS
from platformlab.data import load

MAKERS = {"Apple": "Apple", "BlackBerry (RIM)": "RIM", "Nokia": "Nokia"}


class Measure(NamedTuple):
    """A measure of the data, its unit, and what RIM's line says by it."""

    what: str
    unit: str
    falls: str
    grows: str


MEASURES = {
    "smartphone_units": Measure(
        "Smartphones shipped",
        "millions a year",
        "Seen from {shown}, RIM's shipments fall from {first:,.1f} million in {start} to {last:,.1f} in {end}.",
        "Seen from {shown}, RIM's shipments grow from {first:,.1f} million in {start} to {most:,.1f} in {peak} "
        "and fall only then.",
    ),
    "market_cap": Measure(
        "Market value at year-end",
        "billion dollars",
        "Seen from {shown}, RIM's market value falls from {first:,.1f} billion dollars in {start} to {last:,.1f} in {end}.",
        "Seen from {shown}, RIM's market value grows from {first:,.1f} billion dollars in {start} to {most:,.1f} in {peak} "
        "and falls only then.",
    ),
    "smartphone_share": Measure(
        "Share of smartphones shipped",
        "per cent",
        "Seen from {shown}, RIM's share of shipments falls from {first:,.1f} % in {start} to {last:,.1f} in {end}.",
        "Seen from {shown}, RIM's share of shipments grows from {first:,.1f} % in {start} to {most:,.1f} in {peak} "
        "and falls only then.",
    ),
    "revenue": Measure(
        "Revenue of the whole firm",
        "billions (Nokia in euros)",
        "Seen from {shown}, RIM's revenue falls from {first:,.1f} billion dollars in {start} to {last:,.1f} in {end}.",
        "Seen from {shown}, RIM's revenue grows from {first:,.1f} billion dollars in {start} to {most:,.1f} in {peak} "
        "and falls only then.",
    ),
}
SHIPMENTS_GROW_ON = (
    "Seen from {shown}, RIM's shipments grow from {first:,.1f} million in {start} to {most:,.1f} in {peak}, "
    "three years after the App Store opened, and fall only then."
)


@cache
def _values(metric):
    table = load("phone_makers")
    table = table[(table["metric"] == metric) & table["company"].isin(MAKERS)]
    return table[table["year"].isin(PHONE_YEARS)].sort_values(["company", "year"])


def values_from(first_year, metric):
    """Values of the three makers by year, from a year on."""
    table = _values(metric)
    return table[table["year"] >= first_year]
