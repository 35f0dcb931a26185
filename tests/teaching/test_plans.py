"""Plans: every chapter has them, their minutes add up, and what is wrong is named with its repair."""

import re
import shutil
from itertools import pairwise

import pytest
from parts import CHAPTERS, ROOT

from platformlab.teaching import plans
from platformlab.teaching.plans import LENGTHS, PlanError

TOPIC = "giants"


@pytest.fixture
def folder(tmp_path):
    """Another book's folder with the plans of one chapter; returns the file."""
    place = tmp_path / plans.FOLDER
    place.mkdir(parents=True)
    shutil.copy(ROOT / plans.FOLDER / f"{TOPIC}.toml", place)
    return tmp_path


def refused(folder, old, new):
    """Message after a change of the plans, which must be in them once at least."""
    file = folder / plans.FOLDER / f"{TOPIC}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError) as error:
        plans.read(folder, TOPIC)
    return str(error.value)


@pytest.mark.parametrize("topic", CHAPTERS)
def test_every_chapter_has_plans_that_fill_their_time(topic):
    found = plans.read(ROOT, topic)
    for length in LENGTHS:
        steps = found.of(length)
        assert sum(step.minutes[length] for step in steps) == length
        assert {"bet", "figure", "debrief"} <= {step.does for step in steps}
    assert len(found.likely) >= 3
    assert found.homework
    assert len(found.debrief) >= 3
    assert len(found.board) >= 2


def test_longer_lesson_has_every_step_of_a_shorter_one():
    for topic in CHAPTERS:
        found = plans.read(ROOT, topic)
        for shorter, longer in pairwise(LENGTHS):
            left_out = [step for step in found.of(shorter) if step not in found.of(longer)]
            assert not left_out, (topic, shorter, left_out)


def test_figure_step_has_every_control_of_its_figure():
    state = next(step.figure for step in plans.read(ROOT, TOPIC).steps if step.figure)
    assert state == ("platform_count", {"rule": "principal", "year": 2026})


# Damage


def test_chapter_without_plans_is_named_with_a_file_to_copy(folder):
    with pytest.raises(PlanError, match=r"plans/mills\.toml: the chapter mills has no plans; copy"):
        plans.read(folder, "mills")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("50 = 3", "50 = 5", r"lesson of 50 minutes: its steps take 52; shorten them by 2"),
        ("90 = 4", "90 = 1", r"lesson of 90 minutes: its steps take 87; lengthen them by 3"),
        (
            "50 = 3",
            "45 = 3",
            r"step 1 \(talk\), minutes: there are lessons of 20, 50, 90 .* got '45'",
        ),
        ("50 = 3", "50 = 2.5", r"minutes, 50: expected whole minutes, got 2\.5; correct it"),
        ("50 = 3", "50 = 0", r"expected a minute or more .*; leave the length out"),
        (
            "minutes = { 20 = 2, 50 = 3, 90 = 4 }",
            "minutes = 3",
            r"expected \{ 50 = \.\.\. \}, got 3",
        ),
        ('does = "talk"', 'does = "sing"', r"step 1: does must be one of talk, .* \(got 'sing'\)"),
        (
            'rule = "principal", year',
            'rule = "main", year',
            r"step 3 \(figure\): rule = main is not",
        ),
        ('"platform_count", rule', '"platform_cuont", rule', r"did you mean 'platform_count'"),
        (
            'explorer = "platform_count", rule',
            "rule",
            r"step 3 \(figure\): expected figure = \{ exp",
        ),
        ('year = "2026"', 'yaer = "2026"', r"has no control 'yaer'; did you mean 'year'"),
        (
            'bet = "six-of-ten"\nminutes',
            'bet = "six"\nminutes',
            r"step 2 \(bet\): there is no bet 'six'",
        ),
        (
            'bet = "six-of-ten"\nroom',
            'bet = "sixes"\nroom',
            r"the bet 'six-of-ten' must be both placed",
        ),
        ('exercise = "giants-3"', 'exercise = "giants-9"', r"there is no exercise 'giants-9' in"),
        (
            'homework = ["giants-2"',
            'homework = ["deere-2"',
            r"homework: there is no exercise 'deere-2'",
        ),
        (
            'items = ["which-rule"',
            'items = ["whose-rule"',
            r"no quiz item 'whose-rule' .*'which-rule'",
        ),
        (
            '"winners-prove-it"',
            '"winners-prove"',
            r"likely: there is no misconception 'winners-prove'",
        ),
        (
            'goal = "Each',
            'gaol = "Each',
            r"knows no field 'gaol'; did you mean 'goal'\?; rename it",
        ),
        ("[cut]\n20 =", "[cut]\n50 =", r"is no TOML: .*; repair the line"),
        (
            "spare = [20]",
            "spare = [30]",
            r"spare: expected some of its lengths .* got \[30\]; a les",
        ),
        (
            "spare = [20]",
            "spare = 20",
            r"spare: expected some of its lengths \[20, 50, 90\], got 20",
        ),
        (
            "spare = [20]\n",
            "",
            r"cut: its sentence for 20 minutes belongs to no step; write spare = ",
        ),
        ("People carry", "Some 70 % carry", r"expected no number but years, .* got 70 in"),
        ('text = "Tell it', 'said = "Tell it', r"step 1 \(talk\): knows no field 'said'"),
        ('where = "Right"\n', "", r"board 3: lacks where; add it"),
    ],
)
def test_damage_is_named_with_file_step_and_repair(folder, old, new, said):
    message = refused(folder, old, new)
    assert message.startswith("teaching/plans/giants.toml")
    assert re.search(said, message, re.S), message


def test_length_for_which_nothing_is_cut_is_named(folder):
    message = refused(folder, '20 = "Show two', '# "Show two')
    assert "cut: says nothing for 20 minutes; say what to leave out" in message


def test_empty_sentence_is_named(folder):
    assert "expected a sentence in quotes, got ' '" in refused(
        folder,
        'before = "Platforms are taking over: most of the largest firms are platforms, and the trend goes on."',
        'before = " "',
    )
