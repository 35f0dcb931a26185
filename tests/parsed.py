"""Pages of the built site, each parsed once for all tests of a process; not to be changed.

By libxml2, which takes a tenth of the time of a parser in Python.
"""

from functools import cache

import lxml.html


@cache
def tree(file):
    """The element of the whole page."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    return lxml.html.fromstring(file.read_bytes(), parser=parser)


@cache
def ids(file):
    """Where a link into the page can lead."""
    return set(tree(file).xpath("//@id"))


def heading(file):
    """Title of a page as it stands over its text, without the sign of its link."""
    return tree(file).find(".//h1").text_content().strip("#¶\n ")
