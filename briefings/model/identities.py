"""The values of a merge, a split and their undoing, as the log of people keeps them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
