"""Pictures and code of a figure: made of the state shown, with all that they must tell inside."""

import re
import struct
import zlib

import pytest
from bs4 import BeautifulSoup
from figure import Figure
from lxml import etree
from parts import EXPLORERS
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
PAGE = "notebooks/critical_mass.html"
NAME = "two_worlds"
SVG = "{http://www.w3.org/2000/svg}"
DC = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture
def moved(tab, address):
    """A figure in another state than that of its page."""
    figure = Figure(tab(address + PAGE), EXPLORERS[NAME])
    figure.unfold()
    figure.open_numbers()
    figure.move_all()
    figure.agrees_with_python()
    return figure


def offered(figure):
    if not figure.part(".pl-offer").count():
        figure.button("share").click()
    return figure.part(".pl-offer > .pl-actions button")


def taken(figure, kind):
    buttons = offered(figure)
    with figure.tab.expect_download() as saving:
        buttons.nth(["svg", "png"].index(kind)).click()
    name = saving.value.suggested_filename
    expect(figure.part(".pl-done")).to_contain_text(name)
    return name, saving.value.path().read_bytes()


def told(figure):
    said = figure.explorer.say(**figure.state())
    title, source = figure.explorer.title, figure.explorer.source
    shown = [f"{c.label}: {c.show(figure.state()[c.name])}" for c in figure.explorer.controls]
    return title, said, "; ".join(shown), source


def plain(text):
    return " ".join(text.split())


def chunks(png):
    """Chunks of a PNG as (type, data); a wrong check sum is an error."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, found = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert check == zlib.crc32(kind + data), kind
        found.append((kind, data))
        at += 12 + length
    return found


def test_svg_stands_by_itself_and_tells_title_state_source_and_licence(moved):
    name, content = taken(moved, "svg")
    values = "".join(f"_{key}=" for key in moved.state())
    assert name.startswith(NAME)
    assert values in re.sub(r"=[^_]*", "=", name.removesuffix(".svg"))
    root = etree.fromstring(content)
    title, said, state, source = told(moved)
    assert root.findtext(f"{SVG}title") == title
    assert plain(root.findtext(f"{SVG}desc")) == plain(said)
    assert plain(root.findtext(f".//{DC}source")) == plain(source)
    assert plain(state) in plain(root.findtext(f".//{DC}description"))
    lines = plain(" ".join(node.text for node in root.findall(f"{SVG}text")))
    for wanted in (title, said, state, source, "CC BY 4.0"):
        assert plain(wanted) in lines
    text = content.decode()
    assert "var(" not in text
    assert "url(http" not in text
    assert not root.findall(f".//{SVG}image")
    assert {font for font in re.findall(r'font-family="([^"]+)"', text)} == {
        "Helvetica, Arial, sans-serif"
    }


def test_the_drawing_of_the_picture_is_the_one_shown(moved):
    _, content = taken(moved, "svg")
    drawn = etree.fromstring(content).find(f"{SVG}svg")
    shown = BeautifulSoup(
        moved.part(".pl-wide svg:not(.pl-before)").evaluate("e => e.outerHTML"), "xml"
    )
    marks = [path.get("d") for path in drawn.iter(f"{SVG}path") if path.get("d")]
    assert marks == [path["d"] for path in shown.find_all("path") if path.get("d")]


def test_no_line_of_the_picture_leaves_it(moved):
    _, content = taken(moved, "svg")
    page = moved.tab.context.new_page()
    page.set_content(f"<body style='margin:0'>{content.decode().partition('?>')[2]}")
    over = page.evaluate(
        """() => { const box = document.querySelector("svg").getBoundingClientRect();
        return [...document.querySelectorAll("svg > text")].filter((t) => {
            const r = t.getBoundingClientRect(); return r.right > box.right || r.bottom > box.bottom; }).length; }"""
    )
    assert over == 0


def test_png_has_twice_the_dots_and_tells_the_same(moved):
    _, svg = taken(moved, "svg")
    name, content = taken(moved, "png")
    assert name.endswith(".png")
    found = chunks(content)
    assert (found[0][0], found[-1][0]) == (b"IHDR", b"IEND")
    width, height = struct.unpack(">II", found[0][1][:8])
    root = etree.fromstring(svg)
    assert (width, height) == (2 * int(root.get("width")), 2 * int(root.get("height")))
    texts = {}
    for kind, data in found:
        if kind == b"iTXt":
            keyword, _, rest = data.partition(b"\0")
            assert rest[:4] == b"\0\0\0\0"
            texts[keyword.decode()] = plain(rest[4:].decode())
    title, said, state, source = map(plain, told(moved))
    assert texts["Title"] == title
    assert texts["Description"] == f"{said} {state}"
    assert texts["Source"] == source
    assert "CC BY 4.0" in texts["Copyright"]


def test_pictures_are_of_the_theme_of_the_page(tab, host):
    grounds = []
    for scheme in ("light", "dark"):
        figure = Figure(tab(host + PAGE, color_scheme=scheme), EXPLORERS[NAME])
        _, content = taken(figure, "svg")
        grounds.append(etree.fromstring(content).find(f"{SVG}rect").get("fill"))
    assert grounds == ["#fcfbf7", "#15181b"]


def test_a_browser_that_makes_no_picture_says_so_and_the_figure_stays(moved):
    state = moved.state()
    moved.tab.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (call) => call(null); }")
    offered(moved).nth(1).click()
    expect(moved.part(".pl-done")).to_contain_text("could not make the picture")
    assert moved.state() == state
    moved.agrees_with_python()
    taken(moved, "svg")


def test_the_code_shows_the_figure_in_its_state_and_follows_it(tab, host):
    figure = Figure(tab(host + PAGE), EXPLORERS[NAME])
    offered(figure).nth(2).click()
    field = figure.part(".pl-offer textarea")
    expect(field).to_be_focused()
    figure.move_all()
    frame = BeautifulSoup(field.input_value(), "html.parser").iframe
    assert frame["title"] == figure.explorer.title
    assert "allow-same-origin" not in frame["sandbox"]
    opened = tab(frame["src"])
    shown = Figure(opened, EXPLORERS[NAME])
    expect(shown.part(".pl-sentence")).to_have_text(figure.explorer.say(**figure.state()))
    figure.part(".pl-offer .pl-actions button").last.click()
    expect(figure.part(".pl-done")).to_have_text("Code copied.")


def test_the_line_closes_what_it_opened(moved):
    expect(moved.button("share")).to_have_attribute("aria-expanded", "false")
    offered(moved)
    expect(moved.button("share")).to_have_attribute("aria-expanded", "true")
    moved.button("share").press("Enter")
    expect(moved.part(".pl-offer")).to_have_count(0)
    expect(moved.button("share")).to_have_attribute("aria-expanded", "false")


def test_pictures_are_made_where_a_host_allows_no_more_than_its_files(tab, host):
    policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
    opened = tab()

    def guarded(route):
        answer = route.fetch()
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    opened.route("**/*.html", guarded)
    opened.goto(host + PAGE)
    figure = Figure(opened, EXPLORERS[NAME])
    figure.unfold()
    assert taken(figure, "png")[1][:4] == b"\x89PNG"
    assert opened.complaints == []
