"""The small book with every node, built once for all tests that read it."""

import every_node
import pytest


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Folder with the small book in every format."""
    folder = tmp_path_factory.mktemp("formats")
    every_node.make(folder)
    done = every_node.build(folder, *every_node.ENDINGS)
    assert done.returncode == 0, done.stderr
    return folder / "_build"
