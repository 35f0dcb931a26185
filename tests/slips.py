"""What becomes of a notebook on its way through students' hands and programs, and is no fault in the work.

Each function takes the student version with all tasks solved, as JSON, and changes it in place.
"""

import copy

from students import POINTS


def at(notebook, name):
    return next(n for n, c in enumerate(notebook["cells"]) if entry(c).get("grade_id") == name)


def entry(cell):
    return cell["metadata"].get("nbgrader", {})


def copied_test(notebook):
    doubled(notebook, "rate-test")


def copied_answer(notebook):
    doubled(notebook, "rate")


def copied_twice(notebook):
    for _ in range(3):
        doubled(notebook, "fees")


def doubled(notebook, name):
    cell = copy.deepcopy(notebook["cells"][at(notebook, name)]) | {"id": "its-copy"}
    notebook["cells"].append(cell)


def copied_stub_before(notebook):
    stub = copy.deepcopy(notebook["cells"][at(notebook, "rate")])
    stub["source"] = "def learning_rate(*invoices):\n    raise NotImplementedError"
    notebook["cells"].insert(0, stub | {"source": notebook["stubs"]["rate"], "id": "stub"})


def copied_with_its_id(notebook):
    notebook["cells"].append(copy.deepcopy(notebook["cells"][at(notebook, "crowding-test")]))


def without_entries(notebook):
    for cell in notebook["cells"]:
        cell["metadata"].pop("nbgrader", None)


def without_entries_and_ids(notebook):
    without_entries(notebook)
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"new{number}"


def without_ids(notebook):
    without_entries(notebook)
    for cell in notebook["cells"]:
        cell.pop("id", None)


def without_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}
    notebook["metadata"] = {}


def strange_metadata(notebook):
    for cell, odd in zip(notebook["cells"], [None, [], 5, "x", {"nbgrader": 7}] * 9, strict=False):
        cell["metadata"] = odd


def empty_entries(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {"nbgrader": {}}


def older_entries(notebook):
    for cell in notebook["cells"]:
        entry(cell).pop("schema_version", None)


def newer_entries(notebook):
    for name in POINTS:
        entry(notebook["cells"][at(notebook, name)])["schema_version"] = 99


def unknown_names(notebook):
    for name in POINTS:
        entry(notebook["cells"][at(notebook, name)])["grade_id"] = f"my-{name}"


def numbers_for_names(notebook):
    for number, name in enumerate(POINTS):
        entry(notebook["cells"][at(notebook, name)])["grade_id"] = number


def lines_in_a_list(notebook):
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)


def windows_lines(notebook):
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("\n", "\r\n")


def answer_turned_into_text(notebook):
    cell = notebook["cells"][at(notebook, "rate")]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def unknown_kind(notebook):
    notebook["cells"][at(notebook, "rate")]["cell_type"] = "blink"


def same_ids(notebook):
    for cell in notebook["cells"]:
        cell["id"] = "same"


def ids_of_other_programs(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"https://colab/#scrollTo={number} " * 9


def ids_that_are_no_text(notebook):
    for cell, odd in zip(notebook["cells"], [None, 7, ["a"], {"a": 1}, True] * 9, strict=False):
        cell["id"] = odd


def attachments_of_no_form(notebook):
    odd = [[], {"a.png": "x"}, {"a.png": {"image/png": 5}}, {"a.png": {"image/png": [1]}}, {"": {}}]
    for cell, one in zip(notebook["cells"], odd * 9, strict=False):
        cell["attachments"] = one


def tests_deleted(notebook):
    notebook["cells"] = [
        c for c in notebook["cells"] if not str(entry(c).get("grade_id")).endswith("-test")
    ]


def setup_deleted(notebook):
    del notebook["cells"][at(notebook, "setup")]


def moved(notebook):
    notebook["cells"].insert(0, notebook["cells"].pop(at(notebook, "setup")))


def own_cells(notebook):
    own = {
        "cell_type": "code",
        "metadata": {},
        "source": "1 + 1",
        "outputs": [],
        "execution_count": 7,
    }
    for place in range(0, 2 * len(notebook["cells"]), 2):
        notebook["cells"].insert(place, own | {"id": f"own-{place}"})


def old_outputs(notebook):
    shown = {"output_type": "stream", "name": "stderr", "text": "x" * 1000}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [shown], 3


def deep_metadata(notebook):
    deep = []
    for _ in range(400):
        deep = [deep]
    notebook["metadata"]["deep"] = notebook["cells"][0]["metadata"]["deep"] = deep


def tags_and_slides(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] |= {"tags": ["x", 5], "slideshow": {"slide_type": "skip"}, "trusted": True}


def another_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "julia-1.9", "display_name": "Julia"}


def claims_a_test(notebook):
    false = copy.deepcopy(notebook["cells"][at(notebook, "rate-test")])
    notebook["cells"].insert(0, false | {"source": "assert True", "id": "false"})


def more_points(notebook):
    for name in POINTS:
        entry(notebook["cells"][at(notebook, f"{name}-test")])["points"] = 100


SLIPS = [
    copied_test, copied_answer, copied_twice, copied_stub_before, copied_with_its_id, without_entries,
    without_entries_and_ids, without_ids, without_metadata, strange_metadata, empty_entries, older_entries,
    newer_entries, unknown_names, numbers_for_names, lines_in_a_list, windows_lines,
    answer_turned_into_text, unknown_kind, same_ids, ids_of_other_programs, ids_that_are_no_text, attachments_of_no_form, tests_deleted, setup_deleted,
    moved, own_cells, old_outputs, deep_metadata, tags_and_slides, another_kernel, claims_a_test, more_points,
]  # fmt: skip
