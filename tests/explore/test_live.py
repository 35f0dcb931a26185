"""The live face: the same labels, the model called at every move."""

import html
import re

import pytest
from drawings import drawn
from parts import EXPLORERS

from platformlab.explore import live

every_moved = drawn({name: one for name, one in EXPLORERS.items() if one.controls})


def faces(explorer):
    """Widget, its drawing, its sentence, its fields."""
    widget = live.widget(explorer)
    _, sentence, drawing, *fields, _ = widget.children
    return widget, drawing, sentence, fields


def words(part):
    return html.unescape(re.sub(r"<[^>]+>", "", part.value)).replace("\N{NO-BREAK SPACE}", " ")


@every_moved
def test_widget_opens_as_the_page_does_and_follows_its_fields(explorer, subtests):
    _, drawing, sentence, fields = faces(explorer)
    with subtests.test("fields have the labels and ends of the page"):
        assert [field.description for field in fields] == [c.label for c in explorer.controls]
        for field, control in zip(fields, explorer.controls, strict=True):
            if control.labels:
                assert tuple(label for label, _ in field.options) == control.labels
            else:
                assert (field.min, field.max) == (control.values[0], control.values[-1])
            assert field.value == control.default
    with subtests.test("it opens with the sentence of the page"):
        assert words(sentence) == explorer.say()
        assert 'role="img"' in drawing.value
        assert 'role="status"' in sentence.value
    with subtests.test("moving the fields says and draws the new state"):
        before = drawing.value
        for field, control in zip(fields, explorer.controls, strict=True):
            ends = control.values[0], control.values[-1]
            field.value = ends[0] if control.default != ends[0] else ends[1]
        state = {c.name: f.value for c, f in zip(explorer.controls, fields, strict=True)}
        assert words(sentence) == explorer.say(**state)
        assert drawing.value != before


def test_slider_takes_values_between_those_a_page_ships():
    explorer = EXPLORERS["critical_mass"]
    _, _, sentence, fields = faces(explorer)
    fields[0].value = 0.425
    assert fields[0].value not in explorer.controls[0].values
    assert words(sentence) == explorer.say(share=fields[0].value)


def test_chart_without_controls_has_a_live_face_too():
    explorer = EXPLORERS["predix_activity"]
    _, _, sentence, fields = faces(explorer)
    assert fields == []
    assert words(sentence) == explorer.say()


@pytest.mark.slow
def test_mime_bundle_offers_widget_text_and_page():
    bundle = EXPLORERS["two_worlds"]._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"].startswith("<figure")
