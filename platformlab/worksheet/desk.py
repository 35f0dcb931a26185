"""The desk between the page of the worksheet and its rules: one question in, one answer out, as JSON."""

import json

from platformlab.worksheet import marks, memo, picture, sheets


def ask(question):
    """Answer a question of the page; a file that cannot be read is answered with a refusal."""
    asked = json.loads(question)
    try:
        answer = ANSWERS[asked["do"]](asked)
    except sheets.Unreadable as reason:
        answer = {"refusal": [reason.reason, reason.slots]}
    return json.dumps(answer)


def _look(asked):
    """The memo, what stands beside fields, and the figure of the stage that is open."""
    found = memo.write(asked["answers"])
    drawn = [each for each in found["stages"] if each["stage"] == asked.get("stage")]
    found["picture"] = picture.draw(drawn[0]) if drawn else None
    found["told"] = memo.tell(asked["answers"], drawn[0]) if drawn else []
    return found


def _markdown(asked):
    """The memo with the reader's texts marked, so that they stay texts in a Markdown file."""
    return marks.marked(memo.write(asked["answers"]))


def _read(asked):
    return {"answers": sheets.read(asked["text"])}


ANSWERS = {"look": _look, "markdown": _markdown, "read": _read}
