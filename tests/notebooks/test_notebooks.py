"""Chapters keep one anatomy, little code, and text a person can edit line by line."""

import ast
import itertools
import re
from operator import attrgetter

import pytest
from parts import CHAPTERS, cells, named_cell, notebook, output

import platformlab
from platformlab.checks.answers import Text, answers_of

every_chapter = pytest.mark.parametrize("chapter", CHAPTERS)

# The parts of a chapter in their order; a part may have several cells (`by-hand`, `by-hand-intro`).
ANATOMY = [
    "title",
    "setup",
    "puzzle",
    "bet",
    "idea",
    "model",
    "model-source",
    "by-hand",
    "figure",
    "reading",
    "contrast",
    "evidence",
    "limits",
    "quiz",
    "exercises",
    "workbench",
    "takeaways",
    "sources",
]
VERBS = {
    "apply",
    "argue",
    "build",
    "calculate",
    "check",
    "choose",
    "compare",
    "compute",
    "count",
    "decide",
    "describe",
    "design",
    "distinguish",
    "draw",
    "estimate",
    "explain",
    "judge",
    "measure",
    "name",
    "predict",
    "price",
    "read",
    "say",
    "show",
    "tell",
    "test",
    "trace",
}
ABBREVIATED = re.compile(r"\b(?:St|Mr|Ms|Dr|vs|No|pp|U\.S|e\.g|i\.e)\.$")


def ids(chapter):
    return [cell.id for cell in notebook(chapter).cells]


def source(chapter, cell_id):
    return named_cell(chapter, cell_id).source


def visible_code(chapter):
    shown = (c for c in cells(chapter, "code") if "hide-input" not in c.metadata.get("tags", []))
    return {cell.id: cell.source.splitlines() for cell in shown}


def prose(chapter):
    return "\n\n".join(cell.source for cell in cells(chapter, "markdown"))


@every_chapter
def test_parts_stand_in_their_order(chapter):
    found = ids(chapter)
    first = []
    for part in ANATOMY:
        places = [
            at for at, name in enumerate(found) if name == part or name.startswith(f"{part}-")
        ]
        own = [at for at in places if found[at].split("-reading")[0].startswith(part)]
        assert own, (
            f"notebooks/{chapter}.ipynb: expected a cell {part!r}, got {', '.join(found)}; add it"
        )
        first.append(own[0])
    assert first == sorted(first), f"put the cells into the order {', '.join(ANATOMY)}"


@every_chapter
def test_cell_ids_are_words_and_unique(chapter):
    found = ids(chapter)
    assert len(set(found)) == len(found)
    for name in found:
        assert re.fullmatch(r"[a-z]{3,}(-[a-z]+)*|by-hand(-[a-z]+)*", name), name


@every_chapter
def test_visible_code_stays_within_its_budget(chapter):
    code = visible_code(chapter)
    assert sum(map(len, code.values())) <= 60
    for name, lines in code.items():
        assert len(lines) <= 10, name
        assert max(map(len, lines), default=0) <= 72, f"break the lines of the cell {name}"


@every_chapter
def test_code_defines_one_function_at_most_and_no_class(chapter):
    tree = ast.parse("\n".join(cell.source for cell in cells(chapter, "code")))
    kinds = [type(node) for node in ast.walk(tree)]
    assert kinds.count(ast.FunctionDef) + kinds.count(ast.Lambda) <= 1
    assert ast.ClassDef not in kinds


@every_chapter
def test_only_the_setup_imports_and_it_is_folded(chapter):
    for cell in cells(chapter, "code"):
        kinds = {type(node) for node in ast.walk(ast.parse(cell.source))}
        assert (cell.id == "setup") == bool(kinds & {ast.Import, ast.ImportFrom}), cell.id
    assert len(source(chapter, "setup").splitlines()) == 1
    tags = named_cell(chapter, "setup").metadata.get("tags", [])
    assert tags == ["hide-input"], 'give the cell setup the tag "hide-input" and no other'


@every_chapter
def test_code_names_only_what_platformlab_has(chapter):
    tree = ast.parse("\n".join(cell.source for cell in cells(chapter, "code")))
    dotted = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    named = [name for name in dotted if re.fullmatch(r"(figures|models|verdicts)(\.\w+)+", name)]
    assert any(name.startswith("figures.") for name in named)
    for name in named:
        attrgetter(name)(platformlab)


@every_chapter
def test_quoted_source_is_short_enough_to_read(chapter):
    shown = output(chapter, "model-source").get("data", {}).get("text/markdown", "")
    assert shown, "let the cell model-source end in show_source(...), and run: make tidy"
    assert 3 <= len(shown.splitlines()[1:-1]) <= 12


@every_chapter
def test_words_stand_between_any_two_pieces_of_code(chapter):
    kinds = [(cell.cell_type, cell.id) for cell in notebook(chapter).cells]
    neighbours = itertools.pairwise(kinds)
    assert [two for two in neighbours if two[0][0] == two[1][0] == "code"] == []
    assert kinds[-1][0] == "markdown"


@every_chapter
def test_every_cell_that_computes_shows_something_or_is_the_setup(chapter):
    silent = [cell.id for cell in cells(chapter, "code") if not cell.outputs]
    assert silent == ["setup"], "let the others show something, and run: make tidy"


