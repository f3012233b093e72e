"""Resolves pronouns and role nouns to people: who was spoken of last, whose gender and role fit. Knows mentions, no quotes."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from briefings.drafting.document import Document
from briefings.drafting.entities.evidence import role_follows
from briefings.drafting.entities.mentions import CapitalRun
from briefings.drafting.entities.people import Entities
from briefings.drafting.syntax.subjects import PREPOSITIONS, Head, Subject, is_cue
from briefings.model.spans import Span
from briefings.text.lexicon import words

_GENDER = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m"}
_ROLE_REACH = 300  # mentions that a role noun looks back over
_REACH = 40  # mentions that a pronoun looks back over
_DECAY = 0.62  # how much of a mention is left a sentence later
_SPEAKER = 1.7  # what a mention counts beside a verb of saying
_SUBJECT = 1.1  # from this weight on a mention counts as the subject of its sentence
_SPOKEN_OF = 0.5  # from this weight on a mention is about the person
_SHARED = 0.35  # how much a surname counts for those who share it with the person named most
_PARAGRAPH, _FAR = 0.85, 3  # how much is left a paragraph later, up to so many
_OPENING = 6  # sentences of its paragraph before "the student" in which nobody else may be named
_KNOWN = 1.25  # what it counts that the gender of a name is known to fit
_CLOSE = 0.65  # a second candidate with this share of the first one's points could be meant as well
_QUALIFIED = (
    words("roles", "nouns") | words("bodies", "bodies") | words("bodies", "groups") | words("grammar", "of_leaders")
)
_MEN = ("businessman", "salesman", "policeman", "postman", "clergyman", "congressman", "assemblyman", "repairman")
_SAYS = frozenset(("said", "says", "added", "adds"))
_INTRODUCING = frozenset(("who", "a", "an", "the"))


@dataclass(slots=True)
class Trace:
    """Where somebody was spoken of: a place, a person, how much it counts, and the outer sentence."""

    place: int
    who: int
    weight: float
    sentence: int


@dataclass(slots=True)
class DiscourseModel:
    """Everything said so far about who was spoken of; grows as pronouns are resolved in source order."""

    copy: Document
    cast: Entities
    heads: dict[int, frozenset[str]]  # the nouns of the roles that were given to each person
    traces: list[Trace] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def add(self, place: int, who: int, weight: float) -> None:
        index = bisect_left(self.places, place)
        self.places.insert(index, place)
        self.traces.insert(index, Trace(place, who, weight, self.copy.sentence_at(place)))

    def between(self, start: int, end: int) -> list[Trace]:
        """Where people were spoken of in a passage."""
        return self.traces[bisect_left(self.places, start) : bisect_left(self.places, end)]


def memory_of(copy: Document, cast: Entities, roles: dict[int, list[Span]]) -> DiscourseModel:
    """A memory that holds the named mentions of people."""
    heads = {who: frozenset().union(*(_heads(span.of(copy.text)) for span in given)) for who, given in roles.items()}
    memory = DiscourseModel(copy, cast, heads)
    seen: set[int] = set()
    named: Counter[int] = Counter()
    for mention in cast.mentions:
        if cast.people[mention.who[0]].body:
            continue
        first = mention.run.first
        sentence = copy.outer_of[first]
        weight = _weight(copy, mention.run, sentence in seen)
        likeliest = max(mention.who, key=lambda who: named[who])
        for who in mention.who:
            memory.places.append(mention.span.start)
            share = 1 if who == likeliest else _SHARED
            memory.traces.append(Trace(mention.span.start, who, weight * share, sentence))
        named[likeliest] += 1
        if weight >= _SUBJECT:
            seen.add(sentence)
    return memory


def _weight(copy: Document, run: CapitalRun, later: bool) -> float:
    first, last = run.first, run.last
    before = copy.lower[first - 1] if first and copy.gap(first - 1) == " " else ""
    after = copy.lower_at(last + 1)
    if copy.marked_of[first] >= 0:
        return 0.2
    if run.possessive:
        return 0.8 if later else 1.05
    if copy.gap(last) == " " and after in _QUALIFIED:
        return 0.5  # "Hale campaign spokesman Ann Lee" is about Ann Lee
    if _speaks(copy, run, before):
        return _SPEAKER
    if before in PREPOSITIONS:
        return 0.6
    introduced = copy.gap(last) == ", " and (after in _INTRODUCING or role_follows(copy, last + 1))
    return 1.1 if later and introduced else 0.8 if later else 1.4


def _speaks(copy: Document, run: CapitalRun, before: str) -> bool:
    """Whether a verb of saying is beside the name ("Lyons said", "said Lyons", "according to Lyons"): who speaks goes on speaking."""
    if before == "to":
        return copy.lower[run.first - 2] == "according"
    if before in _SAYS:
        return True
    verb = run.last + 1
    return verb < len(copy.tokens) and copy.gap(run.last) == " " and is_cue(copy, verb)


def latest(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """Whom a noun phrase such as "the retired millwright" may mean when it takes up no role: people of the two sentences before."""
    place = subject.span.start
    start = memory.copy.outer[max(0, memory.copy.sentence_at(place) - 2)].start
    near = {trace.who for trace in memory.between(start, place)}
    pronoun = gender_of(memory.copy.lower[subject.last]) or ""
    fitting = [candidate for candidate in candidates(memory, pronoun, place) if candidate[1] in near]
    return rivals(fitting) if fitting else ()


def alone_before(memory: DiscourseModel, subject: Subject) -> bool:
    """Whether the paragraph of "the student" has named one person before it, and has no such noun before."""
    copy = memory.copy
    here = copy.sentence_at(subject.span.start)
    opening = max(bisect_left(copy.paragraph_of, copy.paragraph_of[here]), here - _OPENING)
    start = copy.outer[opening].start
    named = {trace.who for trace in memory.between(start, subject.span.start)}
    return len(named) == 1 and copy.lower[subject.last] not in copy.lower[copy.token_at(start) : subject.first]


def gender_of(noun: str) -> str | None:
    """ "she" or "he" where the noun says so ("mum-of-four", "businessman"); None otherwise."""
    head = noun.partition("-of-")[0]
    if head in words("roles", "female") or head.endswith("woman"):
        return "she"
    return "he" if head in words("roles", "male") or head.endswith(_MEN) else None


def candidates(memory: DiscourseModel, pronoun: str, place: int) -> list[tuple[float, int]]:
    """People that `pronoun` at `place` may mean, best first, with points."""
    wanted = _GENDER.get(pronoun)
    sentence = memory.copy.sentence_at(place)
    paragraph = memory.copy.paragraph_of[sentence]
    end = bisect_left(memory.places, place)
    points: dict[int, float] = defaultdict(float)
    nearest: dict[int, int] = {}
    for trace in memory.traces[max(0, end - _REACH) : end]:
        person = memory.cast.people[trace.who]
        if person.body or (person.gender and wanted and person.gender != wanted):
            continue
        apart = min(_FAR, paragraph - memory.copy.paragraph_of[trace.sentence])
        worth = trace.weight * _DECAY ** (sentence - trace.sentence) * _PARAGRAPH**apart
        points[trace.who] = max(points[trace.who], worth) + 0.1 * min(worth, points[trace.who])
        if trace.weight >= _SPOKEN_OF:
            nearest[trace.who] = trace.sentence
    for who in points:
        if memory.cast.people[who].gender == wanted:
            points[who] *= _KNOWN
    best = max(points, key=lambda who: (points[who], -who), default=None)
    for who in points:
        if best is not None and nearest.get(who, -1) > nearest.get(best, -1):
            points[who] = max(points[who], _CLOSE * points[best])  # named later than the likeliest one
    return sorted(((worth, who) for who, worth in points.items()), key=lambda pair: (-pair[0], pair[1]))


def rivals(fitting: list[tuple[float, int]]) -> tuple[int, ...]:
    """Those that come close to the best one, with it first."""
    return tuple(who for worth, who in fitting if worth >= _CLOSE * fitting[0][0])


def by_role(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """People whose role the noun phrase takes up ("the senator"); the one spoken of last comes first."""
    if subject.form is not Head.NOUN:
        return ()
    words_there = memory.copy.lower[subject.first : subject.last + 1]
    phrase = [word.rstrip(".").removeprefix("ex-") for word in words_there]
    head_end = next((n for n, word in enumerate(phrase) if word in PREPOSITIONS), len(phrase))
    head = phrase[head_end - 1] if head_end else ""
    is_role = head in words("roles", "nouns") or head in words("titles", "office")
    if not is_role or phrase[0] in ("a", "an", "another", "one"):
        return ()
    return of_role(memory, head, subject.span.start)


def later_of_role(memory: DiscourseModel, subject: Subject) -> tuple[int, ...]:
    """The only person who is given the role of "the driver", where nobody is before it; empty where two are, or none."""
    copy = memory.copy
    head = copy.lower[subject.last]
    if copy.lower[subject.first] != "the" or head not in words("roles", "nouns"):
        return ()
    people = tuple(who for who, heads in memory.heads.items() if heads.issuperset(_FULL.get(head, (head,))))
    return people if len(people) == 1 else ()


def of_role(memory: DiscourseModel, head: str, place: int) -> tuple[int, ...]:
    """People who were given a role with this noun; the one spoken of last before `place` comes first."""
    same = set(_FULL.get(head, (head,)))
    end = bisect_left(memory.places, place)
    spoken_of = dict.fromkeys(trace.who for trace in reversed(memory.traces[max(0, end - _ROLE_REACH) : end]))
    return tuple(who for who in spoken_of if same <= memory.heads.get(who, frozenset()))


_FULL = {
    "sen": ("senator",),
    "gov": ("governor",),
    "rep": ("representative",),
    "cllr": ("councillor",),
    "pm": ("prime", "minister"),
    "ceo": ("chief", "executive"),
    "md": ("managing", "director"),
}
_ALSO = {"rep": ("congressman", "congresswoman", "lawmaker"), "sen": ("lawmaker",)}  # what else such people are called


def _heads(role: str) -> frozenset[str]:
    nouns = {word.strip(".,()’'").casefold() for word in role.replace("-", " ").split()}
    if nouns & {"vice", "deputy"}:
        nouns -= {"president", "mayor", "chief", "director"}
    return frozenset(full for word in nouns for full in (*_FULL.get(word, (word,)), *_ALSO.get(word, ())))
