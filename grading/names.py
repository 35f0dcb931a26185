"""What students chose themselves and a teacher reads: names of folders, cells of a table, messages."""

import re
import unicodedata

# Between letters and digits of any language: what occurs in names of people, and no more.
BETWEEN = " ._-'’"
LONGEST = 100
# What other systems leave beside the work; it is nobody's.
LEFTOVERS = {"__MACOSX", "Thumbs.db", "desktop.ini"}
FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # a table would compute what begins so
ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, the cursor, the screen
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]).*?(?:\x07|\x1b\\|\x9c|$)"  # titles, links, the clipboard
    r"|\x1b.?",
    re.DOTALL,
)
UNSEEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}  # controls, marks of direction, what has no form


def is_plain(name) -> bool:
    """Whether a name holds letters, digits and what stands between them in names, and nothing else."""
    text = unicodedata.normalize("NFC", name)  # macOS takes letters apart
    if not 0 < len(text) <= LONGEST or not _is_word(text[0]) or text[-1] in " .":
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


def is_leftover(name) -> bool:
    """Whether a system made a file or folder by itself."""
    return name in LEFTOVERS or name.startswith((".ipynb_checkpoints", ".DS_Store", "._", ".Trash"))


def shown(text) -> str:
    """Return a text as a terminal may print it: without escape sequences and marks of direction."""
    kept = ESCAPES.sub("", str(text))
    return "".join(c for c in kept if c in "\n\t" or unicodedata.category(c) not in UNSEEN)


def in_a_line(text) -> str:
    """Return a text as a terminal may print it, without breaks."""
    return " ".join(shown(text).split())


def indented(text) -> str:
    """Return a text as a terminal may print it; no line after the first can pass for one of ours."""
    return shown(text).strip().replace("\n", "\n    ")


def tabled(value) -> str:
    """Return a value of a table as text that no spreadsheet computes."""
    text = in_a_line(value)
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _plain(name):
    text = unicodedata.normalize("NFC", shown(name))
    kept = "".join(c if _is_word(c) or c in BETWEEN else "-" for c in text)
    return re.sub("-+", "-", kept).strip(BETWEEN)[:LONGEST].strip(BETWEEN) or "name"


def _is_word(letter):
    return unicodedata.category(letter)[0] in "LM" or unicodedata.category(letter) == "Nd"


def _is_number(text):
    return re.fullmatch(r"[-+]?\d+(\.\d+)?(e[-+]?\d+)?", text) is not None
