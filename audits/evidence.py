"""The notebook of a project: its cells by name, and what its functions find when it is run."""

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from audits.project import ProjectError, text_of

SECONDS = 120  # for a cell
MARK = "what the functions found: "
_FUNCTION = re.compile(r"^def (\w+)\(", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_ASK = """
import json
told = {{}}
for name in {names!r}:
    try:
        told[name] = list(map(str, (eval(name)().verdict, eval(name)().sentence)))
    except NameError as error:
        if error.name != name:
            told[name] = [None, repr(error)]
    except Exception as error:
        told[name] = [None, repr(error)]
print({mark!r} + json.dumps(told))
"""


class Told(NamedTuple):
    """What a function found: its verdict and sentence, or no verdict and its error."""

    verdict: str | None
    sentence: str


def read(path: Path) -> Any:
    """Return the notebook, each cell under the name that claims.csv gives it.

    A cell of code is named by the last function that it defines, a cell of text by its heading, with
    hyphens.

    Raises
    ------
    ProjectError
        If the file is no notebook, or two cells have one name.
    """
    text = text_of(path)
    try:
        notebook = nbformat.reads(text, as_version=4)
    except Exception as error:  # nbformat raises what it meets: of JSON, of a key, of a schema
        raise ProjectError(
            f"{path}: expected a notebook, got {type(error).__name__}; open it in JupyterLab and "
            "save it again"
        ) from None
    named: dict[str, int] = {}
    for kind in (
        "code",
        "markdown",
    ):  # where a heading is called as a function is, the function is meant
        _name(notebook, kind, named, path)
    return notebook


def _name(notebook, kind, named, path):
    of_others = set(named)
    for at, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != kind:
            continue
        name = name_of(kind, cell.source)
        if name in of_others:
            name = ""
        if name in named:
            raise ProjectError(
                f"{path}, cell {at}: expected a name of its own, got {name!r}, which is cell "
                f"{named[name]} too; rename the function or the heading"
            )
        cell.id = name or f"cell-{at}"
        if name:
            named[name] = at


def name_of(kind: str, source: str) -> str:
    r"""Return the name of a cell, or nothing.

    Examples
    --------
    >>> name_of("code", "def half_of_it():\n    return 1\n\n\nhalf_of_it()")
    'half-of-it'
    >>> name_of("markdown", "## Why they stayed, 2018\n\nWords.")
    'why-they-stayed'
    """
    named = (_FUNCTION if kind == "code" else _HEADING).findall(source)
    return re.sub(r"[^a-z]+", "-", named[-1].lower()).strip("-") if named else ""


def run(notebook: Any, path: Path, names: list[str]) -> dict[str, Told]:
    """Run all cells where the notebook lies; return what the functions of these names find.

    Raises
    ------
    ProjectError
        If a cell fails or takes too long.
    """
    asked = nbformat.v4.new_code_cell(_ASK.format(names=names, mark=MARK), id="asked")
    whole = nbformat.from_dict({**notebook, "cells": [*notebook.cells, asked]})
    where = {"metadata": {"path": str(path.parent)}}
    quiet = ["--IPKernelApp.log_level=ERROR"]  # it warns of its own sockets, which are local
    client = NotebookClient(
        whole, timeout=SECONDS, kernel_name="python3", resources=where, extra_arguments=quiet
    )
    client.reset_execution_trackers()
    with client.setup_kernel():
        for at, cell in enumerate(whole.cells):
            _run_cell(client, cell, at, path)
    printed = "".join(out.get("text", "") for out in whole.cells[-1].outputs)
    return {name: Told(*told) for name, told in json.loads(printed.partition(MARK)[2]).items()}


def _run_cell(client, cell, at, path):
    place = f"{path}, cell {at + 1} ({cell.id})"
    try:
        client.execute_cell(cell, at)
    except CellExecutionError as error:
        raise ProjectError(
            f"{place}: expected a cell that runs, got {error.ename}: {error.evalue}; run the "
            "notebook from its first cell and mend this one"
        ) from None
    except CellTimeoutError:
        raise ProjectError(
            f"{place}: expected an end within {SECONDS} seconds, got none; look for a loop without one"
        ) from None
    except DeadKernelError:
        raise ProjectError(
            f"{place}: expected a cell that runs, got the end of Python; leave out what stops it"
        ) from None
