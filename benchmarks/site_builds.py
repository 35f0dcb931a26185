"""Builds: how long the book takes, and the page that Jupyter Book's defaults make of one chart."""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from environment import OUT, ROOT
from site_lighthouse import MODULES

UNWANTED = shutil.ignore_patterns(
    ".git", ".venv", "_build", "node_modules", ".*cache", "__pycache__"
)
CDN = re.compile(
    r"https://(?:cdn\.jsdelivr\.net/npm|unpkg\.com)/"
    r"(?P<name>(?:@[\w.-]+/)?[\w.-]+)(?:@(?P<version>[\d.]+))?(?P<file>/[\w./-]+)?"
)


def time_builds():
    """Seconds of a first build in a fresh copy, of one with nothing changed, and after one edit."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "book")
        shutil.copytree(ROOT, copy, ignore=UNWANTED)
        times = {"cold": _build(copy), "warm": statistics.median(_build(copy) for _ in range(3))}
        times["one notebook changed"] = statistics.median(
            [_edit(copy) or _build(copy) for _ in range(3)]
        )
    return times


def _build(copy):
    """Build as `make book` does, with the copy's package instead of the installed one."""
    env = os.environ | {"PYTHONPATH": str(copy)}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "tools/build.py"],
        cwd=copy,
        env=env,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=1800,
    )
    if done.returncode:
        raise SystemExit(f"the book did not build:\n{done.stdout[-3000:]}")
    return time.perf_counter() - started


def _edit(copy):
    """Add a comment to the last code cell of the first notebook, so that it has to run again."""
    path = min((copy / "notebooks").glob("*.ipynb"))
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]
    cell["source"] = [*cell["source"], "\n# changed"]
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")


def default_site():
    """Build ``default_page/`` with the defaults, what it fetches from others laid beside it."""
    site = OUT / "default" / "_build" / "html"
    source = Path(__file__).parent / "default_page"
    book = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build"]
    log = subprocess.run(
        [*book, source, "--path-output", OUT / "default", "--all", "--quiet"],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    if log.returncode:
        raise SystemExit(f"the default page did not build:\n{log.stdout[-3000:]}")
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(CDN.sub(lambda found: _vendor(found, site), text), encoding="utf-8")
    shutil.copytree(MODULES / "mathjax" / "es5", site / "vendor/mathjax/es5", dirs_exist_ok=True)
    return site


def _vendor(found, site):
    """Copy the file that an address on a CDN stands for; return where the page finds it."""
    package = MODULES / found["name"]
    if not package.is_dir():
        return found[0]  # named in the page but not fetched when it opens
    facts = json.loads((package / "package.json").read_text(encoding="utf-8"))
    wanted = found["version"] or ""
    if not f"{facts['version']}.".startswith(f"{wanted}."):
        raise SystemExit(
            f"the default page loads {found['name']} {wanted}, and benchmarks/package.json has "
            f"{facts['version']}; bring the two together"
        )
    file = (found["file"] or "/" + facts["jsdelivr"]).lstrip("/")
    target = site / "vendor" / found["name"] / file
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / file, target)
    return f"/vendor/{found['name']}/{file}"
