"""Writes the items of a draft that are published: people, quotes, events, stances, summary and topics, inside one transaction.

An item is known by its key in its draft: taken back and published again, it has the number it had.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from briefings.draft.dating import date_of_evidence
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance
from briefings.errors import Gone
from briefings.model.record import Origin, Sentence
from briefings.store.engine.tenants import id_of, number_of
from briefings.store.rows.issues import Led, find_issue
from briefings.store.rows.place import Destination, Numbered
from briefings.store.rows.quotes import QuoteMarks, put_quotes
from briefings.store.rows.rows import bounds_of, spans_json, when_json
from briefings.store.rows.topics import put_tags
from briefings.text.folding import fold, tokens

T = TypeVar("T", DraftPerson, DraftQuote, DraftEvent, DraftStance)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The draft with its numbers, and the ids of what is published of it, by key."""

    draft: Draft
    people: Mapping[str, int]
    quotes: Numbered
    events: Numbered
    stances: Numbered


async def number_items(place: Destination, draft: Draft, take: frozenset[str]) -> Numbers:
    """The numbers of what is in `take`, new ones where it has none.

    Raises Gone when a person is said to be one whom the server does not have.
    """
    people = await _number_people(place, [person for person in draft.people if person.key in take])
    quotes = await place.number("Q", _QUOTES, [quote.key for quote in draft.quotes if quote.key in take])
    events = await place.number("E", _EVENTS, [event.key for event in draft.events if event.key in take])
    stances = await place.number("S", _STANCES, [stance.key for stance in draft.stances if stance.key in take])
    numbered = replace(
        draft,
        people=_with_numbers(draft.people, people),
        quotes=_with_numbers(draft.quotes, quotes.ids),
        events=_with_numbers(draft.events, events.ids),
        stances=_with_numbers(draft.stances, stances.ids),
        summary=replace(draft.summary, number=number_of(place.briefing_id) if draft.summary.key in take else None),
    )
    return Numbers(numbered, people, quotes, events, stances)


async def publish_items(
    place: Destination, numbers: Numbers, take: frozenset[str], marks: Mapping[str, QuoteMarks]
) -> tuple[frozenset[int], frozenset[int]]:
    """Writes what is in `take` and retires what was published and is not; the ids of the people and issues whose names on record may
    have changed. The briefing's own row is the caller's, and its revision is in the log already: the database holds that.

    `marks` are those of `marks_of`, worked out before the transaction began. Raises ValueError when a quote or stance goes out
    without its person.
    """
    draft, people = numbers.draft, numbers.people
    people_before, issues_before = await _take_back(place)
    await _put_people(place, [person for person in draft.people if person.key in take], people)
    await put_quotes(place, [quote for quote in draft.quotes if quote.key in take], numbers.quotes, people, marks)
    told = [event for event in draft.events if event.key in take]
    await _put_events(place, told, numbers.events, people)
    taken = [stance for stance in draft.stances if stance.key in take]
    dates = {stance.key: date_of_evidence(stance, told, draft.source) for stance in taken}
    issues = await _put_stances(place, taken, numbers.stances, people, dates)
    await _summary(place, draft, take)
    return people_before | frozenset(people.values()), issues_before | issues


_QUOTES = "select key, id from quote where briefing_id = ?"
_EVENTS = "select key, id from event where briefing_id = ?"
_STANCES = "select key, id from stance where briefing_id = ?"


def _with_numbers(items: tuple[T, ...], ids: Mapping[str, int]) -> tuple[T, ...]:
    return tuple(replace(item, number=number_of(ids[item.key]) if item.key in ids else None) for item in items)


_RETIRE = (
    "update quote set shown = 0 where briefing_id = ? and shown = 1",
    "update event set shown = 0 where briefing_id = ? and shown = 1",
    "update stance set shown = 0 where briefing_id = ? and shown = 1",
    "delete from piece where quote_id in (select id from quote where briefing_id = ?)",
    "delete from evidence where stance_id in (select id from stance where briefing_id = ?)",
    "delete from event_person where event_id in (select id from event where briefing_id = ?)",
    "delete from role where briefing_id = ?",
    "delete from alias where briefing_id = ?",
    "delete from appearance where briefing_id = ?",
    "delete from summary_sentence where briefing_id = ?",
)


