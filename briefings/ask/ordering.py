"""Questions that are answered with a list: the timeline, stances, and a search."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefings.ask.answers import Answer, NoMatch, Offer, SearchAnswer, StancesAnswer, TimelineAnswer, WhichOne
from briefings.ask.queries import Listing, Search, Stances, Timeline, Who
from briefings.ask.resolving import (
    NEAREST,
    NOTHING_YET,
    OFFERS,
    describe_filters,
    filters_in,
    issue_of,
    issue_offers,
    narrowing,
    people_offers,
    person_in,
)
from briefings.dates.when import bounds, span_of_time
from briefings.errors import BadValue
from briefings.model.record import Event, Issue, PersonRef
from briefings.store import Record
from briefings.store.names.directory import Directory

SEARCH_MOST = 200  # characters (DESIGN §9)
_EVENTS = 10
_STANCES = 8
_HITS = 5
_MISSING_MOST = 3  # words of a question for which other spellings are looked up
_ISSUES = (
    "These are the issues on record, each worded by an editor. Select one to see who is for it and who is against it, or name"
    " a person to see where they stand."
)


async def answer(record: Record, query: Listing) -> Answer:
    """The answer to a question that has a list for an answer."""
    match query:
        case Timeline():
            return await timeline(record, query)
        case Stances():
            return await stances(record, query)
        case Search():
            return await search(record, query)


async def timeline(record: Record, query: Timeline) -> Answer:
    """Events that fit, oldest first; those without a date with the first page, and only when no time was asked for."""
    narrowed = await filters_in(record, query)
    if not isinstance(narrowed, tuple):
        return narrowed
    query, person = narrowed
    query = replace(query, since=_time(query.since), until=_time(query.until))
    since, until = _days(query.since, query.until)
    events = await record.events.find(
        **narrowing(query, person) | {"since": since, "until": until}, page=query.page, per_page=_EVENTS
    )
    undated: tuple[Event, ...] = ()
    if events.number == 1 and since is None and until is None:
        number = person.number if person else None
        undated = await record.events.without_date(person=number, topic=query.topic, briefing=query.briefing)
    if not events.total and not undated:
        return await _no_event(record, query, person)
    return TimelineAnswer(query, describe_filters(query, person, record.writing), events, undated)


async def _no_event(record: Record, query: Timeline, person: PersonRef | None) -> NoMatch:
    if await record.briefings.newest() is None:
        return NoMatch(NOTHING_YET)
    say = f"No event {describe_filters(query, person, record.writing)} is on record here.".replace("  ", " ")
    if not query.since and not query.until:
        return NoMatch(say)
    whole = replace(query, since=None, until=None, page=1)
    label = f"Timeline {describe_filters(whole, person, record.writing)} at any time".replace("  ", " ")
    return NoMatch(say, (Offer(label, whole),))


def _time(typed: str | None) -> str | None:
    """A time as EDTF, also when a person typed it. Raises BadValue."""
    if typed is None:
        return None
    try:
        bounds(typed)
    except BadValue:
        return span_of_time(typed)
    return typed


def _days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for. Raises BadValue when the one comes after the other."""
    first = bounds(since)[0] if since else None
    last = bounds(until)[1] if until else None
    if first and last and first > last:
        raise BadValue("That range of time ends before it begins.", "Put the earlier date in “since”.")
    return first, last


async def stances(record: Record, query: Stances) -> Answer:
    """Stances on an issue, of a person, or both; with neither, the issues to choose from."""
    issue: Issue | None = None
    narrowed = await person_in(record, query)
    if not isinstance(narrowed, tuple):
        return narrowed
    query, person = narrowed
    if query.issue is not None or query.person is None:
        chosen = await _issue(record, query)
        if isinstance(chosen, NoMatch) and query.issue is not None and person is None:
            meant = (await record.names()).people(query.issue)
            if len(meant) == 1:  # a name in the place of an issue
                return await stances(record, Stances(person=f"P-{meant[0].number}"))
        if not isinstance(chosen, Issue):
            return chosen
        issue, query = chosen, replace(query, issue=f"I-{chosen.number}")
    numbers = {"issue": issue.number if issue else None, "person": person.number if person else None}
    return StancesAnswer(query, issue, person, await record.stances.find(**numbers, page=query.page, per_page=_STANCES))


async def _issue(record: Record, query: Stances) -> Issue | WhichOne | NoMatch:
    def again(key: str) -> Stances:
        return replace(query, issue=key, page=1)

    if query.issue is not None:
        return await issue_of(record, query.issue, again)
    issues = await record.issues.on_record()
    if len(issues) == 1:
        return issues[0]
    if issues:
        more = f" These are the first {OFFERS} of {len(issues)}." if len(issues) > OFFERS else ""
        return WhichOne(_ISSUES + more, issue_offers(issues[:OFFERS], again))
    newest = await record.briefings.newest()
    return NoMatch(NOTHING_YET if newest is None else "No issue is on record here yet.")


async def search(record: Record, query: Search) -> Answer:
    """Ranked hits. Raises BadValue when nothing or too much was typed."""
    text = " ".join(query.text.split())
    if not text:
        raise BadValue("No word to search for was typed.", "Type a word or a few words.")
    if len(text) > SEARCH_MOST:
        raise BadValue(
            f"That is {len(text)} characters; a search takes at most {SEARCH_MOST}.", "Search for a few words of it."
        )
    narrowed = await person_in(record, query)
    if not isinstance(narrowed, tuple):
        return narrowed
    query, person = narrowed
    query = replace(query, text=text, since=_time(query.since), until=_time(query.until))
    since, until = _days(query.since, query.until)
    names = await record.names()
    mentioned = names.mentioned(text) if query.person is None else ()
    hits = await record.search.hits(
        text,
        kind=query.kind,
        person=person.number if person else None,
        since=since,
        until=until,
        named=[ref.number for ref in mentioned],
        page=query.page,
        per_page=_HITS,
    )
    if query.page != 1:
        return SearchAnswer(query, hits)
    people = await people_offers(record, mentioned, Who)
    return SearchAnswer(query, hits, people, await _nearest(record, names, query, mentioned))


async def _nearest(
    record: Record, names: Directory, query: Search, mentioned: Sequence[PersonRef]
) -> tuple[Offer, ...]:
    """For words that no text on record has: people who are called almost so, then the question in other spellings."""
    missing = await record.search.missing(query.text)
    unnamed = [word for word in missing if not names.has_word(word)][:_MISSING_MOST]
    if not unnamed:
        return ()
    near = [ref for ref in names.nearly_mentioned(query.text, unnamed) if ref not in mentioned]
    people = await people_offers(record, near, Who)
    spelled = [
        _spell_anew(query, word, spelling)
        for word in unnamed
        for spelling in names.spellings(word)
        if not (near and names.has_word(spelling))
    ]
    return (*people, *(Offer(f"“{again.text}”", again) for again in spelled if len(again.text) <= SEARCH_MOST))[
        :NEAREST
    ]


def _spell_anew(query: Search, word: str, spelling: str) -> Search:
    return replace(query, text=re.sub(rf"\b{re.escape(word)}\b", spelling, query.text, flags=re.IGNORECASE))
