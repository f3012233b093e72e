"""What a date phrase means: absolute ("27 Jan 2026") or counted from an article's date ("last year"). Knows one phrase, no sentence."""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefings.dates import edtf
from briefings.dates.calendar_words import QUARTERS, STEPS, WEEKDAYS, is_quarter, month_and_day
from briefings.dates.edtf import SEASONS, first_and_last
from briefings.dates.relative import anchor_of, relative
from briefings.model.record import Qualifier

SIDES: dict[str, Qualifier] = {
    side.value: side for side in (Qualifier.BEFORE, Qualifier.AFTER, Qualifier.SINCE, Qualifier.UNTIL, Qualifier.BY)
} | {"till": Qualifier.UNTIL}
_ABOUT = ("about", "around", "circa", "c", "roughly", "approximately", "nearly", "almost")
_QUALIFIERS = (
    SIDES
    | {part.value: part for part in (Qualifier.EARLY, Qualifier.MID, Qualifier.LATE)}
    | dict.fromkeys(_ABOUT, Qualifier.ABOUT)
)
_EDGES = {"beginning": Qualifier.EARLY, "start": Qualifier.EARLY, "middle": Qualifier.MID, "end": Qualifier.LATE}
_OPENERS = frozenset({"in", "on", "at", "during", "over"})
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_YEARS_RANGE = re.compile(r"([12]\d{3})[-–]([12]\d{3})", re.ASCII)
_DECADE = re.compile(r"(?:([12]\d\d)|([2-9]))0s", re.ASCII)
_ISO = re.compile(r"([12]\d{3})([-/.])(\d{1,2})(?:\2(\d{1,2})(?:[t ]\d{1,2}:\S*)?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means. `edtf` is None when it is relative and could not be counted."""

    edtf: str | None
    relative: bool = False
    qualifier: Qualifier | None = None


@lru_cache(maxsize=4096)  # an article repeats its phrases
def read_phrase(phrase: str, published: str | None, ahead: bool = False) -> Reading | None:
    """What `phrase` means; None when it is no date phrase, or not understood whole.

    `ahead`: the sentence speaks of what is to come.
    """
    typed = " ".join(phrase.casefold().split())
    if interval := _interval(typed):
        return Reading(interval)
    opener, _, rest = typed.partition(" ")
    opened = _QUALIFIERS.get(opener)
    if _ISO.fullmatch(rest if opened else typed):
        value = _iso(rest if opened else typed)
        return Reading(value, False, opened) if value else None
    if slashed := _SLASHED.fullmatch(typed):
        return _numeric(slashed)
    qualifier, words = _split_qualifier(_words(typed))
    if not words or len(words) > 6:
        return None
    if absolute := _absolute(words):
        return Reading(absolute, False, qualifier)
    is_relative, value = relative(words, anchor_of(published), ahead)
    return Reading(value, True, qualifier) if is_relative else None


def _words(typed: str) -> list[str]:
    """The words of a phrase without an opening "in the" and the "of" and "of the" inside it."""
    words = re.sub(r"[,.\-–’']", " ", typed).split()
    if words and words[0] in _OPENERS:
        words = words[1:]
    if words and words[0] == "the":
        words = words[1:]
    last = len(words) - 1
    return [
        word
        for at, word in enumerate(words)
        if not 0 < at < last or (word != "of" and not (word == "the" and words[at - 1] in ("of", *_QUALIFIERS)))
    ]


def _interval(typed: str) -> str | None:
    """ "19 to 25 January 2026", "from 2019 to 2021", "2019/2021": the first part may lack what the second one says."""
    if years := _YEARS_RANGE.fullmatch(typed):
        return _validate(f"{years[1]}/{years[2]}")
    if "/" in typed:
        start, _, end = typed.partition("/")
        return _validate(typed) if edtf.parts(start) and edtf.parts(end) else None
    between = typed.startswith("between ")
    start, link, end = typed.removeprefix("between ").removeprefix("from ").partition(" and " if between else " to ")
    numeric = _iso(start), _iso(end)
    if all(numeric):
        return _validate(f"{numeric[0]}/{numeric[1]}")
    first, last = _words(start), _words(end)
    if not (link and first and last):
        return None
    # "January 19 to 25, 2026": the month is said once, in front.
    until = _absolute(last) or _absolute([first[0], *last])
    if until is None or "/" in until:
        return None
    for borrowed in (first, [*first, last[-1]], [*first, *last[-2:]]):
        since = _absolute(borrowed)
        if since and "/" not in since:
            return _validate(f"{since}/{until}")
    return None


def _validate(value: str) -> str | None:
    return value if first_and_last(value) else None


def _iso(typed: str) -> str | None:
    date = _ISO.fullmatch(typed)
    return _validate(edtf.edtf_of(int(date[1]), int(date[3]), int(date[4]) if date[4] else None)) if date else None


def _numeric(date: re.Match[str]) -> Reading | None:
    first, second, year = int(date[1]), int(date[3]), int(date[4])
    if first <= 12 and second <= 12 and first != second:
        return None  # 03/04/2026 is March in one country and April in another: never guessed
    day, month = (second, first) if second > 12 else (first, second)
    value = edtf.edtf_of(year, month, day)
    return Reading(value) if _validate(value) else None


def _split_qualifier(words: list[str]) -> tuple[Qualifier | None, list[str]]:
    if len(words) < 2:
        return None, words
    if words[0] in _QUALIFIERS:
        return _QUALIFIERS[words[0]], words[1:]
    if words[0] in _EDGES:
        return _EDGES[words[0]], ["this", words[1]] if words[1:] in (["year"], ["month"], ["week"]) else words[1:]
    if words[0] in ("earlier", "later") and words[1] in STEPS:
        return None, words[1:]
    return None, words


def _absolute(words: list[str]) -> str | None:
    if words[0] in WEEKDAYS and len(words) == 4:
        words = words[1:]
    if len(words) == 1 and (decade := _DECADE.fullmatch(words[0])):
        tens = decade[1] or f"19{decade[2]}"
        return f"{tens}0/{tens}9"
    if len(words) == 3 and words[0] == "winter" and _YEAR.fullmatch(words[1]) and words[2].isdecimal():
        next_year = str(int(words[1]) + 1)
        return edtf.season(int(words[1]), "winter") if words[2] in (next_year, next_year[2:]) else None
    if not _YEAR.fullmatch(words[-1]):
        return None
    year, rest = int(words[-1]), words[:-1]
    if not rest:
        return edtf.edtf_of(year)
    if len(rest) == 1 and rest[0] in SEASONS:
        return edtf.season(year, rest[0])
    if is_quarter(rest):
        return edtf.quarter(year, QUARTERS[rest[0]])
    month, day = month_and_day(rest)
    return _validate(edtf.edtf_of(year, month, day)) if month else None
