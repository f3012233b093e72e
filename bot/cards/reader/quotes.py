"""Cards of quotes: one quote, a list of them, and a quote in its context."""

from bot.cards.card import Block, Button, Card, Heading, Line, MenuOption, Note, Run, Text, Words, line
from bot.cards.doors import menu, option, pager, rows, share
from bot.cards.fit import PAGE_ROOM, ROOM, chunks, cut_words, in_range, line_cost, separate, shorten
from bot.cards.labels import (
    cite,
    count_words,
    has_omission,
    join_note,
    mark_matches,
    paging,
    quote_words,
    speaker_check,
    speaker_line,
    speaker_name,
    tag,
    title_of,
)
from bot.cards.reader.corrections import correction_lines
from briefings.ask.answers import ContextAnswer, QuoteAnswer, QuotesAnswer
from briefings.ask.queries import Cite, Context, OneQuote, SourceOf
from briefings.dates.style import Writing
from briefings.model.record import Kind, Quote
from briefings.model.spans import OMISSION
from briefings.text.cuts import words_of

_VERBATIM = "Checked: these exact words are in the stored article."
_LEFT_OUT = "“[…]” marks words of the article that are left out here."
_AROUND = "Shown with the sentences before and after."
_NO_REPLY = "No reply is linked."
_AS_REPLY = "The article presents it as a reply."
_REPLY_MOST = 160  # of the words of a quote that is only named
_QUOTE_LEAST = 160  # room that a quote in a list has at least
_QUOTE_MOST = 700


def quote_card(writing: Writing, answer: QuoteAnswer) -> Card:
    """One quote: its words, who said them, where and when, and what was checked."""
    quote = answer.quote
    query = OneQuote(quote.number, answer.page)
    corrections = correction_lines(writing, answer.corrections)
    room = PAGE_ROOM - sum(map(line_cost, (*corrections, *_exchange(answer))))
    words, page, pages = _page_of(quote_words(quote), answer.page, room)
    checked = [line(_VERBATIM), line(speaker_check(quote)), *_exchange(answer)]
    if has_omission(quote) or pages > 1:
        checked.insert(1, line(_LEFT_OUT))
    neighbours = [
        Button(label, OneQuote(number))
        for label, number in (("Previous quote", answer.previous), ("Next quote", answer.next))
        if number is not None
    ]
    return Card(
        (
            Words((words,)),
            Text((speaker_line(quote),)),
            Note((_where(writing, quote), *_parts(page, pages), *corrections, *checked)),
            *rows(
                Button("Context", Context(quote.number)),
                Button("Cite", Cite(quote.number)),
                Button("Source", SourceOf(Kind.QUOTE, quote.number)),
                share(query),
            ),
            *rows(*neighbours, *_reply_doors(answer)),
            *rows(*pager(query, page, pages)),
        ),
        query,
    )


def _exchange(answer: QuoteAnswer) -> tuple[Line, ...]:
    """Lines on what the quote answers and on its replies; where it has none, that no reply is linked: the article may print one."""
    other = answer.answered
    to = line(f"In reply to {_short_words(other)}") if other else None
    replies = tuple(line(f"Reply: {_short_words(reply)}") for reply in answer.replies) or (line(_NO_REPLY),)
    told = line(_AS_REPLY)
    return (*((to, told) if to else ()), *replies, *((told,) if answer.replies and not to else ()))


def _short_words(quote: Quote) -> str:
    """A quote on one line: `Q-7 Todd Lyons: “Try it. …”`."""
    words = shorten(words_of(quote), _REPLY_MOST, OMISSION.rstrip())
    return f"{tag(Kind.QUOTE, quote.number)} {speaker_name(quote)}: “{words}”"


