"""Whom and what somebody means: a number, a name, a part of one, a typo -> one thing, a choice, or the nearest."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from briefings.ask.answers import NoMatch, Offer, WhichOne, Withdrawn
from briefings.ask.queries import OneQuote, Query, Quotes, Search, Stances, Summary, Timeline
from briefings.dates.style import DEFAULT, Writing
from briefings.model.record import Issue, Kind, PersonRef, Quote, State
from briefings.store import Record
from briefings.store.names.directory import LIKE, Directory
from briefings.text.folding import fold
from briefings.text.item_number import read_item_number

OFFERS = 25
NEAREST = 5
NOTHING_YET = "Nothing is published here yet."
_NEAREST = "Nearest on record"
_NEWEST = "Newest on record"
_TYPED_MOST = 80

Unresolved = WhichOne | NoMatch
P = TypeVar("P", Quotes, Timeline, Stances, Search)
F = TypeVar("F", Quotes, Timeline)


def repeat_typed(typed: str) -> str:
    """What was typed, as an answer repeats it: on one line, not longer than it needs to be recognised."""
    flat = " ".join(typed.split())
    return flat if len(flat) <= _TYPED_MOST else f"{flat[: _TYPED_MOST - 1]}…"


async def person_of(record: Record, typed: str, again: Callable[[str], Query]) -> PersonRef | Unresolved:
    """The person whom `typed` means. `again` makes the same question of `P-9`, for the offers."""
    number = read_item_number(typed, Kind.PERSON)
    if number is not None:
        return await _follow_merges(record, number) or await unknown(record, Kind.PERSON, number)
    names = await record.names()
    people = names.people(typed)
    if len(people) == 1:
        return people[0]
    if people:
        return WhichOne(
            f"Several people match “{repeat_typed(typed)}”.", await people_offers(record, people[:OFFERS], again)
        )
    holders = names.holders(typed)
    if len(holders) == 1:
        return holders[0]
    if holders:
        say = f"Several people hold or held the role “{repeat_typed(typed)}”."
        return WhichOne(say, await people_offers(record, holders[:OFFERS], again))
    return names.clear_winner(typed) or await _nobody(record, names, typed, again)


async def _follow_merges(record: Record, number: int) -> PersonRef | None:
    """The person of that number, or the one that they were merged into; None when neither is on record."""
    seen: set[int] = set()
    wanted: int | None = number
    while wanted is not None and wanted not in seen:
        person = await record.people.get(wanted)
        if person is not None:
            return PersonRef(wanted, person.name)
        seen.add(wanted)
        wanted = await record.regroupings.merge_target(wanted)
    return None


async def _nobody(record: Record, names: Directory, typed: str, again: Callable[[str], Query]) -> NoMatch:
    if await record.briefings.newest() is None:
        return NoMatch(NOTHING_YET)
    say = f"Nobody on record here is called “{repeat_typed(typed)}”." if typed.strip() else "No name was given."
    near = await people_offers(record, names.nearest(typed, NEAREST), again)
    return NoMatch(say, near, _NEAREST if near else "")


async def people_offers(record: Record, refs: Sequence[PersonRef], again: Callable[[str], Query]) -> tuple[Offer, ...]:
    """People to choose from, each with what tells them apart: a role, else the briefing they are in."""
    offers = []
    for ref in refs:
        person = await record.people.get(ref.number)
        note = person.roles[-1].title if person and person.roles else ""
        if not note:
            _, briefings = await record.people.times_quoted(ref.number)
            note = briefings[0].title if briefings else ""
        offers.append(Offer(ref.name, again(f"P-{ref.number}"), note))
    return tuple(offers)


async def topic_of(record: Record, typed: str, again: Callable[[str], Query]) -> str | Unresolved:
    """The topic that `typed` means, by its own name; an alias means one as its name does."""
    topics = await record.briefings.topics()
    names = await record.names()
    meant = names.topic(typed)
    matching = (meant,) if meant else names.suggest_topics(typed)
    if len(matching) == 1:
        return matching[0]
    if matching:
        offers = tuple(Offer(topic, again(topic)) for topic in matching[:OFFERS])
        return WhichOne(f"Several topics match “{repeat_typed(typed)}”.", offers)
    say = f"There is no topic “{repeat_typed(typed)}” on record here." if topics else "No topic is on record here yet."
    near = names.topics_like(typed, NEAREST)
    offers = tuple(Offer(topic, again(topic)) for topic in near or topics[:OFFERS])
    return NoMatch(say, offers, (_NEAREST if near else "Topics on record") if topics else "")


async def issue_of(record: Record, typed: str, again: Callable[[str], Query]) -> Issue | Unresolved:
    """The issue that `typed` means."""
    number = read_item_number(typed, Kind.ISSUE)
    if number is not None:
        return await record.issues.get(number) or await unknown(record, Kind.ISSUE, number)
    issues = await record.issues.on_record()
    called = await record.issues.find(typed)
    names = await record.names()
    matching = (called,) if called else names.suggest_issues(typed)
    if len(matching) == 1:
        return matching[0]
    if matching:
        return WhichOne(f"Several issues match “{repeat_typed(typed)}”.", issue_offers(matching[:OFFERS], again))
    if not issues:
        return NoMatch("No issue is on record here yet.")
    by_sentence = {issue.sentence: issue for issue in issues}
    near = [by_sentence[sentence] for sentence in _like(typed, list(by_sentence))]
    return NoMatch(
        f"There is no issue like “{repeat_typed(typed)}” on record here.",
        issue_offers(near or issues[:OFFERS], again),
        _NEAREST if near else "Issues on record",
    )


def issue_offers(issues: Sequence[Issue], again: Callable[[str], Query]) -> tuple[Offer, ...]:
    """Issues to choose from."""
    return tuple(Offer(issue.sentence, again(f"I-{issue.number}")) for issue in issues)


def _like(typed: str, choices: Sequence[str]) -> list[str]:
    """The choices most like what was typed, the likest first."""
    folded = {fold(choice): choice for choice in choices}
    likest = process.extract(fold(typed), folded.keys(), scorer=fuzz.WRatio, score_cutoff=LIKE, limit=NEAREST)
    return [folded[choice] for choice, _, _ in likest]


async def person_in(record: Record, query: P) -> tuple[P, PersonRef | None] | Unresolved:
    """The question with its person as a number, and that person; None when it names nobody."""
    if query.person is None:
        return query, None
    meant = await person_of(record, query.person, lambda key: replace(query, person=key, page=1))
    return (replace(query, person=f"P-{meant.number}"), meant) if isinstance(meant, PersonRef) else meant


async def filters_in(record: Record, query: F) -> tuple[F, PersonRef | None] | Unresolved | Withdrawn:
    """As `person_in`, with the topic as the record writes it; the briefing must be published."""
    missing = await briefing_is_there(record, query.briefing) if query.briefing is not None else None
    if missing is not None:
        return missing
    with_person = await person_in(record, query)
    if not isinstance(with_person, tuple) or query.topic is None:
        return with_person
    narrowed, person = with_person
    topic = await topic_of(record, query.topic, lambda topic: replace(narrowed, topic=topic, page=1))
    return (replace(narrowed, topic=topic), person) if isinstance(topic, str) else topic


def narrowing(query: F, person: PersonRef | None) -> dict[str, Any]:
    """What the store is asked to narrow the list by; `person` is the question's, found."""
    values = {field.name: getattr(query, field.name) for field in fields(query) if field.metadata}
    return values | {"person": person.number if person else None}


