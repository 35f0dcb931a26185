"""A page holds the texts of the scripts it loads, once, and every script finds what it says."""

import json
import re
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from parts import ROOT

from platformlab.sphinxext import assets, checks, ledger, scripts
from platformlab.words import engine

ALL = [assets.SCRIPT, ledger.SCRIPT, *checks.SCRIPTS.values()]
KEY = re.compile(r'"([a-z_0-9]+\.[a-z_0-9.]+)"')


def says(script):
    found = set(KEY.findall(script.source()))
    return {key for key in found if key in engine.load("en")}


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.address)
def test_script_finds_every_text_it_says(script):
    assert says(script) <= {f"{s}.{key}" for s in script.says for key in engine.section(s)}


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.address)
def test_every_key_of_a_script_is_in_the_language_file(script):
    sections = {key.split(".")[0] for key in engine.load("en")}
    keys = {key for key in KEY.findall(script.source()) if key.split(".")[0] in sections}
    assert keys - {"explore.js"} <= set(engine.load("en"))


def page_with(*added):
    context = {"pathto": lambda address, _: address, "metatags": ""}
    app = SimpleNamespace(srcdir=str(ROOT))
    for script in added:
        scripts.add(app, context, script)
    scripts._hand_over(app, "page", "page.html", context, None)
    return BeautifulSoup(context["metatags"], "html.parser")


def test_page_holds_the_texts_of_all_its_scripts_in_one_block():
    asked = checks.SCRIPTS[checks.ASKED]
    page = page_with(assets.SCRIPT, asked)
    (block,) = page.select("#pl-words")
    handed = json.loads(block.string)["texts"]
    assert {"files.script.saved", "bets.script.note"} <= handed.keys()
    assert "ledger.script.all" not in handed
    assert len(page.select("script[defer]")) == 3  # and what they share


def test_page_without_scripts_holds_no_texts():
    assert page_with().select("script") == []


def test_script_on_a_page_has_no_comments():
    assert not re.search(r"^\s*//", assets.SCRIPT.source(), re.MULTILINE)


def test_page_loads_what_its_scripts_share_once_and_first():
    loaded = [
        script["src"] for script in page_with(assets.SCRIPT, ledger.SCRIPT).select("script[defer]")
    ]
    assert "shared.js" in loaded[0]
    assert len([address for address in loaded if "shared.js" in address]) == 1


@pytest.mark.parametrize("script", ALL, ids=lambda script: script.address)
def test_script_says_at_its_end_that_it_ran_under_the_name_of_its_tag(script):
    name = script.address.rpartition("/")[2]
    assert script.source().endswith(f"platformlab.ran.push('{name}');\n")
