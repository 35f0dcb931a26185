"""Texts by key: one TOML file per language in a room, whole sentences with named slots.

The language is one setting. Sphinx's ``language`` sets it for a book, the environment variable
``PLATFORMLAB_LANGUAGE`` for a kernel or a trial; kernels that a build starts inherit it.
"""

import difflib
import os
import re
import string
import tomllib
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from markupsafe import Markup, escape

from platformlab.words.pseudo import PSEUDO, accented

LANGUAGE = "PLATFORMLAB_LANGUAGE"  # LANGUAGE alone belongs to gettext: desktops set it
SOURCE = "en"  # what the book is written in; every other language is held against it
FORMS = ("zero", "one", "two", "few", "many", "other")  # of a count, as Unicode names them
OPTIONAL = "units."  # a language lists the units that it writes in a way of its own
Entry = str | Mapping[str, str]  # a text, or one for each form of a count
COUNT = "n"  # the slot that decides which form of a text is said

_LINK = re.compile(r"\[(.+?)\]")


class WordError(LookupError):
    """A text, a slot or a language file that is missing, with file, key and repair."""


def language() -> str:
    """Language that readers are spoken to in, for example ``en``."""
    return os.environ.get(LANGUAGE) or SOURCE


def speak(chosen: str) -> None:
    """Make `chosen` the language of this process and of the kernels it starts.

    Raises
    ------
    WordError
        If a room of the package has no complete file of this language; the old one then stays.
    """
    for folder in rooms():
        _load(folder, chosen)
    os.environ[LANGUAGE] = chosen


def rooms() -> list[Path]:
    """Folders of the package that keep a language file: the engine's, and those of chapters."""
    package = Path(__file__).parents[1]
    return sorted(file.parent for file in package.rglob(f"{SOURCE}.toml"))


class Wordbook:
    """The texts of one room, in one file per language.

    Examples
    --------
    >>> engine("ledger.claims", n=1), engine("ledger.claims", n=3)
    ('1 claim', '3 claims')
    """

    def __init__(self, place: str | Path) -> None:
        """Open the wordbook of a folder, or of the folder of a module: ``Wordbook(__file__)``."""
        place = Path(place)
        self.folder = place.parent if place.suffix == ".py" else place

    def __call__(self, key: str, /, **slots: object) -> str:
        """Text of `key` in the present language, its slots filled.

        A text with several forms takes the one that the slot ``n`` asks for.
        """
        return self._chosen(key, slots).format(**slots)

    def markup(self, key: str, /, **slots: object) -> Markup:
        """Text of `key` as HTML: escaped, as are the slots that are no markup themselves."""
        return Markup(escape(self._chosen(key, slots))).format(**slots)

    def section(self, name: str) -> dict[str, Entry]:
        """Every text below `name`, unfilled, for a script that fills the slots itself."""
        entries, start = self.load(language()), f"{name}."
        found = {key.removeprefix(start): e for key, e in entries.items() if key.startswith(start)}
        if not found:
            raise WordError(self._unknown(name, {key.rpartition(".")[0] for key in entries}))
        return found

    def slots(self, key: str) -> frozenset[str]:
        """Slots of a text, whatever its form."""
        return frozenset(_slots(self.load(language()).get(key, "")))

    def has(self, key: str) -> bool:
        """Whether the present language has a text of this key."""
        return key in self.load(language())

    def load(self, chosen: str) -> dict[str, Entry]:
        """Texts of a language by key, held against the language of the book."""
        return _load(self.folder, chosen)

    def _chosen(self, key: str, slots: Mapping[str, object]) -> str:
        entries = self.load(language())
        if key not in entries:
            raise WordError(self._unknown(key, entries))
        said = entries[key]
        if isinstance(said, Mapping):
            if COUNT not in slots:
                raise WordError(f"{self._place(key)}: has forms; say which one with {COUNT}=")
            said = said[form(slots[COUNT], said)]
        wanted, given = slots_of(said), set(slots) - {COUNT}
        if wanted - {COUNT} != given or wanted - set(slots):
            raise WordError(
                f"{self._place(key)}: expected the slots {_listed(wanted)}, got "
                f"{_listed(slots)}; hand over these, or change the text"
            )
        return said

    def _place(self, key):
        return f"{_file(self.folder, language())}, {key}"

    def _unknown(self, key, known):
        near = difflib.get_close_matches(key, known, n=1, cutoff=0)
        hint = f"the nearest is {near[0]!r}" if near else "it has none"
        return f"{self._place(key)}: there is no such text; {hint}; correct the key or add the text"


