"""The values of a topic as editors see it, and what its changes in the log of curation hold."""

from dataclasses import dataclass
from enum import StrEnum

from briefings.model.curation import Curation


class TopicOp(StrEnum):
    """What was done to a topic, as the log calls it. What takes a change back has its `op` after `UNDO`."""

    ADD = "add"
    RENAME = "rename"
    ALIAS = "alias"
    TAKE_ALIAS = "take alias"
    ATTACH = "attach"
    DETACH = "detach"
    MERGE = "merge"
    RETIRE = "retire"
    BRING_BACK = "bring back"


# The parts of a topic in `before` and `after`. A change of tags names its `BRIEFING`; each of its `TAGS` is the place among the draft's
# topics, the name as the draft has it, and the number of the topic that the name was given for.
NAME, ALIASES, BRIEFING, TAGS, INTO, RETIRED = "name", "aliases", "briefing", "tags", "into", "retired"


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

    change: Curation
    name: str
    into: str | None


@dataclass(frozen=True, slots=True)
class TopicPreview:
    """What a merge would do: the briefings with `topic` would have `into`."""

    topic: Topic
    into: Topic
