"""The values of what a merge or a split of people would do, and of who could be one person."""

from dataclasses import dataclass

from briefings.model.record import PersonRef


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
