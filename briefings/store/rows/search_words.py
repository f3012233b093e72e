"""What a member asks the search, as queries of the index: the words that count, each in its forms, and which position is meant. Pure.

Words of grammar count only where nothing else was typed. Porter's stemmer, which the index has, makes "bu" of bus and "buse" of
buses, and no stemmer knows that a robo-taxi is a robotaxi: such forms are asked for beside the word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model.record import Kind, Position
from briefings.store.rows.matching import MOST_WORDS, beginning, refuse_long
from briefings.text.folding import fold
from briefings.text.lexicon import words

_WORD = re.compile(r"[^\W_]+")
_IS_FOR = re.compile(r"\b(?:is|are|was|were|who)[’']?s? (?:for|in favou?r of)\b")
_SHORTEST_PLURAL = 4
_COMPOUND = range(5, 21)  # letters of a word that may be written as two
_COMPOUNDS_MOST = 4  # words of one question that are looked for as two: each takes some ten look-ups in the index
_SECOND_LEAST = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word that was typed, and the query for texts that have it in any form."""

    word: str
    query: str

    @property
    def begun(self) -> str:
        """The query for texts with words that begin so, too."""
        return f"{self.query} OR {beginning(_quote(self.word))}"


@dataclass(frozen=True, slots=True)
class SearchWords:
    """What counts of a question. `terms` are its words, in their order; `pairs` are queries for two of them beside each other or written
    as one, `joined` for those written as one alone; `phrase` asks for all that was typed, as it was typed. `position` is the one that
    "who opposes …" asks about; `kind` is what "say" and "when" ask for."""

    terms: tuple[Term, ...] = ()
    pairs: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    phrase: str | None = None
    position: Position | None = None
    kind: Kind | None = None

    @property
    def marking(self) -> str:
        """The query for all that is marked in a text that was found."""
        if not self.terms:
            return '""'
        return " OR ".join([*(term.query for term in self.terms[:-1]), self.terms[-1].begun, *self.joined])

    def share_as_typed(self, text: str) -> float:
        """How many of the words a text has as they were typed, of 1."""
        there = set(_WORD.findall(text.lower()))
        return sum(term.word in there for term in self.terms) / max(len(self.terms), 1)


def read_search_words(typed: str) -> SearchWords:
    """What is asked for; of more than 12 words that count the first. Raises BadValue when the text is too long."""
    refuse_long(typed)
    typed_words = _WORD.findall(typed)
    folded = [fold(word) for word in typed_words]
    position, spent = _read_position(typed, folded)
    little = words("asking", "stop", "saying")
    counting = [place for place, word in enumerate(folded) if word not in little and word not in spent]
    counting = counting or [place for place, word in enumerate(folded) if word not in little]
    counting = counting or list(range(len(folded)))
    lower = [word.lower() for word in typed_words]
    chosen = dict.fromkeys(lower[place] for place in counting)
    terms = tuple(
        Term(word, _forms_query(word, compound=place < _COMPOUNDS_MOST))
        for place, word in enumerate(list(chosen)[:MOST_WORDS])
    )
    neighbours = dict.fromkeys((lower[place], lower[place + 1]) for place in _beside(typed, counting))
    beside = list(neighbours)[: MOST_WORDS - 1]
    joined = [_joined_query(*pair) for pair in beside]
    pairs = [" OR ".join(filter(None, [_apart_query(*pair), one])) for pair, one in zip(beside, joined, strict=True)]
    phrase = _quote(" ".join(lower[:MOST_WORDS])) if len(lower) > 1 else None
    return SearchWords(terms, tuple(pairs), tuple(filter(None, joined)), phrase, position, _read_kind(folded))


def forms_of(word: str) -> tuple[str, ...]:
    """The word, its singular and its plural, as far as these can be told by its letters."""
    forms = [word]
    if word in _irregular():
        forms.append(_irregular()[word])
    elif word.isalpha() and len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss"):
        forms += [word[:-1], *([word[:-2]] if word.endswith("es") else [])]
    elif word.isalpha() and len(word) >= _SHORTEST_PLURAL - 1:
        forms.append(f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{word}s")
    return tuple(forms)


def _irregular() -> dict[str, str]:
    pairs = [pair.split(":") for pair in words("asking", "irregular")]
    return {one: other for single, plural in pairs for one, other in ((single, plural), (plural, single))}


def _read_position(typed: str, folded: Sequence[str]) -> tuple[Position | None, frozenset[str]]:
    """The position that is asked for, and the words that ask for it, which are then not looked for in texts."""
    opposing, supporting = words("asking", "opposing"), words("asking", "supporting")
    asks = bool(words("asking", "asking_who").intersection(folded[:3]))
    if not asks and not {"opposes", "supports", "against"}.intersection(folded):
        return None, frozenset()
    if opposing.intersection(folded):
        return Position.OPPOSES, opposing
    if supporting.intersection(folded) or _IS_FOR.search(fold(typed)):
        return Position.SUPPORTS, supporting
    return None, frozenset()


def _read_kind(folded: Sequence[str]) -> Kind | None:
    if words("asking", "of_words").intersection(folded):
        return Kind.QUOTE
    return Kind.EVENT if "when" in folded[:1] else None


def _beside(typed: str, counting: Sequence[int]) -> list[int]:
    """The places of words that count and have one beside them, or any joined to them by a hyphen."""
    ends = [(match.start(), match.end()) for match in _WORD.finditer(typed)]
    counted = set(counting)
    return [
        place
        for place in range(len(ends) - 1)
        if place in counted
        and (place + 1 in counted or typed[ends[place][1] : ends[place + 1][0]] in ("-", "\u2010", "\u2011"))
    ]


def _apart_query(first: str, second: str) -> str:
    return " OR ".join(_quote(f"{first} {form}") for form in forms_of(second))


def _joined_query(first: str, second: str) -> str:
    """The two words written as one; empty where they are not both of letters."""
    return " OR ".join(_quote(f"{first}{form}") for form in forms_of(second)) if f"{first}{second}".isalpha() else ""


def _forms_query(word: str, *, compound: bool) -> str:
    parted = _parted(word) if compound and word.isalpha() and len(word) in _COMPOUND else []
    return " OR ".join(_quote(form) for form in dict.fromkeys([*forms_of(word), *parted]))


def _parted(word: str) -> list[str]:
    """The word written as two, in every way but those that begin with a word of grammar."""
    stop = words("asking", "stop")
    cuts = range(1, len(word) - _SECOND_LEAST + 1)
    return [f"{word[:cut]} {form}" for cut in cuts if word[:cut] not in stop for form in forms_of(word[cut:])[:2]]


def _quote(text: str) -> str:
    return f'"{text}"'
