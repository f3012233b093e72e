"""Whether what a message quotes is on record, word for word. Says nothing about whether it was said elsewhere."""

import asyncio
import re

from briefings.ask.answers import Answer, CheckAnswer, Checked, QuoteVerdict
from briefings.ask.ordering import SEARCH_MOST, search
from briefings.ask.queries import CheckQuotes, FindSources, OfMessage, Search
from briefings.errors import BadValue
from briefings.model.record import Kind, Quote
from briefings.model.spans import Span
from briefings.store import Record
from briefings.text.cuts import cut_ends, words_of
from briefings.text.finding import Searchable, nearest
from briefings.text.quoted import find_quoted, parts_between_omissions

PASSAGES_MOST = 4  # of one message
_CANDIDATES = 5  # quotes on record that each is compared with
_COMPARED_MOST = 20_000  # characters of a quote in which the nearest words are looked for
_WORD = re.compile(r"[^\W_]+")


async def answer(record: Record, query: OfMessage) -> Answer:
    """The answer to a question about the text of a message."""
    match query:
        case CheckQuotes():
            return await check_quotes(record, query)
        case FindSources():
            return await find_sources(record, query)


async def check_quotes(record: Record, query: CheckQuotes) -> CheckAnswer:
    """What the message quotes, each with what is on record; at most four passages, and how many more there are."""
    passages = find_quoted(query.text)
    checked = [await _check(record, words) for words in passages[:PASSAGES_MOST]]
    return CheckAnswer(tuple(checked), max(0, len(passages) - PASSAGES_MOST))


async def find_sources(record: Record, query: FindSources) -> Answer:
    """What on record has the most telling words of the message: the longest ones, in their order. Raises BadValue where it has none."""
    words = telling(query.text)
    if not words:
        raise BadValue("This message has no words to search for.", "Select a message with a few words in it.")
    return await search(record, Search(words))


def telling(text: str) -> str:
    """The words of a text to search for: its longest different ones, in their order, as many as a search takes."""
    words = dict.fromkeys(word for word in _WORD.findall(text) if len(word) < SEARCH_MOST)
    kept, room = set[str](), SEARCH_MOST
    for word in sorted(words, key=len, reverse=True)[:12]:
        if len(word) + 1 <= room:
            kept.add(word)
            room -= len(word) + 1
    return " ".join(word for word in words if word in kept)


async def _check(record: Record, words: str) -> Checked:
    hits = await record.search.hits(telling(words), kind=Kind.QUOTE, per_page=_CANDIDATES)
    quotes = await record.quotes.several([hit.number for hit in hits.items])
    return await asyncio.to_thread(_judge, words, quotes)


def _judge(words: str, quotes: tuple[Quote, ...]) -> Checked:
    """The first quote that has the words, and where; else the one that comes nearest."""
    parts = parts_between_omissions(words)
    for quote in quotes:
        told = words_of(quote)
        places = _places(told, parts)
        if places:
            verdict = QuoteVerdict.SHORTENED if len(places) > 1 else QuoteVerdict.STANDS
            return Checked(words, verdict, quote, _cut_out(told, Span(places[0].start, places[-1].end)))
    for quote in quotes:
        told = words_of(quote)[:_COMPARED_MOST]
        near = nearest(told, words)
        if near is not None:
            return Checked(words, QuoteVerdict.DIFFERS, quote, _cut_out(told, near[0]))
    return Checked(words, QuoteVerdict.NOT_FOUND)


def _places(told: str, parts: tuple[str, ...]) -> tuple[Span, ...]:
    """The places of the parts, one after the other; none when one is missing. A part's first letter may be a capital or not."""
    searchable, chosen, end = Searchable.of(told), list[Span](), 0
    for part in parts:
        places = [span for first in (part[0], part[0].swapcase()) for span in searchable.places(first + part[1:])]
        place = min((span for span in places if span.start >= end), default=None)
        if place is None:
            return ()
        chosen.append(place)
        end = place.end
    return tuple(chosen)


def _cut_out(told: str, span: Span) -> str:
    """The stretch of the words, with a marked omission where it is not their beginning or end."""
    before, after = (any(map(str.isalnum, part)) for part in (told[: span.start], told[span.end :]))
    return cut_ends(span.of(told), head=before, tail=after)
