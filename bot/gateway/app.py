"""The Discord client: connects, keeps the commands in step, and hands every interaction to the house."""

import asyncio
import logging

import aiohttp
import discord
from discord import app_commands
from discord.ext import tasks

from bot.board import NotPosted
from bot.cards.settings.welcome import welcome_card
from bot.desk.scheduling import EVERY_S
from bot.gateway import presses
from bot.gateway.actors import Interaction
from bot.gateway.board import ServerBoard
from bot.gateway.commands import build_commands, build_menus
from bot.gateway.reply import Replies
from bot.gateway.sync import sync_if_changed
from bot.house import House
from briefings.errors import BadConfig, BadValue, BriefingError

DAY_S = 24 * 60 * 60.0
SCOPES = ("bot", "applications.commands")
# None at all: every answer, also a shared one, goes through its interaction, which needs no permission in the channel.
PERMISSIONS = discord.Permissions.none()
# Servers with their roles and channels, because editors and public channels can be given by name.
INTENTS = discord.Intents(guilds=True)

_log = logging.getLogger(__name__)


class OnRecord(discord.AutoShardedClient):
    """The bot at Discord. It keeps nothing of a conversation: no messages, no members, no views."""

    def __init__(self, house: House, *, shard_count: int | None = None, keeps_time: bool = True) -> None:
        """`keeps_time` False: `keep_time` is called later, by a door whose clock first jumps by months or years."""
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            shard_count=shard_count,
        )
        self._house = house
        self._keeps_time = keeps_time
        house.board = ServerBoard(self, house.spell_goals)
        self._replies = Replies(house)
        self._sweeping: asyncio.Task[None] | None = None
        self.tree = Tree(self, self._replies)
        for command in (*build_commands(house, self._replies), *build_menus(house, self._replies)):
            self.tree.add_command(command)

    async def run_with_token(self, token: str) -> None:
        """Connect and stay until cancelled; answers under way are finished first. Raises BadConfig when Discord cannot be entered."""
        try:
            async with self:
                await self.start(token)
        except discord.LoginFailure as error:
            raise BadConfig(
                "Discord refused the token.",
                "Reset it on the Bot page of your application at discord.com/developers and set DISCORD_TOKEN to the new one.",
            ) from error
        except (aiohttp.ClientConnectionError, discord.HTTPException, discord.GatewayNotFound) as error:
            _log.warning("Discord cannot be reached: %s", error)
            raise BadConfig("Discord cannot be reached.", "Check this machine's connection and start again.") from error

    def keep_time(self) -> None:
        """Publishes from now on what is planned, and deletes what servers left behind once their days of grace are over."""
        self._publish_due.start()
        self._sweeping = asyncio.create_task(self._sweep_daily())

    async def setup_hook(self) -> None:
        try:
            changed = await sync_if_changed(self.tree)
        except discord.HTTPException:
            _log.exception("The commands could not be sent to Discord; those it has stay in use.")
        else:
            _log.info("Commands sent to Discord." if changed else "Discord has the commands already.")
        _log.info("To invite the bot: %s", self.invite_link())
        if self._keeps_time:
            self.keep_time()

    def invite_link(self) -> str:
        """The address that adds the bot to a server, with exactly the scopes and permissions it needs."""
        return discord.utils.oauth_url(self.application_id or 0, permissions=PERMISSIONS, scopes=SCOPES)

    @tasks.loop(seconds=EVERY_S)
    async def _publish_due(self) -> None:
        """Publishes what is due. It waits for the servers, in whose channels it is announced."""
        if self.is_ready():
            await self._house.publish_due()

    async def close(self) -> None:
        if self._sweeping is not None:
            self._sweeping.cancel()
        self._publish_due.cancel()
        await self._replies.leave()
        await super().close()

    async def on_ready(self) -> None:
        _log.info("Connected as %s, in %d servers.", self.user, len(self.guilds))
        await self._house.reconcile({guild.id for guild in self.guilds})

    async def on_guild_join(self, guild: discord.Guild) -> None:
        _log.info("Added to server %d (%s).", guild.id, guild.name)
        await self._house.note_joining(guild.id)
        if guild.system_channel is not None:
            posted = await self._house.board.post(guild.id, str(guild.system_channel.id), welcome_card())
            if isinstance(posted, NotPosted):
                _log.info("No welcome in server %d: %s", guild.id, posted.why)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Removed from a server. discord.py does not call this for one that Discord cannot reach at the moment."""
        _log.info("Removed from server %d.", guild.id)
        await self._house.note_leaving(guild.id)

    async def _sweep_daily(self) -> None:
        await self.wait_until_ready()
        while not self.is_closed():
            try:
                await self._house.sweep()
            except BriefingError:
                _log.exception("Servers that were left could not be looked at.")
            await asyncio.sleep(DAY_S)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Presses and forms; commands and autocomplete go through the tree."""
        if interaction.type is discord.InteractionType.component:
            await presses.on_press(self._house, self._replies, interaction)
        elif interaction.type is discord.InteractionType.modal_submit:
            await presses.on_form(self._house, self._replies, interaction)


class Tree(app_commands.CommandTree[discord.Client]):
    """The commands, with an end to every error: the person is told."""

    def __init__(self, client: discord.Client, replies: Replies) -> None:
        super().__init__(client)
        self._replies = replies

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            say, hint = "That command has changed since your Discord loaded it.", "Reload Discord and type it again."
            await self._replies.tell(interaction, BadValue(say, hint))
        else:
            await self._replies.tell(interaction, error)
