"""What a cell shows becomes the node that a directive would have made."""

import pytest
from docutils import nodes
from docutils.utils import new_document

from platformlab.checks import bet_page, calibration, faces, quiz_page
from platformlab.checks.questions import questions
from platformlab.explore import page
from platformlab.figures import predix_activity
from platformlab.sphinxext import checks, directives
from platformlab.sphinxext.outputs import name_outputs


def output(html):
    """A document with an output in two forms, as MyST-NB leaves it."""
    forms = [
        nodes.container("", nodes.literal_block("", "plain"), mime_type="text/plain"),
        nodes.container("", nodes.raw("", html, format="html"), mime_type="text/html"),
    ]
    document = new_document("one")
    document += nodes.container("", *forms, nb_element="mime_bundle")
    name_outputs(None, document)
    return document


def of_bet():
    _, bet = next(iter(faces.every_bet().values()))
    return bet_page.html(bet)


def of_quiz():
    asked = questions("critical_mass")
    return quiz_page.html(asked, chapter=asked.chapter)


def of_claims():
    return calibration.html(faces.judge().asked)


@pytest.mark.parametrize(
    ("made", "kind"),
    [  # when a test runs: every worker collects them all
        (lambda: page.html(predix_activity), directives.Explorer),
        (of_bet, checks.Bet),
        (of_quiz, checks.Quiz),
        (of_claims, checks.Sure),
    ],
    ids=["explorer", "bet", "quiz", "claims"],
)
def test_output_becomes_its_node_with_its_html(made, kind):
    html = made()
    (node,) = output(html).children
    assert type(node) is kind
    (raw,) = node.children
    assert raw.astext() == html


def test_other_outputs_are_left_to_myst_nb():
    (bundle,) = output("<table><tr><td>1</td></tr></table>").children
    assert bundle["nb_element"] == "mime_bundle"
    assert len(bundle.children) == 2
