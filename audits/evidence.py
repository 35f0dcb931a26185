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


def run(
    notebook: Any, path: Path, names: list[str], *, begin: str = "", **kernels: Any
) -> dict[str, Told]:
    """Run all cells where the notebook lies; return what the functions of these names find.

    The cells of `notebook` keep what they printed.

    Parameters
    ----------
    notebook : NotebookNode
        As `read` returns it.
    path : Path
        Its file.
    names : list of str
        Functions that rows of claims.csv name.
    begin : str, default ""
        Code that is run before the first cell, and is none of the notebook's.
    **kernels
        Settings of nbclient on where the code runs; without any, with all rights of who calls.

    Raises
    ------
    ProjectError
        If a cell fails or takes too long, or the last answer was tampered with.
    """
    added = [_ASK.format(names=names, mark=MARK), begin]
    asked, before = map(nbformat.v4.new_code_cell, added)
    whole = nbformat.from_dict({**notebook, "cells": [*notebook.cells, asked, before]})
    where = {"metadata": {"path": str(path.parent)}}
    quiet = ["--IPKernelApp.log_level=ERROR"]  # it warns of its own sockets, which are local
    client = NotebookClient(
        whole, timeout=SECONDS, kernel_name="python3", resources=where, extra_arguments=quiet,
        coalesce_streams=True, **kernels,
    )  # fmt: skip
    client.reset_execution_trackers()
    *cells, last = enumerate(whole.cells)
    with client.setup_kernel():
        for at, cell in (last, *cells):
            _run_cell(client, cell, at, path)
    notebook.cells = whole.cells[:-2]
    return _told("".join(out.get("text", "") for out in whole.cells[-2].outputs), path)


def _told(printed, path):
    try:
        found = json.loads(printed.rpartition(MARK)[2])
        return {name: Told(verdict, sentence) for name, (verdict, sentence) in found.items()}
    except (ValueError, TypeError, AttributeError):
        raise ProjectError(
            f"{path}: expected what its functions find, got {printed[-80:]!r}; leave print, eval and "
            "json as Python has them"
        ) from None


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
