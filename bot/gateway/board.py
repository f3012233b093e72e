"""The board of the Discord door: a server's roles, channels, members and messages, as the client knows or asks for them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import aiohttp
import discord

from bot.board import Board, NotPosted, Posted
from bot.cards.card import Card, Goal
from bot.gate.rules import Actor
from bot.gate.standing import Barred, Standing
from bot.gateway.actors import build_actor
from bot.render.layout import to_layout

WAIT_S = 10.0  # for Discord; the answer that waits was deferred long before
_USE = (("view_channel", "View Channel"), ("use_application_commands", "Use Application Commands"))
_WRITE = (("view_channel", "View Channel"), ("send_messages", "Send Messages"))
_IN_THREADS = (("view_channel", "View Channel"), ("send_messages_in_threads", "Send Messages in Threads"))

Place = discord.abc.GuildChannel | discord.Thread
T = TypeVar("T")
_UNREACHED = (discord.HTTPException, aiohttp.ClientError, TimeoutError)
_log = logging.getLogger(__name__)


class ServerBoard(Board):
    """What Discord knows of the servers that the client is in. `spell_goals` gives the custom ids of a card's doors in a server."""

    def __init__(self, client: discord.Client, spell_goals: Callable[[int, Card], Awaitable[dict[Goal, str]]]) -> None:
        self._client = client
        self._spell_goals = spell_goals

    def name_of(self, server: int, value: str) -> str:
        guild = self._client.get_guild(server)
        if guild is None or not value.isdecimal():
            return value
        named = guild.get_role(int(value)) or guild.get_channel_or_thread(int(value))
        if named is None:
            return value
        return named.name if isinstance(named, discord.Role) else f"#{named.name}"

    def server_name(self, server: int) -> str:
        guild = self._client.get_guild(server)
        return guild.name if guild is not None else str(server)

    async def standing(self, server: int, user_id: int, channel: str | None) -> Standing | None:
        """The member, asked of Discord, and the channel."""
        guild = self._client.get_guild(server)
        if guild is None:
            return None
        member = await self._member(guild, user_id)
        actor = build_actor(member, member.guild_permissions, member.roles) if member else None
        place = _place_of(guild, channel)
        if place is None:
            return Standing(actor)
        lacks = _lacking(place, member, (*_USE, *_writing(place))) if member else ()
        return Standing(actor, f"#{place.name}", lacks, _lacking(place, guild.me, _writing(place)))

    async def bars_of(self, server: int, member: Actor, command: str, channel: str | None) -> Barred:
        """What Server Settings → Integrations keeps a member from; nothing where Discord does not tell."""
        guild = self._client.get_guild(server)
        application = self._client.application_id
        if guild is None or application is None:
            return Barred()
        http = self._client.http
        try:
            ours = await _in_time(http.get_global_commands(application))
            await _in_time(http.get_guild_commands(application, server))
        except discord.Forbidden:
            return Barred(scope=True)
        except _UNREACHED:
            return Barred()
        own = next((int(known["id"]) for known in ours if known["name"] == command), None)
        rules = await self._rules(guild, own) if own is not None else []
        rules = rules or await self._rules(guild, application)
        roles = {int(role) for role in member.roles if role.isdecimal()}
        place = _place_of(guild, channel)
        return Barred(
            member=not member.manage_server and not _is_allowed(rules, {1: roles, 2: {member.id}}, everybody=server),
            channel=place is not None and not _is_allowed(rules, {3: {place.id}}, everybody=server - 1),
        )

    async def post(self, server: int, channel: str, card: Card) -> Posted | NotPosted:
        guild = self._client.get_guild(server)
        place = _place_of(guild, channel) if guild else None
        if guild is None or place is None or not isinstance(place, discord.abc.Messageable):
            return NotPosted(
                f"There is no channel {self.name_of(server, channel)} to post in. Choose another with /setup panel."
            )
        lacking = _lacking(place, guild.me, _writing(place))
        if lacking:
            return _refuse_writing(place, lacking)
        try:
            message = await _in_time(place.send(view=to_layout(card, await self._spell_goals(server, card))))
        except discord.Forbidden:
            return _refuse_writing(place, tuple(shown for _, shown in _writing(place)))
        except _UNREACHED:
            _log.exception("A message could not be posted.")
            return NotPosted(f"Discord did not accept the message for #{place.name}.")
        return Posted(message.channel.id, message.id)

    async def edit(self, server: int, posted: Posted, card: Card) -> NotPosted | None:
        """The message shows this card from now on; one that was deleted needs no change."""
        place = self._client.get_partial_messageable(posted.channel_id, guild_id=server)
        try:
            view = to_layout(card, await self._spell_goals(server, card))
            await _in_time(place.get_partial_message(posted.message_id).edit(view=view))
        except discord.NotFound:
            return None
        except _UNREACHED:
            name = self.name_of(server, str(posted.channel_id))
            return NotPosted(
                f"The message in {name} could not be changed. The bot needs View Channel there;"
                " somebody with Manage Channels can give it."
            )
        return None

    async def _member(self, guild: discord.Guild, user_id: int) -> discord.Member | None:
        try:
            return await _in_time(guild.fetch_member(user_id))
        except _UNREACHED:
            return None

    async def _rules(self, guild: discord.Guild, about: int) -> list[tuple[int, int, bool]]:
        """(type, id, allowed) of a command, or with the application's id of all; empty where nothing is set."""
        application = self._client.application_id or 0
        try:
            rules = await _in_time(self._client.http.get_application_command_permissions(application, guild.id, about))
        except _UNREACHED:
            return []
        return [(int(rule["type"]), int(rule["id"]), bool(rule["permission"])) for rule in rules["permissions"]]


def _is_allowed(rules: Iterable[tuple[int, int, bool]], fitting: dict[int, set[int]], *, everybody: int) -> bool:
    """Discord's rule: the member's own line counts first, then any role that allows, then everybody's line."""
    rules = list(rules)
    for kind in sorted(fitting, reverse=True):
        own = [allowed for of, who, allowed in rules if of == kind and who in fitting[kind] and who != everybody]
        if own:
            return any(own)
    return all(allowed for _, who, allowed in rules if who == everybody)


def _place_of(guild: discord.Guild, channel: str | None) -> Place | None:
    """The channel with this id, else the first one with exactly this name."""
    if channel is None:
        return None
    by_id = guild.get_channel_or_thread(int(channel)) if channel.isdecimal() else None
    return by_id or next((place for place in (*guild.channels, *guild.threads) if place.name == channel), None)


def _writing(place: Place) -> tuple[tuple[str, str], ...]:
    return _IN_THREADS if isinstance(place, discord.Thread) else _WRITE


def _lacking(place: Place, member: discord.Member, needed: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The permissions, by the names that Discord shows, that the member does not have there."""
    has = place.permissions_for(member)
    return tuple(dict.fromkeys(shown for name, shown in needed if not getattr(has, name)))


def _refuse_writing(place: Place, lacking: tuple[str, ...]) -> NotPosted:
    return NotPosted(
        f"The bot may not write in #{place.name}: it lacks {' and '.join(lacking)}."
        " Somebody with Manage Channels can allow it there."
    )


async def _in_time(work: Awaitable[T]) -> T:
    async with asyncio.timeout(WAIT_S):
        return await work
