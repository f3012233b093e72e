"""The values of a planned publishing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ScheduleState(StrEnum):
    """What became of it. MISSED: nothing was published, and `why` says why."""

    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """B-`briefing` is to be published at `due` (aware UTC) as it was at revision `rev`; `channel` None: announced as the server settled."""

    briefing: int
    rev: int
    due: datetime
    channel: str | None
    actor_id: int | None
    state: ScheduleState = ScheduleState.WAITING
    why: str | None = None
