"""Finds words that an editor typed in a source text, and refuses those that are not there. Knows spans, no drafts."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefings.draft.changes import MOST_LINES
from briefings.errors import BadValue, NotInSource
from briefings.model.spans import Span
from briefings.text.finding import DOUBLE_MARKS, Searchable, clean, nearest

_OMISSION = re.compile(r"(?:^|(?<!\s)\s+)(\[(?:…|\.\.\.)\])(?=\s|$)")
_MARKED = re.compile(
    rf"[{DOUBLE_MARKS}](?P<double>[^{DOUBLE_MARKS}]+)[{DOUBLE_MARKS}]|[‘'](?P<single>.+)[’']", re.DOTALL
)
_MOST_PIECES = 12


def place_pieces(text: str, typed: str, near: Span | None) -> tuple[Span, ...]:
    """The pieces of a quote: `typed` is cut at every `[…]` between spaces, unless the source has that mark itself.

    The pieces are in source order. Of several places of the first, the one that overlaps `near` is taken, else the first.
    Raises NotInSource with the nearest passage, BadValue when nothing was typed.
    """
    searchable = Searchable.of(text)
    parts = _parts(searchable, typed)
    if not parts:
        raise BadValue("There are no words here.", "Type the words as the article has them.")
    places = [searchable.places(part) for part in parts]
    missing = next((part for part, spans in zip(parts, places, strict=True) if not spans), None)
    if missing is not None:
        raise _not_in_source(text, missing)
    firsts = sorted(places[0], key=lambda span: not (near and span.overlaps(near)))
    pieces = next(filter(None, (_in_order(first, places[1:]) for first in firsts)), None)
    if pieces is None:
        raise NotInSource(
            "These words are in the article, but not in this order.", "Put the pieces in the order of the article."
        )
    return pieces


def one_place(text: str, typed: str, near: tuple[Span, ...] = ()) -> Span:
    """The place of the words that is nearest to `near`. Raises NotInSource."""
    return nearest_of(places_of(text, typed), near)


def places_of(text: str, typed: str) -> tuple[Span, ...]:
    """Every place of the words in source order, at least one. Raises NotInSource."""
    places = Searchable.of(text).places(typed) or Searchable.of(text).places(strip_marks(typed))
    if not places:
        raise _not_in_source(text, typed)
    return places


def nearest_of(places: Sequence[Span], near: Sequence[Span]) -> Span:
    """The place that touches one of `near`, else the one closest to them, else the first. Both in source order."""
    starts = [other.start for other in near]

    def distance(place: Span) -> int:
        index = bisect_left(starts, place.start)
        return min((_apart(place, other) for other in near[max(0, index - 1) : index + 1]), default=0)

    return min(places, key=distance)


def _not_in_source(text: str, words: str) -> NotInSource:
    """The refusal of words that the text does not have, with the nearest passage."""
    words = clean(words)
    say = f"“{words if len(words) <= 120 else f'{words[:119]}…'}” is not in the article."
    near = nearest(text, words)
    if near is None:
        return NotInSource(say, "Copy the words from the article; nothing in it is close.")
    return NotInSource(say, "Type the words as the article has them.", *near)


def strip_marks(typed: str) -> str:
    """The words without one pair of quotation marks around all of them."""
    marked = _MARKED.fullmatch(typed.strip())
    return (marked["double"] or marked["single"]) if marked else typed.strip()


def _parts(searchable: Searchable, typed: str) -> list[str]:
    """The pieces as typed; a `[…]` that the source itself has at that place stays in its piece."""
    cut = [part for part in _OMISSION.split(typed.strip()) if part.strip()]
    count = sum(not _OMISSION.fullmatch(part) for part in cut)
    if count > MOST_LINES:
        raise BadValue(
            f"A quote may have {MOST_LINES} pieces; this has {count:,}.", "Keep what was said in one go as one piece."
        )
    parts: list[str] = []
    while cut:
        if _OMISSION.fullmatch(cut[0]):
            cut = cut[1:]
            continue
        ends = (size for size in range(min(len(cut), _MOST_PIECES), 1, -1) if not _OMISSION.fullmatch(cut[size - 1]))
        length = next((size for size in ends if searchable.places(" ".join(cut[:size]))), 1)
        words = " ".join(cut[:length])
        bare = strip_marks(words)
        parts.append(bare if clean(bare) else words)
        cut = cut[length:]
    return [part for part in parts if clean(part)]


def _in_order(first: Span, places: list[tuple[Span, ...]]) -> tuple[Span, ...]:
    """The first piece and the next place of each other piece after it; empty when one has none."""
    pieces = [first]
    for spans in places:
        after = bisect_left(spans, Span(pieces[-1].end, pieces[-1].end + 1))
        if after == len(spans):
            return ()
        pieces.append(spans[after])
    return tuple(pieces)


def _apart(one: Span, other: Span) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))
