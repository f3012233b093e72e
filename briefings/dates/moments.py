"""A moment as people write it -> an aware time in UTC; what is not understood whole is refused. Knows no clock: now comes in."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from briefings.dates.style import Writing
from briefings.dates.when import span_of_time
from briefings.errors import BadValue

AHEAD_MOST = timedelta(days=366)
_EXAMPLES = "Write it like 2026-03-01 09:00, 1 March 2026 9:00, tomorrow 9:00, 18:30 or in 2 hours"
_LONGEST = 60
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})( ?[ap]m)?|(\d{1,2}) ?([ap]m)", re.ASCII)
_TIMED = re.compile(r"(?:(.+?)(?:,? at |, | |t))?(\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m)( ?utc|z)?", re.ASCII)
_IN = re.compile(r"in (a|an|\d{1,4}) (minute|hour|day|week)s?", re.ASCII)
_DAYS = {"today": 0, "tomorrow": 1}


def moment(typed: str, now: datetime, writing: Writing) -> datetime:
    """The time that is meant, in UTC: a day with a time, a time alone (the next such), or so long from now.

    A time of day is that of `writing`'s zone, unless UTC is written behind it. Raises BadValue for anything else, for what is past, for
    what is more than a year ahead, and for a time that a change of the clock leaves out or brings twice.
    """
    words = " ".join(typed.casefold().split())
    now = now.astimezone(UTC)
    meant = (_read_distance(words, now) or _read_day_and_clock(words, now, writing)) if len(words) <= _LONGEST else None
    if meant is None:
        raise BadValue(f"“{typed[:_LONGEST]}” is not a time that this bot understands.", _hint(now, writing))
    if meant <= now:
        hint = f"It is {writing.moment(now)} now. {_hint(now, writing)}"
        raise BadValue(f"{writing.moment(meant)} is in the past.", hint)
    if meant - now > AHEAD_MOST:
        raise BadValue("That is more than a year ahead.", "Name an earlier time.")
    return meant


def _hint(now: datetime, writing: Writing) -> str:
    if writing.zone is UTC:
        return f"{_EXAMPLES}. Times are UTC."
    return f"{_EXAMPLES}. Times are those of {writing.zone}, where it is {writing.clock(now)} now."


def _read_distance(words: str, now: datetime) -> datetime | None:
    distance = _IN.fullmatch(words)
    if distance is None:
        return None
    count = 1 if distance[1] in ("a", "an") else int(distance[1])
    return now + timedelta(**{f"{distance[2]}s": count})


def _read_day_and_clock(words: str, now: datetime, writing: Writing) -> datetime | None:
    match = _TIMED.fullmatch(words)
    clock = _clock(match[2]) if match else None
    if match is None or clock is None:
        return None
    zone = UTC if match[3] else writing.zone
    today = now.astimezone(zone).date()
    if match[1] is not None:
        day = _day(match[1], today)
        return _on(day, clock, now, writing, zone) if day else None
    first = _on(today, clock, now, writing, zone)
    return first if first > now else _on(today + timedelta(days=1), clock, now, writing, zone)


def _on(day: date, clock: time, now: datetime, writing: Writing, zone: tzinfo) -> datetime:
    """That time of that day; of two such, the one that is still ahead. Raises BadValue where both are ahead, or there is none."""
    if abs(day - now.date()) > 2 * AHEAD_MOST:  # refused in any zone, and at the calendar's ends no zone can be asked
        return datetime.combine(day, clock, UTC)
    local = datetime.combine(day, clock, zone)
    both = sorted({local.replace(fold=fold).astimezone(UTC) for fold in (0, 1)})
    real = [at for at in both if at.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None)]
    ahead = [at for at in real if at > now]
    named = f"{clock:%H:%M} on {writing.day(day.isoformat())}"
    if not real and both[-1] > now:
        after = both[-1].astimezone(zone)
        raise BadValue(
            f"There is no {named} in {zone}: the clocks go forward then.", f"Name another time, such as {after:%H:%M}."
        )
    if ahead[1:]:
        ways = " or ".join(f"{at:%Y-%m-%d %H:%M} UTC" for at in ahead)
        raise BadValue(f"{named} comes twice in {zone}: the clocks go back then.", f"Say which one is meant: {ways}.")
    return ahead[0] if ahead else both[-1]


def _day(words: str, today: date) -> date | None:
    if words in _DAYS:
        return today + timedelta(days=_DAYS[words])
    try:
        return date.fromisoformat(span_of_time(words))
    except (BadValue, ValueError):  # no date, or one without its day
        return None


def _clock(words: str) -> time | None:
    match = _CLOCK.fullmatch(words)
    if match is None:
        return None
    hour, minute, half = int(match[1] or match[4]), int(match[2] or 0), (match[3] or match[5] or "").strip()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
