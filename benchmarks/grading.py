"""Grade one synthetic class by plain nbgrader and by `make grade`, in pairs, on this machine.

    python benchmarks/grading.py                # 300 students × 3 assignments, an hour and more
    python benchmarks/grading.py --students 12  # fewer, for a first look
    python benchmarks/grading.py --pairs 3      # how often; who begins takes turns

The students are invented: each hands in the assignments with all, some or none of the answers right,
which a dice of a fixed seed decides. Both graders get copies of the same course. Plain nbgrader runs
`nbgrader autograde` for one assignment after the other, with its own settings and no sandbox. Its
grades and ours must be alike, or nothing is reported. The table goes to _build/bench/grading.md.
"""

import argparse
import csv
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import environment
import nbformat

sys.path.insert(0, str(environment.ROOT))

from grading import course as courses
from grading.assignments import SOURCES
from grading.pool import sensible

ASSIGNMENTS = ("the_puzzle", "why_platforms_rose", "how_competition_changes")
WANTED = 1.8  # times as fast as plain nbgrader, on two cores
ARGUED = "An argued answer of some length, which a person reads. " * 5
PLAIN = "c = get_config()\nc.CourseDirectory.root = {root!r}\n"


def lay_class(folder, students):
    """Make a course in which so many invented students handed in everything."""
    courses.make(folder)
    dice = random.Random(17)
    for name in ASSIGNMENTS:
        (source,) = (SOURCES / name).glob("*.ipynb")
        answers = {cell.id: cell.source for cell in nbformat.read(source, as_version=4).cells}
        released = nbformat.read(folder / "release" / name / source.name, as_version=4)
        for number in range(students):
            desk = folder / "submitted" / f"invented{number:04}" / name
            desk.mkdir(parents=True)
            nbformat.write(answered(released, answers, dice), desk / source.name)


def answered(released, answers, dice):
    """Return the notebook of an invented student, who gets each task right with her own chance."""
    notebook = nbformat.from_dict(json.loads(json.dumps(released)))
    skill = dice.random()
    for cell in notebook.cells:
        if not cell.metadata.get("nbgrader", {}).get("solution"):
            continue
        if cell.cell_type == "markdown":
            cell.source = ARGUED
        elif dice.random() < skill:
            cell.source = answers[cell.id]
    return notebook


def grade_plainly(folder):
    """Run nbgrader's own command, with its own settings, over all assignments."""
    (folder / courses.CONFIG).write_text(PLAIN.format(root=str(folder)), encoding="utf-8")
    for name in ASSIGNMENTS:
        run([Path(sys.executable).with_name("nbgrader"), "autograde", name], folder)
    return folder


def grade_here(folder):
    """Run what `make grade` runs."""
    run([sys.executable, "-m", "grading.course", "grade", str(folder)], environment.ROOT)
    return folder


def run(command, place):
    """Run a command quietly; what it said is shown if it fails."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    known = os.environ | {
        "PATH": path,
        "PYTHONPATH": str(environment.ROOT),
        "PYTHONWARNINGS": "ignore",
    }
    done = subprocess.run(
        command, cwd=place, env=known, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(
            f"{command} ended with {done.returncode}:\n{done.stdout}{done.stderr[-4000:]}"
        )


def scores(folder):
    """Return the points of every student and assignment, as the gradebook has them."""
    courses.export(folder, courses.Course(config=courses.interface(folder).config))
    with (folder / courses.GRADES).open(encoding="utf-8") as rows:
        return {
            (row["student_id"], row["assignment"]): float(row["score"])
            for row in csv.DictReader(rows)
            if row["assignment"] in ASSIGNMENTS
        }


GRADERS = {"plain nbgrader": grade_plainly, "make grade": grade_here}


def measure(students, pairs):
    """Return the seconds of each grader in each pair, after both gave the same grades."""
    taken = {name: [] for name in GRADERS}
    with tempfile.TemporaryDirectory() as place:
        lay_class(Path(place, "class"), students)
        for pair in range(pairs):
            found = {}
            for name in sorted(GRADERS, reverse=pair % 2 == 1):
                folder = shutil.copytree(Path(place, "class"), Path(place, "copy"))
                began = time.perf_counter()
                GRADERS[name](folder)
                taken[name].append(time.perf_counter() - began)
                found[name] = scores(folder)
                print(f"  pair {pair + 1}: {name} {taken[name][-1]:,.0f} s", flush=True)
                shutil.rmtree(folder)
            if len({json.dumps(sorted(map(str, s.items()))) for s in found.values()}) > 1:
                raise SystemExit("the two graders give other grades; nothing is to be compared")
    return taken


def report(taken, students):
    """Return the table and what it says of the target."""
    count = students * len(ASSIGNMENTS)
    times = [p / o for p, o in zip(taken["plain nbgrader"], taken["make grade"], strict=True)]
    rows = [
        f"| {name} | {statistics.median(took):,.0f} | {statistics.median(took) / count:.2f} |"
        for name, took in taken.items()
    ]
    lowest, highest = min(times), max(times)
    return "\n".join(
        [
            "# Grading",
            "",
            f"{environment.machine()}; {sensible()} submissions at once. An invented class of {students} "
            f"students × {len(ASSIGNMENTS)} assignments, {len(times)} pairs; same grades by both.",
            "",
            "| grader | seconds (median) | a submission |",
            "| --- | --- | --- |",
            *rows,
            "",
            f"`make grade` is {statistics.median(times):.1f} times as fast ({lowest:.1f} to "
            f"{highest:.1f}; wanted on two cores: {WANTED} or more).",
        ]
    )


def main():
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--pairs", type=int, default=1)
    asked = parser.parse_args()
    if asked.students < 1 or asked.pairs < 1:
        parser.error(f"students and pairs must be 1 or more (got {asked.students}, {asked.pairs})")
    taken = measure(asked.students, asked.pairs)
    text = report(taken, asked.students)
    print(text)
    environment.OUT.mkdir(parents=True, exist_ok=True)
    (environment.OUT / "grading.md").write_text(f"{text}\n", encoding="utf-8")
    record = {"students": asked.students, "seconds": taken}
    (environment.OUT / "grading.json").write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
