"""A list of things found by the beginnings of their words: sorted words and bisection. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from briefings.text.folding import tokens

T = TypeVar("T")


class WordList(Generic[T]):
    """Things in the order they were given, each with the texts that it is found by."""

    def __init__(self, things: Iterable[tuple[T, Sequence[str]]]) -> None:
        listed = list(things)
        words = sorted(
            {(word, place) for place, (_, texts) in enumerate(listed) for text in texts for word in tokens(text)}
        )
        self.things = tuple(thing for thing, _ in listed)
        self._words = [word for word, _ in words]
        self._places = [place for _, place in words]

    @property
    def words(self) -> list[str]:
        """Every word of the texts, sorted, once for each thing that has it."""
        return self._words

    def starting(self, typed: str) -> list[T]:
        """The things of which every typed word begins a word, in their order; all of them when nothing is typed."""
        asked = tokens(typed)
        if not asked:
            return list(self.things) if not typed.strip() else []
        found = set.intersection(*(self._starting_with(word) for word in asked))
        return [self.things[place] for place in sorted(found)]

    def _starting_with(self, word: str) -> set[int]:
        first = bisect_left(self._words, word)
        return set(self._places[first : bisect_left(self._words, f"{word}\U0010ffff", lo=first)])
