"""An invented record, and changes of its quotes that each have one right verdict: what members do to words, on purpose or not."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from briefings.ask.answers import QuoteVerdict
from briefings.draft.model import Draft, DraftPerson, DraftQuote
from briefings.model.record import SpeakerState
from briefings.model.spans import Span
from tests.briefings.ask.records import source_of

_SYLLABLES = (
    "ba",
    "cor",
    "dan",
    "el",
    "fin",
    "gra",
    "hol",
    "is",
    "jun",
    "kes",
    "lor",
    "mun",
    "nor",
    "os",
    "pel",
    "quar",
    "ris",
    "sto",
)
_GIVEN = ("Ava", "Ben", "Cora", "Dan", "Elsa", "Finn", "Gwen", "Hugo", "Iris", "Jack")
_SUBJECTS = (
    "The council",
    "Our school",
    "The harbour board",
    "Every driver",
    "The library",
    "My neighbour",
    "This city",
    "The union",
)
_VERBS = ("pays for", "builds", "closes", "repairs", "sells", "measures", "visits", "paints", "guards", "rents")
_PLACES = ("by the river", "near the market", "in the old town", "on the hill", "at the depot", "behind the church")
_TIMES = ("every winter", "this spring", "before the vote", "after the storm", "on Sundays", "since the fire")
_SENTENCE_QUALIFIERS = (
    "I no longer think that {}",
    "It is a lie that {}",
    "If they pay for it, {}",
    "Perhaps {}",
    "They claim that {}",
    "Nobody believes that {}",
    "I doubt that {}",
)
_TYPOGRAPHY = str.maketrans({"’": "'", "-": "\u2011"})
_LOOK_ALIKE = str.maketrans({"a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440", "c": "\u0441"})


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of the invented record: its words, its speaker's name, and the clause that something before it in `words` qualifies."""

    words: str
    speaker: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Mutation:
    """A message with the verdicts that are right for it."""

    name: str
    message: str
    right: frozenset[QuoteVerdict]


