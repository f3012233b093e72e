"""A house on a real file for tests: who acts in it, an article of invented people, and how a card is read."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.actions.actions import Submit, submit_of
from bot.cards import card
from bot.cards.card import Card, Form, Goal
from bot.commands.commands import COMMANDS
from bot.commands.options import Command
from bot.config import Config
from bot.gate.rules import Actor
from bot.house import DATABASE, House, open_house
from bot.render.terminal import to_terminal
from briefings.errors import BriefingError
from briefings.reading.web import Web
from tests.records import Fill, nothing, put_record

G = TypeVar("G", bound=Goal)

SERVER = 7
EDITOR = Actor(1, "Edda", manage_server=True)
SECOND_EDITOR = Actor(2, "Emil", manage_server=True)
MEMBER = Actor(3, "Mona", manage_server=False)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

ARTICLE = """\
Ferry fare plan divides the harbour council

Harbour Commissioner Ada Quill opposes the new fare plan. “The plan breaks our promise to every commuter,” Quill said on Monday.

Council President Ben Orr supports the fare plan. “Each crossing costs more than it earns,” Orr said. Fares were last raised in 2019.

The council's office moved last year. What was to follow stood on a banner at the gate.

“Nobody will be left on the pier.”

Dockworker Cleo Marsh was not at the meeting.
"""


REPORTING = f"""\
{ARTICLE}
Port Warden Ida Brandt said the fares should wait until the spring.

The Dockworkers' Union urged the council to keep the fares as they are.

Brandt warned that nobody had counted the passengers.
"""


@asynccontextmanager
async def opened(
    folder: Path, config: Config | None = None, web: Web | None = None, *, fill: Fill = nothing
) -> AsyncIterator[House]:
    """The house on the record in `folder`, where `fill` says what is in a new one; entering it again is a restart."""
    if not (folder / DATABASE).exists():
        await put_record(folder / DATABASE, lambda: NOON, fill)
    settings = (config or Config()).model_copy(update={"data": folder})
    async with open_house(settings, now=lambda: NOON, version="0.0", web=web) as house:
        yield house


async def press(house: House, server: int, actor: Actor, spelling: str) -> Card | Form:
    """What the button with this spelling leads to; a refusal is a card too."""
    try:
        goal = await house.goal_of(server, spelling)
    except BriefingError as error:
        return house.refusal(error)
    return await house.reply(server, actor, goal)


def command(name: str) -> Command:
    return next(command for command in COMMANDS if command.name == name)


def text_of(shown: Card | Form) -> str:
    """What a person reads of a card, on one line, so that an assertion does not depend on where a line breaks."""
    assert isinstance(shown, Card), f"a form was shown: {shown}"
    return " ".join(to_terminal(shown, width=10_000).text.split())


def goals_of(shown: Card | Form) -> list[Goal]:
    """Where the doors of a card lead, in order."""
    assert isinstance(shown, Card), f"a form was shown: {shown}"
    return card.goals_of(*shown.blocks)


def doors_to(shown: Card | Form, kind: type[G]) -> list[G]:
    """The card's doors of one kind."""
    return [goal for goal in goals_of(shown) if isinstance(goal, kind)]


def sent_with(shown: Card | Form, **values: str) -> Submit:
    """The form as it is sent with these values, the other fields as they were."""
    assert isinstance(shown, Form), f"a card was shown: {text_of(shown)}"
    present = {field.key: field.value for field in shown.fields}
    assert set(values) <= set(present), f"the form has the fields {list(present)}"
    sent = submit_of(shown.opened, present | values)
    assert isinstance(sent, Submit)
    return sent
