"""Presses and forms at the house, with any spelling, and what comes of each in a few words."""

from collections.abc import Awaitable

from bot.actions.actions import Opens
from bot.actions.actions import submit_of as as_sent
from bot.cards.card import Card, Form
from bot.render.terminal import to_terminal
from tests.bot.houses import press
from tests.bot.permissions.outcomes import DONE, leaks, outcome_of
from tests.bot.permissions.town import OURS, PEOPLE, TOWN, TownRecord


async def pressed(town: TownRecord, who: str, spelling: str) -> str:
    """What comes of it when they press a button that carries the spelling."""
    return await came_of(town, who, press(town.house, TOWN, PEOPLE[who], spelling))


async def sent(town: TownRecord, who: str, spelling: str, values: dict[str, str]) -> str:
    """What comes of it when they send the form that the spelling opens."""
    opened = await town.house.goal_of(TOWN, spelling)
    assert isinstance(opened, Opens)
    return await came_of(town, who, town.house.reply(TOWN, PEOPLE[who], as_sent(opened, values)))


async def came_of(town: TownRecord, who: str, work: Awaitable[Card | Form]) -> str:
    """The outcome; with what is wrong about it, where it changed or leaked what it must not."""
    before = town.digest()
    shown = await work
    changed = town.digest() != before
    everything = everything_of(shown)
    word = outcome_of(everything, form=isinstance(shown, Form), changed=changed)
    wrong = leaks(who, everything, OURS)
    return ", but ".join([word, *wrong, *(["changed the record"] if changed and word != DONE else [])])


def everything_of(shown: Card | Form) -> str:
    """All texts of an answer, as they read and with what the doors carry."""
    return repr(shown) if isinstance(shown, Form) else f"{to_terminal(shown, width=10_000).text}\n{shown!r}"
