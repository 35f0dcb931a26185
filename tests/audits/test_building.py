"""The site of a project: its own ledger, by the commands that a class types."""

import os
import subprocess
import sys
import zipfile

import pytest
from bs4 import BeautifulSoup
from parts import ROOT

from grading import hand_out

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("audits")]


def run(*words, root=ROOT):
    return subprocess.run(
        [sys.executable, "-m", "audits", *map(str, words)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=500,
        check=False,
    )


@pytest.fixture(scope="module")
def students(tmp_path_factory):
    """What a student gets, unpacked: no repository beside it."""
    folder = tmp_path_factory.mktemp("students")
    (folder / "release").mkdir()
    with zipfile.ZipFile(hand_out.pack(folder)) as archive:
        archive.extractall(folder / "archive")
    return folder / "archive"


@pytest.fixture(scope="module")
def site(students):
    """A project made and built from the archive for students."""
    project = students.parent / "audit 1"
    assert run("new", project, root=students).returncode == 0
    done = run("build", project, root=students)
    assert done.returncode == 0, done.stderr
    assert "5 claims: 1 reproduced, 2 with caveat, 1 contested, 1 not checkable; 4 decided" in (
        done.stdout
    )
    return project / "_build" / "html"


def soup(page):
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def test_ledger_has_rows_bars_filters_and_badges(site):
    page = soup(site / "index.html")
    assert [row["id"] for row in page.select(".pl-ledger tbody tr")] == [
        f"claim-c0{n}" for n in range(1, 6)
    ]
    assert [len(bar.select("i")) for bar in page.select(".pl-section-bars li")] == [3, 2]
    assert [option.get_text() for option in page.select("select[name=section] option")] == [
        "all", "1 What was", "2 What comes",
    ]  # fmt: skip
    assert {badge["data-verdict"] for badge in page.select(".pl-claim .pl-verdict")} == {
        "with-caveat", "contested",
    }  # fmt: skip


def test_row_leads_to_the_cell_that_decides_it_and_the_cell_is_there(site):
    row = soup(site / "index.html").select_one("#claim-c05")
    (link,) = [a["href"] for a in row.select("a[href*='cell-']")]
    assert link == "notebooks/evidence.html#cell-all-still-there"
    shown = soup(site / "notebooks/evidence.html").select_one("#cell-all-still-there")
    assert "contested" in shown.get_text()


def test_no_link_of_the_site_leads_nowhere(site):
    pages = set(site.rglob("*.html")) - {site / "404.html"}  # which a host shows at any depth
    assert len(pages) >= 4
    for page in pages:
        for link in soup(page).select("a[href]"):
            address = link["href"].partition("#")[0].partition("?")[0]
            if address and ":" not in address:
                assert (page.parent / address).exists(), (page, address)


def test_fault_leaves_the_last_site_as_it_was(site, students):
    project, before = site.parents[1], (site / "index.html").read_bytes()
    page = project / "book/ledger.md"
    kept = page.read_text("utf-8")
    page.write_text(f"{kept}\n{{no-such-role}}`x`\n", "utf-8")
    done = run("build", project, root=students)
    page.write_text(kept, "utf-8")
    assert done.returncode == 1
    assert "ledger.md" in done.stderr
    assert "no-such-role" in done.stderr
    assert (site / "index.html").read_bytes() == before


def test_archive_for_students_holds_no_solution_and_no_plan(students):
    names = {path.relative_to(students).as_posix() for path in students.rglob("*")}
    assert not [name for name in names if name.startswith(("teaching", "grading", "notebooks"))]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say: make project NAME=folder, or make audit NAME=folder"),
        (("make", "x"), "say: make project"),
        (("new", ""), "say: make project"),
        (("check", "nowhere"), "expected a file of a project, got no such file"),
    ],
)
def test_wrong_command_is_told_the_right_one(words, said):
    done = run(*words)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr
