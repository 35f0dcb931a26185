"""What a page says about itself to search engines and to those who share it.

The address of the site is known only to whoever publishes it: ``make book BASE_URL=https://…``
sets it, and then pages get canonical links, card pictures and a sitemap.
"""

import os
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import vl_convert
from bs4 import BeautifulSoup
from markupsafe import Markup

from platformlab import words
from platformlab.checks.book import the_book
from platformlab.sphinxext.checks import CHAPTERS
from platformlab.sphinxext.paper import runs_scripts
from platformlab.sphinxext.scripts import readable
from platformlab.words.templates import render

CARD = "_static/card.png"
NOT_FOUND, ASTRAY = "404", "_code/astray.js"
FEW = 3  # sections that are seen at a glance
DESCRIBED = {"404": "pages.not_found_description", "search": "pages.search_description"}


def setup(app):
    """Load the extensions that describe pages, and those that need an address if there is one."""
    address = os.environ.get("BASE_URL", "").rstrip("/")
    app.setup_extension("notfound.extension")
    app.setup_extension("sphinxext.opengraph")
    app.connect("config-inited", _title_not_found, priority=200)  # the language is chosen
    app.connect("html-page-context", _open, priority=400)  # before scripts look for their marks
    app.connect("html-page-context", _introduce, priority=400)  # what is said is not said again
    app.connect("html-page-context", _complete, priority=900)  # after the theme has made its menu
    app.connect("build-finished", _write_astray)
    app.config.notfound_urls_prefix = f"{urlsplit(address).path}/"
    if address:
        app.config.html_baseurl = app.config.ogp_site_url = f"{address}/"
        app.config.ogp_image = f"{address}/{CARD}"
        app.connect("build-finished", _write_card)
        app.connect("build-finished", _write_sitemap)


def _title_not_found(app, config):
    config.notfound_context = {"title": words.text("pages.not_found_title")}


def _open(app, pagename, templatename, context, doctree):
    """Put the contents of a page under its opening, folded, in place of a column beside it."""
    before, section, rest = context.get("body", "").partition("<section")
    title, nested, after = rest.partition("<section")
    is_chapter = str(context.get("sourcename", "")).endswith(".ipynb")
    has_own_form = {"template", "entries"} & (context.get("meta") or {}).keys()
    contents = "" if has_own_form else _sections(context.get("toc", ""))
    if nested and (contents or is_chapter) and runs_scripts(app.builder):
        given = {"contents": contents, "is_chapter": is_chapter}
        opening = render("platformlab.sphinxext", "opening.html", **given)
        context["body"] = before + section + title + str(opening) + nested + after


def _sections(toc):
    """List of the sections of a page, without the page itself; nothing if they are few."""
    sections = BeautifulSoup(toc, "html.parser").select_one("ul ul")
    is_long = sections and len(sections.find_all("li", recursive=False)) > FEW
    return Markup(sections) if is_long else ""


def _complete(app, pagename, templatename, context, doctree):
    """Describe pages without a source; repair roles, and leave out classes that no one reads."""
    context |= {"text": words.text, "linked": words.linked}  # for the book's own templates
    context["furo_hide_toc"] = True  # the page has its contents under its opening
    if pagename in DESCRIBED:  # pages that no source describes
        _describe(context, words.text(DESCRIBED[pagename]))
    if pagename == NOT_FOUND and runs_scripts(app.builder):
        context["metatags"] += f'\n<script src="{context["pathto"](ASTRAY, 1)}"></script>'
    if context.get("pageurl"):  # Sphinx does not know that the welcome page lies at the root
        own = app.builder.get_target_uri(pagename)
        context["pageurl"] = urljoin(app.config.html_baseurl, own)
    kept = (
        ' translate="no"' if runs_scripts(app.builder) else ""
    )  # no formula of an EPUB may say it
    for part, wrong, right in (
        # A browser that translates a page leaves code and formulas as they are.
        ("body", "<code", '<code translate="no"'),
        ("body", '<div class="highlight">', '<div class="highlight" translate="no">'),
        ("body", "<math ", f"<math{kept} "),
        ("body", 'role="doc-biblioentry"', 'role="listitem"'),  # a list holds nothing else
        ("body", '<div class="table-wrapper', '<div tabindex="0" class="table-wrapper'),  # scrolls
        ("body", '<tr class="row-odd">', "<tr>"),  # no style sheet asks, and tables are long
        ("body", '<tr class="row-even">', "<tr>"),
    ):
        if context.get(part):
            context[part] = context[part].replace(wrong, right)


def _introduce(app, pagename, templatename, context, doctree):
    """Describe a chapter by the question on its card: its first words tell how long it takes."""
    topic = pagename.removeprefix(CHAPTERS)
    if topic != pagename and (question := the_book().asks(topic)):
        described = words.text("pages.chapter_description", question=question)
        context["meta"] = (context.get("meta") or {}) | {"og:description": described}
        _describe(context, described)


def _describe(context, described):
    found = render("platformlab.sphinxext", "description.html", described=described)
    context["metatags"] = f"{context.get('metatags', '')}\n{found}"


def _write_astray(app, exception):
    """Write the script that finds the page of a link that was changed on its way."""
    if not exception and runs_scripts(app.builder):
        target = Path(app.outdir, ASTRAY)
        target.parent.mkdir(exist_ok=True)
        target.write_text(readable("platformlab.sphinxext", "astray.js"), encoding="utf-8")


def _write_card(app, exception):
    """Draw the card's SVG as PNG, the only form that link previews take."""
    if not exception and runs_scripts(app.builder):
        drawing = Path(app.srcdir, "book", "_pictures", "card.svg").read_text(encoding="utf-8")
        Path(app.outdir, CARD).write_bytes(vl_convert.svg_to_png(drawing))


def _write_sitemap(app, exception):
    """List every page."""
    if exception or not runs_scripts(app.builder):
        return
    places = (app.builder.get_target_uri(name) for name in sorted(app.env.found_docs))
    urls = "".join(f"<url><loc>{app.config.html_baseurl}{place}</loc></url>\n" for place in places)
    Path(app.outdir, "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n',
        encoding="utf-8",
    )
