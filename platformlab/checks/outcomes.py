"""What a bet is measured against: the figure's own numbers, and the words that follow.

A reply is the sentence ``reveal`` with its fields filled, and for a choice the option's own reply.
"""

from functools import cache
from typing import NamedTuple

from platformlab.checks import codes, states
from platformlab.checks.scales import Scale
from platformlab.explore import grid
from platformlab.words import text

KNOTS = 6  # a curve is drawn at so many points, or one more: its code must stay short enough to say


class Knot(NamedTuple):
    """A point that a reader draws: the row of the figure's table, its place from 0 to 1, its name."""

    row: int
    at: float
    name: str


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


def given(bet):
    """Points of a curve that are known before the bet: positions and values."""
    known = scale(bet).given
    across, values = curve(bet)
    return list(zip(across[:known], values[:known], strict=True))


def drawn(bet):
    """Points that the reader sets, spread evenly behind those that are given."""
    across, _ = curve(bet)
    return [Knot(row, across[row], _name(bet, row)) for row in _rows_to_draw(bet, len(across))]


def _rows_to_draw(bet, count):
    known = scale(bet).given
    first = max(known - 1, 0)  # the line leaves the last given point, or begins at the first row
    wide = count - 1 - first
    intervals = next((n for n in range(KNOTS, 3, -1) if wide % n == 0), KNOTS)
    rows = [first + round(at * wide / intervals) for at in range(intervals + 1)]
    return sorted(set(rows[1:] if known else rows))


def _name(bet, row):
    heading = column(bet, "x")
    value = heading.show(table(bet)[bet.answer["x"]][row])
    return text("bets.knot", quantity=heading.label or heading.name, value=value)


def at_the_knots(bet):
    """Values of the figure's curve where the reader draws, in steps of the scale."""
    values = curve(bet)[1]
    return [(values[knot.row] - scale(bet).low) / scale(bet).step for knot in drawn(bet)]


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
        told["curve"] = [[round(a, 4), ruler.share(v)] for a, v in zip(*curve(bet), strict=True)]
    return told | {"shown": [ruler.show(value) for value in ruler.values]}


def shown_answer(bet):
    """Return the figure's value in words; of a curve, where it ends."""
    if bet.kind == "choice":
        value, heading = answer(bet), column(bet, "column")
        return heading.show(value)
    return scale(bet).show(curve(bet)[1][-1] if bet.kind == "curve" else answer(bet))


def reply(bet, answered):
    """Sentence after a bet; `answered` holds the index of each part, as its code does.

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
        said = filled.replace("{bet}", told["shown"][answered[0]])
        return f"{said} {told['replies'][answered[0]]}"
    off = told["off"][answered[-1] if bet.kind == "number" else _mean_distance(told, answered)]
    return filled.replace("{bet}", told["shown"][answered[-1]]).replace("{off}", off)


def _mean_distance(told, answered):
    """Mean distance of a drawn curve in whole steps, halves up, as the page rounds."""
    apart = [abs(a - b) for a, b in zip(told["truth"], answered, strict=True)]
    return int(sum(apart) / len(apart) + 0.5)
