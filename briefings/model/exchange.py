"""The values of briefing files that went out of a server or came in."""

from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Exported:
    """A briefing file, or a zip of several, and how many briefings are in it."""

    file_name: str
    data: bytes
    count: int


class Outcome(Enum):
    """What became of one file."""

    WOULD_COME = auto()  # it is in order; nothing was written
    TAKEN_IN = auto()
    PUBLISHED = auto()
    NOT_PUBLISHED = auto()  # taken in; the publishing was refused
    HERE_ALREADY = auto()
    REFUSED = auto()
    TOPICS = auto()  # no briefing, but the server's topics
    SOME_TOPICS = auto()  # `why` says which of them stayed out
    PEOPLE = auto()  # no briefing, but what was said of people
    SOME_PEOPLE = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """One file of an import: `number` of the briefing that it became or is, `title` where it has one, `why` it or its publishing was
    refused, and how many of its items are `in_doubt`."""

    file_name: str
    outcome: Outcome
    number: int | None = None
    title: str = ""
    why: str = ""
    in_doubt: int = 0