def _file(folder, chosen):
    return folder / f"{SOURCE if chosen == PSEUDO else chosen}.toml"


@cache
def _load(folder: Path, chosen: str) -> dict[str, Entry]:
    if chosen == PSEUDO:
        return {key: accented(key, entry) for key, entry in _load(folder, SOURCE).items()}
    path = _file(folder, chosen)
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.toml")))
        raise WordError(
            f"there is no language file {path}; copy {SOURCE}.toml and translate it, or choose "
            f"one of the languages there are: {known}, {PSEUDO}"
        )
    try:
        entries = dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), ""))
    except tomllib.TOMLDecodeError as error:
        raise WordError(f"{path}: is no TOML: {error}; repair the line") from None
    _check(path, entries, entries if chosen == SOURCE else _load(folder, SOURCE))
    return {key: _printed(entry) for key, entry in entries.items()}


def curled(said: str) -> str:
    """`said` with the apostrophe of print, which Sphinx gives to the prose of pages and to nothing else.

    A language file and a file of questions have no quotations in single marks: every one is an apostrophe.

    Examples
    --------
    >>> curled("a rival's network")
    'a rival’s network'
    """
    return said.replace("'", "’")


def _printed(entry):
    if isinstance(entry, Mapping):
        return {form: curled(said) for form, said in entry.items()}
    return curled(entry)


def _flat(table, start):
    """Texts of nested tables by dotted key; a table of forms is one text."""
    for name, value in table.items():
        is_table = isinstance(value, Mapping) and not _has_forms(value)
        yield from _flat(value, f"{start}{name}.") if is_table else [(f"{start}{name}", value)]


def _has_forms(table):
    return "other" in table and set(table) <= set(FORMS)


def _check(path, entries, source):
    """Refuse a file with a text too few, too many, or with other slots than the book's language."""
    for key, entry in entries.items():
        if not all(isinstance(said, str) for said in _forms(entry)):
            raise WordError(f"{path}, {key}: expected a text in quotes, got {entry!r}; quote it")
        if key not in source and not key.startswith(OPTIONAL):
            near = difflib.get_close_matches(key, source, n=1, cutoff=0)
            raise WordError(
                f"{path}, {key}: {SOURCE}.toml has no such text; remove it, or name it {near[0]}"
            )
        if key in source and _slots(entry) != _slots(source[key]):
            raise WordError(
                f"{path}, {key}: expected the slots {_listed(_slots(source[key]))}, got "
                f"{_listed(_slots(entry))}; write the slots of {SOURCE}.toml"
            )
    for key in source:
        if key not in entries and not key.startswith(OPTIONAL):
            raise WordError(f"{path}, {key}: is missing; translate {source[key]!r} and add it")


def _forms(entry):
    return entry.values() if isinstance(entry, Mapping) else (entry,)


def _slots(entry):
    return set().union(*map(slots_of, _forms(entry))) - {COUNT}


@cache
def slots_of(said: str) -> frozenset[str]:
    """Names of the slots of a text."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(said) if name)


def _listed(slots):
    return ", ".join(sorted(slots)) or "none"


def form(number: object, forms: Collection[str]) -> str:
    """Which of `forms` a language says with `number`, which may be written: "1.0" is not one."""
    from babel import Locale  # a tenth of a second, wanted only where something is counted

    wanted = Locale.parse(plural_rules()).plural_form(Decimal(str(number)))
    return wanted if wanted in forms else "other"


def plural_rules() -> str:
    """Language whose forms of a count are said; the pseudo-language has those of its source."""
    return SOURCE if language() == PSEUDO else language()


def linked(key: str, address: str, **slots: object) -> Markup:
    """Text of the engine as HTML, what stands in [brackets] being a link to `address`."""
    start = Markup('<a href="{}">').format(address)
    said = engine.markup(key, **slots)
    return Markup(_LINK.sub(lambda found: f"{start}{found[1]}</a>", said))


engine = Wordbook(Path(__file__).parent)
text = engine
