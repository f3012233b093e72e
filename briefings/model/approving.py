"""The values of review by two."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Approval:
    """A draft between its author, who changed it last, and the member who approves it.

    `waits` once it was handed in, until anything is done to it; `comment` of a return that nothing followed. `last_actor_id` did
    the newest thing of all.
    """

    author_id: int | None
    waits: bool
    comment: str | None
    last_actor_id: int | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that was handed in: by whom and when (aware UTC)."""

    briefing: int
    title: str
    by: int
    at: datetime
