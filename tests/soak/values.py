"""What a draft holds, in the plain model's words: one frozen value an item."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Facts:
    title: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """`asked`: several people on record have this name, and no editor has said who this is."""

    name: str
    same: int | None = None
    asked: bool = False
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """`by` is the speaker's key. `asked`: the words changed beside a speaker whom the article does not name there."""

    words: str
    by: str
    verdict: str = "open"
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    words: str
    verdict: str = "open"


@dataclass(frozen=True, slots=True)
class Stance:
    issue: str
    holder: str
    verdict: str = "open"


Value = Facts | Person | Quote | Event | Stance
Values = Mapping[str, Value]
KINDS = {"p": "P", "q": "Q", "e": "E", "s": "S"}


def judged(value: Value, verdict: str) -> Value:
    """The value with what an editor said of it."""
    assert isinstance(value, Quote | Event | Stance)
    return replace(value, verdict=verdict)


def person_in(values: Values, key: str) -> Person:
    person = values[key]
    assert isinstance(person, Person)
    return person


def goes_out(values: Values, key: str) -> bool:
    match values[key]:
        case Facts():
            return True
        case Person(asked=asked, accepted=accepted):
            return accepted or not asked
        case Quote(by=by, verdict=verdict, asked=asked):
            return (verdict == "accepted" or (verdict == "open" and not asked)) and goes_out(values, by)
        case Event(verdict=verdict):
            return verdict != "rejected"
        case Stance(holder=holder, verdict=verdict):
            return verdict == "accepted" and goes_out(values, holder)
