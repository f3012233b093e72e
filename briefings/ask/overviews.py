"""Questions about one briefing, one person, the source of an item, and the record as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from briefings.ask.choosing import choose_quote
from briefings.ask.offices import roles
from briefings.ask.queries import About, Changes, Help, OfRecord, Roles, SourceOf, Summary, Who
from briefings.ask.resolving import NOTHING_YET, person_of, unknown, why_gone
from briefings.model.log import Op
from briefings.model.record import (
    Briefing,
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
from briefings.store import Record

_QUOTES_READ = 1000  # quotes of one briefing, or of one person, that are looked through
_QUOTES_SHOWN = 6
_EVENTS_SHOWN = 12
_STANCES = 5
_NAMED = 8
_EXAMPLES = 3
_SEEN_BY_MEMBERS = (Op.PUBLISH, Op.WITHDRAW, Op.RESTORE, Op.CORRECT)  # the others are an editor's steps


async def answer(record: Record, query: OfRecord) -> Answer:
    """The answer to a question about one briefing, one person, the source of an item, or the record."""
    match query:
        case Summary():
            return await summary(record, query)
        case Who():
            return await who(record, query)
        case Roles():
            return await roles(record, query)
        case SourceOf():
            return await source_of(record, query)
        case Changes():
            return ChangesAnswer(await record.corrections.changes(page=query.page))
        case Help():
            return await help_(record)
        case About():
            return AboutAnswer(*await record.briefings.counts())


async def summary(record: Record, query: Summary) -> Answer:
    """A briefing; the newest one when none is named."""
    number = query.briefing if query.briefing is not None else await record.briefings.newest()
    if number is None:
        return NoMatch(NOTHING_YET)
    briefing = await record.briefings.get(number)
    if briefing is None:
        return await unknown(record, Kind.BRIEFING, number)
    if briefing.state is State.WITHDRAWN:
        return Withdrawn(number, briefing.reason)
    quotes = (await record.quotes.find(briefing=number, per_page=_QUOTES_READ)).items
    dated = (await record.events.find(briefing=number, per_page=_EVENTS_SHOWN)).items
    undated = await record.events.without_date(briefing=number)
    people = await record.people.of(number)
    issues = await record.issues.on_record(number)
    return SummaryAnswer(
        briefing=briefing,
        issues=issues,
        quotes=_one_each(quotes, (briefing.title, *(issue.sentence for issue in issues)))[:_QUOTES_SHOWN],
        events=(*dated, *undated)[:_EVENTS_SHOWN],
        people=people,
        missing=_missing(briefing, people, quotes, undated),
        page=query.page,
        corrections=await record.corrections.of(Kind.BRIEFING, number),
    )


def _one_each(quotes: Sequence[Quote], about: Sequence[str]) -> tuple[Quote, ...]:
    """The quote of each speaker that carries the dispute best, in the order in which the speakers come."""
    spoken: dict[int, list[Quote]] = {}
    for quote in quotes:
        if quote.speaker is not None:
            spoken.setdefault(quote.speaker.number, []).append(quote)
    return tuple(choose_quote(own, about) for own in spoken.values())


async def _newest_quote(record: Record, person: int) -> Quote | None:
    """Of the quotes in the newest article that quotes a person, the one that carries its dispute best."""
    newest = (await record.quotes.find(person=person, per_page=1)).items
    if not newest:
        return None
    briefing = newest[0].briefing
    own = (await record.quotes.find(person=person, briefing=briefing.number, per_page=_QUOTES_READ)).items
    issues = await record.issues.on_record(briefing.number)
    return choose_quote(own, (briefing.title, *(issue.sentence for issue in issues))) if own else newest[0]


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


async def who(record: Record, query: Who) -> Answer:
    """Who somebody is."""
    names = await record.names()
    if not names.people(query.person) and len(names.holders(query.person)) > 1:
        return await roles(record, Roles(title=query.person))
    meant = await person_of(record, query.person, Who)
    if not isinstance(meant, PersonRef):
        return meant
    person = await record.people.get(meant.number)
    if person is None:  # withdrawn between the two reads
        return await unknown(record, Kind.PERSON, meant.number)
    stances = await record.stances.find(person=person.number, page=query.page, per_page=_STANCES)
    quoted, briefings = await record.people.times_quoted(person.number)
    if quoted and len(briefings) > 1:
        quotes = await record.quotes.find(person=person.number, per_page=_QUOTES_READ)
        quoting = {quote.briefing.number for quote in quotes.items}
        briefings = tuple(ref for ref in briefings if ref.number in quoting)
    corrections = await record.corrections.of(Kind.PERSON, person.number)
    return WhoAnswer(person, stances, quoted, briefings, await _newest_quote(record, person.number), corrections)


@dataclass(frozen=True, slots=True)
class _ItemPlace:
    """The place of an item: its briefing, the passages, and the sentences that it is shown with."""

    briefing: int
    spans: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    evidence: tuple[Piece, ...] = ()


async def source_of(record: Record, query: SourceOf) -> Answer:
    """The source of an item, its passages there, and what happened to its briefing."""
    place = await _place(record, query.kind, query.number)
    briefing = await record.briefings.get(place.briefing) if place else None
    if place is None or briefing is None:
        return await why_gone(record, query.kind, query.number)
    if briefing.state is State.WITHDRAWN:
        return Withdrawn(place.briefing, briefing.reason)
    sentences = briefing.summary if query.kind is Kind.BRIEFING else place.sentences
    spans = place.spans or tuple(span for sentence in sentences for span in sentence.spans)
    return SourceAnswer(
        query.kind,
        query.number,
        briefing,
        place.evidence or tuple(Piece(span, span.of(briefing.source.text)) for span in spans),
        await record.log.steps(place.briefing, _SEEN_BY_MEMBERS),
        tuple(sentence for sentence in sentences if sentence.by is Origin.EDITOR),
        await record.corrections.of(query.kind, query.number),
    )


async def _place(record: Record, kind: Kind, number: int) -> _ItemPlace | None:
    """The place of an item, of a person or an issue in the newest briefing; None where it is not on record."""
    match kind:
        case Kind.BRIEFING:
            return _ItemPlace(number)
        case Kind.QUOTE:
            quote = await record.quotes.get(number)
            return _ItemPlace(quote.briefing.number, tuple(piece.span for piece in quote.pieces)) if quote else None
        case Kind.EVENT:
            event = await record.events.get(number)
            return _ItemPlace(event.briefing.number, sentences=(event.sentence,)) if event else None
        case Kind.STANCE:
            stance = await record.stances.get(number)
            return _place_of_stance(stance) if stance else None
        case Kind.PERSON:
            person = await record.people.get(number)
            return await _place_of_person(record, person) if person else None
        case Kind.ISSUE:
            stances = (await record.stances.find(issue=number, per_page=1)).items
            return _place_of_stance(stances[0]) if stances else None


def _place_of_stance(stance: Stance) -> _ItemPlace:
    spans = tuple(piece.span for piece in stance.evidence)
    issue = Sentence(stance.issue.sentence, spans, Origin.EDITOR)
    return _ItemPlace(stance.briefing.number, spans, (issue,), stance.evidence)


async def _place_of_person(record: Record, person: Person) -> _ItemPlace | None:
    if person.roles:
        number = person.roles[-1].briefing.number
        return _ItemPlace(number, tuple(role.span for role in person.roles if role.briefing.number == number))
    _, briefings = await record.people.times_quoted(person.number)
    return _ItemPlace(briefings[0].number) if briefings else None


async def help_(record: Record) -> HelpAnswer:
    """Examples from the record that have an answer; people who are quoted come first."""
    refs = await record.briefings.refs()
    if not refs:
        return HelpAnswer((), (), (), ())
    quotes = (await record.quotes.find(per_page=2 * _EXAMPLES)).items
    speakers = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    others = [PersonRef(person.number, person.name) for person in await record.people.of(refs[0].number)]
    people = tuple(dict.fromkeys([*speakers, *others]))[:_EXAMPLES]
    topics = (await record.briefings.topics())[:_EXAMPLES]
    issues = (await record.issues.on_record())[:_EXAMPLES]
    return HelpAnswer(people, topics, issues, refs[:_EXAMPLES])
