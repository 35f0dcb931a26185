"""The style sheet holds every component, in the order that is said, or the build stops."""

import re
import shutil
from collections import defaultdict

import pytest
import tinycss2
from parts import ROOT
from sphinx.errors import ConfigError

from platformlab.sphinxext import styles


@pytest.fixture
def root(tmp_path):
    shutil.copytree(ROOT / styles.FOLDER, tmp_path / styles.FOLDER)
    return tmp_path


def test_sheet_holds_every_component_in_order(root):
    sheet = styles.joined(root)
    texts = [
        (root / styles.FOLDER / f"{name}.css").read_text("utf-8") for name in styles.COMPONENTS
    ]
    places = [sheet.index(text) for text in texts]
    assert places == sorted(places)
    assert len(sheet) == sum(map(len, texts)) + len(texts) - 1


def test_file_without_a_place_in_the_order_is_refused(root):
    (root / styles.FOLDER / "dice.css").write_text("p { color: var(--pl-ink); }", encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"_styles/dice\.css must stand both in the folder and in"
    ):
        styles.joined(root)


def test_component_without_a_file_is_refused(root):
    (root / styles.FOLDER / "paper.css").unlink()
    with pytest.raises(ConfigError, match=r"_styles/paper\.css must stand both"):
        styles.joined(root)


def rules(css):
    """Every rule as its head and body, with blanks only where they mean something."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            yield plain(rule.prelude)
            yield from rules(rule.content)
        else:
            yield plain(rule.prelude), plain(rule.content or [])


def plain(tokens):
    text = re.sub(r"/\*.*?\*/", "", tinycss2.serialize(tokens), flags=re.S)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r" ?([,<>=+~{};!]+) ?", r"\1", text)
    return re.sub(r"(?<=[(]) | (?=[)])|(?<=:) ", "", text).replace(";}", "}").rstrip(";")


def test_small_sheet_has_every_rule_of_the_sheet_and_no_comment():
    sheet = styles.with_missing_scripts(styles.joined(ROOT))
    found = styles.small(sheet)
    assert "/*" not in found
    assert len(found) < 0.9 * len(sheet)
    assert list(rules(found)) == list(rules(sheet))


def test_small_sheet_is_told_from_one_that_lost_the_blank_of_a_descendant():
    assert list(rules("a :hover{}")) != list(rules("a:hover{}"))


# What stands around a drawing. A browser asks it anew at every mark that a moved control changes.
AROUND = r"(?:body|:root|html|article|section|\.pl-bet|\.pl-explorer|\.pl-drawings|\.pl-chart)"
STILL = re.compile(r"print|scripting: none")  # where no control moves


def moving(css):
    """Selectors of rules that hold on a screen where scripts run."""
    for rule in tinycss2.parse_rule_list(css, skip_comments=True, skip_whitespace=True):
        head = plain(rule.prelude)
        if rule.type == "qualified-rule":
            yield head
        elif rule.content and not STILL.search(tinycss2.serialize(rule.prelude)):
            yield from moving(tinycss2.serialize(rule.content))


def asks_around(css):
    return [head for head in moving(css) if re.search(rf"{AROUND}[^\s>+~,]*:has\(", head)]


def test_no_move_of_a_figure_makes_the_sheet_look_through_the_page():
    assert asks_around(styles.with_missing_scripts(styles.joined(ROOT))) == []


def test_a_rule_that_looks_through_the_page_is_found():
    assert asks_around("@media screen { body[data-a]:has(.pl-b) h1 { margin: 0 } }")
    assert not asks_around("@media print { body:has(.pl-b) h1 { margin: 0 } }")


# Sheets that lay out, or print, what others draw, and the one that bets and quizzes share.
ACROSS = {"theme", "page", "text", "questions", "paper", "no-scripts", "motion", "forced"}
GAME = {"launch", "launch-paper"}
# What the class game takes over from pages of bets, on purpose.
SHARED = {"pl-actions", "pl-bar", "pl-bar-count", "pl-bar-name", "pl-bars", "pl-needs-script", "pl-status"}  # fmt: skip
PSEUDO = r"(?:::?[\w-]+(?:\((?:[^()]|\([^()]*\))*\))?)*"


def classes_alone(css):
    """Classes that a sheet styles wherever they stand, and not only inside a part of its own."""
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    for head in re.findall(r"([^{};]+)\{", plain):
        for selector in re.split(r",(?![^(]*\))", head):
            if found := re.fullmatch(rf"\.(pl-[\w-]+){PSEUDO}", selector.strip()):
                yield found[1]


def owners():
    found = defaultdict(set)
    for name in styles.COMPONENTS:
        for own in classes_alone((ROOT / styles.FOLDER / f"{name}.css").read_text("utf-8")):
            found[own].add(name)
    return found


def named_in(room):
    """Classes that the templates and scripts of a room give to their parts."""
    files = [path for path in room.rglob("*") if path.suffix in (".html", ".js")]
    return {own for path in files for own in re.findall(r"\bpl-[a-z-]+", path.read_text("utf-8"))}


def test_a_class_is_styled_alone_by_one_component():
    twice = {own: sheets - ACROSS for own, sheets in owners().items() if len(sheets - ACROSS) > 1}
    assert twice == {}


def test_the_game_and_the_rest_of_the_book_share_no_class_by_chance():
    styled = owners()
    game, others = named_in(ROOT / "platformlab/classroom"), set()
    for room in ("checks", "explore", "sphinxext"):
        others |= named_in(ROOT / "platformlab" / room)
    foreign = {own for own in game if styled[own] - GAME}
    assert foreign - SHARED == set()
    assert {own for own in others if styled[own] & GAME} - SHARED == set()
