"""Markdown of a student is laid out as it was written, within a time, in a process of its own."""

import re
from html import unescape

import pytest

from grading import rendering
from grading.rendering import Renderer
from grading.sanitise import LONGEST_ANSWER, clean_markdown

WHOLE = "submitted/eve/the_puzzle/count_by_a_rule.ipynb"
# Four times as long each time it is used on itself.
BOMB = r"\newcommand{\a}[1]{{#1}{#1}{#1}{#1}}" + r"\a{" * 20 + "x" + "}" * 20
SLOW = {"macro": f"${BOMB}$", "environment": r"\begin{align}" + BOMB + r"\end{align}"}
OPENINGS = r"\\(" * (LONGEST_ANSWER // 3)
TOO_SLOW = "(this text takes too long to lay out; it stands here as it was"


@pytest.fixture(scope="module")
def render():
    return Renderer()


def shown(html):
    """What a reader sees of HTML."""
    return unescape(re.sub(r"<[^<>]*>", "", html)).strip()


@pytest.mark.slow
@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_text_that_takes_too_long_stands_as_it_was_written_with_its_file(render, text):
    render.begin_page()
    html = render(clean_markdown(text), {}, whole=WHOLE)
    said, _, written = html.partition("<pre>")
    assert shown(said).startswith(TOO_SLOW)
    assert WHOLE in said
    assert unescape(written.removesuffix("</pre>")) == text


@pytest.mark.slow
def test_text_that_only_a_slow_machine_gives_up_is_shown_whole_by_every_one(render):
    render.begin_page()
    text = shown(render(clean_markdown(OPENINGS), {}, whole=WHOLE))
    as_laid_out = OPENINGS.replace(r"\\", "\\")
    assert text == as_laid_out or (text.startswith(TOO_SLOW) and text.endswith(OPENINGS))


@pytest.mark.slow
def test_next_text_is_laid_out_after_one_that_took_too_long(render):
    render.begin_page()
    render(SLOW["macro"], {}, whole=WHOLE)
    assert render("*good*", {}, whole=WHOLE) == "<p><em>good</em></p>\n"


def test_page_has_its_time_and_the_next_one_its_own(render, monkeypatch):
    monkeypatch.setattr(rendering, "SECONDS_A_PAGE", 0)
    render.begin_page()
    assert "<pre>*good*</pre>" in render("*good*", {}, whole=WHOLE)
    monkeypatch.undo()
    render.begin_page()
    assert "<em>" in render("*good*", {}, whole=WHOLE)


def test_text_at_which_the_parser_fails_stands_as_it_was_written(render):
    render.begin_page()
    render("x", {}, whole=WHOLE)
    process = render._process
    picture = "![x](attachment:y.png)"
    html = render(picture, 5, whole=WHOLE)  # it looks for the name in a mapping
    assert html.endswith(f"<pre>{picture}</pre>")
    assert render._process is process


def test_process_ends_with_the_page_that_started_it():
    render = Renderer()
    render("x", {}, whole=WHOLE)
    process = render._process
    del render
    assert process.poll() is not None


HONEST = {
    "less": "`x<y` and a<b, and `if a<b and c>d:`",
    "element": "`<div class=a>` opens, `</div>` ends, and `<!-- -->` is a comment",
    "index": "`f[i](x)`, `x[1:]`, `x[a]: int`, and f[i](x)",
    "picture": "`![alt](picture.png)` and wow![1]",
    "generic": "`List<String>` holds `Map<K, V>`",
    "question": "`<?php` and `a<!b`",
}
CODE = "if a<b and c>d:\n    x[0](1)\n    print('<img src=x>')"


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_honest_answer_reads_as_it_was_written(render, text):
    render.begin_page()
    assert shown(render(clean_markdown(text), {}, whole=WHOLE)) == text.replace("`", "")


@pytest.mark.parametrize("language", ["", "python", "mermaid", "nothing-known"])
def test_code_in_an_answer_reads_as_it_was_written(render, language):
    render.begin_page()
    html = render(clean_markdown(f"```{language}\n{CODE}\n```"), {}, whole=WHOLE)
    assert shown(html).removeprefix("nothing-known\n") == CODE
    assert 'class="err"' not in html


def test_formula_with_a_sign_less_than_is_a_formula(render):
    render.begin_page()
    html = render(clean_markdown("$a<b$ and $x![y](z)$"), {}, whole=WHOLE)
    assert html.count("<math") == 2
    assert "\u2060" not in html


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("<https://example.org/a?b=c/d&e=f>", "https://example.org/a?b=c/d&e=f"),
        ("<http://example.org/a#b>", "http://example.org/a#b"),
        ("<ada@example.org>", "mailto:ada@example.org"),
        ("[x][r]\n\n[r]: mailto:ada@example.org", "mailto:ada@example.org"),
    ],
)
def test_address_between_signs_leads_there(render, text, address):
    render.begin_page()
    html = render(clean_markdown(text), {}, whole=WHOLE)
    assert unescape(re.search('href="([^"]*)"', html)[1]) == address
