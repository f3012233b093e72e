"""The fullest wording that an article has for "the bill", "the plan" or "it". Knows noun phrases only."""

from bisect import bisect_left
from collections import Counter

from briefings.calendar_words import NUMBERS
from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import words
from briefings.spans import Span

_OPENERS = frozenset(("a", "an", "the", "its", "their", "his", "her", "this", "that"))
_LINKS = frozenset(("of", "for", "on", "to", "against"))
_BREAKS = (words("stances", "ends") | words("common", "openers")) - _LINKS - _OPENERS - frozenset(NUMBERS)
_MOST_WORDS = 9
_BARE = frozenset(("it",))


class Matters:
    """The matters of one article, by the noun that names them."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._fullest: dict[str, Span] = {}
        self._places: list[tuple[int, str]] = []
        self._counts: Counter[str] = Counter()
        for index, token in enumerate(copy.tokens):
            if token.lower in words("stances", "matters") and copy.marked_of[index] < 0:
                self._add(index)

    def _add(self, index: int) -> None:
        head = self._copy.tokens[index].lower
        self._counts[head] += 1
        self._places.append((self._copy.tokens[index].start, head))
        span = self._phrase(index)
        known = self._fullest.get(head)
        if known is None or len(span.of(self._copy.text).split()) > len(known.of(self._copy.text).split()):
            self._fullest[head] = span

    def _phrase(self, index: int) -> Span:
        """The noun phrase around its head: back to its article, on over one "of", "for" or "to" phrase."""
        copy, first, last = self._copy, index, index
        while first > 0 and index - first < 5 and copy.gap(first - 1) in (" ", "’s ", "'s ", "’ "):
            lower = copy.tokens[first - 1].lower
            if lower in _BREAKS or lower in _LINKS or copy.outer_of[first - 1] != copy.outer_of[index]:
                break
            first -= 1
            if lower in _OPENERS:
                break
        if (
            copy.gap(last) == " "
            and last + 1 < len(copy.tokens)
            and (copy.tokens[last + 1].lower in _LINKS or copy.tokens[last + 1].text.isdecimal())
        ):
            while last + 1 < len(copy.tokens) and last - first < _MOST_WORDS and copy.gap(last) in (" ", "’s ", "'s "):
                lower = copy.tokens[last + 1].lower
                verb = (lower.endswith("ed") and len(lower) > 4) or lower in words("grammar", "past")
                if lower in _BREAKS or verb or copy.marked_of[last + 1] >= 0:
                    break
                last += 1
            while copy.tokens[last].lower in _LINKS | _OPENERS:
                last -= 1
        return Span(copy.tokens[first].start, copy.tokens[last].end)

    def full(self, target: Span) -> Span | None:
        """The fullest wording of a target: of "the bill" or "it" the article's own longer phrase.

        None for an "it" that takes up nothing.
        """
        found = target.of(self._copy.text).casefold().split()
        if len(found) == 1 and found[0] in _BARE:
            head = self._before(target.start)
            return self._fullest[head] if head else None
        if len(found) <= 2 and found[-1] in self._fullest:
            return self._fullest[found[-1]]
        return target

    def _before(self, place: int) -> str | None:
        """The matter that "it" takes up: the last one named in the four sentences before, if the article names it more than once."""
        at = bisect_left(self._places, (place, ""))
        if not at:
            return None
        start, head = self._places[at - 1]
        near = self._copy.sentence_at(place) - self._copy.sentence_at(start) <= 4
        return head if near and self._counts[head] > 1 else None
