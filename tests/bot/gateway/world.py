"""A simulated server with the real bot over a real record, and the people in it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import GuildHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.config import Config, Editors
from bot.gateway.app import OnRecord
from bot.house import DATABASE, House, open_house
from briefings.reading.web import Web
from tests.bot.gateway.seen import Message, fields_of, option_of, shown, text_of
from tests.records import put_record

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Hurried(Env):
    """A simulated Discord that looks every 2 ms whether the bot is done, not every 50."""

    async def _settle_internal(self, *, idle: float = 0.002, **more: Any) -> None:
        await super()._settle_internal(idle=min(idle, 0.002), **more)


class World:
    """One server named Debate with the channel `general`; `member` is nobody in particular, `editor` and `second` hold the role Desk,
    `admin` has Manage Server.
    """

    def __init__(self, folder: Path, web: Web | None = None, now: Callable[[], datetime] = lambda: NOON) -> None:
        self._folder = folder
        self._web = web
        self._now = now
        self._house_stack = AsyncExitStack()
        self.house: House
        self.env: Env

    async def begin(self) -> None:
        await put_record(self._folder / DATABASE, self._now)
        self.env = Hurried(await self._bot(), settle_timeout=20)
        await self.env.start()
        self.server = self.env.create_guild("Debate")
        self.channel = self.server.create_text_channel("general")
        self.desk = self.server.create_role("Desk")
        self.member = self.server.add_member(self.env.create_user("mona"))
        self.editor = self.server.add_member(self.env.create_user("edda"), roles=[self.desk])
        self.admins = self.server.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
        self.admin = self.server.add_member(self.env.create_user("ana"), roles=[self.admins])
        self.second = self.server.add_member(self.env.create_user("emil"), roles=[self.desk])

    async def end(self) -> None:
        await self.env.shutdown()
        await self._house_stack.aclose()
        self.env.raise_errors()

    async def restart(self) -> None:
        """Stop the bot and close its record, then start both again."""
        await self._house_stack.aclose()
        await self.env.restart_bot(await self._bot())

    async def _bot(self) -> OnRecord:
        config = Config(data=self._folder, editors=Editors(roles=("Desk",)), fetch_urls=self._web is not None)
        self._house_stack = AsyncExitStack()
        self.house = await self._house_stack.enter_async_context(
            open_house(config, now=self._now, version="0.0", web=self._web)
        )
        return OnRecord(self.house, shard_count=1)

    async def types(self, actor: MemberActor, command: str, /, **options: Any) -> Message:
        """The message that answers a command."""
        return shown(await actor.slash(self.channel, command, **options))

    async def picks(self, actor: MemberActor, command: str, option: str, typed: str) -> Message:
        """The answer after the first suggestion for `typed` was taken."""
        found = await actor.autocomplete(self.channel, command, option, typed)
        assert found, f"nothing is suggested for {typed}"
        return await self.types(actor, command, **{option: found[0]["value"]})

    async def other_server(self, name: str = "Elsewhere") -> tuple[GuildHandle, MemberActor]:
        """Another server that has the bot, and a member of it."""
        server = self.env.create_guild(name)
        server.create_text_channel("general")
        return server, server.add_member(self.env.create_user("otto"))


async def pressed(actor: MemberActor, message: Message, label: str) -> Message:
    """What answers a press: a new message, or the message itself in its new form."""
    result = await actor.click(message, label=label)
    return message if result.response is None and not result.followups else shown(result)


async def chosen(actor: MemberActor, message: Message, label: str) -> Message:
    """What answers the choice of the menu's option whose label begins so."""
    menu, value = option_of(message, label)
    result = await actor.select(message, [value], custom_id=menu)
    return message if result.response is None and not result.followups else shown(result)


async def form_of(actor: MemberActor, message: Message, label: str) -> InteractionResult:
    """The form that a button opens."""
    result = await actor.click(message, label=label)
    assert result.modal is not None, f"no form opened: {text_of(shown(result))}"
    return result


async def sent(actor: MemberActor, form: InteractionResult, **typed: str) -> Message:
    """What answers the form, sent with these values by key and the other fields as they were."""
    values: dict[str, Any] = {}
    for control in fields_of(form).values():
        key = control["custom_id"]
        if control["type"] == 4:
            values[key] = typed.pop(key, control.get("value") or "")
        else:
            set_now = [option["value"] for option in control["options"] if option.get("default")]
            values[key] = [typed.pop(key)] if key in typed else set_now
    assert not typed, f"the form has no {typed}"
    return shown(await actor.submit_modal(form, values))


@asynccontextmanager
async def living(
    folder: Path, web: Web | None = None, now: Callable[[], datetime] = lambda: NOON
) -> AsyncIterator[World]:
    """A world that has begun; its errors are raised at the end. With `web`, pages may be fetched; `now` is its clock."""
    world = World(folder, web, now)
    await world.begin()
    try:
        yield world
    finally:
        await world.end()
