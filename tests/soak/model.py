"""What a server's record must be, in plain dicts: simple enough to be seen to be right. Imports nothing of the domain.

An item has its draft's key (`p1`, `q1`, `e1`, `s1`; the facts are `facts`), and its value is one frozen dataclass. Each call is what an
editor did; it says whether it may be, and when it may, the model is as it is afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.soak.articles import Article
from tests.soak.values import KINDS, Event, Facts, Person, Quote, Stance, Value, Values, goes_out, judged, person_in


@dataclass(frozen=True, slots=True)
class Change:
    """One revision: what it changed (before, after), by whom, and whether /desk undo may take it out."""

    what: Mapping[str, tuple[Value, Value]]
    editor: int
    undoable: bool
    undoes: int | None = None


@dataclass(slots=True)
class Briefing:
    """`out` are the values on record, by key, as they were put there; members see them while the state is published."""

    number: int
    article: Article
    values: Values
    rev: int = 1
    state: str = "draft"
    untouched: bool = False  # since it was withdrawn
    out: dict[str, Value] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    then: dict[int, Values] = field(default_factory=dict)
    changes: dict[int, Change] = field(default_factory=dict)

    def who(self, key: str) -> int | None:
        """The number of the person: whom they are said to be, else their own."""
        return person_in(self.values, key).same or self.numbers.get(key)

    def locked(self, key: str) -> bool:
        return self.state == "published" and (key in self.out or key == "facts")


@dataclass(frozen=True, slots=True)
class Part:
    briefing: int
    key: str
    was: int | None
    became: int | None


@dataclass(slots=True)
class Regrouping:
    parts: list[Part]
    editor: int
    undoing: bool = False
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    briefing: int
    key: str
    number: str
    was: str
    became: str


class Record:
    """One server's record."""

    def __init__(self) -> None:
        self.briefings: dict[int, Briefing] = {}
        self.regroupings: list[Regrouping] = []
        self.corrections: list[Correction] = []
        self.done: list[tuple[int, int]] = []  # briefing and revision, in the order in which they were made
        self.logged: list[tuple[int, int]] = []  # as the log has it: a merge or split is one line, (0, its number)
        self._given = {"P": 0, "Q": 0, "E": 0, "S": 0}

    def take_in(self, article: Article, editor: int) -> bool:
        if any(one.article.text == article.text and one.state != "discarded" for one in self.briefings.values()):
            return False
        keys = [f"p{at + 1}" for at in range(len(article.people))]
        values: dict[str, Value] = {"facts": Facts(article.title)}
        for key, name in zip(keys, article.people, strict=True):
            values[key] = self._matched(Person(name))
        for at, said in enumerate(article.quotes):
            values[f"q{at + 1}"] = Quote(f"{said.words},", keys[said.by])
        values["e1"] = Event(article.event)
        values["s1"] = Stance(article.plan, keys[0])
        briefing = Briefing(len(self.briefings) + 1, article, values)
        self.briefings[briefing.number] = briefing
        self._log(briefing, Change({}, editor, undoable=False))
        return True

    def edit(self, number: int, seen: int, key: str, value: Value, editor: int) -> bool:
        """A verdict or a form of a draft; a value that is there already changes nothing and is fine."""
        briefing = self.briefings[number]
        if briefing.state == "discarded" or briefing.rev != seen or briefing.locked(key):
            return False
        if value != briefing.values[key]:
            self._next(briefing, {**briefing.values, key: value}, editor)
        return True

    def settle(self, number: int, seen: int, key: str, same: int | None, editor: int) -> bool:
        """A person of a draft is P-`same`, or with None somebody new."""
        person = person_in(self.briefings[number].values, key)
        if same is not None and same != person.same and person.name not in self.names(same):
            return False
        return self.edit(number, seen, key, Person(person.name, same, accepted=True), editor)

    def publish(self, number: int, seen: int | None, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state == "discarded" or seen not in (None, briefing.rev):
            return False
        values = dict(briefing.values)
        standing = [part for one in self.regroupings if not one.undone for part in one.parts]
        parted = {part.key for part in standing if part.briefing == number and part.became is None}
        for key, value in briefing.values.items():
            if isinstance(value, Person) and not (value.accepted or value.asked or key in parted or briefing.who(key)):
                values[key] = self._matched(value)
        take = {key for key in values if goes_out(values, key)}
        again = self._changed_meanwhile(briefing, values, take) if briefing.state == "withdrawn" else []
        if briefing.state == "published" and take <= briefing.out.keys():
            return False
        briefing.state = "published"
        self._next(briefing, values, editor, undoable=False)
        self._put_out(briefing, take)
        self.corrections += reversed(again)
        return True

    def withdraw(self, number: int, editor: int) -> bool:
        return self._move(number, "published", "withdrawn", editor)

    def restore(self, number: int, editor: int) -> bool:
        return self.briefings[number].untouched and self._move(number, "withdrawn", "published", editor)

    def discard(self, number: int, seen: int, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state != "draft" or briefing.rev != seen:
            return False
        self._next(briefing, briefing.values, editor, undoable=False)
        briefing.state = "discarded"
        return True

    def put_back(self, number: int, rev: int, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state not in ("draft", "withdrawn") or rev not in briefing.then:
            return False
        if briefing.then[rev] == briefing.values:
            return False
        self._next(briefing, briefing.then[rev], editor)
        return True

    def undo(self, number: int, rev: int, editor: int) -> bool:
        briefing, change = self.briefings[number], self.briefings[number].changes[rev]
        if briefing.state == "discarded" or not change.undoable:
            return False
        if any(briefing.values[key] != after for key, (_, after) in change.what.items()):
            return False
        if any(briefing.locked(key) for key in change.what):
            return False
        back = {key: before for key, (before, _) in change.what.items()}
        self._next(briefing, {**briefing.values, **back}, editor, undoes=rev)
        return True

    def correct(self, number: int, seen: int, key: str, value: Value | None, editor: int) -> bool:
        """A value on record becomes another; with None it is taken back."""
        briefing, was = self.briefings[number], self.briefings[number].values[key]
        if briefing.rev != seen or not briefing.locked(key) or value == was:
            return False
        values = dict(briefing.values)
        if value is None:
            values[key] = judged(was, "rejected")
            del briefing.out[key]
            told = "taken back"
        else:
            values[key], told = value, self._told(briefing, value, was)
            if isinstance(value, Quote) and isinstance(was, Quote) and value.by != was.by:
                values[value.by] = replace(person_in(values, value.by), accepted=True)
        said = "on record" if value is None else self._told(briefing, was, value)
        named = f"B-{number}" if key == "facts" else f"{KINDS[key[0]]}-{briefing.numbers[key]}"
        self._next(briefing, values, editor, undoable=False)
        self._put_out(briefing, set(briefing.out))
        self.corrections.append(Correction(number, key, named, said, told))
        return True

    def merge(self, person: int, into: int, editor: int) -> bool:
        if person == into or not {person, into} <= self.people():
            return False
        self._regroup(Regrouping(self._parts(person, into), editor))
        return True

    def split(self, person: int, number: int, editor: int) -> bool:
        parts = [part for part in self._parts(person, None) if part.briefing == number]
        if person not in self.people() or not parts or any(part.was is None for part in parts):
            return False
        self._regroup(Regrouping(parts, editor))
        return True

    def unmerge(self, change: int, editor: int) -> bool:
        """Change `change` (from 1) undone: each of its people who is still as it made them is as before."""
        known = self.regroupings[change - 1]
        if known.undone:
            return False
        still = [
            Part(part.briefing, part.key, part.became, part.was)
            for part in known.parts
            if self.briefings[part.briefing].state != "discarded"
            and person_in(self.briefings[part.briefing].values, part.key).same == part.became
        ]
        known.undone = True
        self._regroup(Regrouping(still, editor, undoing=True))
        return True

    def last_of(self, editor: int) -> tuple[int, int] | None:
        """The newest change of this editor that is neither an undoing nor undone, and whose draft was not discarded; of (0, n), the
        merge or split n."""
        undone = {(number, one.undoes) for number, found in self.briefings.items() for one in found.changes.values()}
        for number, rev in reversed(self.logged):
            if number == 0:
                merged = self.regroupings[rev - 1]
                if merged.editor == editor and not merged.undoing and not merged.undone:
                    return number, rev
                continue
            briefing = self.briefings[number]
            change = briefing.changes[rev]
            own = change.editor == editor and change.undoes is None and (number, rev) not in undone
            if own and briefing.state != "discarded":
                return number, rev
        return None

    def names(self, person: int) -> set[str]:
        """What members can call them; empty for who is not on record."""
        return {name for number, name in self._people_out() if number == person}

    def people(self) -> set[int]:
        return {number for number, _ in self._people_out()}

    def seen_quotes(self) -> dict[int, tuple[str, int, int]]:
        """What members see of quotes, by number: the words, the speaker's number, the briefing's."""
        return {
            one.numbers[key]: (value.words, _as_out(one, value.by), one.number)
            for one, key, value in self._items_out()
            if isinstance(value, Quote)
        }

    def seen_events(self) -> dict[int, str]:
        return {one.numbers[key]: value.words for one, key, value in self._items_out() if isinstance(value, Event)}

    def seen_stances(self) -> dict[int, tuple[str, int]]:
        """What members see of stances, by number: the issue, and the holder's number."""
        return {
            one.numbers[key]: (value.issue, _as_out(one, value.holder))
            for one, key, value in self._items_out()
            if isinstance(value, Stance)
        }

    def seen_titles(self) -> dict[int, Facts]:
        return {one.number: value for one, _, value in self._items_out() if isinstance(value, Facts)}

    def seen_corrections(self) -> list[Correction]:
        """The newest first; what was corrected of an item that is on record no longer is without its words."""
        seen = [one for one in reversed(self.corrections) if self.briefings[one.briefing].state == "published"]
        return [
            one
            if one.key in self.briefings[one.briefing].out or one.became == "taken back"
            else replace(one, was="", became="")
            for one in seen
        ]

    def given(self, kind: str) -> int:
        """How many numbers of this kind were ever given; they are 1 and on."""
        return self._given[kind]

    def _items_out(self) -> list[tuple[Briefing, str, Value]]:
        out = [one for one in self.briefings.values() if one.state == "published"]
        return [(one, key, value) for one in out for key, value in one.out.items()]

    def _people_out(self) -> list[tuple[int, str]]:
        people = [(one, key, value) for one, key, value in self._items_out() if isinstance(value, Person)]
        return [(_as_out(one, key), value.name) for one, key, value in people]

    def _matched(self, person: Person) -> Person:
        """Who has the name of one person on record is that person; where several have it, an editor is asked."""
        found = {number for number, name in self._people_out() if name == person.name}
        return replace(person, same=min(found) if len(found) == 1 else None, asked=len(found) > 1)

    def _parts(self, person: int, became: int | None) -> list[Part]:
        return [
            Part(one.number, key, value.same, became)
            for one in self.briefings.values()
            if one.state != "discarded"
            for key, value in one.values.items()
            if isinstance(value, Person) and one.who(key) == person
        ]

    def _changed_meanwhile(self, briefing: Briefing, values: Values, take: set[str]) -> list[Correction]:
        """What members are told of a withdrawn briefing that goes on record again: the facts, quotes, stances; then what is gone."""
        told = []
        for key in sorted(briefing.out, key=lambda key: ("fqpes".find(key[0]), key)):
            was, now = briefing.out[key], values[key]
            if key == "facts" or key in take:
                told += [(key, *sides) for sides in self._sides(briefing, was, now)]
        gone = [key for key in sorted(briefing.out, key=lambda key: ("qes".find(key[0]), key)) if key[0] in "qes"]
        told += [(key, "on record", "taken back") for key in gone if key not in take]
        return [
            Correction(
                briefing.number,
                key,
                f"B-{briefing.number}" if key == "facts" else f"{KINDS[key[0]]}-{briefing.numbers[key]}",
                was,
                became,
            )
            for key, was, became in told
        ]

    def _sides(self, briefing: Briefing, was: Value, now: Value) -> list[tuple[str, str]]:
        """Each part in which two values differ, as members are told it."""
        match was, now:
            case Facts(), Facts():
                sides = [(was.title, now.title), (was.outlet, now.outlet)]
            case Quote(), Quote():
                people = briefing.article.people
                words = [self._shown(briefing, one) for one in (was, now)]
                sides = [(words[0], words[1]), (people[int(was.by[1:]) - 1], people[int(now.by[1:]) - 1])]
            case Stance(), Stance():
                sides = [(was.issue, now.issue)]
            case _:
                sides = []
        return [(one, other) for one, other in sides if one != other]

    def _shown(self, briefing: Briefing, quote: Quote) -> str:
        """The words with a mark where the article's quotation goes on."""
        whole = {f"{said.words}," for said in briefing.article.quotes}
        return quote.words if quote.words in whole else f"{quote.words} […]"

    def _regroup(self, regrouping: Regrouping) -> None:
        self.regroupings.append(regrouping)
        self.logged.append((0, len(self.regroupings)))
        for number in dict.fromkeys(part.briefing for part in regrouping.parts):
            briefing = self.briefings[number]
            values = dict(briefing.values)
            for part in regrouping.parts:
                if part.briefing == number:
                    values[part.key] = replace(person_in(values, part.key), same=part.became, asked=False)
            self._next(briefing, values, regrouping.editor, undoable=False, part=True)
            if briefing.state == "published":
                self._put_out(briefing, set(briefing.out))

    def _move(self, number: int, before: str, after: str, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state != before:
            return False
        briefing.state = after
        self._next(briefing, briefing.values, editor, undoable=False)
        briefing.untouched = after == "withdrawn"
        return True

    def _put_out(self, briefing: Briefing, keys: set[str]) -> None:
        """These keys are on record as they are in the draft now; who has no number yet gets the next one."""
        for key in sorted(keys, key=lambda key: ("pqes".find(key[0]), key)):
            value = briefing.values[key]
            if key != "facts" and key not in briefing.numbers and not (isinstance(value, Person) and value.same):
                self._given[KINDS[key[0]]] += 1
                briefing.numbers[key] = self._given[KINDS[key[0]]]
        briefing.out = {key: briefing.values[key] for key in keys}

    def _next(
        self,
        briefing: Briefing,
        values: Values,
        editor: int,
        *,
        undoable: bool = True,
        undoes: int | None = None,
        part: bool = False,
    ) -> None:
        was = briefing.values
        what = {key: (was[key], values[key]) for key in values if was[key] != values[key]}
        briefing.values, briefing.rev, briefing.untouched = values, briefing.rev + 1, False
        self._log(briefing, Change(what, editor, undoable, undoes), part=part)

    def _log(self, briefing: Briefing, change: Change, *, part: bool = False) -> None:
        briefing.then[briefing.rev], briefing.changes[briefing.rev] = briefing.values, change
        self.done.append((briefing.number, briefing.rev))
        if not part:
            self.logged.append((briefing.number, briefing.rev))

    def _told(self, briefing: Briefing, value: Value, other: Value) -> str:
        """What a correction tells of a value that was or became the other: the part in which they differ."""
        if isinstance(value, Quote) and isinstance(other, Quote):
            words = self._shown(briefing, value)
            return words if value.words != other.words else briefing.article.people[int(value.by[1:]) - 1]
        assert isinstance(value, Facts)
        return value.title


def _as_out(briefing: Briefing, key: str) -> int:
    """The number of a person as the record has them."""
    return person_in(briefing.out, key).same or briefing.numbers[key]
