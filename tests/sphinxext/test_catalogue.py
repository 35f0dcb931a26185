"""The model catalogue is complete, and its formulas are ones a browser can draw."""

import inspect
import re
from functools import cache
from pathlib import Path

import pytest
from latex2mathml.converter import convert

from platformlab import models
from platformlab.sphinxext import catalogue, formulas

ROOT = Path(__file__).parents[2]
MODULES = models.__all__
KEYS = re.findall(
    r"^@\w+\{(\w+),", (ROOT / "book" / "references.bib").read_text("utf-8"), re.MULTILINE
)
FORMULAS = [
    (topic, formula)
    for topic in models.__all__
    for formula in re.findall(r"(?<!`)\$([^$]+)\$", inspect.getdoc(getattr(models, topic)))
]


@pytest.mark.parametrize("word", models.FAMILIES)
def test_every_family_has_its_page_in_the_book(word):
    page = (ROOT / "book" / f"models-{word}.md").read_text(encoding="utf-8")

    assert page == f"```{{model-family}} {word}\n```\n"
    assert f"file: book/models-{word}\n" in (ROOT / "_toc.yml").read_text(encoding="utf-8")


def test_every_model_has_a_formula_unless_it_only_prepares_data():
    without = set(MODULES) - catalogue.equations().keys()

    assert without <= {"graphs", "network_launch", "random_graphs"}


def test_formulas_become_mathml(subtests):
    for topic in catalogue.equations():
        with subtests.test(topic):
            for formula in catalogue.equations()[topic]:
                assert "<math" in convert(formula)


def test_formulas_name_models_that_exist():
    assert catalogue.equations().keys() <= set(MODULES)


def test_every_model_has_functions_a_reader_can_call(subtests):
    for topic in MODULES:
        with subtests.test(topic):
            assert catalogue.public_functions(getattr(models, topic))


def docstring(topic):
    return inspect.getdoc(getattr(models, topic))


@cache
def rendered(topic):
    return "\n\n".join(catalogue.entry(topic, getattr(models, topic), ROOT))


def test_an_entry_asks_a_question_and_says_what_it_assumes_leaves_out_and_rests_on(subtests):
    for topic in MODULES:
        with subtests.test(topic):
            entry = rendered(topic)

            for lead in ("Question", "Assumptions", "Left out"):
                assert f"**{lead}.** " in entry
            assert len(re.findall(r"\*\*Sources?\.\*\* ", entry)) == 1


def test_every_word_of_the_sources_reaches_the_reader(subtests):
    for topic in MODULES:
        with subtests.test(topic):
            written = docstring(topic).rpartition("\n\nSource")[2].partition(": ")[2].split()
            shown = re.search(r"\*\*Sources?\.\*\* (.*?)\n\n", rendered(topic), re.DOTALL)[1]
            plain = re.sub(
                r"\{cite:t\}`(\w+)`", r"\1", re.sub(r"\{cite:p\}`(\w+)`", r"(\1)", shown)
            )

            assert [word.lower() for word in plain.split()] == [word.lower() for word in written]
            assert shown.endswith(".")


def test_every_key_of_an_entry_is_cited(subtests):
    for topic in MODULES:
        with subtests.test(topic):
            keys = {key for key in KEYS if re.search(rf"\b{key}\b", docstring(topic))}
            entry = rendered(topic)

            assert set(re.findall(r"\{cite:[tp]\}`(\w+)`", entry)) == keys
            assert not re.search(r"(?<!`)\b[a-z]+(?:18|19|20)\d\d\b", entry)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Source: bass1969.", "**Source.** {cite:t}`bass1969`."),
        (
            "Sources: lines (a1990); b1991 (more),\nworked out here.",
            "**Sources.** Lines (a1990); {cite:t}`b1991` (more),\nworked out here.",
        ),
        ("Source: worked out here.", "**Source.** Worked out here."),
        ("No word of where it is from.", ""),
    ],
)
def test_a_source_sentence_is_kept_whole(written, shown):
    shown = shown.replace("(a1990)", "{cite:p}`a1990`")

    assert catalogue.source_sentence(f"Question. Why?\n\n{written}") == shown


@pytest.mark.parametrize(
    ("topic", "reservation"),
    [
        ("two_sided_shares", "worked out here"),
        ("launch", "worked out here"),
        ("hybrid", "worked out here"),
        ("intermediary", "Worked out here"),
        ("lock_in", "our addition"),
        ("learning_from_data", "our simplest case"),
        ("patience", "the book's own"),
        ("launch_frontier", "is preferred by"),
    ],
)
def test_what_is_our_own_is_said_to_be(topic, reservation):
    assert reservation in " ".join(rendered(topic).split())


@pytest.mark.parametrize(
    "topic", ["network_growth", "network_value_fits", "network_value_windows", "logit_shares"]
)
def test_series_of_observations_do_not_pass_for_quantities(topic):
    names = {param.name for param in catalogue.parameters(getattr(models, topic))}

    assert not names & {"users", "years"}


def test_formulas_of_the_running_text_are_typeset():
    assert "rate $p + q F$: $p$ of their own" in " ".join(docstring("diffusion").split())
    assert r"$V = a n^{2}$" in rendered("network_value")


def test_every_formula_of_a_docstring_becomes_mathml(subtests):
    for topic, formula in FORMULAS:
        with subtests.test(topic, formula=formula):
            drawn = convert(formulas.latex(formula))

            assert re.search(r"[⁰¹²³ⁿ₀₁₂√^_]", drawn) is None


def test_no_formula_of_the_running_text_is_left_in_plain_letters(subtests):
    for topic in MODULES:
        with subtests.test(topic):
            prose = docstring(topic).rpartition("\n\nSource")[0]
            prose = re.sub(r"`[^`]*`|\$[^$]*\$", "", prose)

            assert re.findall(r"[=²³ⁿ√^₀₁₂]|\b[b-zB-HJ-Z] [−+·<>≤≥] ", prose) == []


def test_a_model_that_a_text_names_leads_to_its_entry():
    assert "[`diffusion_runs`](#model-diffusion_runs)" in rendered("diffusion")


def test_a_power_is_no_bold_type(subtests):
    for topic in MODULES:
        with subtests.test(topic):
            spoken = re.sub(
                r"`[^`]*`|\*\*(?:Question|Assumptions|Left out|Sources?|Used in|For further study|Verified)\b\.?\*\*",
                "",
                rendered(topic),
            )

            assert "**" not in spoken


def test_names_of_tests_read_as_facts():
    facts = catalogue.test_names(ROOT, "critical_mass")

    assert len(facts) > 5
    assert not [fact for fact in facts if "_" in fact]


def test_a_model_without_a_chapter_is_for_further_study():
    assert "**For further study.** No chapter uses it." in rendered("urns")
    assert "further study" not in rendered("critical_mass")


def test_a_case_computed_elsewhere_is_told_with_its_numbers_and_its_source():
    told = [fact for fact in catalogue.test_names(ROOT, "free_goods") if "Parker" in fact]

    assert told == [
        "the side whose demand spills over more gets its good below cost (Values 1 and 2, "
        "effects 0.9 and 0.1, after Parker and Van Alstyne (2005): prices −1/6 and 1.533; "
        "computed by two routes)"
    ]
