"""Dates as people type and read them: typed -> `When`, and a `When` in words. Knows no article and no clock."""

import re
from dataclasses import replace
from datetime import date

from briefings.counting import read_phrase
from briefings.edtf import SEASONS, first_and_last, parts
from briefings.errors import BadValue
from briefings.model import Origin, Qualifier, When

_EXAMPLES = "Write it like 2025, March 2024, 27 January 2026, 2026-01-27, early 2025 or last year."
_ABSOLUTE_EXAMPLES = "Write it like 2025, March 2024, 27 January 2026 or 2026-01-27."
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SEASON_NAMES = {number: name for name, number in SEASONS.items() if name != "fall"}
_NUMERIC = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*", re.ASCII)
_LONGEST = 60


def parse(typed: str, published: str | None) -> When:
    """The date that an editor typed, marked as theirs; empty means that there is none.

    Relative dates ("last year") are counted from `published` (EDTF), and stay open while that is not known. Raises BadValue.
    """
    phrase = " ".join(typed.split())
    if not phrase:
        return When(phrase="", by=Origin.EDITOR)
    reading = read_phrase(phrase, published) if len(phrase) <= _LONGEST else None
    if reading is None:
        raise _not_understood(phrase, _EXAMPLES)
    return When(phrase, reading.edtf, reading.qualifier, relative=reading.relative, by=Origin.EDITOR)


def article_date(typed: str) -> str:
    """An article's own date as EDTF: a year, a month or a day. Raises BadValue."""
    value = _absolute(typed)
    if parts(value) is None:
        raise _not_understood(typed, _ABSOLUTE_EXAMPLES)
    return value


def span_of_time(typed: str) -> str:
    """A year, season, month, day, decade or interval that somebody searches from or to, as EDTF. Raises BadValue."""
    return _absolute(typed)


def resolve(when: When, published: str | None) -> When:
    """The same when, counted again from the article's date; unchanged when it was not counted from it."""
    if not when.relative:
        return when
    reading = read_phrase(when.phrase, published, when.ahead)
    return replace(when, edtf=reading.edtf if reading else None)


def bounds(edtf: str) -> tuple[date, date]:
    """The first and the last day that an EDTF value covers. Raises BadValue when it is no EDTF value."""
    found = first_and_last(edtf)
    if found is None:
        raise _not_understood(edtf, _ABSOLUTE_EXAMPLES)
    return found


def spoken(when: When) -> str:
    """The date in words, with the precision it has: "early 2025", "since spring 2022", "27 January 2026", "date unknown"."""
    if when.edtf is None:
        if not when.phrase:
            return "date unknown"
        return f"{when.phrase} (the article's date is not known)" if when.relative else f"{when.phrase} (date unknown)"
    words = spoken_edtf(when.edtf)
    decade = words.startswith("the ")
    match when.qualifier:
        case None:
            return words
        case Qualifier.MID:
            plain = words.removeprefix("the ")
            return f"{'the ' if decade else ''}mid{'-' if plain[0].isdecimal() else ' '}{plain}"
        case Qualifier.EARLY | Qualifier.LATE if decade:
            return f"the {when.qualifier.value} {words.removeprefix('the ')}"
        case qualifier:
            return f"{qualifier.value} {words}"


def spoken_edtf(edtf: str) -> str:
    """An EDTF value in words: "2022", "spring 2022", "March 2024", "27 January 2026", "19 to 25 January 2026", "the 1990s"."""
    start, _, end = edtf.partition("/")
    if not end:
        return _spoken_date(start)
    if len(start) == len(end) == 4 and start[3] == "0" and end == f"{start[:3]}9":
        return f"the {start}s"
    first, last = _spoken_date(start).split(), _spoken_date(end).split()
    alike = len(first) == len(last)
    while alike and len(first) > 1 and first[-1] == last[len(first) - 1]:
        first.pop()  # what both share is said once, at the end
    return f"{' '.join(first)} to {' '.join(last)}"


def _spoken_date(edtf: str) -> str:
    numbers = edtf.split("-")
    words = [numbers[0].lstrip("0") or "0"]
    if len(numbers) > 1:
        month = int(numbers[1])
        words.insert(0, _MONTHS[month - 1] if month <= len(_MONTHS) else _SEASON_NAMES[month])
    if len(numbers) > 2:
        words.insert(0, str(int(numbers[2])))
    return " ".join(words)


def _absolute(typed: str) -> str:
    phrase = " ".join(typed.split())
    reading = read_phrase(phrase, None) if phrase and len(phrase) <= _LONGEST else None
    if reading is None or reading.edtf is None or reading.relative or reading.qualifier:
        raise _not_understood(phrase, _ABSOLUTE_EXAMPLES)
    return reading.edtf


def _not_understood(phrase: str, examples: str) -> BadValue:
    if _NUMERIC.fullmatch(phrase):
        return BadValue(
            f"“{phrase}” can be read in two ways, or is no day.", "Write the month as a word, such as 4 March 2026."
        )
    return BadValue(f"“{phrase[:_LONGEST]}” is not a date that this bot understands.", examples)
