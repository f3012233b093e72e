"""The values of the log of a server: what was done, each kind of change with what undoing it takes."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from briefings.model.held import Dates, RolePlace

THE_BOT = 0  # the actor of what the program itself, or its host at the terminal, does


class LogKind(StrEnum):
    """What a line of the log is about."""

    REVISION = "revision"  # of a briefing
    PEOPLE = "people"  # merged, split, and that undone
    ISSUE = "issue"
    TOPIC = "topic"
    PERSON = "person"  # on record
    SETTING = "setting"
    PLAN = "plan"  # to publish at a set time
    POST = "post"  # a message to the server that could not be written or changed
    APART = "apart"  # two people said to be two, or asked about again


class Op(StrEnum):
    """What was done, as the log keeps it. A change that takes another one back has the same operation, except where one is named."""

    # of a briefing
    TAKE_IN = "take in"
    SAMPLE = "sample"
    ACCEPT = "accept"
    REJECT = "reject"
    REOPEN = "reopen"
    SETTLE = "settle"  # who somebody in the draft is
    EDIT_FACTS = "edit facts"
    EDIT_SUMMARY = "edit summary"
    EDIT_WORDS = "edit words"
    EDIT_SPEAKER = "edit speaker"
    EDIT_REPLY = "edit reply"
    EDIT_ITEM = "edit"
    USE_REPORT = "use report"
    ACCEPT_ALL = "accept all"
    ADD_QUOTE = "add quote"
    ADD_EVENT = "add event"
    ADD_STANCE = "add stance"
    ADD_PERSON = "add person"
    HAND_IN = "hand in"
    RETURN = "return"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTORE = "restore"
    DISCARD = "discard"
    PUT_BACK = "put back"
    UNDO = "undo"
    TAG = "tag"  # part of attaching a topic
    UNTAG = "untag"
    # of who is the same person; also of the revisions that it makes
    MERGE = "merge"
    SPLIT = "split"
    UNMERGE = "unmerge"  # takes any of the three back
    # of issues
    REWORD = "reword"
    MERGE_ISSUES = "merge issues"
    PART_ISSUES = "part issues"  # takes a merge back; a merge takes it back
    # of topics
    ADD_TOPIC = "add topic"
    RENAME_TOPIC = "rename topic"
    ADD_TOPIC_ALIAS = "add topic alias"
    TAKE_TOPIC_ALIAS = "take topic alias"
    ATTACH = "attach"
    DETACH = "detach"
    MERGE_TOPICS = "merge topics"
    RETIRE = "retire"
    BRING_BACK = "bring back"
    # of somebody on record
    NAME = "name"
    ADD_ALIAS = "add alias"
    TAKE_ALIAS = "take alias"
    DATE_ROLE = "date role"
    # of the rest
    SET = "set"
    PLAN = "plan"
    CANCEL = "cancel"
    MISS = "miss"
    UNPOSTED = "unposted"
    APART = "apart"
    AGAIN = "again"  # takes it back


@dataclass(frozen=True, slots=True)
class Step:
    """A change of a briefing that its operation alone names."""

    op: Op


@dataclass(frozen=True, slots=True)
class OnItem:
    """A change of one item of a briefing, by its key in the draft."""

    op: Op
    key: str


@dataclass(frozen=True, slots=True)
class SettledAs:
    """A person of a draft is P-`same_as`, or with None somebody new."""

    op: Op
    key: str
    same_as: int | None


@dataclass(frozen=True, slots=True)
class Correcting:
    """An edit of a published briefing, of which members are told."""

    op: Op
    edit: Step | OnItem | SettledAs


@dataclass(frozen=True, slots=True)
class OfRevision:
    """A revision was put back, or taken out."""

    op: Op
    rev: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Words that belong to a change: the comment of a return, why a message was not posted, the name of a tag."""

    op: Op
    words: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """What the change people/`change` did to one briefing: of P-`person`, into P-`into` where it was a merge."""

    op: Op
    change: int
    person: int
    into: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One person of one draft: the number on record of who they were said to be (`same_as`), before and after; None is nobody else."""

    briefing: int
    key: str
    was: int | None
    became: int | None


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A merge of a person into P-`into`, a split, or one of them taken back, with what it changed in drafts."""

    op: Op
    into: int | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Rewording:
    """An issue's sentence, before and after."""

    op: Op
    reason: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Merging:
    """The number of what an issue or a topic is merged into, before and after; None is nothing."""

    op: Op
    was: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class TopicNames:
    """Names of a topic that a change gives or takes: its own, and aliases."""

    own: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renaming:
    """The names of a topic that differ, before and after."""

    op: Op
    was: TopicNames
    now: TopicNames


