"""A build that cannot open its book says whether the name or the book is at fault."""

from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError

from platformlab.sphinxext import _open_book


def test_name_of_no_module_is_refused_with_the_repair():
    with pytest.raises(ConfigError, match=r"name the module .* \(got 'no_such_book'\); correct"):
        _open_book(None, SimpleNamespace(platformlab_book="no_such_book"))


@pytest.mark.parametrize("fault", ["raise ValueError('two parts')", "import no_such_library"])
def test_book_whose_own_code_fails_says_so_itself(tmp_path, monkeypatch, fault):
    (tmp_path / "failing_book.py").write_text(fault, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises((ValueError, ModuleNotFoundError), match=r"two parts|no_such_library"):
        _open_book(None, SimpleNamespace(platformlab_book="failing_book"))
