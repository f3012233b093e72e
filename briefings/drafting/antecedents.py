"""Resolves pronouns and role nouns to people: who was spoken of last, whose gender and role fit. Knows mentions, no quotes."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from briefings.drafting.layout import Copy
from briefings.drafting.lexicon import words
from briefings.drafting.names import Run
from briefings.drafting.people import Cast
from briefings.drafting.subjects import PREPOSITIONS, Form, Subject
from briefings.spans import Span

_GENDER = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_ROLE_REACH = 300  # mentions that a role noun looks back over
_REACH = 40  # mentions that a pronoun looks back over
_DECAY = 0.62  # how much of a mention is left a sentence later
_CLOSE = 0.65  # a second candidate with this share of the first one's points could be meant as well


_INTRODUCING = frozenset(("who", "a", "an", "the"))


@dataclass(slots=True)
class Trace:
    """Where somebody was spoken of: a place, a person, how much it counts, and the outer sentence."""

    place: int
    who: int
    weight: float
    sentence: int


@dataclass(slots=True)
class Memory:
    """Everything said so far about who was spoken of; grows as pronouns are resolved in source order."""

    copy: Copy
    cast: Cast
    roles: dict[int, list[Span]]
    traces: list[Trace] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add(self, place: int, who: int, weight: float) -> None:
        at = bisect_left(self.places, place)
        self.places.insert(at, place)
        self.traces.insert(at, Trace(place, who, weight, self.copy.sentence_at(place)))

    def between(self, start: int, end: int) -> list[Trace]:
        """Where people were spoken of in a passage."""
        return self.traces[bisect_left(self.places, start) : bisect_left(self.places, end)]


def memory_of(copy: Copy, cast: Cast, roles: dict[int, list[Span]]) -> Memory:
    """A memory that holds the named mentions of people."""
    memory = Memory(copy, cast, roles)
    seen: set[int] = set()
    for mention in cast.mentions:
        if len(mention.who) != 1 or cast.people[mention.who[0]].body:
            continue
        first = mention.run.first
        sentence = copy.outer_of[first]
        memory.places.append(mention.span.start)
        memory.traces.append(
            Trace(mention.span.start, mention.who[0], _weight(copy, mention.run, sentence in seen), sentence)
        )
        if copy.marked_of[first] < 0:
            seen.add(sentence)
    return memory


def _weight(copy: Copy, run: Run, later: bool) -> float:
    first, possessive = run.first, run.possessive
    before = copy.tokens[first - 1].lower if first and copy.gap(first - 1) == " " else ""
    if copy.marked_of[first] >= 0:
        return 0.2
    if possessive:
        return 0.8 if later else 1.15
    if before in PREPOSITIONS:
        return 0.6
    introduced = (
        copy.gap(run.last) == ", "
        and run.last + 1 < len(copy.tokens)
        and copy.tokens[run.last + 1].lower in _INTRODUCING
    )
    return 1.1 if later and introduced else 0.8 if later else 1.4


def latest(memory: Memory, subject: Subject) -> tuple[int, ...]:
    """Whoever a noun phrase such as "the retired millwright" may mean when it takes up no role: people of the two sentences before."""
    here = memory.copy.sentence_at(subject.span.start)
    found = [
        (worth, who)
        for worth, who in candidates(memory, "", subject.span.start)
        if any(
            trace.who == who and here - trace.sentence <= 2
            for trace in memory.traces
            if trace.place < subject.span.start
        )
    ]
    return rivals(found) if found else ()


def candidates(memory: Memory, pronoun: str, place: int) -> list[tuple[float, int]]:
    """People that `pronoun` at `place` may mean, best first, with points."""
    wanted = _GENDER.get(pronoun)
    sentence = memory.copy.sentence_at(place)
    end = bisect_left(memory.places, place)
    points: dict[int, float] = defaultdict(float)
    for trace in memory.traces[max(0, end - _REACH) : end]:
        person = memory.cast.people[trace.who]
        if person.body or (person.gender and wanted and person.gender != wanted):
            continue
        worth = trace.weight * _DECAY ** (sentence - trace.sentence)
        points[trace.who] = max(points[trace.who], worth) + 0.1 * min(worth, points[trace.who])
    for who in points:
        if memory.cast.people[who].gender == wanted:
            points[who] *= 1.25
    return sorted(((worth, who) for who, worth in points.items()), key=lambda pair: (-pair[0], pair[1]))


def rivals(found: list[tuple[float, int]]) -> tuple[int, ...]:
    """Those that come close to the best one, with it first."""
    return tuple(who for worth, who in found if worth >= _CLOSE * found[0][0])


def by_role(memory: Memory, subject: Subject) -> tuple[int, ...]:
    """People whose role the noun phrase takes up ("the senator"); the one spoken of last comes first."""
    if subject.form is not Form.NOUN:
        return ()
    copy = memory.copy
    phrase = [copy.tokens[i].lower.rstrip(".") for i in range(subject.first, subject.last + 1)]
    head_end = next((n for n, word in enumerate(phrase) if word in PREPOSITIONS), len(phrase))
    head = phrase[head_end - 1] if head_end else ""
    if head not in words("roles", "nouns") and head not in words("titles", "office"):
        return ()
    if phrase[0] in ("a", "an", "another", "one"):
        return ()
    same = _FULL.get(head, head)
    end = bisect_left(memory.places, subject.span.start)
    order: list[int] = []
    for trace in reversed(memory.traces[max(0, end - _ROLE_REACH) : end]):
        if trace.who not in order and any(
            same in _heads(span.of(copy.text)) for span in memory.roles.get(trace.who, ())
        ):
            order.append(trace.who)
    return tuple(order)


_FULL = {"sen": "senator", "gov": "governor", "rep": "representative", "cllr": "councillor"}


def _heads(role: str) -> set[str]:
    found = {word.strip(".,()’'").casefold() for word in role.replace("-", " ").split()}
    return found | {_FULL[word] for word in found if word in _FULL}
