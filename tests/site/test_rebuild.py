"""Building again in one place: whatever was edited, the site is that of a clean build."""

import os
import re
import shutil

import pytest
from small_book import GOOD_PAGE, built, make, write_notebook

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("rebuild")]

CONTENTS = """format: jb-book
root: book/index
chapters:
- file: notebooks/one
- file: book/words
"""
WORDS = """# Words

See [the chapter](../notebooks/one.ipynb) {cite}`rohlfs1974`.

```{glossary}
Tollbooth
: A gate with a price.
```
"""


@pytest.fixture
def book(tmp_path):
    """The small book with a glossary and a bibliography."""
    folder = tmp_path / "book"
    make(folder)
    (folder / "_toc.yml").write_text(CONTENTS)
    (folder / "book/words.md").write_text(WORDS + "\n```{bibliography}\n```\n", encoding="utf-8")
    return folder


def clean(folder, place):
    """Site of a clean build of the same sources in another place."""
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    return built(place)


def differing(one, other):
    return sorted(
        str(name) for name in one.keys() | other.keys() if one.get(name) != other.get(name)
    )


def index_of(site):
    return next(text for name, text in site.items() if name.name == "searchindex.js")


def append(file, text):
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def edit(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def change_chapter(folder):
    write_notebook(folder, "print(2 + 2)\nprint('quagga')", title="A chapter renamed")


def unpack_page(folder):
    """A file unpacked or copied with its date is older than the last build, and all the same another."""
    page = folder / "book/terms.md"
    when = page.stat().st_mtime_ns - 10**12
    edit(folder, "book/terms.md", "A gate with a price.", "A gate with a zebra.")
    os.utime(page, ns=(when, when))


def change_data_row(folder):
    edit(
        folder,
        "data/predix_repo_activity.csv",
        "2015Q4,2015-10-01,99,99,",
        "2015Q4,2015-10-01,98,98,",
    )


def change_script(folder):
    edit(folder, "platformlab/explore/static/explore.js", "const WARMING = 12", "const WARMING = 3")


def change_word(folder):
    edit(
        folder,
        "platformlab/words/en.toml",
        '"Handed to your browser to keep: {file}"',
        '"Kept as {file}."',
    )


def change_style(folder):
    append(folder / "book/_styles/text.css", "\nbody { margin: 1px }\n")


def change_work(folder):
    edit(folder, "book/references.bib", "Rohlfs", "Rohlfsson")


def rename_page(folder):
    (folder / "book/words.md").rename(folder / "book/terms.md")
    edit(folder, "_toc.yml", "book/words", "book/terms")


def add_page(folder):
    (folder / "book/okapi.md").write_text("# Okapi\n\nAn okapi.\n", encoding="utf-8")
    append(folder / "_toc.yml", "- file: book/okapi\n")


def remove_page(folder):
    edit(folder, "_toc.yml", "- file: book/okapi\n", "")


def change_template(folder):
    append(folder / "book/_templates/page.html", "<!-- another -->\n")


def change_settings(folder):
    edit(folder, "_config.yml", "html_title: From Pipelines", "html_title: Out of Pipelines")


def hide_figure(folder):
    (folder / "book/index.md").write_text(re.sub(r"```.*", "", GOOD_PAGE, flags=re.S))


EVERYWHERE = [change_word, change_style, change_template, change_work, change_settings]


def show_figure(folder):
    (folder / "book/index.md").write_text(GOOD_PAGE, encoding="utf-8")


def says(word):
    """Whether some file of a site holds it."""
    return lambda site: any(word in text for text in site.values())


def has_no_figure(site):
    return not [name for name in site if name.name == "predix_activity.js"]


# A build follows each line, and brings what is asked. What makes Sphinx read all pages comes first, and what it
# might overlook last, so that nothing that was missed is made good by a later line.
EDITS = (
    (
        [*EVERYWHERE, rename_page, add_page],
        {"BASE_URL": "https://example.org/book"},
        says(b"okapi"),
    ),
    ([remove_page, hide_figure], {}, has_no_figure),
    ([change_script, show_figure], {}, says(b"WARMING = 3")),
    ([change_chapter], {}, says(b"quagga")),
    ([change_data_row], {}, says(b"predix_activity")),
    ([unpack_page], {}, says(b"zebra")),
)


def test_after_any_edits_and_builds_the_site_is_that_of_a_clean_build(book, tmp_path):
    first = built(book)
    assert b'"tollbooth": [[' in index_of(first)
    assert differing(first, built(book)) == [], "a second build with nothing changed"
    for changes, env, is_seen in EDITS:
        for change in changes:
            change(book)
        site = built(book, **env)
        assert is_seen(site), changes
    assert differing(site, clean(book, tmp_path / "clean")) == []
    assert b"okapi" not in index_of(site), "words of a page that left must leave the search"
