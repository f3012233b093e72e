"""The values of a merge, a split and their undoing, as the log of people keeps them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefings.model.record import PersonRef


class Change(StrEnum):
    """What was done to who is the same person."""

    MERGE = "merge"
    SPLIT = "split"
    UNDO = "unmerge"


@dataclass(frozen=True, slots=True)
class Part:
    """One person of one draft: whom on record they were said to be (`same_as`) before and after; None is nobody but themselves."""

    briefing: int
    key: str
    was: int | None
    became: int | None


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One change on file: of P-`person`, into P-`into` where it was a merge."""

    number: int
    change: Change
    person: int
    into: int | None
    at: datetime
    actor_id: int
    undone: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Affected:
    """One briefing that a change would touch: how it names the person, and how many of its items are theirs."""

    briefing: int
    title: str
    name: str
    quotes: int
    stances: int
    events: int


@dataclass(frozen=True, slots=True)
class PeoplePreview:
    """What a merge or a split would do: from whom, to whom (None: somebody new), and what it touches."""

    person: PersonRef
    into: PersonRef | None
    affected: tuple[Affected, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who could be one: `person`, the one who came on record later, and `other`. `slip`: by one letter only."""

    person: PersonRef
    other: PersonRef
    slip: bool
