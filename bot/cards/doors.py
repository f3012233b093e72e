"""The buttons and menus that cards share: paging, sharing, ways on. Knows no layout."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.cards.card import Block, Button, Buttons, Goal, Look, Menu, MenuOption, Share, Text, line
from bot.cards.fit import shorten
from briefings.ask.answers import Offer
from briefings.ask.queries import OneQuote, Query, SourceOf, Stances, Summary, Who
from briefings.model.record import Kind

MENU_MOST = 25
LABEL_MOST = 100
BUTTON_MOST = 80
_BUTTONS = 5


def pager(goal: Goal, page: int, pages: int) -> tuple[Button, ...]:
    """Buttons to the page before and the page after, where there are such; `goal` is a question or an action that has pages."""
    turned = (("Previous page", page - 1), ("Next page", page + 1))
    there = [(label, dict[str, Any](page=to)) for label, to in turned if 1 <= to <= pages and hasattr(goal, "page")]
    return tuple(Button(label, replace(goal, **change)) for label, change in there)


def share(query: Query) -> Button:
    """The door that posts the card for everybody."""
    return Button("Share", Share(query), Look.PRIMARY)


def rows(*buttons: Button) -> tuple[Buttons, ...]:
    """The buttons in rows of at most five."""
    return tuple(Buttons(buttons[start : start + 5]) for start in range(0, len(buttons), 5))


def option(label: str, goal: Goal, note: str = "", mark: str = "…", short: str = "") -> MenuOption:
    """A line of a menu, cut to what a menu holds; `mark` shows that it is cut."""
    return MenuOption(shorten(label, LABEL_MOST, mark) or "…", goal, shorten(note, LABEL_MOST), short)


def menu(placeholder: str, options: Sequence[MenuOption]) -> tuple[Menu, ...]:
    """A menu of the first 25 options; nothing when there are none."""
    return (Menu(placeholder, tuple(options[:MENU_MOST])),) if options else ()


def offer_menu(placeholder: str, offers: Sequence[Offer]) -> tuple[Menu, ...]:
    """A menu of an answer's offers."""
    return menu(placeholder, [option(offer.label, offer.query, offer.note) for offer in offers])


def offer_openly(lead: str, offers: Sequence[Offer]) -> tuple[Block, ...]:
    """An answer's offers below what they are: as buttons, which show their names, where few enough fit; else as a menu."""
    labels = [f"{offer.label} ({offer.note})" if offer.note else offer.label for offer in offers]
    labels = [label if len(label) <= BUTTON_MOST else offer.label for label, offer in zip(labels, offers, strict=True)]
    if len(offers) > _BUTTONS or any(len(label) > BUTTON_MOST for label in labels):
        return offer_menu(lead or "Ask instead", offers)
    buttons = [Button(label, offer.query) for label, offer in zip(labels, offers, strict=True)]
    return *((Text((line(f"{lead}:"),)),) if lead and buttons else ()), *rows(*buttons)


def opens(kind: Kind, number: int) -> Query:
    """The question whose answer shows the item with this number."""
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
