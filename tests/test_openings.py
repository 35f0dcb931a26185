"""Numbers with which chapters open have two independent sources, or say why they have not."""

import csv
import re
import shutil
from importlib import import_module

import pytest
from parts import CHAPTERS, ROOT, cells
from prose import NUMBER, stated

from platformlab.data import DataError
from platformlab.openings import Witness, are_independent, opening_numbers

ASIDE = re.compile(r"<aside.*?<strong>(?P<large>.*?)</strong>.*?<small>(?P<sources>.*?)</small>")


def opening(chapter):
    """The story before the bet: lines of the cell `puzzle`."""
    (cell,) = (cell for cell in cells(chapter, "markdown") if cell.id == "puzzle")
    return cell.source.splitlines()


def statements(chapter):
    """What its checks compute: words with gaps, and the function that fills them."""
    return import_module(f"chapters.{chapter}.prose").STATEMENTS


def large(chapter):
    """The number set large, and the line under it."""
    found = ASIDE.search("\n".join(opening(chapter)))
    return found["large"].replace("&#36;", ""), found["sources"]


# A chapter may open with a number of our own: then nobody else has to say it.
OWN = [chapter for chapter in CHAPTERS if large(chapter)[1].startswith("Computed: ")]
OUTSIDE = [chapter for chapter in CHAPTERS if chapter not in OWN]


@pytest.mark.parametrize("chapter", OWN)
def test_number_of_our_own_is_computed_by_the_checks_of_its_chapter(chapter):
    checked = " ".join(words.format(*compute()) for words, compute in statements(chapter))
    missing = {n for line in opening(chapter) for n in stated(line)} - set(NUMBER.findall(checked))
    assert missing == set(), f"tests/chapters/{chapter}/prose.py: compute these of the opening"


@pytest.mark.parametrize("chapter", OUTSIDE)
def test_every_number_of_an_opening_has_its_sources(chapter):
    sourced = {n for number in opening_numbers(chapter) for n in NUMBER.findall(number.number)}
    missing = {n for line in opening(chapter) for n in stated(line)} - sourced
    assert missing == set(), (
        f"notebooks/{chapter}.ipynb, cell puzzle: add rows for {', '.join(missing)} to "
        "data/opening_numbers.csv, one for each of two independent sources"
    )


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_row_is_left_of_a_number_that_the_opening_no_longer_has(chapter):
    told = re.sub(r"</?strong>|\\", "", "\n".join(opening(chapter))).replace("&#36;", "$")
    told = re.sub(r"\$(\d+(?: [mb]illion)?)", r"\1 dollars", told)
    for number in opening_numbers(chapter):
        assert number.number in told, (
            f"data/opening_numbers.csv: remove {number.number} of {chapter}"
        )


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_number_is_listed_with_its_unit_unless_it_is_a_year(chapter):
    for number in opening_numbers(chapter):
        assert re.search(r"[a-z$%]", number.number) or re.fullmatch(r"1[89]\d\d", number.number), (
            f"data/opening_numbers.csv: {number.number} of {chapter} has no unit; write it as the opening does"
        )


@pytest.mark.parametrize("chapter", OUTSIDE)
def test_number_set_large_says_whether_it_has_one_source_or_more(chapter):
    told, sources = large(chapter)
    shown = NUMBER.findall(told)
    (number,) = (n for n in opening_numbers(chapter) if NUMBER.findall(n.number) == shown)
    begins = "Sole source: " if number.alone else "Sources: "
    assert sources.startswith(begins), f"{chapter}: begin its sources with {begins!r}"


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Change cells of the row of a chapter, a number and a publisher in a copy of the data."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.setenv("PLATFORMLAB_DATA", str(tmp_path / "data"))
    path = tmp_path / "data" / "opening_numbers.csv"

    def change(key, new):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        (row,) = (r for r in rows if (r["chapter"], r["number"], r["publisher"]) == key)
        row |= new
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, rows[0], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)

    return change


IDC = ("scale_or_network", "100 million smartphones", "IDC")


@pytest.mark.parametrize(
    ("row", "new", "said"),
    [
        (IDC, {"number": "99"}, "'99' in the opening of scale_or_network: expected two independent sources, of different publishers and neither quoting the other, got IDC; add a row with a second one"),
        (IDC, {"quotes": "Strategy Analytics"}, "got IDC (quoting Strategy Analytics) and Strategy Analytics; add a row"),
        (IDC, {"publisher": "strategy analytics"}, "got strategy analytics and Strategy Analytics; add a row"),
        (IDC, {"alone": "None was found"}, "two independent sources, and yet it says 'None was found'; empty alone"),
        (IDC, {"value": "90"}, "IDC has 90 and Strategy Analytics 100, expected them within 5%; look both up again"),
        (("critical_mass", "11,000 developers", "TheStreet"), {"alone": ""}, "got TheStreet; add a row with a second one, open with another number, or say in alone why there is none"),
        (("deere", "+39 %", "Computed"), {"computed_from": "31 billion dollars; 44 billion"}, "computed from '44 billion', expected a number of the same opening (1837, 31 billion dollars, 43 billion, +39 %)"),
    ],
)  # fmt: skip
def test_number_without_two_independent_sources_is_refused_with_place_and_repair(
    put, row, new, said
):
    put(row, new)
    with pytest.raises(DataError, match=re.escape(said)) as refused:
        opening_numbers(row[0])
    assert re.search(r"opening_numbers\.csv, row \d+, ", str(refused.value))


def test_bound_such_as_under_twenty_does_not_contradict_a_count_below_it():
    values = [w.value for n in opening_numbers("toyota") for w in n.witnesses]
    assert values == [20, 15]


def witness(publisher, *quotes):
    return Witness(2, publisher, 1.0, "exact", quotes, "", "", "")


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        (witness("CNN"), witness("AP"), True),
        (witness("CNN"), witness("cnn"), False),
        (witness("CNN", "AP"), witness("AP"), False),
        (witness("CNN"), witness("AP", "Reuters", "CNN"), False),
        (witness("CNN", "Reuters"), witness("AP", "Reuters"), True),
    ],
)
def test_sources_are_independent_if_publishers_differ_and_neither_quotes_the_other(one, other, are):
    assert are_independent(one, other) == are == are_independent(other, one)


def test_numbers_computed_from_others_of_the_opening_follow_from_them():
    value = {n.number: [w.value for w in n.witnesses] for n in opening_numbers("value")}
    assert (
        round(1000 * value["19 billion dollars"][0] / value["450 million users"][0])
        == value["42 dollars"][0]
    )
    deere = {n.number: [w.value for w in n.witnesses] for n in opening_numbers("deere")}
    by_report, by_market = (
        later / sooner - 1
        for sooner, later in zip(deere["31 billion dollars"], deere["43 billion"], strict=True)
    )
    assert f"{by_report:.2f}" == f"{deere['+39 %'][0]:.2f}"
    assert f"by market data {by_market:.0%}".replace("%", " %") in "\n".join(opening("deere"))
