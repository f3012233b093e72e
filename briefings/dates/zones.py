"""Time zones by their IANA names: what somebody typed -> a name, and a name -> the zone. Knows no server and no clock."""

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process

from briefings.errors import BadValue

UTC_NAME = "UTC"
_EXAMPLES = "Type an area and a place, such as America/New_York or Europe/Berlin, or UTC."
_LONGEST = 60
_NEAR_MOST = 3
_ALIKE = 75  # of 100: one letter wrong in a place name of five letters still counts
_SHORT = 4  # letters: so few are often an abbreviation (EST), for which a name that looks alike (Australia/West) would be wrong


def zone_named(typed: str) -> str:
    """The IANA name that was typed, as it is spelled there. Raises BadValue with the nearest names.

    Only an area and a place, or UTC: abbreviations such as EST mean several zones or no clock change, and Etc/GMT+5 is behind UTC.
    """
    plain = _plain(typed)
    if plain in _names():
        return _names()[plain]
    near = _near(plain) if len(plain) <= _LONGEST else []
    hint = f"The nearest {'names are' if near[1:] else 'name is'} {', '.join(near)}." if near else _EXAMPLES
    raise BadValue(f"“{typed.strip()[:_LONGEST]}” is not the name of a time zone.", hint)


def zone_of(name: str | None) -> tzinfo:
    """The zone of that name; UTC for none, and for one that this machine does not know (any more)."""
    known = _names().get(_plain(name or UTC_NAME), UTC_NAME)
    return UTC if known == UTC_NAME else ZoneInfo(known)


def offset_words(at: datetime) -> str:
    """How far an aware time is from UTC: "UTC", "UTC-5", "UTC+5:30". Two times that a clock shows alike differ in it."""
    away = at.utcoffset() or timedelta()
    minutes = round(abs(away).total_seconds() / 60)
    if not minutes:
        return UTC_NAME
    hours, rest = divmod(minutes, 60)
    return f"{UTC_NAME}{'-' if away < timedelta() else '+'}{hours}{f':{rest:02}' if rest else ''}"


@cache
def _names() -> dict[str, str]:
    """The names that can be settled, by how they are looked up."""
    places = (name for name in available_timezones() if "/" in name and not name.startswith("Etc/"))
    return {_plain(name): name for name in sorted((UTC_NAME, *places))}


def _near(plain: str) -> list[str]:
    least = _ALIKE if len(plain) > _SHORT else 100
    scored = process.extract(plain, list(_names()), scorer=_likeness, limit=_NEAR_MOST, score_cutoff=least)
    return [_names()[name] for name, *_ in scored]


def _likeness(typed: str, name: str, *, score_cutoff: float | None = None) -> float:
    """How alike they are: as a whole, or to the place alone."""
    return max(fuzz.ratio(typed, name), fuzz.ratio(typed, name.rpartition("/")[2]))


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())
