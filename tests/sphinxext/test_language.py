"""The language of a build is Sphinx's, or the environment's, and is whole."""

from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError

from platformlab import words
from platformlab.sphinxext import language
from platformlab.words.pseudo import PSEUDO


def test_language_is_the_one_of_the_settings(monkeypatch):
    monkeypatch.delenv(words.LANGUAGE, raising=False)
    language._choose(None, SimpleNamespace(language="en"))
    assert words.language() == "en"
    monkeypatch.delenv(words.LANGUAGE)


def test_environment_chooses_before_the_settings_and_sphinx_stays_with_a_language_it_has(
    monkeypatch,
):
    monkeypatch.setenv(words.LANGUAGE, PSEUDO)
    config = SimpleNamespace(language="en")
    language._choose(None, config)
    assert (words.language(), config.language) == (PSEUDO, "en")


def test_language_without_a_file_stops_the_build(monkeypatch):
    monkeypatch.delenv(words.LANGUAGE, raising=False)
    with pytest.raises(ConfigError, match=r"there is no language file .*tlh\.toml; copy en\.toml"):
        language._choose(None, SimpleNamespace(language="tlh"))
