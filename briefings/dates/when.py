"""Dates as people type and read them: typed -> `When`, and a `When` in words. Knows no article and no clock."""

import re
from dataclasses import replace
from datetime import date
from enum import StrEnum

from briefings.dates.calendar_words import MONTH_NAMES
from briefings.dates.counting import read_phrase
from briefings.dates.edtf import SEASONS, first_and_last, parts
from briefings.errors import BadValue
from briefings.model.record import Origin, Qualifier, When

_EXAMPLES = "Write it like 2025, March 2024, 27 January 2026, 2026-01-27, early 2025 or last year."
_ABSOLUTE_EXAMPLES = "Write it like 2025, March 2024, 27 January 2026 or 2026-01-27."
_SEASON_NAMES = {number: name for name, number in SEASONS.items() if name != "fall"}
_NUMERIC = re.compile(r"\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\s*", re.ASCII)
_HYPHENED = re.compile(r"\d-\d", re.ASCII)
_LONGEST = 60


class DateStyle(StrEnum):
    """A way of writing dates, by its name in the record."""

    DAY_FIRST = "day-first"  # 27 January 2026
    MONTH_FIRST = "month-first"  # January 27, 2026
    ISO = "iso"  # 2026-01-27


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
    value = span_of_time(typed)
    if parts(value) is None:
        raise _not_understood(typed, _ABSOLUTE_EXAMPLES)
    return value


def span_of_time(typed: str) -> str:
    """A year, season, month, day, decade or interval that somebody searches from or to, as EDTF. Raises BadValue."""
    phrase = " ".join(typed.split())
    reading = read_phrase(phrase, None) if phrase and len(phrase) <= _LONGEST else None
    if reading is None or reading.edtf is None or reading.relative or reading.qualifier:
        raise _not_understood(phrase, _ABSOLUTE_EXAMPLES)
    return reading.edtf


def resolve(when: When, published: str | None) -> When:
    """The same when, counted again from the article's date; unchanged when it was not counted from it."""
    if not when.relative:
        return when
    reading = read_phrase(when.phrase, published, when.ahead)
    return replace(when, edtf=reading.edtf if reading else None)


def bounds(edtf: str) -> tuple[date, date]:
    """The first and the last day that an EDTF value covers. Raises BadValue when it is no EDTF value."""
    days = first_and_last(edtf)
    if days is None:
        raise _not_understood(edtf, _ABSOLUTE_EXAMPLES)
    return days


def in_words(when: When, style: DateStyle = DateStyle.DAY_FIRST) -> str:
    """The date in words, with the precision it has: "early 2025", "since spring 2022", "27 January 2026", "date unknown".

    A phrase that means no date yet is given as the article or the editor wrote it, in every style.
    """
    if when.edtf is None:
        if not when.phrase:
            return "date unknown"
        return f"{when.phrase} (the article's date is not known)" if when.relative else f"{when.phrase} (date unknown)"
    words = edtf_in_words(when.edtf, style)
    decade = words.startswith("the ")
    match when.qualifier:
        case None:
            return words
        case Qualifier.MID:
            plain = words.removeprefix("the ")
            year = plain[0].isdecimal() and not _HYPHENED.search(plain)
            return f"{'the ' if decade else ''}mid{'-' if year else ' '}{plain}"
        case Qualifier.EARLY | Qualifier.LATE if decade:
            return f"the {when.qualifier.value} {words.removeprefix('the ')}"
        case qualifier:
            return f"{qualifier.value} {words}"


def each_style(when: When) -> frozenset[str]:
    """The date in words, once in each style."""
    return frozenset(in_words(when, style) for style in DateStyle)


def edtf_in_words(edtf: str, style: DateStyle = DateStyle.DAY_FIRST) -> str:
    """An EDTF value in words: "2022", "spring 2022", "March 2024", "27 January 2026", "19 to 25 January 2026", "the 1990s".

    Seasons and decades are words in every style: people read neither from a number.
    """
    start, _, end = edtf.partition("/")
    if not end:
        return _plain(start, style)
    if len(start) == len(end) == 4 and start[3] == "0" and end == f"{start[:3]}9":
        return f"the {start}s"
    first, last = start.split("-"), end.split("-")
    shared = 0  # parts from the year on: what both share is said once, at the end
    while style is not DateStyle.ISO and len(first) == len(last) > shared + 1 and first[shared] == last[shared]:
        shared += 1
    if style is DateStyle.MONTH_FIRST and len(first) == len(last) == 3 and shared:
        until = int(last[2]) if shared == 2 else f"{_month(last[1])} {int(last[2])}"
        return f"{_month(first[1])} {int(first[2])} to {until}, {int(last[0])}"
    words = _plain(start, style).split(" ")
    return f"{' '.join(words[: len(words) - shared])} to {_plain(end, style)}"


def _plain(edtf: str, style: DateStyle) -> str:
    """A year, season, month or day in words."""
    year, *smaller = edtf.split("-")
    if not smaller:
        return str(int(year))
    if style is DateStyle.ISO and int(smaller[0]) <= len(MONTH_NAMES):
        return edtf
    month = _month(smaller[0])
    if not smaller[1:]:
        return f"{month} {int(year)}"
    day = int(smaller[1])
    return f"{month} {day}, {int(year)}" if style is DateStyle.MONTH_FIRST else f"{day} {month} {int(year)}"


def _month(digits: str) -> str:
    number = int(digits)
    return MONTH_NAMES[number - 1] if number <= len(MONTH_NAMES) else _SEASON_NAMES[number]


def _not_understood(phrase: str, examples: str) -> BadValue:
    if _NUMERIC.fullmatch(phrase):
        return BadValue(
            f"“{phrase}” can be read in two ways, or is not a date.", "Write the month as a word, such as 4 March 2026."
        )
    return BadValue(f"“{phrase[:_LONGEST]}” is not a date that this bot understands.", examples)
