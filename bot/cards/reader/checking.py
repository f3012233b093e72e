"""The card that says whether what a message quotes is on record."""

from bot.cards.card import Block, Button, Card, Heading, Note, Run, Text, Words, line
from bot.cards.doors import rows
from bot.cards.fit import ROOM, cut_words, line_cost, separate
from bot.cards.labels import count_words, tag
from bot.cards.reader.quotes import quote_caption
from briefings.ask.answers import CheckAnswer, Checked, QuoteVerdict
from briefings.ask.queries import OneQuote
from briefings.dates.style import Writing
from briefings.model.record import Kind

_WORDS_LEAST, _WORDS_MOST = 120, 600  # of one passage, in the message and on record each
_VERDICTS = {
    QuoteVerdict.STANDS: "These words are on record:",
    QuoteVerdict.SHORTENED: "These words are on record, with other words between them:",
    QuoteVerdict.DIFFERS: "Not word for word. The nearest words on record are:",
    QuoteVerdict.NOT_FOUND: "No quote on record here has these words.",
}
_NOTHING = line("This message quotes nothing: no three words or more are in quotation marks or a block quote.")
_LIMIT = line(
    "This compares words with the record of this server. It does not say whether something was said elsewhere."
)


def check_card(writing: Writing, answer: CheckAnswer) -> Card:
    """Each passage that the message quotes, and below it what is on record."""
    if not answer.checked:
        return Card((Text((_NOTHING,)),))
    quotes = [passage.quote for passage in answer.checked if passage.quote is not None]
    fixed = sum(line_cost(quote_caption(writing, quote)) for quote in quotes) + 100 * len(answer.checked)
    room = min(_WORDS_MOST, max(_WORDS_LEAST, (ROOM - 300 - fixed) // (2 * len(answer.checked))))
    were = "was" if answer.more == 1 else "were"
    more = line(f"{count_words(answer.more, 'more passage')} of this message {were} not compared.")
    numbers = dict.fromkeys(quote.number for quote in quotes)
    return Card(
        (
            Heading("The message, compared with the record"),
            *separate(*(_blocks(writing, passage, room) for passage in answer.checked)),
            Note((more, _LIMIT) if answer.more else (_LIMIT,)),
            *rows(*(Button(tag(Kind.QUOTE, number), OneQuote(number)) for number in numbers)),
        )
    )


def _blocks(writing: Writing, passage: Checked, room: int) -> tuple[Block, ...]:
    message = cut_words((Run(f"The message: “{passage.words}”"),), room)
    verdict = Text((message, line(_VERDICTS[passage.verdict])))
    if passage.quote is None:
        return (verdict,)
    on_record = Words((cut_words((Run(passage.on_record),), room),))
    return verdict, on_record, Text((quote_caption(writing, passage.quote),))