def describe_filters(query: F, person: PersonRef | None, writing: Writing = DEFAULT) -> str:
    """What narrows the list, in words: "by Todd Lyons in B-3"; empty where nothing does."""
    shows = {"text": repeat_typed, "since": writing.day, "until": writing.day}
    values = narrowing(query, person) | {"person": person.name if person else None}
    parts = (
        field.metadata["said"].format(shows.get(field.name, str)(values[field.name]))
        for field in fields(query)
        if values.get(field.name) not in (None, "")
    )
    return " ".join(parts)


async def briefing_is_there(record: Record, number: int) -> Withdrawn | NoMatch | None:
    """None when the briefing is published; else why it cannot be shown."""
    briefing = await record.briefings.get(number)
    if briefing is None:
        return await unknown(record, Kind.BRIEFING, number)
    return Withdrawn(number, briefing.reason) if briefing.state is State.WITHDRAWN else None


async def why_gone(record: Record, kind: Kind, number: int) -> Withdrawn | NoMatch:
    """Why an item is not on record: its briefing was withdrawn, or there never was such a number."""
    home = await record.withdrawn.home(kind, number)
    briefing = await record.briefings.get(home) if home is not None else None
    if briefing is not None and briefing.state is State.WITHDRAWN:
        return Withdrawn(briefing.number, briefing.reason)
    return await unknown(record, kind, number)


async def unknown(record: Record, kind: Kind, number: int) -> NoMatch:
    """That there is no such number, with the newest things that do exist."""
    say = f"There is no {kind.value}-{number} on record here."
    refs = await record.briefings.refs()
    if not refs:
        return NoMatch(f"{say} {NOTHING_YET}")
    offers = [
        Offer(f"B-{ref.number} {ref.title}".strip(), Summary(ref.number), ref.outlet or "") for ref in refs[:NEAREST]
    ]
    if kind is Kind.QUOTE:
        offers = [_quote_offer(quote) for quote in (await record.quotes.find(per_page=NEAREST)).items]
    return NoMatch(say, tuple(offers), _NEWEST if offers else "")


def _quote_offer(quote: Quote) -> Offer:
    speaker = f" {quote.speaker.name}" if quote.speaker else ""
    return Offer(f"Q-{quote.number}{speaker}", OneQuote(quote.number), quote.briefing.title)
