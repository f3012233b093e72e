"""What a date phrase means: absolute ("27 Jan 2026") or counted from an article's date ("last year"). Knows one phrase, no sentence."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefings.model import Qualifier

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {name: index for index, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: index for name, index in MONTHS.items()} | {"sept": 9}
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: index for index, name in enumerate(_DAY_NAMES)}
WEEKDAYS |= {name[:3]: index for name, index in WEEKDAYS.items()} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
NUMBERS |= {"nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30}
SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_QUALIFIERS = {
    "early": Qualifier.EARLY,
    "mid": Qualifier.MID,
    "middle": Qualifier.MID,
    "late": Qualifier.LATE,
    "about": Qualifier.ABOUT,
    "around": Qualifier.ABOUT,
    "circa": Qualifier.ABOUT,
    "c": Qualifier.ABOUT,
    "roughly": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT,
    "almost": Qualifier.ABOUT,
}
_EDGES = {"beginning": Qualifier.EARLY, "start": Qualifier.EARLY, "end": Qualifier.LATE}
_IGNORED = frozenset({"in", "on", "of", "the", "by", "since", "until", "before", "after", "at", "during"})
_EDTF = re.compile(r"([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_DECADE = re.compile(r"([12]\d\d)0s", re.ASCII)
_SHORT_DECADE = re.compile(r"[2-9]0s", re.ASCII)
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_ISO = re.compile(r"([12]\d{3})([-/.])(\d{1,2})(?:\2(\d{1,2})(?:[t ]\d{1,2}:\S*)?)?", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2([12]\d{3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase means. `edtf` is None when it is relative and could not be counted."""

    edtf: str | None
    relative: bool = False
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """The article's date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None


def first_and_last(edtf: str) -> tuple[date, date] | None:
    """The first and the last day of an EDTF year, month, day or interval of these; None when it is none."""
    start, _, end = edtf.partition("/")
    first, last = _days(start), _days(end or start)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def anchor_of(published: str | None) -> Anchor | None:
    """The anchor that a published date gives; None when there is none, or it is an interval."""
    found = _EDTF.fullmatch(published) if published else None
    return Anchor(int(found[1]), *(int(part) if part else None for part in found.groups()[1:])) if found else None


def read_phrase(phrase: str, published: str | None, ahead: bool = False) -> Reading | None:
    """What `phrase` means; None when it is no date phrase. `ahead`: the sentence speaks of what is to come."""
    typed = " ".join(phrase.casefold().split())
    for numeric in (_ISO.fullmatch(typed), _SLASHED.fullmatch(typed)):
        if numeric:
            return _numeric(numeric)
    words = [word for word in re.sub(r"[,.\-–’']", " ", typed).split() if word not in _IGNORED]
    qualifier, words = _qualified(words)
    if not words or len(words) > 6:
        return None
    absolute = _absolute(words)
    if absolute:
        return Reading(absolute, False, qualifier)
    anchor = anchor_of(published)
    found, edtf = _relative(words, anchor, ahead)
    return Reading(edtf, True, qualifier) if found else None


def _days(edtf: str) -> tuple[date, date] | None:
    found = _EDTF.fullmatch(edtf)
    if not found:
        return None
    year, month, day = int(found[1]), found[2], found[3]
    try:
        if day:
            return (date(year, int(month), int(day)),) * 2
        if month:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _numeric(found: re.Match[str]) -> Reading | None:
    if found.re is _ISO:
        return _checked(_edtf(int(found[1]), int(found[3]), int(found[4]) if found[4] else None))
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if first <= 12 and second <= 12 and first != second:
        return None  # 03/04/2026 is March in one country and April in another: never guessed
    day, month = (second, first) if second > 12 else (first, second)
    return _checked(_edtf(year, month, day))


def _checked(edtf: str) -> Reading | None:
    return Reading(edtf) if _days(edtf) else None


def _edtf(year: int, month: int | None = None, day: int | None = None) -> str:
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _qualified(words: list[str]) -> tuple[Qualifier | None, list[str]]:
    if not words:
        return None, words
    if words[0] in _QUALIFIERS:
        return _QUALIFIERS[words[0]], words[1:]
    if words[0] in _EDGES and len(words) > 1:
        return _EDGES[words[0]], words[1:]
    if words[0] in ("earlier", "later") and len(words) > 1:
        return None, words[1:]
    return None, words


def _absolute(words: list[str]) -> str | None:
    if words[0] in WEEKDAYS and len(words) > 1:
        words = words[1:]
    decade = _DECADE.fullmatch(words[0]) if len(words) == 1 else None
    if decade:
        return f"{decade[1]}0/{decade[1]}9"
    if len(words) == 1 and _SHORT_DECADE.fullmatch(words[0]):
        return f"19{words[0][0]}0/19{words[0][0]}9"
    if len(words) == 3 and words[0] in _QUARTERS and words[1] == "quarter" and _YEAR.fullmatch(words[2]):
        return _quarter(int(words[2]), _QUARTERS[words[0]])
    if not _YEAR.fullmatch(words[-1]):
        return None
    year = int(words[-1])
    if len(words) == 1 or (len(words) == 2 and words[0] in SEASONS):
        return _edtf(year)
    month, day = _month_and_day(words[:-1])
    edtf = _edtf(year, month, day)
    return edtf if month and _days(edtf) else None


def _month_and_day(words: list[str]) -> tuple[int | None, int | None]:
    """From `["march"]`, `["march", "5"]` or `["5th", "march"]`; (None, None) from anything else."""
    if len(words) == 1:
        return MONTHS.get(words[0]), None
    if len(words) == 2:
        name, number = (words[0], words[1]) if words[0] in MONTHS else (words[1], words[0])
        found = _DAY_NUMBER.fullmatch(number)
        if name in MONTHS and found and 1 <= int(found[1]) <= 31:
            return MONTHS[name], int(found[1])
    return None, None


def _relative(words: list[str], anchor: Anchor | None, ahead: bool) -> tuple[bool, str | None]:
    """(whether it is a relative phrase, its value when it can be counted)."""
    if words[-1] == "ago":
        return _ago(words[:-1], anchor)
    if len(words) > 1 and words[-1] in _PARTS_OF_DAY:
        if words == ["last", "night"]:
            return True, _day(anchor, -1)
        words = ["today"] if words[:-1] == ["this"] else words[:-1]
    if len(words) == 1 and words[0] in _DAY_SHIFTS:
        return True, _day(anchor, _DAY_SHIFTS[words[0]])
    if words == ["weekend"]:
        return True, _stepped(-1, "weekend", anchor)[1]
    if words[-1] == "year" and len(words) > 2 and words[-2] in _STEPS:
        return _of_year(words[:-2], anchor, _STEPS[words[-2]])
    step = _STEPS.get(words[0])
    if step is not None and len(words) == 2:
        return _stepped(step, words[1], anchor)
    if words[0] in WEEKDAYS:
        return _weekday_phrase(words, anchor, ahead)
    if step is not None and words[1:] and words[1] in MONTHS:
        words = words[1:]
    month, day = _month_and_day(words)
    return (True, _bare_month(month, day, anchor, ahead)) if month else (False, None)


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_YEARS = {
    "year": 1,
    "decade": 10,
    "month": 1,
    "week": 1,
}  # more than a phrase can span, so that no count leaves the calendar
_DAY_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def _of_year(words: list[str], anchor: Anchor | None, step: int) -> tuple[bool, str | None]:
    """ "October of next year", "the third quarter of this year"."""
    month, day = _month_and_day(words)
    year = anchor.year + step if anchor else None
    if month:
        return True, _edtf(year, month, day) if year else None
    if len(words) == 2 and words[0] in _QUARTERS and words[1] == "quarter":
        return True, _quarter(year, _QUARTERS[words[0]]) if year else None
    return False, None


def _quarter(year: int, quarter: int) -> str:
    return f"{_edtf(year, 3 * quarter - 2)}/{_edtf(year, 3 * quarter)}"


def _day(anchor: Anchor | None, shift: int) -> str | None:
    return (anchor.date + timedelta(shift)).isoformat() if anchor and anchor.date else None


def _week(anchor: Anchor | None, shift: int) -> str | None:
    if not anchor or not anchor.date:
        return None
    monday = anchor.date - timedelta(anchor.date.weekday()) + timedelta(7 * shift)
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def _month(anchor: Anchor | None, shift: int) -> str | None:
    if not anchor or not anchor.month:
        return None
    months = anchor.year * 12 + anchor.month - 1 + shift
    return _edtf(months // 12, months % 12 + 1)


def _year(anchor: Anchor | None, shift: int) -> str | None:
    return _edtf(anchor.year + shift) if anchor else None


def _ago(words: list[str], anchor: Anchor | None) -> tuple[bool, str | None]:
    if len(words) != 2:
        return False, None
    count = NUMBERS.get(words[0]) or (int(words[0]) if words[0].isdecimal() and len(words[0]) < 4 else None)
    if not count or (anchor and count * _YEARS.get(words[1].rstrip("s"), 0) > anchor.year - 1000):
        return False, None
    match words[1].rstrip("s"):
        case "day":
            return True, _day(anchor, -count)
        case "week":
            return True, _week(anchor, -count)
        case "month":
            return True, _month(anchor, -count)
        case "year":
            return True, _year(anchor, -count)
        case "decade":
            return True, _year(anchor, -10 * count)
    return False, None


def _stepped(step: int, unit: str, anchor: Anchor | None) -> tuple[bool, str | None]:
    match unit:
        case "week":
            return True, _week(anchor, step)
        case "month":
            return True, _month(anchor, step)
        case "year":
            return True, _year(anchor, step)
        case "weekend":
            week = _week(anchor, step)
            return True, f"{date.fromisoformat(week[:10]) + timedelta(5)}/{week[11:]}" if week else None
    if unit in SEASONS:
        return True, None  # "last summer" depends on the half of the globe and the writer: an editor says
    if unit in WEEKDAYS:
        return True, _stepped_weekday(step, WEEKDAYS[unit], anchor)
    if unit in MONTHS:
        return True, _stepped_month(step, MONTHS[unit], anchor)
    return False, None


def _stepped_weekday(step: int, weekday: int, anchor: Anchor | None) -> str | None:
    if not anchor or not anchor.date:
        return None
    ahead = (weekday - anchor.date.weekday()) % 7
    if step == 0:
        return _day(anchor, weekday - anchor.date.weekday())
    return _day(anchor, ahead or 7) if step == 1 else _day(anchor, ahead - 7)


def _stepped_month(step: int, month: int, anchor: Anchor | None) -> str | None:
    if not anchor or not anchor.month:
        return None
    year = anchor.year
    if step == -1 and month >= anchor.month:
        year -= 1
    if step == 1 and month <= anchor.month:
        year += 1
    return _edtf(year, month)


def _weekday_phrase(words: list[str], anchor: Anchor | None, ahead: bool) -> tuple[bool, str | None]:
    rest = words[1:]
    if not rest:
        if not anchor or not anchor.date:
            return True, None
        forward = (WEEKDAYS[words[0]] - anchor.date.weekday()) % 7
        return True, _day(anchor, forward if ahead or not forward else forward - 7)
    if rest in (["last", "week"], ["next", "week"], ["this", "week"]):
        week = _week(anchor, _STEPS[rest[0]])
        return True, ((date.fromisoformat(week[:10]) + timedelta(WEEKDAYS[words[0]])).isoformat() if week else None)
    month, day = _month_and_day(rest)
    return (True, _bare_month(month, day, anchor, ahead)) if month and day else (False, None)


def _bare_month(month: int, day: int | None, anchor: Anchor | None, ahead: bool) -> str | None:
    """A month or a day of it with no year: the nearest one on the side that the tense gives."""
    if not anchor or not anchor.month:
        return None
    here, there = (anchor.month, anchor.day or 0), (month, day or 0)
    same = month == anchor.month and (day is None or anchor.day is None)
    year = anchor.year
    if not same and not ahead and there > here:
        year -= 1
    if not same and ahead and there < here:
        year += 1
    edtf = _edtf(year, month, day)
    return edtf if _days(edtf) else None
