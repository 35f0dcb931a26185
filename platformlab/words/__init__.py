"""What the engine says to readers, and how it writes numbers and markup.

- ``text("explore.reset")`` is a text of the engine in the reader's language, from ``en.toml``.
- ``Wordbook(__file__)`` is the same for the room of a module: it keeps a file per language.
- ``numbers`` is the one place that writes a number.
- ``templates.render`` fills a room's HTML templates; its words come from the language file.

A further language is a file beside each ``en.toml``; no code knows which languages there are.
"""

from platformlab.words.texts import (
    LANGUAGE,
    SOURCE,
    Wordbook,
    WordError,
    curled,
    engine,
    language,
    linked,
    speak,
    text,
)

__all__ = [
    "LANGUAGE",
    "SOURCE",
    "WordError",
    "Wordbook",
    "curled",
    "engine",
    "language",
    "linked",
    "speak",
    "text",
]
