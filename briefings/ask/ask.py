"""What the record answers: a question in, an answer out. Knows no door and writes nothing."""

from typing import assert_never

from briefings.ask import checking, ordering, overviews, quoting, side_by_side
from briefings.ask.answers import Answer
from briefings.ask.queries import (
    About,
    Changes,
    CheckQuotes,
    Cite,
    Compare,
    Context,
    FindSources,
    Help,
    OneQuote,
    Query,
    Quotes,
    Search,
    SourceOf,
    Stances,
    Summary,
    Timeline,
    Who,
)
from briefings.store import Store


async def ask(store: Store, server: int, query: Query) -> Answer:
    """The answer from what this server has published; "nobody", "which one?" and "withdrawn" are answers.

    Raises BadValue for a date that cannot be understood, and a search text that is empty or too long.
    """
    match query:
        case Summary():
            return await overviews.summary(store, server, query)
        case Who():
            return await overviews.who(store, server, query)
        case OneQuote():
            return await quoting.one_quote(store, server, query)
        case Quotes():
            return await quoting.quotes(store, server, query)
        case Context():
            return await quoting.context(store, server, query)
        case Cite():
            return await quoting.cited(store, server, query)
        case SourceOf():
            return await overviews.source_of(store, server, query)
        case Timeline():
            return await ordering.timeline(store, server, query)
        case Stances():
            return await ordering.stances(store, server, query)
        case Compare():
            return await side_by_side.compare(store, server, query)
        case Search():
            return await ordering.search(store, server, query)
        case CheckQuotes():
            return await checking.check_quotes(store, server, query)
        case FindSources():
            return await checking.find_sources(store, server, query)
        case Changes():
            return await overviews.changes(store, server, query)
        case Help():
            return await overviews.help_(store, server)
        case About():
            return await overviews.about(store, server)
        case _:
            assert_never(query)
