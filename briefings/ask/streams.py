"""An excerpt of an article as the words that may be quoted from it: quote by quote, what it quotes, and all it says. Pure."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefings.model.spans import Span
from briefings.store.shelf.stretches import Excerpt
from briefings.text.comparable import Wording, wording_of
from briefings.text.lexicon import cues
from briefings.text.qualifying import Qualified, find_qualified
from briefings.text.quotation_marks import find_marked

_CUE_MOST = 14  # words of what may stand between two parts of one statement: ",” Okafor said on Tuesday, “"
_REACH = 1_000  # characters around words in which their sentences are looked for
_PART = "\x1f"
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Stream:
    """Words that may be quoted one after the other. `breaks` are the places before which others were left out."""

    wording: Wording
    places: tuple[int, ...]  # of its words among those of the excerpt
    breaks: frozenset[int] = frozenset()

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self.wording.words[place] for place in self.places)

    @cached_property
    def joined(self) -> str:
        return _PART + _PART.join(self.words) + _PART

    @cached_property
    def _at(self) -> dict[int, int]:
        offsets, offset = {}, 0
        for place, word in enumerate(self.words):
            offsets[offset] = place
            offset += len(word) + 1
        return offsets

    def find(self, words: Sequence[str], start: int = 0) -> list[int]:
        """Every place from `start` on where the words are one after the other with nothing left out between them."""
        wanted = _PART + _PART.join(words) + _PART
        found, at = [], self.joined.find(wanted)
        while at >= 0:
            place = self._at[at]
            if place >= start and not any(place < cut < place + len(words) for cut in self.breaks):
                found.append(place)
            at = self.joined.find(wanted, at + 1)
        return found

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The stretches of the excerpt that these words of the stream are."""
        spans: list[Span] = []
        last = None
        for place in self.places[start:end]:
            span = Span(self.wording.starts[place], self.wording.ends[place])
            joined = last is not None and place == last + 1 and not _has_mark(self.wording, last, place)
            spans[-1:] = [Span(spans[-1].start, span.end)] if joined else [*spans[-1:], span]
            last = place
        return tuple(_with_bracket(self.wording.text, span) for span in spans)


@dataclass(frozen=True)
class Window:
    """An excerpt made ready to be compared. Each stream is made when it is first asked for."""

    excerpt: Excerpt

    @cached_property
    def wording(self) -> Wording:
        return wording_of(self.excerpt.text)

    @cached_property
    def whole(self) -> Stream:
        """All that the article says."""
        return Stream(self.wording, tuple(range(len(self.wording.words))))

    @cached_property
    def spoken(self) -> tuple[Stream, ...]:
        """The quotes on record, then all that is in quotation marks."""
        quotes = [_stream(self.wording, [quote.pieces]) for quote in self.excerpt.quotes if len(quote.pieces) > 1]
        marked = [found.pieces for found in find_marked(self.excerpt.text)]
        return (*quotes, _stream(self.wording, marked)) if marked else tuple(quotes)

    def qualified(self, spans: Sequence[Span]) -> Qualified | None:
        """What the spans leave out of their sentences that changes what they say, with the whole sentence."""
        text = self.excerpt.text
        start = text.rfind("\n", 0, max(0, spans[0].start - _REACH)) + 1
        end = text.find("\n", spans[-1].end + _REACH) % (len(text) + 1)
        near = find_qualified(text[start:end], [Span(span.start - start, span.end - start) for span in spans])
        return near and Qualified(near.turns, Span(near.sentence.start + start, near.sentence.end + start))


def _stream(wording: Wording, statements: Iterable[Sequence[Span]]) -> Stream:
    """The words of the pieces; where more than white space or a cue is between two, others were left out."""
    places: list[int] = []
    breaks: set[int] = set()
    end: int | None = None
    for piece in (piece for statement in statements for piece in statement):
        inside = range(bisect_left(wording.starts, piece.start), bisect_right(wording.ends, piece.end))
        if not inside:
            continue
        if end is not None and not _is_cue(wording.text[end : piece.start]):
            breaks.add(len(places))
        places += inside
        end = piece.end
    return Stream(wording, tuple(places), frozenset(breaks))


def _is_cue(between: str) -> bool:
    """Whether this only says who speaks, or is no words at all."""
    words = _WORD.findall(between.lower())
    inner = between.strip(" \n\t\"“”'‘’«»,.")
    return not words or (
        len(words) <= _CUE_MOST and not cues().isdisjoint(words) and not any(mark in inner for mark in ".!?\n")
    )


def _with_bracket(text: str, span: Span) -> Span:
    """The span with the bracket that closes one opened in it."""
    after = text[span.end : span.end + 1]
    opens = {"]": "[", ")": "("}.get(after)
    return Span(span.start, span.end + 1) if opens and opens in span.of(text) else span


def _has_mark(wording: Wording, last: int, place: int) -> bool:
    return any(mark in '"“”«»' for mark in wording.text[wording.ends[last] : wording.starts[place]])
