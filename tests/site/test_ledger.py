"""The ledger page: a table without scripts, a search with them, and a badge in every chapter."""

import csv
import io
import re
from functools import cache

import pytest
from bs4 import BeautifulSoup
from parts import ROOT, page_of
from playwright.sync_api import expect

from platformlab import claims
from platformlab.data import names
from platformlab.reports import load_report

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("book/ledger.html")]

PAGE = "book/ledger.html"
ROWS = claims.load_claims()
SECTIONS = load_report().sections
SHOWN = ".pl-ledger tbody tr:visible"


@cache
def soup(site, page):
    """A page, parsed once; not to be changed."""
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "lxml")


def fact(row, name):
    """The line of a row that begins with a bold name."""
    return next(p for p in row.select("td p") if p.b and p.b.get_text() == name)


@pytest.fixture
def ledger(tab, address):
    def open_ledger(fragment="", **options):
        return tab(f"{address}{PAGE}{fragment}", **options)

    return open_ledger


def shown(page):
    return [
        row.removeprefix("claim-").upper()
        for row in page.locator(SHOWN).evaluate_all("all => all.map(r => r.id)")
    ]


def field(page, label):
    return page.locator(".pl-filters").get_by_label(label)


# The table


def test_every_claim_has_its_row_in_its_section(site):
    page = soup(site, PAGE)
    assert [row["id"] for row in page.select(".pl-ledger tbody tr")] == [
        r.anchor for r in ROWS.values()
    ]
    for section, told in zip(page.select(".pl-ledger section"), SECTIONS.values(), strict=True):
        assert section.h2.get_text() == told.title


def test_row_holds_claim_verdict_reason_and_every_source(site):
    page = soup(site, PAGE)
    for row in ROWS.values():
        line = page.find(id=row.anchor)
        assert row.claim in line.th.get_text()
        assert line.select_one(".pl-verdict").get_text() == row.verdict
        text = line.get_text(" ")
        assert row.reason in text
        assert row.last_checked in text
        assert all(place in fact(line, "In the report").get_text() for place in row.place)
        told = fact(line, "Sources")
        assert len(told.get_text().split(";")) >= len(row.source)


def test_row_lists_every_page_that_cites_it_and_the_link_leads_to_the_badge(site):
    page, texts = soup(site, PAGE), {}
    for file in [*(ROOT / "book").glob("*.md"), *(ROOT / "notebooks").glob("*.ipynb")]:
        cited = page_of(file.relative_to(ROOT).with_suffix("").as_posix())
        texts[cited] = file.read_text(encoding="utf-8")
    for row in ROWS.values():
        line = page.find(id=row.anchor)
        links = {a["href"] for a in line.select('td a[href*="#cites-"]')}
        citing = {cited for cited, text in texts.items() if f"{{claim}}`{row.id}`" in text}
        assert {re.sub(r"^\.\./", "", a.partition("#")[0]) for a in links} == {
            name.removeprefix("book/") for name in citing
        }
        if row.untreated:
            assert row.untreated in fact(line, "Not yet in a chapter:").get_text()


def test_evidence_links_to_the_cell_that_shows_it(site):
    page = soup(site, PAGE)
    link = page.find(id="claim-c01").find("a", string="the evidence")
    assert link["href"] == "../notebooks/giants.html#cell-figure"
    cell = soup(site, "notebooks/giants.html").find(id="cell-figure")
    assert cell.select_one(".pl-explorer")["data-explorer"] == "platform_count"


def test_csv_beside_the_table_is_the_file_of_the_repository(site):
    assert (site / "_data/claims.csv").read_bytes() == (ROOT / "data/claims.csv").read_bytes()
    for name in [*names(), "datapackage"]:
        assert list((site / "_data").glob(f"{name}.*"))


def test_table_downloads_whole(tab, host):
    opened = tab(host + PAGE)
    with opened.expect_download() as saving:
        opened.get_by_role("link", name="claims.csv").click()
    rows = list(csv.DictReader(io.StringIO(saving.value.path().read_text(encoding="utf-8"))))
    assert [row["id"] for row in rows] == list(ROWS)


# Without scripts


def test_without_scripts_the_whole_table_is_there_and_no_dead_filter(ledger):
    page = ledger(java_script_enabled=False)
    assert shown(page) == list(ROWS)
    expect(page.locator(".pl-filters")).to_be_hidden()


# Search and filters


def test_claim_has_one_line_and_opens_and_a_bar_shows_its_claims_alone(ledger):
    page = ledger()
    line = page.locator("#claim-c02")
    reason, button = line.locator("td").last, line.get_by_role("button", name="Why")
    expect(reason).to_be_hidden()
    assert line.bounding_box()["height"] < 60
    button.press("Enter")
    expect(reason).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    section, verdict = "3.2", "contested"
    title = SECTIONS[section].title
    wanted = [r.id for r in ROWS.values() if (r.section, r.verdict) == (section, verdict)]
    page.get_by_role("link", name=f"{title}: {len(wanted)} claims {verdict}").press("Enter")
    expect(page.locator(SHOWN)).to_have_count(len(wanted))
    assert shown(page) == wanted


