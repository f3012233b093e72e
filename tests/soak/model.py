"""What a server's record must be, in plain dicts: simple enough to be seen to be right. Imports nothing of the domain.

An item has its draft's key (`p1`, `q1`, `e1`, `s1`; the facts are `facts`), and its value is one frozen dataclass. Each call is what an
editor did; it says whether it may be, and when it may, the model is as it is afterwards.
"""

from dataclasses import replace

from tests.soak.articles import Article
from tests.soak.issues import Issues
from tests.soak.kept import Briefing, Change, Correction, Part, Regrouping
from tests.soak.telling import changes_of, gone_of
from tests.soak.values import (
    DRAFTED,
    KINDS,
    Event,
    Facts,
    Person,
    Quote,
    Report,
    Stance,
    Summary,
    Value,
    Values,
    accepted_together,
    answers_itself,
    free_key,
    goes_out,
    is_sure,
    judged,
    person_in,
)


class Record:
    """One server's record."""

    def __init__(self) -> None:
        self.briefings: dict[int, Briefing] = {}
        self.regroupings: list[Regrouping] = []
        self.corrections: list[Correction] = []
        self.done: list[tuple[int, int]] = []  # briefing and revision, in the order in which they were made
        self.issues = Issues()
        self.two_people = False
        # Of each editor their last change, where it is one of a draft, or of people: (0, n) is the merge or split n.
        self.newest: dict[int, tuple[int, int] | None] = {}
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
        values |= {"e1": Event(article.event), "s1": Stance(article.plan, keys[0])}
        values |= {"r1": Report(article.reported), "m1": Summary(DRAFTED)}
        return self._taken(article, values, editor)

    def bring(self, article: Article, editor: int) -> bool:
        """A briefing file of another server, in which the article was published as it was drafted: all of it is accepted but who has to be
        asked about, and what was not published is not in it."""
        if any(one.article.text == article.text and one.state != "discarded" for one in self.briefings.values()):
            return False
        keys = [f"p{at + 1}" for at in range(len(article.people))]
        values: dict[str, Value] = {"facts": Facts(article.title)}
        for key, name in zip(keys, article.people, strict=True):
            values[key] = self._matched(Person(name, verdict="accepted"))
        for at, said in enumerate(article.quotes):
            values[f"q{at + 1}"] = Quote(f"{said.words},", keys[said.by], "accepted", vouch="file")
        values |= {"e1": Event(article.event, "accepted"), "m1": Summary(DRAFTED, "accepted")}
        return self._taken(article, values, editor)

    def _taken(self, article: Article, values: Values, editor: int) -> bool:
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

    def add(self, number: int, seen: int, letter: str, value: Value, editor: int, used: str = "") -> bool:
        """An item by hand, under the next free key; a quote stands in one place, and a person is there once. `used` is the key of the
        report that it was made of."""
        briefing = self.briefings[number]
        if briefing.state == "discarded" or briefing.rev != seen:
            return False
        if isinstance(value, Quote) and any(
            isinstance(one, Quote) and one.words == value.words for one in briefing.values.values()
        ):
            return False
        if isinstance(value, Person):
            if any(isinstance(one, Person) and one.name == value.name for one in briefing.values.values()):
                return False
            value = self._matched(value)
        made = {used: judged(briefing.values[used], "accepted")} if used else {}
        self._next(briefing, {**briefing.values, **made, free_key(briefing.values, letter): value}, editor)
        return True

    def accept_sure(self, number: int, seen: int, editor: int) -> bool:
        """All that is open and without a doubt is accepted."""
        briefing = self.briefings[number]
        if briefing.state == "discarded" or briefing.rev != seen:
            return False
        sure = [key for key in briefing.values if is_sure(briefing.values, key) and not briefing.locked(key)]
        if sure:
            self._next(
                briefing, {**briefing.values, **{key: accepted_together(briefing.values[key]) for key in sure}}, editor
            )
        return True

    def settle(self, number: int, seen: int, key: str, same: int | None, editor: int) -> bool:
        """A person of a draft is P-`same`, or with None somebody new."""
        person = person_in(self.briefings[number].values, key)
        if same is not None and same != person.same and person.name not in self.names(same):
            return False
        return self.edit(number, seen, key, Person(person.name, same, verdict="accepted", new=same is None), editor)

    def publish(self, number: int, seen: int | None, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state == "discarded" or seen not in (None, briefing.rev):
            return False
        if self.two_people and briefing.author == editor:
            return False
        values = dict(briefing.values)
        standing = [part for one in self.regroupings if not one.undone for part in one.parts]
        parted = {part.key for part in standing if part.briefing == number and part.became is None}
        for key, value in briefing.values.items():
            settled = isinstance(value, Person) and (value.new or value.asked or value.verdict == "rejected")
            if isinstance(value, Person) and not (settled or key in parted or briefing.who(key)):
                values[key] = self._matched(value)
        take = {key for key in values if goes_out(values, key)} | self._locked(briefing)
        if take <= {"facts"} or (briefing.state == "published" and take <= briefing.out.keys()):
            return False
        was = briefing.out
        briefing.state = "published"
        self._next(briefing, values, editor, undoable=False, moves=True)
        self._put_out(briefing, take)
        self.corrections += reversed([*changes_of(briefing, was), *gone_of(briefing, was)])
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
        values = _rejecting(briefing.then[rev], briefing.values)
        if values == briefing.values:
            return False
        self._next(briefing, values, editor)
        return True

    def undo(self, number: int, rev: int, editor: int) -> bool:
        briefing, change = self.briefings[number], self.briefings[number].changes[rev]
        if briefing.state == "discarded" or not change.undoable:
            return False
        if any(briefing.values[key] != after for key, (_, after) in change.what.items()):
            return False
        if any(briefing.locked(key) for key in change.what):
            return False
        back = {
            key: judged(briefing.values[key], "rejected") if before is None else before
            for key, (before, _) in change.what.items()
        }
        if all(briefing.values[key] == value for key, value in back.items()):
            return False
        self._next(briefing, {**briefing.values, **back}, editor, undoes=rev)
        return True

    def correct(self, number: int, seen: int, key: str, value: Value | None, editor: int) -> bool:
        """A value on record becomes another; with None it is taken back."""
        briefing, was = self.briefings[number], self.briefings[number].values[key]
        if briefing.rev != seen or not briefing.locked(key) or value == was or self.two_people:
            return False
        values, out = {**briefing.values, key: judged(was, "rejected") if value is None else value}, briefing.out
        if isinstance(value, Quote) and isinstance(was, Quote) and value.by != was.by:
            values[value.by] = replace(person_in(values, value.by), verdict="accepted")
        self._next(briefing, values, editor, undoable=False)
        self._put_out(briefing, set(out) - ({key} if value is None else set()))
        self.corrections += reversed([*gone_of(briefing, out), *changes_of(briefing, out)])
        return True

    def reply(self, number: int, seen: int, key: str, to: str, editor: int, *, corrects: bool) -> bool:
        """A quote answers another one of its draft: on record it is corrected so."""
        briefing = self.briefings[number]
        quote = briefing.values[key]
        assert isinstance(quote, Quote)
        if answers_itself(briefing.values, key, to):
            return False
        if not corrects:
            return self.edit(number, seen, key, replace(quote, answers=to), editor)
        return to != quote.answers and self.correct(
            number, seen, key, replace(quote, answers=to, verdict="accepted"), editor
        )

    def merge(self, person: int, into: int, editor: int) -> bool:
        if person == into or not {person, into} <= self.people() or self.two_people:
            return False
        self._regroup(Regrouping(self._parts(person, into)), editor)
        self.newest[editor] = (0, len(self.regroupings))
        return True

    def split(self, person: int, number: int, editor: int) -> bool:
        parts = [part for part in self._parts(person, None) if part.briefing == number]
        if self.two_people or person not in self.people() or not parts or any(part.was is None for part in parts):
            return False
        self._regroup(Regrouping(parts), editor)
        self.newest[editor] = (0, len(self.regroupings))
        return True

    def unmerge(self, change: int, editor: int) -> bool:
        """Change `change` (from 1) undone: each of its people who is still as it made them is as before."""
        known = self.regroupings[change - 1]
        if known.undone or self.two_people:
            return False
        still = [
            Part(part.briefing, part.key, part.became, part.was)
            for part in known.parts
            if self.briefings[part.briefing].state != "discarded"
            and person_in(self.briefings[part.briefing].values, part.key).same == part.became
        ]
        known.undone = True
        self._regroup(Regrouping(still), editor)
        return True

    def last_of(self, editor: int) -> tuple[int, int] | None:
        """The last change of this editor, of (0, n) the merge or split n of people; None where it was of anything else, is undone, undid
        one, or its draft was discarded."""
        number, rev = self.newest.get(editor) or (0, 0)
        if number == 0 and rev > 0:
            return None if self.regroupings[rev - 1].undone else (0, rev)
        found = self.briefings.get(number)
        if found is None or found.state == "discarded" or any(one.undoes == rev for one in found.changes.values()):
            return None
        return number, rev

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

    def seen_replies(self) -> dict[int, int]:
        """The numbers of the quotes that answer another one on record, and of that one."""
        return {
            one.numbers[key]: one.numbers[value.answers]
            for one, key, value in self._items_out()
            if isinstance(value, Quote) and value.answers in one.out
        }

    def seen_events(self) -> dict[int, str]:
        return {one.numbers[key]: value.words for one, key, value in self._items_out() if isinstance(value, Event)}

    def seen_stances(self) -> dict[int, tuple[int, str, int]]:
        """What members see of stances, by number: the issue's number and sentence, and the holder's number."""
        return {
            one.numbers[key]: (
                self.issues.of(value.issue),
                self.issues.sentence(value.issue),
                _as_out(one, value.holder),
            )
            for one, key, value in self._items_out()
            if isinstance(value, Stance)
        }

    def seen_titles(self) -> dict[int, Facts]:
        return {one.number: value for one, _, value in self._items_out() if isinstance(value, Facts)}

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
        if len(found) > 1:
            return replace(person, same=None, asked=True, verdict="open")
        return replace(person, same=min(found, default=None), asked=False)

    def _parts(self, person: int, became: int | None) -> list[Part]:
        return [
            Part(one.number, key, value.same, became)
            for one in self.briefings.values()
            if one.state != "discarded"
            for key, value in one.values.items()
            if isinstance(value, Person) and one.who(key) == person
        ]

    def _regroup(self, regrouping: Regrouping, editor: int) -> None:
        self.regroupings.append(regrouping)
        for number in dict.fromkeys(part.briefing for part in regrouping.parts):
            briefing = self.briefings[number]
            values = dict(briefing.values)
            for part in regrouping.parts:
                if part.briefing == number:
                    values[part.key] = replace(person_in(values, part.key), same=part.became, asked=False)
            self._next(briefing, values, editor, undoable=False, moves=True)
            if briefing.state == "published":
                self._put_out(briefing, set(briefing.out))
        self.newest[editor] = None

    def _move(self, number: int, before: str, after: str, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state != before:
            return False
        briefing.state = after
        self._next(briefing, briefing.values, editor, undoable=False, moves=True)
        briefing.untouched = after == "withdrawn"
        return True

    def _put_out(self, briefing: Briefing, keys: set[str]) -> None:
        """These keys are on record as they are in the draft now; who has no number yet gets the next one."""
        items = [key for key in keys if key[0] in KINDS]
        stances = [value for key in items if isinstance(value := briefing.values[key], Stance)]
        for issue in sorted({stance.issue for stance in stances}, key=str.casefold):
            self.issues.name(issue)
        for key in sorted(items, key=lambda key: (key[0], int(key[1:]))):
            value = briefing.values[key]
            if key not in briefing.numbers and not (isinstance(value, Person) and value.same):
                self._given[KINDS[key[0]]] += 1
                briefing.numbers[key] = self._given[KINDS[key[0]]]
        briefing.out = {key: value for key, value in briefing.values.items() if key in keys}

    def _locked(self, briefing: Briefing) -> set[str]:
        return set(briefing.out) if briefing.state == "published" else set()

    def _next(
        self,
        briefing: Briefing,
        values: Values,
        editor: int,
        *,
        undoable: bool = True,
        undoes: int | None = None,
        moves: bool = False,
        hands: str = "",
    ) -> None:
        was = briefing.values
        what = {key: (was.get(key), values[key]) for key in values if was.get(key) != values[key]}
        briefing.values, briefing.rev, briefing.untouched = values, briefing.rev + 1, False
        self._log(briefing, Change(what, editor, undoable, undoes, moves, hands))

    def _log(self, briefing: Briefing, change: Change) -> None:
        briefing.then[briefing.rev], briefing.changes[briefing.rev] = briefing.values, change
        self.done.append((briefing.number, briefing.rev))
        own = not change.hands and change.undoes is None
        self.newest[change.editor] = (briefing.number, briefing.rev) if own else None


def _as_out(briefing: Briefing, key: str) -> int:
    """The number of a person as the record has them."""
    return person_in(briefing.out, key).same or briefing.numbers[key]


def _rejecting(then: Values, now: Values) -> Values:
    """The values of then; what was added since is still there, rejected."""
    return {**{key: judged(value, "rejected") for key, value in now.items() if key not in then}, **then}
