"""What a notebook needs: ``from platformlab import figures, load, models``.

Names load at first use, so that a model runs without the drawing libraries.
"""

from importlib import import_module

__all__ = [
    "bet",
    "check",
    "figures",
    "judge",
    "load",
    "memos",
    "models",
    "play",
    "quiz",
    "show_source",
    "sweep",
    "verdicts",
]

__version__ = "0.1.0"  # an EPUB names it too, and a clone may run without being installed
_BOOK = "platformlab.chapters"
_PLACES = {
    "bet": ("platformlab.checks.faces", "bet"),
    "check": ("platformlab.checks.answers", "check"),
    "figures": ("platformlab.figures", None),
    "judge": ("platformlab.checks.faces", "judge"),
    "load": ("platformlab.data", "load"),
    "memos": ("platformlab.memos", None),
    "models": ("platformlab.models", None),
    "play": ("platformlab.play", None),
    "quiz": ("platformlab.checks.faces", "quiz"),
    "show_source": ("platformlab.show", "show_source"),
    "sweep": ("platformlab.sweeps", "sweep"),
    "verdicts": ("platformlab.verdicts", None),
}


def __getattr__(name):
    if name not in _PLACES:
        raise AttributeError(f"platformlab has no {name!r}; it offers {', '.join(__all__)}")
    module, attribute = _PLACES[name]
    if module.startswith("platformlab.checks"):
        import_module(_BOOK)  # opens the book that bets, quizzes and exercises belong to
    loaded = import_module(module)
    return getattr(loaded, attribute) if attribute else loaded


def __dir__():
    return __all__
