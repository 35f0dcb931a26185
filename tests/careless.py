"""What careless students do in code, by name, and what their work is worth all the same.

Each function takes the student version and changes it in place. A slip costs its own task, or nothing.
"""

from nbformat.v4 import new_code_cell, new_markdown_cell
from students import ALL, POINTS, SOLUTIONS, all_right, cell

OWN = {
    "asks_for_input": 'name = input("Your name? ")',
    "calls_exit": "exit()",
    "calls_quit": "quit",
    "fails_in_a_cell_of_her_own": 'open("prices.csv")',
    "leaves_files_open": 'files = [open(f"note{n}.txt", "w") for n in range(50)]\nfiles[0].write("x")',
    "closes_its_output": "import sys\nsys.stdout.close()",
    "replaces_its_output": "import io, sys\nsys.stdout = io.StringIO()",
    "goes_elsewhere": "%cd /tmp\nimport os\nos.chdir('/')",
    "starts_a_thread": (
        "import threading, time\ndef tick():\n    while True:\n        time.sleep(0.05)\n"
        "        print('tick')\nthreading.Thread(target=tick, daemon=True).start()"
    ),
    "starts_processes": (
        "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(2) as pool:\n"
        "    print(pool.map(abs, [-1, 2]))"
    ),
    "shows_a_widget": (
        "import ipywidgets\n@ipywidgets.interact(x=(0, 5))\ndef shown(x):\n    return x"
    ),
    "uses_magics": (
        "import asyncio\nawait asyncio.sleep(0.01)\n!pip install pandas\nfiles = !ls /\n%time 1 + 1\n"
        "%whos\n%matplotlib inline\n%load_ext jupyter_black"
    ),
    "calls_bash": "%%bash\nexit 3",
    "makes_warnings_errors": "import warnings\nwarnings.simplefilter('error')",
    "makes_numpy_strict": "import numpy as np\nnp.seterr(all='raise')",
    "shows_every_line": (
        "from IPython.core.interactiveshell import InteractiveShell\n"
        "InteractiveShell.ast_node_interactivity = 'all'"
    ),
    "shows_nothing": "get_ipython().ast_node_interactivity = 'none'",
    "has_the_debugger_on": "%pdb on",
    "shows_text_without_quotes": (
        "formatters = get_ipython().display_formatter.formatters\n"
        "formatters['text/plain'].for_type(str, lambda text, page, _: page.text(text))"
    ),
    "names_an_error_of_her_own": "class AssertionError(Exception):\n    pass",
    "fails_after_every_cell": (
        "def note(result):\n    raise OSError('no note was written')\n"
        "get_ipython().events.register('post_run_cell', note)"
    ),
    "prints_half_a_character": r"print('a\0b', b'\xff', '\x1b[2J')" + "\n" + r"print('\ud800')",
    "names_variables_as_functions": "sum = 3\nlist = [1]\nmax = min = 0\ninput = 'x'",
    "writes_in_korean": "가격 = 28  # 값\nπ = 3.14\nprint(가격, π, '🎉')",
}  # in a cell of her own, before all others but the one that imports


def _own(code):
    def work(notebook):
        all_right(notebook)
        notebook.cells.insert(2, new_code_cell(code))

    return work


def changes_what_was_given(notebook):
    """Imports and numbers of the task are put back as they were."""
    all_right(notebook)
    cell(notebook, "setup").source = "sides = {}"


def renames_a_function(notebook):
    all_right(notebook)
    right = SOLUTIONS["rate"].replace("def learning_rate", "def Learning_Rate")
    cell(notebook, "rate").source = right


def quotes_a_number(notebook):
    all_right(notebook)
    cell(notebook, "subsidy").source = 'first_subsidy = "0.86"'


def types_smart_quotes(notebook):
    all_right(notebook)
    cell(notebook, "fees").source = "fees_consumers = [float(“0.2”), 0.3]"


def deletes_what_later_tasks_need(notebook):
    all_right(notebook)
    notebook.cells.insert(2, new_code_cell("del sides"))


def changes_two_answers(notebook):
    """Two answers in each other's cells: the second task's test still finds what it asks for."""
    all_right(notebook)
    one, other = cell(notebook, "rate"), cell(notebook, "crowding")
    one.source, other.source = other.source, one.source


def answers_above_the_stubs(notebook):
    """All in a cell of her own at the top: a stub that defines a function again hides hers."""
    answers = "\n\n".join(SOLUTIONS[name] for name in POINTS)
    notebook.cells.insert(2, new_code_cell(answers))


def pastes_a_picture(notebook):
    all_right(notebook)
    picture = {"plot.png": {"image/png": "iVBORw0KGgo" * 200_000}}
    notebook.cells.append(new_markdown_cell("![p](attachment:plot.png)", attachments=picture))


def begins_with_a_magic(notebook):
    all_right(notebook)
    for name in ("rate", "fees"):
        cell(notebook, name).source = f"%%time\n{cell(notebook, name).source}"


def shows_errors_that_she_caught(notebook):
    """Her function shows what went wrong and goes on, so each test that calls it shows an error."""
    all_right(notebook)
    shown = "    try:\n        1 / 0\n    except ZeroDivisionError:\n        get_ipython().showtraceback()\n"
    head, _, body = SOLUTIONS["network-profit"].partition(":\n")
    cell(notebook, "network-profit").source = f"{head}:\n{shown}{body}"


def uses_arrays(notebook):
    all_right(notebook)
    cell(notebook, "crowding").source += "\nimport numpy as np\ncheapest = np.array(cheapest)"


EARNS = dict.fromkeys(map(_own, OWN.values()), ALL)
for _work, _name in zip(EARNS, OWN, strict=True):
    _work.__name__ = _name
STUBS_THAT_DEFINE = POINTS["rate"] + POINTS["network-profit"]
EARNS |= {
    changes_what_was_given: ALL,
    renames_a_function: ALL - POINTS["rate"],
    quotes_a_number: ALL - POINTS["subsidy"],
    types_smart_quotes: ALL - POINTS["fees"],
    deletes_what_later_tasks_need: ALL - POINTS["fees"] - POINTS["subsidy"],
    changes_two_answers: ALL - POINTS["rate"],
    answers_above_the_stubs: ALL - STUBS_THAT_DEFINE,
    pastes_a_picture: ALL,
    begins_with_a_magic: ALL,
    shows_errors_that_she_caught: ALL,
    uses_arrays: ALL,
}
