import pytest

from platformlab import load, memos
from platformlab.memos import examples
from platformlab.worksheet import fields

WANTED = {"deere": ("test", "service"), "steel_trader": ("do_not", "buy"),
          "lego": ("test", "develop"), "ge": ("test", "service"), "hanbit": ("do", "distribute")}  # fmt: skip


@pytest.mark.parametrize("name", examples.NAMES)
def test_an_example_is_whole_and_its_memo_decides(name):
    answers = memos.example(name)
    memo = memos.write(answers)
    assert memo.complaints == {}
    assert "(not said)" not in memo.markdown
    assert (memo.recommendation, memo.about) == WANTED[name]
    for stage in memo.stages.values():
        assert stage["state"] in ("known", "none", "empty")
        assert not stage["one_number"]
    assert set(answers) <= set(fields.all_keys())


def test_numbers_of_firms_that_exist_are_those_of_the_data():
    facts = load("company_figures").set_index(["company", "metric", "date"])["value"]
    deere, ge = memos.example("deere"), memos.example("ge")
    assert float(deere["service.most"]) == facts["Deere", "connected_machines", "2022"]
    assert float(deere["develop.other_most"]) == facts["Deere", "software_developers", "2016"]
    assert float(ge["develop.most"]) == facts["GE", "predix_customers", "2017-10"]
    assert float(ge["develop.other_most"]) == facts["GE", "predix_developers", "2016-12"]
    lego = memos.example("lego")
    for end, date in zip(fields.ENDS, ("2020-09", "2021-05", "2025-09"), strict=True):
        rounds = facts["LEGO", "ideas_round_qualifiers", date]
        assert float(lego[f"develop.join_{end}"]) == rounds
    steel = memos.example("steel_trader")
    assert float(steel["buy.most"]) == facts["Klöckner", "customers", "2023"]


FIRMS = {"deere": "Deere", "steel_trader": "Klöckner", "lego": "LEGO", "ge": "GE"}
KINDS = {"sides": "cross side", "alike": "same side", "data": "data", "failures": "data"}


@pytest.mark.parametrize("name", FIRMS)
def test_an_example_finds_an_effect_only_where_the_table_of_stages_has_it(name):
    coded = load("chain_effects").set_index(["firm", "stage"])
    for stage in fields.STAGES:
        mechanism = memos.example(name).get(f"{stage}.mechanism")
        row = coded.loc[(FIRMS[name], stage)] if (FIRMS[name], stage) in coded.index else None
        if mechanism == "none":
            assert row is None or row["helps_others"] == "no", stage
        elif mechanism in KINDS:
            assert row["kind"] == KINDS[mechanism], stage
        else:  # the best of many ideas makes no other contributor better off
            assert mechanism in (None, "crowd")
            assert mechanism is None or row["helps_others"] == "no", stage


def test_the_invented_firm_says_that_it_is_invented():
    assert "invented" in memos.example("hanbit")["firm"]
    assert all("example" in memos.example(name)["firm"] for name in examples.NAMES[:-1])
