"""The style sheet holds every component, in the order that is said, or the build stops."""

import shutil

import pytest
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