def test_filters_show_the_claims_that_python_counts(ledger):
    page = ledger()
    status = page.locator(".pl-filters [role=status]")
    expect(status).to_have_text(f"{len(ROWS)} claims")
    field(page, "Verdict").select_option("contested")
    wanted = [row.id for row in ROWS.values() if row.verdict == "contested"]
    assert shown(page) == wanted
    expect(status).to_have_text(f"{len(wanted)} of {len(ROWS)} claims: {len(wanted)} contested")
    field(page, "Kind").select_option("causal")
    field(page, "Section").select_option("3.2")
    wanted = [
        row.id
        for row in ROWS.values()
        if (row.verdict, row.kind, row.section) == ("contested", "causal", "3.2")
    ]
    assert shown(page) == wanted
    assert page.locator(".pl-ledger section:visible").count() == 1


def test_search_finds_words_in_claim_reason_or_source_whatever_their_case(ledger):
    page = ledger()
    field(page, "Search").fill("VOLKSWAGEN revenue")
    assert shown(page) == ["C20"]
    field(page, "Search").fill("no such word anywhere")
    assert shown(page) == []
    expect(page.locator(".pl-filters [role=status]")).to_have_text(f"0 of {len(ROWS)} claims")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(SHOWN)).to_have_count(len(ROWS))


def test_keyboard_alone_reaches_and_moves_every_filter(ledger):
    page = ledger()
    field(page, "Search").focus()
    page.keyboard.type("deere")
    for label in ("Section", "Kind", "Verdict"):
        page.keyboard.press("Tab")
        expect(field(page, label)).to_be_focused()
    page.keyboard.type("cont")
    found = shown(page)
    assert found
    assert {ROWS[name].verdict for name in found} == {"contested"}
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(SHOWN)).to_have_count(len(ROWS))


def test_enter_in_the_search_does_not_leave_the_page(ledger):
    page = ledger()
    field(page, "Search").fill("metcalfe")
    field(page, "Search").press("Enter")
    assert "C15" in shown(page)
    assert page.url.endswith(PAGE)


def test_link_may_set_the_filters(ledger):
    page = ledger("#ledger?verdict=not-checkable&section=3.1")
    assert shown(page) == [
        row.id for row in ROWS.values() if (row.verdict, row.section) == ("not checkable", "3.1")
    ]
    expect(page.locator(".pl-filters")).to_be_in_viewport()


def test_link_to_a_row_shows_it_even_where_a_filter_hides_it(ledger):
    page = ledger("#ledger?verdict=contested")
    page.evaluate("location.hash = 'claim-c07'")
    expect(page.locator("#claim-c07")).to_be_in_viewport()


def test_page_logs_no_complaint_and_asks_nobody_else(ledger, address):
    page = ledger()
    field(page, "Search").fill("toyota")
    assert page.complaints == []
    assert [url for url in page.requested if not url.startswith((address, "data:", "blob:"))] == []


def test_script_is_on_this_page_only(site):
    with_script = [p for p in site.rglob("*.html") if "_ledger/ledger.js" in p.read_text("utf-8")]
    assert [p.relative_to(site).as_posix() for p in with_script] == [PAGE]


# Phone and paper


def test_phone_shows_every_part_of_a_row_without_sideways_scroll(ledger):
    page = ledger("#claim-c25", viewport={"width": 360, "height": 740})
    inner, outer = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert inner <= outer
    for part in page.locator("#claim-c25 > *").all():
        box = part.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


def test_paper_shows_the_claims_and_no_filter(ledger):
    page = ledger()
    page.emulate_media(media="print")
    expect(page.locator(".pl-filters")).to_be_hidden()
    assert shown(page) == list(ROWS)


# The badge


@pytest.fixture
def badge(tab, address):
    def open_badge(claim_id="c10", **options):
        page = tab(f"{address}notebooks/giants.html", **options)
        link = page.locator(f"#cites-{claim_id}")
        link.scroll_into_view_if_needed()
        return page, link

    return open_badge


@pytest.mark.parametrize("width", [360, 1280])
def test_reason_shows_on_hover_below_the_badge_and_within_the_page(badge, width):
    page, link = badge(viewport={"width": width, "height": 800})
    reason = link.locator("[role=tooltip]")
    expect(reason).to_be_hidden()
    link.hover()
    expect(reason).to_be_visible()
    expect(reason).to_have_text(f"C10 {ROWS['C10'].verdict} {ROWS['C10'].reason}")
    box, own = reason.locator("span").bounding_box(), link.locator(".pl-verdict").bounding_box()
    assert box["y"] >= own["y"] + own["height"] - 1
    assert 0 <= box["x"] <= box["x"] + box["width"] <= width
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] / 2, steps=12)  # it may be hovered too
    expect(reason).to_be_visible()


def test_reason_shows_on_focus_and_enter_leads_to_the_row(badge):
    page, link = badge()
    page.keyboard.press("Tab")
    link.focus()
    expect(link.locator("[role=tooltip]")).to_be_visible()
    link.press("Enter")
    page.wait_for_url(f"**/{PAGE}#claim-c10")
    expect(page.locator("#claim-c10")).to_be_in_viewport()


def test_paper_shows_the_verdict_and_no_reason_box(badge):
    page, link = badge()
    page.emulate_media(media="print")
    expect(link.locator(".pl-verdict")).to_be_visible()
    expect(link.locator("[role=tooltip]")).to_be_hidden()
