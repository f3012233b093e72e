"""Questions about one briefing, one person, where an item stands, and the record as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from briefings.ask.answers import (
    AboutAnswer,
    Answer,
    ChangesAnswer,
    HelpAnswer,
    NoMatch,
    SourceAnswer,
    SummaryAnswer,
    WhoAnswer,
    Withdrawn,
)
from briefings.ask.queries import About, Changes, Help, OfRecord, SourceOf, Summary, Who
from briefings.ask.resolving import NOTHING_YET, gone, person_of, unknown
from briefings.model.record import (
    Briefing,
    BriefingRef,
    Event,
    Kind,
    Origin,
    Person,
    PersonRef,
    Piece,
    Quote,
    Sentence,
    Stance,
    State,
)
from briefings.model.spans import Span
from briefings.store import Store

_QUOTES_READ = 1000  # quotes of one briefing, or of one person, that are looked through
_QUOTES_SHOWN = 6
_EVENTS_SHOWN = 12
_STANCES = 5
_NAMED = 8
_EXAMPLES = 3
_SEEN_BY_MEMBERS = (
    "publish",
    "withdraw",
    "restore",
    "correct",
)  # how operations begin; the others are an editor's steps


async def answer(store: Store, server: int, query: OfRecord) -> Answer:
    """The answer to a question about one briefing, one person, where an item stands, or the record."""
    match query:
        case Summary():
            return await summary(store, server, query)
        case Who():
            return await who(store, server, query)
        case SourceOf():
            return await source_of(store, server, query)
        case Changes():
            return await changes(store, server, query)
        case Help():
            return await help_(store, server)
        case About():
            return await about(store, server)
        case _:
            assert_never(query)


async def summary(store: Store, server: int, query: Summary) -> Answer:
    """A briefing; the newest one when none is named."""
    number = query.briefing if query.briefing is not None else await store.shelf.newest(server)
    if number is None:
        return NoMatch(NOTHING_YET)
    briefing = await store.shelf.briefing(server, number)
    if briefing is None:
        return await unknown(store, server, Kind.BRIEFING, number)
    if briefing.state is State.WITHDRAWN:
        return Withdrawn(number, briefing.reason)
    quotes = (await store.shelf.quotes(server, briefing=number, per_page=_QUOTES_READ)).items
    dated = (await store.shelf.events(server, briefing=number, per_page=_EVENTS_SHOWN)).items
    undated = await store.shelf.undated(server, briefing=number)
    people = await store.shelf.people(server, number)
    return SummaryAnswer(
        briefing=briefing,
        issues=await store.shelf.issues(server, number),
        quotes=_one_each(quotes)[:_QUOTES_SHOWN],
        events=(*dated, *undated)[:_EVENTS_SHOWN],
        people=people,
        missing=_missing(briefing, people, quotes, undated),
        page=query.page,
        corrections=await store.shelf.corrections(server, Kind.BRIEFING, number),
    )


def _one_each(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The first quote of each speaker."""
    firsts: dict[int, Quote] = {}
    for quote in quotes:
        if quote.speaker is not None:
            firsts.setdefault(quote.speaker.number, quote)
    return tuple(firsts.values())


def _missing(
    briefing: Briefing, people: Sequence[Person], quotes: Sequence[Quote], undated: Sequence[Event]
) -> tuple[str, ...]:
    """What is not there, each in one sentence."""
    quoted = {quote.speaker.number for quote in quotes if quote.speaker}
    silent = [person.name for person in people if person.number not in quoted]
    unsaid = sum(quote.speaker is None for quote in quotes)
    more = f" and {len(silent) - _NAMED} more" if len(silent) > _NAMED else ""
    sentences = (
        f"Talked about, not quoted: {', '.join(silent[:_NAMED])}{more}." if silent else "",
        f"Quotes whose speaker the article does not make clear: {unsaid}." if unsaid else "",
        "" if briefing.source.outlet else "The outlet is not known.",
        "" if briefing.source.published else "The article's date is not known.",
        f"Events whose date is not known: {', '.join(f'E-{event.number}' for event in undated[:_NAMED])}."
        if undated
        else "",
    )
    return tuple(sentence for sentence in sentences if sentence)


async def who(store: Store, server: int, query: Who) -> Answer:
    """Who somebody is."""
    meant = await person_of(store, server, query.person, Who)
    if not isinstance(meant, PersonRef):
        return meant
    person = await store.shelf.person(server, meant.number)
    if person is None:  # withdrawn between the two reads
        return await unknown(store, server, Kind.PERSON, meant.number)
    stances = await store.shelf.stances(server, person=person.number, page=query.page, per_page=_STANCES)
    quoted, briefings = await store.shelf.times_quoted(server, person.number)
    newest = await store.shelf.quotes(server, person=person.number, per_page=1)
    if quoted and len(briefings) > 1:
        briefings = await _quoted_in(store, server, person.number, briefings)
    corrections = await store.shelf.corrections(server, Kind.PERSON, person.number)
    return WhoAnswer(person, stances, quoted, briefings, newest.items[0] if newest.items else None, corrections)


