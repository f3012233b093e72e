"""Questions about quotes: one of them, those that fit, and the passage around one."""

from briefings.ask.answers import Answer, CiteAnswer, ContextAnswer, NoMatch, Offer, QuoteAnswer, QuotesAnswer
from briefings.ask.citing import cite
from briefings.ask.passages import around
from briefings.ask.queries import Cite, Context, OfQuotes, OneQuote, Quotes, Search, Who
from briefings.ask.resolving import NOTHING_YET, describe_filters, filters_in, narrowing, repeat_typed, why_gone
from briefings.model.record import Kind, PersonRef
from briefings.store import Record

_PER_PAGE = 5
_REPLIES = 3  # that one card has room for


async def answer(record: Record, query: OfQuotes) -> Answer:
    """The answer to a question about quotes."""
    match query:
        case OneQuote():
            return await one_quote(record, query)
        case Quotes():
            return await quotes(record, query)
        case Context():
            return await context(record, query)
        case Cite():
            return await cite_quote(record, query)


async def one_quote(record: Record, query: OneQuote) -> Answer:
    """One quote with its neighbours, what was corrected of it, and the replies that the article gives."""
    placed = await record.quotes.in_place(query.number)
    if placed is None:
        return await why_gone(record, Kind.QUOTE, query.number)
    corrections = await record.corrections.of(Kind.QUOTE, query.number) if placed.corrected else ()
    to = placed.quote.reply_to
    linked = await record.quotes.several([*([to] if to else []), *placed.replies[:_REPLIES]])
    return QuoteAnswer(
        placed.quote,
        placed.previous,
        placed.next,
        query.page,
        corrections,
        next((quote for quote in linked if quote.number == to), None),
        tuple(quote for quote in linked if quote.reply_to == placed.quote.number),
    )


async def context(record: Record, query: Context) -> Answer:
    """A quote with one sentence before it and one after it."""
    quote = await record.quotes.get(query.number)
    briefing = await record.briefings.get(quote.briefing.number) if quote else None
    if quote is None or briefing is None or not briefing.source.text:  # not there, or withdrawn between the two reads
        return await why_gone(record, Kind.QUOTE, query.number)
    passage, marks = around(briefing.source.text, [piece.span for piece in quote.pieces])
    return ContextAnswer(quote, passage, marks, query.page)


async def cite_quote(record: Record, query: Cite) -> Answer:
    """A quote as a citation in one style. It was accessed when its article was taken in: later nobody looked there."""
    quote = await record.quotes.get(query.number)
    briefing = await record.briefings.get(quote.briefing.number) if quote else None
    first = await record.log.revision(briefing.number, 1) if briefing else None
    # Not there, or withdrawn between two of the reads.
    if quote is None or briefing is None or first is None or not briefing.source.text:
        return await why_gone(record, Kind.QUOTE, query.number)
    stored = first.at.date()
    corrections = await record.corrections.of(Kind.QUOTE, query.number)
    return CiteAnswer(quote, query.style, cite(quote, briefing.source, query.style, stored), stored, corrections)


async def quotes(record: Record, query: Quotes) -> Answer:
    """The quotes that fit; the quote itself when it is the only one."""
    narrowed = await filters_in(record, query)
    if not isinstance(narrowed, tuple):
        return narrowed
    query, person = narrowed
    page = await record.quotes.find(**narrowing(query, person), page=query.page, per_page=_PER_PAGE)
    if page.total == 1:
        return await one_quote(record, OneQuote(page.items[0].number))
    if page.total == 0:
        return await _no_quote(record, query, person)
    return QuotesAnswer(query, describe_filters(query, person), page)


async def _no_quote(record: Record, query: Quotes, person: PersonRef | None) -> NoMatch:
    """No quote fits: what does exist of the same person, or of the same words."""
    if await record.briefings.newest() is None:
        return NoMatch(NOTHING_YET)
    say = f"No quote {describe_filters(query, person)} is on record here.".replace("  ", " ")
    offers = [Offer(f"Search everything for “{repeat_typed(query.text)}”", Search(query.text))] if query.text else []
    if person is not None:
        times, _ = await record.people.times_quoted(person.number)
        if times:
            offers.append(Offer(f"All quotes by {person.name}", Quotes(person=f"P-{person.number}")))
        else:
            say = f"{person.name} is talked about on record here, but not quoted."
        offers.append(Offer(f"Who is {person.name}?", Who(f"P-{person.number}")))
    return NoMatch(say, tuple(offers))
