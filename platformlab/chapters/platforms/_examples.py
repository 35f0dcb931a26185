"""The report's examples, counted by kind and by what became of them."""

from functools import cache

from platformlab.data import load

KINDS = ("platform", "mixed", "pipeline", "commons", "unclear")
FATES = {
    "goes_on": ("alive", "renamed"),
    "was_bought": ("acquired",),
    "left_or_closed": ("changed", "closed"),
    "not_traced": ("unknown",),
}


@cache
def examples():
    """The report's examples with their kind and their fate.

    Examples
    --------
    >>> len(examples())
    63
    """
    table = load("platform_examples", include_uncertain=True)
    fate_of = {status: fate for fate, group in FATES.items() for status in group}
    return table.assign(fate=table["status_group"].map(fate_of))


def count_examples(*, kind=None, fate=None):
    """Number of examples of a kind and a fate.

    Examples
    --------
    >>> count_examples(kind="platform", fate="was_bought")
    6
    """
    table = examples()
    chosen = (table["kind"] == kind) if kind else table["kind"].notna()
    return int((chosen & ((table["fate"] == fate) if fate else True)).sum())
