"""The buttons and menus that cards share: paging, sharing, ways on. Knows no layout."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions import Diff, History, ListBriefings, Review
from bot.cards.card import Button, Buttons, Goal, Look, Menu, Option, Share
from bot.cards.fit import shorten
from briefings.answers import Offer
from briefings.model import Kind
from briefings.queries import (
    Context,
    OneQuote,
    Query,
    Quotes,
    Search,
    SourceOf,
    Stances,
    Summary,
    Timeline,
    Who,
)

MENU_MOST = 25
LABEL_MOST = 100

Paged = (
    Summary | Who | OneQuote | Quotes | Context | Timeline | Stances | Search | ListBriefings | Review | History | Diff
)


def pager(goal: Goal, page: int, pages: int) -> tuple[Button, ...]:
    """Buttons to the page before and the page after, where there are such."""
    if not isinstance(goal, Paged):
        return ()
    found = []
    if page > 1:
        found.append(Button("Previous page", replace(goal, page=page - 1)))
    if page < pages:
        found.append(Button("Next page", replace(goal, page=page + 1)))
    return tuple(found)


def share(query: Query) -> Button:
    """The door that posts the card for everybody."""
    return Button("Share", Share(query), Look.PRIMARY)


def rows(*buttons: Button) -> tuple[Buttons, ...]:
    """The buttons in rows of at most five."""
    return tuple(Buttons(buttons[at : at + 5]) for at in range(0, len(buttons), 5))


def option(label: str, goal: Goal, note: str = "", mark: str = "…") -> Option:
    """A line of a menu, cut to what a menu holds; `mark` shows that it is cut."""
    return Option(shorten(label, LABEL_MOST, mark) or "…", goal, shorten(note, LABEL_MOST))


def menu(placeholder: str, options: Sequence[Option]) -> tuple[Menu, ...]:
    """A menu of the first 25 options; nothing when there are none."""
    return (Menu(placeholder, tuple(options[:MENU_MOST])),) if options else ()


def offered(placeholder: str, offers: Sequence[Offer]) -> tuple[Menu, ...]:
    """A menu of an answer's offers."""
    return menu(placeholder, [option(offer.label, offer.query, offer.note) for offer in offers])


def opens(kind: Kind, number: int) -> Query:
    """Where a search hit or a number leads."""
    match kind:
        case Kind.BRIEFING:
            return Summary(number)
        case Kind.QUOTE:
            return OneQuote(number)
        case Kind.PERSON:
            return Who(f"P-{number}")
        case Kind.ISSUE:
            return Stances(issue=f"I-{number}")
        case Kind.EVENT | Kind.STANCE:
            return SourceOf(kind, number)