def _reply_doors(answer: QuoteAnswer) -> tuple[Button, ...]:
    """The doors to the quote that this one answers, and to those that answer it."""
    other = [answer.answered] if answer.answered else []
    return (
        *(Button(f"In reply to {tag(Kind.QUOTE, quote.number)}", OneQuote(quote.number)) for quote in other),
        *(Button(f"Reply {tag(Kind.QUOTE, quote.number)}", OneQuote(quote.number)) for quote in answer.replies),
    )


def context_card(writing: Writing, answer: ContextAnswer) -> Card:
    """A quote with the sentence before it and the one after it."""
    quote = answer.quote
    query = Context(quote.number, answer.page)
    words, page, pages = _page_of(mark_matches(answer.passage, answer.marks), answer.page)
    return Card(
        (
            Words((words,)),
            Text(((Run("The marked words "), *speaker_line(quote)),)),
            Note((_where(writing, quote), *_parts(page, pages), line(_AROUND))),
            *rows(
                Button("The quote", OneQuote(quote.number)),
                Button("Source", SourceOf(Kind.QUOTE, quote.number)),
                share(query),
                *pager(query, page, pages),
            ),
        ),
        query,
    )


def quotes_card(writing: Writing, answer: QuotesAnswer) -> Card:
    """A list of quotes, each with its speaker and source; one opens from the menu."""
    quotes = answer.quotes
    heading = shorten(f"Quotes {answer.asked}", 250) if answer.asked else "Quotes on record"
    captions = [quote_caption(writing, quote) for quote in quotes.items]
    left = ROOM - 400 - sum(line_cost(caption) for caption in captions)
    room = min(_QUOTE_MOST, max(_QUOTE_LEAST, left // max(len(captions), 1)))
    total = f"{count_words(quotes.total, 'quote')}, newest article first"
    return Card(
        (
            Heading(heading),
            *separate(*(quote_blocks(writing, quote, room) for quote in quotes.items)),
            Note((join_note(total, paging(quotes.number, quotes.pages)),)),
            *menu("Open a quote", [quote_option(writing, quote) for quote in quotes.items]),
            *rows(*pager(answer.query, quotes.number, quotes.pages), share(answer.query)),
        ),
        answer.query,
    )


def quote_option(writing: Writing, quote: Quote) -> MenuOption:
    """The line of a menu that opens the quote."""
    number = tag(Kind.QUOTE, quote.number)
    label = f"{number} {speaker_name(quote)}: {words_of(quote)}"
    return option(label, OneQuote(quote.number), cite(writing, quote.briefing), OMISSION.rstrip(), number)


def quote_blocks(writing: Writing, quote: Quote, room: int) -> tuple[Block, ...]:
    """A quote inside another card: its words, cut with a marked omission where they need more than `room`, and whose they are."""
    return Words((cut_words(quote_words(quote), room),)), Text((quote_caption(writing, quote),))


def quote_caption(writing: Writing, quote: Quote) -> Line:
    """Who said it, its number and its source, on one line."""
    return (*speaker_line(quote), Run(f" · {tag(Kind.QUOTE, quote.number)}, {cite(writing, quote.briefing)}"))


def _where(writing: Writing, quote: Quote) -> Line:
    briefing = quote.briefing
    title = f"{tag(Kind.BRIEFING, briefing.number)} {title_of(briefing.title)}"
    return join_note(cite(writing, briefing), title, tag(Kind.QUOTE, quote.number))


def _parts(page: int, pages: int) -> tuple[Line, ...]:
    return (line(f"The words are long: this is {paging(page, pages)}."),) if pages > 1 else ()


def _page_of(words: Line, page: int, room: int = PAGE_ROOM) -> tuple[Line, int, int]:
    """One page of very long words, with an omission marked at each cut; which page it is, and how many there are."""
    parts = chunks(words, room)
    page = in_range(page, len(parts))
    before = (Run(OMISSION.lstrip()),) if page > 1 else ()
    after = (Run(OMISSION.rstrip()),) if page < len(parts) else ()
    return (*before, *parts[page - 1], *after), page, len(parts)
