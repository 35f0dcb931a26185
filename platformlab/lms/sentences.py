"""A question parted where a platform's field for it is short; the field holds HTML."""

import re

from markupsafe import escape

_END = re.compile(r"(?<=[.?!…。])\s+")


def asked_last(question: str, most: int) -> tuple[str, str]:
    """Part a question into what leads to it and its last sentence; one that is short stays whole.

    Examples
    --------
    >>> asked_last("A fair doubles its fee. What follows?", 20)
    ('A fair doubles its fee.', 'What follows?')
    >>> asked_last("What follows?", 20)
    ('', 'What follows?')
    """
    if len(escape(question)) <= most:
        return "", question
    sentences = _END.split(question)
    return " ".join(sentences[:-1]), sentences[-1]
