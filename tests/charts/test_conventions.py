"""What colours, zeros and words of a drawing promise, held for all explorers at once."""

import json
import re

import pytest
from drawings import every_drawing, face, specification

from platformlab.charts import theme
from platformlab.explore import svg

# Figures that paint in the colour of a side, and who the sides are.
SIDES = {
    "divide_first": "consumers and producers",
    "ecosystem": "consumers and producers",
    "fee_record": "buyers of consoles, and shops",
    "fee_setter": "buyers and sellers",
    "free_side": "consumers and producers",
    "opening_day": "travellers and shops",
    "wedge": "buyers and sellers",
    "who_pays": "consumers and producers",
    "whose_gain": "buyers",
}
SIGNS = re.compile(r"\b(?:filled|hollow|dashed|solid|pale|dark(?:er)?)\b", re.I)
TENTHS = re.compile(r"\$\d[\d,]*\.\d(?!\d)(?!(?: → [\d.]+)?\s?(?:bn|billion|million|trillion))")
every_frame = pytest.mark.parametrize("width", svg.FRAMES)


def layers(spec):
    """Every layer that draws something, with its place in the specification."""
    inner = spec.get("layer") or spec.get("hconcat") or spec.get("vconcat") or ()
    if not inner:
        yield spec
    for part in inner:
        yield from layers(part)


def kind(layer):
    mark = layer.get("mark")
    return mark["type"] if isinstance(mark, dict) else mark


def across(layer):
    """Domains of the scales of a layer, by channel."""
    for channel in ("x", "y"):
        encoding = layer.get("encoding", {}).get(channel, {})
        scale = encoding.get("scale") or {}
        domain = scale.get("domain")
        if isinstance(domain, list) and encoding.get("type") == "quantitative":
            yield channel, encoding, scale, domain


def titles(part):
    """Words of axes and headings."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "title" and isinstance(value, str):
                yield value
            elif key == "title" and isinstance(value, dict) and isinstance(value.get("text"), str):
                yield value["text"]
            yield from titles(value)
    elif isinstance(part, list):
        for item in part:
            yield from titles(item)


@every_drawing
def test_colours_of_the_sides_paint_sides_and_nothing_else(explorer):
    drawn = json.dumps(specification(explorer.name, "wide"))
    painted = {side for side in ("consumers", "producers") if theme.colour(side) in drawn}
    if explorer.name not in SIDES:
        assert not painted, (
            f"{explorer.name} paints in the colour of {', '.join(sorted(painted))}, which means that "
            "side everywhere: take ink, muted, pipeline or platform, or name its sides in SIDES"
        )
    else:
        assert painted or explorer.name == "ecosystem", f"{explorer.name} paints no side: drop it"


@every_frame
@every_drawing
def test_bars_and_areas_begin_at_zero(explorer, width):
    for layer in layers(specification(explorer.name, width)):
        for channel, encoding, scale, domain in across(layer):
            if kind(layer) not in ("bar", "area") or f"{channel}2" in layer["encoding"]:
                continue
            if channel == "x" and layer["encoding"]["y"].get("type") == "quantitative":
                continue  # the way along which it runs, or where an upright bar stands
            holds_zero = scale.get("type") != "log" and domain[0] <= 0 <= domain[-1]
            assert holds_zero, (
                f"{explorer.name}, {width}: the {kind(layer)} of {encoding['field']} runs from "
                f"{domain[0]} to {domain[-1]}: let the axis hold zero, or draw dots"
            )


@every_frame
@every_drawing
def test_where_an_amount_changes_its_sign_a_line_stands_at_zero(explorer, width):
    parts = list(layers(specification(explorer.name, width)))
    has_line = any(
        kind(layer) == "rule" and re.search("zero", json.dumps(layer)) for layer in parts
    )
    for layer in parts:
        for _, encoding, _, domain in across(layer):
            if encoding.get("axis", ...) is None:
                continue  # a place on the drawing, and no amount
            assert not domain[0] < 0 < domain[-1] or has_line, (
                f"{explorer.name}, {width}: {encoding['field']} runs from {domain[0]} to "
                f"{domain[-1]} without a line at zero: layer charts.bars.zero_line, or a level "
                "over a table named zero"
            )


@every_frame
@every_drawing
def test_no_axis_or_heading_explains_signs_that_a_mark_could_name(explorer, width):
    said = [title for title in titles(specification(explorer.name, width)) if SIGNS.search(title)]
    assert not said, f"{explorer.name}, {width}: {said}: write the word beside its mark instead"


@every_drawing
def test_money_has_cents_or_none(explorer):
    wrong = TENTHS.findall(face(explorer.name).get_text(" "))
    assert not wrong, f"{explorer.name}: {wrong}: write it by numbers.dollars"
