"""The table of commands as Discord's application commands. Knows no command by name."""

import inspect
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

import discord
from discord import app_commands

from bot.cards.card import Card, Form, Text, line
from bot.commands.commands import COMMANDS, MESSAGE_MENUS
from bot.commands.options import Command, MessageMenu, Option, Picks, Suggest, Upload
from bot.config import Limits
from bot.gate.rules import Need, is_public
from bot.gateway.actors import Interaction, actor_of, channel_names
from bot.gateway.files import upload_of
from bot.gateway.reply import Place, Replies
from bot.house import House
from briefings.errors import BadValue

SERVERS_ONLY = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False)
INSTALLED_IN_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
GROUPS = {
    "briefing": "Add articles, review drafts, publish.",
    "desk": "See who did what and undo it; edit people, issues and topics.",
    "setup": "This server's settings, for members with Manage Server.",
}
_BELONGS = line("A record belongs to a server. Use this command in a server where the bot is a member.")
ABOUT_SERVERS = Card((Text((_BELONGS,)),))

Given = str | discord.Attachment | discord.User | discord.Member | app_commands.AppCommandChannel
Callback = Callable[..., Coroutine[Any, Any, None]]
_Range: Any = app_commands.Range  # made at run time, which a type checker cannot follow


def build_commands(house: House, replies: Replies) -> list[app_commands.Command[Any, ..., None] | app_commands.Group]:
    """Every command of the table. No default permissions are set anywhere: Discord would hide `/briefing` from
    editors whose role has no such permission, and the house asks each time who may."""
    groups = {
        name: app_commands.Group(
            name=name, description=about, allowed_contexts=SERVERS_ONLY, allowed_installs=INSTALLED_IN_SERVERS
        )
        for name, about in GROUPS.items()
    }
    flat: list[app_commands.Command[Any, ..., None] | app_commands.Group] = []
    for command in COMMANDS:
        group, _, leaf = command.name.rpartition(" ")
        inside = bool(group)
        built = app_commands.Command[Any, ..., None](
            name=leaf,
            description=command.about,
            callback=_callback(house, replies, command),
            allowed_contexts=None if inside else ANYWHERE,
            allowed_installs=None if inside else INSTALLED_IN_SERVERS,
        )
        if inside:
            groups[group].add_command(built)
        else:
            flat.append(built)
    return [*flat, *groups.values()]


def build_menus(house: House, replies: Replies) -> list[app_commands.ContextMenu]:
    """Every entry of the menu of a message."""
    return [_build_menu(house, replies, menu) for menu in MESSAGE_MENUS]


def _build_menu(house: House, replies: Replies, menu: MessageMenu) -> app_commands.ContextMenu:
    async def run(interaction: Interaction, message: discord.Message) -> None:
        await replies.answer(interaction, _of_message(house, menu, interaction, message), Place.ASIDE)

    return app_commands.ContextMenu(
        name=menu.name, callback=run, allowed_contexts=SERVERS_ONLY, allowed_installs=INSTALLED_IN_SERVERS
    )


async def _of_message(house: House, menu: MessageMenu, interaction: Interaction, message: discord.Message) -> Card:
    if interaction.guild_id is None:
        return ABOUT_SERVERS
    if not message.content.strip():
        raise BadValue("This message has no text of its own.", "Select a message that somebody wrote.")
    return await house.answer(interaction.guild_id, menu.build(message.content))


def _callback(house: House, replies: Replies, command: Command) -> Callback:
    async def run(interaction: Interaction, **given: Given | None) -> None:
        server = interaction.guild_id
        public = command.need is Need.NOTHING and (
            server is None or is_public(channel_names(interaction), house.rules(server))
        )
        place = Place.OPENLY if public else Place.ASIDE
        await replies.answer(interaction, _lead(house, command, interaction, given), place)

    parameters = [
        inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction),
        *(_parameter(option) for option in command.options),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what discord.py reads the options from
    app_commands.describe(**{option.name: option.about for option in command.options})(run)
    app_commands.choices(
        **{
            option.name: [app_commands.Choice(name=shown, value=value) for shown, value in option.choices]
            for option in command.options
            if option.choices
        }
    )(run)
    app_commands.autocomplete(
        **{option.name: _suggestions(house, option.suggest) for option in command.options if option.suggest is not None}
    )(run)
    return run


def _parameter(option: Option) -> inspect.Parameter:
    annotation: Any = _Range[str, 1, option.max_length]
    if option.file:
        annotation = discord.Attachment
    elif option.picks is not None:
        annotation = discord.User if option.picks is Picks.MEMBER else app_commands.AppCommandChannel
    elif option.choices:
        annotation = str
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if option.required else None,
        annotation=annotation,
    )


def _suggestions(house: House, kind: Suggest) -> Callable[..., Coroutine[Any, Any, list[app_commands.Choice[str]]]]:
    async def suggest(interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if interaction.guild_id is None:
            return []
        fitting = await house.suggest(interaction.guild_id, actor_of(interaction), kind, typed)
        return [app_commands.Choice(name=choice.label, value=choice.value) for choice in fitting]

    return suggest


async def _lead(
    house: House, command: Command, interaction: Interaction, given: Mapping[str, Given | None]
) -> Card | Form:
    if interaction.guild_id is None:
        return ABOUT_SERVERS
    # Asked again in the house; here so that nobody else makes the bot fetch a file.
    house.check(interaction.guild_id, actor_of(interaction), command.need)
    values = {name: await _value(value, house.config.limits) for name, value in given.items() if value is not None}
    return await house.run(interaction.guild_id, actor_of(interaction), command, values)


async def _value(value: Given, limits: Limits) -> str | Upload:
    match value:
        case discord.Attachment():
            return await upload_of(value, limits)
        case str():
            return value
        case _:
            return str(value.id)
