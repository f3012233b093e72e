"""The draft: what the drafter proposes and an editor settles before (and after) a briefing is published.

Every item has a key that is stable within its draft (`q1`, `p2`, `e1`, `s3`; the summary is `m1`) and names people by key.
Reports (`r1`) are no items: they are suggestions that are never published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum

from briefings.model.record import Basis, Kind, Position, Sentence, Source, SpeakerState, State, Vouch, When
from briefings.model.spans import Span


class Verdict(StrEnum):
    """What an editor said of an item. An OPEN item without doubts is published too, except a stance (see `goes_out`)."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Edit(StrEnum):
    """What an editor does to an item that settles doubts about it."""

    READ = "read"  # sends the form of a quote's words, whether or not they differ
    WORDS = "words"  # gives a quote other words
    SPEAKER = "speaker"
    PERSON = "person"
    EVENT = "event"
    STANCE = "stance"


class DoubtKind(StrEnum):
    """A kind of doubt: its name in the record, how an editor settles it, and which edits of an item do."""

    settle: str
    edits: frozenset[Edit]

    def __new__(cls, name: str, settle: str = "Look at it, then accept or reject it.", *edits: Edit) -> "DoubtKind":
        kind = str.__new__(cls, name)
        kind._value_, kind.settle, kind.edits = name, settle, frozenset(edits)
        return kind

    NO_OUTLET = "no_outlet"
    NO_DATE = "no_date"
    NO_AUTHOR = "no_author"
    ENCODING = "encoding"
    UNBALANCED_MARKS = (
        "unbalanced_marks",
        "Check where the words end, and correct them or accept them.",
        Edit.READ,
        Edit.WORDS,
    )
    ALLEGATION = "allegation", "Add the source and the reply that the article gives, or reject it.", Edit.EVENT
    PRONOUN_SPEAKER = "pronoun_speaker", "Choose the speaker, or accept the quote as it is.", Edit.SPEAKER
    AMBIGUOUS_SPEAKER = "ambiguous_speaker", "Choose the speaker, or accept the quote as ambiguous.", Edit.SPEAKER
    UNKNOWN_SPEAKER = (
        "unknown_speaker",
        "Choose the speaker, or accept the quote as said by somebody unknown.",
        Edit.SPEAKER,
    )
    SURNAME_ONLY = "surname_only", "Give the full name, or accept the name as it is.", Edit.PERSON
    SAME_PERSON = "same_person", "Say which person on record this is, or that it is a new one.", Edit.PERSON
    UNRESOLVED_DATE = "unresolved_date", "Give the article's date or the event's, or accept it undated."
    # The date may be that of a side clause only.
    PART_DATED = "part_dated", "Reword the event as what happened then, or reject it.", Edit.EVENT
    PASSIVE = "passive", "Say in the sentence who did it, or accept it as it is.", Edit.EVENT
    ISSUE_WORDING = "issue_wording", "Write the issue as a sentence, or reject the stance.", Edit.STANCE
    MACHINE_TEXT = "machine_text"
    NOT_ENGLISH = "not_english"
    LOADED_VERB = "loaded_verb"  # the article's own verb judges who speaks
    # An editor changed a part of what was accepted as a whole.
    EDITED = (
        "edited",
        "Read the words and the speaker together, then accept the quote or choose the speaker.",
        Edit.WORDS,
        Edit.SPEAKER,
    )
    # It lasts as long as the name.
    NAME_GIVEN = "name_given", "Accept the name as an editor's, or type the one that the article has."
    UNSUPPORTED = "unsupported", "Look at the summary, then correct it or accept it as it is."
    # A briefing file says what the article does not show.
    CLAIMED = (
        "claimed",
        "Read it beside the article, then correct, accept or reject it.",
        Edit.WORDS,
        Edit.SPEAKER,
        Edit.PERSON,
        Edit.EVENT,
        Edit.STANCE,
    )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A thing that the drafter or a check could not settle: one plain sentence, and the passage it is about."""

    kind: DoubtKind
    say: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A briefing as an editors' list shows it. `open_doubts` counts items that would stay out; `at` is the last change, aware UTC."""

    number: int
    rev: int
    state: State
    title: str
    open_doubts: int
    at: datetime
    actor_id: int | None


class Tier(StrEnum):
    """How a stance was found. FIRM: a finite stance verb beside its holder. POSSIBLE: a weaker sign."""

    FIRM = "firm"
    POSSIBLE = "possible"


class ReplyState(StrEnum):
    """How it is known that a quote answers another. STATED: the article gives it as a reply, and one quote alone can be meant; EDITOR:
    an editor said so. POSSIBLE waits for an editor and is not published."""

    STATED = "stated"
    POSSIBLE = "possible"
    EDITOR = "editor"


