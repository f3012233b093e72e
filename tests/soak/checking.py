"""Whether a server's record is what the model says: its drafts, what the shelf gives, what members are answered, what the file holds."""

import random
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

from briefings.draft.model import DoubtKind, Draft, Verdict
from briefings.store import Record
from tests.bot.gateway.seen import text_of
from tests.bot.gateway.world import World
from tests.soak.kept import Briefing
from tests.soak.values import DRAFTED, Event, Facts, Person, Quote, Report, Stance, Summary, Value, Values
from tests.soak.whole import Whole

_EVERYTHING = 100_000  # a page that holds all
_UNTOLD = (
    "speaker's state",
    "basis",
    "position",
    "name",
    "person",
)  # what the model does not have; nor sentences of a summary


def same(what: str, found: object, expected: object) -> None:
    """Raises AssertionError that names what differs, part by part, where the record is not what the model says."""
    if found == expected:
        return
    if isinstance(found, dict) and isinstance(expected, dict):
        keys = [key for key in {**found, **expected} if found.get(key) != expected.get(key)]
        lines = [f"  {key}: the bot has {found.get(key)}, the model {expected.get(key)}" for key in keys]
    else:
        lines = [f"  the bot has {found}", f"  the model {expected}"]
    raise AssertionError("\n".join((f"{what} differs:", *lines)))


def values_of(draft: Draft, known: Briefing) -> Values:
    """A draft in the model's words."""
    text = draft.source.text
    found: dict[str, Value] = {
        "facts": Facts(
            draft.source.title.value if draft.source.title else "",
            draft.source.outlet.value if draft.source.outlet else "",
        )
    }
    for person in draft.people:
        asked = any(doubt.kind is DoubtKind.SAME_PERSON for doubt in person.doubts)
        found[person.key] = Person(person.name, person.same_as, asked, person.verdict.value, bool(person.is_new))
    for quote in draft.quotes:
        words = " […] ".join(piece.of(text) for piece in quote.pieces)
        found[quote.key] = Quote(
            words,
            quote.speaker or "",
            quote.verdict.value,
            bool(quote.doubts),
            quote.reply_to or "",
            quote.vouch.value if quote.vouch else "",
        )
    for event in draft.events:
        found[event.key] = Event(event.sentence.text, event.verdict.value)
    for stance in draft.stances:
        found[stance.key] = Stance(stance.issue, stance.holder, stance.verdict.value)
    for report in draft.reports:
        words = " […] ".join(piece.of(text) for piece in report.pieces)
        found[report.key] = Report(words, report.verdict.value)
    sentences = tuple(sentence.text for sentence in draft.summary.sentences)
    known.drafted = known.drafted or sentences
    shown = DRAFTED if sentences == known.drafted else sentences
    found["m1"] = Summary(shown, draft.summary.verdict.value)
    return found


async def check_drafts(record: Record, model: Whole, numbers: set[int]) -> dict[int, Draft]:
    """The drafts of these briefings, each as the model has it; a discarded one is not there."""
    found = {}
    for number in sorted(numbers):
        known, draft = model.briefings[number], await record.drafts.get(number)
        if known.state == "discarded":
            assert draft is None, f"B-{number} was discarded"
            continue
        assert draft is not None, f"B-{number} is gone"
        same(f"B-{number}", (draft.rev, draft.state.value), (known.rev, known.state))
        same(f"B-{number}, revision {known.rev}", values_of(draft, known), dict(known.values))
        found[number] = draft
    return found


async def check_shelf(record: Record, model: Whole) -> None:
    """All that is on record, and nothing else under any number that was ever given."""
    quotes = (await record.quotes.find(per_page=_EVERYTHING)).items
    speakers = {quote.number: quote.speaker.number if quote.speaker else 0 for quote in quotes}
    said = {
        quote.number: (
            " […] ".join(piece.text for piece in quote.pieces),
            speakers[quote.number],
            quote.briefing.number,
        )
        for quote in quotes
    }
    same("Quotes", said, model.seen_quotes())
    same("Replies", {one.number: one.reply_to for one in quotes if one.reply_to}, model.seen_replies())
    events = (*(await record.events.find(per_page=_EVERYTHING)).items, *await record.events.without_date())
    same("Events", {event.number: event.sentence.text for event in events}, model.seen_events())
    stances = (await record.stances.find(per_page=_EVERYTHING)).items
    held = {stance.number: (stance.issue.number, stance.issue.sentence, stance.holder.number) for stance in stances}
    same("Stances", held, model.seen_stances())
    titles = {}
    for number in model.briefings:
        briefing = await record.briefings.get(number)
        if briefing is not None and briefing.state.value == "published":
            outlet = briefing.source.outlet
            titles[number] = Facts(briefing.title, outlet.value if outlet else "")
    same("Titles", titles, model.seen_titles())
    named = {}
    for number in range(1, model.given("P") + 2):
        person = await record.people.get(number)
        called = {person.name, *person.aliases} if person else set()
        named[number] = {name for name in called if " " in name}  # the surname alone is one of their names too
    same("People", named, {number: model.names(number) for number in named})
    gone = set(range(1, model.given("Q") + 2)) - model.seen_quotes().keys()
    same(
        "Numbers no longer",
        [number for number in sorted(gone) if await record.quotes.get(number) is not None],
        [],
    )
    await _check_corrections(record, model)
    waiting = (await record.approvals.waiting(per_page=_EVERYTHING)).items
    same("The queue", {one.briefing for one in waiting}, model.waiting())
    planned = {one.briefing: one.rev for one in await record.schedule.waiting()}
    same("Plans", planned, model.planned())


