"""The buttons and menus that cards share: paging, sharing, ways on. Knows no layout."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.actions import Diff, History, ListBriefings, Log, Review
from bot.actions.approving import Queue
from bot.actions.curating import AskSame, ListIssues
from bot.actions.topics import ListTopics
from bot.cards.card import Block, Button, Buttons, Goal, Look, Menu, Option, Share, Text, line
from bot.cards.fit import shorten
from briefings.ask.answers import Offer
from briefings.ask.queries import (
    Changes,
    Compare,
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
from briefings.model.record import Kind

MENU_MOST = 25
LABEL_MOST = 100
BUTTON_MOST = 80
_BUTTONS = 5

Paged = (
    Summary
    | Who
    | OneQuote
    | Quotes
    | Context
    | Timeline
    | Stances
    | Compare
    | Search
    | Changes
    | ListBriefings
    | Review
    | History
    | Diff
    | Log
    | ListIssues
    | ListTopics
    | AskSame
    | Queue
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


def option(label: str, goal: Goal, note: str = "", mark: str = "…", short: str = "") -> Option:
    """A line of a menu, cut to what a menu holds; `mark` shows that it is cut."""
    return Option(shorten(label, LABEL_MOST, mark) or "…", goal, shorten(note, LABEL_MOST), short)


def menu(placeholder: str, options: Sequence[Option]) -> tuple[Menu, ...]:
    """A menu of the first 25 options; nothing when there are none."""
    return (Menu(placeholder, tuple(options[:MENU_MOST])),) if options else ()


def offered(placeholder: str, offers: Sequence[Offer]) -> tuple[Menu, ...]:
    """A menu of an answer's offers."""
    return menu(placeholder, [option(offer.label, offer.query, offer.note) for offer in offers])


def offered_openly(lead: str, offers: Sequence[Offer]) -> tuple[Block, ...]:
    """An answer's offers below what they are: as buttons, which show their names, where few enough fit; else as a menu."""
    labels = [f"{offer.label} ({offer.note})" if offer.note else offer.label for offer in offers]
    labels = [label if len(label) <= BUTTON_MOST else offer.label for label, offer in zip(labels, offers, strict=True)]
    if len(offers) > _BUTTONS or any(len(label) > BUTTON_MOST for label in labels):
        return offered(lead or "Ask instead", offers)
    buttons = [Button(label, offer.query) for label, offer in zip(labels, offers, strict=True)]
    return *((Text((line(f"{lead}:"),)),) if lead and buttons else ()), *rows(*buttons)


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
