"""The door of the reader's cards: answer -> Card. Pure; knows no medium."""

from typing import assert_never

from bot.cards.card import Card
from bot.cards.reader.checking import check_card
from bot.cards.reader.citing import cite_card
from bot.cards.reader.corrections import changes_card
from bot.cards.reader.help import AboutFacts, about_card, help_card
from bot.cards.reader.people import stances_card, who_card
from bot.cards.reader.quotes import context_card, quote_card, quotes_card
from bot.cards.reader.role_lists import roles_card
from bot.cards.reader.search import no_match_card, search_card, which_card, withdrawn_card
from bot.cards.reader.side_by_side import compare_card
from bot.cards.reader.sources import source_card
from bot.cards.reader.summary import summary_card
from bot.cards.reader.timeline import timeline_card
from briefings.ask import answers
from briefings.ask.answers import Answer
from briefings.dates.style import Writing


def card_of(writing: Writing, answer: Answer, about: AboutFacts) -> Card:
    """The card that shows an answer. Its `query` is set where the card can be shared."""
    match answer:
        case answers.SummaryAnswer():
            return summary_card(writing, answer)
        case answers.WhoAnswer():
            return who_card(writing, answer)
        case answers.RolesAnswer():
            return roles_card(writing, answer)
        case answers.QuoteAnswer():
            return quote_card(writing, answer)
        case answers.QuotesAnswer():
            return quotes_card(writing, answer)
        case answers.ContextAnswer():
            return context_card(writing, answer)
        case answers.CiteAnswer():
            return cite_card(writing, answer)
        case answers.SourceAnswer():
            return source_card(writing, answer)
        case answers.TimelineAnswer():
            return timeline_card(writing, answer)
        case answers.StancesAnswer():
            return stances_card(writing, answer)
        case answers.CompareAnswer():
            return compare_card(writing, answer)
        case answers.SearchAnswer():
            return search_card(writing, answer)
        case answers.CheckAnswer():
            return check_card(writing, answer)
        case answers.ChangesAnswer():
            return changes_card(writing, answer)
        case answers.HelpAnswer():
            return help_card(writing, answer)
        case answers.AboutAnswer():
            return about_card(answer, about)
        case answers.WhichOne():
            return which_card(answer)
        case answers.NoMatch():
            return no_match_card(answer)
        case answers.Withdrawn():
            return withdrawn_card(answer)
        case _:
            assert_never(answer)
