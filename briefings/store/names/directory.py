"""Everything on one server's record that has a name, and how what somebody typed finds it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from briefings.model.record import BriefingRef, Issue, Kind, PersonRef
from briefings.store.names.in_questions import NamesInQuestions, by_first_letter, slips
from briefings.store.names.role_words import is_role, role_asked
from briefings.store.names.wordlist import WordList
from briefings.text.folding import fold, tokens
from briefings.text.item_number import read_item_number

MOST = 25  # what Discord shows of an autocomplete
FEW = 5  # with fewer hits than this, and three characters or more, near names are offered too
SHORTEST_TYPO = 3
SHORTEST_SLIP = 5
NEAR = 60.0  # the lowest likeness, of 100, at which a name is offered
LIKE = 55.0  # the lowest likeness, by rapidfuzz' WRatio, at which a sentence or a topic is worth offering
CLEAR, AHEAD = 85.0, 8.0  # a name this like, this far ahead of the next, is the one that was meant


class Directory:
    """The names of one record. `people` come with every name they go by, their `name` first; `topics` with theirs. `given` are the
    names that an editor gave, by the person's number, `roles` the titles of each number, the one last held at the end."""

    def __init__(
        self,
        people: Iterable[tuple[PersonRef, Sequence[str]]] = (),
        issues: Iterable[Issue] = (),
        topics: Iterable[tuple[str, Sequence[str]]] = (),
        briefings: Iterable[BriefingRef] = (),
        quotes: Iterable[tuple[int, str]] = (),
        given: Mapping[int, Sequence[str]] = MappingProxyType({}),
        roles: Iterable[tuple[int, str]] = (),
    ) -> None:
        named = ((ref, (*names, *given.get(ref.number, ()))) for ref, names in people)
        listed = sorted(named, key=lambda entry: (fold(entry[0].name), entry[0].number))
        self._people = WordList(listed)
        self._issues = WordList((issue, (issue.sentence,)) for issue in issues)
        called = list(topics)
        self._topics = WordList(called)
        self._topic_by_name = {fold(name): topic for topic, names in called for name in names}
        self._briefings = WordList((ref, (ref.title, ref.outlet or "")) for ref in briefings)
        self._quotes = WordList(((number, line), (line,)) for number, line in quotes)
        self._by_name: dict[tuple[str, ...], set[int]] = {}
        self._by_ending: dict[tuple[str, ...], set[int]] = {}
        self._by_likeness: dict[str, set[int]] = {}
        self._given = {tokens(name) for names in given.values() for name in names}
        held = list(roles)
        self._mentions = NamesInQuestions(listed, held)
        self._spellings: Mapping[str, Sequence[str]] | None = None
        for place, (_, names) in enumerate(listed):
            for name in names:
                self._add(place, tokens(name))

        by_number = {ref.number: ref for ref, _ in listed}
        self._roles = [(by_number[number], title) for number, title in held if number in by_number]
        self._role_of = {ref.number: title for ref, title in self._roles}
        self._by_role_word: dict[str, list[int]] = {}
        for place, (_, title) in enumerate(self._roles):
            for word in set(tokens(title)):
                self._by_role_word.setdefault(word, []).append(place)

    def role_of(self, person: PersonRef) -> str:
        """The role that somebody held last, as an article gives it; empty where none does."""
        return self._role_of.get(person.number, "")

    def holders(self, typed: str, limit: int | None = None) -> tuple[PersonRef, ...]:
        """Everybody who holds or held the role that was typed ("the mayor", "border czar"), the last first; at most `limit` entries."""
        asked = role_asked(typed)
        if not asked:
            return ()
        places = min((self._by_role_word.get(word, []) for word in asked), key=len)
        roles = (self._roles[place] for place in reversed(places))
        return tuple(dict.fromkeys(islice((ref for ref, title in roles if is_role(asked, title)), limit)))

    def _add(self, place: int, words: tuple[str, ...]) -> None:
        self._by_name.setdefault(words, set()).add(place)
        for start in range(len(words)):
            self._by_ending.setdefault(words[start:], set()).add(place)
            self._by_likeness.setdefault(" ".join(words[start:]), set()).add(place)

    def people(self, typed: str) -> tuple[PersonRef, ...]:
        """The people that `typed` fits best: a whole name; else a surname; else the beginnings of a name's words.

        A single word that is one person's whole name and another's surname fits both, and so does a name that an editor gave: it never
        takes a name away from somebody who has it.
        """
        words = tokens(typed)
        if not words:
            return ()
        whole = self._by_name.get(words, set()) if len(words) > 1 and words not in self._given else set()
        found = whole or self._by_ending.get(words)
        if found:
            return tuple(self._people.things[place] for place in sorted(found))
        return tuple(self._people.starting(typed))

    def mentioned(self, typed: str) -> tuple[PersonRef, ...]:
        """The people whom the words of a question name, by a name or by a role; see `NamesInQuestions.of`."""
        return self._mentions.of(typed)

    def nearly_mentioned(self, typed: str, misspelt: Sequence[str]) -> tuple[PersonRef, ...]:
        """The people whose name or role a question means with words that are nowhere on record; see `NamesInQuestions.near`."""
        return self._mentions.near(typed, [fold(word) for word in misspelt])

    def has_word(self, word: str) -> bool:
        """Whether a name or a role on record has this word."""
        return fold(word) in self._mentions.words

    def spellings(self, word: str, limit: int = 3) -> tuple[str, ...]:
        """The words of names, titles, issues, topics and the newest quotes that are spelled most like `word`, the likest first."""
        if self._spellings is None:
            lists = (self._people, self._issues, self._topics, self._briefings, self._quotes)
            self._spellings = by_first_letter(sorted({text for listed in lists for text in listed.words}))
        return slips(fold(word), self._spellings)[:limit]

    def nearest(self, typed: str, limit: int = FEW) -> tuple[PersonRef, ...]:
        """The people whose names are most like `typed`, the likest first; empty when none is like it."""
        return tuple(person for person, _ in self._near(typed, limit))

    def clear_winner(self, typed: str) -> PersonRef | None:
        """The one person who must be meant by a misspelt name, or None."""
        match self._near(typed, 2):
            case [(person, score)] if score >= CLEAR:
                return person
            case [(person, score), (_, next_score)] if score >= CLEAR and score - next_score >= AHEAD:
                return person
            case _:
                return self._one_slip_away(" ".join(tokens(typed)))

    def _one_slip_away(self, asked: str) -> PersonRef | None:
        """The one person whose name, or its ending, is one letter left out, put in, changed or swapped away; the first letter, which
        people hardly mistype, is the same. In a short word one letter is much, so that likeness alone does not tell."""
        if len(asked) < SHORTEST_SLIP:
            return None
        found = process.extract(asked, self._by_likeness.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        people = {place for text, _, _ in found for place in self._by_likeness[text]}
        if len(people) != 1 or not any(text[0] == asked[0] for text, _, _ in found):
            return None
        return self._people.things[people.pop()]

    def _near(self, typed: str, limit: int) -> list[tuple[PersonRef, float]]:
        asked = " ".join(tokens(typed))
        if len(asked) < SHORTEST_TYPO:
            return []
        found = process.extract(asked, self._by_likeness.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=4 * limit)
        best: dict[int, float] = {}
        for text, score, _ in found:
            for place in sorted(self._by_likeness[text]):
                best.setdefault(place, score)
        return [(self._people.things[place], score) for place, score in list(best.items())[:limit]]

    def suggest_people(self, typed: str, limit: int = MOST) -> tuple[PersonRef, ...]:
        """People to choose from, alphabetical, then those whose role was typed, the near ones last; by number too (`P-9`, `9`)."""
        number = read_item_number(typed, Kind.PERSON)
        found = [person for person in self._people.things if person.number == number] + self._people.starting(typed)
        found += self.holders(typed, limit)
        near = self.nearest(typed) if len(found) < FEW else ()
        return tuple(dict.fromkeys([*found, *near]))[:limit]

    def suggest_issues(self, typed: str) -> tuple[Issue, ...]:
        """Issues by the beginnings of their words, or by number."""
        number = read_item_number(typed, Kind.ISSUE)
        by_number = [issue for issue in self._issues.things if issue.number == number]
        return tuple(dict.fromkeys([*by_number, *self._issues.starting(typed)]))[:MOST]

    def topic(self, typed: str) -> str | None:
        """The topic with exactly this name or alias, or None."""
        return self._topic_by_name.get(fold(typed))

    def topics_like(self, typed: str, limit: int = FEW) -> tuple[str, ...]:
        """The topics that are called most like `typed`, the likest first; empty when none is like it."""
        found = process.extract(
            fold(typed), self._topic_by_name.keys(), scorer=fuzz.WRatio, score_cutoff=LIKE, limit=4 * limit
        )
        return tuple(dict.fromkeys(self._topic_by_name[name] for name, _, _ in found))[:limit]

    def suggest_topics(self, typed: str) -> tuple[str, ...]:
        """Topics by the beginnings of the words of their names, first the one that is called so."""
        meant = self.topic(typed)
        return tuple(dict.fromkeys([*([meant] if meant else []), *self._topics.starting(typed)]))[:MOST]

    def suggest_briefings(self, typed: str) -> tuple[BriefingRef, ...]:
        """Briefings by the beginnings of words of their title and outlet, or by number."""
        number = read_item_number(typed, Kind.BRIEFING)
        by_number = [ref for ref in self._briefings.things if ref.number == number]
        return tuple(dict.fromkeys([*by_number, *self._briefings.starting(typed)]))[:MOST]

    def suggest_quotes(self, typed: str) -> tuple[tuple[int, str], ...]:
        """Quotes by the beginnings of their words or their speaker's, or by number."""
        number = read_item_number(typed, Kind.QUOTE)
        by_number = [quote for quote in self._quotes.things if quote[0] == number]
        return tuple(dict.fromkeys([*by_number, *self._quotes.starting(typed)]))[:MOST]
