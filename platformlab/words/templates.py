"""Templates of a room: markup lies in ``templates/*.html`` beside the module that fills it.

What is handed over is escaped unless it is markup; a name that nobody handed over is an error.
"""

import json
from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from platformlab.words import numbers
from platformlab.words.texts import engine, linked, plural_rules


def render(package: str, template: str, /, **given: object) -> Markup:
    """Fill `template` of `package`, for example ``"platformlab.explore"``.

    Templates may call ``text``, ``markup`` and ``linked`` for words of the language file,
    ``as_json`` for data that a script reads, and the filters ``whole`` and ``signed``, which keep a
    number on one line with its unit and with its sign.
    """
    filled = _environment(package).get_template(template).render(**given)
    # Sphinx's search takes the number of an entity for a word of the page: 39 would be found everywhere.
    return Markup(filled.replace("&#39;", "&#x27;").replace("&#34;", "&quot;"))


def script_words(sections: Iterable[str]) -> Markup:
    """Texts of sections of the language file and the marks of numbers, for the scripts of a page."""
    texts = {f"{s}.{key}": said for s in sections for key, said in engine.section(s).items()}
    return as_json({"language": plural_rules(), "texts": texts, "marks": numbers.marks()})


def as_json(given: object) -> Markup:
    """Data for a script inside a page; nothing in it can end the element it stands in."""
    written = json.dumps(given, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("</", r"<\/"))


def _signed(said: str) -> Markup:
    span = Markup('<span class="pl-signed">{}</span>')
    parts = numbers.parted(said)
    return Markup("").join(span.format(part) if at % 2 else part for at, part in enumerate(parts))


@cache
def _environment(package: str) -> Environment:
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "text": engine,
        "markup": engine.markup,
        "linked": linked,
        "as_json": as_json,
    }
    made.filters |= {"whole": numbers.whole, "signed": _signed}
    return made
