"""What a draft holds, in the plain model's words: one frozen value an item."""

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Facts:
    title: str
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """`asked`: several people on record have this name, and no editor has said who this is. `new`: an editor said: nobody on record."""

    name: str
    same: int | None = None
    asked: bool = False
    verdict: str = "open"
    new: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """`by` is the speaker's key. `asked`: the words changed beside a speaker whom the article does not name there. `answers`: the key of
    the quote that it answers, as an editor said, whether that one goes out or not. `vouch`: how an accepted one came to be accepted."""

    words: str
    by: str
    verdict: str = "open"
    asked: bool = False
    answers: str = ""
    vouch: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    words: str
    verdict: str = "open"


@dataclass(frozen=True, slots=True)
class Stance:
    issue: str
    holder: str
    verdict: str = "open"


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody is reported to have said; it is a suggestion and never goes out."""

    words: str
    verdict: str = "open"


@dataclass(frozen=True, slots=True)
class Summary:
    """Its sentences; DRAFTED stands for those that the drafter chose, whatever they are."""

    sentences: tuple[str, ...]
    verdict: str = "open"


Value = Facts | Person | Quote | Event | Stance | Report | Summary
Values = Mapping[str, Value]
KINDS = {"p": "P", "q": "Q", "e": "E", "s": "S"}
SECTIONS = {"q": "Quotes", "p": "People", "e": "Events", "s": "Stances", "r": "Reported"}
DRAFTED = ("what the drafter chose",)


def judged(value: Value, verdict: str) -> Value:
    """The value with what an editor said of it."""
    assert not isinstance(value, Facts)
    if isinstance(value, Quote):
        return replace(value, verdict=verdict, vouch="item" if verdict == "accepted" else "")
    return replace(value, verdict=verdict)


def accepted_together(value: Value) -> Value:
    """The value, accepted with all that had no doubt."""
    accepted = judged(value, "accepted")
    return replace(accepted, vouch="together") if isinstance(accepted, Quote) else accepted


def is_sure(values: Values, key: str) -> bool:
    """Whether it is open, without a doubt, and accepted with all such; a stance never is."""
    value = values[key]
    fit = isinstance(value, Person | Quote | Event | Summary) and value.verdict == "open"
    return fit and not getattr(value, "asked", False)


def free_key(values: Values, letter: str) -> str:
    """The key that comes after all of this letter that there are."""
    return f"{letter}{max((int(key[1:]) for key in values if key[0] == letter and key != 'facts'), default=0) + 1}"


def person_in(values: Values, key: str) -> Person:
    person = values[key]
    assert isinstance(person, Person)
    return person


def answers_itself(values: Values, key: str, to: str) -> bool:
    """Whether the quote, once it answers `to`, would answer itself, or its own reply."""
    at = to
    while at and at != key:
        value = values[at]
        assert isinstance(value, Quote)
        at = value.answers
    return at == key


def goes_out(values: Values, key: str) -> bool:
    match values[key]:
        case Facts():
            return True
        case Report():
            return False
        case Person(asked=asked, verdict=verdict):
            return verdict == "accepted" or (verdict == "open" and not asked)
        case Quote(by=by, verdict=verdict, asked=asked):
            return (verdict == "accepted" or (verdict == "open" and not asked)) and goes_out(values, by)
        case Event(verdict=verdict) | Summary(verdict=verdict):
            return verdict != "rejected"
        case Stance(holder=holder, verdict=verdict):
            return verdict == "accepted" and goes_out(values, holder)
