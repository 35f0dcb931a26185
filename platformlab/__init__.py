"""What a notebook needs: ``from platformlab import figures, load, models``.

Names load at first use, so that a model runs without the drawing libraries.
"""

from importlib import import_module

__all__ = ["bet", "check", "figures", "load", "models", "quiz", "show_source", "sweep"]

_PLACES = {
    "bet": ("platformlab.checks", "bet"),
    "check": ("platformlab.checks", "check"),
    "figures": ("platformlab.figures", None),
    "load": ("platformlab.data", "load"),
    "models": ("platformlab.models", None),
    "quiz": ("platformlab.checks", "quiz"),
    "show_source": ("platformlab.show", "show_source"),
    "sweep": ("platformlab.sweeps", "sweep"),
}


def __getattr__(name):
    if name not in _PLACES:
        raise AttributeError(f"platformlab has no {name!r}; it offers {', '.join(__all__)}")
    module, attribute = _PLACES[name]
    loaded = import_module(module)
    return getattr(loaded, attribute) if attribute else loaded


def __dir__():
    return __all__
