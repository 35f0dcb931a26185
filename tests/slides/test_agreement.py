"""A deck that lacks a figure, a state or a question of its lesson is refused with place and repair."""

import shutil

import outlines
import pytest
from parts import CHAPTERS, ROOT

from platformlab.slides import agreement, outline, validation
from platformlab.slides.outline import DeckError
from platformlab.teaching import plans
from platformlab.teaching.plans import FOLDER, MAIN

PLAN = f"{FOLDER.as_posix()}/critical_mass.toml"
DECK = "teaching/slides/critical_mass.toml"


@pytest.fixture
def copy(tmp_path):
    """Plans and decks of one's own, beside the chapters of the book."""
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    for part in ("plans", "slides"):
        shutil.copytree(ROOT / "teaching" / part, tmp_path / "teaching" / part)
    return tmp_path


def changed(root, file, old, new):
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def said(root):
    return agreement.problems(root, outline.read(root, "critical_mass"))


@pytest.mark.parametrize("topic", CHAPTERS)
def test_deck_of_a_chapter_agrees_with_its_lesson(topic):
    assert agreement.problems(ROOT, outline.read(ROOT, topic)) == []


def test_state_that_the_lesson_has_not_is_named_with_the_one_it_has(copy):
    changed(copy, DECK, "share=0.45&price=28", "share=0.5&price=28")
    (problem,) = said(copy)
    assert problem.startswith(f'{DECK}, slide 3 ("')
    for words in (
        "share=0.45&price=28&same_side=60",
        f"({PLAN}, step 4)",
        'got "share=0.5',
        "set it",
    ):
        assert words in problem


def test_figure_that_no_slide_shows_is_named_with_its_place_and_lines(copy):
    changed(copy, DECK, 'figure = "predix_activity"', 'claim = "C28"')
    (problem,) = said(copy)
    assert problem == (
        f'{DECK}: expected a slide with figure = "predix_activity" for the lesson of {MAIN} minutes '
        f"({PLAN}, step 10), got none; add it after slide 9, or take it out of the lesson"
    )


@pytest.mark.parametrize(
    ("old", "new", "lacking"),
    [
        ('quiz = "price-back"', 'quiz = "why-predix"', 'quiz = "price-back"'),
        ('bet = "old-price-back"', 'quiz = "why-predix"', 'bet = "old-price-back"'),
    ],
)
def test_question_that_no_slide_asks_is_named(copy, old, new, lacking):
    changed(copy, DECK, old, new)
    assert f"expected a slide with {lacking} for the lesson of" in said(copy)[0]


def test_bet_shows_its_figure_and_needs_no_second_slide(copy):
    changed(copy, DECK, 'bet = "old-price-back"', 'quiz = "why-predix"')
    lacking = "".join(said(copy))
    assert 'figure = "hysteresis", state = "price=45&same_side=60"' in lacking


def test_slide_that_comes_before_its_step_is_told_behind_which_it_belongs(copy):
    text = (copy / DECK).read_text("utf-8")
    head, *slides = text.split("[[slide]]")
    at = next(i for i, slide in enumerate(slides) if '"predix_activity"' in slide)
    slides.insert(1, slides.pop(at))
    (copy / DECK).write_text("[[slide]]".join([head, *slides]), "utf-8")
    (problem,) = said(copy)
    assert problem.startswith(f'{DECK}, slide 2 ("')
    assert 'expected figure = "predix_activity" after slide 10, as in the lesson' in problem
    assert "move the slide, or the step" in problem


def test_steps_of_other_lessons_need_no_slide(copy):
    read = plans.read(copy, "critical_mass")
    only_long = [step for step in read.steps if step.figure and MAIN not in step.minutes]
    assert [step.figure.explorer for step in only_long] == ["two_worlds", "home_and_abroad"]
    changed(copy, DECK, 'figure = "home_and_abroad"', 'claim = "C27"')
    assert said(copy) == []


def test_chapter_without_a_plan_has_a_deck_all_the_same(copy):
    (copy / PLAN).unlink()
    assert said(copy) == []


def test_build_stops_at_a_deck_that_disagrees_and_at_a_plan_that_cannot_be_read(copy):
    outlines.write(copy, outlines.outline())
    with pytest.raises(DeckError, match=r'slide with bet = "thirty-five-per-cent" for the lesson'):
        validation.make(copy, [outlines.TOPIC])
    changed(copy, PLAN, "50 = 3", "50 = 4")
    with pytest.raises(DeckError, match=r"lesson of 50 minutes: its steps take 51; shorten them"):
        validation.make(copy, [outlines.TOPIC])
