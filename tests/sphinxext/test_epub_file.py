"""The EPUB of a book with every node is well-formed: by our own rules, and by EPUBCheck if it is there."""

import posixpath
import shutil
import subprocess
from collections import Counter
from functools import cache
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile, is_zipfile

import every_node
import pytest

from platformlab.data import names

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("formats")]

HEADS = {f"h{level}" for level in range(1, 7)}
WORDS_ONLY = HEADS | {"p", "span", "em", "strong", "code", "pre", "b", "i", "sub", "sup", "summary"}
LISTS = {"ul", "ol", "li", "dl", "table"}
BLOCKS = HEADS | LISTS | {"p", "div", "section", "figure", "aside", "details", "pre"}


@pytest.fixture(scope="module")
def book(built):
    """The EPUB file."""
    (file,) = (built / "epub").glob("*.epub")
    return file


@cache
def parts(book):
    """All that is XML in an EPUB, parsed, by name."""
    with ZipFile(book) as archive:
        return {
            name: ElementTree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf", ".ncx", ".svg", ".xml"))
        }


def pages(book):
    return {name: tree for name, tree in parts(book).items() if name.endswith(".xhtml")}


def kind(element):
    return element.tag.rpartition("}")[2]


def ids(tree):
    return [element.get("id") for element in tree.iter() if element.get("id")]


def addresses(tree):
    """Where links and pictures of a page lead, as long as they stay in the book."""
    for element in tree.iter():
        for name in ("href", "src"):
            address = element.get(name, "")
            if address and not urlsplit(address).scheme:
                yield address


def test_every_page_is_in_the_book(book):
    files = {f"book/{name}.xhtml" for name in every_node.PAGES}
    assert files | {f"notebooks/{every_node.CHAPTER}.xhtml"} <= pages(book).keys()


def test_id_stands_once_on_its_page(book):
    twice = {
        n: [i for i, times in Counter(ids(t)).items() if times > 1] for n, t in pages(book).items()
    }
    assert {name: found for name, found in twice.items() if found} == {}


def test_every_link_leads_to_a_place_of_the_book(book):
    with ZipFile(book) as archive:
        files = set(archive.namelist())
    followed = 0
    for name, tree in pages(book).items():
        for address in addresses(tree):
            path, _, place = unquote(address).partition("#")
            file = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            )
            assert file in files, f"{name} leads to {address}"
            assert not place or place in ids(parts(book)[file]), f"{name} leads to {address}"
            followed += bool(place)
    assert followed > 100


def test_nothing_runs(book):
    with ZipFile(book) as archive:
        assert [name for name in archive.namelist() if name.endswith(".js")] == []
    for name, tree in parts(book).items():
        for element in tree.iter():
            assert kind(element) not in ("script", "form", "input", "button"), name
            assert [key for key in element.attrib if key.startswith("on")] == [], name


def test_no_block_stands_in_a_line_of_words(book):
    for name, tree in pages(book).items():
        for line in tree.iter():
            if kind(line) in WORDS_ONLY:
                inside = [kind(part) for part in line.iter() if part is not line]
                assert BLOCKS.intersection(inside) == set(), f"{name}: {kind(line)} {line.attrib}"


def test_every_figure_is_drawn_and_described(book):
    drawn = [part for tree in pages(book).values() for part in tree.iter() if kind(part) == "img"]
    assert len(drawn) == every_node.FIGURES + len(names())
    for image in drawn:
        picture = parts(book)["_images/" + image.get("src").rpartition("/")[2]]
        assert kind(picture) == "svg"
        assert any(kind(part) in ("path", "text") for part in picture.iter())
    assert sum(bool(image.get("alt")) for image in drawn) == every_node.FIGURES


def test_book_has_one_identifier_in_all_its_tables(book):
    (said,) = (
        part.text for part in parts(book)["content.opf"].iter() if kind(part) == "identifier"
    )
    noted = [
        part.get("content")
        for part in parts(book)["toc.ncx"].iter()
        if part.get("name") == "dtb:uid"
    ]
    assert noted == [said]
    assert said.startswith("urn:uuid:")


def checker():
    """Command of EPUBCheck; Debian's program is a Java archive, which not every machine can start."""
    program = shutil.which("epubcheck")
    if program is None or shutil.which("java") is None:
        pytest.skip("there is no EPUBCheck here; install it: apt-get install epubcheck")
    return ["java", "-jar", program] if is_zipfile(program) else [program]


def test_epubcheck_finds_nothing(book):
    told = subprocess.run(
        [*checker(), book], capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    said = told.stdout + told.stderr
    assert "0 fatals / 0 errors / 0 warnings" in said, said
