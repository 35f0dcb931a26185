"""A round of the paper game by somebody who has the printed sheets and a pen, and none of the code.

Tables are read from the sheets as they are printed, and reckoning is decimal, as on paper.
"""

import re
from decimal import ROUND_FLOOR, Decimal

from bs4 import BeautifulSoup

from platformlab.classroom import kit

KINDS = {"closed": 0, "partners": 1, "open": 2}
WIDTHS = {1: 2, 2: 2, 3: 2, 4: 4, 5: 7, 6: 4, 7: 3, 8: 2}  # columns of a table that belong together
COMMISSION = {"partners": Decimal("0.015"), "open": Decimal("0.0075")}


def printed(number):
    """A number as it is printed, or the first one of "160 and more"."""
    return Decimal(re.match(r"[-−\d.]+", number)[0].replace("−", "-"))


def read_tables():
    """Return each table by its number: what stands beside each head, in the order of the print."""
    found = {}
    for part in ("team-tables", "teacher-tables"):
        for caption in BeautifulSoup(kit.html(part), "html.parser").select("caption"):
            number = int(re.match(r"Table (\d+)", caption.text)[1])
            if number in WIDTHS:
                lines = caption.parent.select("tbody tr")
                found[number] = _beside([[c.text for c in line.select("th, td")] for line in lines], WIDTHS[number])  # fmt: skip
    return found


def _beside(lines, width):
    """Lines of columns set side by side, from the top of the first column to the foot of the last."""
    starts = range(0, len(lines[0]), width)
    cells = [line[k : k + width] for k in starts for line in lines if line[k]]
    return {printed(head): [printed(cell) for cell in rest] for head, *rest in cells}


def written(number, decimals=0):
    """A number as it is written down: a half goes up."""
    scale = Decimal(10) ** decimals
    return (number * scale + Decimal("0.5")).to_integral_value(ROUND_FLOOR) / scale


def nearest(table, wanted):
    """The nearest line; of two equally near the first."""
    return table[min(table, key=lambda head: abs(head - wanted))]


class Paper:
    """Books of the teams, the board, and the teacher's market card."""

    def __init__(self, teams, each, copied):
        self.tables, self.each, self.copied = read_tables(), Decimal(each), Decimal(copied)
        zero = Decimal(0)
        book = {1: zero, 4: Decimal(60), 7: Decimal(100), 10: Decimal(60), 12: zero, 13: zero, 21: Decimal(200)}  # fmt: skip
        self.books = [dict(book, bank=False, earned=[]) for _ in range(teams)]
        self.built, self.working = Decimal(60) * teams, [zero] * teams  # on the board

    def play(self, slips):
        """Play a round: each slip has price, develop, platform, help."""
        told = [self._before(book, slip) for book, slip in zip(self.books, slips, strict=True)]
        best = max(line[3] for line in told)
        for line in told:
            line[8] = written(line[3] + written(self.copied * (best - line[3]), 1), 1)
        for line, book, slip in zip(told, self.books, slips, strict=True):
            line[11], line["extra"] = self._look(book, slip)
        self._sell(told, slips)
        for seat, (line, slip) in enumerate(zip(told, slips, strict=True)):
            rival = max(n for other, n in enumerate(self.working) if other != seat)
            self._after(self.books[seat], line, slip, rival)
        self.books = [book | line for book, line in zip(self.books, told, strict=True)]
        for book in self.books:
            book[1], book[4] = book[8], book[4] + book[9]
        self.built, self.working = sum(b[4] for b in self.books), [b[13] for b in self.books]

    def _before(self, book, slip):
        growth = (Decimal("0.7") * book[4] + Decimal("0.3") * self.built) / self.tables[2][len(self.books)][0]  # fmt: skip
        (points,), (cost,) = self.tables[1][slip["develop"]], nearest(self.tables[3], written(growth, 1))  # fmt: skip
        return {3: book[1] + points, 7: cost}

    def _look(self, book, slip):
        if slip["platform"] == "none":
            return Decimal(0), Decimal(0)
        gain = nearest(self.tables[6], book[12])[KINDS[slip["platform"]]]
        if slip["platform"] != "closed":
            gain += written(self.each * book[13], 2)
        return nearest(self.tables[7], gain)

    def _sell(self, told, slips):
        for line, slip in zip(told, slips, strict=True):
            points = written(line[8] + line["extra"] + 120 - slip["price"])
            line["weight"] = nearest(self.tables[8], points)[0] if points >= -40 else Decimal(0)
        everything = sum(line["weight"] for line in told) + Decimal("3.5") * len(told)
        for line in told:
            line[9] = written(30 * len(told) * line["weight"] / everything, 1)

    def _after(self, book, line, slip, rival):
        kind, runs = slip["platform"], slip["platform"] != "none"
        line[10] = written(Decimal("0.9") * book[10] + line[9], 1)
        line[12] = written(line[10] * line[11] / 100, 1)
        line[13] = Decimal(0)
        if kind in COMMISSION:
            column = 3 * (KINDS[kind] - 1) + slip["help"]
            line[13] = written(nearest(self.tables[5], line[12])[column] * (80 - rival) / 80)
        line[14] = written(line[9] * (slip["price"] - line[7]))
        line[16] = written(line[12] * nearest(self.tables[4], book[12])[KINDS[kind]]) if runs else 0
        line[17] = written(line[12] * line[13] * COMMISSION.get(kind, 0))
        line[18] = line[13] * slip["help"]
        line[19] = slip["develop"] + (50 if runs else 0)
        line[20] = written(max(Decimal(0), -book[21]) / 10)
        line[22] = line[14] + line[16] + line[17] - 200 - line[18] - (20 if runs else 0)
        line[21] = book[21] + line[14] + line[16] + line[17] - 200 - line[18] - line[19] - line[20]
        line["bank"] = line[21] < (0 if book["bank"] else -200)
        line["earned"] = [*book["earned"], line[22]]

    def worth(self):
        """Worth of each team: line 21 + 1.5 × (line 22 of the last two rounds, added)."""
        return [book[21] + Decimal("1.5") * sum(book["earned"][-2:]) for book in self.books]