@every_chapter
def test_chapter_has_the_length_of_one_sitting(chapter):
    words = re.sub(r"^(```|:label:|\*About \d+ min).*|`[^`\n]+`", "", prose(chapter), flags=re.M)
    count = len(re.findall(r"\b[\w'’-]+\b", words))
    assert 1_500 <= count <= 2_500, f"{chapter} has {count} words; a sitting has 1,500 to 2,500"


@every_chapter
def test_idea_is_told_in_words_before_any_symbol(chapter):
    text = source(chapter, "idea")
    assert "$" not in text.replace(r"\$", "")
    assert len(text.split()) <= 160


@every_chapter
def test_three_objectives_begin_with_verbs_and_head_a_takeaway_each(chapter):
    text = source(chapter, "takeaways")
    pairs = re.findall(r"^- \*\*(\w+)\*\* .+\.\n\n  \*\*.+\.\*\* ", text, flags=re.M)
    assert len(pairs) == text.count("\n- ") == 3, (
        "end the chapter with three objectives, '- **verb** ...', each above what is to be kept of it"
    )
    assert set(pairs) <= VERBS


@every_chapter
def test_nothing_tells_what_will_be_found_before_the_bet(chapter):
    found = ids(chapter)
    assert found[: found.index("bet")] in (
        ["title", "setup", "puzzle"],
        ["title", "setup", "puzzle", "bet-intro"],
    ), "open with the title, a story and the bet; the rest of the story has its section after it"
    opening = "".join(source(chapter, name) for name in ("title", "puzzle"))
    assert "\n- " not in opening, "objectives are the heads of the takeaways"
    assert "\n## " not in opening


@every_chapter
def test_story_before_the_bet_has_ninety_words_and_a_number(chapter):
    story = source(chapter, "puzzle")
    assert story.count('<aside class="pl-number">') == 1
    told = re.sub(r"<aside.*?</aside>|\{claim\}`\w+`|\(https?://\S+\)", "", story, flags=re.S)
    count = len(re.findall(r"\b[\w'’-]+\b", told))
    assert count <= 90, f"{chapter} tells {count} words before its bet; the rest can wait"


@every_chapter
def test_title_says_how_long_it_takes_and_promises_nothing(chapter):
    lines = [line for line in source(chapter, "title").splitlines() if line]
    assert len(lines) == 2, (
        "a title has a heading and a line such as *About 40 minutes.*, which make tidy completes"
    )
    assert lines[0].startswith("# ")
    assert re.fullmatch(r"\*About \d+ minutes.*\.\*", lines[1])


@every_chapter
def test_reader_gets_three_things_to_try_and_a_counter_case(chapter):
    assert len(re.findall(r"^\d\. \*\*", source(chapter, "reading"), flags=re.M)) == 3
    assert "**A counter-case.**" in source(chapter, "limits")


@every_chapter
def test_exercises_are_few_labelled_in_order_and_say_how_to_check(chapter):
    text = source(chapter, "exercises")
    topic = chapter.replace("_", "-")
    labels = re.findall(r"^:label: (.*)$", text, flags=re.M)
    assert labels == [f"{topic}-{number}" for number in range(1, len(labels) + 1)]
    assert 3 <= len(labels) <= 5
    exercises = re.findall(r"^```\{exercise\} \S.*?^```$", text, flags=re.M | re.S)
    assert len(exercises) == len(labels)
    for label, exercise in zip(labels, exercises, strict=True):
        assert f'check("{label}", ' in exercise


@every_chapter
def test_every_exercise_has_an_answer_and_every_answer_its_exercise(chapter):
    labels = re.findall(r"^:label: (.*)$", source(chapter, "exercises"), flags=re.M)
    answers = answers_of(chapter)
    assert [answer.id for answer in answers] == labels, f"in chapters/{chapter}/answers.py"
    assert any(isinstance(answer, Text) for answer in answers), "one exercise is answered in words"


@every_chapter
def test_workbench_gives_no_answer_away(chapter):
    output(chapter, "workbench")
    said = str(named_cell(chapter, "workbench").outputs)
    assert "Right." not in said
    assert "Nearly." not in said


@every_chapter
def test_sources_are_linked_and_annotated(chapter):
    entries = re.findall(r"^- .*$", source(chapter, "sources"), flags=re.M)
    assert len(entries) >= 3, "list three sources or more in the cell sources, each as - [...](...)"
    for entry in entries:
        assert len(entry.split()) > 12, entry


@every_chapter
def test_one_sentence_stands_on_one_line(chapter):
    crowded = []
    for cell in cells(chapter, "markdown"):
        for line in cell.source.splitlines():
            if re.match(r"\s*(?:[-*|>#<]|\d+\.)", line):  # lists, tables, headings and HTML
                continue
            plain = re.sub(r"\*\*[^*]+\.\*\*|\([^)]*\)|\*[^*]+\*", "", line)
            for end in re.finditer(r"[.?!][\"”’')]*\s+(?=[A-Z\"“])", plain):
                if not ABBREVIATED.search(plain[: end.start() + 1]):
                    crowded.append((cell.id, line))
    assert crowded == []


@every_chapter
def test_headings_go_down_one_level_at_a_time(chapter):
    text = re.sub(r"```.*?```", "", prose(chapter), flags=re.S)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, flags=re.M)]
    assert levels[:1] == [1], "begin with the title of the chapter: # Title"
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
