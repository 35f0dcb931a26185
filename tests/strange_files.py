"""Right work that comes in other files, encodings and places, and files that hold no work.

By the name of the student: how it is laid in the folder of hers, what it earns (None: it is not
graded), and a part of what the table says.
"""

import json
import os
import zipfile

from nbformat import v4
from parts import ROOT
from students import ALL, ASSIGNMENT, NOTEBOOK, all_right

from grading.reading import MOST_CELLS

OTHER = ROOT / "notebooks" / "assignments" / "the_puzzle" / "count_by_a_rule.ipynb"


def solved(notebook):
    all_right(notebook)
    return json.dumps(notebook)


def put(desk, name, content):
    file = desk / ASSIGNMENT / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def under(name, encoding="utf-8"):
    """Right work under another name, or in another encoding."""
    return lambda notebook, desk: put(desk, name, solved(notebook).encode(encoding))


def holding(content, name=NOTEBOOK):
    """A file with other content."""
    return lambda notebook, desk: put(desk, name, content)


def of_before_2015(notebook, desk):
    all_right(notebook)
    put(desk, NOTEBOOK, json.dumps(v4.downgrade(notebook)))


def handed_in_twice(notebook, desk):
    """The same work under two names; the right one is read, and the other named."""
    put(desk, NOTEBOOK, solved(notebook))
    put(desk, "learn_tip_pay (1).ipynb", solved(notebook))


def beside(notebook, desk):
    put(desk, NOTEBOOK, json.dumps(notebook))
    put(desk, "learn_tip_pay-Copy1.ipynb", solved(notebook))


def several(notebook, desk):
    for name in ("final.ipynb", "final really.ipynb"):
        put(desk, name, solved(notebook))


def high(notebook, desk):
    desk.mkdir()
    (desk / NOTEBOOK).write_text(solved(notebook), encoding="utf-8")


def another_folder(notebook, desk):
    (desk / "how_competition").mkdir(parents=True)
    (desk / "how_competition" / NOTEBOOK).write_text(solved(notebook), encoding="utf-8")


def nothing(notebook, desk):
    desk.mkdir()


def with_a_link(notebook, desk):
    put(desk, NOTEBOOK, solved(notebook))
    (desk / ASSIGNMENT / "data.csv").symlink_to(desk.parents[1] / "gradebook.db")


def linked_to_a_mate(notebook, desk):
    desk.symlink_to("honest")


def with_a_pipe(notebook, desk):
    (desk / ASSIGNMENT).mkdir(parents=True)
    os.mkfifo(desk / ASSIGNMENT / NOTEBOOK)


def as_a_folder(notebook, desk):
    (desk / ASSIGNMENT / NOTEBOOK).mkdir(parents=True)


def without_a_time(notebook, desk):
    put(desk, NOTEBOOK, solved(notebook))
    put(desk, "timestamp.txt", "<b>yesterday</b>")


def with_many_files(notebook, desk):
    put(desk, NOTEBOOK, solved(notebook))
    for number in range(1001):
        (desk / ASSIGNMENT / f"{number}.png").touch()


def packed(notebook, desk):
    (desk / ASSIGNMENT).mkdir(parents=True)
    with zipfile.ZipFile(desk / ASSIGNMENT / "work.zip", "w") as archive:
        archive.writestr(NOTEBOOK, solved(notebook))


def packed_under_its_name(notebook, desk):
    packed(notebook, desk)
    (desk / ASSIGNMENT / "work.zip").rename(desk / ASSIGNMENT / NOTEBOOK)


def beside_leftovers(notebook, desk):
    put(desk, NOTEBOOK, solved(notebook))
    for name in (".DS_Store", f".ipynb_checkpoints/{NOTEBOOK}", f"__MACOSX/._{NOTEBOOK}"):
        put(desk, name, "{")


