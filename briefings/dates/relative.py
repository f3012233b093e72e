"""Dates that are counted from an article's date: "last year", "Tuesday", "March". Knows words of one phrase, no sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefings.dates import edtf
from briefings.dates.calendar_words import MONTHS, NUMBERS, QUARTERS, STEPS, WEEKDAYS, is_quarter, month_and_day
from briefings.dates.edtf import SEASONS, first_and_last

_PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
_CLOCK = re.compile(r"\d{1,2}:?\d\d", re.ASCII)
_DAY_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The article's date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None


def anchor_of(published: str | None) -> Anchor | None:
    """The anchor that a published date gives; None when there is none, or it is an interval."""
    date_parts = edtf.parts(published) if published else None
    return Anchor(*date_parts) if date_parts else None


def relative(words: list[str], anchor: Anchor | None, ahead: bool) -> tuple[bool, str | None]:
    """Whether it is a relative phrase, and its value when it can be counted."""
    if words[-1] == "ago":
        return _ago(words[:-1], anchor)
    if len(words) > 1 and words[-1] in _PARTS_OF_DAY:
        if words == ["last", "night"]:
            return True, _day(anchor, -1)
        words = ["today"] if words[:-1] == ["this"] else words[:-1]
    if len(words) == 1 and words[0] in _DAY_SHIFTS:
        return True, _day(anchor, _DAY_SHIFTS[words[0]])
    if len(words) == 2 and words[1] in ("utc", "gmt") and _CLOCK.fullmatch(words[0]):
        return True, _day(anchor, 0)
    if words == ["weekend"]:
        return True, _weekend(anchor, 0 if ahead else -1)
    if len(words) == 3 and words[1:] in (["after", "next"], ["before", "last"]):
        return _step_unit(2 if words[2] == "next" else -2, words[0], anchor)
    if is_quarter(words):
        return True, _bare_quarter(QUARTERS[words[0]], anchor, ahead)
    if words[-1] == "year" and len(words) > 2 and words[-2] in STEPS:
        return _of_year(words[:-2], anchor, STEPS[words[-2]])
    step = STEPS.get(words[0])
    if step is not None and len(words) == 2:
        return _step_unit(step, words[1], anchor)
    if words[0] in WEEKDAYS:
        return _weekday_phrase(words, anchor, ahead)
    if step is not None and words[1:] and words[1] in MONTHS:
        words = words[1:]
    month, day = month_and_day(words)
    return (True, _bare_month(month, day, anchor, ahead)) if month else (False, None)


def _of_year(words: list[str], anchor: Anchor | None, step: int) -> tuple[bool, str | None]:
    """ "October of next year", "the third quarter of this year"."""
    month, day = month_and_day(words)
    year = anchor.year + step if anchor else None
    if month:
        return True, edtf.edtf_of(year, month, day) if year else None
    if is_quarter(words):
        return True, edtf.quarter(year, QUARTERS[words[0]]) if year else None
    return False, None


def _bare_quarter(number: int, anchor: Anchor | None, ahead: bool) -> str | None:
    """A quarter with no year: the last one that has begun, or the next one that has not ended."""
    if not anchor or not anchor.month:
        return None
    here = (anchor.month + 2) // 3
    shift = 1 if ahead and number < here else -1 if not ahead and number > here else 0
    return edtf.quarter(anchor.year + shift, number)


def _day(anchor: Anchor | None, shift: int) -> str | None:
    return (anchor.date + timedelta(shift)).isoformat() if anchor and anchor.date else None


def _week(anchor: Anchor | None, shift: int) -> str | None:
    return edtf.week(anchor.date + timedelta(7 * shift)) if anchor and anchor.date else None


def _weekend(anchor: Anchor | None, shift: int) -> str | None:
    monday, _, sunday = (_week(anchor, shift) or "").partition("/")
    return f"{date.fromisoformat(monday) + timedelta(5)}/{sunday}" if monday else None


def _month(anchor: Anchor | None, shift: int) -> str | None:
    if not anchor or not anchor.month:
        return None
    months = anchor.year * 12 + anchor.month - 1 + shift
    return edtf.edtf_of(months // 12, months % 12 + 1)


def _quarter(anchor: Anchor | None, shift: int) -> str | None:
    if not anchor or not anchor.month:
        return None
    quarters = anchor.year * 4 + (anchor.month - 1) // 3 + shift
    return edtf.quarter(quarters // 4, quarters % 4 + 1)


def _season(name: str, step: int, anchor: Anchor | None) -> str | None:
    """ "This summer" in the months where it is the same on both halves of the globe; of others an editor says which is meant."""
    known = step == 0 and name != "winter" and anchor is not None and anchor.month in range(3, 12)
    return edtf.season(anchor.year, name) if known and anchor else None


def _year(anchor: Anchor | None, shift: int) -> str | None:
    return edtf.edtf_of(anchor.year + shift) if anchor else None


def _decade(anchor: Anchor | None, shift: int) -> str | None:
    return _year(anchor, 10 * shift)


_Shift = Callable[[Anchor | None, int], str | None]
_STEPPED: dict[str, _Shift] = {"week": _week, "weekend": _weekend, "month": _month, "quarter": _quarter, "year": _year}
# Each with the years that it spans at the most, so that no count leaves the calendar.
_AGO: dict[str, tuple[_Shift, int]] = {
    "day": (_day, 0),
    "week": (_week, 1),
    "month": (_month, 1),
    "year": (_year, 1),
    "decade": (_decade, 10),
}


def _ago(words: list[str], anchor: Anchor | None) -> tuple[bool, str | None]:
    if len(words) != 2 or words[1].rstrip("s") not in _AGO:
        return False, None
    shifted, years = _AGO[words[1].rstrip("s")]
    count = NUMBERS.get(words[0]) or (int(words[0]) if words[0].isdecimal() and len(words[0]) < 4 else None)
    if not count or (anchor and count * years > anchor.year - 1000):
        return False, None
    return True, shifted(anchor, -count)


def _step_unit(step: int, unit: str, anchor: Anchor | None) -> tuple[bool, str | None]:
    if unit in _STEPPED:
        return True, _STEPPED[unit](anchor, step)
    if unit in SEASONS:
        return True, _season(unit, step, anchor)
    if unit in WEEKDAYS:
        return True, _step_weekday(step, WEEKDAYS[unit], anchor)
    if unit in MONTHS:
        return True, _step_month(step, MONTHS[unit], anchor)
    return False, None


def _step_weekday(step: int, weekday: int, anchor: Anchor | None) -> str | None:
    if not anchor or not anchor.date:
        return None
    shift = weekday - anchor.date.weekday()
    if step == 0:
        return _day(anchor, shift)
    return _day(anchor, (shift % 7 or 7) if step == 1 else shift % 7 - 7)


def _step_month(step: int, month: int, anchor: Anchor | None) -> str | None:
    if not anchor or not anchor.month:
        return None
    year = anchor.year
    if step == -1 and month >= anchor.month:
        year -= 1
    if step == 1 and month <= anchor.month:
        year += 1
    return edtf.edtf_of(year, month)


def _weekday_phrase(words: list[str], anchor: Anchor | None, ahead: bool) -> tuple[bool, str | None]:
    rest = words[1:]
    if not rest:
        if not anchor or not anchor.date:
            return True, None
        forward = (WEEKDAYS[words[0]] - anchor.date.weekday()) % 7
        return True, _day(anchor, forward if ahead or not forward else forward - 7)
    if rest in (["last", "week"], ["next", "week"], ["this", "week"]):
        monday, *_ = (_week(anchor, STEPS[rest[0]]) or "").split("/")
        return True, (date.fromisoformat(monday) + timedelta(WEEKDAYS[words[0]])).isoformat() if monday else None
    month, day = month_and_day(rest)
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
    value = edtf.edtf_of(year, month, day)
    return value if first_and_last(value) else None
