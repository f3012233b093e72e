"""What an editor can press or type to keep the record in order: its issues, and what is published when. `bot.performing` carries it out."""

from dataclasses import dataclass

from bot.actions.people import PersonAction
from bot.actions.topics import TopicAction

SENTENCE, REASON = "sentence", "reason"  # the fields of the form that rewords an issue


@dataclass(frozen=True, slots=True)
class ListIssues:
    """The issues of the record."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class OneIssue:
    """One issue for an editor. An issue is a number (`I-2`) or what somebody typed, here and below."""

    issue: str


@dataclass(frozen=True, slots=True)
class OpenReword:
    """The form that rewords an issue; `sentence` and `reason` bring back what was typed."""

    issue: int
    sentence: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reword:
    """Give an issue another sentence."""

    issue: int
    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class MergeIssues:
    """One issue is another. Without `sure`, what it would move is shown first."""

    issue: str
    into: str
    sure: bool = False


@dataclass(frozen=True, slots=True)
class PublishAt:
    """Publish the draft as it is now at a time that was typed, and announce it in this channel, or as the server settled.

    No button carries it: who typed it was asked whether they may write there.
    """

    briefing: int
    at: str
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class CancelPlan:
    """Do not publish at the time that was set."""

    briefing: int


@dataclass(frozen=True, slots=True)
class SendAs:
    """A form sent again with the answer who somebody in it is: `form`, `key` and `typed` as of the OpenForm that showed it."""

    briefing: int
    rev: int
    form: str
    key: str
    typed: str


@dataclass(frozen=True, slots=True)
class AskSame:
    """The people on record who could be one and the same, pair by pair."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class TellApart:
    """Two people, by their numbers, are two: do not ask again."""

    person: int
    other: int


@dataclass(frozen=True, slots=True)
class AskAgain:
    """Ask about two people again who were said to be two."""

    person: int
    other: int


SameAction = AskSame | TellApart | AskAgain
IssueAction = ListIssues | OneIssue | OpenReword | Reword | MergeIssues
CuratingAction = IssueAction | SameAction | TopicAction | PublishAt | CancelPlan | SendAs | PersonAction
