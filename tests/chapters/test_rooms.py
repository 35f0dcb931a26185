"""Rooms of the book: each belongs to a document, is found by its name, and types no number twice."""

import re
import subprocess
import sys

import pytest
from parts import CHAPTERS, FILES, shown_in
from retyped import retyped, retyped_in_words

from platformlab import chapters as book
from platformlab.chapters import BOOK, ROOMS, contents, problems, rooms
from platformlab.checks.book import BookError, the_book
from platformlab.words import Wordbook, texts

MARKETS = [file.parent for file in sorted(ROOMS.glob("*/market.py"))]


def test_order_and_titles_are_those_of_the_table_of_contents():
    assert contents.documents() == FILES
    assert contents.chapters() == CHAPTERS
    assert list(BOOK.questions) == CHAPTERS
    assert contents.title("who_pays") == "Who pays?"


def test_every_room_belongs_to_a_document_and_every_chapter_has_one():
    assert list(problems()) == []


@pytest.mark.parametrize("topic", rooms())
def test_explorers_of_a_room_stand_on_its_page(topic):
    place = f"notebooks/{topic}" if topic in CHAPTERS else f"book/{topic}"
    mine = {name for name, home in BOOK.homes.items() if home == topic}
    assert mine == set(shown_in(place)) & set(BOOK.explorers)


@pytest.mark.parametrize("topic", rooms())
def test_words_of_a_room_hold_no_marks_of_markdown(topic):
    """Figures, bets and quizzes show their words as they are: an asterisk would stand on the page."""
    for name in ("en.toml", "questions.toml"):
        file = ROOMS / topic / name
        words = file.read_text(encoding="utf-8") if file.exists() else ""
        assert re.findall(r"(?<![\w*])\*{1,2}[^\W\d][^*\n]*\*{1,2}", words) == []


def test_the_book_is_open_for_all_who_ask():
    assert the_book() is BOOK


@pytest.mark.slow
def test_figures_are_named_without_loading_any():
    code = (
        "import sys; from platformlab import figures; assert 'two_worlds' in dir(figures); "
        "print({'altair', 'pandas', 'numpy', 'scipy'} & set(sys.modules)); figures.two_worlds; "
        "print('platformlab.chapters.giants' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "set()\nFalse\n"


# Damage

SEGMENT = '<svg viewBox="0 0 160 96"><path class="pl-thread" d="M0 48H160"/></svg>'
CARD = '[card]\nquestion = "One?"\n'


@pytest.fixture
def house(tmp_path, monkeypatch):
    """Another house with rooms and documents; returns a function that writes one of its files."""
    monkeypatch.setattr(contents, "ROOT", tmp_path)
    monkeypatch.setattr(contents, "TOC", tmp_path / "_toc.yml")
    monkeypatch.setattr(book, "ROOMS", tmp_path / "platformlab" / "chapters")

    def write(name, text=""):
        contents.parts.cache_clear()
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    write("_toc.yml", "root: book/index\nchapters:\n- file: notebooks/one\n- file: book/map\n")
    write("notebooks/one.ipynb")
    write("platformlab/chapters/one/__init__.py")
    write("platformlab/chapters/one/line.svg", SEGMENT)
    write("platformlab/chapters/one/en.toml", CARD)
    write("platformlab/chapters/map/__init__.py")
    yield write
    contents.parts.cache_clear()
    texts._load.cache_clear()


def test_whole_house_has_no_problem(house):
    assert list(problems()) == []


def test_chapter_added_to_a_house_is_one_folder_one_notebook_and_one_line(house):
    house("platformlab/chapters/two/__init__.py")
    house("platformlab/chapters/two/growth.py")
    house("platformlab/chapters/two/questions.toml")
    house("platformlab/chapters/two/line.svg", SEGMENT)
    house("platformlab/chapters/two/en.toml", CARD)
    house("notebooks/two.ipynb", '{"cells": [{"source": ["# Two\\n", "More."]}]}')
    house(
        "_toc.yml",
        "root: book/index\nparts:\n- caption: All\n  chapters:\n"
        "  - file: notebooks/two\n  - file: notebooks/one\n  - file: book/map\n",
    )
    assert list(problems()) == []
    assert rooms() == ["two", "one", "map"]
    assert contents.title("two") == "Two"
    assert list(book._find_explorers()) == ["growth"]
    assert list(book._having("questions.toml")) == ["two"]


def test_room_without_a_document_is_named_with_its_repair(house):
    house("platformlab/chapters/two/__init__.py")
    (said,) = problems()
    assert said.startswith("platformlab/chapters/two: the room belongs to no document")
    assert "write notebooks/two.ipynb and its line in _toc.yml, or remove the folder" in said


def test_notebook_without_a_room_is_named_with_its_repair(house):
    house("notebooks/two.ipynb")
    house(
        "_toc.yml",
        "root: book/index\nchapters:\n- file: notebooks/one\n- file: notebooks/two\n- file: book/map\n",
    )
    (said,) = problems()
    assert said.startswith(
        "notebooks/two.ipynb: the chapter has no room; make the folder platformlab/chapters/two"
    )


def test_chapter_without_a_segment_of_the_line_is_named_with_its_repair(house):
    (contents.ROOT / "platformlab/chapters/one/line.svg").unlink()
    (said,) = problems()
    assert said.startswith("platformlab/chapters/one/line.svg: the chapter has no segment of the")
    assert "draw one, 160 by 96, whose thread enters and leaves at a height of 48" in said


def test_chapter_without_a_question_for_its_card_is_named_with_its_repair(house):
    house("platformlab/chapters/one/en.toml", '[gives]\nother = "a threshold"')
    (said,) = [said for said in problems() if "card" in said]
    assert said.startswith("platformlab/chapters/one/en.toml: the chapter has no question for its")
    assert 'write question = "..." under [card]' in said


def test_topic_that_only_the_table_of_contents_knows_is_named(house):
    house(
        "_toc.yml",
        "root: book/index\nchapters:\n- file: notebooks/one\n- file: notebooks/won\n- file: book/map\n",
    )
    said, _ = problems()
    assert said.startswith("_toc.yml: there is no notebook notebooks/won.ipynb; write it, correct")


def test_explorer_in_two_rooms_is_refused_with_both_places(house):
    house("platformlab/chapters/one/growth.py")
    house("platformlab/chapters/map/growth.py")
    with pytest.raises(
        BookError, match=r"chapters/map/growth.py: an explorer 'growth' is in .*one/growth.py too"
    ):
        book._find_explorers()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "growth = 1",
        "from types import SimpleNamespace\ngrowth = SimpleNamespace(name='decline')",
    ],
)
def test_file_that_declares_no_explorer_of_its_name_is_refused(house, monkeypatch, text):
    house("platformlab/chapters/one/growth.py", text)
    module = type(sys)("growth")
    exec(text, vars(module))
    monkeypatch.setattr(book, "import_module", lambda name: module)
    with pytest.raises(
        BookError, match=r"one/growth.py must declare the explorer of its name: growth = Explorer"
    ):
        book._load_explorer(book._find_explorers()["growth"], "growth")


