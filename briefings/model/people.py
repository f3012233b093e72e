"""The values of what editors say of somebody on record: their name and their aliases."""

from dataclasses import dataclass

from briefings.model.log import LogLine
from briefings.model.record import BriefingRef, Person

LONGEST_NAME = 100  # characters: what every card has room for


@dataclass(frozen=True, slots=True)
class GivenName:
    """A name that articles on record give somebody, and which: the oldest first."""

    name: str
    briefings: tuple[BriefingRef, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What editors said of somebody: `rev` is the number of the newest change of them, 0 before the first; `chosen` the name that an
    editor chose, if any; `given` are the names that the articles give. The newest of the `changes` first."""

    rev: int
    chosen: str | None
    given: tuple[GivenName, ...]
    changes: tuple[LogLine, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody on record for an editor; `shared` are their added aliases that are somebody else's name too."""

    person: Person
    said: Said
    shared: tuple[str, ...] = ()
