"""The roles: a badge that says what it links to, and counts that cannot go stale."""

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document

from platformlab import claims
from platformlab.sphinxext import claims as roles
from platformlab.sphinxext import ledger


class Inliner:
    """What a role sees of the page it stands on."""

    def __init__(self):
        self.document = new_document("page.md")
        self.document.reporter.report_level = 5  # quiet: the test reads the message itself
        self.reporter = self.document.reporter
        self.document.settings.env = type("Env", (), {"docname": "notebooks/page"})()

    def problematic(self, text, rawsource, message):
        return nodes.problematic(rawsource, text)


def use(role, text, inliner=None):
    return role("claim", f"{{claim}}`{text}`", text, 7, inliner or Inliner())


def badge(claim_id="C24", number=1):
    html = roles.badge_html(claims.claim(claim_id), "../book/ledger.html#claim-c24", number)
    return BeautifulSoup(html, "html.parser").a


def test_role_returns_a_badge_and_notes_who_cites_what():
    inliner = Inliner()
    (node,), messages = use(roles.claim_role, "C24", inliner)
    assert isinstance(node, roles.ClaimBadge)
    assert (node["claim"], node["number"], messages) == ("C24", 1, [])
    (again,), _ = use(roles.claim_role, "C24", inliner)
    assert again["number"] == 2
    assert roles.cited(inliner.document.settings.env) == {"notebooks/page": {"C24": 2}}


@pytest.mark.parametrize("wrong", ["C99", "c24x", "CC027"])
def test_unknown_id_is_an_error_that_names_the_nearest(wrong):
    (node,), (message,) = use(roles.claim_role, wrong)
    assert isinstance(node, nodes.problematic)
    assert message["level"] == 3
    assert "the nearest are" in message.astext() or "use C25" in message.astext()


def test_badge_says_id_and_verdict_and_links_to_the_row():
    link = badge()
    assert link["href"] == "../book/ledger.html#claim-c24"
    assert link["aria-label"] == "Claim C24 with caveat"
    assert link.select_one(".pl-verdict").get_text() == "C24 with caveat"
    assert link.select_one(".pl-verdict")["data-verdict"] == "with-caveat"


def test_claim_verdict_and_reason_describe_the_badge():
    link = badge()
    tip = link.select_one("[role=tooltip]")
    assert link["aria-describedby"] == tip["id"]
    row = claims.claim("C24")
    assert tip.get_text() == f"C24 {row.verdict} {row.reason}"  # in a sentence the badge is a mark


def test_second_badge_on_a_page_has_ids_of_its_own():
    first, second = badge(number=1), badge(number=2)
    assert first["id"] == "cites-c24"
    assert second["id"] == "cites-c24-2"
    assert first["aria-describedby"] != second["aria-describedby"]


def test_visible_words_are_part_of_the_spoken_name():
    for row in claims.load_claims().values():
        link = badge(row.id)
        assert link.select_one(".pl-verdict").get_text() in link["aria-label"]


@pytest.mark.parametrize(
    ("what", "number"),
    [
        ("audited", sum(1 + len(row.also) for row in claims.load_claims().values())),
        ("claims", len(claims.load_claims())),
        ("contested", claims.count(verdict="contested")),
    ],
)
def test_tally_counts_the_ledger(what, number):
    (node,), messages = use(roles.tally_role, what)
    assert node.astext() == f"{number}"
    assert messages == []


def test_tally_of_nothing_is_an_error_that_names_what_can_be_counted():
    _, (message,) = use(roles.tally_role, "mistakes")
    assert "there are claims, merged, audited" in message.astext()


def test_rows_of_the_data_are_counted_without_the_ledger_itself():
    from platformlab.data import load, names

    total = sum(roles.tally(f"{word} rows") for word in ("verified", "recalled", "uncertain"))
    sets = [name for name in names() if name not in ("claims", "claim_sources")]
    assert total == sum(len(load(name, include_uncertain=True)) for name in sets)


def test_ledger_says_where_the_report_says_it_and_who_compared_it():
    first = claims.claim("C34")
    new = first._replace(compared="")
    assert ledger._original(first) == (
        "Summary, paragraph 3; section 4, paragraph 3; compared with the original on 2026-11-29"
    )
    assert ledger._original(new).endswith("; not yet compared by a second reader")
