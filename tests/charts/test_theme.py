"""One place for colours and type, and colours that everybody can tell from the paper."""

import ast
import re

import altair as alt
import pytest
from drawings import every_drawing, specification
from parts import ROOT, nodes

from platformlab.charts import theme
from platformlab.explore import svg
from platformlab.sphinxext import styles

PYTHON = sorted((ROOT / "platformlab").rglob("*.py"))
CSS = styles.joined(ROOT)
NAMED = (
    "black|white|red|green|blue|gray|grey|orange|purple|yellow|pink|brown|steelblue|teal|navy|"
    "maroon|olive|lime|aqua|cyan|magenta|silver|gold|crimson|tomato|coral|salmon|indigo|violet"
)
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|lab)\(", re.I)
FONT = re.compile(r"sans-serif|Helvetica|Arial|Roboto|Georgia|monospace", re.I)
TEXT_ROLES = sorted(set(theme.COLOURS) - {"paper", "grid", "pipeline"})


def luminance(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(role, mode):
    low, high = sorted(luminance(theme.COLOURS[name][mode]) for name in (role, "paper"))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_standard_does():
    assert luminance("#ffffff") == pytest.approx(1)
    assert luminance("#777777") == pytest.approx(0.1845, abs=1e-4)  # WCAG: #777 on white is 4.48


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_colours_that_carry_words_contrast_with_the_paper(role, mode):
    assert contrast(role, mode) >= 4.5


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_pipeline_grey_is_visible_as_a_line(mode):
    assert contrast("pipeline", mode) >= 3


def strings(path):
    docstrings = {
        ast.get_docstring(node, clean=False)
        for node in nodes(path)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    for node in nodes(path):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and text not in docstrings:
            yield text


def test_no_module_but_the_theme_names_a_colour_or_a_font():
    found = [
        (path.name, text)
        for path in PYTHON
        if path.name != "theme.py"
        for text in strings(path)
        if COLOUR.search(text) or FONT.search(text) or re.fullmatch(NAMED, text)
    ]
    assert found == []


def test_style_sheet_takes_every_colour_from_the_theme():
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.S)
    values = re.findall(r"(?<=:)[^:;{}]+(?=[;}])", rules)
    shadow = "rgb(0 0 0 / 15%)"  # black at any strength is no colour of ours
    literal = [v for v in values if COLOUR.search(v.replace(shadow, ""))]
    assert literal == []
    assert [v for v in values if re.search(rf"(?<![-\w])({NAMED})(?![-\w])", v)] == []


def test_style_sheet_uses_only_variables_that_exist():
    used = set(re.findall(r"var\(--pl-([\w-]+)", CSS))
    declared = set(re.findall(r"--pl-([\w-]+):", CSS))
    assert used - declared - set(theme.COLOURS) == set()


def test_colour_is_a_variable_with_the_light_value_for_pages_without_the_theme():
    assert theme.colour("ink") == "var(--pl-ink, #1c2126)"


@pytest.mark.parametrize("width", svg.FRAMES)
@every_drawing
def test_plot_is_pinned_in_its_frame(explorer, width):
    frame = svg.FRAMES[width]
    spec = specification(explorer.name, width)
    padding = spec["padding"]
    assert spec["autosize"]["type"] == "none"
    assert spec["width"] + padding["left"] + padding["right"] == frame.width
    # Some charts ask for more height than the usual, but never more than the screen of a phone; the
    # map is as long as the book, and its menu follows whoever scrolls.
    if explorer.name != "argument":
        assert spec["height"] + padding["top"] + padding["bottom"] <= 720
    # Between two columns of names, lines need less.
    assert spec["width"] >= (60 if explorer.name == "ten_traced" else 100)
    assert spec["height"] >= 100


def test_axes_write_numbers_as_the_prose_does():
    chart = (
        theme.rows()
        .mark_point()
        .encode(
            x=alt.X("share:Q", axis=alt.Axis(values=[0.5], format=".0%")),
            y=alt.Y("cost:Q", axis=alt.Axis(values=[1000], format="$,d")),
        )
    )
    spec = theme.framed(chart, theme.WIDE).to_dict(validate=False)
    drawing = svg.draw(
        svg.vega(spec), {"rows": {"share": [0, 1], "cost": [0, 1000]}}, prefix="test"
    )
    assert ">50\N{NO-BREAK SPACE}%<" in drawing
    assert ">$1,000<" in drawing


@pytest.mark.parametrize("width", svg.FRAMES)
@every_drawing
def test_chart_paints_with_the_colours_of_the_roles_only(explorer, width):
    spec = specification(explorer.name, width)
    allowed = {theme.colour(role) for role in theme.COLOURS} | {"transparent"}

    def painted(part):
        if isinstance(part, dict):
            for key, value in part.items():
                if key == "resolve":  # says of a scale of colours whether layers share it
                    continue
                if re.search("color|fill|stroke$|background", key, re.I) and isinstance(value, str):
                    yield value
                yield from painted(value)
        elif isinstance(part, list):
            for item in part:
                yield from painted(item)

    assert set(painted(spec)) - allowed == set()


def test_word_with_an_apostrophe_stays_one_word_of_an_expression(monkeypatch):
    monkeypatch.setattr(theme, "text", {"amounts.yes": r"d'\oui", "amounts.no": "non"}.__getitem__)
    assert theme.marks([True, False]) == [r"d'\oui", "non"]
    (condition,) = theme.by_mark("red", "blue")["condition"]
    assert condition["test"] == r"datum.is_marked == 'd\'\\oui'"
