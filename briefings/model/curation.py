"""The value of a change that an editor made to a topic or a person on record outside a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Part = None | bool | int | str | list["Part"] | dict[str, "Part"]
Parts = Mapping[str, Part]  # what stands in a JSON object


UNDO = "undo "  # before the `op` of what was taken back


class Curated(StrEnum):
    """What was changed."""

    TOPIC = "T"
    PERSON = "P"


def undoing(op: str) -> str:
    """The op of the change that takes one with this op back; an undoing is taken back by what was undone."""
    return op.removeprefix(UNDO) if op.startswith(UNDO) else f"{UNDO}{op}"


@dataclass(frozen=True, slots=True)
class Curation:
    """One change on file, of the topic or person with the number `entity`: the parts that differ, as they were and as they became.

    `undone_by` is the number of the change that took it back.
    """

    number: int
    kind: Curated
    entity: int
    op: str
    before: Parts
    after: Parts
    at: datetime
    actor_id: int
    undone_by: int | None
