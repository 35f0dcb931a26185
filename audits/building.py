"""The site of a project: its ledger with bars, filters and badges, built by the book's own tools."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from audits.checking import check, data_of
from audits.composing import BUILT
from audits.project import ROOT, ProjectError
from platformlab.claims import Claim

_JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
# Pages carry no state of widgets; the kernel reads the name of the switch, which takes it a second.
_FOR_A_PAGE = """import os
from platformlab.explore import STATIC_ONLY
os.environ[STATIC_ONLY] = "1"
del os, STATIC_ONLY
"""
_COLOURS = re.compile(r"\x1b\[[\d;]*m")
_COMPLAINT = re.compile(r"^(?!\[IPKernelApp).*(WARNING|ERROR|Error)")


def build(folder: str | Path, **where: Any) -> tuple[dict[str, Claim], Path]:
    """Check a project and build its site; return its claims and the page to open.

    Its notebook is run once, by the check, to which `where` says where; no code runs for the page.

    Raises
    ------
    DataError
        If the project has a fault; or Sphinx complains, and then the last site stays.
    """
    begin = where.pop("begin", "") + _FOR_A_PAGE
    rows, place = check(folder, begin=begin, **where), Path(folder).resolve()
    sources, draft = place / BUILT / "sources", place / BUILT / "draft"
    command = [sys.executable, "-c", _JUPYTER_BOOK, "build", ".", "-W", "--keep-going"]
    with data_of(place):
        env = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8:backslashreplace"}
        done = subprocess.run(
            [*command, "--path-output", str(draft)],
            cwd=sources,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        said = [_COLOURS.sub("", line).strip() for line in done.stderr.splitlines()]
        wrong = [line for line in said if _COMPLAINT.search(line)] or said[-5:]
        lines = "\n".join(line.replace(str(sources), str(place)) for line in wrong)
        raise ProjectError(f"{place}: the page was not built:\n{lines}\nmend this and run it again")
    return rows, publish(draft / "_build" / "html", place / BUILT)


def publish(draft: Path, built: Path) -> Path:
    """Let a new site take the place of the last one in `built` whole; return its first page."""
    site, last = built / "html", built / "last"
    if site.exists():
        site.rename(last)
    draft.rename(site)
    if last.exists():
        shutil.rmtree(last)
    return site / "index.html"
