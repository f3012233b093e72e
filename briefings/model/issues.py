"""The values of a rewording, a merge of issues and its undoing, and what an editor sees of an issue."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefings.model.record import Issue, Position

SENTENCE_MOST = 1000


class IssueOp(StrEnum):
    """What was done to an issue."""

    REWORD = "reword"
    MERGE = "merge"
    PART = "part"  # what undoes a merge; a merge undoes it


@dataclass(frozen=True, slots=True)
class IssueChange:
    """One change on file: of I-`issue`, into or from I-`into` where it was merged or parted; the sentences where it was a rewording."""

    number: int
    op: IssueOp
    issue: int
    into: int | None
    was: str | None
    became: str | None
    reason: str | None
    at: datetime
    actor_id: int
    undone: bool


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue on record as the desk lists it: its stances by position, and the briefings that they stand in."""

    issue: Issue
    positions: tuple[tuple[Position, int], ...]
    briefings: tuple[int, ...]

    @property
    def stances(self) -> int:
        """How many stances are on record on it."""
        return sum(count for _, count in self.positions)


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """What a merge would do: the stances on `issue` would stand on `into`."""

    issue: IssueLine
    into: IssueLine
