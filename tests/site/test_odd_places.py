"""Building where things are odd: a strange name, no space, a build that was stopped."""

import os
import shutil
import signal
import subprocess
import sys

import psutil
import pytest
from small_book import build, build_plainly, built, files, make, take_over

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("odd places")]

NAME = "b [1] 100 % #2 한글 'q'"
OUTSIDE = {
    "notebooks/assignments/why/why.md": "# Why\n\n### BEGIN SOLUTION\n",
    "teaching/plans/one.toml": 'goal = "What only teachers get."\n',
    "book/draft [1].md": "# Zebra\n",
    "book/ind[e]x.md": "# A name that is a pattern of a page\n",
    "notes.md": "# Notes\n",
    "tools/lint/node_modules/some/README.md": "# A tool\n",
    "node_modules/other/README.md": "# Another\n",
    "book/_build/old.md": "# Zebra\n",
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """The small book in a folder with a strange name, with files that are not listed."""
    folder = tmp_path_factory.mktemp("odd") / NAME
    folder.mkdir()
    make(folder)
    for name, text in OUTSIDE.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def pages(folder):
    site = folder / "_build/html"
    return {page.relative_to(site).as_posix() for page in site.rglob("*.html")}


LISTED = {"404.html", "index.html", "search.html", "book/index.html", "notebooks/one.html"}


def test_folder_of_any_name_has_the_pages_that_are_listed_and_no_others(odd):
    done = build(odd)
    assert done.returncode == 0, done.stderr
    assert pages(odd) == LISTED
    assert b"zebra" not in (odd / "_build/html/searchindex.js").read_bytes()


SOLUTION, PLAN = "notebooks/assignments/why/why.md", "teaching/plans/one.toml"
WAYS = f"""
{{download}}`all of it <../{SOLUTION}>`, and [a plan](../{PLAN}).

```{{literalinclude}} ../{SOLUTION}
```
"""


def test_plain_build_refuses_to_leave_solutions_and_plans_in_the_site(odd):
    take_over(odd, "vega")
    index = odd / "book/index.md"
    good = index.read_text(encoding="utf-8")
    index.write_text(f"{good}\n{WAYS}\n", encoding="utf-8")
    try:
        done = build_plainly(odd)
    finally:
        index.write_text(good, encoding="utf-8")
    assert done.returncode != 0
    told = next(line for line in done.stderr.splitlines() if "must not be in the site" in line)
    assert ", which was removed; " in told
    assert SOLUTION in told, "a download is named by its source"
    assert PLAN in told
    assert " index.html," in told, "a page that shows one is named"
    assert not (odd / "_build/html").exists()


def test_plain_build_has_the_listed_pages_and_no_others(odd):
    done = build_plainly(odd)
    assert done.returncode == 0, done.stderr
    assert pages(odd) == LISTED


def stopped(folder, signal_, step, stop=os.killpg):
    """Start a build in a session of its own, and stop all of it after a step was shown."""
    script = str(folder / "tools" / "build.py")
    # Started behind an `&`, we hand on that SIGINT is ignored; a terminal does not.
    code = (
        "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"runpy.run_path({script!r}, run_name='__main__')"
    )
    run = subprocess.Popen(
        [sys.executable, "-u", "-c", code],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    for line in run.stdout:
        if step in line:
            break
    stop(run.pid, signal_)
    return run.communicate()[1], run.returncode


@pytest.fixture(scope="module")
def never_built(tmp_path_factory):
    """The sources of the small book."""
    folder = tmp_path_factory.mktemp("fresh")
    make(folder)
    return folder


@pytest.fixture
def fresh(never_built):
    """The small book, of which nothing is built."""
    shutil.rmtree(never_built / "_build", ignore_errors=True)
    yield never_built
    if (never_built / "_build").is_file():
        (never_built / "_build").unlink()


def test_first_build_stopped_anywhere_is_followed_by_a_whole_one_and_a_last_one_is_put_back(fresh):
    for step in ("building the book", "reading sources", "writing output", "computing every"):
        stopped(fresh, signal.SIGKILL, step)
        assert not (fresh / "_build/html").exists(), f"half a site is shown after {step!r}"
    site = built(fresh)
    assert pages(fresh) == LISTED
    # A build was stopped while the new site took the place of the old one.
    (fresh / "_build/html").rename(fresh / "_build/last")
    stopped(fresh, signal.SIGKILL, "reading sources")
    assert files(fresh / "_build/html") == site
    # Of the outputs that were kept there is only the name: they are made again.
    shutil.rmtree(fresh / "_build/draft/_build/.jupyter_cache/executed")
    assert built(fresh) == site


@pytest.mark.parametrize(
    ("told", "stop"),
    [(signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill), (signal.SIGHUP, os.kill)],
)
def test_stopped_it_says_so_and_leaves_no_site_and_nothing_running(fresh, told, stop):
    said, code = stopped(fresh, told, "reading sources", stop)
    assert code == 130
    assert "stopped; _build/html is left as it was; run it again" in said
    assert "Traceback" not in said
    assert not (fresh / "_build/html").exists()
    running = (process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"]))
    assert [command for command in running if str(fresh) in " ".join(command)] == []


def test_full_disk_is_named_with_its_repair(fresh):
    small = fresh / "_build"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", small],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        done = build(fresh)
        assert not (small / "html").exists()
    finally:
        subprocess.run(["umount", "-l", small], check=True)
    assert done.returncode == 1
    assert "no space is left on the disk" in done.stderr
    assert "Traceback" not in done.stderr


def test_file_in_the_place_of_the_folder_is_named(fresh):
    (fresh / "_build").write_text("", encoding="utf-8")
    done = build(fresh)
    assert done.returncode == 1
    assert f"{fresh / '_build'}" in done.stderr
    assert "a file lies where a folder must be; remove it, and run it again" in done.stderr


def test_folder_that_cannot_be_written_is_named(fresh):
    (fresh / "_build").mkdir()
    bound = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", fresh / "_build"]
    if subprocess.run(bound, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    try:
        done = build(fresh)
    finally:
        subprocess.run(["umount", "-l", fresh / "_build"], check=True)
    assert done.returncode == 1
    assert "the disk is read-only; copy the book to one that can be written" in done.stderr
    assert "Traceback" not in done.stderr
