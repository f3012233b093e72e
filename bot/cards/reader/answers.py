"""The door of the reader's cards: answer -> Card. Pure; knows no medium."""

from typing import assert_never

from bot.cards.card import Card
from bot.cards.dates import written_as
from bot.cards.reader.checking import check_card
from bot.cards.reader.citing import cite_card
from bot.cards.reader.corrections import changes_card
from bot.cards.reader.help import AboutFacts, about_card, help_card
from bot.cards.reader.people import stances_card, who_card
from bot.cards.reader.quotes import context_card, quote_card, quotes_card
from bot.cards.reader.search import no_match_card, search_card, which_card, withdrawn_card
from bot.cards.reader.side_by_side import compare_card
from bot.cards.reader.sources import source_card
from bot.cards.reader.summary import summary_card
from bot.cards.reader.timeline import timeline_card
from briefings.ask.answers import (
    AboutAnswer,
    Answer,
    ChangesAnswer,
    CheckAnswer,
    CiteAnswer,
    CompareAnswer,
    ContextAnswer,
    HelpAnswer,
    NoMatch,
    QuoteAnswer,
    QuotesAnswer,
    SearchAnswer,
    SourceAnswer,
    StancesAnswer,
    SummaryAnswer,
    TimelineAnswer,
    WhichOne,
    WhoAnswer,
    Withdrawn,
)

__all__ = ["AboutFacts", "card_of"]


def card_of(answer: Answer, about: AboutFacts) -> Card:
    """What is shown for an answer, its dates as `about` has them. `query` of the card is set where the card can be shared."""
    with written_as(about.writing):
        return _card_of(answer, about)


def _card_of(answer: Answer, about: AboutFacts) -> Card:
    match answer:
        case SummaryAnswer():
            return summary_card(answer)
        case WhoAnswer():
            return who_card(answer)
        case QuoteAnswer():
            return quote_card(answer)
        case QuotesAnswer():
            return quotes_card(answer)
        case ContextAnswer():
            return context_card(answer)
        case CiteAnswer():
            return cite_card(answer)
        case SourceAnswer():
            return source_card(answer)
        case TimelineAnswer():
            return timeline_card(answer)
        case StancesAnswer():
            return stances_card(answer)
        case CompareAnswer():
            return compare_card(answer)
        case SearchAnswer():
            return search_card(answer)
        case CheckAnswer():
            return check_card(answer)
        case ChangesAnswer():
            return changes_card(answer)
        case HelpAnswer():
            return help_card(answer)
        case AboutAnswer():
            return about_card(answer, about)
        case WhichOne():
            return which_card(answer)
        case NoMatch():
            return no_match_card(answer)
        case Withdrawn():
            return withdrawn_card(answer)
        case _:
            assert_never(answer)
