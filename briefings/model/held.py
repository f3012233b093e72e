"""The values of what editors say of somebody on record: their name, their aliases, and the dates of their roles."""

from dataclasses import dataclass
from enum import StrEnum

from briefings.model.curation import Curation
from briefings.model.record import BriefingRef, Person, When

NAME, ALIAS, DATES = "name", "alias", "dates"  # how the parts of a person's row in the log of curation begin

LONGEST_NAME = 100  # characters: what every card has room for

LONGEST_NOTE = 300  # characters
LONGEST_WORDS = 1000


class PersonOp(StrEnum):
    """What was done to somebody on record; the undoing of each is `undo ` and this."""

    NAME = "name"
    ALIAS = "alias"
    TAKE_ALIAS = "take alias"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class RolePlace:
    """A role as an article gives it: in B-`briefing`, of the person with this key in its draft, from this place on."""

    briefing: int
    key: str
    start: int
    title: str

    @property
    def part(self) -> str:
        """What the log calls the dates of this role."""
        return f"{DATES} {self.briefing}/{self.key}/{self.start}/{self.title}"


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of B-`briefing` that show the dates of a role, from this place on."""

    briefing: int
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Dates:
    """From when to when a role was held, None where that is not known; shown by a passage, or by an editor's note."""

    since: When | None
    until: When | None
    proof: Proof | None
    note: str | None


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
    changes: tuple[Curation, ...]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody on record for an editor; `shared` are their added aliases that are somebody else's name too."""

    person: Person
    said: Said
    shared: tuple[str, ...] = ()
