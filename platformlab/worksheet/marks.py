"""Texts of the reader inside Markdown: what would be read as a mark is taken for itself."""

SIGNS = "\\`*_{}[]<>#|~$&"


def escaped(text):
    """`text` with a backslash before each sign that Markdown could read as a mark."""
    return "".join(["\\" + sign if sign in SIGNS else sign for sign in text])


def marked(memo):
    """A copy of a memo whose texts are escaped; its numbers and keys stay."""
    sections = [
        [head, [[key, _slots(slots)] for key, slots in lines]] for head, lines in memo["sections"]
    ]
    return dict(memo, head=[escaped(text) for text in memo["head"]], sections=sections)


def _slots(slots):
    return {
        name: {"t": escaped(slot["t"])} if "t" in slot else slot for name, slot in slots.items()
    }
