"""What is kept between builds is of now, and whole."""

from types import SimpleNamespace

import pytest

from platformlab.sphinxext.keeping import keep, kept_from


@pytest.fixture
def app(tmp_path):
    return SimpleNamespace(doctreedir=tmp_path)


def test_what_was_made_from_the_same_stays_and_what_was_made_before_goes(app):
    keep(kept_from(app, "explorers", "first") / "one.js", "text")
    assert (kept_from(app, "explorers", "first") / "one.js").read_text(encoding="utf-8") == "text"
    assert list(kept_from(app, "explorers", "second").iterdir()) == []
    assert not (app.doctreedir / "explorers" / "first").exists()
    assert kept_from(app, "vega", "first").exists(), "kinds are kept apart"


def test_a_file_that_could_not_be_written_to_its_end_is_not_there(app):
    file = kept_from(app, "explorers", "now") / "one.js"
    with pytest.raises(TypeError):
        keep(file, None)
    assert not file.exists()
