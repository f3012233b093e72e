"""What the plain model keeps of a server: its briefings with their revisions, merges and splits of people, corrections."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.soak.articles import Article
from tests.soak.values import Value, Values, person_in


@dataclass(frozen=True, slots=True)
class Change:
    """One revision: what it changed (before, after; None before what it added), by whom, and whether /desk undo may take it out.

    `moves`: it says nothing new, so that whoever made it is not the draft's author; `hands` where it hands in or returns.
    """

    what: Mapping[str, tuple[Value | None, Value]]
    editor: int
    undoable: bool = True
    undoes: int | None = None
    moves: bool = False
    hands: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What goes out later: which revision, as whose press, and how many were planned up to it."""

    rev: int
    editor: int
    order: int


@dataclass(slots=True)
class Briefing:
    """`out` are the values on record, by key, as they were put there; members see them while the state is published."""

    number: int
    article: Article
    values: Values
    rev: int = 1
    state: str = "draft"
    untouched: bool = False  # since it was withdrawn
    out: dict[str, Value] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    then: dict[int, Values] = field(default_factory=dict)
    changes: dict[int, Change] = field(default_factory=dict)
    drafted: tuple[str, ...] = ()  # the sentences that the drafter chose, which no editor of the soak typed
    plan: Plan | None = None

    @property
    def author(self) -> int:
        """Who said last what the draft says."""
        return next(one.editor for one in reversed(self.changes.values()) if not one.moves)

    @property
    def waits(self) -> bool:
        """Whether it was handed in and not touched since."""
        return self.changes[self.rev].hands == "in"

    def who(self, key: str) -> int | None:
        """The number of the person: whom they are said to be, else their own."""
        return person_in(self.values, key).same or self.numbers.get(key)

    def locked(self, key: str) -> bool:
        return self.state == "published" and (key in self.out or key == "facts")


@dataclass(frozen=True, slots=True)
class Part:
    briefing: int
    key: str
    was: int | None
    became: int | None


@dataclass(slots=True)
class Regrouping:
    parts: list[Part]
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """Of an issue, `key` is empty."""

    briefing: int
    key: str
    number: str
    was: str
    became: str
