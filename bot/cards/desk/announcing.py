"""What a server is told of its record in a channel: a briefing, and a correction. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.cards.card import Button, Buttons, Card, Heading, Line, Look, Menu, Note, Style, Text, line
from bot.cards.desk.drafted import draft_title
from bot.cards.doors import opens, rows
from bot.cards.fit import separate, shorten
from bot.cards.labels import count_words, fact_words, join_note, tag
from bot.cards.reader.corrections import whole_lines
from briefings.ask.queries import Changes, Quotes, Summary, Timeline
from briefings.dates.style import Writing
from briefings.draft.model import Draft
from briefings.model.record import Correction, Kind, State

_REASON_MOST = 500
_SENTENCE_MOST = 400
_CORRECTIONS_MOST = 5


def announcement_card(writing: Writing, draft: Draft, *, reason: str | None, corrected: datetime | None) -> Card:
    """A briefing for a channel as it is now: published, with the day of its last correction, or withdrawn and why."""
    number = draft.number
    head = Heading(f"{tag(Kind.BRIEFING, number)} {draft_title(draft)}")
    if draft.state is State.WITHDRAWN:
        why = f" Reason: {shorten(reason, _REASON_MOST)}" if reason else ""
        return Card((head, Text((line(f"This briefing was withdrawn.{why}"),))))
    quotes = count_words(sum(quote.number is not None for quote in draft.quotes), "quote")
    people = count_words(sum(person.number is not None for person in draft.people), "person", "people")
    source = draft.source
    day = writing.day_of(corrected) if corrected else ""
    return Card(
        (
            head,
            Text((line(f"On record from this article: {quotes} and {people}."),)),
            *((Text((line(f"Corrected on {day}; see /changes.", Style.BOLD),)),) if day else ()),
            Note((join_note(fact_words(writing, source.outlet), fact_words(writing, source.published, is_date=True)),)),
            *rows(
                Button("Summary", Summary(number), Look.PRIMARY),
                Button("Quotes", Quotes(briefing=number)),
                Button("Timeline", Timeline(briefing=number)),
            ),
        )
    )


def corrections_card(writing: Writing, made: Sequence[Correction]) -> Card:
    """What one change corrected, for a channel."""
    more = len(made) - _CORRECTIONS_MOST
    rest: tuple[Line, ...] = (line(f"And {count_words(more, 'more correction')}: see /changes."),) if more > 0 else ()
    return Card(
        (
            Heading("Correction"),
            *separate(*([Text(whole_lines(writing, one))] for one in made[:_CORRECTIONS_MOST])),
            *((Text(rest),) if rest else ()),
            *rows(
                Button("See what is on record now", opens(made[0].kind, made[0].number)),
                Button("All corrections", Changes()),
            ),
        )
    )


def withdrawn_correction_card(number: int) -> Card:
    """The card in the place of corrections whose briefing is not on record now."""
    say = line(f"{tag(Kind.BRIEFING, number)}, which this correction was about, was withdrawn.")
    return Card((Heading("Correction"), Text((say,))))


def add_note(card: Card, sentences: Sequence[str]) -> Card:
    """The card with these sentences above its first door."""
    if not sentences:
        return card
    doors = next(
        (index for index, block in enumerate(card.blocks) if isinstance(block, Buttons | Menu)), len(card.blocks)
    )
    note = Text(tuple(line(shorten(text, _SENTENCE_MOST)) for text in sentences))
    return replace(card, blocks=(*card.blocks[:doors], note, *card.blocks[doors:]))
