"""Who may type which command: every command, for everybody. `tests.bot.gateway.permissions.test_commands` types each in Discord."""

import pytest

from bot.commands.commands import COMMANDS
from bot.commands.options import Command, Upload
from bot.gate.rules import Need
from tests.bot.permissions.command_table import ALLOWED, REFUSALS, values_of
from tests.bot.permissions.outcomes import leaks
from tests.bot.permissions.pressing import everything_of
from tests.bot.permissions.town import NEW_SERVER, PEOPLE, TOWN, TownRecord, TownRecords

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def answered(town: TownRecord, server: int, who: str, command: Command) -> str:
    """What they read when they type the command with the options that it must have."""
    values = {name: Upload(*value) if name == "file" else value for name, value in values_of(command).items()}
    return everything_of(await town.house.run(server, PEOPLE[who], command, values))


async def test_every_command_has_its_line() -> None:
    assert {command.name for command in COMMANDS} == set(ALLOWED)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_a_command_is_for_whom_the_table_says(here: TownRecords, command: Command) -> None:
    async with here.town(two=False) as town:
        said = {who: await answered(town, TOWN, who, command) for who in PEOPLE}
    assert {who for who, text in said.items() if not text.startswith(REFUSALS)} == ALLOWED[command.name] & {*PEOPLE}


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.need is not Need.NOTHING], ids=lambda one: one.name)
async def test_another_servers_editor_reaches_nothing_of_this_one(here: TownRecords, command: Command) -> None:
    async with here.town(two=False, own=False) as town:
        before = town.digest()
        said = await answered(town, NEW_SERVER, "editor", command)
        assert ("Island council splits" in said, leaks("member", said, "")) == (False, [])
        assert town.digest() == before
