"""The pseudo-language says what English says, accented and 40 % longer, with every slot."""

import re

from platformlab.words import engine
from platformlab.words.pseudo import MARKS, PSEUDO
from platformlab.words.texts import slots_of

TEXTS = [
    (key, form, engine.load(PSEUDO)[key][form] if form else engine.load(PSEUDO)[key], said)
    for key, entry in engine.load("en").items()
    if not key.startswith(MARKS)
    for form, said in (entry.items() if isinstance(entry, dict) else [("", entry)])
]


def words_of(text):
    return re.findall(r"[^\W\d_]+", re.sub(r"\{[^}]*\}", "", text))


def test_text_has_its_slots_no_plain_letter_and_is_longer(subtests):
    for key, form, pseudo, english in TEXTS:
        with subtests.test(key, form=form):
            assert slots_of(pseudo) == slots_of(english)
            plain, accented = "".join(words_of(english)), "".join(words_of(pseudo))
            assert not set(accented) & set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
            assert len(accented) >= 1.4 * len(plain)


def test_marks_of_numbers_stay():
    assert engine.load(PSEUDO)["numbers.money"] == "${number}"
