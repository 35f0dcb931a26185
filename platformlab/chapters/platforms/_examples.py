"""The report's examples, counted by kind and by whether they still serve their users."""

from functools import cache

from platformlab.data import load

KINDS = ("platform", "mixed", "pipeline", "commons", "unclear")
# Answers to one question, that of the column `still_serves`; a purchase or a new name is none of them.
FATES = {"serves": "yes", "serves_no_more": "no", "not_traced": "unknown"}

BORDERLINE = (
    "Sets the price of each deal"  # so begins the note of a platform that fails half a test
)


@cache
def examples():
    """The report's examples with their kind and whether they still serve.

    Examples
    --------
    >>> len(examples())
    63
    """
    table = load("platform_examples", include_uncertain=True)
    fate_of = {answer: fate for fate, answer in FATES.items()}
    return table.assign(fate=table["still_serves"].map(fate_of))


def count_borderline():
    """Number of platforms whose middle sets the price of each deal, which their note says.

    Examples
    --------
    >>> count_borderline()
    4
    """
    table = examples()
    notes = table.loc[table["kind"] == "platform", "platform_note"].fillna("")
    return int(notes.str.contains(BORDERLINE).sum())


def count_examples(*, kind=None, fate=None):
    """Number of examples of a kind and a fate.

    Examples
    --------
    >>> count_examples(kind="platform", fate="serves")
    34
    """
    table = examples()
    chosen = (table["kind"] == kind) if kind else table["kind"].notna()
    return int((chosen & ((table["fate"] == fate) if fate else True)).sum())
