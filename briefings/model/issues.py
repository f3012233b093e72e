"""The values of an issue as editors see it."""

from dataclasses import dataclass

from briefings.model.record import Issue, Position

SENTENCE_MOST = 1000


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue on record as the desk lists it: its stances by position, and the briefings that they are in."""

    issue: Issue
    positions: tuple[tuple[Position, int], ...]
    briefings: tuple[int, ...]

    @property
    def stances(self) -> int:
        """How many stances are on record on it."""
        return sum(count for _, count in self.positions)


@dataclass(frozen=True, slots=True)
class IssuePreview:
    """What a merge would do: the stances on `issue` would count for `into`."""

    issue: IssueLine
    into: IssueLine
