"""Decides which runs of capitals are people, and which mentions are the same one. Knows names and what is beside them, no quotes."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from briefings.drafting.document import Document
from briefings.drafting.entities.evidence import Key, evidence, key_of
from briefings.drafting.entities.mentions import PARTICLES, CapitalRun, kind_hint, runs
from briefings.model.spans import Span
from briefings.text.lexicon import body_words, gender, given_names, words

_SURE, _SINGLE_SURE = 2.5, 3.0  # evidence that makes a run a person: two words or more; a single word
_NO_NAMES = words("roles", "nouns") | {"q", "a"}  # labels of a transcript that name nobody
_RIVAL_SURE = 4.0  # two words or more, when somebody else has that surname


@dataclass(slots=True)
class Mention:
    """A named mention. `who` are the numbers of the people it may mean: one, or more when a surname is shared."""

    run: CapitalRun
    span: Span
    who: tuple[int, ...] = ()


@dataclass(slots=True)
class Somebody:
    """A person, or a named body, of the article. `gender` is "m", "f" or None for not known."""

    name: str
    body: bool = False
    gender: str | None = None
    words: Key = ()
    mentions: list[Mention] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entities:
    """Everybody named, in order of first mention. `at` gives the mention that token i belongs to."""

    people: list[Somebody]
    mentions: list[Mention]
    at: dict[int, Mention]

    def is_body(self, mention: Mention) -> bool:
        return len(mention.who) == 1 and self.people[mention.who[0]].body

    def person_at(self, token: int) -> int | None:
        """The person whom a token names; None for a body, and where it could mean more than one."""
        mention = self.at.get(token)
        return mention.who[0] if mention and len(mention.who) == 1 and not self.is_body(mention) else None

    def body_at(self, token: int) -> int | None:
        """The body that a token names."""
        mention = self.at.get(token)
        return mention.who[0] if mention is not None and self.is_body(mention) else None


def cast_of(copy: Document) -> Entities:
    """The people and named bodies of the article with all their mentions."""
    names = runs(copy)
    points = evidence(copy, names)
    cast = _Cast(copy)
    singles: list[CapitalRun] = []
    labels = {copy.token_at(mark.label.start) for mark in copy.marks if mark.label is not None}
    for run in names:
        key, hint = key_of(copy, run), kind_hint(copy, run)
        if run.first in labels:
            hint = "none" if key and (key[-1] in _NO_NAMES or key[-1].removesuffix("s") in _NO_NAMES) else "person"
            points[key] = max(points[key], _SINGLE_SURE)
        if run.name > run.last:
            singles.append(run.last_word())
        elif hint == "body":
            cast.add_body(run)
        elif hint in ("none", "place"):
            continue
        elif len(key) > 1 and not run.headline:
            same_surname = cast.by_last[key[-1]]
            doubtful = same_surname and _is_no_given_name(copy, key[0])
            if hint == "person" or points[key] >= (_RIVAL_SURE if doubtful else _SURE):
                cast.add_full(run, key)
            elif same_surname:
                singles.append(run.last_word())
        elif len(key) == 1 or run.headline:
            singles.append(run)
    parts = cast.parts()
    for run in singles:
        if run.headline:
            cast.add_headline(run)
        else:
            key = key_of(copy, run)
            cast.add_single(run, key, parts, is_sure=points[key] >= _SINGLE_SURE)
    return cast.settle()


class _Cast:
    """The people and bodies found so far, in the order in which they were found, and their mentions."""

    def __init__(self, copy: Document) -> None:
        self._copy = copy
        self._people: list[Somebody] = []
        self._mentions: list[Mention] = []
        self._bodies: dict[Key, int] = {}
        self.by_last: dict[str, list[int]] = defaultdict(list)  # the numbers of people by their surname

    def _add(self, somebody: Somebody) -> int:
        self._people.append(somebody)
        number = len(self._people) - 1
        if not somebody.body:
            self.by_last[somebody.words[-1]].append(number)
        return number

    def _add_mention(self, run: CapitalRun, who: tuple[int, ...]) -> None:
        self._mentions.append(Mention(run, _span(self._copy, run), who))

    def add_body(self, run: CapitalRun) -> None:
        name = self._copy.wording(self._copy.span(run.first, run.last))
        key = tuple(name.casefold().split())
        if key not in self._bodies:
            self._bodies[key] = self._add(Somebody(name, True, None, key))
        whole = CapitalRun(run.first, run.first, run.last, run.possessive, run.headline)
        self._mentions.append(Mention(whole, self._copy.span(run.first, run.last), (self._bodies[key],)))

    def add_full(self, run: CapitalRun, key: Key) -> None:
        number = next((n for n in self.by_last[key[-1]] if _same(self._people[n].words, key)), None)
        if number is None:
            number = self._add(Somebody(self._copy.wording(_span(self._copy, run)), False, None, key))
        somebody = self._people[number]
        if len(key) > len(somebody.words) and somebody.words[0] not in given_names():
            somebody.words = key
        _learn_gender(self._copy, run, somebody)
        self._add_mention(run, (number,))

    def add_single(self, run: CapitalRun, key: Key, parts: dict[str, list[int]], *, is_sure: bool) -> None:
        """Adds a mention by one word; somebody new only where the name `is_sure`."""
        who = self._candidates(run, key[-1], parts)
        if not who and is_sure:
            who = (self._add(Somebody(self._copy.wording(_span(self._copy, run)), False, None, key)),)
        if not who:
            return
        somebody = self._people[who[0]]
        if len(who) == 1 and not somebody.body:
            _learn_gender(self._copy, run, somebody)
            if somebody.gender is None and len(somebody.words) == 1:
                somebody.gender = gender(key[0])
        self._add_mention(run, who)

    def _candidates(self, run: CapitalRun, word: str, parts: dict[str, list[int]]) -> tuple[int, ...]:
        numbers = self.by_last.get(word) or parts.get(word) or []
        before = set(self._copy.lower[run.first : run.name])
        wanted = "f" if before & words("titles", "female") else "m" if before & words("titles", "male") else None
        if wanted and len(numbers) > 1:
            numbers = [n for n in numbers if self._people[n].gender in (wanted, None)] or numbers
        return tuple(numbers)

    def add_headline(self, run: CapitalRun) -> None:
        """Adds mentions for the words of a headline that are one person's surname."""
        for index in range(run.name, run.last + 1):
            who = self.by_last.get(self._copy.lower[index], [])
            if len(who) == 1:
                part = CapitalRun(index, index, index, self._copy.tokens[index].possessive, True)
                self._add_mention(part, tuple(who))

    def parts(self) -> dict[str, list[int]]:
        """People by each word of their full name, and by the halves of a double surname; a firm by its first word, if no person has it."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, somebody in enumerate(self._people):
            if not somebody.body and len(somebody.words) > 1:
                halves = {half for part in somebody.words[1:] if "-" in part for half in part.split("-")}
                for word in {*somebody.words, *halves} - PARTICLES:
                    numbers[word].append(number)
        for number, somebody in enumerate(self._people):
            if somebody.body and len(somebody.words) > 1 and somebody.words[-1] in words("bodies", "companies"):
                numbers[somebody.words[0]] = numbers.get(somebody.words[0]) or [number]
        return numbers

    def settle(self) -> Entities:
        """The cast in order of first mention; a shared surname means the one who was introduced, while only one was."""
        people, mentions = self._people, sorted(self._mentions, key=lambda mention: mention.span)
        introduced: set[int] = set()
        for mention in mentions:
            if len(mention.who) > 1:
                known = tuple(n for n in mention.who if n in introduced)
                mention.who = known if len(known) == 1 else mention.who
            if len(mention.who) == 1:
                introduced.add(mention.who[0])
                people[mention.who[0]].mentions.append(mention)
        named = (n for n, somebody in enumerate(people) if somebody.mentions)
        order = sorted(named, key=lambda n: people[n].mentions[0].span)
        place = {old: new for new, old in enumerate(order)}
        for mention in mentions:
            mention.who = tuple(place[n] for n in mention.who if n in place)
        kept = [people[n] for n in order]
        for somebody in kept:
            _name_fully(self._copy, somebody)
        mentions = [mention for mention in mentions if mention.who]
        at = {token: mention for mention in mentions for token in range(mention.run.first, mention.run.last + 1)}
        return Entities(kept, mentions, at)


def _is_no_given_name(copy: Document, word: str) -> bool:
    """Whether the first word of a run is likelier a word of the sentence than somebody's given name."""
    known = words("roles", "nouns") | words("common", "openers") | words("common", "peoples") | body_words()
    return word in copy.lower_words or word in known or word.endswith(("ing", "ed"))


