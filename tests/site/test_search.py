"""The search finds what the book says, wherever a page says it, and no question breaks it."""

import re

import pytest
from parts import EXPLORERS, PLACES
from playwright.sync_api import expect

from platformlab.checks.misconceptions import misconceptions
from platformlab.checks.questions import every_bet
from platformlab.claims import load_claims
from platformlab.sphinxext.passages import tells_an_answer

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("search.html")]

ASK = """questions => questions.map((asked) => {
    const field = document.querySelector("input[name=q]");
    field.value = asked;
    field.form.requestSubmit();
    return [document.querySelector(".search-summary").textContent,
        [...document.querySelectorAll("ul.search a")].map((a) => a.getAttribute("href"))];
})"""
WORDS = {
    "C24": "book/ledger.html#claim-c24",
    "c24": "book/ledger.html#claim-c24",
    "Ｃ２４": "book/ledger.html#claim-c24",
    "commodities": "",
    "Toyota": "",
    "기저율": "book/glossary.html#term-base-rate",
    "base rates": "book/glossary.html#term-base-rate",
    "31.5 billion dollars": "book/ledger.html#claim-c24",
    "$71 billion": "",
    "31.5 BILLION": "book/ledger.html#claim-c24",
    "C-24": "book/ledger.html#claim-c24",
    "31,5 billion": "book/ledger.html#claim-c24",
    "$31.5billion": "book/ledger.html#claim-c24",
    "winner-takes-all": "",
    "2018년": "",
    "Predix-Plattform 2018": "",
}
STRANGE = [
    "constructor", "__proto__", "toString", "hasOwnProperty", ".*", "(", ")", "[", "]", "\\", "a|b", "a\\", "^$", "(?:", "+", "?",
    "*", "{1,}", "%", "%zz", "%E0%A4%A", "&amp;", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "javascript:alert(1)",
    "'", '"', "''", "`", "${1}", "{asked}", "\t", "\u200b", "\u202e", "\ufeff", "\ud83d", "😀", "👩‍👩‍👧", "한", "ㅎ", "é", "e\u0301",
    "İ", "ß", "ﬁ", "٣", "½", "−5", "1e308", "-0", "NaN", "null", "undefined", "-word", "--", "OR", "AND", "the", "a" * 10_000, "a " * 5_000, "9" * 10_000,
    "😀" * 5_000, "💡 price", "price\u0000fee", "../../etc", "q=q&q=q", "#", "?q=", "\\u0041", "SELECT 1; --", "\r\n",
]  # fmt: skip


@pytest.fixture
def search(tab, host):
    """The page of results, after a first question."""
    opened = tab(f"{host}search.html?q=network")
    expect(opened.locator("ul.search a").first).to_be_visible()
    return opened


def asked(opened, questions):
    return dict(zip(questions, opened.evaluate(ASK, list(questions)), strict=True))


def test_claims_figures_questions_misconceptions_and_terms_are_found(search, subtests):
    titles = {EXPLORERS[name].title: f"{page}#" for page, name in PLACES}
    bets = {bet.question: f"#bet-{bet.id}" for _, bet in every_bet().values()}
    errors = {row.error: f"#{row.anchor}" for row in misconceptions().values()}
    rows = {row.id: f"book/ledger.html#{row.anchor}" for row in load_claims().values()}
    for wanted in (WORDS, rows, titles, bets, errors):
        for question, (_, links) in asked(search, wanted).items():
            with subtests.test(question=question):
                plain = [
                    link.replace("./", "", 1).partition("?")[0] + "#" + link.partition("#")[2]
                    for link in links
                ]
                assert any(wanted[question].strip("#") in link for link in plain[:10])
    assert search.complaints == []


SHOWN = """question => {
    const field = document.querySelector("input[name=q]");
    field.value = question;
    field.form.requestSubmit();
    return [...document.querySelectorAll("ul.search li")].map((li) =>
        [li.querySelector("a").getAttribute("href"), li.querySelector(".context").textContent]);
}"""


def test_no_excerpt_tells_what_a_bet_of_its_chapter_asks(search, subtests):
    for name, (_, bet) in every_bet().items():
        with subtests.test(name):
            asked = " ".join(re.findall(r"\w+", bet.question)[-8:])
            for address, said in search.evaluate(SHOWN, asked):
                page = address.partition("?")[0].partition("#")[0].removesuffix(".html")
                assert not tells_an_answer(page, said), address


@pytest.mark.hostile(pages=STRANGE)
def test_no_question_throws_or_is_left_without_a_word(search):
    said = asked(search, STRANGE)
    assert all(summary for summary, _ in said.values())
    assert all(len(summary) < 500 for summary, _ in said.values())
    assert search.locator("#search-results :is(img, script)").count() == 0
    assert search.complaints == []


def test_a_number_stands_by_itself_and_one_that_is_not_there_is_explained(search):
    said = asked(search, ["777777.25", "2.8 %", "2.8%"])
    assert "A number is found as the book prints it" in said["777777.25"][0]
    assert said["2.8 %"][1] == said["2.8%"][1] != []


def test_number_is_found_however_its_thousands_are_parted(search):
    said = asked(search, ["1,000", "1000", "1.000"])
    places = [
        {link.split("?")[0] + link.partition("#")[2] for link in links}
        for _, links in said.values()
    ]
    assert places[0] == places[1] <= places[2] != set()


ADDRESSED = ["constructor", "%E0%A4%A", "a%00b", "x" * 10_000, "+", "%F0%9F%98%80"]


@pytest.mark.hostile(pages=ADDRESSED)
@pytest.mark.parametrize("question", ADDRESSED)
def test_question_in_an_address_is_answered_from_a_folder_too(tab, site, question):
    opened = tab(f"{site.as_uri()}/search.html?q={question}")
    expect(opened.locator(".search-summary, h1").last).not_to_be_empty()
    assert opened.complaints == []
