"""Explorer of a window: whether a law of users holds when it moves."""

import altair as alt

from platformlab.chapters.value._record import FIRMS, FITTED, fit_of, recalled
from platformlab.chapters.value._window import rows_of
from platformlab.chapters.value.market import FIRST, LAST
from platformlab.charts.curves import dots, labels, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn
from platformlab.words import Wordbook
from platformlab.words.numbers import billions, number

say = Wordbook(__file__)


def _chart(frame):
    x = alt.X(
        "users:Q",
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(tickCount=3 if frame.is_narrow else 5, format=",d"),
    )

    def height(field):
        return alt.Y(
            f"{field}:Q",
            scale=alt.Scale(zero=True, nice=True),
            axis=alt.Axis(title="revenue", tickCount=4, format="~r"),
        )

    y, fitted, place = height("revenue"), height("fitted"), height("place")
    tooltip = [
        alt.Tooltip("year:Q", format="d"),
        alt.Tooltip("users:Q", format=",.0f"),
        alt.Tooltip("revenue:Q", format=".2f"),
    ]
    chart = alt.layer(
        line("curve", x, fitted),
        line("onward", x, fitted, is_dashed=True),
        dots("inside", x, y, role="ink", tooltip=tooltip),
        dots("outside", x, y, role="ink", is_hollow=True, tooltip=tooltip),
        labels("window", x, y, "label", align="right", dx=-9, dy=-7),
        labels("says", x, place, "label", role="platform", dx=10, fontWeight="bold"),
        labels("ahead", x, place, "label", dx=10),
    )
    return framed(chart, frame, right=128 if frame.is_narrow else 140)


def _sentence(tables, *, firm, law, first, last):
    found = fit_of(firm, first, last)
    if found is None:
        return say("law_fit.too_few", firm=firm)
    years, best = tables["inside"]["year"], found.laws.best
    said = {
        "firm": firm,
        "first": f"{years[0]:.0f}",
        "last": f"{years[-1]:.0f}",
        "miss": billions(found.find_rmse(law)),
    }
    if law != "calendar":
        exponent, error = found.power.exponent, found.power.exponent_error
        said |= {"exponent": number(exponent, 2), "error": number(error, 2)}
    if law == "power":
        in_logs = found.power_in_logs
        said["in_logs"] = number(in_logs.exponent, 2)
        said["error_in_logs"] = number(in_logs.exponent_error, 2)
    kind = "closest" if law == best else "law"
    if law in ("power", "calendar"):
        kind = law
    else:
        said["law"] = say(f"law.{law}")
    if kind in ("law", "calendar"):
        said |= {"closest": say(f"law.{best}"), "least": billions(found.find_rmse(best))}
    beyond = "_to_the_end" if last > years[-1] else ""
    told = say(f"law_fit.{kind}{beyond}", **said)
    return " ".join([*_forecast(tables, years[-1], law), told])  # first what everybody understands


def _forecast(tables, last, law):
    """What the law says of the last year shown, where the window ends before it."""
    (year,), (was,), (told,) = (tables["ahead"][c] for c in ("year", "revenue", "fitted"))
    if year == last:
        return []
    said, was = billions(1e9 * told), billions(1e9 * was)
    return [say("law_fit.forecast", year=f"{year:.0f}", law=say(f"law.{law}"), said=said, was=was)]


law_fit = Explorer(
    name="law_fit",
    controls=(
        choice("firm", FIRMS, default="Facebook", shown=str),
        choice("law", FITTED, default="metcalfe"),
        choice("first", range(2003, 2014), default=FIRST, shown=str, along="inside.users"),
        choice("last", range(2010, 2024), default=LAST, shown=str, along="window.users"),
    ),
    rows=rows_of,
    columns={
        "inside": (Column("year"), Column("users", 1), Column("revenue", 3), Column("fitted", 2)),
        "ahead": (
            Column("year"),
            Column("users", 1),
            Column("revenue", 3),
            Column("fitted", 2),
            Column("exponent", 2),
            Column("error", 2),
            Column("in_logs", 2),
            Column("error_in_logs", 2),
            drawn("label", is_text=True),
            drawn("place", 1),
        ),
        "outside": (Column("year"), Column("users", 1), Column("revenue", 3)),
        "curve": (drawn("users"), drawn("fitted", 2)),
        "onward": (drawn("users"), drawn("fitted", 2)),
        "says": (drawn("users", 1), drawn("place", 1), drawn("label", is_text=True)),
        "window": (drawn("users", 1), drawn("revenue", 3), drawn("label", is_text=True)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"recalled": recalled},
)
