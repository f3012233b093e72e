"""What an editor can change in a draft, as values. `briefings.draft.revising` applies them."""

from dataclasses import dataclass

from briefings.draft.model import Verdict
from briefings.errors import BadValue
from briefings.model.record import Position, SpeakerState
from briefings.text.finding import clean

MOST_LINES = 40  # sentences of a summary, roles of a person, pieces of a quote that one form may hold
NEW_PERSON = 0  # in the place of a number on record: an editor says that it is nobody on record
LONGEST_REASON = 500  # characters that a withdrawal's reason may have


def reason_of(typed: str, missing: BadValue | None = None, name: str = "reason") -> str:
    """A reason that was typed, on one line. Raises BadValue where it is too long, and `missing` where it is empty."""
    reason = clean(typed)
    if missing is not None and not reason:
        raise missing
    if len(reason) > LONGEST_REASON:
        raise BadValue(
            f"The {name} is too long; the limit is {LONGEST_REASON} characters.", "Say it in a sentence or two."
        )
    return reason


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """Accept, reject or reopen one item; dismiss or reopen a report."""

    key: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SetSame:
    """Accept a person as the one on record with this number, or with None as nobody on record."""

    key: str
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class EditFacts:
    """The facts of the source, as typed; empty means not known. `published` is a date as people write it."""

    title: str
    outlet: str
    published: str
    author: str
    topics: str  # separated by commas


@dataclass(frozen=True, slots=True)
class EditWords:
    """A quote's words; the source text must have them. Pieces are separated by ` […] `."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class EditSpeaker:
    """A quote's speaker: a person's key, or `new_name`, or neither with AMBIGUOUS or UNKNOWN.

    With a person, the state becomes STATED when the article names that person beside the words, else INFERRED. `same_as` as in
    EditPerson; it counts in a correction, which puts a speaker on record at once.
    """

    key: str
    person: str | None = None
    new_name: str = ""
    state: SpeakerState = SpeakerState.INFERRED
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class EditReply:
    """Which quote of the draft a quote answers, by its key; None: none."""

    key: str
    reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class EditPerson:
    """A person's name and roles. Each line of `roles` is a role as the article words it; the source text must have it.

    `same_as` is the number of the person on record that this is, NEW_PERSON for nobody on record; None where that was not asked.
    """

    key: str
    name: str
    roles: str
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class EditEvent:
    """An event's sentence and when. `when` is a date as people write it; empty means not known."""

    key: str
    words: str
    when: str


@dataclass(frozen=True, slots=True)
class EditStance:
    """A stance's issue (a full sentence) and position."""

    key: str
    issue: str
    position: Position


@dataclass(frozen=True, slots=True)
class UseReport:
    """Make a stance of what somebody is reported to have said (`key`): its holder is a new name, else a person's key, else whom the
    article says it of."""

    key: str
    issue: str
    position: Position
    person: str | None = None
    new_name: str = ""


@dataclass(frozen=True, slots=True)
class AcceptAll:
    """Accept every open item that has no doubt; stances are accepted one by one."""


@dataclass(frozen=True, slots=True)
class AddQuote:
    """A quote that the draft lacks. `at` is where the words begin, for words in several places. Speaker as in EditSpeaker."""

    words: str
    person: str | None = None
    new_name: str = ""
    state: SpeakerState = SpeakerState.INFERRED
    at: int | None = None


@dataclass(frozen=True, slots=True)
class AddEvent:
    """An event that the draft lacks: a sentence of the article, and its date as people write it."""

    words: str
    when: str


@dataclass(frozen=True, slots=True)
class AddStance:
    """A stance that the draft lacks: words of the article as evidence, read by an editor."""

    evidence: str
    issue: str
    position: Position
    person: str | None = None
    new_name: str = ""


@dataclass(frozen=True, slots=True)
class AddPerson:
    """A person whom the draft lacks. `roles` as in EditPerson."""

    name: str
    roles: str


@dataclass(frozen=True, slots=True)
class EditSummary:
    """The summary, one sentence per line. A line that the source has is the source's; any other is the editor's words."""

    words: str


Change = (
    SetVerdict
    | SetSame
    | EditFacts
    | EditWords
    | EditSpeaker
    | EditReply
    | EditPerson
    | EditEvent
    | EditStance
    | UseReport
    | EditSummary
    | AcceptAll
    | AddQuote
    | AddEvent
    | AddStance
    | AddPerson
)
