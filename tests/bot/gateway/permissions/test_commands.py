"""Who may type which command: every command, for everybody, before and after the role that counts was taken."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle

from bot.actions.settings import Settle
from bot.commands.commands import COMMANDS
from bot.commands.options import Command
from bot.gate.rules import Actor, Need
from briefings.model.settings import Setting
from tests.bot.gateway.seen import shown, text_of
from tests.bot.gateway.world import ARTICLE, World, living

# What each command needs, written down apart from the table of commands: a new command is missing here until somebody decides.
REVIEWERS = {"briefing review", "briefing history", "briefing diff", "desk queue"}
ADMINS = {"setup panel", "setup diagnose", "setup export", "setup delete-data", "setup keep-data"}
OPEN = {"summary", "who", "quote", "timeline", "stance", "compare", "search", "cite", "changes", "help", "about"}
EDITORS = {
    *("briefing add", "briefing list", "briefing publish", "briefing correct", "briefing withdraw", "briefing discard"),
    *("briefing restore", "briefing export", "briefing import", "desk log", "desk undo", "desk person", "desk merge"),
    *("desk split", "desk issue", "desk topic"),
}
ALLOWED = {
    **{key: {"member", "editor", "reviewer", "admin", "ex-editor", "ex-reviewer", "ex-admin"} for key in OPEN},
    **{key: {"editor", "reviewer", "admin"} for key in REVIEWERS},
    **{key: {"editor", "admin"} for key in EDITORS},
    **{key: {"admin"} for key in ADMINS},
}
VALUES: dict[str, Any] = {
    "briefing": "B-1",
    "person": "quill",
    "into": "orr",
    "text": "fare",
    "id": "Q-1",
    "change": "1",
    "issue": "I-1",
    "person_a": "quill",
    "person_b": "orr",
    "style": "mla",
    "item": "Q-1",
    "number": "Q-1",
    "title": "Fares",
    "file": ("b.yaml", b"a: 1"),
}
REFUSALS = ("Only editors can do that.", "Only members with Manage Server can do that.")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        admin = Actor(1, "Ana", manage_server=True)
        chief = world.server.create_role("Chief")
        await world.house.act(world.server.id, admin, Settle(Setting.REVIEWERS, str(chief.id)))
        yield world


def people(world: World) -> dict[str, MemberActor]:
    """Everybody who can be asked about; the role of whoever was something is taken already."""
    chief = next(role for role in world.server.roles.values() if role.name == "Chief")
    roles = {"editor": world.desk, "reviewer": chief, "admin": world.admins}
    found = {"member": world.member}
    for name, role in roles.items():
        found[name] = world.server.add_member(world.env.create_user(name), roles=[role])
        former = world.server.add_member(world.env.create_user(f"ex{name}"), roles=[role])
        world.env.backend.remove_member_role(world.server.id, former.id, role.id)
        found[f"ex-{name}"] = former
    return found


async def answered(actor: MemberActor, channel: ChannelHandle, command: Command) -> str:
    """What the actor reads when they type the command with the options that it must have; nothing where a form opens."""
    options = {option.name: VALUES[option.name] for option in command.options if option.required}
    result = await actor.slash(channel, command.name, **options)
    return "" if result.modal is not None else text_of(shown(result))


def test_every_command_has_its_line_here() -> None:
    assert {command.name for command in COMMANDS} == set(ALLOWED)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
async def test_a_command_is_for_whom_the_table_says(world: World, command: Command) -> None:
    said = {name: await answered(actor, world.channel, command) for name, actor in people(world).items()}
    assert {name for name, text in said.items() if not text.startswith(REFUSALS)} == ALLOWED[command.name]


@pytest.mark.parametrize("command", [one for one in COMMANDS if one.need is not Need.NOTHING], ids=lambda one: one.name)
async def test_another_servers_editor_reaches_nothing_of_this_one(world: World, command: Command) -> None:
    server, _ = await world.other_server()
    other = server.add_member(world.env.create_user("oda"), roles=[server.create_role("Desk")])
    assert "Island council splits" not in await answered(other, server.channels["general"], command)


@pytest.mark.parametrize("group", ["briefing", "desk", "setup"])
async def test_nothing_of_the_desk_is_there_in_a_direct_message(world: World, group: str) -> None:
    there = world.env.create_user("dana").available_commands()
    assert [name for name in there if name.startswith(f"{group} ")] == []
