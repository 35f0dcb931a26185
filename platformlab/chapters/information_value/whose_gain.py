"""Explorer of a value that is added: who has the information, and whose gain it is."""

import altair as alt

from platformlab.chapters.information_value._gains import WHO, gains
from platformlab.chapters.information_value.market import APART, NET_WORTH, SENSOR_COST, WORTH
from platformlab.charts.bars import signed
from platformlab.charts.curves import axis_x, labels
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, choice, drawn, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)

_PARTIES = ("buyers", "we", "rival")


def _rows(*, who, transport_cost):
    found = gains(who, NET_WORTH, transport_cost)
    gained = [float(found.buyers), float(found.first), float(found.second)]
    return {
        "parties": {
            "row": [1, 2, 3],
            "party": [say(f"whose_gain.parties.{party}") for party in _PARTIES],
            "look": list(_PARTIES),
            "gain": gained,
            "end": [max(0, value) for value in gained],
            "label": [_amount(value) for value in gained],
        },
        "whole": {
            "whole": [float(found.whole)],
            "makers": [float(found.first + found.second)],
        },
    }


def _amount(gain):
    """Write a gain or a loss; what rounds to nothing has no sign."""
    amount = dollars(abs(gain), 0)
    if round(gain) == 0:
        return amount
    return say("whose_gain.marks.loses" if gain < 0 else "whose_gain.marks.gains", amount=amount)


def _chart(frame):
    y = alt.Y("row:O", axis=None, scale=alt.Scale(domain=[1, 2, 3]))

    def amount(field):
        ticks = [-200, 0, 200, 400, 600]
        return axis_x(field, title="gain", domain=(-300, 600), values=ticks)

    looks = {
        "buyers": ("consumers", "filled"),
        "we": ("platform", "filled"),
        "rival": ("pipeline", "hollow"),
    }
    tooltip = [alt.Tooltip("party:N"), alt.Tooltip("gain:Q", format=".0f")]
    chart = alt.layer(
        signed("parties", y, amount("gain"), looks=looks, field="look", tooltip=tooltip),
        labels("parties", alt.XValue(0), y, "party", align="right", dx=-10),
        labels("parties", amount("end"), y, "label", dx=8, fontWeight="bold"),
    )
    left, right = (84, 52) if frame.is_narrow else (112, 72)
    return framed(chart, frame, left=left, right=right, top=8, height=230)


def _sentence(tables, *, who, **_):
    buyers, ours, rivals = tables["parties"]["gain"]
    said = {"net": dollars(NET_WORTH, 0), "buyers": dollars(buyers, 0)}
    if ours != rivals:
        said["gained"], said["lost"] = dollars(max(ours, rivals), 0), dollars(-min(ours, rivals), 0)
    return say(f"whose_gain.said_{who}", **said)


whose_gain = Explorer(
    name="whose_gain",
    controls=(
        choice("who", WHO, default="we"),
        slider("transport_cost", (300, 600, APART, 1_500), default=APART, unit="USD a month"),
    ),
    rows=_rows,
    columns={
        "parties": (
            Column("party", is_text=True),
            Column("gain", 0),
            drawn("row"),
            drawn("look", is_text=True),
            drawn("end", 0),
            drawn("label", is_text=True),
        ),
        "whole": (Column("whole", 0), Column("makers", 0)),
    },
    chart=_chart,
    sentence=_sentence,
    slots={"worth": WORTH, "cost": SENSOR_COST},
)