class Inventor:
    """Makes quotes and articles of invented people; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._numbers = count(1)

    def noun(self) -> str:
        """An invented word: two or three syllables."""
        return "".join(self.chance.choices(_SYLLABLES, k=self.chance.choice((2, 3))))

    def name(self) -> str:
        """An invented name."""
        return f"{self.chance.choice(_GIVEN)} {self.noun().title()}"

    def clause(self) -> str:
        """A plain statement of twelve words or more, with a number and mostly a name, without anything that qualifies."""
        pick = self.chance.choice
        number = self.chance.randrange(3, 9_000)
        middle = f"{pick(_VERBS)} {number} {self.noun()}s and the {self.noun()}’s {self.noun()} {pick(_PLACES)}"
        ending = f" with {self.noun().title()} {pick(_TIMES)}" if self.chance.random() < 0.7 else f" {pick(_TIMES)}"
        return f"{pick(_SUBJECTS)} {middle}{ending}"

    def said(self, speakers: list[str]) -> Said:
        """A quote; one in five is qualified by what its sentence begins with."""
        clause = self.clause()
        if self.chance.random() < 0.2:
            inner = clause[0].lower() + clause[1:]
            return Said(self.chance.choice(_SENTENCE_QUALIFIERS).format(inner), self.chance.choice(speakers), inner)
        return Said(clause, self.chance.choice(speakers))

    def article(self, quotes: int) -> tuple[Draft, list[Said]]:
        """A draft with this many quotes by four people, some with their cue inside, and the quotes as they were said."""
        speakers = [self.name() for _ in range(4)]
        text = f"Story {next(self._numbers)}. " + " ".join(f"{name} came." for name in speakers)
        people = tuple(
            DraftPerson(f"p{nth}", name, (Span(text.index(name), text.index(name) + len(name)),))
            for nth, name in enumerate(speakers)
        )
        said, drafted = [], []
        for nth in range(quotes):
            one = self.said(speakers)
            key = f"p{speakers.index(one.speaker)}"
            text += "\n" if self.chance.random() < 0.3 else " "
            pieces = []
            words = one.words.split()
            middle = len(words) // 2 if not one.clause and self.chance.random() < 0.3 else 0
            parts = (" ".join(words[:middle]), " ".join(words[middle:])) if middle else ("", one.words)
            if middle:
                pieces.append(Span(len(text) + 1, len(text) + 1 + len(parts[0])))
                text += f"“{parts[0]},” {one.speaker} said, "
            pieces.append(Span(len(text) + 1, len(text) + 1 + len(parts[1])))
            text += f"“{parts[1]}.”" if middle else f"“{parts[1]},” {one.speaker} said."
            drafted.append(DraftQuote(f"q{nth}", tuple(pieces), key, SpeakerState.STATED))
            said.append(one)
        return Draft(source_of(text, text[:9]), people=people, quotes=tuple(drafted)), said


def mutate(inventor: Inventor, record: list[Said]) -> Mutation:
    """A change of a quote of the record."""
    name = inventor.chance.choice(tuple(_MUTATIONS))
    message, right = _MUTATIONS[name](inventor, record)
    return Mutation(name, message, frozenset(right))


_Made = tuple[str, tuple[QuoteVerdict, ...]]
_ALTERED, _VERBATIM = (QuoteVerdict.ALTERED,), (QuoteVerdict.VERBATIM,)


def _pick(inventor: Inventor, record: list[Said]) -> list[str]:
    return inventor.chance.choice(record).words.split()


def _quote(words: list[str] | str) -> str:
    return f"“{words if isinstance(words, str) else ' '.join(words)}”"


def _drop(inventor: Inventor, record: list[Said]) -> _Made:
    words = _pick(inventor, record)
    del words[inventor.chance.randrange(1, len(words) - 1)]
    return _quote(words), _ALTERED


def _swap(inventor: Inventor, record: list[Said]) -> _Made:
    words = _pick(inventor, record)
    words[inventor.chance.randrange(len(words))] = f"{inventor.noun()}ly"
    return _quote(words), _ALTERED


def _insert(inventor: Inventor, record: list[Said]) -> _Made:
    words = _pick(inventor, record)
    words.insert(
        inventor.chance.randrange(1, len(words)),
        inventor.chance.choice(("very", "old", "quickly", "of", inventor.noun())),
    )
    return _quote(words), _ALTERED


def _negate(inventor: Inventor, record: list[Said]) -> _Made:
    words = _pick(inventor, record)
    words.insert(inventor.chance.randrange(1, len(words)), inventor.chance.choice(("not", "never", "no", "hardly")))
    return _quote(words), _ALTERED


def _affirm(inventor: Inventor, record: list[Said]) -> _Made:
    negated = [one.words for one in record if "no longer" in one.words]
    return _quote(inventor.chance.choice(negated).replace("no longer ", "")), _ALTERED


def _number(inventor: Inventor, record: list[Said]) -> _Made:
    words = _pick(inventor, record)
    at = next(at for at, word in enumerate(words) if word.isdigit())
    words[at] = str(int(words[at]) + inventor.chance.choice((1, 10, 9_000)))
    return _quote(words), _ALTERED


def _splice(inventor: Inventor, record: list[Said]) -> _Made:
    first, second = (one.words.split() for one in inventor.chance.sample(record, 2))
    return _quote(first[: max(5, len(first) // 2)] + second[-max(5, len(second) // 2) :]), (QuoteVerdict.SPLICED,)


def _cut_from_its_qualifier(inventor: Inventor, record: list[Said]) -> _Made:
    return _quote(inventor.chance.choice([one.clause for one in record if one.clause])), (QuoteVerdict.CUT,)


def _cut_harmlessly(inventor: Inventor, record: list[Said]) -> _Made:
    words = inventor.chance.choice([one.words for one in record if not one.clause]).split()
    start = inventor.chance.randrange(0, 3)
    return _quote(words[start : len(words) - inventor.chance.randrange(1, 3)]), _VERBATIM


def _change_speaker(inventor: Inventor, record: list[Said]) -> _Made:
    one = inventor.chance.choice(record)
    other = inventor.chance.choice(
        [name for name in (o.speaker for o in record) if name.split()[1] != one.speaker.split()[1]]
    )
    form = inventor.chance.choice(("{0}: “{1}”", "“{1},” said {0}", "“{1}” — {0}", "{0} said “{1}”"))
    return form.format(other, one.words), (QuoteVerdict.OTHER_SPEAKER,)


def _name_speaker(inventor: Inventor, record: list[Said]) -> _Made:
    one = inventor.chance.choice(record)
    form = inventor.chance.choice(("{0}: “{1}”", "“{1},” said {0}", "> {1}\n— {0}", "{0} said “{1}”"))
    return form.format(inventor.chance.choice((one.speaker, one.speaker.split()[1])), one.words), _VERBATIM


def _look_alike(inventor: Inventor, record: list[Said]) -> _Made:
    words = _pick(inventor, record)
    for at in inventor.chance.sample(range(len(words)), 3):
        words[at] = words[at].translate(_LOOK_ALIKE)
    return _quote(words), _VERBATIM


def _case(inventor: Inventor, record: list[Said]) -> _Made:
    words = " ".join(_pick(inventor, record))
    return _quote(inventor.chance.choice((words.upper(), words.lower(), words.title()))), _VERBATIM


def _typography(inventor: Inventor, record: list[Said]) -> _Made:
    words = " ".join(_pick(inventor, record)).translate(_TYPOGRAPHY)
    marked = inventor.chance.choice(('"{}"', "“{}.”", "> {}", "“**{}**”", "«{}»", "“{}!”"))
    return marked.format(words.replace(" ", inventor.chance.choice((" ", "  ", "\u00a0", " \u200b")))), _VERBATIM


def _omit_openly(inventor: Inventor, record: list[Said]) -> _Made:
    words = inventor.chance.choice([one.words for one in record if not one.clause]).split()
    middle = len(words) // 2
    omission = inventor.chance.choice(("…", "[…]", "..."))
    return _quote([*words[: middle - 1], omission, *words[middle + 1 :]]), (QuoteVerdict.SHORTENED,)


def _invent(inventor: Inventor, _: list[Said]) -> _Made:
    return _quote([inventor.noun() for _ in range(9)]), (QuoteVerdict.NOT_ON_RECORD,)


_MUTATIONS: dict[str, Callable[[Inventor, list[Said]], _Made]] = {
    "a word dropped": _drop,
    "a word swapped": _swap,
    "a word inserted": _insert,
    "a negation put in": _negate,
    "a negation taken out": _affirm,
    "another number": _number,
    "two spliced": _splice,
    "cut from what qualifies it": _cut_from_its_qualifier,
    "ends cut": _cut_harmlessly,
    "another speaker": _change_speaker,
    "its own speaker": _name_speaker,
    "look-alike letters": _look_alike,
    "another case": _case,
    "other typography": _typography,
    "an omission marked": _omit_openly,
    "invented": _invent,
}
