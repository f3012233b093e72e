"""What the record answers: a question in, an answer out. Knows no door and writes nothing."""

from briefings.ask import checking, ordering, overviews, quoting, side_by_side
from briefings.ask.answers import Answer
from briefings.ask.queries import Listing, OfMessage, OfQuotes, OfRecord, Query
from briefings.store import Record


async def ask(record: Record, query: Query) -> Answer:
    """The answer from what this server has published; "nobody", "which one?" and "withdrawn" are answers.

    Raises BadValue for a date that cannot be understood, and a search text that is empty or too long.
    """
    if isinstance(query, OfRecord):
        return await overviews.answer(record, query)
    if isinstance(query, OfQuotes):
        return await quoting.answer(record, query)
    if isinstance(query, Listing):
        return await ordering.answer(record, query)
    if isinstance(query, OfMessage):
        return await checking.answer(record, query)
    return await side_by_side.compare(record, query)
