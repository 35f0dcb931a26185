"""Measured hours of the services, and what the model is asked about them."""

from functools import cache, reduce

from platformlab.chapters.toyota.market import MEASURED, SERVICE_PEAK, SERVICES
from platformlab.data import load
from platformlab.words import Wordbook

say = Wordbook(__file__)

NAMES = {
    "riders": "Riders",
    "meals": "Meals",
    "vans": "Vans",
    "lorries": "Lorries",
    "bikes": "Hired bikes",
    "booked_cars": "Booked cars",
}
TOGETHER = "-"  # joins the services of a set in links
ALL = TOGETHER.join(SERVICES)
PAIRS = {
    TOGETHER.join((first, second)): f"{NAMES[first]} and {NAMES[second].lower()}"
    for at, first in enumerate(SERVICES)
    for second in SERVICES[at + 1 :]
}
MEASURED_WHERE = "rides of Uber, New York 2014; meals of Wolt, Helsinki 2020; traffic of all vans and of all lorries, Great Britain 2024"


@cache
def profiles(day="weekday"):
    """Demand by hour of every measured service, as parts of its own day."""
    table = load("demand_profiles").query("day_type == @day")
    return table.pivot(index="service", columns="hour", values="share_of_day").loc[list(MEASURED)]


def split(together):
    """Services of a set."""
    return together.split(TOGETHER)


def hours_of(services, day="weekday", service_peak=SERVICE_PEAK):
    """Arguments of the model for services that are equally large at their peaks."""
    hours = profiles(day).loc[list(services)].to_numpy()
    return {"profiles": hours, "service_peak": service_peak}


def wanted(services, day="weekday"):
    """Vehicles wanted on average, by service and hour."""
    table = profiles(day).loc[list(services)]
    return table.div(table.max(axis=1), axis=0) * SERVICE_PEAK


def listed(services):
    """Names of services in the middle of a sentence."""
    names = [NAMES[service].lower() for service in services]
    *before, last = names
    if not before:
        return last
    first = reduce(lambda a, b: say("hours.comma", before=a, last=b), before)
    return say("hours.and", before=first, last=last)
