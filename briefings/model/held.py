"""The values of when somebody held a role."""

from dataclasses import dataclass

from briefings.model.record import When

LONGEST_NOTE = 300  # characters
LONGEST_WORDS = 1000


@dataclass(frozen=True, slots=True)
class RolePlace:
    """A role as an article gives it: in B-`briefing`, of the person with this key in its draft, from this place on."""

    briefing: int
    key: str
    start: int
    title: str


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
