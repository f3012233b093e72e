"""An error as a card, the same at every door: what is wrong in one sentence, and the next step. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.actions import Review
from bot.cards.card import Button, Card, Look, Note, Text, line
from bot.cards.doors import rows
from bot.cards.fit import shorten
from briefings.ask.queries import Help
from briefings.errors import AlreadyHere, BriefingError, say_withheld

_SAY_MOST = 600


def card_of_error(error: BriefingError) -> Card:
    """The card of an error. A form that was refused has a card of its own, which keeps what was typed (`bot.cards.desk.refused`)."""
    first = (
        (Button(f"Open B-{error.number}", Review(error.number), Look.PRIMARY),)
        if isinstance(error, AlreadyHere)
        else ()
    )
    hint = (Note((line(shorten(error.hint, _SAY_MOST)),)),) if error.hint else ()
    return Card((Text((line(shorten(error.say, _SAY_MOST)),)), *hint, *rows(*first)))


def with_withheld(card: Card, names: Sequence[str]) -> Card:
    """The card with a line that names what is not in it because it does not agree with its source."""
    return replace(card, blocks=(Note((line(say_withheld(names)),)), *card.blocks)) if names else card


def card_of_fault(reference: str) -> Card:
    """The card that is shown when something went wrong that nobody foresaw. `reference` is in the log too."""
    return Card(
        (
            Text((line("Something went wrong in the bot. Nothing was changed."),)),
            Note((line(f"Try again. If it happens again, give the bot's host this reference: {reference}"),)),
            *rows(Button("Help", Help())),
        )
    )
