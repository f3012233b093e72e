"""What can be asked of a record, and the one short spelling of each question (`quote/17/2`) that a button carries.

A `person`, `topic` or `issue` is either a number (`P-9`, `I-2`) or what somebody typed; `ask` resolves it.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from briefings.ask.spelling import read_value, spell_value
from briefings.model.record import Kind


def narrows(said: str) -> Any:
    """A part of a question that narrows its list; `said` is how the answer repeats it."""
    return field(default=None, metadata={"said": said})


class CiteStyle(StrEnum):
    """How a citation is written: its name in a spelling, what it is called, and the ending of its file.

    `briefings.ask.citing` has the function that writes each. `card` is the cut card of policy debate.
    """

    label: str
    ending: str

    def __new__(cls, name: str, label: str = "", ending: str = "txt") -> "CiteStyle":
        style = str.__new__(cls, name)
        style._value_, style.label, style.ending = name, label, ending
        return style

    CARD = "card", "Debate card"
    MLA = "mla", "MLA"
    APA = "apa", "APA"
    CHICAGO = "chicago", "Chicago"
    MARKDOWN = "markdown", "Markdown"
    BIBTEX = "bibtex", "BibTeX", "bib"


@dataclass(frozen=True, slots=True)
class Summary:
    """One briefing; the newest published one when `briefing` is None."""

    briefing: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Who:
    person: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Roles:
    """All roles of one person, or else everybody who holds or held the role that is called `title`."""

    person: str | None = None
    title: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class OneQuote:
    """`page` counts through the words of one very long quote."""

    number: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotes that fit every part that is given; all quotes when none is."""

    person: str | None = narrows("by {}")
    topic: str | None = narrows("on {}")
    text: str | None = narrows("with “{}”")
    briefing: int | None = narrows("in B-{}")
    page: int = 1


@dataclass(frozen=True, slots=True)
class Context:
    """A quote with one sentence before it and one after it."""

    number: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class Cite:
    """A quote as a citation to copy."""

    number: int
    style: CiteStyle = CiteStyle.CARD


@dataclass(frozen=True, slots=True)
class SourceOf:
    """What an item is from: outlet, date and its origin, hash, offsets, revisions."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """`since` and `until` are EDTF values, both inclusive."""

    person: str | None = narrows("of {}")
    topic: str | None = narrows("on {}")
    briefing: int | None = narrows("in B-{}")
    since: str | None = narrows("since {}")
    until: str | None = narrows("until {}")
    page: int = 1


@dataclass(frozen=True, slots=True)
class Stances:
    issue: str | None = None
    person: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Compare:
    """Two people side by side, on one issue or on all."""

    person_a: str
    person_b: str
    issue: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Search:
    text: str
    kind: Kind | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class CheckQuotes:
    """Whether what a message quotes is on record. `text` is the whole message."""

    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class FindSources:
    """What on record a message could be about. `text` is the whole message."""

    text: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What was corrected, newest first."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class About:
    pass


OfRecord = Summary | Who | Roles | SourceOf | Changes | Help | About
OfQuotes = OneQuote | Quotes | Context | Cite
Listing = Timeline | Stances | Search
OfMessage = CheckQuotes | FindSources
Query = OfRecord | OfQuotes | Listing | OfMessage | Compare

_NAMES: dict[str, type[Query]] = {
    "summary": Summary,
    "who": Who,
    "roles": Roles,
    "quote": OneQuote,
    "quotes": Quotes,
    "context": Context,
    "cite": Cite,
    "source": SourceOf,
    "timeline": Timeline,
    "stances": Stances,
    "compare": Compare,
    "search": Search,
    "check": CheckQuotes,
    "sources": FindSources,
    "changes": Changes,
    "help": Help,
    "about": About,
}


def spell(query: Query) -> str:
    """The query's one spelling."""
    return spell_value(query, _NAMES)


def read(spelling: str) -> Query:
    """The query that is spelled so. Raises BadValue when none is."""
    query: Query = read_value(spelling, _NAMES)
    return query
