"""Nothing gives a bet away before it is placed: no figure elsewhere, and no words above it."""

import re

import pytest
from parts import CHAPTERS, FILES, PLACES, ROOT, notebook, opening

from platformlab.chapters import BOOK, contents
from platformlab.checks.bets import telling
from platformlab.checks.questions import every_bet
from platformlab.claims import load_claims

BETS = every_bet()
every = pytest.mark.parametrize("name", BETS)
SHORT = 3  # letters of a word that says little
NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
SAYS_LITTLE = set(
    [
        "also",
        "could",
        "each",
        "even",
        "from",
        "have",
        "here",
        "more",
        "much",
        "only",
        "other",
        "some",
        "such",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "would",
        "your",
    ]
)
LEAST, ALIKE = 3, 0.5  # words that tell something, and the part of them that two sentences share
MARKUP = re.compile(
    r"<[^>]+>|\{\w+\}`[^`<]*(?:<[^>]*>)?`|\]\([^)]*\)|\$\$.*?\$\$|```.*?```|[\[*_`\\]", re.S
)


def words(text):
    """Words that tell something, without their endings."""
    found = re.findall(r"[a-z]+|\d[\d,.]*\d|\d", text.lower())
    telling = [w for w in found if w not in SAYS_LITTLE and (len(w) > SHORT or w in NUMBERS)]
    stems = {re.sub(r"(?:ies|es|s|ed|ing)$", "", word) for word in telling if word not in NUMBERS}
    return stems | {str(NUMBERS.index(word)) for word in telling if word in NUMBERS}


def sentences(text):
    text = MARKUP.sub(" ", text)
    return [part for part in re.split(r"(?<=[.?!:;])\s+|\n+", text) if part.strip()]


def above(chapter, bet_id):
    """What a reader can have read when she meets a bet.

    Text above it with the reasons behind its badges, what cells print, and every title of the chapter.
    """
    found = notebook(chapter).cells
    at = next(i for i, cell in enumerate(found) if cell.source == f'bet("{bet_id}")')
    read = [cell.source for cell in found[:at] if cell.cell_type == "markdown"]
    read += [*badges(read), *printed(found[:at])]
    later = "\n".join(cell.source for cell in found[at:] if cell.cell_type == "markdown")
    return read + re.findall(r"^## (.*)$", later, flags=re.M)


def badges(texts):
    """Reasons that the badges of some texts show to whoever points at them."""
    known = load_claims()
    named = [name for text in texts for name in re.findall(r"\{claim\}`(\w+)`", text)]
    return [known[name].reason for name in named]


def printed(cells):
    """What cells print: results of code, and the sentences of figures."""
    for output in (output for cell in cells for output in cell.get("outputs", ())):
        yield output.get("text", "") or output.get("data", {}).get("text/plain", "")


def outside():
    """What a reader may meet before a chapter: welcome, parts, map; titles, cards, gifts on them."""
    pages = [file for file in FILES if re.search(r"book/(?:index|map|part-[\w-]+)$", file)]
    read = [(ROOT / f"{file}.md").read_text(encoding="utf-8") for file in pages]
    titles = [contents.title(chapter) for chapter in CHAPTERS]
    cards = [contents.asks(chapter) for chapter in CHAPTERS]
    asked = [BOOK.crowd().says["question"]]
    return (
        read
        + titles
        + cards
        + asked
        + [what for c in CHAPTERS for what in contents.gives(c).values()]
    )


def revealed(bet):
    """What is told after a bet and not said in its question: the reveal, and the right option's reply."""
    told = re.sub(r"\{answer\}", bet.shown_value, bet.reveal)
    told = re.sub(r"\{\w+\}", "", told)
    right = [bet.options[bet.right].reply, bet.options[bet.right].text] if bet.options else []
    asked = words(bet.question)
    return [
        tells
        for said in sentences(" ".join([told, *right]))
        if len(tells := words(said) - asked) >= LEAST
    ]


def given_away(bet, read):
    """Sentences that say what a bet reveals, each with the words they share with it."""
    told = revealed(bet)
    for text in read:
        for sentence in sentences(text):
            said = words(sentence)
            for tells in told:
                if len(tells & said) >= max(LEAST, ALIKE * len(tells)):
                    yield sentence, sorted(tells & said)


@every
def test_no_text_above_a_bet_says_what_it_reveals(name):
    chapter, bet = BETS[name]
    assert list(given_away(bet, above(chapter, name))) == []


@every
def test_no_welcome_part_map_or_title_says_what_a_bet_reveals(name):
    assert list(given_away(BETS[name][1], outside())) == []


@every
def test_no_text_above_a_bet_names_its_answer(name):
    chapter, bet = BETS[name]
    if bet.kind == "choice" and not bet.column("column").is_text:
        return  # its options are ranges; the question names their ends
    read = [sentence for text in above(chapter, name) for sentence in sentences(text)]
    texts = [said for said in read if telling.names_value(bet, said)]
    assert texts == []


@every
def test_nothing_above_a_bet_names_a_number_that_its_figure_answers_with(name):
    chapter, bet = BETS[name]
    read = [sentence for text in above(chapter, name) for sentence in sentences(text)]
    told = telling.numbers(bet)
    found = {(n, said) for said in read for n in told & set(telling.NUMBER.findall(said))}
    assert sorted(found) == [], "say it after the bet, or with another state's numbers"


@every
def test_no_figure_elsewhere_stands_in_the_state_that_a_bet_asks_about(name):
    chapter, bet = BETS[name]
    own = f"notebooks/{chapter}.html"
    shown = [
        page
        for page, explorer in PLACES
        if page != own and explorer == bet.state.explorer and opening(page, explorer) == bet.values
    ]
    assert shown == [], f"let {shown} show the figure {bet.state.explorer} in another state"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "six-of-ten",
            "The figure names the firms, and shows which other rule changes the count.",
        ),
        (
            "old-price-back",
            "Former members compare the old fee with a network of those who are left.",
        ),
        (
            "half-the-cost",
            "The owner asks the whole saving as a fee, and no new pair finds a deal.",
        ),
    ],
)
def test_text_that_says_what_a_bet_reveals_is_found(name, told):
    _, bet = BETS[name]
    assert [said for said, _ in given_away(bet, [f"One thing is sure. {told}"])] == [told]
