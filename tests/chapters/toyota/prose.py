"""Numbers stated by the chapter on Toyota."""

from functools import cache

import numpy as np
from prose import EXPLORERS, on_the_grid, ran

from platformlab import load, models
from platformlab.chapters.toyota import market
from platformlab.chapters.toyota._fleets import demand_of, of_their_own, shared
from platformlab.chapters.toyota._hours import ALL, name_of, wanted

PAIR = "riders-meals"


@cache
def rows(explorer, **state):
    chosen = EXPLORERS[explorer]
    on_the_grid(explorer, **state)
    return chosen.rows(**chosen.state(**state))


def figure(operator, metric, date):
    fleets = load("vehicle_fleets")
    here = (fleets[["operator", "metric", "date"]] == [operator, metric, date]).all(axis=1)
    (found,) = fleets[here].itertuples()
    return found


def firm(name, metric):
    figures = load("company_figures").query("company == @name and metric == @metric")
    return figures.sort_values("date").iloc[-1]


def per_cent(part, decimals=0):
    return f"{100 * part:.{decimals}f} %"


def busiest_hours():
    peaks = rows("hours_of_day")["peaks"]
    at = dict(zip(peaks["name"], peaks["hour"], strict=True))
    assert max(at[name_of(s)] for s in ("riders", "meals", "vans", "bikes")) == 18
    return tuple(at[name_of(service)] for service in ("riders", "meals", "vans", "bikes"))


def exceptions():
    """Every drawn service that is not busiest in the late afternoon."""
    peaks = rows("hours_of_day")["peaks"]
    at = dict(zip(peaks["name"], peaks["hour"], strict=True))
    early = {name: hour for name, hour in at.items() if hour < min(busiest_hours())}
    assert early.keys() == {name_of(service) for service in ("lorries", "booked_cars")}
    return early[name_of("lorries")], early[name_of("booked_cars")]


def riders_and_meals():
    fleets = rows("hours_of_day", pair=PAIR)["fleets"]
    return f"{fleets['together'][0]:.1f}", f"{fleets['apart'][0]:.0f}"


def riders_and_lorries():
    return (per_cent(rows("hours_of_day", pair="riders-lorries")["fleets"]["saved"][0]),)


def level():
    return (market.SERVICE_PEAK,)


def target():
    return (per_cent(market.TARGET),)


def cosine_saves_half():
    peak = models.pooling.find_shared_peak(
        service_peak=[market.SERVICE_PEAK] * 4, peak_hour=[0, 6, 12, 18]
    )
    assert peak.shared == peak.separate / 2
    return ()


def spare(hour, full, other):
    here = wanted(market.SERVICES)[hour]
    return hour, f"{here[full]:.4g}", f"{here[other]:.1f}"


def at_the_peak():
    peak, meals, riders = spare(18, "meals", "riders")
    assert ran("toyota", "by-hand")["fleets"].hour == 15
    return peak, meals, riders


def at_once():
    fleets = rows("shared_fleet", refit_time=0)["fleets"]["vehicles"]
    assert round(1 - fleets[2] / fleets[0], 2) == 0.25
    return fleets[2], fleets[0]


def half_an_hour():
    result = rows("shared_fleet", refit_time=market.REFIT)["result"]
    assert rows("shared_fleet", refit_time=1)["result"]["saved"] == [0]
    return (per_cent(result["saved"][0]),)


def foreseen():
    blind, seeing = (shared(market.SERVICES, f, market.REFIT) for f in (False, True))
    on_the_grid("shared_fleet", refit_time=market.REFIT, foresight="yes")
    assert blind - seeing == 9
    return (seeing,)


def timetable():
    """Fleets that change by the average day; of what foresight saves, the part that it has too."""
    found = [
        models.shared_fleet.find_timetable_fleet(
            demand_of(market.SERVICES), served_target=market.TARGET, refit_time=refit
        )
        for refit in (market.REFIT, 1)
    ]
    blind, seeing = (shared(market.SERVICES, f, market.REFIT) for f in (False, True))
    assert (blind - seeing, blind - found[0]) == (9, 4)
    return tuple(found)


