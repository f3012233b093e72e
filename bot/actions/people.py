"""What an editor can press or type to say of somebody on record what they are called and when they held a role.

`seen` is the number of the newest change of the person that the editor saw, so that a stale press is told so.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenName:
    """The form that chooses the name that members see of P-`person`; `typed` brings back what a refused form held, here and below."""

    person: int
    seen: int
    typed: str = ""


@dataclass(frozen=True, slots=True)
class OpenAlias:
    """The form that adds a name by which members find P-`person`."""

    person: int
    seen: int
    typed: str = ""


@dataclass(frozen=True, slots=True)
class OpenDates:
    """The form for the dates of a role: in B-`briefing`, of the person with this key in its draft, from this place on."""

    person: int
    seen: int
    briefing: int
    key: str
    start: int
    title: str
    typed: str = ""


OpensPerson = OpenName | OpenAlias | OpenDates


@dataclass(frozen=True, slots=True)
class SayOfPerson:
    """A form of a person as it was sent; `values` by field key. No button carries it."""

    opened: OpensPerson
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TakeAlias:
    """Take an alias that an editor gave P-`person` away."""

    person: int
    seen: int
    name: str


@dataclass(frozen=True, slots=True)
class UndoPersonChange:
    """Undo a change of a name, an alias or the dates of a role, or its undoing, by its number."""

    change: int


PersonAction = OpensPerson | SayOfPerson | TakeAlias | UndoPersonChange
