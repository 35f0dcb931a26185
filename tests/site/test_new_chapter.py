"""A chapter is one folder, one notebook and one line of ``_toc.yml``: added, built, and removed."""

import json
import shutil

import pytest
from parts import ROOT
from small_book import IN_PARTS, NOT_OURS, PRINTED, build, built, make, printed_on, write_notebook

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("new chapter")]

CONTENTS = """format: jb-book
root: book/index
parts:
- caption: All
  chapters:
  - file: book/map
  - file: notebooks/one
"""
LINE = "  - file: notebooks/tolls\n"
MAP = "# Map\n\n```{explorer} argument\n```\n"
TITLE = "Who pays the toll?"
CODE = f"from platformlab import bet, check, figures, quiz\n{IN_PARTS}"
ROOM = {
    "__init__.py": '"""Tolls."""\n',
    "market.py": '"""The invented bridge."""\n\nTOLL = 3.0  # USD\n',
    "bridge.py": '''"""Explorer of a bridge."""

import altair as alt

from platformlab.chapters.tolls.market import TOLL
from platformlab.charts.curves import axis_x, axis_y, line
from platformlab.charts.theme import framed
from platformlab.explore import Column, Explorer, slider
from platformlab.words import Wordbook
from platformlab.words.numbers import dollars

say = Wordbook(__file__)


def _rows(*, share):
    return {"taken": {"cars": [0, 100], "usd": [0.0, 100 * share * TOLL]}}


def _chart(frame):
    x = axis_x("cars", domain=(0, 100), values=[0, 100], format="d")
    y = axis_y("usd", domain=(0, 300), values=[0, 300], format="d")
    return framed(alt.layer(line("taken", x, y)), frame)


bridge = Explorer(
    name="bridge",
    controls=(slider("share", (0.5, 1.0), default=0.5, unit="%"),),
    rows=_rows,
    columns={"taken": (Column("cars"), Column("usd", 1))},
    chart=_chart,
    sentence=lambda tables, **_: say("bridge.said", usd=dollars(tables["taken"]["usd"][1], 0)),
)
''',
    "answers.py": '''"""Answers to the exercises on tolls."""

from platformlab.chapters.tolls.market import TOLL
from platformlab.checks.answers import Number

ANSWERS = (Number("tolls-1", lambda: 10 * TOLL, "USD"),)
''',
    "questions.toml": """
[[bet]]
id = "what-it-takes"
kind = "number"
question = "What do a hundred cars pay if half of them do?"
state = { explorer = "bridge", share = 0.5 }
answer = { table = "taken", column = "usd", row = 1 }
scale = { low = 0, high = 400, step = 10, unit = "USD", label = "USD" }
reveal = "You said {bet}; they pay {answer}."
""",
    "line.svg": """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 96" fill="none">
<path class="pl-thread" stroke="var(--pl-muted, #59626c)" d="M0 48C40 20 120 20 160 48"/>
</svg>
""",
    "en.toml": """
[card]
question = "What does a bridge take?"

[bridge]
title = "What does a bridge take?"
description = "A straight line from nothing up to what a hundred cars pay at the bridge."
source = "Model: invented."
said = "A hundred cars pay {usd}."

[bridge.controls]
share = "Share that pays"

[bridge.columns]
cars = "Cars"
usd = "USD"

[bridge.axes]
cars = "cars"
usd = "USD taken"

[gives]
one = "a price"
""",
}


def refused(folder):
    done = build(folder)
    assert done.returncode == 1, done.stdout
    assert '  File "' not in done.stderr, "a reader is told what is wrong, not where we were"
    said = [line for line in done.stderr.splitlines() if line]
    assert len(said) == 3, "that, what is wrong and what to do are said once"
    return said[1]


def add_room(folder):
    for name, text in ROOM.items():
        file = folder / "platformlab/chapters/tolls" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def book(tmp_path):
    """The small book with the map of its chapters."""
    make(tmp_path)
    (tmp_path / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    (tmp_path / "book/map.md").write_text(MAP, encoding="utf-8")
    shutil.copytree(
        ROOT / "platformlab/chapters/map", tmp_path / "platformlab/chapters/map", ignore=NOT_OURS
    )
    return tmp_path


def test_chapter_comes_with_its_folder_notebook_and_line_not_without_and_leaves_with_them(book):
    before = built(book)

    add_room(book)
    # Whatever else half a chapter lacks is refused in the same way: tests/chapters/test_rooms.py.
    assert (
        "platformlab/chapters/tolls: the room belongs to no document of the book; write "
        "notebooks/tolls.ipynb and its line in _toc.yml, or remove the folder"
    ) in refused(book)
    write_notebook(book, CODE, title=TITLE, topic="tolls")
    cells = json.loads((book / "notebooks/tolls.ipynb").read_text(encoding="utf-8"))
    for name, code in (("bet", 'bet("what-it-takes")'), ("figure", "figures.bridge")):
        cells["cells"].append(cells["cells"][1] | {"id": name, "source": code})
    (book / "notebooks/tolls.ipynb").write_text(json.dumps(cells), encoding="utf-8")
    (book / "_toc.yml").write_text(CONTENTS + LINE, encoding="utf-8")
    with_it = {
        name.as_posix(): text.decode("utf-8", "replace") for name, text in built(book).items()
    }

    page = with_it["notebooks/tolls.html"]
    assert printed_on(book / "_build/html/notebooks/tolls.html") == [PRINTED]
    assert 'data-explorer="bridge"' in page
    assert 'data-bet="what-it-takes"' in page
    assert "A hundred cars pay $150." in page
    assert "_explorers/bridge.js" in with_it
    assert TITLE in with_it["book/map.html"]
    assert "2 questions, and 1 answers" in with_it["book/map.html"]
    assert 'data-chapter="tolls" data-bets="what-it-takes"' in with_it["notebooks/one.html"]

    shutil.rmtree(book / "platformlab/chapters/tolls")
    (book / "notebooks/tolls.ipynb").unlink()
    (book / "_toc.yml").write_text(CONTENTS, encoding="utf-8")
    after = built(book)
    assert sorted(after) == sorted(before)
    assert [name for name in before if after[name] != before[name]] == []
