"""The door of the reader's cards: answer -> Card. Pure; knows no medium."""

from typing import assert_never

from bot.cards.card import Card
from bot.cards.reader.checking import check_card
from bot.cards.reader.citing import cite_card
from bot.cards.reader.corrections import changes_card
from bot.cards.reader.help import AboutFacts, card_of_bot
from bot.cards.reader.people import card_of_people
from bot.cards.reader.quotes import card_of_quotes
from bot.cards.reader.search import card_of_finding
from bot.cards.reader.side_by_side import compare_card
from bot.cards.reader.sources import source_card
from bot.cards.reader.summary import summary_card
from bot.cards.reader.timeline import timeline_card
from briefings.ask.answers import (
    Answer,
    BotAnswers,
    ChangesAnswer,
    CheckAnswer,
    CiteAnswer,
    CompareAnswer,
    FindingAnswers,
    PeopleAnswers,
    QuoteAnswers,
    SourceAnswer,
    SummaryAnswer,
    TimelineAnswer,
)

__all__ = ["AboutFacts", "card_of"]


def card_of(answer: Answer, about: AboutFacts) -> Card:
    """What is shown for an answer, its dates as `about` has them. `query` of the card is set where the card can be shared."""
    writing = about.writing
    if isinstance(answer, QuoteAnswers):
        return card_of_quotes(writing, answer)
    if isinstance(answer, PeopleAnswers):
        return card_of_people(writing, answer)
    if isinstance(answer, FindingAnswers):
        return card_of_finding(writing, answer)
    if isinstance(answer, BotAnswers):
        return card_of_bot(writing, answer, about)
    match answer:
        case SummaryAnswer():
            return summary_card(writing, answer)
        case CiteAnswer():
            return cite_card(writing, answer)
        case SourceAnswer():
            return source_card(writing, answer)
        case TimelineAnswer():
            return timeline_card(writing, answer)
        case CompareAnswer():
            return compare_card(writing, answer)
        case CheckAnswer():
            return check_card(writing, answer)
        case ChangesAnswer():
            return changes_card(writing, answer)
        case _:
            assert_never(answer)