async def _quoted_in(
    store: Store, server: int, person: int, appears_in: tuple[BriefingRef, ...]
) -> tuple[BriefingRef, ...]:
    """Of the briefings that a person appears in, those that quote them."""
    quotes = await store.shelf.quotes(server, person=person, per_page=_QUOTES_READ)
    quoting = {quote.briefing.number for quote in quotes.items}
    return tuple(ref for ref in appears_in if ref.number in quoting)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an item stands: a briefing, the passages, and the sentences that it is shown with."""

    briefing: int
    spans: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    evidence: tuple[Piece, ...] = ()


async def source_of(store: Store, server: int, query: SourceOf) -> Answer:
    """Where an item stands."""
    place = await _place(store, server, query.kind, query.number)
    if place is None:
        return await gone(store, server, query.kind, query.number)
    briefing = await store.shelf.briefing(server, place.briefing)
    if briefing is None:
        return await gone(store, server, query.kind, query.number)
    if briefing.state is State.WITHDRAWN:
        return Withdrawn(place.briefing, briefing.reason)
    sentences = briefing.summary if query.kind is Kind.BRIEFING else place.sentences
    spans = place.spans or tuple(span for sentence in sentences for span in sentence.spans)
    revisions = await store.shelf.revisions(server, place.briefing)
    return SourceAnswer(
        query.kind,
        query.number,
        briefing,
        place.evidence or tuple(Piece(span, span.of(briefing.source.text)) for span in spans),
        tuple(revision for revision in revisions if revision.op.startswith(_SEEN_BY_MEMBERS)),
        tuple(sentence for sentence in sentences if sentence.by is Origin.EDITOR),
        await store.shelf.corrections(server, query.kind, query.number),
    )


async def _place(store: Store, server: int, kind: Kind, number: int) -> _Place | None:
    """Where an item stands; the newest briefing for a person or an issue."""
    match kind:
        case Kind.BRIEFING:
            return _Place(number)
        case Kind.QUOTE:
            quote = await store.shelf.quote(server, number)
            return _Place(quote.briefing.number, tuple(piece.span for piece in quote.pieces)) if quote else None
        case Kind.EVENT:
            event = await store.shelf.event(server, number)
            return _Place(event.briefing.number, sentences=(event.sentence,)) if event else None
        case Kind.STANCE:
            stance = await store.shelf.stance(server, number)
            return _place_of_stance(stance) if stance else None
        case Kind.PERSON:
            person = await store.shelf.person(server, number)
            return await _place_of_person(store, server, person) if person else None
        case Kind.ISSUE:
            stances = (await store.shelf.stances(server, issue=number, per_page=1)).items
            return _place_of_stance(stances[0]) if stances else None


def _place_of_stance(stance: Stance) -> _Place:
    spans = tuple(piece.span for piece in stance.evidence)
    issue = Sentence(stance.issue.sentence, spans, Origin.EDITOR)
    return _Place(stance.briefing.number, spans, (issue,), stance.evidence)


async def _place_of_person(store: Store, server: int, person: Person) -> _Place | None:
    if person.roles:
        number = person.roles[-1].briefing.number
        return _Place(number, tuple(role.span for role in person.roles if role.briefing.number == number))
    _, briefings = await store.shelf.times_quoted(server, person.number)
    return _Place(briefings[0].number) if briefings else None


async def changes(store: Store, server: int, query: Changes) -> ChangesAnswer:
    """What was corrected of the record."""
    return ChangesAnswer(await store.shelf.changes(server, page=query.page))


async def help_(store: Store, server: int) -> HelpAnswer:
    """Examples from the record that have an answer; people who are quoted come first."""
    refs = await store.shelf.briefing_refs(server)
    if not refs:
        return HelpAnswer((), (), (), ())
    quotes = (await store.shelf.quotes(server, per_page=2 * _EXAMPLES)).items
    speakers = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    others = [PersonRef(person.number, person.name) for person in await store.shelf.people(server, refs[0].number)]
    people = tuple(dict.fromkeys([*speakers, *others]))[:_EXAMPLES]
    topics = (await store.shelf.topics(server))[:_EXAMPLES]
    issues = (await store.shelf.issues(server))[:_EXAMPLES]
    return HelpAnswer(people, topics, issues, refs[:_EXAMPLES])


async def about(store: Store, server: int) -> AboutAnswer:
    """How much is on record."""
    return AboutAnswer(*await store.shelf.counts(server))
