"""The language of a build: Sphinx's setting, or the environment's where it names one.

``PLATFORMLAB_LANGUAGE=pseudo make book`` builds the book in the pseudo-language. A language whose
file is not whole stops the build before any page is read.
"""

import os

from sphinx.errors import ConfigError

from platformlab import words
from platformlab.words.pseudo import PSEUDO


def setup(app):
    """Choose the language before anything speaks; kernels of the build inherit it."""
    app.connect("config-inited", _choose, priority=100)


def _choose(app, config):
    chosen = os.environ.get(words.LANGUAGE) or config.language
    try:
        words.speak(chosen)
    except words.WordError as error:
        raise ConfigError(str(error)) from None
    if chosen != PSEUDO:  # Sphinx and the theme have no such language
        config.language = chosen
