"""Wording gives nothing away: not within an item, and over the book not to a student who only guesses."""

import re
from collections import defaultdict

import pytest
from parts import CHAPTERS
from scipy.stats import binomtest

from platformlab.checks import tells
from platformlab.checks.questions import questions

ITEMS = [item for chapter in CHAPTERS for item in questions(chapter).items]
PLAIN = ["the first one wins", "the rest come later"]

# How often or how surely a thing is so; a guesser looks at these first.
OF_DEGREE = set(f"{tells.HEDGES} {tells.ABSOLUTES}".split())

# What an option says after its verdict, to make it believed.
ARGUED = re.compile(r":|[,;] (?:as|since|because|for|so|and so)\b|\b(?:because|since)\b", re.I)
ASKS = r"^(?:which|who|how|what|at which|by which)\b"
CONDITION = re.compile(rf"\b(?:if|unless|until|whether|depends|only where)\b|{ASKS}", re.I)
MODEST = re.compile(
    rf"{CONDITION.pattern}|\b(?:{tells.HEDGES.replace(' ', '|')}|little|small|less|few|some|near|next to)\b",
    re.I,
)


def test_feedback_does_not_say_the_verdict_again_that_stands_before_it():
    said = re.compile(r"(?:yes|no|right|wrong|correct|not so)\b[.,:;!]", re.I)
    again = [
        option.feedback for item in ITEMS for option in item.options if said.match(option.feedback)
    ]
    assert again == []


@pytest.mark.parametrize(
    ("right", "wrong_ones", "said"),
    [
        ("either: the two add up", PLAIN, "it has a colon, and no wrong one has one"),
        ("both of them add up", ["one: the first wins", "two: the rest come"], "it lacks a colon, and every wrong one has one"),
        ("the two add up; look", PLAIN, "it has a semicolon"),
        ("the other 12 add up", PLAIN, "it has a figure"),
        ("the other two may win", PLAIN, "it has a hedge"),
        ("the others, if they win", PLAIN, "it has a hedge"),
        ("the other two add up", ["the first always wins", "the rest never come"], "it lacks an absolute word"),
        ("one and two add up", ["one, as it was first", "two, since they come"], "it lacks a reason after a comma"),
        ("three, as it is larger", PLAIN, "it has a reason after a comma"),
        ("no, two of them win", ["yes, the first wins", "yes, the rest come"], "every wrong one begins with 'yes' and it with 'no'"),
        ("they stay away at once", ["they come back at once", "they come back in time"], "every wrong one begins with 'they come' and it with 'they stay'"),
        ("the two of them add up in the end and stay", PLAIN, "its length gives the right option away: 42 letters, much longer than every wrong one"),
        ("the two", PLAIN, "7 letters, much shorter than every wrong one (expected 14 to 24, the nearest wrong one has 18); say more in it"),
    ],
)  # fmt: skip
def test_right_option_that_stands_alone_in_form_is_told_with_its_repair(right, wrong_ones, said):
    told = tells.gives_away(right, wrong_ones)
    assert said in told
    assert re.search(r"write one of them another way|in a wrong one|cut a wrong one", told)


@pytest.mark.parametrize(
    ("right", "wrong_ones"),
    [
        ("the other two add up", PLAIN),
        ("either: the two add up", ["one: the first wins", PLAIN[1]]),
        ("the other two may win", ["the first may win", PLAIN[1]]),
        ("the others always win", PLAIN),  # a guesser strikes such words, so it hides the right one
        ("the other two add up", ["the first may win", "the rest might come"]),
        ("no, two of them win", ["yes, the first wins", "all the rest, too"]),
        ("the maybe and a mayor", PLAIN),  # words are whole words
    ],
)
def test_form_that_a_wrong_option_shares_or_that_misleads_is_let_pass(right, wrong_ones):
    assert tells.gives_away(right, wrong_ones) == ""


def longest(texts):
    return [len(text) for text in texts]


def longest_without_a_colon(texts):
    return [len(text) - 1_000 * (":" in text) for text in texts]


def middle_length(texts):
    middle = sorted(longest(texts))[len(texts) // 2]
    return [-abs(len(text) - middle) for text in texts]


def hedged_and_not_absolute(texts):
    hedge, absolute = (
        next(sign.has for sign in tells.SIGNS if sign.name == name)
        for name in ("a hedge", "an absolute word")
    )
    return [hedge(text) - absolute(text) for text in texts]


def most_specific(texts):
    """Most figures, then most long words."""
    return [
        100 * len(re.findall(r"\d+", text)) + len(re.findall(r"\b\w{7,}\b", text)) for text in texts
    ]


def unlike_the_others(texts):
    openings = [text.split()[0] for text in texts]
    return [-openings.count(opening) for opening in openings]


def without_a_reason(texts):
    reason = next(sign.has for sign in tells.SIGNS if sign.name == "a reason after a comma")
    return [-reason(text) for text in texts]


def claims_without_arguing(texts):
    return [-bool(ARGUED.search(text)) for text in texts]


def argues_for_itself(texts):
    return [bool(ARGUED.search(text)) for text in texts]


def claims_least_or_sets_a_condition(texts):
    return [bool(MODEST.search(text)) for text in texts]


def asks_or_sets_a_condition(texts):
    return [bool(CONDITION.search(text)) for text in texts]


def without_a_word_of_degree(texts):
    return [-len(words(text) & OF_DEGREE) for text in texts]


def words(text):
    return set(re.findall(r"[\w']+", text.lower()))


def verdicts_by_word():
    """For each word of the options, whether each option that it stands in is right."""
    verdicts = defaultdict(list)
    for item in ITEMS:
        for option in item.options:
            for word in words(option.text):
                verdicts[word].append(option.is_right)
    return verdicts


def found_by(rule):
    """Items that a student finds who takes what the rule likes best, and guesses among equals."""
    found = 0.0
    for item in ITEMS:
        likes = rule([option.text for option in item.options])
        best = [
            o.is_right for o, like in zip(item.options, likes, strict=True) if like == max(likes)
        ]
        found += sum(best) / len(best)
    return found


@pytest.mark.parametrize(
    "rule",
    [
        longest,
        longest_without_a_colon,
        middle_length,
        hedged_and_not_absolute,
        most_specific,
        unlike_the_others,
        without_a_reason,
        claims_without_arguing,
        argues_for_itself,
        claims_least_or_sets_a_condition,
        asks_or_sets_a_condition,
        without_a_word_of_degree,
    ],
)
def test_lazy_student_finds_no_more_of_the_quizzes_than_chance_does(rule):
    found = round(found_by(rule))
    chance = binomtest(found, len(ITEMS), 1 / 3, alternative="greater").pvalue
    assert chance > 0.05, (
        f"{rule.__name__} finds {found} of {len(ITEMS)} right options: reword some of those it finds"
    )


def test_no_word_stands_in_wrong_options_alone_or_in_right_ones_alone_oftener_than_chance():
    told = {
        word: verdicts
        for word, verdicts in verdicts_by_word().items()
        if len(set(verdicts)) == 1 and (1 / 3 if verdicts[0] else 2 / 3) ** len(verdicts) < 0.05
    }
    assert not told, "write one option with or without it, so that it tells nothing"


def test_word_of_degree_that_is_repeated_stands_in_a_right_option_too():
    told = {
        word: len(verdicts)
        for word, verdicts in verdicts_by_word().items()
        if word in OF_DEGREE and len(verdicts) > 3 and not any(verdicts)
    }
    assert not told, "delete it from a wrong option, or write a right one with it"
