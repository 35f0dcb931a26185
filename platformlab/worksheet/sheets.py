"""A sheet as a file: JSON with its edition, so that another edition can say what it cannot read."""

import json

EDITION = 1
MARK = "worksheet"  # the key under which a file says its edition


class Unreadable(ValueError):
    """A file that is not taken: `reason`, a key of the language file, and its `slots`."""

    def __init__(self, reason, **slots):
        super().__init__(reason)
        self.reason = reason
        self.slots = slots


def write(answers):
    """Text of a file: everything that was typed, whether it can be used or not."""
    return json.dumps({MARK: EDITION, "answers": answers})


def read(text):
    """Answers in the text of a file, or the reason why there are none."""
    if not text.strip():
        raise Unreadable("empty")
    try:
        found = json.loads(text)
    except ValueError:
        raise Unreadable("damaged" if '"{}"'.format(MARK) in text else "not_ours")
    if not isinstance(found, dict) or MARK not in found:
        raise Unreadable("not_ours")
    if found[MARK] != EDITION:
        raise Unreadable("edition", got=str(found[MARK])[:20], own=EDITION)
    answers = found.get("answers")
    if not isinstance(answers, dict):
        raise Unreadable("damaged")
    for key in answers:
        if not isinstance(answers[key], str):
            raise Unreadable("field", field=key[:60])
    return answers
