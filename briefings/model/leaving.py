"""Why and when the data of a server that leaves is deleted."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

GRACE = timedelta(days=30)


class Why(StrEnum):
    """Why a server's data is to be deleted."""

    LEFT = "left"  # the bot was removed
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Leaving:
    """That a server's data is to be deleted, and when (aware UTC)."""

    why: Why
    due: datetime