async def _take_back(place: Destination) -> tuple[frozenset[int], frozenset[int]]:
    """Retires all that the briefing has published; the people and issues that it named."""
    at = (place.briefing_id,)
    people = await place.writer.execute_fetchall("select person_id from appearance where briefing_id = ?", at)
    issues = await place.writer.execute_fetchall("select distinct issue_id from stance where briefing_id = ?", at)
    for statement in _RETIRE:
        await place.writer.execute(statement, at)
    return frozenset(row[0] for row in people), frozenset(row[0] for row in issues)


async def _number_people(place: Destination, taken: Sequence[DraftPerson]) -> dict[str, int]:
    """The ids by key; somebody new is on file from then on, without a name."""
    known = await place.ids("select key, id from person where first_briefing_id = ?")
    own = [person.key for person in taken if person.same_as is None]
    new = await place.new_ids("P", [key for key in own if key not in known])
    await place.many(
        "insert into person (id, guild_no, first_briefing_id, key) values (?, ?, ?, ?)",
        [(new[key], place.guild_no, place.briefing_id, key) for key in new],
    )
    ids = {key: (known | new)[key] for key in own}
    for person in taken:
        if person.same_as is not None:
            ids[person.key] = await _same(place, person.name, person.same_as)
    return ids


async def _put_people(place: Destination, taken: Sequence[DraftPerson], ids: Mapping[str, int]) -> None:
    """Two people of the draft who are one on record become one appearance with both names."""
    groups: dict[int, list[DraftPerson]] = {}
    for person in taken:
        groups.setdefault(ids[person.key], []).append(person)
    await _appearances(
        place, {person_id: await _best_named_first(place, person_id, group) for person_id, group in groups.items()}
    )


async def _best_named_first(place: Destination, person_id: int, group: Sequence[DraftPerson]) -> list[DraftPerson]:
    """People of the draft who are one, first who names them best: with the name that members know, else whom the others were said to be,
    else with the fullest name."""
    if len(group) == 1:
        return list(group)
    [(known,)] = await place.writer.execute_fetchall("select told_name from person where id = ?", (person_id,))
    return sorted(group, key=lambda one: (one.name != known, one.same_as is not None, -len(tokens(one.name))))


async def _same(place: Destination, name: str, number: int) -> int:
    found = id_of(place.guild_no, number)
    if not list(await place.writer.execute_fetchall("select 1 from person where id = ?", (found,))):
        raise Gone(f"{name} is said to be P-{number}, who is not on record.", "Open the person and choose again.")
    return found


async def _appearances(place: Destination, groups: Mapping[int, Sequence[DraftPerson]]) -> None:
    place_ids = (place.guild_no, place.briefing_id)
    await place.many(
        "insert into appearance (guild_no, briefing_id, person_id, ordinal, name) values (?, ?, ?, ?, ?)",
        [(*place_ids, person_id, ordinal, group[0].name) for ordinal, (person_id, group) in enumerate(groups.items())],
    )
    aliases = {
        person_id: list(dict.fromkeys(name for person in group for name in (person.name, *person.aliases)))
        for person_id, group in groups.items()
    }
    await place.many(
        "insert into alias (guild_no, briefing_id, person_id, ordinal, name) values (?, ?, ?, ?, ?)",
        [
            (*place_ids, person_id, ordinal, name)
            for person_id, names in aliases.items()
            for ordinal, name in enumerate(names[1:])
        ],
    )
    roles = {
        person_id: [(role, person.key) for person in group for role in person.roles]
        for person_id, group in groups.items()
    }
    await place.many(
        "insert into role (guild_no, briefing_id, person_id, ordinal, start, title, key) values (?, ?, ?, ?, ?, ?, ?)",
        [
            (*place_ids, person_id, ordinal, role.span.start, role.title, key)
            for person_id, given in roles.items()
            for ordinal, (role, key) in enumerate(given)
        ],
    )


