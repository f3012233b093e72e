"""Every command typed in Discord, by one who may and one who may not. `tests.bot.permissions.test_commands` has everybody."""

import pytest

from bot.commands.commands import COMMANDS
from bot.commands.options import Command
from tests.bot.gateway.seen import shown, text_of
from tests.bot.gateway.town import Land, Town
from tests.bot.permissions.command_table import ALLOWED, REFUSALS, values_of
from tests.bot.permissions.town import EVERYBODY

pytestmark = pytest.mark.asyncio(loop_scope="module")
MEMBERS = [who for who in EVERYBODY if who != "dm"]


def name(value: object) -> str:
    return value.name if isinstance(value, Command) else ""


async def answered(town: Town, who: str, command: Command) -> str:
    """What they read when they type the command with the options that it must have; nothing where a form opens."""
    result = await town.people[who].slash(town.channel, command.name, **values_of(command))
    return "" if result.modal is not None else text_of(shown(result))


@pytest.mark.parametrize(("turn", "command"), [*enumerate(COMMANDS)], ids=name)
async def test_a_command_is_for_whom_the_table_says(here: Land, turn: int, command: Command) -> None:
    town = await here.town(two=False)
    may = [who for who in MEMBERS if who in ALLOWED[command.name]]
    refused = [who for who in MEMBERS if who not in may] or may
    asked = {may[turn % len(may)], refused[turn % len(refused)]}
    async with here.copied():
        said = {who: await answered(town, who, command) for who in asked}
    assert {who for who, text in said.items() if not text.startswith(REFUSALS)} == asked & {*may}


async def test_another_servers_editor_reaches_nothing_of_this_one(here: Land) -> None:
    server, _ = await here.world.other_server()
    other = server.add_member(here.world.env.create_user("oda"), roles=[server.create_role("Desk")])
    listed = await other.slash(server.channels["general"], "briefing list")
    assert "Island council splits" not in text_of(shown(listed))


@pytest.mark.parametrize("group", ["briefing", "desk", "setup"])
async def test_nothing_of_the_desk_is_there_in_a_direct_message(here: Land, group: str) -> None:
    there = here.world.env.create_user("dana").available_commands()
    assert [name for name in there if name.startswith(f"{group} ")] == []
