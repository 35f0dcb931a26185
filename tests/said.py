"""A wordbook whose texts a test gives, in place of the language file of a room."""

import tomllib
from pathlib import Path

from platformlab.words import Wordbook, texts


class Said(Wordbook):
    """The texts of a TOML document, the same in every language."""

    def __init__(self, document):
        super().__init__(Path("room"))
        self.document = dict(texts._flat(tomllib.loads(document), ""))

    def load(self, chosen):
        return self.document
