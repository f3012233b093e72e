"""Which people the words of a question name, by a name or a role, or nearly do. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from briefings.model.record import PersonRef
from briefings.store.names.role_words import OTHER_RANKS
from briefings.text.folding import tokens
from briefings.text.lexicon import words

MOST = 5  # people of one question
_LONGEST = 6  # words of a name or a role
_SHORTEST_SLIP = 5  # letters: in a shorter word one letter is much
_TWO_SLIPS = 9  # letters from which on two may be wrong
_NEAR_LONGEST = 3  # as _LONGEST, where all names are compared
_ROLE_ENDS = frozenset({"of", "for", "at", "in", "to"})


class NamesInQuestions:
    """People by their names and roles. `people` come with every name that they go by."""

    def __init__(self, people: Sequence[tuple[PersonRef, Sequence[str]]], roles: Iterable[tuple[int, str]]) -> None:
        self._people: dict[int, PersonRef] = {ref.number: ref for ref, _ in people}
        self._order = {ref.number: place for place, (ref, _) in enumerate(people)}
        self._called: dict[str, set[int]] = {}
        self.words: set[str] = set()  # of all names and roles
        self._first: dict[str, set[int]] = {}
        for ref, names in people:
            for name in names:
                parts = tokens(name)
                self._add(ref.number, (parts[start:] for start in range(len(parts))))
                for part in parts[:1]:
                    self._first.setdefault(part, set()).add(ref.number)
        for number, title in roles:
            if number in self._people:
                self._add(number, _role_forms(tokens(title)))
        self._names = by_first_letter(self._called)

    def _add(self, number: int, forms: Iterable[tuple[str, ...]]) -> None:
        for form in forms:
            self.words.update(form)
            self._called.setdefault("".join(form), set()).add(number)

    def of(self, typed: str) -> tuple[PersonRef, ...]:
        """At most five people, by the longest names and roles first, then alphabetical.

        A whole name, its ending ("Lyons", "van Dyke"), a role as an article gives it or its ending ("czar", "the mayor"); a first name
        only where nothing else was typed that counts. A name or role of more people than five names nobody.
        """
        asked = tokens(typed)
        counting = [word for word in asked if word not in words("asking", "stop", "saying")] or list(asked)
        groups: list[set[int]] = []
        taken: set[int] = set()
        for length in range(min(_LONGEST, len(asked)), 0, -1):
            for start in range(len(asked) - length + 1):
                window = asked[start : start + length]
                if taken.intersection(range(start, start + length)) or not any(word in counting for word in window):
                    continue
                called = self._called.get("".join(window), set())
                if called:
                    groups.append(called)
                    taken.update(range(start, start + length))
        if not groups and len(counting) == 1:
            groups = [self._first.get(counting[0], set())]
        return self._first_of(groups)

    def near(self, typed: str, misspelt: Sequence[str]) -> tuple[PersonRef, ...]:
        """At most five people whose name, surname or role is a letter or two away from words of `typed`, a `misspelt` one among them."""
        asked = [word for word in tokens(typed) if word not in words("asking", "stop")]
        wrong = {place for place, word in enumerate(asked) if word in misspelt}
        windows = dict.fromkeys(
            "".join(asked[start : start + length])
            for length in range(_NEAR_LONGEST, 0, -1)
            for start in range(len(asked) - length + 1)
            if wrong.intersection(range(start, start + length))
        )
        names = dict.fromkeys(name for window in windows for name in slips(window, self._names))
        return self._first_of([self._called[name] for name in names])

    def _first_of(self, groups: Sequence[set[int]]) -> tuple[PersonRef, ...]:
        numbers = [
            number for group in groups if len(group) <= MOST for number in sorted(group, key=self._order.__getitem__)
        ]
        return tuple(self._people[number] for number in dict.fromkeys(numbers))[:MOST]


def by_first_letter(choices: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The choices under their first letters, as `slips` takes them."""
    listed: dict[str, list[str]] = {}
    for choice in choices:
        listed.setdefault(choice[:1], []).append(choice)
    return {letter: tuple(group) for letter, group in listed.items()}


def slips(word: str, choices: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The choices that are one letter left out, put in, changed or swapped away from a word, two in a long one; the likest first. The
    first letter, which people hardly mistype, is the same."""
    if len(word) < _SHORTEST_SLIP:
        return ()
    most = 2 if len(word) >= _TWO_SLIPS else 1
    near = process.extract(word, choices.get(word[0], ()), scorer=OSA.distance, score_cutoff=most, limit=None)
    return tuple(text for text, _, _ in sorted(near, key=lambda slip: (slip[1], slip[0])))


def _role_forms(title: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The title, and the endings of what comes before "of" and the like that name the same role: the "Harwick mayor for transport" is a
    mayor, a deputy mayor is none."""
    yield title
    end = next((place for place, word in enumerate(title) if word in _ROLE_ENDS), len(title))
    for start in range(end):
        if OTHER_RANKS.isdisjoint(title[:start]):
            yield title[start:end]
