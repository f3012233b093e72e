"""The values of a topic as editors see it."""

from dataclasses import dataclass

from briefings.model.log import LogLine


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a server; `aliases` are alphabetical, those of what was merged into it too. `briefings` counts the published ones.

    `rev` rises with each change of the topic.
    """

    number: int
    name: str
    aliases: tuple[str, ...]
    briefings: int
    retired: bool
    rev: int


@dataclass(frozen=True, slots=True)
class TopicChange:
    """A change on file with the names of today: of the topic that it changed, and of the one that it was merged into or parted from."""

    line: LogLine
    name: str
    into: str | None


@dataclass(frozen=True, slots=True)
class TopicPreview:
    """What a merge would do: the briefings with `topic` would have `into`."""

    topic: Topic
    into: Topic
