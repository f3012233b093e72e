"""The panel of settings at Discord: menus of the server's own roles and channels."""

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, RoleHandle

from bot.actions.settings import DeleteData, Panel, Settle
from bot.cards.card import Card
from bot.gate.rules import Actor
from bot.render.fitting import MOST_COMPONENTS, count_components, fit_parts
from briefings.settings import Setting
from tests.bot.gateway.seen import Message, labels_of, picker_of, shown, text_of
from tests.bot.gateway.world import World, chosen, form_of, living, pressed, sent
from tests.bot.permissions.town import ARTICLE

ADMIN = Actor(1, "Ana", manage_server=True)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        yield world


async def picked(actor: MemberActor, message: Message, menu: str, *handles: RoleHandle | ChannelHandle) -> Message:
    """What answers the pick of these in the menu with this placeholder."""
    result = await actor.select(message, handles, custom_id=picker_of(message, menu))
    return message if result.response is None and not result.followups else shown(result)


async def test_a_role_that_is_picked_may_edit_from_then_on_and_one_that_is_not_no_longer(world: World) -> None:
    press = world.server.create_role("Press")
    writer = world.server.add_member(world.env.create_user("wanda"), roles=[press])
    panel = await world.types(world.admin, "setup panel")
    assert "Editor roles: Desk (the host's default)" in text_of(panel)
    panel = await picked(world.admin, panel, "Editor roles", press)
    assert "Editor roles: Press" in text_of(panel)
    assert "There are no briefings here yet." in text_of(await world.types(writer, "briefing list"))
    refused = await world.types(world.editor, "briefing list")
    assert "with the role “Press”" in text_of(refused)
    await world.restart()
    panel = await picked(world.admin, panel, "Editor roles")
    assert "Editor roles: none" in text_of(panel)
    assert "Only editors" in text_of(await world.types(writer, "briefing list"))


async def test_a_channel_that_is_picked_shows_answers_to_everybody(world: World) -> None:
    assert (await world.member.slash(world.channel, "about")).ephemeral
    panel = await world.types(world.admin, "setup panel")
    panel = await picked(world.admin, panel, "Channels with public answers", world.channel)
    assert "Channels with public answers: #general" in text_of(panel)
    assert not (await world.member.slash(world.channel, "about")).ephemeral


async def test_a_role_or_channel_named_like_anothers_id_is_not_that_one(world: World) -> None:
    panel = await world.types(world.admin, "setup panel")
    press = world.server.create_role("Press")
    panel = await picked(world.admin, panel, "Editor roles", press)
    await picked(world.admin, panel, "Channels with public answers", world.channel)
    forged = world.server.add_member(world.env.create_user("fred"), roles=[world.server.create_role(str(press.id))])
    elsewhere = world.server.create_text_channel(str(world.channel.id))
    assert "Only editors" in text_of(await world.types(forged, "briefing list"))
    diagnosed = await world.types(world.admin, "setup diagnose", user=forged.user, command="briefing list")
    assert "fred has none of the roles" in text_of(diagnosed)
    assert (await forged.slash(elsewhere, "about")).ephemeral


async def test_everyone_cannot_be_picked_as_an_editor(world: World) -> None:
    panel = await world.types(world.admin, "setup panel")
    refused = await picked(world.admin, panel, "Editor roles", world.server.default_role)
    assert "every member could change the record" in text_of(refused)
    assert "Only editors" in text_of(await world.types(world.member, "briefing list"))


async def test_an_admin_whose_role_was_taken_picks_in_vain(world: World) -> None:
    panel = await world.types(world.admin, "setup panel")
    world.env.backend.remove_member_role(world.server.id, world.admin.id, world.admins.id)
    refused = await picked(world.admin, panel, "Editor roles", world.admins)
    assert "Only members with Manage Server can do that." in text_of(refused)
    refused = await pressed(world.admin, panel, "Switch on review by two")
    assert "Only members with Manage Server can do that." in text_of(refused)


async def test_an_editor_is_no_admin(world: World) -> None:
    result = await world.editor.slash(world.channel, "setup panel")
    assert result.ephemeral
    assert "Only members with Manage Server can do that." in text_of(shown(result))


async def test_a_deleted_role_does_not_keep_the_panel_from_being_shown(world: World) -> None:
    press = world.server.create_role("Press")
    panel = await picked(world.admin, await world.types(world.admin, "setup panel"), "Editor roles", press)
    world.env.backend.delete_role(world.server.id, press.id)
    await world.env.settle()
    panel = await world.types(world.admin, "setup panel")
    assert f"Editor roles: {press.id}" in text_of(panel)