@dataclass(frozen=True, slots=True)
class DraftRole:
    """`title` is the words at `span`."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class DraftPerson:
    """`mentions` in source order. `same_as` is the number of the person on record that this one is, once settled; `is_new` that an
    editor said that it is nobody on record."""

    key: str
    name: str
    mentions: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    roles: tuple[DraftRole, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = Verdict.OPEN
    same_as: int | None = None
    number: int | None = None
    is_new: bool | None = None  # None and not False: an older program's drafts lack it


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """`pieces` in source order, without the quotation marks. `candidates` are the people who could be meant when `speaker_state` is
    AMBIGUOUS. `speaker_span` is where the article names the speaker for these words (name, pronoun or role), `cue` the cue verb.
    `vouch` says how an ACCEPTED one came to be accepted. `reply_to` is the key of the quote that this one answers, `reply_cue` where the
    article says that it is a reply; EDITOR without a quote: an editor said that it answers none."""

    key: str
    pieces: tuple[Span, ...]
    speaker: str | None = None
    speaker_state: SpeakerState = SpeakerState.UNKNOWN
    speaker_span: Span | None = field(default=None, metadata={"beside": "named"})
    cue: Span | None = field(default=None, metadata={"beside": "cue"})
    candidates: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = Verdict.OPEN
    vouch: Vouch | None = None
    number: int | None = None
    reply_to: str | None = None
    reply_state: ReplyState | None = None
    reply_cue: Span | None = None


# Fields of a quote that are passages beside its words: what a briefing file calls each.
BESIDE: Mapping[str, str] = {part.name: part.metadata["beside"] for part in fields(DraftQuote) if part.metadata}


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What somebody is reported to have said, in the article's words: a suggestion to the editor. It is never published, and never
    shown as the speaker's words.

    `pieces`, `speaker_span`, `cue` and `candidates` as in `DraftQuote`. `speaker` is None too where the speaker is none of the draft's
    people; `called` is then what the article calls them ("Federal officials"), empty where nobody is named. REJECTED: dismissed;
    ACCEPTED: an editor made a stance of it.
    """

    key: str
    pieces: tuple[Span, ...]
    speaker: str | None = None
    called: str = ""
    speaker_state: SpeakerState = SpeakerState.UNKNOWN
    speaker_span: Span | None = None
    cue: Span | None = None
    candidates: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = Verdict.OPEN


@dataclass(frozen=True, slots=True)
class DraftEvent:
    key: str
    sentence: Sentence
    when: When
    people: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = Verdict.OPEN
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DraftStance:
    """`issue` is the issue's full sentence; while the drafter has only the target phrase, it is that phrase and there is an
    ISSUE_WORDING doubt."""

    key: str
    holder: str
    issue: str
    position: Position
    tier: Tier
    evidence: tuple[Span, ...]
    basis: Basis = Basis.STATED
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = Verdict.OPEN
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """`number` is the briefing's own, once its summary is published."""

    sentences: tuple[Sentence, ...] = ()
    key: str = "m1"
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = Verdict.OPEN
    number: int | None = None


Item = DraftPerson | DraftQuote | DraftEvent | DraftStance | DraftSummary


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of one source. Lists are in source order. `doubts` are about the article as a whole; they never block publishing.
    `reports` are no items: nothing of them is published.

    `number` (of `B-3`) and `rev` are 0 until the draft is stored.
    """

    source: Source
    people: tuple[DraftPerson, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    events: tuple[DraftEvent, ...] = ()
    stances: tuple[DraftStance, ...] = ()
    summary: DraftSummary = DraftSummary()
    topics: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    number: int = 0
    rev: int = 0
    state: State = State.DRAFT
    reports: tuple[DraftReport, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """All items, in the order in which a review goes through them."""
        return (*self.quotes, *self.people, *self.events, *self.stances, self.summary)

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items() if item.key == key), None)

    def report(self, key: str) -> DraftReport | None:
        return next((report for report in self.reports if report.key == key), None)

    def person(self, key: str | None) -> DraftPerson | None:
        return next((person for person in self.people if person.key == key), None)


def goes_out(item: Item) -> bool:
    """Whether publishing takes this item: accepted, or open without a doubt. A stance only when accepted (DESIGN §5)."""
    match item.verdict:
        case Verdict.ACCEPTED:
            return True
        case Verdict.REJECTED:
            return False
        case Verdict.OPEN:
            return not item.doubts and not isinstance(item, DraftStance)


@dataclass(frozen=True, slots=True)
class Regrouped:
    """What a change made: its `number`, by which it is undone, and the drafts as they are now."""

    number: int
    drafts: tuple[Draft, ...]


def kind_of(item: Item) -> Kind:
    """The letter of the number that the item has once it is published."""
    match item:
        case DraftQuote():
            return Kind.QUOTE
        case DraftPerson():
            return Kind.PERSON
        case DraftEvent():
            return Kind.EVENT
        case DraftStance():
            return Kind.STANCE
        case DraftSummary():
            return Kind.BRIEFING
