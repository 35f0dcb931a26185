"""Economics only: one module per topic, plain functions, numpy and scipy.

``models.critical_mass`` is imported when it is first named.
"""

from importlib import import_module


def __getattr__(name):
    if name.startswith("_"):  # asked for by tools that probe a module, never a topic
        raise AttributeError(name)
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise
        raise AttributeError(f"there is no model named {name!r}") from None
