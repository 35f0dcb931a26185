"""Role ``{derives}``: from a section of a derivation sheet to the library, and back.

A sheet, ``book/derivations/<topic>.md``, derives the results of the chapter of its topic. The role
names the functions that compute what a section derives and leads to their entry in the catalogue of
models; the entry leads back to the section (`catalogue`), and the chapter's foot to the sheet.
The directive ``{derivations}`` lists the sheets and their results in the order of the book.
"""

from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from docutils.statemachine import StringList
from sphinx import addnodes

from platformlab import models
from platformlab.checks.book import the_book
from platformlab.nearest import nearest
from platformlab.sphinxext.catalogue import anchor, public_functions
from platformlab.sphinxext.checks import CHAPTERS
from platformlab.sphinxext.model_uses import SHEETS, label_of, model_of, result_label, sheets
from platformlab.words import text as words

_SLOT = "\0"  # stands in the sentence where the functions will


def setup(app):
    """Register role and directive, the places that entries lead to, and the link below chapters."""
    app.add_role("derives", derives_role)
    app.add_directive("derivations", DerivationsDirective)
    app.connect("doctree-read", name_places)
    app.connect("html-page-context", _lead_to_sheet)


def derives_role(name, rawtext, text, lineno, inliner, options=None, content=None):
    """Return the sentence that names the functions, or a problem that says what would be right."""
    document = inliner.document.settings.env.docname
    functions = [function.strip() for function in text.split(",")]
    if problem := _problem(document, functions):
        report = inliner.reporter.error(f"{rawtext}: {problem}", line=lineno)
        return [inliner.problematic(rawtext, rawtext, report)], [report]
    before, _, after = words("catalogue.derives", functions=_SLOT).partition(_SLOT)
    said = nodes.inline("", before, derives=[model_of(function) for function in functions])
    for at, function in enumerate(functions):
        said += [nodes.Text(words("catalogue.separator") if at else ""), _link(document, function)]
    said += nodes.Text(after)
    return [said], []


def _problem(document, functions):
    """What is wrong with the place or with the first function that the library does not have."""
    if not document.startswith(SHEETS):
        return f"this role belongs on a page of {SHEETS}, got {document}; name the model in words"
    for function in functions:
        model, dot, own = function.partition(".")
        if not (dot and own):
            return (
                f"expected model.function, got {function!r}; write it as in search.search_at_once"
            )
        if model not in models.__all__:
            return f"there is no model named {model!r}; {nearest(model, models.__all__)}"
        known = [each.__name__ for each in public_functions(getattr(models, model))]
        if own not in known:
            return f"the model {model} has no public function {own!r}; {nearest(own, known)}"
    return ""


def _link(document, function):
    """Link to the entry of the function's model; it is resolved when all pages were read."""
    target = {"reftype": "ref", "reftarget": anchor(model_of(function)), "refexplicit": True}
    where = {"refdomain": "std", "refdoc": document, "refwarn": True}
    link = addnodes.pending_xref("", nodes.inline("", function), **target, **where)
    return nodes.literal("", "", link)


class DerivationsDirective(Directive):
    """List of the sheets, each with the results that it derives."""

    def run(self):
        """Return a list in a list; a sheet of no chapter of the book is left out."""
        env = self.state.document.settings.env
        by_topic = {sheet.topic: sheet for sheet in sheets(Path(env.srcdir))}
        documents = (document for part in the_book().parts() for document in part[1])
        topics = [document.removeprefix(CHAPTERS) for document in documents]
        lines = []
        for sheet in (by_topic[topic] for topic in topics if topic in by_topic):
            if f"{SHEETS}{sheet.topic}" in env.found_docs:
                lines.append(f"- {{doc}}`{sheet.title} </{SHEETS}{sheet.topic}>`")
                places = (result_label(sheet.topic, at) for at in range(len(sheet.results)))
                named = zip(sheet.results, places, strict=True)
                lines += [f"  - {{ref}}`{result} <{place}>`" for result, place in named]
        listed = nodes.Element()
        self.state.nested_parse(StringList(lines, source=SHEETS), 0, listed)
        return listed.children


def name_places(app, doctree):
    """Give each section of a sheet the places that entries and the list of results lead to."""
    document, labels = app.env.docname, app.env.get_domain("std")
    if document.startswith(SHEETS):
        parts = doctree.next_node(nodes.section).children
        results = (part for part in parts if isinstance(part, nodes.section))
        for at, section in enumerate(results):
            label = result_label(document.removeprefix(SHEETS), at)
            labels.note_hyperlink_target(label, document, section["ids"][0])
    named = set()
    for said in doctree.findall(lambda node: isinstance(node, nodes.inline) and "derives" in node):
        section = _section_of(said)
        for model in said["derives"]:
            if section is not None and model not in named:
                named.add(model)
                place = f"derives-{model}"
                section["ids"].append(place)
                title = section.next_node(nodes.title).astext()
                label = label_of(document.removeprefix(SHEETS), model)
                labels.note_hyperlink_target(label, document, place, title)


def _section_of(node):
    while node is not None and not isinstance(node, nodes.section):
        node = node.parent
    return node


def _lead_to_sheet(app, pagename, templatename, context, doctree):
    """Tell the template of a chapter where its sheet is, if it has one."""
    sheet = f"{SHEETS}{pagename.removeprefix(CHAPTERS)}"
    if pagename.startswith(CHAPTERS) and sheet in app.env.found_docs:
        context["derivations"] = sheet
