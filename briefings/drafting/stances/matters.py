"""The fullest wording that an article has for "the bill", "the plan" or "it". Knows noun phrases only."""

from bisect import bisect_left
from collections import Counter

from briefings.dates.calendar_words import NUMBERS
from briefings.drafting.document import Document
from briefings.drafting.stances.targets import is_inner
from briefings.model.spans import Span
from briefings.text.lexicon import words

_OPENERS = frozenset(("a", "an", "the", "its", "their", "his", "her", "this", "that"))
_LINKS = frozenset(("of", "for", "on", "to", "against"))
_PLAIN = frozenset(("police", "new", "public", "private", "free", "officials", "old", "big", "little", "young"))
_BREAKS = (words("stances", "ends") | words("common", "openers")) - _LINKS - _OPENERS - _PLAIN - frozenset(NUMBERS)
_MOST_WORDS = 9
_BARE = frozenset(("it", "this", "that"))
_VERBS = words("stances", "firm_supports") | words("stances", "firm_opposes") | words("stances", "acts_supports")
_ENDS = _BREAKS | _LINKS | _VERBS
_LINKING = frozenset(("which", "that", "was", "is", "were", "are", "been", "has", "have", "had"))
_OFTEN = 3  # a matter named so often is what an article is about
_GENERIC = frozenset(("measure", "proposal", "proposals", "scheme", "legislation"))


class Matters:
    """The matters of one article, by the noun that names them."""

    def __init__(self, copy: Document) -> None:
        self._copy = copy
        self._fullest: dict[str, Span] = {}
        self._places: list[tuple[int, str]] = []
        self._counts: Counter[str] = Counter()
        lead = copy.outer[0].end if len(copy.outer) > 1 else 0
        headline = copy.text[:lead].rstrip()[-1:].isalnum()
        # headlines leave out the articles that tell where a noun phrase begins
        for index in range(copy.token_at(lead) if headline else 0, len(copy.tokens)):
            if copy.lower[index] in words("stances", "matters") and copy.marked_of[index] < 0:
                self._add(index)

    def _add(self, index: int) -> None:
        head = self._copy.lower[index]
        self._counts[head] += 1
        self._places.append((self._copy.tokens[index].start, head))
        span = self._title_after(index) or self._phrase(index)
        if head not in self._fullest or len(span.of(self._copy.text).split()) > self._size(head):
            self._fullest[head] = span

    def _title_after(self, index: int) -> Span | None:
        """The name right after a bare noun: "the bill, known as the Harbour Act", "the measure, Senate Bill 12"."""
        copy, place = self._copy, index + 1
        if place + 1 >= len(copy.tokens) or copy.gap(index) != ", " or copy.lower[index - 1] not in _OPENERS:
            return None
        while place < index + 3 and copy.lower_at(place) in ("known", "as", "called", "dubbed", "titled", "named"):
            place += 1
        first = place
        last = place = place + (copy.lower_at(place) == "the")
        if place >= len(copy.tokens):
            return None
        while last + 1 < len(copy.tokens) and copy.gap(last) == " " and last - first < _MOST_WORDS:
            after = copy.tokens[last + 1]
            if not after.capital and not after.text.isdecimal():
                break
            last += 1
        named = copy.tokens[place].capital and last > place and copy.marked_of[place] < 0
        law = not words("stances", "matters").isdisjoint(copy.lower[place : last + 1])
        return copy.span(first, last) if named and law else None

    def _phrase(self, index: int) -> Span:
        """The noun phrase around its head: back to its article, on over one "of", "for" or "to" phrase."""
        copy, first, last = self._copy, index, index
        while first > 0 and index - first < 5 and copy.lower[first] not in _OPENERS:
            lower, gap = copy.lower[first - 1], copy.gap(first - 1)
            if gap not in (" ", "’s ", "'s ", "’ ") and not is_inner(copy, first - 1):
                break
            if lower in _ENDS or copy.outer_of[first - 1] != copy.outer_of[index]:
                break
            first -= 1
        following = copy.lower_at(last + 1)
        if copy.gap(last) == " " and (following in _LINKS or following.isdecimal()):
            while last + 1 < len(copy.tokens) and last - first < _MOST_WORDS and copy.gap(last) in (" ", "’s ", "'s "):
                lower = copy.lower[last + 1]
                verb = (lower.endswith("ed") and len(lower) > 4) or lower in words("grammar", "past")
                if lower in _BREAKS or lower in words("common", "calendar") or verb or copy.marked_of[last + 1] >= 0:
                    break
                last += 1
            while copy.lower[last] in _LINKS | _OPENERS:
                last -= 1
        return copy.span(first, last)

    def full(self, target: Span) -> Span | None:
        """The fullest wording of a target: of "the bill", "the measure" or "it" the article's own longer phrase.

        None for an "it" that takes up nothing.
        """
        phrase = target.of(self._copy.text).casefold().split()
        if len(phrase) == 1 and phrase[0] in _BARE:
            head = self._before(target.start)
            return self._wording(head) if head else self.main
        if len(phrase) <= 2 and phrase[-1] in self._fullest:
            return self._wording(phrase[-1])
        if len(phrase) == 1:
            wordings = ((span, span.of(self._copy.text).casefold().split()) for span in self._fullest.values())
            return next((span for span, wording in wordings if phrase[0] in wording), target)
        return target

    @property
    def main(self) -> Span | None:
        """The fullest wording of the matter that the article names most, if it names it at all often."""
        if not self._counts:
            return None
        head = max(self._counts, key=lambda noun: (self._counts[noun], self._size(noun), -self._fullest[noun].start))
        return self._wording(head) if self._counts[head] >= _OFTEN else None

    def holds(self, span: Span) -> bool:
        """Whether the phrase names a matter."""
        inside = self._copy.lower[self._copy.token_at(span.start) : self._copy.token_at(span.end)]
        return not words("stances", "matters").isdisjoint(inside)

    def before_verb(self, verb: int, first: int) -> Span | None:
        """The matter named last before a verb, from token `first` on."""
        copy = self._copy
        for index in range(verb - 1, max(first, verb - 6) - 1, -1):
            if copy.lower[index] in words("stances", "matters") and copy.marked_of[index] < 0:
                return self._phrase(index)
            if copy.lower[index] in _BREAKS and copy.lower[index] not in _LINKING:
                return None
        return None

    def _wording(self, head: str) -> Span:
        """The fullest phrase for a noun; where that says nothing more ("the measure"), the fullest one of the article's main matter."""
        span = self._fullest[head]
        if head not in _GENERIC or len(span.of(self._copy.text).split()) > 2:
            return span
        sizes = {noun: (self._counts[noun] > 1, self._size(noun), -span.start) for noun, span in self._fullest.items()}
        main = max(sizes, key=sizes.__getitem__)
        return self._fullest[main] if self._size(main) > 2 else span

    def _size(self, head: str) -> int:
        return len(self._fullest[head].of(self._copy.text).split())

    def _before(self, place: int) -> str | None:
        """The matter that "it" takes up: the last one named in the four sentences before, if the article names it more than once."""
        earlier = bisect_left(self._places, (place, ""))
        if not earlier:
            return None
        start, head = self._places[earlier - 1]
        near = self._copy.sentence_at(place) - self._copy.sentence_at(start) <= 4
        return head if near and self._counts[head] > 1 else None
