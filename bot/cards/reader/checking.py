"""The card that says whether the words of a message are on record."""

from collections.abc import Sequence

from bot.cards.card import Block, Button, Card, Heading, Line, Note, Run, Text, Words, line
from bot.cards.doors import pager, rows, share
from bot.cards.fit import ROOM, cut_words, line_cost, separate, shorten
from bot.cards.labels import cite, count_words, paging, speaker_name, tag, title_of
from bot.cards.reader.quotes import quote_caption
from briefings.ask.answers import CheckAnswer, Checked, FoundWords, QuoteVerdict
from briefings.ask.queries import OneQuote, Summary
from briefings.dates.style import Writing
from briefings.model.record import Kind
from briefings.text.differing import Change, WordChange
from briefings.text.qualifying import Turn

_WORDS_LEAST, _WORDS_MOST = 60, 600  # of one passage, in the message and on record each
_DIFFERENCES_MOST = 4  # told one by one on one card, at least one a passage
_DIFFERING_MOST = 40  # characters of what differs
_NAME_MOST, _TITLE_MOST = 40, 60
_TURNS = {
    Turn.NEGATION: "a negation",
    Turn.HEDGE: "a hedge",
    Turn.CONDITION: "a condition",
    Turn.QUESTION: "a question",
    Turn.REPORT: "a reporting verb",
}
_CHANGES = {
    Change.NEGATION_LOST: "A negation is lost",
    Change.NEGATION_ADDED: "A negation is added",
    Change.NUMBER: "A number differs",
    Change.NAME: "A name differs",
    Change.WORDS: "Words differ",
}
_NOTHING = line("This message has no words to compare: no quotation of three words, no sentence of four.")
_LIMIT = line(
    "This compares words with the record of this server. It does not say whether something was said elsewhere."
)
_SENTENCES = line("The message has no quotation marks, so its sentences were compared.")


def check_card(writing: Writing, answer: CheckAnswer) -> Card:
    """Each passage of the message on this page, and below it what is on record."""
    checked = answer.checked.items
    if not checked:
        return Card((Text((_NOTHING,)),))
    most = max(1, _DIFFERENCES_MOST // len(checked))
    fixed = sum(line_cost(told) for passage in checked for told in _told(writing, passage, most))
    texts = sum(1 + max(1, len(passage.found)) for passage in checked)
    room = min(_WORDS_MOST, max(_WORDS_LEAST, (ROOM - 600 - fixed) // texts))
    notes = [_SENTENCES] if answer.sentences else []
    if answer.more:
        were = "was" if answer.more == 1 else "were"
        notes.append(line(f"{count_words(answer.more, 'more passage')} of this message {were} not compared."))
    page = answer.checked
    return Card(
        (
            Heading("The message, compared with the record"),
            *separate(*(_blocks(writing, passage, room, most) for passage in checked)),
            Note((*notes, _LIMIT, *((line(f"This is {paging(page.number, page.pages)}."),) if page.pages > 1 else ()))),
            *rows(*_doors(checked), *pager(answer.query, page.number, page.pages), share(answer.query)),
        ),
        answer.query,
    )


def _doors(checked: Sequence[Checked]) -> list[Button]:
    """The ways to what is on record: its quotes, and where there is none the briefings."""
    found = [place for passage in checked for place in passage.found]
    quotes = dict.fromkeys(place.quote.number for place in found if place.quote is not None)
    briefings = dict.fromkeys(place.briefing.number for place in found if place.quote is None)
    return [
        *(Button(tag(Kind.QUOTE, number), OneQuote(number)) for number in quotes),
        *(Button(tag(Kind.BRIEFING, number), Summary(number)) for number in briefings),
    ]


def _blocks(writing: Writing, passage: Checked, room: int, most: int) -> tuple[Block, ...]:
    message = cut_words((Run(f"The message: “{passage.words}”"),), room)
    told = _told(writing, passage, most)
    if not passage.found:
        return (Text((message, *told)),)
    words = Words(tuple(cut_words((Run(place.words),), room) for place in passage.found))
    return Text((message, *told[:-1])), words, Text(told[-1:])


def _told(writing: Writing, passage: Checked, most: int) -> tuple[Line, ...]:
    """The verdict in words, with at most so many differences; where something is found, the last line says where."""
    verdict = line(_verdict_words(passage))
    if passage.named is not None and passage.found and passage.found[0].quote is not None:
        named, speaker = (shorten(name, _NAME_MOST) for name in (passage.named, speaker_name(passage.found[0].quote)))
        verdict = (*verdict, Run(f" The message names {named}; on record, {speaker} said them."))
    if not passage.found:
        return (verdict,)
    told = [line(_difference_words(difference)) for difference in passage.differences[:most]]
    more = len(passage.differences) - len(told)
    if more > 0:
        told.append(line(f"There {'is' if more == 1 else 'are'} {count_words(more, 'more difference')}."))
    if passage.verdict is QuoteVerdict.SPLICED:
        return (verdict, line(f"From, in this order: {'; '.join(map(_origin, passage.found))}."))
    return (verdict, *told, _caption(writing, passage.found[0]))


def _verdict_words(passage: Checked) -> str:
    in_quote = bool(passage.found) and passage.found[0].quote is not None
    match passage.verdict:
        case QuoteVerdict.VERBATIM:
            return "Word for word on record:" if in_quote else "Word for word in the article, not in a quote on record:"
        case QuoteVerdict.SHORTENED:
            return "On record, with other words where the message marks an omission:"
        case QuoteVerdict.CUT:
            turns = [_TURNS[turn] for turn in passage.turns]
            listed = " and ".join([", ".join(turns[:-1]), turns[-1]] if len(turns) > 1 else turns)
            return f"These words are on record, but the rest of the sentence qualifies them ({listed}). The whole sentence:"
        case QuoteVerdict.OTHER_SPEAKER:
            return "Word for word on record, but of another speaker."
        case QuoteVerdict.SPLICED:
            return "Each part is on record, but they do not belong together:"
        case QuoteVerdict.ALTERED:
            return "Not word for word."
        case _:
            return "Not on record here." + (" The nearest words on record:" if passage.found else "")


def _difference_words(difference: WordChange) -> str:
    said, on_record = (shorten(words, _DIFFERING_MOST) for words in (difference.said, difference.on_record))
    kind = _CHANGES[difference.change]
    if not said:
        return f"{kind}: the record has “{on_record}”, which the message leaves out."
    if not on_record:
        return f"{kind}: the message has “{said}”, which the record has not."
    return f"{kind}: the record has “{on_record}” where the message has “{said}”."


def _origin(place: FoundWords) -> str:
    if place.quote is None:
        return f"the article of {tag(Kind.BRIEFING, place.briefing.number)}"
    return f"{tag(Kind.QUOTE, place.quote.number)}, {shorten(speaker_name(place.quote), _NAME_MOST)}"


def _caption(writing: Writing, place: FoundWords) -> Line:
    if place.quote is not None:
        return quote_caption(writing, place.quote)
    title = shorten(title_of(place.briefing.title), _TITLE_MOST)
    return line(f"{tag(Kind.BRIEFING, place.briefing.number)} {title}, {cite(writing, place.briefing)}")
