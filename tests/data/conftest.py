"""A copy of the data folder that a test may damage."""

import shutil

import pytest
from data_copy import DataCopy
from places import ROOT


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """Copy of the data that `platformlab.data` reads."""
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    monkeypatch.setenv("PLATFORMLAB_DATA", str(folder))
    return DataCopy(folder)