CROWD = [{"cell_type": "raw", "metadata": {}, "source": "x"}] * (MOST_CELLS + 1)
EMPTY = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
FILES = {
    "renamed": (under("learn_tip_pay (1).ipynb", "utf-8-sig"), ALL, "read from 'learn_tip_pay (1).ipynb'"),
    "in_utf16": (under(NOTEBOOK, "utf-16"), ALL),
    "in_utf32": (under(NOTEBOOK, "utf-32-le"), ALL),
    "as_text": (under(f"{NOTEBOOK}.txt"), ALL, f"read from '{NOTEBOOK}.txt'"),
    "in_capitals": (under("LEARN_TIP_PAY.IPYNB"), ALL, "read from 'LEARN_TIP_PAY.IPYNB'"),
    "named_after_herself": (under("김민지 final!.ipynb"), ALL, "read from '김민지 final!.ipynb'"),
    "a_folder_deeper": (under(f"work/{NOTEBOOK}"), ALL, f"read from 'work/{NOTEBOOK}'"),
    "of_before_2015": (of_before_2015, ALL),
    "handed_in_twice": (handed_in_twice, ALL, "not read: 'learn_tip_pay (1).ipynb'; if that is"),
    "beside_leftovers": (beside_leftovers, ALL),
    "beside": (beside, None, "'learn_tip_pay-Copy1.ipynb' beside it may be the work; name that"),
    "several": (several, None, "may be the work; leave one of them, and name it learn_tip_pay.ipynb"),
    "high": (high, None, f"one folder too high; put it into submitted/high/{ASSIGNMENT}/"),
    "another_folder": (another_folder, None, "there is no assignment 'how_competition'"),
    "nothing": (nothing, None, "the folder is empty; put the work into a folder of its assignment"),
    "with_a_link": (with_a_link, None, "it holds links, which may lead anywhere: 'data.csv'; remove"),
    "linked_to_a_mate": (linked_to_a_mate, None, "is a link, which may lead anywhere; copy the work"),
    "with_a_pipe": (with_a_pipe, None, "neither a plain file nor a folder: 'learn_tip_pay.ipynb'; remove"),
    "as_a_folder": (as_a_folder, None, "'learn_tip_pay.ipynb' is a folder; hand in the notebook"),
    "without_a_time": (without_a_time, None, "timestamp.txt is no time; write one like 2026-11-29"),
    "with_many_files": (with_many_files, None, "more than 1,000 files and 100 MB; keep the notebook"),
    "packed": (packed, None, f"only 'work.zip'; unpack it and name the work {NOTEBOOK}"),
    "packed_under_its_name": (packed_under_its_name, None, "is an archive; unpack it"),
    "of_no_bytes": (holding(b""), None, "is no notebook, or only a part of one"),
    "cut_in_the_middle": (holding('{"cells": [{"cell_'), None, "is no notebook, or only a part of one"),
    "a_page_of_the_web": (holding("<!doctype html>"), None, "is no notebook, or only a part of one"),
    "in_cp949": (holding('{"cells": "한글"}'.encode("cp949")), None, "is no text in UTF-8"),
    "of_21_megabytes": (holding(b'{"cells": []}' + b" " * 21_000_000), None, "has 21 MB, and 20 MB are"),
    "of_1001_cells": (holding(json.dumps(EMPTY | {"cells": CROWD})), None, "has 1,001 cells, and 1,000"),
    "nested_deep": (holding('{"x":' + "[" * 200_000 + "]" * 200_000 + "}"), None, "is nested too deep"),
    "an_essay": (holding("words", "essay.docx"), None, "only 'essay.docx'; name the work"),
    "without_cells": (holding(json.dumps(EMPTY)), None, "holds no cell of this assignment"),
    "of_another_task": (holding(OTHER.read_bytes()), None, "holds no cell of this assignment"),
    "ada": (holding("{}"), None, "the folders 'ada' and 'Ada' have the same name to a reader"),
    "Ada": (holding("{}"), None, "the folders 'Ada' and 'ada' have the same name to a reader"),
}  # fmt: skip
