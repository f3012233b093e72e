"""The card of a quote as a citation, to be copied as it is."""

from bot.cards.card import Block, Button, Card, Copy, File, Heading, Note, Text, line
from bot.cards.doors import menu, option, rows, share
from bot.cards.fit import PAGE_ROOM, cost, line_cost
from bot.cards.labels import date_words, speaker_check, tag
from bot.cards.reader.corrections import correction_lines
from briefings.ask.answers import CiteAnswer
from briefings.ask.queries import Cite, CiteStyle, OneQuote, SourceOf
from briefings.dates.style import Writing
from briefings.model.record import Kind

_LONG = line("The citation is too long for a message, so it is in the file.")


def cite_card(writing: Writing, answer: CiteAnswer) -> Card:
    """A quote as a citation: the text to copy, what was checked of the speaker, and the other styles.

    A citation that is longer than a message comes as a file, whole.
    """
    number, style = answer.quote.number, answer.style
    query = Cite(number, style)
    corrections = correction_lines(writing, answer.corrections)
    long = cost(answer.cited) > PAGE_ROOM - sum(map(line_cost, corrections))
    block: Block = Text((_LONG,)) if long else Copy(answer.cited)
    name = f"{tag(Kind.QUOTE, number)}-{style.value}.{style.ending}"
    day = date_words(writing, answer.stored.isoformat())
    stored = f"The article was stored on {day} (UTC); citations give that day as the access date."
    others = [option(other.label, Cite(number, other), short=other.label) for other in CiteStyle if other is not style]
    return Card(
        (
            Heading(f"{tag(Kind.QUOTE, number)} as a citation: {style.label}"),
            block,
            Note((line(speaker_check(answer.quote)), line(stored), *corrections)),
            *menu("Another style", others),
            *rows(Button("The quote", OneQuote(number)), Button("Source", SourceOf(Kind.QUOTE, number)), share(query)),
        ),
        query,
        (File(name, f"{answer.cited}\n".encode()),) if long else (),
    )
