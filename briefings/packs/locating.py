"""Finds the passages of a briefing file in its article, or says in which line one is missing or is in several places."""

from collections.abc import Sequence
from typing import Protocol

from briefings.model.spans import Span
from briefings.packs.plain_yaml import Path, YamlDocument
from briefings.text.finding import Searchable, clean, nearest

MOST_PLACES_NAMED = 5


class Worded(Protocol):
    """Words of the article, and where they begin when that is said."""

    @property
    def words(self) -> str | None: ...

    @property
    def at(self) -> int | None: ...


class Passages:
    """The passages of one file. Every call raises BadBriefingFile when the words are not in the article, or in several
    places and `at` does not say where."""

    def __init__(self, document: YamlDocument, text: str) -> None:
        self._document = document
        self._text = text
        self._searchable = Searchable.of(text)

    def one(self, path: Path, part: Worded) -> Span:
        """The place of the passage."""
        return self._only(path, part, self._places(path, part))

    def each(self, path: Path, parts: Sequence[Worded]) -> tuple[Span, ...]:
        """The place of each passage, in the order of the file."""
        return tuple(self.one((*path, number), part) for number, part in enumerate(parts))

    def in_order(self, path: Path, parts: Sequence[Worded]) -> tuple[Span, ...]:
        """The places of the pieces, each after the one before."""
        pieces: list[Span] = []
        for number, part in enumerate(parts):
            own = (*path, number)
            places = self._places(own, part)
            later = [place for place in places if not pieces or place.start >= pieces[-1].end]
            if not later:
                raise self._document.refusal(own, f"“{_short(part)}” does not come after the piece before it.")
            pieces.append(self._only(own, part, later))
        return tuple(pieces)

    def beside(self, path: Path, part: Worded, pieces: tuple[Span, ...]) -> Span:
        """The place of the passage that is closest to the pieces, outside of them; the later of two that are as close."""
        places = [place for place in self._places(path, part) if not any(place.overlaps(piece) for piece in pieces)]
        if not places:
            raise self._document.refusal(path, f"“{_short(part)}” is not outside the quote's words.")
        return min(places, key=lambda place: (distance(place, pieces), -place.start))

    def inside(self, words: str, spans: tuple[Span, ...]) -> Span | None:
        """The first place of the words within the spans; None when there is none."""
        places = self._searchable.places(words)
        return next((place for place in places if any(span.contains(place) for span in spans)), None)

    def _places(self, path: Path, part: Worded) -> tuple[Span, ...]:
        words = part.words or ""
        if part.at is not None:
            there = tuple(place for place in self._searchable.places(words, whole=False) if place.start == part.at)
            if not there:
                raise self._document.refusal(path, f"“{_short(part)}” is not at {part.at} in the article.")
            return there
        places = self._searchable.places(words)
        if not places:
            near = nearest(self._text, words)
            difference = f" {near[1]}" if near else ""
            raise self._document.refusal(path, f"“{_short(part)}” is not in the article.{difference}")
        return places

    def _only(self, path: Path, part: Worded, places: Sequence[Span]) -> Span:
        if len(places) == 1:
            return places[0]
        starts = ", ".join(str(place.start) for place in places[:MOST_PLACES_NAMED])
        more = " and more" if len(places) > MOST_PLACES_NAMED else ""
        why = f"“{_short(part)}” is in {len(places)} places of the article; add one of `at:` {starts}{more}."
        raise self._document.refusal(path, why)


def distance(place: Span, pieces: tuple[Span, ...]) -> int:
    """How many characters part the place from the closest piece."""
    return min(max(0, max(place.start, piece.start) - min(place.end, piece.end)) for piece in pieces)


def _short(part: Worded) -> str:
    words = clean(part.words or "")
    return words if len(words) <= 80 else f"{words[:79]}…"
