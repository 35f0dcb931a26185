"""Codes are found in whatever a class pastes: lists, chats, tables, other keyboards."""

import json

import pytest
from parts import ROOT

from platformlab.checks import codes

pytestmark = [pytest.mark.slow, pytest.mark.hostile]

SIZES = {"ESL": [11], "SOT": [3], "TOP": [21, 21, 21]}
ONE, TWO = (codes.encode("ESL", [11], [at]) for at in (0, 1))  # ESL-0?, ESL-1?
LONG = codes.encode("TOP", SIZES["TOP"], [20, 3, 7])
BODY, BODY2 = ONE[4:], TWO[4:]
WIDE = "".join(chr(ord(c) + 0xFEE0) for c in ONE)
BOTH = [
    f"{ONE} {TWO}", f"{ONE}\n{TWO}", f"{ONE}\r\n{TWO}\r\n", f"{ONE},{TWO}", f"{ONE};{TWO}", f"{ONE}\t{TWO}",
    f"- {ONE}\n- {TWO}", f"* {ONE}\n* {TWO}", f"• {ONE}\n• {TWO}", f"1. {ONE}\n2. {TWO}", f"1) {ONE} 2) {TWO}",
    f"Ada - {ONE}\nBen - {TWO}", f"Ada: {ONE}\nBen: {TWO}", f"Ada={ONE}&Ben={TWO}", f"Ada-{ONE}\nBen-{TWO}",
    f"Ada {ONE}!\nBen {TWO}?", f"{ONE}.{TWO}.", f"[{ONE}][{TWO}]", f"({ONE})({TWO})", f"<{ONE}><{TWO}>",
    f"{{{ONE}}}{{{TWO}}}", f"**{ONE}** __{TWO}__", f"`{ONE}` ~{TWO}~", f'"{ONE}","{TWO}"', f"“{ONE}”„{TWO}‘",
    f"#{ONE} @{TWO}", f"{ONE}/{TWO}", f"{ONE}|{TWO}", f"{ONE}\\{TWO}", f"{ONE}+{TWO}", f"{ONE}→{TWO}",
    f"|{ONE}|\n|---|\n|{TWO}|", f"{ONE}、{TWO}。", f"김민지 {ONE} 박서준{TWO}", f"10:32 Ada: {ONE}\n10:33 Ben: {TWO}",
    f"[10:32, 29.11.2026] Ada: {ONE}\n[10:33] Ben: {TWO}", f"🎉{ONE}🎉{TWO}👍🏽", f"my code is {ONE}, hers {TWO}",
    f"{ONE.lower()} {TWO.lower()}", f"{ONE.title()} {TWO.title()}", f"{WIDE} {TWO}", f"{WIDE}、{WIDE[:4]}{BODY2}",
    f"ESL–{BODY} ESL—{BODY2}", f"ESL‐{BODY} ESL‑{BODY2}", f"ESL−{BODY} ESL_{BODY2}", f"ESL - {BODY}; ESL -{BODY2}",
    f"ESL{BODY} ESL{BODY2}", f"ESL {BODY} ESL {BODY2}", f"ESL: {BODY} ESL.{BODY2}", f"ESL-\n{BODY} ESL\n-{BODY2}",
    f"E\u00adSL-{BODY}\u200b ES\u200bL-{BODY2}\u2060", f"\ufeff{ONE}\u00a0{TWO}", f"\u202a{ONE}\u202c \u2066{TWO}\u2069",
    f"ES1-{BODY} E5L-00 esI-{BODY2}", f"ESL-O{BODY[1:]} ESL-l{BODY2[1:]}".replace("ESL-O", f"ESL-{'O' if BODY[0] == '0' else BODY[0]}"),
    f"ЕSL-{BODY} ΕSL-{BODY2}", f"Ada{ONE} Ben{TWO}", f"{ONE}{TWO}", f"{ONE[:5]} {ONE[5]} ESL-{BODY2[0]}-{BODY2[1]}",
    f"{ONE}…{TWO}…", f"&lt;{ONE}&gt;&nbsp;{TWO}", f"<li>{ONE}</li><li>{TWO}</li>", f"http://x.org/?c={ONE}#{TWO}",
    f"ESLー{BODY} ESLｰ{BODY2}", f"ESLㅡ{BODY} ESL─{BODY2}", f"{' '.join(ONE)}\n{' '.join(TWO)}",
    f"E-S-L-{BODY} E.S.L-{BODY2}", f"ESL%2D{BODY} ESL=2D{BODY2}", f"ESL%E2%80%93{BODY} ESL=E2=80=94{BODY2}",
    f"ESL&#45;{BODY} ESL&ndash;{BODY2}", f"ESL&mdash;{BODY} ESL&#8211;{BODY2}", f"еѕl-{BODY} ΕЅL-{BODY2}",
    f"ESL-{BODY.replace('0', '٠')} ESL-{BODY2.replace('1', '१')}", f"코드는 {ONE}입니다. コードは{TWO}です",
    f"Ada,{ONE},10:32\nBen,{TWO},10:33", f"{{'Ada': '{ONE}', 'Ben': '{TWO}'}}", f"Sent from my phone\n{ONE}\n> {TWO}",
]  # fmt: skip
NONE = [
    "", "Anna", "Anna-Lena sat at the top of it", "the slot is sold", "2026-11-29", "10-32", "esl", "ESL-", "- - -",
    "x" * 50_000, "ESL" * 3000, "constructor", "__proto__-09", "하나 둘 셋",
    "I like E. S. L. and e s l - or not", "スーパーマーケット ㅡ_ㅡ", "E S L", "100%2D", "&ndash; ٠٩",
]  # fmt: skip

GROUPED = [LONG, f"{LONG[:6]} {LONG[6:]}", f"{LONG[:7]}-{LONG[7:]}", LONG.replace("-", "")]
ODD = {
    f"{ONE[:-1]}{'1' if ONE[-1] != '1' else '2'}": ["codes.wrong_character"],
    f"{ONE}Q": ["codes.wrong_length", {"wanted": 2, "got": 3}],
    "XYZ-12": ["codes.no_name"],
    "ESK09": ["codes.no_name"],
}


@pytest.fixture(scope="module")
def found(browser):
    """What the script of the page finds in each text, with one page for all."""
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "platformlab/checks/static/codes.js")
    script = f"texts => texts.map(text => platformlab.codes.find(text, {json.dumps(SIZES)}))"
    texts = [*BOTH, *NONE, *ODD, *GROUPED]
    yield dict(zip(texts, page.evaluate(script, texts), strict=True))
    page.close()


@pytest.mark.hostile(pages=BOTH)
def test_two_codes_are_found_whatever_stands_around_them(found, subtests):
    for text in BOTH:
        with subtests.test(text):
            read = [one["answer"] for one in found[text] if "answer" in one]
            assert read == [[0], [1]]


@pytest.mark.hostile(pages=NONE)
def test_words_hold_no_code_and_are_not_called_odd(found, subtests):
    for text in NONE:
        with subtests.test(text[:20]):
            assert [one for one in found[text] if "answer" in one or one["code"] != "ESL-"] == []


@pytest.mark.hostile(pages=ODD)
def test_what_looks_like_a_code_and_is_none_is_said_with_its_reason(found):
    for text, problem in ODD.items():
        assert [(one["code"], one["problem"]) for one in found[text]] == [(text, problem)]


@pytest.mark.hostile(pages=GROUPED)
def test_long_code_may_come_in_groups(found):
    for text in GROUPED:
        assert [one["answer"] for one in found[text]] == [[20, 3, 7]], text