async def _put_events(
    place: Destination, taken: Sequence[DraftEvent], numbered: Numbered, people: Mapping[str, int]
) -> None:
    known, new, ids = numbered.known, numbered.new, numbered.ids
    rows = {event.key: (ordinal, *_event_row(event)) for ordinal, event in enumerate(taken)}
    await place.many(
        "insert into event"
        " (ordinal, words, made_by, start, spans, when_json, first_day, last_day, shown, guild_no, briefing_id, key, id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?)",
        [(*rows[key], place.guild_no, place.briefing_id, key, new[key]) for key in new],
    )
    await place.many(
        "update event set ordinal = ?, words = ?, made_by = ?, start = ?, spans = ?, when_json = ?, first_day = ?, last_day = ?, shown = 1"
        " where id = ?",
        [(*rows[key], known[key]) for key in rows if key in known],
    )
    named = {event.key: dict.fromkeys(people[key] for key in event.people if key in people) for event in taken}
    await place.many(
        "insert into event_person (guild_no, event_id, person_id, ordinal) values (?, ?, ?, ?)",
        [
            (place.guild_no, ids[key], person_id, ordinal)
            for key, ids_named in named.items()
            for ordinal, person_id in enumerate(ids_named)
        ],
    )


def _event_row(event: DraftEvent) -> tuple[Any, ...]:
    return (*_sentence_row(event.sentence), when_json(event.when), *bounds_of(event.when.edtf))


def _sentence_row(sentence: Sentence) -> tuple[Any, ...]:
    start = None if sentence.by is Origin.EDITOR else sentence.spans[0].start
    return (sentence.text, sentence.by.value, start, spans_json(sentence.spans))


async def _put_stances(
    place: Destination,
    taken: Sequence[DraftStance],
    numbered: Numbered,
    people: Mapping[str, int],
    dates: Mapping[str, str | None],
) -> frozenset[int]:
    """Writes the stances; gives the issues that they are about."""
    issues = await _issues(place, {fold(stance.issue) for stance in taken})
    known, new, ids = numbered.known, numbered.new, numbered.ids
    rows = {
        stance.key: (ordinal, dates[stance.key], bounds_of(dates[stance.key])[0], *_stance_row(stance, people, issues))
        for ordinal, stance in enumerate(taken)
    }
    await place.many(
        "insert into stance"
        " (ordinal, dated, day, holder_id, issue_id, named_issue_id, issue_words, position, basis, guild_no, briefing_id, key, id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*rows[key], place.guild_no, place.briefing_id, key, new[key]) for key in new],
    )
    await place.many(
        "update stance set ordinal = ?, dated = ?, day = ?, holder_id = ?, issue_id = ?, named_issue_id = ?, issue_words = ?,"
        " position = ?, basis = ? where id = ?",
        [(*rows[key], known[key]) for key in rows if key in known],
    )
    await place.many(
        "insert into evidence (guild_no, stance_id, ordinal, start, text) values (?, ?, ?, ?, ?)",
        [
            (place.guild_no, ids[stance.key], ordinal, span.start, span.of(place.text))
            for stance in taken
            for ordinal, span in enumerate(stance.evidence)
        ],
    )
    await place.many("update stance set shown = 1 where id = ?", [(ids[stance.key],) for stance in taken])
    return frozenset(one.issue_id for one in issues.values())


async def _issues(place: Destination, sentences: set[str]) -> dict[str, Led]:
    """Where each folded sentence leads; one that the server does not have yet becomes an issue."""
    issues: dict[str, Led] = {}
    for folded in sorted(sentences):
        known = await find_issue(place.writer, place.guild_no, folded)
        if known is not None:
            issues[folded] = known
    new = await place.new_ids("I", sorted(sentences - issues.keys()))
    await place.many(
        "insert into issue (id, guild_no, folded) values (?, ?, ?)",
        [(issue_id, place.guild_no, folded) for folded, issue_id in new.items()],
    )
    return issues | {folded: Led(issue_id, issue_id, None) for folded, issue_id in new.items()}


def _stance_row(stance: DraftStance, people: Mapping[str, int], issues: Mapping[str, Led]) -> tuple[Any, ...]:
    if stance.holder not in people:
        raise ValueError(f"{stance.key} goes out without its holder")
    issue = issues[fold(stance.issue)]
    return (
        people[stance.holder],
        issue.issue_id,
        issue.named_id,
        issue.worded or stance.issue,
        stance.position.value,
        stance.basis.value,
    )


async def _summary(place: Destination, draft: Draft, take: frozenset[str]) -> None:
    taken = draft.summary.sentences if draft.summary.key in take else ()
    await place.many(
        "insert into summary_sentence (guild_no, briefing_id, ordinal, words, made_by, start, spans)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        [
            (place.guild_no, place.briefing_id, ordinal, *_sentence_row(sentence))
            for ordinal, sentence in enumerate(taken)
        ],
    )
    await put_tags(place.writer, place.guild_no, place.briefing_id, draft.topics)