def dearer():
    assert round(of_their_own(market.SERVICES) / shared(market.SERVICES, False, 0) - 1, 2) == 0.34
    planned = of_their_own(market.SERVICES) / timetable()[0] - 1
    return per_cent(rows("shared_fleet")["result"]["dearer"][0]), per_cent(planned)


def part_saved(services, size):
    return rows("two_savings", services=services, service_peak=size)["here"]


def smaller_and_larger():
    small, large = (part_saved(PAIR, n)["saved"][0] for n in (market.SERVICE_PEAK, market.GROWN))
    return per_cent(small), market.SERVICE_PEAK, per_cent(large, 1), market.GROWN


def by_hours():
    here = part_saved(PAIR, market.SERVICE_PEAK)
    return per_cent(here["saved"][0]), f"{100 * here['hours'][0]:.1f}"


def all_four():
    small, large = (part_saved(ALL, n) for n in (market.SERVICE_PEAK, market.GROWN))
    return (
        per_cent(small["hours"][0], 1),
        f"{100 * small['chance'][0]:.1f}",
        market.SERVICE_PEAK,
        f"{100 * large['chance'][0]:.1f}",
        market.GROWN,
    )


def a_tenth_as_large_saves_more_and_needs_more():
    assert market.GROWN == 10 * market.SERVICE_PEAK
    for services in (PAIR, ALL):
        small, large = (
            rows("two_savings", services=services, service_peak=n)
            for n in (market.SERVICE_PEAK, market.GROWN)
        )
        assert small["here"]["saved"][0] > large["here"]["saved"][0]
        assert 10 * small["fleets"]["shared"][0] > large["fleets"]["shared"][0]
    return ()


def served_in_proportion(fleet):
    """Part of what each service wants that it gets, if a short fleet is divided in proportion."""
    demand = demand_of(market.SERVICES)
    part = np.minimum(1, fleet / np.maximum(demand.sum(axis=2), 1))[:, :, None]
    served = (demand * part).sum(axis=(0, 1)) / demand.sum(axis=(0, 1))
    return dict(zip(market.SERVICES, served, strict=True))


def each_service_in_a_shared_fleet():
    fleet = shared(market.SERVICES, False, 0)
    worst, served = min((part, name) for name, part in served_in_proportion(fleet).items())
    assert served == "meals"
    enough = fleet
    while min(served_in_proportion(enough).values()) < market.TARGET:
        enough += 1
    return fleet, per_cent(worst, 1), per_cent(market.TARGET), enough


def waiting(share=market.WAITING, wait=None):
    wait = round(market.WAIT, 10) if wait is None else wait
    return rows("waiting_riders", waiting_share=share, wait_time=wait)


def ten_minutes():
    return waiting()["nobody"]["vehicles"][0], waiting()["fleet"]["vehicles"][0]


def plateau():
    together = wanted(market.SERVICES).sum()
    above = together.index[together > waiting()["nobody"]["vehicles"][0]]
    return above[0], above[-1]


def an_hour():
    return tuple(waiting(share, 1.0)["fleet"]["vehicles"][0] for share in (market.WAITING, 1))


def games():
    return (f"{figure('Toyota e-Palette', 'fleet', '2021-08').value:.0f}",)


def layers():
    found = rows("layers")["layers"]
    held = [h for v, h in zip(found["vehicle"], found["look"], strict=True) if "2018" in v]
    assert (held.count("yes"), held.count("in part"), held.count("unknown")) == (1, 1, 2)
    sold = [h for v, h in zip(found["vehicle"], found["look"], strict=True) if "sold" in v]
    assert (sold.count("no"), sold.count("unknown")) == (3, 2)
    return ()


def robotaxis():
    planned = figure("Toyota bZ4X with Pony.ai", "planned_production", "2026").value
    paid = firm("Toyota", "pony_ai_venture_investment")
    assert paid["qualifier"] == "at_most"
    return f"{planned:,.0f}", f"{paid['value']:.0f}"


def waymo():
    return (f"{figure('Waymo', 'fleet', '2026-03-27').value:,.0f}",)


