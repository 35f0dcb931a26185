"""Print a page of HTML as a PDF, with Chromium: tagged, with bookmarks, the same at every build.

Shared by ``tools/pdf.py`` and ``tools/handouts.py``.
"""

import os
import re
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import chromium

ROOT = Path(__file__).resolve().parent.parent
FONTS = "fonts-nanum"  # Debian's package of Korean letters
# Chromium writes when it printed; a day of the book's own, as long, takes its place.
_DATE = re.compile(rb"(/(?:Creation|Mod)Date) \(D:(\d{14})\+00'00'\)")
# Names of tags: Chromium counts the nodes it ever made, which differ from one run to the next.
_NODE = re.compile(rb"\(node(\d{8})\)")
_SHEET = {"width": 612, "height": 900}  # of a column of A4 between margins of 24 mm, in CSS pixels

# Letters that no font of the machine has are all drawn as the same box.
_MISSING = """() => {
  const canvas = new OffscreenCanvas(48, 48);
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const drawn = (letter, font) => {
    pen.clearRect(0, 0, 48, 48);
    pen.font = `24px ${font}`;
    pen.fillText(letter, 8, 36);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  const missing = new Set(), seen = new Set(), boxes = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const letters = node.data.match(/[\\p{L}\\p{N}\\p{P}\\p{S}]/gu) ?? [];
    const rare = letters.filter((letter) => letter.codePointAt(0) > 0x24f);
    if (!rare.length) continue;
    const font = getComputedStyle(node.parentElement).fontFamily;
    if (!boxes.has(font)) boxes.set(font, drawn("\\u{10fffd}", font));
    for (const letter of rare) {
      const key = letter + font;
      if (seen.has(key)) continue;
      seen.add(key);
      if (drawn(letter, font) === boxes.get(font)) missing.add(letter);
    }
  }
  return [...missing].sort();
}"""
# What stands out of the column would be cut, or make Chromium print the whole book smaller.
_WIDE = """() => {
  const edge = document.body.getBoundingClientRect().right + 1;
  const out = [...document.querySelectorAll("main *, section *")].filter(
    (part) => part.getBoundingClientRect().right > edge && !part.closest("svg"));
  const outer = out.filter((part) => !out.includes(part.parentElement));
  return outer.map((part) => {
    const of = part.closest("[id]");
    return `${part.localName} in #${of ? of.id : ""}: ${part.textContent.trim().slice(0, 60)}`;
  });
}"""
# Pages break elsewhere where parts were laid out before, as by an earlier print or while the file was
# read: everything is laid out anew, once.
_AFRESH = """() => {
  const root = document.documentElement;
  root.style.display = "none";
  root.getBoundingClientRect();
  root.style.display = "";
}"""
# Writes the number of each page into the contents.
_NUMBER = """(pages) => {
  for (const place of document.querySelectorAll("[data-page-of]"))
    place.textContent = pages[place.dataset.pageOf] ?? "";
}"""


class PrintError(Exception):
    """Something that keeps a page from being printed well, with its repair."""


@contextmanager
def browser():
    """Open a Chromium that prints."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.find(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


def print_file(opened, source, *, places=None):
    """Return the PDF of an HTML file.

    Parameters
    ----------
    opened : Browser
        What ``browser()`` gives.
    source : Path
        The file. Places with ``data-page-of`` get the number of the page on which that id stands.
    places : callable, optional
        ``places(pdf)`` returns the number of a page for each id; without it nothing is numbered.

    Raises
    ------
    PrintError
        If letters are in no font, something is wider than the page, or numbers do not settle.
    """
    page = opened.new_page(viewport=_SHEET)
    page.emulate_media(media="print")
    page.goto(source.resolve().as_uri())
    _refuse_missing(page.evaluate(_MISSING))
    _refuse_wide(page.evaluate(_WIDE))
    made = _pdf(page)
    if places:
        numbers = places(made)
        page.evaluate(_NUMBER, numbers)
        made = _pdf(page)
        if places(made) != numbers:
            raise PrintError(
                "the contents moved as their page numbers were filled in; give .page-number in "
                "printed.css room for the longest"
            )
    page.close()
    return renamed(dated(made, book_time()))


def _pdf(page):
    page.evaluate(_AFRESH)
    return page.pdf(tagged=True, outline=True, prefer_css_page_size=True, print_background=True)


def _refuse_missing(letters):
    if letters:
        raise PrintError(
            f"no font of this machine has {' '.join(letters[:12])} and they would be printed as "
            f"boxes; install fonts that have them (Debian and Ubuntu: apt-get install {FONTS} "
            "fonts-dejavu; elsewhere: Nanum or Noto CJK for Korean)"
        )


def _refuse_wide(parts):
    if parts:
        raise PrintError(
            "wider than the page, so that it would be cut; break it, or give it a rule in the "
            "style of print:\n" + "\n".join(f"  {part}" for part in parts)
        )


def dated(pdf, seconds):
    """Return a PDF that says it was made at this time, in seconds since 1970.

    >>> dated(b"/CreationDate (D:20261130065454+00'00')", 0)
    b"/CreationDate (D:19700101000000+00'00')"
    """
    day = time.strftime("%Y%m%d%H%M%S", time.gmtime(seconds)).encode()
    return _DATE.sub(rb"\1 (D:" + day + rb"+00'00')", pdf)


def renamed(pdf):
    """Return a PDF whose tags are named by their order, in names as long.

    >>> renamed(b"(node00000746) (node00000738) (node00000746)")
    b'(node00000002) (node00000001) (node00000002)'
    """
    found = {name: at for at, name in enumerate(sorted(set(_NODE.findall(pdf))), 1)}
    return _NODE.sub(lambda it: b"(node%08d)" % found[it[1]], pdf)


def book_time():
    """When the book is of: SOURCE_DATE_EPOCH, else the last commit, else the beginning of time.

    The beginning is 1980, before which no EPUB can be: it is a zip.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        if not given.isdigit():
            raise PrintError(
                "SOURCE_DATE_EPOCH must be a whole number of seconds since 1970 "
                f"(got {given!r}); correct or unset it"
            )
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return int(told.stdout) if told.stdout.strip().isdigit() else 315_532_800


def publish(target, data):
    """Put a file in its place whole; no reader meets half of one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}")
    draft.write_bytes(data)
    draft.replace(target)
    print(f"{target.relative_to(ROOT)}: {len(data) / 1e6:.1f} MB", flush=True)
