"""The paper kit: slips, books, tables, a track and cards, with the numbers of the market `paper`.

Nothing of it can be pressed. Each part is one sheet or more of A4 in black and white.
"""

from collections.abc import Callable

from platformlab.classroom import by_hand
from platformlab.classroom.page import ROOM
from platformlab.game.engine import LIMITS, OPENNESS
from platformlab.game.games import MOST_TEAMS
from platformlab.game.scenarios import changes_of
from platformlab.game.thresholds import base_needed, critical_mass
from platformlab.words import numbers, text
from platformlab.words.templates import render

# Market cards: letter, worth of all developers to an owner, part of a lead that is copied.
MARKETS = (("A", 7.0, 0.30), ("B", 0.0, 0.30), ("C", 11.0, 0.30), ("D", 0.0, 0.85))
SLIPS, HAND_SLIPS = 6, 6  # on one sheet
BASES = range(60, 201, 20)
TRACK = range(0, 161, 10)
DEALT = ("boom", "slump", "dear_steel", "copycats")  # cards whose effect a hand can work out
ASKED = ("price", "develop", "platform", "openness", "terms", "study")
BOOK = (  # lines of a team's book, in groups; those that the slip or the teacher takes are marked
    ("before", ("points_old", "points_add", "points_told", "built", "built_all", "growth", "cost")),
    ("after", ("points", "sold", "in_use", "share", "connected", "developers")),
    ("money", ("margin", "fixed", "services", "commission", "paid", "spent", "interest")),
    ("end", ("cash", "bank", "earnings", "worth")),
)
DECIMALS = {
    **dict.fromkeys(("points_old", "points_add", "before", "points", "extra", "weight"), 1),
    **dict.fromkeys(("sold", "built_before", "built_all", "growth", "cost", "in_use", "connected"), 1),
    "gain": 2,
}  # fmt: skip
EXAMPLE = (  # of three teams in two rounds: price, development, platform, openness, terms
    ((115, 60, 0, 0, 0.0), (110, 40, 50, 2, -2.0), (105, 20, 0, 0, 0.0)),
    ((110, 60, 0, 0, 0.0), (105, 40, 50, 2, -2.0), (105, 40, 0, 0, 0.0)),
)
MARKET_LINES = ("before", "points", "gain", "extra", "price", "total", "weight", "sold", "share")


LIMITS_OF_TABLES = {
    "least": f"−{-by_hand.LEAST_POINTS}",
    "most": f"{max(by_hand.weights())}",
}


def html(part: str) -> str:
    """Return a part of the kit, by its name in `PARTS`."""
    template, given = PARTS[part]
    return str(render(ROOM, f"kit_{template}.html", **given()))


def shown(value: float | None, decimals: int = 0) -> str:
    """Write a number of a table; none is a dash."""
    written = text("launch.kit.none") if value is None else numbers.number(value, decimals)
    return written.replace("-", "−")


def _said(key: str, **given: object) -> str:
    """Text of a key with those of the numbers that it asks for."""
    wanted = text.slots(key)
    return text(key, **{name: value for name, value in given.items() if name in wanted})


