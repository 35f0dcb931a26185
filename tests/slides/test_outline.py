"""The outline of a deck is refused with file, slide, what was expected, what came, and the repair."""

import outlines
import pytest
from parts import CHAPTERS, ROOT

from platformlab.slides import outline
from platformlab.slides.outline import FEWEST, MOST, DeckError

PLACE = "teaching/slides/critical_mass.toml"


def refusal(root, text):
    outlines.write(root, text)
    with pytest.raises(DeckError) as refused:
        outline.read(root, outlines.TOPIC)
    return str(refused.value)


def test_every_chapter_of_the_book_has_a_deck():
    assert outline.topics(ROOT) == sorted(CHAPTERS)


@pytest.mark.parametrize("topic", CHAPTERS)
def test_deck_of_a_chapter_reads_and_begins_with_its_opening(topic):
    deck = outline.read(ROOT, topic)
    assert deck.slides[0].shows == "opening"
    assert FEWEST <= len(deck.slides) <= MOST


@pytest.mark.parametrize("topic", CHAPTERS)
def test_deck_bets_plays_judges_asks_and_ends_in_what_to_keep(topic):
    shown = {slide.shows for slide in outline.read(ROOT, topic).slides}
    assert {"bet", "figure", "claim", "quiz", "takeaways", "exercise"} <= shown | (
        {"claim"} if topic == "who_pays" else set()  # it treats no claim of the report
    )


@pytest.mark.parametrize(("count", "repair"), [(11, "add what"), (19, "join or cut some")])
def test_too_few_or_too_many_slides_are_counted(tmp_path, count, repair):
    said = refusal(tmp_path, outlines.outline(count=count))
    assert f"{PLACE}: expected 12 to 18 slides, got {count}; {repair}" in said


@pytest.mark.parametrize("count", [FEWEST, MOST])
def test_fewest_and_most_slides_are_let_through(tmp_path, count):
    outlines.write(tmp_path, outlines.outline(count=count))
    assert len(outline.read(tmp_path, outlines.TOPIC).slides) == count


@pytest.mark.parametrize("field", ["heading", "notes"])
@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("At 43 % it turns.", "43"),
        ("About 1,000.5 of them.", "1,000.5"),
        ("Fifty leave.", "Fifty"),
        ("It doubles.", "doubles"),
        ("Half of them go.", "Half"),
    ],
)
def test_number_that_is_typed_in_is_named_with_its_slide(tmp_path, field, said, number):
    bad = outlines.slide("takeaways = true", **{"heading": "So it is", field: said})
    heading = said if field == "heading" else "So it is"
    refused = refusal(tmp_path, outlines.outline(bad))
    assert (
        f'{PLACE}, slide 12 ("{heading}"): {field} has {number!r} typed in, expected a slot'
        in refused
    )


@pytest.mark.parametrize(
    "said",
    ["Ask two rows.", "At {set.price} they leave.", "Often, and often enough.", "{now.share.3}"],
)
def test_words_of_speech_and_slots_are_no_typed_numbers(said):
    assert outline.typed_number(said) == ""


@pytest.mark.parametrize(
    ("shows", "expected"),
    [
        ("", "expected one thing to show, got none; name one of opening, bet"),
        ('bet = "a"\nquiz = "b"', "expected one thing to show, got bet, quiz"),
        ('figure = "a"\nstaet = "b"', "has no 'staet'; did you mean 'state'?"),
    ],
)
def test_slide_that_shows_nothing_two_things_or_a_misspelt_word_is_refused(
    tmp_path, shows, expected
):
    assert expected in refusal(tmp_path, outlines.outline(outlines.slide(shows)))


def test_slide_without_notes_is_refused(tmp_path):
    said = refusal(tmp_path, outlines.outline(outlines.slide("takeaways = true", notes=" ")))
    assert "expected notes as a text, got ' '; write what the teacher needs" in said


def test_deck_that_does_not_open_the_chapter_is_refused(tmp_path):
    slides = outlines.outline().replace("opening = true", "takeaways = true")
    assert "expected the first slide to show the opening" in refusal(tmp_path, slides)


def test_heading_longer_than_a_slide_is_refused(tmp_path):
    bad = outlines.slide("takeaways = true", heading="word " * 14)
    assert "a heading of 64 characters at most" in refusal(tmp_path, outlines.outline(bad))


def test_missing_file_and_broken_toml_are_named(tmp_path):
    outlines.write(tmp_path, "", "giants")
    with pytest.raises(DeckError, match=r"giant\.toml: expected the deck .* did you mean 'giants'"):
        outline.read(tmp_path, "giant")
    assert "expected TOML, got what cannot be read" in refusal(tmp_path, "[[slide]\n")
    assert "expected tables [[slide]] and nothing else" in refusal(tmp_path, "[slides]\n")
