"""Build the decks for teachers in _build/slides, and publish them only if nothing is wrong with them.

    python tools/slides.py             every chapter that has a deck
    python tools/slides.py matching    one deck, in seconds; the others stay

They are no part of the site: students get none of them.
"""

import errno
import shutil
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # this copy of the package, wherever another is installed

BOOK = "platformlab.chapters"  # the module that opens the book
SLIDES = ROOT / "_build" / "slides"
DRAFT = ROOT / "_build" / "slides-draft"
LAST = ROOT / "_build" / "slides-last"  # while the new ones take their place
KEPT = (
    ROOT / "_build" / "draft" / "_build" / ".doctrees"
)  # what the site has computed serves decks too


def main(chapters):
    """Return the exit code."""
    from platformlab.slides.outline import DeckError

    try:
        made = build(chapters)
    except KeyboardInterrupt:
        print("\nstopped; _build/slides is left as it was; run it again", file=sys.stderr)
        return 130
    except DeckError as error:
        print(f"the slides were not built:\n\n{error}", file=sys.stderr)
        print("\nrepair this and run it again; _build/slides is left as it was", file=sys.stderr)
        return 1
    except OSError as error:
        cause = "make room" if error.errno == errno.ENOSPC else "make the place writable"
        print(f"the slides were not built: {error}; {cause}, and run it again", file=sys.stderr)
        return 1
    page = f"{chapters[0]}.html" if len(chapters) == 1 else "index.html"
    decks = "deck" if made == 1 else "decks"
    print(f"the slides are built: {made} {decks}; open {SLIDES / page}")
    return 0


def build(chapters):
    """Check and write the decks of these chapters, or of all, and return how many."""
    from platformlab.slides import assets, outline, pages, validation

    import_module(BOOK)
    restore()
    print("reading the decks ...", flush=True)
    decks = validation.make(ROOT, chapters or outline.topics(ROOT))
    shutil.rmtree(DRAFT, ignore_errors=True)
    DRAFT.mkdir(parents=True)
    bodies = [pages.deck_html(made) for made in decks]
    for made, body in zip(decks, bodies, strict=True):
        (DRAFT / f"{made.deck.topic}.html").write_text(body, encoding="utf-8")
    if not chapters:
        (DRAFT / "index.html").write_text(pages.index_html(decks), encoding="utf-8")
    print("computing every state of their figures ...", flush=True)
    assets.write(ROOT, DRAFT, bodies, book=BOOK, kept=KEPT)
    publish(is_whole=not chapters)
    return len(decks)


def restore():
    """Put the last decks back where a build was stopped while they changed places."""
    if LAST.is_dir() and not SLIDES.exists():
        LAST.rename(SLIDES)


def publish(*, is_whole):
    """Let the draft take the place of the decks whole; a single deck brings the others with it."""
    if not is_whole and SLIDES.is_dir():
        for old in SLIDES.rglob("*"):
            new = DRAFT / old.relative_to(SLIDES)
            if old.is_file() and not new.exists():
                new.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(old, new)
    shutil.rmtree(LAST, ignore_errors=True)
    if SLIDES.exists():
        SLIDES.rename(LAST)
    DRAFT.rename(SLIDES)
    shutil.rmtree(LAST, ignore_errors=True)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a console of Windows may lack a letter
    sys.exit(main(sys.argv[1:]))
