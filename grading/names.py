"""What students chose themselves and a teacher reads: names of folders, cells of a table, messages."""

import re
import unicodedata

# Between letters and digits of any language: what occurs in names of people, and no more.
BETWEEN = " ._-'’"
LONGEST = 100
# What other systems leave beside the work; it is nobody's.
LEFTOVERS = {"__macosx", "__pycache__", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
LEFTOVERS |= {".cache", ".git", ".gitignore", ".gitkeep", ".idea", ".virtual_documents", ".vscode"}
LEFTOVERS |= {"@eadir", "#recycle", "$recycle.bin", "system volume information", "lost+found"}
LEFTOVERS |= {".appledouble", ".directory", ".fseventsd", ".localized", ".temporaryitems"}
LEFT_BEFORE = (
    ".ipynb_checkpoints",
    ".ds_store",
    "._",
    ".trash",
    ".~",
    "~$",
    ".nfs",
    ".spotlight-",
    ".dropbox",
)
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # a table would compute what begins so
ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, the cursor, the screen
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]).*?(?:\x07|\x1b\\|\x9c|$)"  # titles, links, the clipboard
    r"|\x1b.?",
    re.DOTALL,
)
# Letters and marks that fonts leave blank, though they are no controls (Unicode's default-ignorable).
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
MOST_MARKS = 4  # on one letter; Vietnamese has two, Hebrew and Arabic with all signs three
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # controls, marks of direction, what has no form


def is_plain(name) -> bool:
    """Whether a name holds letters, digits and what stands between them in names, and nothing else."""
    text = unicodedata.normalize("NFC", name)  # macOS takes letters apart
    if not 0 < len(text) <= LONGEST or not _is_word(text[0]) or text[-1] in " .":
        return False
    if _is_mark(text[0]) or BLANK.search(text) or _marks(text) > MOST_MARKS:
        return False
    return all(_is_word(letter) or letter in BETWEEN for letter in text)


def why_not_plain(kind, name) -> str:
    """Say how to repair a name that is not plain; empty if it is."""
    if is_plain(name):
        return ""
    return (
        f"the {kind} {name[:LONGEST]!r} must be plain: at most {LONGEST} letters, digits, "
        f"spaces and . _ - ', a letter or digit first; rename it, for example to {_plain(name)!r}"
    )


def twins(names) -> dict[str, str]:
    """Return names that a reader takes for another of them, each with that other."""
    alike = {}
    for name in names:
        alike.setdefault(_folded(name), set()).add(name)
    return {name: min(same - {name}) for same in alike.values() if len(same) > 1 for name in same}


def is_leftover(name) -> bool:
    """Whether a system made a file or folder by itself."""
    return name.casefold() in LEFTOVERS or name.casefold().startswith(LEFT_BEFORE)


def shown(text) -> str:
    """Return a text as a terminal may print it: without escape sequences and marks of direction."""
    kept = ESCAPES.sub("", str(text))
    return "".join(c for c in kept if c in "\n\t" or unicodedata.category(c) not in UNSEEN)


def in_a_line(text) -> str:
    """Return a text as a terminal may print it, without breaks."""
    return " ".join(shown(text).split())


def tabled(value) -> str:
    """Return a value of a table as text that no spreadsheet computes."""
    text = in_a_line(value)
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _plain(name):
    text = unicodedata.normalize("NFC", shown(name))
    text = BLANK.sub("", text)
    if _marks(text) > MOST_MARKS:
        text = "".join(c for c in text if not _is_mark(c))
    kept = "".join(c if _is_word(c) or c in BETWEEN else "-" for c in text)
    kept = re.sub("-+", "-", kept)[:LONGEST].rstrip(BETWEEN)
    while kept and (kept[0] in BETWEEN or _is_mark(kept[0])):
        kept = kept[1:]
    return kept or "name"


def _folded(name):
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _is_mark(letter):
    return unicodedata.category(letter)[0] == "M"


def _marks(text):
    """The longest run of marks."""
    return max(len(run) for run in "".join("m" if _is_mark(c) else " " for c in text).split(" "))


def _is_word(letter):
    return unicodedata.category(letter)[0] in "LM" or unicodedata.category(letter) == "Nd"


def _is_number(text):
    return re.fullmatch(r"[-+]?\d+(\.\d+)?(e[-+]?\d+)?", text) is not None