def test_chapter_that_hands_on_to_an_unknown_one_is_refused(house):
    house("platformlab/chapters/one/en.toml", '[gives]\ntwo = "a threshold"')
    with pytest.raises(
        ValueError, match=r"chapters/one/en.toml, gives: the book has no chapter 'two'; it has one"
    ):
        contents.links()


# Numbers


@pytest.mark.parametrize("room", MARKETS, ids=lambda room: room.name)
def test_no_number_of_a_market_is_typed_again_in_its_room(room):
    market = (room / "market.py").read_text(encoding="utf-8")
    others = (file for file in room.glob("*.py") if file.name != "market.py")
    found = [
        f"{room.name}/{file.name}, line {line}: {number} is a number of market.py; import its name, "
        "or name the argument if it is another quantity"
        for file in others
        for line, number in retyped(market, file.read_text(encoding="utf-8"))
    ]
    found += [
        f"{room.name}/en.toml, {key}: {amount} is a number of market.py; write a slot"
        for key, amount in retyped_in_words(market, texts_of(room))
    ]
    assert found == []


def texts_of(room):
    """Texts of a room by key, the forms of a count joined."""
    entries = Wordbook(room).load("en").items()
    return {
        key: said if isinstance(said, str) else " ".join(said.values()) for key, said in entries
    }


def test_amount_of_the_market_in_the_words_of_a_room_is_caught():
    texts = {"rest": "It costs $28 or 8 dollars.", "free": "It takes 28 firms and {n} dollars."}
    assert retyped_in_words(MARKET, texts) == [("rest", "$28"), ("rest", "8 dollars")]


MARKET = "PRICE, START = 28.0, 0.35\nMONTHS = 24\nMARKET = {'taste_spread': 8.0, 'zero': 0.0}"


@pytest.mark.parametrize(
    "line",
    [
        "MARKET = {'taste_spread': 8}",
        "path = simulate(0.35, periods=MONTHS)",
        "find(taste_spread=8.0)",
        "find(spread=8)",
        "slider('price', (8, 28), default=28)",
        "prices = (28, 32)",
        "said = f'A year at $28 costs {x}'",
        "said = 'The price is 28 dollars.'",
        "def rows(share):\n    return share + 24",
    ],
)
def test_number_of_the_market_is_caught(line):
    assert retyped(MARKET, line)


@pytest.mark.parametrize(
    "line",
    [
        "find(price=24, zero=0)",
        "values = [0, 1, 2, 100]",
        "grid = np.arange(0, 28, 8)",
        "slider('price', (8, 28), default=PRICE)",
        "def chart(frame):\n    return labels(dx=8, values=[0, 24])",
        "from platformlab.charts.curves import axis_x\nX = axis_x('month', domain=(0, 24))",
        "columns = (Column('share', 24), drawn('share', 24))",
        "task = Text('x-1', rubric=(), least_words=28)",
        "last = path[24]",
        "said = 'It took 24 months, 28 firms and $280.'",
    ],
)
def test_number_that_says_nothing_about_the_market_is_left_alone(line):
    assert retyped(MARKET, line) == []
