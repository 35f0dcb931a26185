"""Decks as pages: the HTML of each, and the page that lists them."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from markupsafe import Markup

from platformlab.checks import states
from platformlab.checks.book import the_book
from platformlab.slides import assets
from platformlab.slides.chapter import Chapter
from platformlab.slides.kinds import KINDS, ROOM, filled
from platformlab.slides.outline import Deck, Slide
from platformlab.words import curled, language
from platformlab.words.templates import render, script_words

# A link to the state of a figure that the deck does not show would lead nowhere; its words stay out.
_STATE_LINK = re.compile(
    r' ?<a href="(?P<page>[^"#]*)#(?P<anchor>explore-[^"?]*)[^"]*">[^<]*(?:<i>[^<]*</i>[^<]*)?</a>'
)


class Shown(NamedTuple):
    """A slide as the template takes it."""

    place: int
    shows: str
    heading: Markup
    notes: list[Markup]
    html: Markup


class Made(NamedTuple):
    """A deck with all that its slides show, and the title of its chapter."""

    deck: Deck
    title: str
    slides: list[Shown]


def deck_html(made: Made) -> str:
    """Page of a deck."""
    body = "".join(slide.html for slide in made.slides)
    scripts = assets.scripts_of(body)
    return str(
        render(
            ROOM,
            "deck.html",
            language=language(),
            title=curled(made.title),
            slides=made.slides,
            sheet=assets.SHEET,
            theme=assets.THEME,
            notes_script=assets.NOTES,
            scripts=[assets.REVEAL, *(script.address for script in scripts)],
            words=script_words(dict.fromkeys(s for script in scripts for s in script.says)),
        )
    )


def index_html(decks: Iterable[Made]) -> str:
    """Page that lists decks by the parts of the book."""
    known: dict[str, dict[str, Any]] = {
        made.deck.topic: {
            "topic": made.deck.topic,
            "title": curled(made.title),
            "count": len(made.deck.slides),
        }
        for made in decks
    }
    parts = []
    for part, documents in the_book().parts():
        found = [known[topic] for d in documents if (topic := Path(d).name) in known]
        if found:
            parts.append((curled(part), found))
    return str(render(ROOM, "index.html", language=language(), parts=parts, sheet=assets.SHEET))


def shown(slide: Slide, chapter: Chapter, taken: set[str]) -> Shown:
    """A slide with what it shows; `taken` are the ids of figures on the deck so far.

    Raises what the book raises where a name leads nowhere.
    """
    kind = KINDS[slide.shows]
    values = kind.values(slide, chapter)
    notes = [filled(curled(block), values) for block in re.split(r"\n\s*\n", slide.notes)]
    heading = filled(curled(slide.heading), values)
    html = _without_sections(kind.html(slide, chapter, _anchor(slide, taken)))
    return Shown(slide.place, slide.shows, heading, notes, html)


def _without_sections(html: Markup) -> Markup:
    """HTML with regions in the place of sections, which reveal.js takes for slides below a slide."""
    opened = str(html).replace("<section ", '<div role="region" ')  # Markup would escape it
    return Markup(opened.replace("</section>", "</div>"))


def _anchor(slide: Slide, taken: set[str]) -> str:
    """Id of a slide's figure: that which links lead to, where no slide before has taken it."""
    if slide.shows != "figure":
        return f"slide-{slide.place}"
    own = states.explorer_named(slide.name).anchor
    if own in taken:
        return f"slide-{slide.place}-figure"
    taken.add(own)
    return own


def with_links(slides: list[Shown], anchors: set[str]) -> list[Shown]:
    """Slides without links to figures that the deck does not show."""

    def kept(link):
        return link[0] if not link["page"] and link["anchor"] in anchors else ""

    return [slide._replace(html=Markup(_STATE_LINK.sub(kept, slide.html))) for slide in slides]
