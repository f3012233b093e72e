"""The card of one briefing: what is disputed, the summary, what was said, what happened, what is missing."""

from collections.abc import Sequence
from itertools import count

from bot.cards.card import Block, Button, Card, Heading, Line, MenuOption, Note, Rule, Run, Style, Text, line
from bot.cards.doors import menu, opens, option, pager, rows, share
from bot.cards.fit import PAGE_ROOM, in_range, line_cost, pages_of, shorten
from bot.cards.labels import (
    NAME_MOST,
    SENTENCE_MOST,
    cite,
    issue_note,
    join_note,
    paging,
    sentence_words,
    tag,
    title_of,
)
from bot.cards.reader.corrections import correction_lines
from bot.cards.reader.quotes import quote_blocks, quote_option
from bot.cards.reader.timeline import event_line
from briefings.ask.answers import SummaryAnswer
from briefings.ask.queries import Quotes, SourceOf, Summary, Timeline
from briefings.dates.style import Writing
from briefings.model.record import Kind, Sentence

_SENTENCE_MOST = 900
_QUOTE_MOST = 450
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def summary_card(writing: Writing, answer: SummaryAnswer) -> Card:
    """A briefing, on as many pages as it needs."""
    briefing = answer.briefing
    number = briefing.number
    corrections = correction_lines(writing, answer.corrections)
    pages = pages_of(_entries(writing, answer), PAGE_ROOM - sum(map(line_cost, corrections)))
    page = in_range(answer.page, len(pages))
    query = Summary(number, page)
    return Card(
        (
            Heading(title_of(briefing.title)),
            *_without_rule_on_top(pages[page - 1]),
            Note((*corrections, _footer(writing, answer, page, len(pages)))),
            *menu("Open a quote or a person", _options(writing, answer)),
            *rows(
                Button("Source", SourceOf(Kind.BRIEFING, number)),
                Button("Quotes", Quotes(briefing=number)),
                Button("Timeline", Timeline(briefing=number)),
                share(query),
            ),
            *rows(*pager(query, page, len(pages))),
        ),
        query,
    )


def _footer(writing: Writing, answer: SummaryAnswer, page: int, pages: int) -> Line:
    briefing = answer.briefing
    number = tag(Kind.BRIEFING, briefing.number)
    marks = "footnotes: see Source" if briefing.summary else ""
    return join_note(cite(writing, briefing.ref), number, f"revision {briefing.rev}", marks, paging(page, pages))


def _entries(writing: Writing, answer: SummaryAnswer) -> list[Sequence[Block]]:
    """The parts of the briefing, each small enough for a page."""
    summary = [
        line(f"{sentence_words(sentence, _SENTENCE_MOST)} {marks}".rstrip())
        for sentence, marks in zip(answer.briefing.summary, _marks(answer.briefing.summary), strict=True)
    ]
    issues = [
        line(f"{shorten(issue.sentence, SENTENCE_MOST)} ({tag(Kind.ISSUE, issue.number)})") for issue in answer.issues
    ]
    return [
        *_section("What is disputed", [*issues, *issue_note(len(issues))]),
        *_section("Summary", summary or [line("This briefing has no summary.")]),
        *_quotes(writing, answer),
        *_section("What happened", [event_line(writing, event, SENTENCE_MOST) for event in answer.events]),
        *_section("What is missing", [line(shorten(sentence, SENTENCE_MOST)) for sentence in answer.missing]),
    ]


def _marks(sentences: Sequence[Sentence]) -> list[str]:
    """For each sentence, the raised numbers of the passages that it rests on: the same ones that the source card has."""
    numbers = count(1)
    return [" ".join(str(next(numbers)).translate(_RAISED) for _ in sentence.spans) for sentence in sentences]


def _section(title: str, lines: Sequence[Line]) -> list[Sequence[Block]]:
    """A titled list, in parts of at most half a page, so that it can go on on the next page."""
    if not lines:
        return []
    parts: list[list[Line]] = [[(Run(title, Style.BOLD),)]]
    for here in lines:
        if sum(line_cost(other) for other in (*parts[-1], here)) > PAGE_ROOM // 2 and len(parts[-1]) > 1:
            parts.append([])
        parts[-1].append(here)
    return [(Rule(), Text(tuple(part))) if index == 0 else (Text(tuple(part)),) for index, part in enumerate(parts)]


def _quotes(writing: Writing, answer: SummaryAnswer) -> list[Sequence[Block]]:
    title = Text(((Run("What was said", Style.BOLD),),))
    entries: list[Sequence[Block]] = [quote_blocks(writing, quote, _QUOTE_MOST) for quote in answer.quotes]
    return [(Rule(), title, *entries[0]), *entries[1:]] if entries else []


def _without_rule_on_top(blocks: Sequence[Block]) -> Sequence[Block]:
    return blocks[1:] if blocks and isinstance(blocks[0], Rule) else blocks


def _options(writing: Writing, answer: SummaryAnswer) -> list[MenuOption]:
    people = [
        option(
            f"{tag(Kind.PERSON, person.number)} {person.name}",
            opens(Kind.PERSON, person.number),
            person.roles[-1].title if person.roles else "",
            short=shorten(person.name, NAME_MOST),
        )
        for person in answer.people
    ]
    return [*(quote_option(writing, quote) for quote in answer.quotes), *people]
