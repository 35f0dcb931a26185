"""Drawings stand alone as files, in the form that a builder takes, or are described."""

from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from docutils import nodes
from sphinx.util import FilenameUniqDict

from platformlab.sphinxext.drawings import picture, with_real_colours

SVG = '<svg viewBox="0 0 9 9" width="9" height="9"><path fill="var(--pl-ink, #1c2126)" d="M0 0H9"/></svg>'
BEGINS = {"image/svg+xml": b"<svg", "application/pdf": b"%PDF", "image/png": b"\x89PNG"}


def builder_of(folder, *forms):
    env = SimpleNamespace(images=FilenameUniqDict())
    return SimpleNamespace(supported_image_types=list(forms), doctreedir=folder, env=env)


@pytest.mark.parametrize("form", BEGINS)
def test_drawing_is_a_file_in_the_form_the_builder_takes(tmp_path, form):
    builder = builder_of(tmp_path, form)
    (image,) = picture(builder, "page", SVG, "A line.")
    assert Path(image["uri"]).read_bytes().startswith(BEGINS[form])
    assert image["alt"] == "A line."
    assert image["uri"] in builder.env.images


def test_builder_without_images_gets_the_description(tmp_path):
    (told,) = picture(builder_of(tmp_path), "page", SVG, "A line.")
    assert isinstance(told, nodes.paragraph)
    assert "A line." in told.astext()


def test_drawing_that_nobody_described_is_not_announced(tmp_path):
    assert picture(builder_of(tmp_path), "page", SVG, "") == []


def test_file_names_colours_and_is_an_image_to_any_reader():
    drawing = with_real_colours(SVG)
    assert "var(" not in drawing
    assert ElementTree.fromstring(drawing).tag == "{http://www.w3.org/2000/svg}svg"
