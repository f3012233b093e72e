"""What an editor can press or type to curate topics. `bot.performing` carries it out."""

from dataclasses import dataclass
from enum import StrEnum

NEW = 0  # the number of a topic that is not there yet


class TopicNaming(StrEnum):
    """What a form about topics names; the value is what a spelling carries and the form's field."""

    NAME = "name"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class ListTopics:
    """The topics of the server."""

    page: int = 1


@dataclass(frozen=True, slots=True)
class OneTopic:
    """One topic for an editor, by its number, here and below."""

    topic: int


@dataclass(frozen=True, slots=True)
class FindTopic:
    """The topic of this name or alias; renamed, looked at beside what it is to be merged into, or attached to a briefing.

    No button carries it: it is what is typed.
    """

    typed: str
    name: str = ""
    into: str = ""
    briefing: int | None = None


@dataclass(frozen=True, slots=True)
class OpenTopicForm:
    """The form that names a topic, or gives it an alias; `typed` brings back what was typed."""

    topic: int
    rev: int
    naming: TopicNaming
    typed: str = ""


@dataclass(frozen=True, slots=True)
class NameTopic:
    """Add a topic (NEW), rename one, or give it an alias."""

    topic: int
    rev: int
    naming: TopicNaming
    text: str


@dataclass(frozen=True, slots=True)
class TakeTopicAlias:
    """A topic is not called so any more."""

    topic: int
    alias: str


@dataclass(frozen=True, slots=True)
class Attach:
    """A published briefing has the topic."""

    topic: int
    briefing: int


@dataclass(frozen=True, slots=True)
class Detach:
    """A published briefing does not have the topic."""

    topic: int
    briefing: int


@dataclass(frozen=True, slots=True)
class MergeTopics:
    """One topic is another. Without `sure`, what it would move is shown first; the revisions are those that were shown."""

    topic: int
    into: int
    rev: int = 0
    into_rev: int = 0
    sure: bool = False


@dataclass(frozen=True, slots=True)
class RetireTopic:
    """Members find the topic no longer, or with `back` again."""

    topic: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class UndoTopicChange:
    """Take a change of a topic back, by its number; `topic` is whose card is shown then."""

    change: int
    topic: int = NEW


TopicPress = TakeTopicAlias | Attach | Detach | RetireTopic | UndoTopicChange
TopicAction = ListTopics | OneTopic | FindTopic | OpenTopicForm | NameTopic | MergeTopics | TopicPress
