"""The values of the record: sources, dates, and what a server has published. Frozen; no behaviour beyond their own shape."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from briefings.model.spans import Span

T = TypeVar("T")


class Origin(StrEnum):
    """Where a fact about a source, or the wording of a sentence, comes from."""

    METADATA = "metadata"
    TEXT = "text"
    EDITOR = "editor"


class SpeakerState(StrEnum):
    """How the article gives the speaker of a quote (DESIGN §5)."""

    STATED = "stated"  # named beside the words
    INFERRED = "inferred"  # a pronoun, a role, or an earlier name
    AMBIGUOUS = "ambiguous"  # more than one person could be meant
    UNKNOWN = "unknown"  # nobody is named


class Position(StrEnum):
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    MIXED = "mixed"
    UNCLEAR = "unclear"

    @property
    def word(self) -> str:
        """As readers see it: `for`, `against`, `mixed`, `unclear`."""
        return {Position.SUPPORTS: "for", Position.OPPOSES: "against"}.get(self, self.value)


class Basis(StrEnum):
    """What a stance rests on: the holder's own words, vote, signature or act; what the article says of them; or an editor's reading."""

    STATED = "stated"
    TOLD = "told"
    READ = "read"

    @property
    def words(self) -> str:
        """As readers see it."""
        return _BASIS_WORDS[self]


_BASIS_WORDS = {
    Basis.STATED: "their own words or act",
    Basis.TOLD: "as the article tells it",
    Basis.READ: "read from the words by an editor",
}


class Voice(StrEnum):
    """Whose words a passage in a card is."""

    SAID = "said"  # somebody's, in quotation marks
    ARTICLE = "article"  # the article's own
    EDITOR = "editor"


class State(StrEnum):
    """A briefing's state. Legal moves: draft → published → withdrawn → published."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Kind(StrEnum):
    """What carries a public number; the value is the letter in `Q-12`."""

    BRIEFING = "B"
    QUOTE = "Q"
    EVENT = "E"
    STANCE = "S"
    PERSON = "P"
    ISSUE = "I"


class Qualifier(StrEnum):
    """How a date is meant: a part of it, roughly it, or a time that it bounds ("since 2019")."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"
    BY = "by"


@dataclass(frozen=True, slots=True)
class When:
    """A date with the precision that the source gives.

    `edtf` is an EDTF value (`2025`, `2022-01`, `2026-01-27`; `2022-21` to `2022-24` are spring to winter 2022), or None while it
    cannot be resolved. `phrase`
    is the source's own wording (`last year`) or what an editor typed. `relative` says that the value was counted from
    the article's date, so that it must be counted again when that date changes; `ahead` that the sentence speaks of what is
    to come, which decides which "Tuesday" is meant; `by` is EDITOR once an editor set it. A quarter, a week (Monday to Sunday), a
    weekend or a decade is an EDTF interval (`2026-01-19/2026-01-25`).
    """

    phrase: str
    edtf: str | None = None
    qualifier: Qualifier | None = None
    span: Span | None = None
    relative: bool = False
    by: Origin = Origin.TEXT
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a source, and where it comes from."""

    value: str
    origin: Origin


def value_of(fact: Fact | None) -> str | None:
    """What the fact says; None where it is not known."""
    return fact.value if fact else None


@dataclass(frozen=True, slots=True)
class Source:
    """A stored article: its canonical text (NFC, `\\n` line ends, no NUL) and where it came from.

    `published` is an EDTF value. `sha256` is the hex digest of the UTF-8 bytes of `text`. `encoding` is set when it was guessed.
    `pages` says where each page of a paged file begins in the text, one offset a page; `url` is the address of a web page.
    """

    text: str
    sha256: str
    media_type: str = "text/plain"
    file_name: str | None = None
    encoding: str | None = None
    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    pages: tuple[int, ...] = ()
    url: str | None = None

    def page_at(self, place: int) -> int | None:
        """The number, from 1, of the page that a character of the text is on; None for a text without pages."""
        return bisect_right(self.pages, place) or None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is shown: the source's own words (`by` TEXT, then it is exactly `spans[0]`), or an editor's,
    resting on `spans`: none where no passage supports it."""

    text: str
    spans: tuple[Span, ...]
    by: Origin = Origin.TEXT


# What a server has published. `number` is the n of `Q-12`. Every value names its briefing.


@dataclass(frozen=True, slots=True)
class BriefingRef:
    """A published briefing as it is named beside an item."""

    number: int
    title: str
    outlet: str | None
    published: str | None  # the article's date, EDTF


@dataclass(frozen=True, slots=True)
class PersonRef:
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Held:
    """From when to when a role was held, None where that is not known: as `words` of the article of `source` say, or as an editor's
    `note` does."""

    since: When | None
    until: When | None
    source: BriefingRef | None = None
    words: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the article gives it, and where. `key` is the person's in the briefing's draft, `held` the dates that are known."""

    title: str
    span: Span
    briefing: BriefingRef
    key: str = ""
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing with the facts of its source. `summary` is in reading order."""

    number: int
    rev: int
    state: State
    title: str
    source: Source
    summary: tuple[Sentence, ...]
    topics: tuple[str, ...]
    published_at: datetime | None
    reason: str | None = None  # of a withdrawal

    @property
    def ref(self) -> BriefingRef:
        return BriefingRef(
            self.number,
            self.title,
            value_of(self.source.outlet),
            value_of(self.source.published),
        )


@dataclass(frozen=True, slots=True)
class Person:
    """`roles` oldest briefing first; `aliases` without `name`. `added` are names that an editor gave, by which the person is found but
    which no article has; `name_by_editor` says that `name` is such a one."""

    number: int
    name: str
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    added: tuple[str, ...] = ()
    name_by_editor: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a quote: its place in the source, and the very words there."""

    span: Span
    text: str