def kia():
    month = figure("Kia PV5 Cargo", "registrations_of_month", "2026-02").value
    return (f"{month:,.0f}",)


def private_buyers():
    note = figure("Kia PV5", "registrations_of_month", "2025-11").note
    assert note.startswith("More than 70 per cent of the PV5 of August to November 2025 went to")
    return ("70 %",)


def subsidy():
    price, paid = (firm("Toyota", f"epalette_{name}")["value"] for name in ("price", "subsidy"))
    return f"{price:.0f}", per_cent(paid / price)


def years_measured():
    """Years of the services that may share a fleet, which two cities and a country were counted for."""
    measured = load("demand_profiles").query("service in @market.SERVICES")
    assert set(measured["place"]) == {"New York", "Helsinki", "Great Britain"}
    return measured["first_date"].astype(str).min()[:4], measured["last_date"].astype(str).max()[:4]


STATEMENTS = [
    (
        "Riders are busiest at {} h, meals at {} h, vans at {} h and hired bikes at {} h",
        busiest_hours,
    ),
    ("Not so lorries, at {} h, and booked cars, at {} h.", exceptions),
    ("need {} vehicles together where they need {} apart.", riders_and_meals),
    ("Riders and lorries save {}.", riders_and_lorries),
    ("each service needs {} vehicles in its busiest hour", level),
    ("with four peaks spread evenly over the day, would save half.", cosine_saves_half),
    ("serves a part $q$ of what is wanted, here {}:", target),
    ("over {} drawn days", lambda: (market.DAYS,)),
    ("each service with {} vehicles at its peak.", level),
    ("At {} h meals want all their {} vehicles, and riders {} of theirs.", at_the_peak),
    (
        "At {} h lorries still want {}, but riders only {}.",
        lambda: spare(15, "lorries", "riders"),
    ),
    ("Now {} vehicles do the work of {}, a quarter fewer.", at_once),
    ("Half an hour leaves {}. An hour leaves nothing.", half_an_hour),
    (
        "With half an hour and foresight {} are enough.",
        foreseen,
    ),
    ("Of the nine vehicles that this saves four need no foresight", lambda: timetable() and ()),
    (
        "a timetable of the average day does with {}, and where a refit takes an hour with {}.",
        timetable,
    ),
    (
        "may cost {} more than one that cannot, by timetable {}, and with none at all a third more.",
        dearer,
    ),
    ("Riders and meals save {} with {} vehicles each, and {} with {}.", smaller_and_larger),
    ("Of the {} only {} are owed to different hours.", by_hours),
    (
        "different hours save {} at any size, and chance adds {} points at {} vehicles and {} at {}.",
        all_four,
    ),
    (
        "A rival a tenth as large saves a larger part, but from a dearer start.",
        a_tenth_as_large_saves_more_and_needs_more,
    ),
    ("highest in the hours from {} to {}.", plateau),
    ("the fleet falls to {}, and if all do, to {}.", an_hour),
    ("At the Games of 2021 about {} e-Palettes ran", games),
    ("at a list price of {} million yen, of which a subsidy can pay {}", subsidy),
    ("Of the vehicle that is sold, others hold three layers", layers),
    (
        "In the plan Toyota held the data and a part of the driver; who was to own the vehicles",
        layers,
    ),
    (
        "More than {} robotaxis on a Toyota car are planned for 2026, and there the driver is "
        "Pony.ai's, a firm [in which Toyota holds shares]",
        lambda: robotaxis()[:1],
    ),
    (
        "in a venture of nearly {} million dollars.",
        lambda: robotaxis()[1:],
    ),
    ("which drove about {} cars in March 2026.", waymo),
    ("{} of the cargo version were registered in Korea in February 2026", kia),
    ("Of those of its first four months more than {} went to private buyers", private_buyers),
    ("Two cities and a country, in years from {} to {}", years_measured),
    ("The {} is that of the whole where the fleet is shared", target),
    (
        "If {} vehicles are shared out in proportion, meals get {}; to give every service its {} takes {}.",
        each_service_in_a_shared_fleet,
    ),
]
