"""Finds the passages of a briefing file in its article, or says in which line one is missing or stands in several places."""

from collections.abc import Sequence
from typing import Protocol

from briefings.errors import BadBriefingFile
from briefings.model.spans import Span
from briefings.packs.plain_yaml import Path, YamlDocument, refuse_line
from briefings.text.finding import Searchable, clean, nearest

MOST_PLACES_NAMED = 5


class Worded(Protocol):
    """Words of the article, and where they begin when that is said."""

    @property
    def words(self) -> str | None: ...

    @property
    def at(self) -> int | None: ...


class Passages:
    """The passages of one file. Every call raises BadBriefingFile when the words do not stand in the article, or in several
    places and `at` does not say where."""

    def __init__(self, document: YamlDocument, text: str) -> None:
        self._document = document
        self._text = text
        self._searchable = Searchable.of(text)

    def one(self, path: Path, part: Worded) -> Span:
        """Where the passage stands."""
        return self._only(path, part, self._places(path, part))

    def in_order(self, path: Path, parts: Sequence[Worded]) -> tuple[Span, ...]:
        """Where the pieces stand, each after the one before."""
        pieces: list[Span] = []
        for number, part in enumerate(parts):
            own = (*path, number)
            places = self._places(own, part)
            later = [place for place in places if not pieces or place.start >= pieces[-1].end]
            if not later:
                raise self._refusal(own, f"“{_short(part)}” does not come after the piece before it.")
            pieces.append(self._only(own, part, later))
        return tuple(pieces)

    def beside(self, path: Path, part: Worded, pieces: tuple[Span, ...]) -> Span:
        """Where the passage stands closest to the pieces, outside of them; the later of two that are as close."""
        places = [place for place in self._places(path, part) if not any(place.overlaps(piece) for piece in pieces)]
        if not places:
            raise self._refusal(path, f"“{_short(part)}” is not outside the quote's words.")
        return min(places, key=lambda place: (distance(place, pieces), -place.start))

    def inside(self, words: str, spans: tuple[Span, ...]) -> Span | None:
        """The first place of the words within the spans; None when there is none."""
        places = self._searchable.places(words)
        return next((place for place in places if any(span.contains(place) for span in spans)), None)

    def _places(self, path: Path, part: Worded) -> tuple[Span, ...]:
        words = part.words or ""
        if part.at is not None:
            found = tuple(place for place in self._searchable.places(words, whole=False) if place.start == part.at)
            if not found:
                raise self._refusal(path, f"“{_short(part)}” is not at {part.at} in the article.")
            return found
        places = self._searchable.places(words)
        if not places:
            near = nearest(self._text, words)
            told = f" {near[1]}" if near else ""
            raise self._refusal(path, f"“{_short(part)}” is not in the article.{told}")
        return places

    def _only(self, path: Path, part: Worded, places: Sequence[Span]) -> Span:
        if len(places) == 1:
            return places[0]
        starts = ", ".join(str(place.start) for place in places[:MOST_PLACES_NAMED])
        more = " and more" if len(places) > MOST_PLACES_NAMED else ""
        raise self._refusal(
            path, f"“{_short(part)}” is in {len(places)} places of the article; add one of `at:` {starts}{more}."
        )

    def _refusal(self, path: Path, why: str) -> BadBriefingFile:
        return refuse_line(self._document.line_of(path), why)


def distance(place: Span, pieces: tuple[Span, ...]) -> int:
    """How many characters part the place from the closest piece."""
    return min(max(0, max(place.start, piece.start) - min(place.end, piece.end)) for piece in pieces)


def _short(part: Worded) -> str:
    words = clean(part.words or "")
    return words if len(words) <= 80 else f"{words[:79]}…"
