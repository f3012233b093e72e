"""Whether what a message quotes is on record, word for word. Says nothing about whether it was said elsewhere."""

import asyncio
import re
from collections.abc import Mapping, Sequence

from briefings.ask.answers import Answer, CheckAnswer, Checked, FoundWords, QuoteVerdict
from briefings.ask.judging import FoundPlace, Judgement, judge
from briefings.ask.messages import passages_of
from briefings.ask.ordering import SEARCH_MOST, search
from briefings.ask.queries import CheckQuotes, FindSources, OfMessage, Search
from briefings.ask.streams import Window
from briefings.errors import BadValue
from briefings.model.record import Page, PersonRef, Quote
from briefings.paging import page_of
from briefings.store import Record
from briefings.text.comparable import plain

PASSAGES_MOST = 10  # of one message
PER_PAGE = 4
_WORD = re.compile(r"[^\W_]+")


async def answer(record: Record, query: OfMessage) -> Answer:
    """The answer to a question about the text of a message."""
    match query:
        case CheckQuotes():
            return await check_quotes(record, query)
        case FindSources():
            return await find_sources(record, query)


async def check_quotes(record: Record, query: CheckQuotes) -> CheckAnswer:
    """What the message quotes, each with what is on record; where it quotes nothing, its sentences. At most ten passages, and how many
    more there are."""
    read = passages_of(query.text)
    compared = read.passages[:PASSAGES_MOST]
    number, pages, part = page_of(len(compared), query.page, PER_PAGE)
    passages = compared[part]
    candidates = await record.stretches.like([telling_words(words) for words, _ in passages])
    names = await record.names()
    windows = {excerpt: Window(excerpt) for excerpts in candidates for excerpt in excerpts}
    asked = [
        (words, [windows[excerpt] for excerpt in excerpts], None if named is None else _numbers(names.people(named)))
        for (words, named), excerpts in zip(passages, candidates, strict=True)
    ]
    judged = await asyncio.to_thread(lambda: [judge(*one) for one in asked])
    numbers = {place.quote.number for one in judged for place in one.places if place.quote is not None}
    quotes = {quote.number: quote for quote in await record.quotes.several(sorted(numbers))}
    checked = [
        _checked(*passage, one, speakers, quotes)
        for passage, one, (_, _, speakers) in zip(passages, judged, asked, strict=True)
    ]
    page = Page(tuple(checked), number, pages, len(compared))
    return CheckAnswer(query, page, max(0, len(read.passages) - PASSAGES_MOST), read.sentences)


def telling_words(words: str) -> tuple[str, ...]:
    """The words of a passage as the articles are searched for them."""
    return tuple(_WORD.findall(plain(words).casefold()))


def _numbers(people: Sequence[PersonRef]) -> frozenset[int]:
    return frozenset(person.number for person in people)


def _checked(
    words: str, named: str | None, judged: Judgement, speakers: frozenset[int] | None, quotes: Mapping[int, Quote]
) -> Checked:
    """The judgement with the quotes that it rests on; `named` stays where the record has somebody else."""
    found = [_on_record(place, quotes) for place in judged.places]
    if judged.whole:
        found = [FoundWords(judged.whole, found[0].briefing, found[0].quote)]
    speaker = found[0].quote.speaker if len(found) == 1 and found[0].quote is not None else None
    told = judged.verdict is not QuoteVerdict.NOT_ON_RECORD and speaker is not None and speakers is not None
    other = named if told and speaker is not None and speaker.number not in (speakers or ()) else None
    return Checked(words, judged.verdict, tuple(found), judged.differences, judged.turns, other)


def _on_record(place: FoundPlace, quotes: Mapping[int, Quote]) -> FoundWords:
    quote = quotes.get(place.quote.number) if place.quote is not None else None
    return FoundWords(place.words, place.window.excerpt.briefing, quote)


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
