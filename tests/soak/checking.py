"""Whether a server's record is what the model says: its drafts, what the shelf gives, what members are answered, what the file holds."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from briefings.draft import DoubtKind, Draft, Verdict
from briefings.store import Store
from tests.gateway.seen import text_of
from tests.gateway.world import World
from tests.soak.model import Briefing, Record
from tests.soak.values import Event, Facts, Person, Quote, Stance, Values

_UNTOLD = ("speaker's state", "basis", "position", "name", "person")  # what the model does not have
_EVERYTHING = 100_000  # a page that holds all


def values_of(draft: Draft, known: Briefing) -> Values:
    """A draft in the model's words."""
    text = draft.source.text
    found: dict[str, Facts | Person | Quote | Event | Stance] = {
        "facts": Facts(
            draft.source.title.value if draft.source.title else "",
            draft.source.outlet.value if draft.source.outlet else "",
        )
    }
    for person in draft.people:
        asked = any(doubt.kind is DoubtKind.SAME_PERSON for doubt in person.doubts)
        found[person.key] = Person(person.name, person.same_as, asked, person.verdict is Verdict.ACCEPTED)
    for quote in draft.quotes:
        words = " […] ".join(piece.of(text) for piece in quote.pieces)
        found[quote.key] = Quote(words, quote.speaker or "", quote.verdict.value, bool(quote.doubts))
    for event in draft.events:
        found[event.key] = Event(event.sentence.text, event.verdict.value)
    for stance in draft.stances:
        found[stance.key] = Stance(stance.issue, stance.holder, stance.verdict.value)
    return found


async def check_drafts(store: Store, server: int, record: Record, numbers: set[int]) -> dict[int, Draft]:
    """The drafts of these briefings, each as the model has it; a discarded one is not there."""
    found = {}
    for number in sorted(numbers):
        known, draft = record.briefings[number], await store.shelf.draft(server, number)
        if known.state == "discarded":
            assert draft is None, f"B-{number} was discarded"
            continue
        assert draft is not None, f"B-{number} is gone"
        assert (number, draft.rev, draft.state.value) == (number, known.rev, known.state)
        assert (number, values_of(draft, known)) == (number, known.values)
        found[number] = draft
    return found


async def check_shelf(store: Store, server: int, record: Record) -> None:
    """All that is on record, and nothing else under any number that was ever given."""
    shelf = store.shelf
    quotes = (await shelf.quotes(server, per_page=_EVERYTHING)).items
    speakers = {quote.number: quote.speaker.number if quote.speaker else 0 for quote in quotes}
    assert {
        quote.number: (
            " […] ".join(piece.text for piece in quote.pieces),
            speakers[quote.number],
            quote.briefing.number,
        )
        for quote in quotes
    } == record.seen_quotes()
    events = (*(await shelf.events(server, per_page=_EVERYTHING)).items, *await shelf.undated(server))
    assert {event.number: event.sentence.text for event in events} == record.seen_events()
    stances = (await shelf.stances(server, per_page=_EVERYTHING)).items
    assert {stance.number: (stance.issue.sentence, stance.holder.number) for stance in stances} == record.seen_stances()
    titles = {}
    for number in record.briefings:
        briefing = await shelf.briefing(server, number)
        if briefing is not None and briefing.state.value == "published":
            outlet = briefing.source.outlet
            titles[number] = Facts(briefing.title, outlet.value if outlet else "")
    assert titles == record.seen_titles()
    named = {}
    for number in range(1, record.given("P") + 2):
        person = await shelf.person(server, number)
        called = {person.name, *person.aliases} if person else set()
        named[number] = {name for name in called if " " in name}  # the surname alone is one of their names too
    assert named == {number: record.names(number) for number in named}
    gone = set(range(1, record.given("Q") + 2)) - record.seen_quotes().keys()
    assert [number for number in sorted(gone) if await shelf.quote(server, number) is not None] == []
    told = [one for one in (await shelf.changes(server, per_page=_EVERYTHING)).items if one.what not in _UNTOLD]
    assert [(f"{one.kind.value}-{one.number}", one.was, one.became) for one in told] == [
        (one.number, one.was, one.became) for one in record.seen_corrections()
    ]


async def check_answers(world: World, record: Record, chance: random.Random, most: int) -> int:
    """How many questions a member asked, all answered as the model says; `most` of each kind."""
    asked = 0
    quotes, people = record.seen_quotes(), record.people()
    for number in _some(chance, range(1, record.given("Q") + 1), most):
        said = text_of(await world.types(world.member, "quote", id=f"Q-{number}"))
        if number in quotes:
            assert quotes[number][0] in said, f"Q-{number}"
            assert any(name in said for name in record.names(quotes[number][1])), f"the speaker of Q-{number}"
        else:
            assert any(words in said for words in (f"There is no Q-{number}", "withdrawn", "taken back")), said
        asked += 1
    for number in _some(chance, people, most):
        said = text_of(await world.types(world.member, "who", person=f"P-{number}"))
        times = sum(speaker == number for _, speaker, _ in quotes.values())
        assert f"(P-{number})" in said
        assert ("not quoted" in said) if not times else (f"Quoted {_times(times)}" in said), (
            f"P-{number} {times}: {said}"
        )
        asked += 1
    for number in _some(chance, record.briefings, most):
        said = text_of(await world.types(world.member, "summary", briefing=f"B-{number}"))
        seen = record.seen_titles()
        assert (seen[number].title in said) if number in seen else ("Source" not in said), f"B-{number}"
        asked += 1
    for number in _some(chance, people, most):
        for name in sorted(record.names(number)):
            offered = await world.member.autocomplete(world.channel, "who", "person", name)
            assert any(str(one["value"]) == f"P-{number}" for one in offered), f"P-{number} {name}"
            asked += 1
    return asked


def _some(chance: random.Random, numbers: Iterable[int], most: int) -> list[int]:
    every = sorted(numbers)
    return every if len(every) <= most else chance.sample(every, most)


def _times(number: int) -> str:
    return "1 time" if number == 1 else f"{number} times"


def check_file(path: Path) -> None:
    """What SQLite's own checks find in the file, and a revision row for every revision."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("insert into entry_index (entry_index, rank) values ('integrity-check', 1)")
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        unlogged = "select id from briefing b where rev <> (select count(*) from revision r where r.entity = b.id)"
        assert connection.execute(unlogged).fetchall() == []
        stray = "select e.id from entry e left join briefing b on b.id = e.briefing_id and b.state = 'published' where b.id is null"
        assert connection.execute(stray).fetchall() == []


def same_but_revision(one: Draft, other: Draft) -> bool:
    """Whether two drafts hold the same, to the letter."""
    return replace(one, rev=0) == replace(other, rev=0)
