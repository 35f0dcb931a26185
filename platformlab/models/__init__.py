"""Economics only: one module per topic, plain functions, numpy and scipy.

``FAMILIES`` is the table of contents: every word of the catalogue's headings stands there. A model
is named without its family, as in ``models.critical_mass``, and imported when it is first named;
SciPy is loaded when a model first needs it, so that naming a model takes a moment only.
"""

from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NamedTuple


class Family(NamedTuple):
    """A shelf of the library.

    Attributes
    ----------
    title : str
        What the models of the family are about.
    question : str
        What they answer together, in one sentence.
    models : dict of str
        Title by module name, in the order of reading.
    """

    title: str
    question: str
    models: dict


# By folder. No folder may be called like a model: the folder would hide the model.
FAMILIES = {
    "adoption": Family(
        "Adoption of new products",
        "How fast does a new thing spread, and what do its first years tell?",
        {
            "diffusion": "Diffusion of a new product",
            "diffusion_fits": "Fitting a diffusion curve",
            "diffusion_runs": "Diffusion person by person",
        },
    ),
    "spread": Family(
        "Critical mass and launch",
        "What does a network need before it grows by itself?",
        {
            "critical_mass": "Critical mass",
            "logit_shares": "Shares that reproduce themselves",
            "rohlfs": "Critical mass, the smallest case",
            "launch": "Launch with two sides",
            "launch_frontier": "The launch frontier",
        },
    ),
    "contacts": Family(
        "On networks of contacts",
        "What changes if people see only those they are in contact with?",
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
        "What is a network worth as it grows, and does its record show it?",
        {
            "network_value": "Laws of network value",
            "network_value_fits": "Fitting the laws",
            "network_value_windows": "Laws under a moving window",
            "network_growth": "Growth to saturation",
        },
    ),
    "pricing": Family(
        "Fees of one platform",
        "What does each side of a platform pay, and what for?",
        {
            "two_sided": "Membership fees",
            "two_sided_shares": "Two sides at given fees",
            "break_even": "Break-even fees",
            "transaction_fees": "Fees per transaction",
        },
    ),
    "sides": Family(
        "Winning both sides",
        "Whom does a firm court, against rivals or against doubt?",
        {
            "platform_rivalry": "Rival platforms",
            "free_goods": "Free goods",
            "divide_and_conquer": "Divide and conquer",
            "hybrid": "Hybrids",
        },
    ),
    "trade": Family(
        "Search and matching",
        "When does cheaper search bring buyers and sellers together, and who earns from it?",
        {
            "search": "Search",
            "matching": "Matching",
            "intermediary": "A platform between buyers and sellers",
        },
    ),
    "costs": Family(
        "Scale and its costs",
        "How far does size make a product cheaper, and where does that end?",
        {
            "scale": "Scale",
            "virtuous_circle": "The virtuous circle",
            "variants": "How many variants",
            "two_engines": "Two engines",
            "experience_fits": "Experience curves fitted",
        },
    ),
    "sharing": Family(
        "Sharing machines",
        "What is saved if those who need a machine share it, and who then still buys one?",
        {
            "rent_or_own": "Rent or own",
            "fleet_profiles": "Services and their hours",
            "shared_fleet": "A shared fleet",
        },
    ),
    "rivalry": Family(
        "Competition",
        "What is left of a margin when firms compete, and does size decide who wins?",
        {
            "competition": "Competition between products",
            "logit_competition": "Competition with varied tastes",
            "defended_margin": "A margin and what defends it",
            "shared_feature": "A feature, and who gains",
            "scale_or_network": "Scale or network",
        },
    ),
    "standards": Family(
        "Standards and lock-in",
        "Does everybody end up with the same, and does luck choose what?",
        {
            "expectations": "Customers who foresee",
            "compatibility": "Compatibility",
            "lock_in": "Lock-in",
            "urns": "Urns",
            "urn_ends": "How urns end",
        },
    ),
    "machines": Family(
        "Information and machines",
        "What does a firm learn from the machines and users it sees, and what is that worth?",
        {
            "learning_from_data": "Learning from data",
            "learning_curves": "Learning curves",
            "pooling": "Pooling",
            "maintenance": "Maintenance",
            "fleet_learning": "Learning from a fleet",
        },
    ),
    "judgement": Family(
        "Ideas and judgement",
        "What do many ideas or opinions add, and how well does whoever picks among them judge?",
        {
            "crowd_ideas": "Ideas from a crowd",
            "crowd_screening": "Screening ideas",
            "calibration": "Calibration",
        },
    ),
    "decisions": Family(
        "Decisions",
        "When should a firm wait, try or open, and who should pay when something fails?",
        {
            "patience": "Patience",
            "options": "Options",
            "product_base": "A base for a platform",
            "failure_contracts": "Who pays for failures",
        },
    ),
}

_FAMILY_OF = {name: word for word, family in FAMILIES.items() for name in family.models}

__all__ = list(_FAMILY_OF)


_FOLDER = Path(__file__).parent


def problems():
    """Say of each model whose file and line in ``FAMILIES`` do not go together what is missing.

    Yields
    ------
    str
        Place, what was expected and found, and the repair.
    """
    files = {file.stem: file for file in sorted(_FOLDER.glob("*/*.py")) if file.stem != "__init__"}
    for name, file in files.items():
        if _FAMILY_OF.get(name) != file.parent.name:
            yield _unlisted(name, file)
    for name, family in _FAMILY_OF.items():
        if name not in files:
            yield (
                f"platformlab/models/__init__.py, FAMILIES, {family!r}: there is no file of the model "
                f"{name!r}; write platformlab/models/{family}/{name}.py, correct the name, or remove "
                "the line"
            )


def _unlisted(name, file):
    """Say of a model that is there where it must be listed."""
    family = file.parent.name
    where = f"under {family!r}" if family in FAMILIES else f"in a Family of its own, {family!r}"
    return (
        f"platformlab/models/{family}/{name}.py: FAMILIES in platformlab/models/__init__.py does not "
        f'list this model; add {name!r}: "its title" {where} there'
    )


def __getattr__(name):
    if name not in _FAMILY_OF:
        if file := next(_FOLDER.glob(f"*/{name}.py"), None):
            raise AttributeError(_unlisted(name, file))
        near = " or ".join(map(repr, get_close_matches(name, __all__)))
        repair = f"did you mean {near}?" if near else f"there are {', '.join(__all__)}"
        raise AttributeError(f"there is no model named {name!r}; {repair}")
    return import_module(f"{__name__}.{_FAMILY_OF[name]}.{name}")


def __dir__():
    return __all__
