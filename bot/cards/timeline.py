"""The card of events in order, each with the precision its date has; undated ones apart."""

from bot.cards.card import Block, Card, Heading, Line, Note, Option, Run, Style, Text, line
from bot.cards.doors import menu, option, pager, rows, share
from bot.cards.fit import ROOM, parted, shorten
from bot.cards.wording import SENTENCE_MOST, counted, joined, paging, sentence_words, tag
from briefings.answers import TimelineAnswer
from briefings.model import Event, Kind
from briefings.queries import SourceOf
from briefings.when import spoken

_EVENT_LEAST = 100
_UNDATED_MOST = 8


def timeline_card(answer: TimelineAnswer) -> Card:
    """Events, oldest first, then those whose date is not known."""
    found = answer.events
    undated = answer.undated[:_UNDATED_MOST]
    shown = (*found.items, *undated)
    room = min(SENTENCE_MOST, max(_EVENT_LEAST, (ROOM - 600) // max(len(shown), 1) - 90))
    dated: list[Block] = [Heading(shorten(f"Timeline {answer.asked}", 250))]
    if found.items:
        dated.append(Text(tuple(event_line(event, room) for event in found.items)))
    apart = Text(((Run("No date known", Style.BOLD),), *(event_line(event, room) for event in undated)))
    return Card(
        (
            *parted(dated, (apart,) if undated else ()),
            Note(_totals(answer, len(answer.undated) - len(undated))),
            *menu("Where an event stands", [_option(event) for event in shown]),
            *rows(*pager(answer.query, found.number, found.pages), share(answer.query)),
        ),
        answer.query,
    )


def event_line(event: Event, room: int) -> Line:
    """One event: when, what, and its number."""
    numbers = f"({tag(Kind.EVENT, event.number)}, {tag(Kind.BRIEFING, event.briefing.number)})"
    return Run(spoken(event.when), Style.BOLD), Run(f" — {sentence_words(event.sentence, room)} {numbers}")


def _totals(answer: TimelineAnswer, more: int) -> tuple[Line, ...]:
    found = answer.events
    lines = [joined(f"{counted(found.total, 'event')} with a date", paging(found.number, found.pages))]
    if more:
        lines.append(line(f"{counted(more, 'more event')} without a date; ask for one briefing to see them."))
    return tuple(lines)


def _option(event: Event) -> Option:
    label = f"{tag(Kind.EVENT, event.number)} {spoken(event.when)}: {event.sentence.text}"
    return option(label, SourceOf(Kind.EVENT, event.number), tag(Kind.BRIEFING, event.briefing.number), " […]")
