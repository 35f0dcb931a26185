"""Explorer of two misfortunes: twice as many rivals, or products half as different."""

import altair as alt

from platformlab.chapters.commodity._firms import margins
from platformlab.chapters.commodity.market import COST, FIRMS, SPREAD, WORTH
from platformlab.charts.bars import bars
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars, share

say = Wordbook(__file__)

MARKETS = {"now": "pipeline", "rivals": "platform", "spread": "platform"}  # and their colours


def crowded(firms):
    """Firms in the market once the rivals of one of them have doubled."""
    return 2 * (firms - 1) + 1


def found(look, firms):
    """The quantity looked at in the market as it is, with more rivals, and with less taste."""
    cases = {
        "now": (firms, margins(firms=firms)),
        "rivals": (crowded(firms), margins(firms=crowded(firms))),
        "spread": (firms, margins(firms=firms, taste_spread=SPREAD / 2)),
    }
    ask = {
        "profit": lambda count, market: market.profit_first,
        "margin": lambda count, market: market.margin_first,
        "all_firms": lambda count, market: count * market.profit_first,
    }[look]
    return {name: float(ask(*case)) for name, case in cases.items()}


def lost(look, firms):
    """Parts that the two misfortunes take away."""
    amounts = found(look, firms)
    return {name: 1 - amounts[name] / amounts["now"] for name in ("rivals", "spread")}


def _rows(*, look, firms):
    amounts = found(look, int(firms))
    left = [amount / amounts["now"] for amount in amounts.values()]
    return {
        "markets": {
            "row": [1, 2, 3],
            "market": [say(f"which_hurts.markets.{name}") for name in MARKETS],
            "short": [say(f"which_hurts.markets.{name}_short") for name in MARKETS],
            "look": list(MARKETS.values()),
            "left": left,
            "amount": list(amounts.values()),
            "label": [share(part) for part in left],
        },
        "told": {"more": [left[2] - left[1]]},  # that rivals take, compared with likeness
    }


def _chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=[1, 2, 3]))
    x = axis_x("left", domain=(0, 1), values=[0, 0.25, 0.5, 0.75, 1], format=".0%")
    tooltip = [alt.Tooltip("market:N"), alt.Tooltip("left:Q", format=".0%")]
    name = "short" if frame.is_narrow else "market"
    roles = dict.fromkeys(MARKETS.values())
    chart = alt.layer(
        bars("markets", y, x, roles=roles, role_field="look", tooltip=tooltip),
        labels("markets", alt.XValue(0), y, name, align="right", dx=-10),
        labels("markets", x, y, "label", dx=8, fontWeight="bold"),
    )
    left, right = (92, 62) if frame.is_narrow else (170, 64)
    return framed(chart, frame, left=left, right=right, top=8, height=230)


def _sentence(tables, *, look, firms):
    losses = lost(look, int(firms))
    said = {name: share(part) for name, part in losses.items()}
    amount = tables["markets"]["amount"][0]
    return say(f"which_hurts.said_{look}", n=int(firms) - 1, **said, amount=dollars(amount, 2))


which_hurts = Explorer(
    name="which_hurts",
    controls=(
        choice("look", ("profit", "margin", "all_firms"), default="profit"),
        slider("firms", (2, 3, FIRMS, 6), default=FIRMS),
    ),
    rows=_rows,
    columns={
        "markets": (
            Column("market", is_text=True),
            Column("left", 0, is_percent=True),
            Column("amount", 2),
            drawn("row"),
            drawn("short", is_text=True),
            drawn("look", is_text=True),
            drawn("label", is_text=True),
        ),
        "told": (Column("more", 0, is_percent=True),),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"cost": COST, "worth": WORTH, "spread": SPREAD},
)
