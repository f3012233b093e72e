"""The bot is added to a server, removed from it, or loses sight of it for a while."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from simcord.backend.serializers import guild_create_payload
from simcord.builders import ChannelHandle

from tests.bot.gateway.seen import shown, text_of
from tests.bot.gateway.world import World, living
from tests.bot.permissions.town import ARTICLE


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        yield world


async def test_a_server_that_the_bot_was_removed_from_is_marked(world: World) -> None:
    world.env.backend.remove_guild(world.server.id)
    await world.env.settle()
    assert await world.house.store.of(world.server.id).leaving.get() is not None


async def test_a_server_that_cannot_be_reached_is_not(world: World) -> None:
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.server.id), "unavailable": True})
    await world.env.settle()
    assert await world.house.store.of(world.server.id).leaving.get() is None


async def test_a_server_that_has_the_bot_after_a_restart_stays(world: World) -> None:
    await world.house.note_leaving(world.server.id)
    await world.restart()
    assert await world.house.store.of(world.server.id).leaving.get() is None


async def test_deleting_asks_for_the_name_that_discord_shows(world: World) -> None:
    asked = await world.admin.slash(world.channel, "setup delete-data")
    assert asked.modal is not None
    wrong = shown(await world.admin.submit_modal(asked, {"name": "debate"}))
    assert "That is not the server's name" in text_of(wrong)
    asked = await world.admin.slash(world.channel, "setup delete-data")
    done = shown(await world.admin.submit_modal(asked, {"name": "Debate"}))
    assert "Everything on record here will be deleted on 31 March 2026" in text_of(done)


async def test_an_admin_whose_role_was_taken_while_the_form_was_open_deletes_nothing(world: World) -> None:
    asked = await world.admin.slash(world.channel, "setup delete-data")
    world.env.backend.remove_member_role(world.server.id, world.admin.id, world.admins.id)
    refused = shown(await world.admin.submit_modal(asked, {"name": "Debate"}))
    assert "Only members with Manage Server can do that." in text_of(refused)
    assert await world.house.store.of(world.server.id).leaving.get() is None


async def added_again(world: World, system_channel: ChannelHandle) -> None:
    """The bot is removed from the server and added again, which now has this system channel."""
    backend = world.env.backend
    backend.emit("GUILD_DELETE", {"id": str(world.server.id)})
    await world.env.settle()
    guild = backend.get_guild(world.server.id)
    guild.system_channel_id = system_channel.id
    arrived = {name: value for name, value in guild_create_payload(backend, guild).items() if name != "unavailable"}
    backend.emit("GUILD_CREATE", arrived)  # that part is there only when a server can be reached again
    await world.env.settle()


async def test_a_server_that_adds_the_bot_again_keeps_its_record_and_is_welcomed(world: World) -> None:
    lobby = world.server.create_text_channel("lobby")
    await added_again(world, lobby)
    assert await world.house.store.of(world.server.id).leaving.get() is None
    said = text_of(lobby.last_message)
    assert said.startswith("On Record is here")
    assert "1. /setup panel, for members with Manage Server" in said
    assert "2. /briefing add, for editors" in said
    assert "3. /help, for everybody" in said
    assert "B-1" in text_of(await world.types(world.editor, "briefing review", briefing="B-1"))


async def test_where_the_bot_may_not_write_nobody_is_welcomed_and_nothing_fails(world: World) -> None:
    deny = discord.PermissionOverwrite(send_messages=False)
    lobby = world.server.create_text_channel("lobby", overwrites={world.server.default_role: deny})
    await added_again(world, lobby)
    assert lobby.history() == []
    told = text_of(await world.types(world.member, "help"))
    assert "Members with Manage Server choose editors and channels with /setup panel." in told


async def test_a_sweep_within_the_days_of_grace_deletes_nothing(world: World) -> None:
    done = await world.admin.slash(world.channel, "setup delete-data")
    await world.admin.submit_modal(done, {"name": "Debate"})
    await world.house.sweep()
    assert "B-1" in text_of(await world.types(world.editor, "briefing list"))
