"""A moment as people write it -> an aware time in UTC; what is not understood whole is refused. Knows no clock: now comes in."""

import re
from datetime import UTC, date, datetime, time, timedelta

from briefings.errors import BadValue
from briefings.when import span_of_time

AHEAD_MOST = timedelta(days=366)
_HINT = "Write it like 2026-03-01 09:00, 1 March 2026 9:00, tomorrow 9:00, 18:30 or in 2 hours. Times are UTC."
_LONGEST = 60
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})( ?[ap]m)?|(\d{1,2}) ?([ap]m)", re.ASCII)
_TIMED = re.compile(r"(?:(.+?)(?:,? at |, | |t))?(\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m)(?: ?utc|z)?", re.ASCII)
_IN = re.compile(r"in (a|an|\d{1,4}) (minute|hour|day|week)s?", re.ASCII)
_DAYS = {"today": 0, "tomorrow": 1}


def moment(typed: str, now: datetime) -> datetime:
    """The time that is meant, in UTC: a day with a time, a time alone (the next such), or so long from now.

    Raises BadValue for anything else, for what is past, and for what is more than a year ahead.
    """
    words = " ".join(typed.casefold().split())
    now = now.astimezone(UTC)
    found = (_counted(words, now) or _written(words, now)) if len(words) <= _LONGEST else None
    if found is None:
        raise BadValue(f"“{typed[:_LONGEST]}” is not a time that can be understood.", _HINT)
    if found <= now:
        raise BadValue(f"{found:%Y-%m-%d %H:%M} UTC is past.", f"It is {now:%Y-%m-%d %H:%M} UTC now. {_HINT}")
    if found - now > AHEAD_MOST:
        raise BadValue("That is more than a year ahead.", "Name an earlier time.")
    return found


def _counted(words: str, now: datetime) -> datetime | None:
    found = _IN.fullmatch(words)
    if found is None:
        return None
    count = 1 if found[1] in ("a", "an") else int(found[1])
    return now + timedelta(**{f"{found[2]}s": count})


def _written(words: str, now: datetime) -> datetime | None:
    found = _TIMED.fullmatch(words)
    clock = _clock(found[2]) if found else None
    if found is None or clock is None:
        return None
    if found[1] is None:
        today = datetime.combine(now.date(), clock, UTC)
        return today if today > now else today + timedelta(days=1)
    day = _day(found[1], now.date())
    return datetime.combine(day, clock, UTC) if day else None


def _day(words: str, today: date) -> date | None:
    if words in _DAYS:
        return today + timedelta(days=_DAYS[words])
    try:
        return date.fromisoformat(span_of_time(words))
    except (BadValue, ValueError):  # no date, or one without its day
        return None


def _clock(words: str) -> time | None:
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour, minute, half = int(found[1] or found[4]), int(found[2] or 0), (found[3] or found[5] or "").strip()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
