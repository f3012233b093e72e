"""What an editor or reviewer can press or type about who publishes a draft, and where that is told. `bot.performing` carries it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishIn:
    """Publish, and announce it in this channel, an id or a name. No button carries it: who typed it was asked whether they may."""

    briefing: int
    channel: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """Let a draft wait for somebody else to approve it."""

    briefing: int
    rev: int


@dataclass(frozen=True, slots=True)
class Queue:
    """The drafts that wait."""

    page: int = 1


ApprovingAction = PublishIn | HandIn | Queue
