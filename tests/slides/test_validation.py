"""A deck that names what is not there is refused: with file, slide, what was expected, and the repair."""

import outlines
import pytest
from parts import CHAPTERS, ROOT

from platformlab.slides import validation
from platformlab.slides.outline import DeckError

PLACE = 'teaching/slides/critical_mass.toml, slide 12 ("What to keep")'


@pytest.fixture
def root(tmp_path):
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    return tmp_path


def refusal(root, *slides):
    outlines.write(root, outlines.outline(*slides))
    with pytest.raises(DeckError) as refused:
        validation.make(root, [outlines.TOPIC])
    return str(refused.value)


@pytest.mark.parametrize(
    ("shows", "expected"),
    [
        (
            'figure = "critical_mas"',
            "no explorer is named 'critical_mas'; did you mean 'critical_mass'",
        ),
        (
            'figure = "critical_mass"\nstate = "share=0.4321"',
            "share = 0.4321 is not on the grid of explorer critical_mass; it offers",
        ),
        (
            'figure = "critical_mass"\nstate = "shar=0.4"',
            "explorer critical_mass has no control 'shar'; did you mean 'share'?",
        ),
        (
            'bet = "old-price"',
            "critical_mass has no bet 'old-price'; did you mean 'old-price-back'?",
        ),
        (
            'quiz = "price-bak"',
            "critical_mass has no quiz item 'price-bak'; did you mean 'price-back'?",
        ),
        ('claim = "C999"', "there is no claim 'C999'; the nearest are"),
        (
            'misconception = "count-is-destin"',
            "no misconception is named 'count-is-destin'; did you mean 'count-is-destiny'?",
        ),
        ('passage = "ideas"', "has no cell of text 'ideas'; did you mean 'idea'?"),
        ('passage = "idea"\nparagraphs = [9]', "has paragraphs 1 to 3, got 9; choose among them"),
        ('passage = "contrast-reading"', "expected a passage of 120 words at most, got"),
        ('exercise = "critical-mass-9"', "has no exercise 'critical-mass-9'; did you mean"),
    ],
)
def test_name_that_leads_nowhere_is_refused_with_place_and_repair(root, shows, expected):
    said = refusal(root, outlines.slide(shows))
    assert said.startswith(PLACE)
    assert expected in said


def test_gap_that_the_slide_cannot_fill_is_refused(root):
    shows = 'figure = "critical_mass"\nstate = "share=0.4"'
    said = refusal(root, outlines.slide(shows, notes="At {set.shar} it turns."))
    assert (
        said
        == f"{PLACE}: expected a value that the slide shows, got {{set.shar}}; did you mean 'set.share'?"
    )


def test_all_problems_of_a_deck_are_said_at_once(root):
    said = refusal(root, outlines.slide('bet = "no"'), outlines.slide('quiz = "no"'))
    assert [line.partition(" (")[0] for line in said.splitlines()] == [
        f"teaching/slides/critical_mass.toml, slide {at}" for at in (11, 12)
    ]


def test_deck_of_a_chapter_that_the_book_does_not_have_is_refused(root):
    outlines.write(root, outlines.outline(), "mills")
    with pytest.raises(DeckError, match=r"there is no notebooks/mills\.ipynb"):
        validation.make(root, ["mills"])


@pytest.mark.slow
@pytest.mark.parametrize("topic", CHAPTERS)
def test_deck_of_a_chapter_can_be_shown(topic):
    (made,) = validation.make(ROOT, [topic])
    assert all(slide.html.strip() and slide.notes for slide in made.slides)