class Vouch(StrEnum):
    """How an editor of the server came to accept a quote, which is less than that they looked at it except for ITEM."""

    ITEM = "item"  # pressed or sent for this very item
    TOGETHER = "together"  # accepted with all that had no doubt
    FILE = "file"  # it came in from a briefing file, as accepted


@dataclass(frozen=True, slots=True)
class Quote:
    """`pieces` in source order. `gaps[i]` is what the source has between piece i and i+1 when that is white space only,
    else None: then the pieces are shown with a marked omission. `role` is the speaker's role in the same article.
    `vouch` says how an editor of the server came to accept it; None where none did: the drafter had no doubt, or it is of the `sample`,
    the briefing that comes with the program. `head_cut` and `tail_cut` say that words of the same quotation come
    before and after it: they are marked omissions. `name_given`: the speaker's name is an editor's, the article does not have it.
    `reply_to` is the number of the quote on record that this one answers."""

    number: int
    briefing: BriefingRef
    pieces: tuple[Piece, ...]
    gaps: tuple[str | None, ...]
    speaker: PersonRef | None
    speaker_state: SpeakerState
    role: str | None
    cue: str | None
    vouch: Vouch | None
    head_cut: bool = False
    tail_cut: bool = False
    name_given: bool = False
    sample: bool = False
    reply_to: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    number: int
    briefing: BriefingRef
    sentence: Sentence
    when: When
    people: tuple[PersonRef, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """A full sentence that one can be for or against."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Evidence(Piece):
    """A passage that shows a stance. `voice` is SAID or ARTICLE: the article's own words are not the holder's. `head_cut` and
    `tail_cut` say that words of the same quotation, or of the article's same sentence, come before and after it."""

    voice: Voice
    head_cut: bool = False
    tail_cut: bool = False


@dataclass(frozen=True, slots=True)
class DatedPosition:
    """A position, and the date (EDTF) of what it rests on, None where that is not known."""

    position: Position
    date: str | None


@dataclass(frozen=True, slots=True)
class Stance:
    """`evidence` are the passages of the source that show it, never empty. The issue is always worded by an editor. `dated` is set where
    the evidence itself says when (EDTF); else the article's date holds. `course` are the holder's positions on this issue, the oldest
    first and those without a date last, each date and position once."""

    number: int
    briefing: BriefingRef
    holder: PersonRef
    issue: Issue
    position: Position
    basis: Basis
    evidence: tuple[Evidence, ...]
    dated: str | None = None
    course: tuple[DatedPosition, ...] = ()

    @property
    def date(self) -> str | None:
        """The date of what it rests on, EDTF; None where it is not known."""
        return self.dated or self.briefing.published


ITEM = "item"  # what a correction is of that takes the whole item back
WITHDRAWAL, WITHDRAWN, AGAIN = "withdrawal", "withdrawn", "published again"  # of a whole briefing, and what it became


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected of a published item: `number` of `kind`, `what` of it, as it `was` and as it `became` (empty: nothing;
    both empty: the item was taken back since)."""

    briefing: BriefingRef
    kind: Kind
    number: int
    what: str
    was: str
    became: str
    reason: str
    at: datetime  # aware UTC
    change: int  # what the store calls the change that is told; those of one change have the same

    @property
    def taken_back(self) -> bool:
        """Whether the item itself was taken back."""
        return self.what == ITEM


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list: `items`, its `number` (from 1), how many `pages` there are (at least 1) and how many items in `total`."""

    items: tuple[T, ...]
    number: int
    pages: int
    total: int
