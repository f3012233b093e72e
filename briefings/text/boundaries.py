"""Where a passage may begin or end: not inside a word, a number with its signs, or a letter with its accents. Pure."""

import unicodedata

SINGLE_MARKS = "'‘’‚‛′`´"
DASHES = "-‐‑‒–—―−"

_INNER_HYPHENS = "-‐‑"
_MINUS = "-‐‑‒–−"  # written as a minus before a number
_SIGNS = "±+~≈<>≤≥=×#№/"  # before a number they are part of it
_UNITS = "%‰‱°′″"  # behind a number they are part of it
_INSIDE = ".,:/"  # between two digits they hold a number together
_ZERO_WIDTH_JOINER = "\u200d"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_TAGS = range(0xE0020, 0xE0080)


def free(text: str, at: int) -> bool:
    """Whether a passage may begin or end at `at`.

    "legal" is not in "illegal", nor "I do" in "I don't"; a possessive 's may follow. A number keeps its sign, currency
    and percent: "5" is not in "−5", "$5", "5%" or "1/5". Letters keep their accents, and emoji their modifiers.
    """
    if not 0 < at < len(text):
        return True
    if text[at - 1].isalnum() and text[at].isalnum():
        return False
    return not (_joins(text, at - 1) or _joins(text, at) or _inside_grapheme(text, at) or _inside_number(text, at))


def _joins(text: str, at: int) -> bool:
    """Whether the character `at` holds a word or a number together: don't, co-opt, 1,000, 9/11."""
    if not 0 < at < len(text) - 1:
        return False
    before, mark, after = text[at - 1], text[at], text[at + 1]
    if mark in SINGLE_MARKS:
        possessive = after in "sS" and not text[at + 2 : at + 3].isalnum()
        return before.isalnum() and after.isalnum() and not possessive
    if mark in _INNER_HYPHENS:
        return before.isalnum() and after.isalnum()
    return mark in _INSIDE + _MINUS and before.isdigit() and after.isdigit()


def _inside_number(text: str, at: int) -> bool:
    """Whether a number is on one side, and a sign of it on the other."""
    if _is_number_at(text, at):
        return _is_sign(text, at - 1) or (_is_currency(text[at]) and text[at - 1].isalpha())  # US$
    return text[at - 1].isdigit() and (text[at] in _UNITS or _is_currency(text[at]))


def _is_number_at(text: str, at: int) -> bool:
    """Whether a number begins here, with its currency or sign before it: 5, $5, -$5, .5."""
    ahead = text[at : at + 4]
    rest = ahead.lstrip(_MINUS + _SIGNS + ".") if not ahead[:1].isdigit() else ahead
    if rest and _is_currency(rest[0]):
        rest = rest[1:].lstrip(_MINUS + ".")
    return rest[:1].isdigit()


def _is_sign(text: str, at: int) -> bool:
    """Whether the character is a sign of the number behind it. A dash or point is none where it ends a word or a sentence."""
    mark = text[at]
    if mark in _SIGNS or _is_currency(mark):
        return True
    return mark in _MINUS + "." and (at == 0 or not (text[at - 1].isalpha() or text[at - 1] in DASHES + "."))


def _is_currency(character: str) -> bool:
    return unicodedata.category(character) == "Sc"


def _inside_grapheme(text: str, at: int) -> bool:
    """Whether the characters before and behind are shown as one letter or picture."""
    before, after = text[at - 1], text[at]
    if after < "\u0300":  # no mark, modifier or joiner lies so low
        return before == _ZERO_WIDTH_JOINER
    if unicodedata.category(after)[0] == "M" or _ZERO_WIDTH_JOINER in (before, after):
        return True
    if ord(after) in _SKIN_TONES or ord(after) in _TAGS:
        return True
    passage = text[max(0, at - 64) : at]
    return after in _FLAG_LETTERS and (len(passage) - len(passage.rstrip(_FLAG_LETTERS))) % 2 == 1
