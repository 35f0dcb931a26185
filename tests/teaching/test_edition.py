"""The teacher's edition on disk: a copy of the sources with more pages, and nothing beside it."""

import jinja2
import pytest
import yaml
from parts import CHAPTERS, ROOT

from platformlab.teaching import edition
from platformlab.teaching.plans import PlanError


def test_chapters_come_in_the_order_of_the_book():
    assert [topic for topic, _ in edition.chapters()] == CHAPTERS


def test_title_is_the_first_heading_of_the_notebook():
    assert edition.title_of('{"cells": [{"source": ["# One\\n", "\\n", "Two."]}]}') == "One"


def test_lessons_of_a_chapter_are_sections_of_one():
    topics = [f"teaching/plans/{name}" for name in ("one", "one-20", "one-90", "two", "two-20")]
    assert edition._entries(topics) == [
        {
            "file": "teaching/plans/one",
            "sections": [{"file": "teaching/plans/one-20"}, {"file": "teaching/plans/one-90"}],
        },
        {"file": "teaching/plans/two", "sections": [{"file": "teaching/plans/two-20"}]},
    ]


def test_page_on_the_final_project_is_marked_below_its_title_as_the_teachers():
    made = edition._pages(ROOT)["teaching/project"]
    title, _, rest = made.partition("\n")
    assert title == "# The final project, for whoever marks it"
    assert rest.index("pl-teachers-only") < rest.index("## Before")


def test_project_is_listed_with_the_plans():
    toc = {"parts": []}
    edition._listed(toc, {"teaching/courses": "", "teaching/project": ""})
    assert toc["parts"][0]["chapters"] == [
        {"file": "teaching/courses"},
        {"file": "teaching/project"},
    ]


def test_part_without_pages_is_left_out():
    toc = {"parts": []}
    edition._listed(toc, {"teaching/courses": "", "teaching/plans/one": ""})
    assert [part["caption"] for part in toc["parts"]] == ["Teacher: plans"]


def test_settings_name_the_edition_and_its_sheet():
    config = {"sphinx": {"config": {"html_css_files": ["book.css"]}}}
    edition._configured(config)
    own = config["sphinx"]["config"]
    assert own == {"html_css_files": ["book.css", "plans.css"], "platformlab_edition": "teacher"}


def test_plans_that_cannot_be_used_leave_everything_as_it_was(tmp_path):
    kept = tmp_path / "sources" / "kept.md"
    kept.parent.mkdir()
    kept.write_text("kept", encoding="utf-8")
    with pytest.raises(PlanError, match="has no plans"):
        edition.write(tmp_path, kept.parent)
    assert kept.read_text(encoding="utf-8") == "kept"


def test_settings_stay_readable(tmp_path):
    file = tmp_path / "_toc.yml"
    file.write_text("format: jb-book\nparts: []\n", encoding="utf-8")
    edition._extend(file, lambda toc: toc["parts"].append({"caption": "Ü"}))
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["parts"] == [{"caption": "Ü"}]


@pytest.mark.parametrize(
    ("pages", "door"),
    [({"book/class"}, "book/class"), ({"book/class", "teaching/courses"}, "teaching/courses")],
    ids=["students", "teacher"],
)
def test_first_page_leads_those_who_teach_to_their_plans_where_there_are_some(pages, door):
    around = dict.fromkeys(("first.html", "partials/icons.html"), "")
    around["base.html"] = "{% block body %}{% endblock %}"
    folder = jinja2.FileSystemLoader(ROOT / "book" / "_templates")
    templates = jinja2.Environment(loader=jinja2.ChoiceLoader([jinja2.DictLoader(around), folder]))
    drawn = templates.get_template("welcome.html").render(
        pathto=lambda page, *more: page, hasdoc=pages.__contains__, text=str, _=str
    )
    assert f'<a href="{door}">welcome.teach</a>' in drawn