def _span(copy: Document, run: CapitalRun) -> Span:
    end = copy.tokens[run.last].end
    if copy.lower[run.last] in ("jr", "sr") and copy.text[end : end + 1] == ".":
        end += 1
    return Span(copy.tokens[run.name].start, end)


def _same(name: Key, other: Key) -> bool:
    """Whether two full names can be the same: same surname, and the same first name, initial, or one inside the other."""
    short, long = sorted((name, other), key=len)
    if short == long[-len(short) :]:
        return True
    if len(short) < 2:
        return short[-1] == long[-1]
    first, second = name[0], other[0]
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0] and len(name) == len(other))


def _learn_gender(copy: Document, run: CapitalRun, somebody: Somebody) -> None:
    for index in range(run.first, run.name):
        lower = copy.lower[index]
        if lower in words("titles", "female") or lower.endswith("woman"):
            somebody.gender = "f"
        elif lower in words("titles", "male") or (lower.endswith("man") and lower not in ("chairman", "spokesman")):
            somebody.gender = "m"
    if somebody.gender is None and len(somebody.words) > 1:
        somebody.gender = gender(somebody.words[0])


def _name_fully(copy: Document, somebody: Somebody) -> None:
    """The fullest form that is used most is the name, every other form an alias."""
    counts = Counter(copy.wording(mention.span) for mention in somebody.mentions)
    full = max(counts, key=lambda form: (len(form.split()) > 1, counts[form], len(form.split())))
    same = [form for form in counts if form.split()[-1] == full.split()[-1]]
    longer = [form for form in same if form.endswith(f" {full}") or counts[form] == counts[full]]
    somebody.name = max([full, *longer], key=lambda form: (counts[form], len(form.split())))
    somebody.aliases = [form for form in counts if form != somebody.name]
