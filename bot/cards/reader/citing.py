"""The card of a quote as a citation, to be copied as it stands."""

from bot.cards.card import Block, Button, Card, Copy, File, Heading, Note, Text, line
from bot.cards.doors import menu, option, rows, share
from bot.cards.fit import PAGE_ROOM, cost, line_cost
from bot.cards.labels import dated, speaker_check, tag
from bot.cards.reader.corrections import correction_lines
from briefings.ask.answers import CiteAnswer
from briefings.ask.queries import Cite, CiteStyle, OneQuote, SourceOf
from briefings.model.record import Kind

STYLE_WORDS = {
    CiteStyle.CARD: "Debate card",
    CiteStyle.MLA: "MLA",
    CiteStyle.APA: "APA",
    CiteStyle.CHICAGO: "Chicago",
    CiteStyle.MARKDOWN: "Markdown",
    CiteStyle.BIBTEX: "BibTeX",
}
_LONG = line("The citation is longer than a message holds. It is in the file.")


def cite_card(answer: CiteAnswer) -> Card:
    """A quote as a citation: the text to copy, what was checked of the speaker, and the other styles.

    A citation that is longer than a message comes as a file, whole.
    """
    number, style = answer.quote.number, STYLE_WORDS[answer.style]
    query = Cite(number, answer.style)
    corrections = correction_lines(answer.corrections)
    long = cost(answer.cited) > PAGE_ROOM - sum(line_cost(one) for one in corrections)
    block: Block = Text((_LONG,)) if long else Copy(answer.cited)
    name = f"{tag(Kind.QUOTE, number)}-{answer.style.value}.{'bib' if answer.style is CiteStyle.BIBTEX else 'txt'}"
    stored = f"The article was stored on {dated(answer.stored.isoformat())} (UTC); citations call that day accessed."
    others = [
        option(words, Cite(number, other), short=words)
        for other, words in STYLE_WORDS.items()
        if other is not answer.style
    ]
    return Card(
        (
            Heading(f"{tag(Kind.QUOTE, number)} as a citation: {style}"),
            block,
            Note((line(speaker_check(answer.quote)), line(stored), *corrections)),
            *menu("Another style", others),
            *rows(Button("The quote", OneQuote(number)), Button("Source", SourceOf(Kind.QUOTE, number)), share(query)),
        ),
        query,
        (File(name, f"{answer.cited}\n".encode()),) if long else (),
    )
