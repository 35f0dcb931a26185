"""What a check returns."""

from typing import NamedTuple


class Finding(NamedTuple):
    """Numbers by name, the verdict they give, and one sentence that says both."""

    values: dict
    verdict: str
    sentence: str
