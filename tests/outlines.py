"""Outlines for tests: a deck that can be shown, and one slide of it changed."""

from platformlab.slides.outline import FEWEST, FOLDER

TOPIC = "critical_mass"
GOOD = ("opening = true", "takeaways = true", "sources = true")


def slide(shows, heading="What to keep", notes="Ask the room."):
    return f'[[slide]]\n{shows}\nheading = "{heading}"\nnotes = "{notes}"\n'


def outline(*changed, count=FEWEST):
    """A deck whose last slides are those given, whole; the others are good."""
    slides = [slide(GOOD[0])]
    slides += [slide(GOOD[1 + at % 2]) for at in range(count - 1 - len(changed))]
    return "\n".join([*slides, *changed])


def write(root, text, topic=TOPIC):
    file = root / FOLDER / f"{topic}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
