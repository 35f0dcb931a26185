"""What a bet is measured against: the figure's own numbers, and the words that follow.

A reply is the sentence ``reveal`` with its fields filled, and for a choice the option's own reply.
"""

from functools import cache
from typing import NamedTuple

from platformlab.checks import codes, states
from platformlab.checks.scales import Scale
from platformlab.explore import grid

KNOTS = 6  # a curve is drawn at seven points at most: its code must stay short enough to say


class Knot(NamedTuple):
    """A point of a curve: how far along the axis it lies, its name, and its value if it is given."""

    at: float
    name: str
    given: float | None


@cache
def _computed(explorer, query):
    values = states.complete(explorer, states.parsed(query))
    return grid.shipped(states.explorers()[explorer], states.explorers()[explorer].rows(**values))


def table(bet):
    """Columns of the answer's table in the bet's state, rounded as the page shows them."""
    shipped = _computed(bet.state.explorer, states.query(*bet.state))
    return shipped[bet.answer["table"]]


def column(bet, word):
    """Column that the answer names by `word`: its heading and decimals."""
    columns = states.explorers()[bet.state.explorer].columns[bet.answer["table"]]
    return next(c for c in columns if c.name == bet.answer[word])


def answer(bet):
    """Value of the figure that decides a choice or a number."""
    return table(bet)[bet.answer["column"]][bet.answer["row"]]


def scale(bet):
    """Scale of a number or a curve."""
    return Scale(**bet.scale)


def sizes(bet):
    """How many values each part of a reader's answer can take."""
    if bet.kind == "choice":
        return [len(bet.options)]
    parts = 1 if bet.kind == "number" else len(drawn(bet))
    return [scale(bet).count] * parts


def tag(bet):
    """First part of the bet's codes."""
    return bet.tag or codes.tag(bet.id)


def right_option(bet):
    """Index of the option that the figure bears out."""
    return [_holds(option, answer(bet)) for option in bet.options].index(True)


def holding(bet):
    """How many options hold for the figure's value; one must."""
    return sum(_holds(option, answer(bet)) for option in bet.options)


def _holds(option, value):
    if option.equals is not None:
        return str(option.equals) == str(value) or option.equals == value
    low = option.at_least is None or value >= option.at_least
    return low and (option.below is None or value < option.below)


def curve(bet):
    """Points of the figure's curve: positions from 0 to 1, and values."""
    x, y = (table(bet)[bet.answer[axis]] for axis in "xy")
    return [(v - x[0]) / (x[-1] - x[0]) for v in x], y


def knots(bet):
    """Points at which a curve is drawn, the given ones first."""
    across, values = curve(bet)
    heading, x = column(bet, "x"), table(bet)[bet.answer["x"]]
    return [
        Knot(
            across[row],
            f"{heading.label or heading.name} {heading.show(x[row])}",
            values[row] if at < scale(bet).given else None,
        )
        for at, row in enumerate(_rows_of_knots(len(x)))
    ]


def drawn(bet):
    """Knots that the reader sets."""
    return [knot for knot in knots(bet) if knot.given is None]


def _rows_of_knots(count):
    intervals = next((n for n in range(KNOTS, 3, -1) if (count - 1) % n == 0), KNOTS)
    intervals = min(intervals, count - 1)
    return [round(at * (count - 1) / intervals) for at in range(intervals + 1)]


def at_the_knots(bet):
    """Values of the figure's curve where the reader draws, in steps of the scale."""
    across, values = curve(bet)
    found = dict(zip(across, values, strict=True))
    return [(found[knot.at] - scale(bet).low) / scale(bet).step for knot in drawn(bet)]


def words(bet):
    """Everything a page needs to reply: the sentence and what may stand in its gaps."""
    told = {"reveal": bet.reveal, "answer": shown_answer(bet)}
    if bet.kind == "choice":
        return told | {
            "shown": [option.text for option in bet.options],
            "replies": [option.reply for option in bet.options],
            "right": right_option(bet),
        }
    ruler = scale(bet)
    if bet.kind == "number":
        truth = ruler.rounded(answer(bet))
        told["off"] = [ruler.amount(value - truth) for value in ruler.values]
        told["at"] = (truth - ruler.low) / (ruler.high - ruler.low)
    else:
        told["off"] = [ruler.amount(at * ruler.step) for at in range(ruler.count)]
        told["truth"] = [round(value, 3) for value in at_the_knots(bet)]
        across, values = curve(bet)
        told["curve"] = [
            [round(a, 4), round((v - ruler.low) / (ruler.high - ruler.low), 4)]
            for a, v in zip(across, values, strict=True)
        ]
    return told | {"shown": [ruler.show(value) for value in ruler.values]}


def shown_answer(bet):
    """Return the figure's value in words; of a curve, where it ends."""
    if bet.kind == "choice":
        value, heading = answer(bet), column(bet, "column")
        return heading.show(value)
    return scale(bet).show(curve(bet)[1][-1] if bet.kind == "curve" else answer(bet))


def reply(bet, given):
    """Sentence after a bet; `given` holds the index of each part, as its code does.

    Examples
    --------
    >>> from platformlab.checks.questions import every_bet
    >>> _, bet = every_bet()["old-price-back"]
    >>> reply(bet, [2]).startswith("You said: Nearly everybody is gone")
    True
    """
    told = words(bet)
    filled = bet.reveal.replace("{answer}", told["answer"])
    if bet.kind == "choice":
        said = filled.replace("{bet}", told["shown"][given[0]])
        return f"{said} {told['replies'][given[0]]}"
    off = told["off"][given[-1] if bet.kind == "number" else _mean_distance(told, given)]
    return filled.replace("{bet}", told["shown"][given[-1]]).replace("{off}", off)


def _mean_distance(told, given):
    """Mean distance of a drawn curve in whole steps, halves up, as the page rounds."""
    apart = [abs(a - b) for a, b in zip(told["truth"], given, strict=True)]
    return int(sum(apart) / len(apart) + 0.5)