async def _check_corrections(record: Record, model: Whole) -> None:
    """What was corrected, and what changed while a briefing was withdrawn, is told in that order."""
    told = [
        (f"{one.kind.value}-{one.number}", one.was, one.became)
        for one in (await record.corrections.newest(per_page=_EVERYTHING)).items
        if one.what not in _UNTOLD and not one.what.startswith("sentence ")
    ]
    same("Corrections", told, [(one.number, one.was, one.became) for one in model.seen_corrections()])


async def check_answers(world: World, model: Whole, chance: random.Random, most: int) -> int:
    """How many questions a member asked, all answered as the model says; `most` of each kind."""
    asked = 0
    quotes, people = model.seen_quotes(), model.people()
    for number in _some(chance, range(1, model.given("Q") + 1), most):
        said = text_of(await world.types(world.member, "quote", id=f"Q-{number}"))
        if number in quotes:
            assert quotes[number][0] in said, f"Q-{number}"
            assert any(name in said for name in model.names(quotes[number][1])), f"the speaker of Q-{number}"
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
    for number in _some(chance, model.briefings, most):
        said = text_of(await world.types(world.member, "summary", briefing=f"B-{number}"))
        seen = model.seen_titles()
        assert (seen[number].title in said) if number in seen else ("Source" not in said), f"B-{number}"
        asked += 1
    for number in _some(chance, people, most):
        for name in sorted(model.names(number)):
            offered = await world.member.autocomplete(world.channel, "who", "person", name)
            assert any(str(one["value"]) == f"P-{number}" for one in offered), f"P-{number} {name}"
            asked += 1
    return asked


def _some(chance: random.Random, numbers: Iterable[int], most: int) -> list[int]:
    every = sorted(numbers)
    return every if len(every) <= most else chance.sample(every, most)


def _times(number: int) -> str:
    return "1 time" if number == 1 else f"{number} times"


def count_revisions(path: Path, server: int) -> int:
    """How many revisions of briefings a server has in the file."""
    with closing(sqlite3.connect(path)) as connection:
        counted = "select count(*) from log where kind = 'revision' and guild_no = (select guild_no from tenant where server = ?)"
        return int(connection.execute(counted, (server,)).fetchone()[0])


def check_file(path: Path) -> None:
    """What SQLite's own checks find in the file, and a revision row for every revision."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("insert into entry_index (entry_index, rank) values ('integrity-check', 1)")
        connection.execute("insert into stretch_index (stretch_index, rank) values ('integrity-check', 1)")
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []
        unlogged = "select id from briefing b where rev <> (select count(*) from log l where l.kind = 'revision' and l.item = b.id)"
        assert connection.execute(unlogged).fetchall() == []
        stray = "select e.id from entry e left join briefing b on b.id = e.briefing_id and b.state = 'published' where b.id is null"
        assert connection.execute(stray).fetchall() == []


def check_undone(undone: str, now: Draft, before: Draft) -> None:
    """A draft is as it was, to the letter, but for its revision and what had been added: that stays, rejected."""
    keys = {item.key for item in before.items()}
    added = [item for item in now.items() if item.key not in keys]
    bare = replace(
        now,
        rev=before.rev,
        people=tuple(one for one in now.people if one.key in keys),
        quotes=tuple(one for one in now.quotes if one.key in keys),
        events=tuple(one for one in now.events if one.key in keys),
        stances=tuple(one for one in now.stances if one.key in keys),
    )
    same(
        undone,
        {one.name: getattr(bare, one.name) for one in fields(bare)},
        {one.name: getattr(before, one.name) for one in fields(before)},
    )
    same(f"{undone}, what had been added", {item.verdict for item in added} - {Verdict.REJECTED}, set())
