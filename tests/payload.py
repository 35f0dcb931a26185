"""What a page ships of an explorer, decoded apart from the code that packs it."""

import itertools
import json
import math
import re


def decoded(text):
    """The payload as a page reads it."""
    return json.loads(re.fullmatch(r"platformlab\.register\((.*)\);\n", text, flags=re.S)[1])


def table_of(payload, name, at):
    """Columns of a table in the state at a place of the grid."""
    found = {}
    for column, packed in payload["tables"][name].items():
        place = packed["at"][at] if isinstance(packed["at"], list) else packed["at"]
        values, decimals = packed["pool"][place], packed["decimals"]
        if decimals is not None:
            values = [None if v is None else v / 10**decimals for v in values]
        found[column] = values
    return found


def sentence_of(payload, at):
    """The sentence in the state at a place of the grid."""
    packed = payload["sentences"]
    wording, *slots = packed["at"][at]
    words = packed["wordings"][wording]
    numbers = [packed["numbers"][slot] for slot in slots]
    assert len(words) == len(numbers) + 1
    return "".join(itertools.chain(*itertools.zip_longest(words, numbers, fillvalue="")))


def assert_same(shipped, computed, column):
    """A shipped column is the computed one: texts to the letter, numbers to the last decimal."""
    if column.is_text:
        assert shipped == [str(value) for value in computed]
        return
    assert len(shipped) == len(computed)
    half = 0.5 * 10**-column.stored_decimals + 1e-9
    for stored, exact in zip(shipped, computed, strict=True):
        if exact is None or exact != exact or math.isinf(exact):
            assert stored is None
        else:
            assert abs(stored - exact) <= half
