"""Files for learning platforms as tests read them: real chapters, hostile texts, and schemas."""

from functools import cache

from lxml import etree
from parts import ROOT

from platformlab.checks.questions import questions
from platformlab.lms.material import paper, papers

SCHEMAS = ROOT / "tests" / "lms" / "schemas"
HOME = "https://example.org/book/notebooks/"
# What ends a CDATA section, begins a tag, is a quote, an entity or no Latin letter.
HOSTILE = "]]> <script>alert(1)</script> & &amp; \"'  {{ x }} 플랫폼 시장 \U0001f3ed"


@cache
def book(base=""):
    """Return everything that the book hands to learning platforms."""
    return list(papers(base))


def chapter(topic="critical_mass", said=None, home=HOME):
    """Return what a chapter asks; `said` stands in place of every text of its first item and bet."""
    asked = questions(topic)
    if said is not None:
        first = asked.items[0]
        options = tuple(o._replace(text=said, feedback=said) for o in first.options)
        item = first._replace(question=said, options=options)
        asked = asked._replace(items=(item, *asked.items[1:]))
    return paper(asked, title="Chicken and egg", home=home)


@cache
def schema(name):
    """Return a schema of the folder beside the tests."""
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def parsed(content, name):
    """Parse a file and hold it against a schema; the error says line and reason."""
    tree = etree.fromstring(content.encode() if isinstance(content, str) else content)
    rules = schema(name)
    assert rules.validate(tree), rules.error_log.filter_from_errors()
    return tree


def shown(html):
    """Return what a reader sees of HTML that lies escaped in a file."""
    return "".join(etree.HTML(html).itertext()).strip()
