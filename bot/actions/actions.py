"""What an editor can press or type. `bot.performing` has the table of all actions: spelling, who may, and what carries it out.

An action names the revision of the draft that the editor saw, so that a stale press is told so.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.actions.approving import ApprovingAction
from bot.actions.curating import REASON, SENTENCE, CuratingAction, OpenReword, Reword
from bot.actions.people import OpensPerson, SayOfPerson
from bot.actions.settings import NAME, VALUES, DeleteData, OpenDeletion, OpenSetting, Settle, SetupAction
from bot.actions.topics import NameTopic, OpenTopicForm
from briefings.draft.model import Verdict
from briefings.model.log import LogKind
from briefings.model.record import Kind


class Section(StrEnum):
    """The parts of a review card; the value is what a spelling carries."""

    OVERVIEW = "overview"
    QUOTES = "quotes"
    REPORTED = "reported"
    PEOPLE = "people"
    EVENTS = "events"
    STANCES = "stances"
    SUMMARY = "summary"
    DOUBTS = "doubts"


class FormKind(StrEnum):
    """The forms of a draft; the value is what a spelling carries."""

    FACTS = "facts"
    WORDS = "words"
    SPEAKER = "speaker"
    REPLY = "reply"
    PERSON = "person"
    EVENT = "event"
    STANCE = "stance"
    REPORT = "report"
    SUMMARY = "summary"
    WITHDRAW = "withdraw"
    RETURN = "return"
    TAKE_BACK = "take_back"
    ADD_QUOTE = "add_quote"
    ADD_EVENT = "add_event"
    ADD_STANCE = "add_stance"
    ADD_PERSON = "add_person"


@dataclass(frozen=True, slots=True)
class Add:
    """Take in an article: a file's bytes, pasted text, or the page at an address. With none, the form to paste into is shown."""

    file_name: str | None = None
    data: bytes | None = None
    text: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """Hand over one briefing as a briefing file, or with None all that are published as a zip."""

    briefing: int | None = None


@dataclass(frozen=True, slots=True)
class Import:
    """Take in a briefing file, or a zip of several. `dry_run` only tells what would be; `publish` publishes what came in."""

    file_name: str
    data: bytes
    dry_run: bool = False
    publish: bool = False


@dataclass(frozen=True, slots=True)
class ListBriefings:
    """Drafts, published and withdrawn briefings of the server, newest first."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of one briefing, newest first."""

    briefing: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class Diff:
    """What differs between two revisions. With `newer` None the newest; with `older` None the one before `newer`."""

    briefing: int
    older: int | None = None
    newer: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class PutBack:
    """Make the draft what it was at `revision`, as a new revision. `rev` None: whatever the newest is (typed as a command)."""

    briefing: int
    revision: int
    rev: int | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """Who did what in this server, newest first: of one briefing, of one member, or all."""

    briefing: int | None = None
    actor_id: int | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Undo:
    """Take one change out again: revision `rev` of the briefing, or with None the editor's newest of whatever kind."""

    briefing: int | None = None
    rev: int | None = None


@dataclass(frozen=True, slots=True)
class UndoChange:
    """Take back one change of the log that is no revision, by its number among its kind."""

    kind: LogKind
    change: int


@dataclass(frozen=True, slots=True)
class OnePerson:
    """One person on record for an editor. A person is a number (`P-4`) or what somebody typed, here and below."""

    person: str


@dataclass(frozen=True, slots=True)
class Merge:
    """One person is another. Without `sure`, what it would touch is shown first."""

    person: str
    into: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """Split off a person who is somebody else in one briefing. Without `sure`, what it would touch is shown first."""

    person: str
    briefing: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Correct:
    """The editor's card of what is on record under a number, with the ways to correct it."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Review:
    """The review card of one draft."""

    briefing: int
    section: Section = Section.OVERVIEW
    page: int = 1


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One item or report of a draft, with the passage that has it."""

    briefing: int
    key: str


@dataclass(frozen=True, slots=True)
class Judge:
    """Accept, reject or reopen an item; dismiss or reopen a report."""

    briefing: int
    rev: int
    key: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Accept a person as P-`person` on record; with None as a new one."""

    briefing: int
    rev: int
    key: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptSure:
    """Accept every open item of a draft that has no doubt."""

    briefing: int
    rev: int


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Show a form. `key` is empty for FACTS, SUMMARY and WITHDRAW. `typed` brings back what a refused form held (see `keep_values`)."""

    briefing: int
    rev: int
    form: FormKind
    key: str = ""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Submit:
    """A form as it was sent; `values` by field key. A pasted article has briefing 0 and form None."""

    briefing: int
    rev: int
    form: FormKind | None
    key: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Publish:
    """`rev` None: as it is now (typed as a command)."""

    briefing: int
    rev: int | None = None


@dataclass(frozen=True, slots=True)
class Withdraw:
    briefing: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Discard:
    """Put away a draft that was never published: asked first, done when `sure`. `rev` None: as it is now (typed as a command)."""

    briefing: int
    rev: int | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Restore:
    """Publish a withdrawn briefing again, as it was."""

    briefing: int


LookBack = History | Diff | PutBack | Log | Undo | UndoChange
SortOut = OnePerson | Merge | Split
DraftAction = Add | Export | Import | ListBriefings | Review | OpenItem | Judge | SamePerson | AcceptSure | Discard
RecordAction = OpenForm | Submit | Correct | Publish | Withdraw | Restore
Action = DraftAction | RecordAction | LookBack | SortOut | ApprovingAction | CuratingAction | SetupAction
Opens = OpenForm | Add | OpenSetting | OpenDeletion | OpenReword | OpenTopicForm | OpensPerson  # what opens a form


def submit_of(opened: Opens, values: Mapping[str, str]) -> Action:
    """The form that `opened` showed, as it was sent."""
    filled = tuple(values.items())
    match opened:
        case Add():
            return Submit(0, 0, None, "", filled)
        case OpenSetting(setting):
            return Settle(setting, values.get(VALUES, ""))
        case OpenReword(issue):
            return Reword(issue, values.get(SENTENCE, ""), values.get(REASON, ""))
        case OpenTopicForm(topic, rev, naming):
            return NameTopic(topic, rev, naming, values.get(naming.value, ""))
        case OpenDeletion():
            return DeleteData(values.get(NAME, ""))
        case OpenForm():
            return Submit(opened.briefing, opened.rev, opened.form, opened.key, filled)
        case _:
            return SayOfPerson(replace(opened, typed=""), filled)


def keep_values(values: tuple[tuple[str, str], ...]) -> str:
    """The values of a form as one text, for `OpenForm.typed`."""
    return json.dumps(dict(values), ensure_ascii=False)


def restore_values(typed: str) -> dict[str, str]:
    """The values that `keep_values` put away; none when the text was put away by nobody."""
    try:
        values = json.loads(typed) if typed else {}
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in values.items()} if isinstance(values, dict) else {}
