"""The card of events in order, each with the precision its date has; undated ones apart."""

from bot.cards.card import Block, Card, Heading, Line, MenuOption, Note, Run, Style, Text, line
from bot.cards.doors import LABEL_MOST, menu, option, pager, rows, share
from bot.cards.fit import ROOM, cost, separate, shorten
from bot.cards.labels import EDITORS_WORDS, SENTENCE_MOST, count_words, join_note, paging, sentence_words, tag
from briefings.ask.answers import TimelineAnswer
from briefings.ask.queries import SourceOf
from briefings.dates.style import Writing
from briefings.model.record import Event, Kind, Origin
from briefings.model.spans import OMISSION
from briefings.text.folding import fold, tokens

_EVENT_LEAST = 100
_UNDATED_MOST = 8
_PEOPLE_MOST = 3
_NAME_MOST = 30
_WHEN_MOST = 50


def timeline_card(writing: Writing, answer: TimelineAnswer) -> Card:
    """Events, oldest first, then those whose date is not known."""
    events = answer.events
    undated = answer.undated[:_UNDATED_MOST]
    shown = (*events.items, *undated)
    room = min(SENTENCE_MOST, max(_EVENT_LEAST, (ROOM - 600) // max(len(shown), 1) - 130))
    dated: list[Block] = [Heading(shorten(f"Timeline {answer.asked}", 250))]
    if events.items:
        dated.append(Text(tuple(event_line(writing, event, room) for event in events.items)))
    apart = Text(((Run("No date known", Style.BOLD),), *(event_line(writing, event, room) for event in undated)))
    return Card(
        (
            *separate(dated, (apart,) if undated else ()),
            Note(_totals(answer, len(answer.undated) - len(undated))),
            *menu("Open an event's source", [_option(writing, event) for event in shown]),
            *rows(*pager(answer.query, events.number, events.pages), share(answer.query)),
        ),
        answer.query,
    )


def event_line(writing: Writing, event: Event, room: int) -> Line:
    """One event: when, what, and its number; and who is meant where the sentence names nobody of them."""
    numbers = f"({tag(Kind.EVENT, event.number)}, {tag(Kind.BRIEFING, event.briefing.number)})"
    what = f"{sentence_words(event.sentence, room)}{_who(event)}"
    return Run(writing.when(event.when), Style.BOLD), Run(f" — {what} {numbers}")


def _who(event: Event) -> str:
    if not event.people or any(_is_named(ref.name, event.sentence.text) for ref in event.people):
        return ""
    names = ", ".join(shorten(ref.name, _NAME_MOST) for ref in event.people[:_PEOPLE_MOST])
    more = len(event.people) - _PEOPLE_MOST
    return f" People: {names}{f' and {more} more' if more > 0 else ''}."


def _is_named(name: str, sentence: str) -> bool:
    """Whether the sentence has the last word of the name, or another one of four letters or more ("O’Neill" is one word)."""
    *firsts, last = tokens(name) or ("",)
    flat = fold(sentence)
    words = {*tokens(sentence), *tokens(flat.replace("'s ", " ").replace("’s ", " "))}
    return last in words or any(len(word) >= 4 and word in words for word in firsts)


def _totals(answer: TimelineAnswer, more: int) -> tuple[Line, ...]:
    events = answer.events
    lines = [join_note(f"{count_words(events.total, 'event')} with a date", paging(events.number, events.pages))]
    if more:
        lines.append(line(f"{count_words(more, 'more event')} without a date; ask for one briefing to see them."))
    return tuple(lines)


def _option(writing: Writing, event: Event) -> MenuOption:
    head = f"{tag(Kind.EVENT, event.number)} {shorten(writing.when(event.when), _WHEN_MOST)}: "
    mark = cost(EDITORS_WORDS) if event.sentence.by is Origin.EDITOR else 0
    label = head + sentence_words(event.sentence, LABEL_MOST - cost(head) - mark)
    goal = SourceOf(Kind.EVENT, event.number)
    return option(label, goal, tag(Kind.BRIEFING, event.briefing.number), OMISSION.rstrip())