def table(name: str, rows: list[list[str]], columns: int = 1, heads: int = 0) -> dict:
    """Return a table of the kit: its rows set in so many columns side by side, head over each."""
    keys = [f"launch.kit.{name}.head_{k + 1}" for k in range(heads or len(rows[0]))]
    lines = -(-len(rows) // columns)
    blank = [""] * len(rows[0])
    padded = rows + [blank] * (lines * columns - len(rows))
    return {
        "name": name,
        "caption": _said(f"launch.kit.{name}.caption", **LIMITS_OF_TABLES),
        "heads": [text(key) for key in keys] * columns,
        "rows": [
            [cell for k in range(columns) for cell in padded[line + lines * k]]
            for line in range(lines)
        ],
        "first": len(rows[0]),
        "is_narrow": columns == 1 and len(rows[0]) == 2,
    }  # fmt: skip


def _by_kind(found: dict, decimals: int) -> list[list[str]]:
    """Rows by connected machines; the last line stands for all above."""
    heads = [shown(head) for head in found]
    heads[-1] = text("launch.kit.and_more", n=heads[-1])
    return [
        [head, *[shown(value, decimals) for value in row]]
        for head, row in zip(heads, found.values(), strict=True)
    ]


def _team_tables() -> dict:
    develop = [[shown(money), shown(points, 1)] for money, points in by_hand.development().items()]
    costs = [[shown(growth, 1), shown(cost, 1)] for growth, cost in by_hand.costs().items()]
    starts = [[shown(n), shown(by_hand.start_known(n))] for n in range(2, MOST_TEAMS + 1)]
    return {
        "tables": [
            table("develop", develop),
            table("starts", starts),
            table("costs", costs, 5),
            table("services", _by_kind(by_hand.services(), 2)),
            table("developers", _by_kind(by_hand.developers(), 0)),
        ]
    }


def _teacher_tables() -> dict:
    owners = [
        [shown(gain, 1), shown(share), shown(points, 1)]
        for gain, (share, points) in by_hand.owners().items()
    ]
    weights = [[shown(points), shown(weight, 1)] for points, weight in by_hand.weights().items()]
    return {
        "tables": [
            table("gains", _by_kind(by_hand.gains(), 2)),
            table("owners", owners, 5),
            table("weights", weights, 6),
            table("needed", _needed()),
        ]
    }


def _needed() -> list[list[str]]:
    """Critical mass by machines in use, for open platforms and for partners under the cards A and C."""
    rows = []
    for base in BASES:
        row = [shown(base)]
        for _, effect, _ in (MARKETS[0], MARKETS[2]):
            for kind in reversed(by_hand.KINDS):
                plan = {"platform": by_hand.SPENDING, "openness": kind, "terms": 0.0}
                used = by_hand.rules(cross_side_consumers=effect)
                status, needed = critical_mass(used, base, plan)
                name = status.replace(" ", "_")
                row.append(shown(needed) if status == "tips" else text(f"launch.kit.{name}"))
        rows.append(row)
    return rows


def _cards() -> dict:
    cards = [_market(*market) for market in MARKETS]
    events = [
        {"title": text(f"launch.cards.{name}"), "says": _said(f"launch.kit.events.{name}", **_dealt(name))}
        for name in DEALT
    ]  # fmt: skip
    return {"markets": cards, "events": events}


def _market(letter: str, effect: float, copied: float) -> dict:
    """Return the words of a market card."""
    used = by_hand.rules(cross_side_consumers=effect)
    plan = {"platform": by_hand.SPENDING, "openness": 2, "terms": 0.0}
    live, fill = (base_needed(used, plan, how) for how in ("tips", "fills"))
    study = text("launch.kit.market_never")
    if live:
        study = text("launch.kit.market_study", live=shown(live), fill=shown(fill))
    each = numbers.number(effect / used["developers"])
    return {
        "title": text("launch.kit.market_card", letter=letter),
        "lines": [
            text("launch.kit.market_each", each=each),
            text("launch.kit.market_copied", copied=numbers.number(copied, 2)),
            study,
            text("launch.kit.market_desk", effect=shown(effect), copied=numbers.number(copied, 2)),
        ],
    }


def _dealt(name: str) -> dict:
    """What a card makes of the number that a hand uses."""
    ((rule, how, number, _),) = changes_of(name)
    usual = by_hand.rules()[rule]
    after = number if how == "=" else usual * number
    return {name: numbers.number(x) for name, x in (("usual", usual), ("after", after), ("times", number))}  # fmt: skip


def _slips() -> dict:
    rows = [_said(f"launch.kit.slip.{name}", **_limits(name)) for name in ASKED]
    return {"count": SLIPS, "rows": rows}


def _limits(name: str) -> dict:
    decimals = 1 if name == "terms" else 0
    low, high = (shown(limit, decimals) for limit in LIMITS[name])
    return {"low": low, "high": high}


def _hand_slips() -> dict:
    ringed = {
        "develop": [shown(money) for money in by_hand.DEVELOP],
        "platform": [text("launch.script.no_platform"), *[text(f"launch.openness.{kind}") for kind in OPENNESS]],
        "paid": [shown(money) for money in by_hand.HELP],
        "study": [text("launch.kit.no"), text("launch.kit.yes")],
        "bank": [text("launch.kit.no"), text("launch.kit.yes")],
    }  # fmt: skip
    return {"count": HAND_SLIPS, "price": text("launch.kit.hand_slip.price", **_limits("price")), "ringed": ringed}  # fmt: skip


def _book() -> dict:
    used = by_hand.rules()
    slots = {
        "fixed": shown(used["fixed_cost"]),
        "base": shown(used["start_base"]),
        "built": shown(used["start_experience"]),
        "cash": shown(used["start_cash"]),
        "partners": numbers.number(used["take_rate"][1] * used["revenue"]),
        "open": numbers.number(used["take_rate"][2] * used["revenue"]),
        "own": numbers.number(1 - used["spillover"]),
        "others": numbers.number(used["spillover"]),
        "kept": numbers.number(1 - used["retirement"]),
        "all": shown(used["developers"]),
        "spending": shown(by_hand.SPENDING),
        "running": shown(used["running_cost"]),
        "credit": shown(-used["credit"]),
    }
    half = numbers.number(used["multiple"] / 2)
    slots |= {"half": half, "share": shown(used["developers"] / 2)}
    groups = [
        (text(f"launch.kit.book.{group}"), [_said(f"launch.kit.book.{name}", **slots) for name in names])
        for group, names in BOOK
    ]  # fmt: skip
    bets = _said("launch.kit.book.bets", **slots, blank="____")
    return {"groups": groups, "rounds": range(1, by_hand.ROUNDS + 1), "bets": bets}


def _example() -> dict:
    """Two rounds of three teams under the first market card, as their sheets then look."""
    _, effect, copied = MARKETS[0]
    each = effect / by_hand.rules()["developers"]
    first = by_hand.play(by_hand.begin(len(EXAMPLE[0])), _decided(EXAMPLE[0]), each, copied)
    both = first, by_hand.play(first, _decided(EXAMPLE[1]), each, copied)
    sheets = [
        {
            "caption": text("launch.kit.example_sheet", n=n),
            "rows": [_sheet_row(team, book) for team, book in enumerate(books, 1)],
            "sum": shown(books[0]["sum"], 1),
        }
        for n, books in enumerate(both, 1)
    ]
    told = [_told(books[1]) for books in both]
    named = {"points_told": "before", "built": "built_before"}
    return {
        **_book(),
        "sheets": sheets,
        "heads": [text(f"launch.kit.sheet.{name}") for name in MARKET_LINES],
        "filled": [
            [[_filled(book, named.get(name, name)) for book in told] for name in names]
            for _, names in BOOK
        ],
    }


def _told(book: dict) -> dict:
    """The book of a team with what no round changes, the bank, and its worth once there are two."""
    worth = by_hand.worth(book) if len(book["earnings"]) > 1 else None
    return {**book, "fixed": by_hand.rules()["fixed_cost"], "bank": book["broke"], "worth": worth}


def _decided(round_of: tuple) -> list[dict]:
    names = ("price", "develop", "platform", "openness", "terms")
    return [dict(zip(names, row, strict=True)) for row in round_of]


def _sheet_row(team: int, book: dict) -> list[str]:
    shown_there = {**book, "price": by_hand.rules()["usual_price"] - book["price"]}
    return [str(team), *[_filled(shown_there, name) for name in MARKET_LINES]]


def _filled(book: dict, name: str) -> str:
    found = book[name][-1] if name == "earnings" else book[name]
    if isinstance(found, bool):
        return text("launch.kit.yes" if found else "launch.kit.no")
    return shown(found, DECIMALS.get(name, 0))


def _market_sheet() -> dict:
    heads = [text(f"launch.kit.sheet.{name}") for name in MARKET_LINES]
    return {"heads": heads, "rounds": range(1, by_hand.ROUNDS + 1), "teams": range(1, MOST_TEAMS + 1)}  # fmt: skip


def _track() -> dict:
    come = [by_hand.nearest(by_hand.developers(), machines)[3] for machines in TRACK]
    marks = [*[shown(mark) for mark in TRACK[:-1]], text("launch.kit.and_more", n=shown(TRACK[-1]))]
    return {"marks": marks, "come": come, "teams": range(1, MOST_TEAMS + 1)}


PARTS: dict[str, tuple[str, Callable[[], dict]]] = {  # name, template, what it shows
    "slips": ("slips", _slips),
    "hand-slips": ("hand_slips", _hand_slips),
    "example": ("example", _example),
    "book": ("book", _book),
    "market": ("market", _market_sheet),
    "team-tables": ("tables", _team_tables),
    "teacher-tables": ("tables", _teacher_tables),
    "track": ("track", _track),
    "cards": ("cards", _cards),
}
