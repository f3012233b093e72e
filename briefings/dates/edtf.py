"""EDTF values: how a year, season, quarter, month, week or day is written, and the days that it covers. Knows no phrases."""

import re
from calendar import monthrange
from datetime import date, timedelta

# EDTF level 1, of either half of the globe.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_VALUE = re.compile(r"([1-9]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def edtf_of(year: int, month: int | None = None, day: int | None = None) -> str:
    """A year, a month or a day as EDTF."""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def season(year: int, name: str) -> str:
    """A season of a year: "2022-21" is spring 2022, winter is that of the year in which it began."""
    return f"{year:04}-{SEASONS[name]}"


def quarter(year: int, number: int) -> str:
    """A quarter (1 to 4) as the interval of its months."""
    return f"{edtf_of(year, 3 * number - 2)}/{edtf_of(year, 3 * number)}"


def week(day: date) -> str:
    """The week that holds the day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def parts(value: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of a value that is no interval and no season; None of anything else."""
    date = _VALUE.fullmatch(value)
    if not date or _days(value) is None or int(date[2] or 1) > 12:
        return None
    return int(date[1]), int(date[2]) if date[2] else None, int(date[3]) if date[3] else None


def first_and_last(value: str) -> tuple[date, date] | None:
    """The first and the last day of a year, season, month, day or interval of these; None when it is none.

    A season covers its whole year: which months it means depends on the half of the globe.
    """
    start, _, end = value.partition("/")
    first, last = _days(start), _days(end or start)
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _days(value: str) -> tuple[date, date] | None:
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if day:
            return (date(year, int(month), int(day)),) * 2
        if month and int(month) not in SEASONS.values():
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
