"""What a check returns, and how it writes numbers into a sentence."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Numbers by name, the verdict they give, and one sentence that says both."""

    values: dict
    verdict: str
    sentence: str


def signed_percent(change):
    """Relative change in whole per cent with its sign, for example ``+67 per cent``."""
    return f"{100 * change:+.0f} per cent".replace("-", "−")