@dataclass(frozen=True, slots=True)
class Tag:
    """A briefing's topic: its place among the draft's topics, its name there, and the number of the topic that the name was given for."""

    place: int
    name: str
    topic: int


@dataclass(frozen=True, slots=True)
class Tagging:
    """The tags of B-`briefing` that differ, before and after."""

    op: Op
    briefing: int
    was: tuple[Tag, ...]
    now: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Retiring:
    """Whether a topic is retired, before and after."""

    op: Op
    was: bool
    now: bool


@dataclass(frozen=True, slots=True)
class NameGiven:
    """The name that an editor chose for somebody, or one alias, before and after; None is none."""

    op: Op
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class RoleDated:
    """The dates of a role, before and after; None is none."""

    op: Op
    place: RolePlace
    was: Dates | None
    now: Dates | None


@dataclass(frozen=True, slots=True)
class SettingSet:
    """The values of a setting, by its name in the record, before and after; None is nothing settled."""

    op: Op
    setting: str
    was: tuple[str, ...] | None
    now: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Planning:
    """What became of publishing a briefing at `due`; `why` where it was missed."""

    op: Op
    due: datetime
    why: str | None = None


@dataclass(frozen=True, slots=True)
class PairSaid:
    """Somebody and P-`other`, who came on record earlier, are two people; or are asked about again."""

    op: Op
    other: int


TopicEdit = Renaming | Tagging | Merging | Retiring
PersonEdit = NameGiven | RoleDated
Done = (
    Step
    | OnItem
    | SettledAs
    | Correcting
    | OfRevision
    | Remark
    | PartOf
    | Regrouping
    | Rewording
    | TopicEdit
    | PersonEdit
    | SettingSet
    | Planning
    | PairSaid
)


Edit = TypeVar("Edit", bound=TopicEdit | PersonEdit)


def turn_round(done: Edit) -> Edit:
    """The change that takes this one back: its two sides the other way round."""
    sides: dict[str, Any] = {"was": done.now, "now": done.was}
    return replace(done, **sides)


def with_was(done: Edit, was: object) -> Edit:
    """The change from what was there before."""
    side: dict[str, Any] = {"was": was}
    return replace(done, **side)


def name_of_change(kind: LogKind, nth: int | None, item: int | None = None) -> str:
    """What a change is called: `people/4`; of a revision of B-`item` `B-3/5`."""
    return f"B-{item}/{nth}" if kind is LogKind.REVISION else f"{kind.value}/{nth}"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change: `nth` is its number among its kind, of a revision the briefing's; `item` is the number of what was changed, None for a
    setting.

    `title` is a briefing's now. `back`: it takes a change back, and its sides are turned round. `undone_by` is the `nth` of the change
    that took this one back. `at` is aware UTC; the `actor_id` None is a member who was forgotten.
    """

    kind: LogKind
    nth: int
    item: int | None
    title: str
    done: Done
    back: bool
    at: datetime
    actor_id: int | None
    undone_by: int | None

    @property
    def op(self) -> Op:
        """What was done."""
        return self.done.op

    @property
    def name(self) -> str:
        """What the change is called: `B-3/5`, `people/4`."""
        return self.name_of(self.nth)

    def name_of(self, nth: int) -> str:
        """What another change of its kind is called, of a revision one of its briefing."""
        return name_of_change(self.kind, nth, self.item)
