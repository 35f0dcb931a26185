"""Economics only: one module per topic, plain functions, numpy and scipy.

``FAMILIES`` is the table of contents. A model is named without its family, as in
``models.critical_mass``, and imported when it is first named.
"""

from importlib import import_module
from typing import NamedTuple


class Family(NamedTuple):
    """A shelf of the library.

    Attributes
    ----------
    title : str
        What the models of the family are about.
    models : dict of str
        Title by module name, in the order of reading.
    """

    title: str
    models: dict


# By folder. No folder may be called like a model: the folder would hide the model.
FAMILIES = {
    "spread": Family(
        "Spread and critical mass",
        {
            "diffusion": "Diffusion of a new product",
            "diffusion_fits": "Fitting a diffusion curve",
            "diffusion_runs": "Diffusion person by person",
            "critical_mass": "Critical mass",
            "logit_shares": "Shares that reproduce themselves",
            "rohlfs": "Critical mass, the smallest case",
            "compatibility": "Compatibility",
            "launch": "Launch with two sides",
            "launch_frontier": "The launch frontier",
        },
    ),
    "contacts": Family(
        "On networks of contacts",
        {
            "graphs": "Graphs of contacts",
            "random_graphs": "Networks drawn at random",
            "network_diffusion": "Spread on a network",
            "network_theory": "Spread on a network, in theory",
            "network_launch": "Who starts",
        },
    ),
    "value": Family(
        "Value of a network",
        {
            "network_value": "Laws of network value",
            "network_value_fits": "Fitting the laws",
            "network_value_windows": "Laws under a moving window",
            "network_growth": "Growth to saturation",
        },
    ),
    "pricing": Family(
        "Two sides and their prices",
        {
            "two_sided": "Membership fees",
            "two_sided_shares": "Two sides at given fees",
            "break_even": "Break-even fees",
            "platform_rivalry": "Rival platforms",
            "transaction_fees": "Fees per transaction",
            "free_goods": "Free goods",
            "divide_and_conquer": "Divide and conquer",
        },
    ),
    "trade": Family(
        "Search and matching",
        {
            "search": "Search",
            "matching": "Matching",
            "intermediary": "A platform between buyers and sellers",
        },
    ),
    "costs": Family(
        "Scale and its costs",
        {
            "scale": "Scale",
            "virtuous_circle": "The virtuous circle",
            "rent_or_own": "Rent or own",
            "experience_fits": "Experience curves fitted",
        },
    ),
    "rivalry": Family(
        "Competition",
        {
            "competition": "Competition between products",
            "logit_competition": "Competition with varied tastes",
            "two_engines": "Two engines",
            "scale_or_network": "Scale or network",
            "lock_in": "Lock-in",
            "urns": "Urns",
        },
    ),
    "machines": Family(
        "Information and machines",
        {
            "learning_from_data": "Learning from data",
            "learning_curves": "Learning curves",
            "pooling": "Pooling",
            "maintenance": "Maintenance",
            "fleet_learning": "Learning from a fleet",
        },
    ),
    "decisions": Family(
        "Decisions",
        {
            "crowd_ideas": "Ideas from a crowd",
            "patience": "Patience",
            "options": "Options",
            "hybrid": "Hybrids",
        },
    ),
}

_FAMILY_OF = {name: word for word, family in FAMILIES.items() for name in family.models}

__all__ = list(_FAMILY_OF)


def __getattr__(name):
    if name not in _FAMILY_OF:
        raise AttributeError(f"there is no model named {name!r}")
    return import_module(f"{__name__}.{_FAMILY_OF[name]}.{name}")


def __dir__():
    return __all__
