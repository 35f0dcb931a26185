"""Templates of a room: markup lies in ``templates/*.html`` beside the module that fills it.

What is handed over is escaped unless it is markup; a name that nobody handed over is an error.
"""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from platformlab.words import numbers
from platformlab.words.texts import engine, linked


def render(package, template, /, **given) -> Markup:
    """Fill `template` of `package`, for example ``"platformlab.explore"``.

    Templates may call ``text``, ``markup`` and ``linked`` for words of the language file,
    ``script_words`` for those that a script says, and the filter ``whole``, which keeps a number
    and its unit on one line.
    """
    return Markup(_environment(package).get_template(template).render(**given))


def script_words(section) -> str:
    """Texts of a section of the language file and the marks of numbers as JSON, for a script."""
    handed = {"texts": engine.section(section), "numbers": numbers.marks()}
    return json.dumps(handed, ensure_ascii=False, separators=(",", ":"))


@cache
def _environment(package):
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
        "script_words": script_words,
    }
    made.filters["whole"] = numbers.whole
    return made
