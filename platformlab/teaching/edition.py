"""The teacher's edition: a copy of the book's sources, and the pages that only teachers get.

The copy lies below ``_build``, where Sphinx never looks for pages of the students' edition, so
nothing of it can be built by accident, with make, by ``jupyter-book build .`` or otherwise.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # no types come with it, and none are needed for one call

from platformlab.checks.book import the_book
from platformlab.teaching import answers, courses, pages, plans, solutions
from platformlab.teaching.pages import say

NOT_COPIED = shutil.ignore_patterns("_build", ".*", "__pycache__", "node_modules", "*.pyc")
CHAPTERS = "notebooks/"
SHEET = "plans.css"
NAME = "teacher"
PROJECT = Path("teaching", "project.md")


def write(root: Path, target: Path) -> None:
    """Write the sources of the teacher's edition of the book in `root` into the folder `target`.

    Raises
    ------
    PlanError
        If the plans or the courses cannot be used; then nothing is written.
    """
    made = _pages(root)
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root, target, ignore=NOT_COPIED)
    for name, text in made.items():
        file = target / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    static = Path(__file__).parent / "static" / SHEET
    shutil.copyfile(static, target / "book" / "_static" / SHEET)
    _extend(target / "_toc.yml", lambda toc: _listed(toc, made))
    _extend(target / "_config.yml", _configured)


def chapters() -> list[tuple[str, str]]:
    """Chapters of the book in order, each with the title of its part."""
    return [
        (document.removeprefix(CHAPTERS), part)
        for part, documents in the_book().parts()
        for document in documents
        if document.startswith(CHAPTERS)
    ]


def _pages(root):
    """Text of every page by its name, in the order of the contents."""
    topics = [topic for topic, _ in chapters()]
    read = {topic: plans.read(root, topic) for topic in topics}
    ways = courses.read(root, topics)
    titles = {topic: _title(root, topic) for topic in topics}
    made = {"teaching/courses": pages.courses(ways, titles)}
    for topic in topics:
        sheet = Path(root, "book", "derivations", f"{topic}.md").is_file()
        slides = pages.slides_of(root, topic)
        tasks = {label: name for name, label, _ in answers.exercises(root, topic)}
        for length in sorted(plans.LENGTHS, key=lambda minutes: minutes != plans.MAIN):
            made[f"teaching/plans/{pages.page_of(topic, length)}"] = pages.plan(
                read[topic], length, title=titles[topic], tasks=tasks, sheet=sheet, slides=slides
            )
    for topic in topics:
        made[f"teaching/answers/{topic}"] = answers.page(root, topic, title=titles[topic])
    if (guide := Path(root, PROJECT)).is_file():
        made["teaching/project"] = pages.marked(guide, say("project.lead"))
    for notebook in solutions.assignments(root):
        made[f"teaching/solutions/{notebook.parent.name}"] = solutions.page(notebook)
    return made


def title_of(notebook: str) -> str:
    """Title of a chapter: the first heading of its notebook, which is given as text."""
    heading = "".join(json.loads(notebook)["cells"][0]["source"]).splitlines()[0]
    return heading.removeprefix("# ")


def _title(root, topic):
    return title_of(Path(root, "notebooks", f"{topic}.ipynb").read_text(encoding="utf-8"))


def _extend(file, change):
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(found)
    file.write_text(yaml.safe_dump(found, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _listed(toc, made):
    """Add the parts of the teacher to the contents; the lessons of a chapter are sections of one."""
    folders = {
        "edition.caption_plans": ("teaching/courses", "teaching/project", "teaching/plans/"),
        "edition.caption_answers": ("teaching/answers/",),
        "edition.caption_solutions": ("teaching/solutions/",),
    }
    for caption, starts in folders.items():
        if names := [name for name in made if name.startswith(starts)]:
            toc["parts"].append({"caption": say(caption), "chapters": _entries(names)})


def _entries(names):
    others = {f"-{length}" for length in plans.LENGTHS if length != plans.MAIN}
    entries: list[dict[str, Any]] = []
    for name in names:
        if name.startswith("teaching/plans/") and any(name.endswith(end) for end in others):
            entries[-1].setdefault("sections", []).append({"file": name})
        else:
            entries.append({"file": name})
    return entries


def _configured(config):
    own = config["sphinx"]["config"]
    own["platformlab_edition"] = NAME
    own["html_css_files"] = [*own["html_css_files"], SHEET]
