"""The values of the log of a server."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LogKind(StrEnum):
    """What a line of the log is about."""

    REVISION = "revision"  # of a briefing
    PEOPLE = "people"  # merged, parted, and that undone
    ISSUE = "issue"
    TOPIC = "topic"
    PERSON = "person"  # on record
    SETTING = "setting"
    PLAN = "plan"  # to publish at a set time
    POST = "post"  # a message to the server that could not be written or changed
    APART = "apart"  # two people told apart, or asked about again


APART, AGAIN = "apart", "again"  # what was said of two people
UNPOSTED = "unposted"  # how the line of a message begins that could not be written or changed


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change: `change` is its number among its kind, `op` what was done, as the log calls it. `at` is aware UTC.

    A revision is of B-`briefing`, as a plan is; `title` is the briefing's now. `undone` says that a later change took it back.
    """

    kind: LogKind
    change: int
    briefing: int | None
    title: str
    op: str
    at: datetime
    actor_id: int
    undone: bool

    @property
    def name(self) -> str:
        """What the change is called: `B-3/5`, `people/4`."""
        return (
            f"B-{self.briefing}/{self.change}" if self.kind is LogKind.REVISION else f"{self.kind.value}/{self.change}"
        )
