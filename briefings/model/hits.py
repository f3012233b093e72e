"""The values of what a search finds."""

from dataclasses import dataclass

from briefings.model.record import BriefingRef, Kind, Voice, When
from briefings.model.spans import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a search hit: plain text, with "[…]" where it is cut; `marks` are `[start, end)` in it, of the words that matched."""

    text: str
    marks: tuple[Span, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Hit:
    """A search hit. `passages` are in the item's order, from the first one with a match on; of a stance, its issue comes first.

    An event has no title; its `when` takes that place.
    """

    kind: Kind
    number: int
    title: str
    passages: tuple[Passage, ...]
    briefing: BriefingRef
    when: When | None = None