async def test_settings_of_one_server_are_nothing_in_another(world: World) -> None:
    panel = await world.types(world.admin, "setup panel")
    await picked(world.admin, panel, "Editor roles", world.admins)
    server, _ = await world.other_server()
    desk = server.create_role("Desk")
    otto = server.add_member(world.env.create_user("oda"), roles=[desk])
    answer = await otto.slash(server.channels["general"], "briefing add", file=("ferry.txt", ARTICLE.encode()))
    assert "B-1" in text_of(shown(answer))
    assert discord.utils.get(world.env.bot.guilds, id=server.id) is not None


async def test_a_member_without_a_role_is_diagnosed(world: World) -> None:
    told = text_of(await world.types(world.admin, "setup diagnose", user=world.member, command="briefing add"))
    assert "/briefing add is for editors. mona has none of the roles that may use it (“Desk”)." in told


async def test_a_clear_way_is_said_to_be_clear(world: World) -> None:
    told = text_of(
        await world.types(
            world.admin, "setup diagnose", user=world.editor, channel=world.channel, command="briefing add"
        )
    )
    assert "Nothing is wrong: edda can use /briefing add in #general." in told
    assert "Answers in #general are private until somebody presses Share." in told


async def test_a_channel_that_takes_commands_away_is_named(world: World) -> None:
    deny = discord.PermissionOverwrite(use_application_commands=False)
    shut = world.server.create_text_channel("quiet", overwrites={world.server.default_role: deny})
    told = text_of(await world.types(world.admin, "setup diagnose", user=world.member, channel=shut))
    assert "mona lacks Use Application Commands in #quiet." in told


async def test_a_command_that_is_switched_off_for_a_role_is_named(world: World) -> None:
    commands = await world.env.bot.tree.fetch_commands()  # type: ignore[attr-defined]
    briefing = next(one for one in commands if one.name == "briefing")
    world.server.set_command_permissions(briefing, {world.desk: False, world.channel: False})
    told = text_of(
        await world.types(
            world.admin, "setup diagnose", user=world.editor, channel=world.channel, command="briefing add"
        )
    )
    assert "/briefing is switched off for edda in Server Settings, Integrations." in told
    assert "/briefing is switched off for #general in Server Settings, Integrations." in told


async def test_somebody_who_is_not_there_is_said_not_to_be(world: World) -> None:
    stranger = world.env.create_user("stan")
    told = text_of(await world.types(world.admin, "setup diagnose", user=stranger))
    assert "That person is not a member of this server" in told


async def test_commands_are_suggested_to_diagnose(world: World) -> None:
    found = await world.admin.autocomplete(world.channel, "setup diagnose", "command", "/briefing p")
    assert [one["value"] for one in found] == ["briefing publish"]


async def test_dates_are_chosen_from_a_menu_and_the_zone_in_a_form(world: World) -> None:
    panel = await world.types(world.admin, "setup panel")
    panel = await chosen(world.admin, panel, "January 27, 2026")
    assert "Dates: written like January 27, 2026" in text_of(panel)
    form = await form_of(world.admin, panel, "Time zone")
    panel = await sent(world.admin, form, values="Europe/Berlon")
    assert "“Europe/Berlon” is not the name of a time zone." in text_of(panel)
    assert "The nearest names are Europe/Berlin" in text_of(panel)
    panel = await world.types(world.admin, "setup panel")
    told = text_of(await sent(world.admin, await form_of(world.admin, panel, "Time zone"), values="europe/berlin"))
    assert "Time zone: Europe/Berlin, for plans and histories. It is" in told
    await world.restart()
    assert "Time zone: Europe/Berlin, for plans and histories. It is" in text_of(
        await world.types(world.admin, "setup panel")
    )


async def test_an_admin_whose_role_was_taken_chooses_no_zone(world: World) -> None:
    panel = await world.types(world.admin, "setup panel")
    form = await form_of(world.admin, panel, "Time zone")
    world.env.backend.remove_member_role(world.server.id, world.admin.id, world.admins.id)
    assert "Only members with Manage Server" in text_of(await sent(world.admin, form, values="Europe/Berlin"))
    assert world.house.store.of(world.server.id).settings.zone is None


async def test_the_fullest_panel_fits_one_message(world: World) -> None:
    roles = [world.server.create_role(f"{at} {'R' * 95}") for at in range(25)]
    for setting in (Setting.EDITORS, Setting.REVIEWERS, Setting.PUBLIC):
        typed = ",".join(str(role.id) for role in roles)
        await world.house.act(world.server.id, ADMIN, Settle(setting, typed))
    await world.house.act(world.server.id, ADMIN, Settle(Setting.ZONE, "America/Argentina/ComodRivadavia"))
    await world.house.act(world.server.id, ADMIN, DeleteData(world.server.name))
    card = await world.house.act(world.server.id, ADMIN, Panel())
    assert isinstance(card, Card)
    assert count_components(fit_parts(card.blocks)) <= MOST_COMPONENTS
    panel = await world.types(world.admin, "setup panel")
    assert "Shortened" not in text_of(panel)
    assert labels_of(panel)[-1] == "Diagnose"
