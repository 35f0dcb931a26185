"""The words of this room's figures, from its language file."""

from pathlib import Path

from platformlab.words import Wordbook

say = Wordbook(Path(__file__).parent)
