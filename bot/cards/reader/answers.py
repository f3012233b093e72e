"""The door of the reader's cards: answer -> Card. Pure; knows no medium."""

from typing import assert_never

from bot.cards.card import Card
from bot.cards.dates import written_as
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
    with written_as(about.writing):
        return _card_of(answer, about)


def _card_of(answer: Answer, about: AboutFacts) -> Card:
    if isinstance(answer, QuoteAnswers):
        return card_of_quotes(answer)
    if isinstance(answer, PeopleAnswers):
        return card_of_people(answer)
    if isinstance(answer, FindingAnswers):
        return card_of_finding(answer)
    if isinstance(answer, BotAnswers):
        return card_of_bot(answer, about)
    match answer:
        case SummaryAnswer():
            return summary_card(answer)
        case CiteAnswer():
            return cite_card(answer)
        case SourceAnswer():
            return source_card(answer)
        case TimelineAnswer():
            return timeline_card(answer)
        case CompareAnswer():
            return compare_card(answer)
        case CheckAnswer():
            return check_card(answer)
        case ChangesAnswer():
            return changes_card(answer)
        case _:
            assert_never(answer)
