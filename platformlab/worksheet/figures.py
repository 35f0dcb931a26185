"""Numbers as they are typed and as they are said, with the same bits in both Pythons."""

import math

MOST = 1000000000  # beyond it a number of a firm is a slip of the hand, or of another unit
DIGITS = "0123456789"
SPACES = " \u00a0\u202f_'"
WIDE = "０１２３４５６７８９"  # digits of East Asian keyboards


def read(text):
    """Number in a text, and why there is none: ``(number, decimals, "")`` or ``(None, 0, reason)``.

    Groups of three digits may be set apart by commas, spaces or apostrophes, and by points where
    there are two or more. A comma before any other number of digits is a decimal comma. One point
    before three digits is either, by country: that is asked back, and not guessed.
    """
    signs = plain(text)
    if is_grouped(signs, "."):
        if signs.count(".") == 1:
            return None, 0, "two_ways"
        signs = signs.replace(".", "")
    if signs[:1] in ("-", "\u2212"):
        return None, 0, "negative"
    whole, point, rest = signs.partition(".")
    if not point and "," in whole and not is_grouped(whole):
        whole, point, rest = whole.partition(",")
    elif "," in whole and is_grouped(whole):
        whole = whole.replace(",", "")
    digits = whole + rest
    if not digits or [sign for sign in digits if sign not in DIGITS]:
        return None, 0, "number"
    whole, rest = whole.lstrip("0"), rest[:6]
    if len(whole) > len(str(MOST)) or int(whole or "0") > MOST:
        return None, 0, "too_large"
    rest = rest.rstrip("0")
    # Two whole numbers divided are rounded alike everywhere; texts of floats are not.
    return int((whole or "0") + rest) / 10 ** len(rest), len(rest), ""


def plain(text):
    """A typed number without spaces, its digits those of ASCII."""
    kept = []
    for sign in text.strip():
        if sign in WIDE:
            kept.append(DIGITS[WIDE.index(sign)])
        elif sign not in SPACES:
            kept.append({"．": ".", "，": ","}.get(sign, sign))
    return "".join(kept)


def is_grouped(whole, mark=","):
    """Whether all marks of a number set apart groups of three digits."""
    first, groups = whole.split(mark)[0], whole.split(mark)[1:]
    if not groups or not 1 <= len(first) <= 3 or first[0] == "0":
        return False
    return not [each for each in groups if len(each) != 3 or not each.isdigit()]


def rounded(value):
    """`value` to three digits: nobody's estimate has more.

    Verdicts are taken from rounded numbers, so that a memo shows what decided.
    """
    size, scale = abs(value), 1
    if size < 1e-6:
        return 0.0
    while size / scale >= 1000:
        scale *= 10
    if scale > 1:
        return math.floor(size / scale + 0.5) * scale * (1.0 if value > 0 else -1.0)
    while size * scale < 100:
        scale *= 10
    return math.floor(size * scale + 0.5) / scale * (1.0 if value > 0 else -1.0)


def decimals(value):
    """Decimals with which a rounded value is written: none from 100 on."""
    size, places = abs(value), 0
    while size and size < 100 and places < 6 and math.floor(size) != size:
        size, places = size * 10, places + 1
        if abs(size - math.floor(size + 0.5)) < 1e-7:
            break
    return places


def heads(count):
    """Whole members that it takes: half a member is one more."""
    return math.ceil(count - 1e-9)
