"""A town in Discord: a simulated server with the record of `tests.bot.permissions.town`, and everybody who could press a button there."""

import itertools
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle, UserHandle

from bot.actions.actions import Action
from bot.actions.settings import Settle
from bot.gate.rules import Actor
from bot.house import DATABASE
from briefings.settings import ON, Setting
from briefings.store import open_store
from tests.bot.gateway.world import World, living
from tests.bot.permissions.town import OURS, THEIRS, WRITER, Watch, fill, watching

_names = itertools.count(1)


@dataclass(slots=True)
class Town:
    """`people` by what they are: see `EVERYBODY`. The numbers of what is in it stand at `fill`."""

    world: World
    server: GuildHandle
    channel: ChannelHandle
    secret: str
    desk: RoleHandle
    people: dict[str, MemberActor] = field(default_factory=dict)

    def actor(self, who: str) -> MemberActor | UserHandle:
        """Who that is; "dm" is the editor in a direct message."""
        return self.people["editor"].user if who == "dm" else self.people[who]

    def place(self, who: str) -> ChannelHandle:
        """Where they press: the town's channel, or their own with the bot."""
        return self.people["editor"].user.dm_channel if who == "dm" else self.channel

    async def does(self, action: Action, actor: Actor = WRITER) -> None:
        await self.world.house.act(self.server.id, actor, action)


@dataclass(slots=True)
class Land:
    """One simulated Discord with the bot. `theirs` is a server with the same numbers and other words, which nobody may touch from a
    town."""

    world: World
    watch: Watch
    theirs: Town
    shared: dict[bool, Town] = field(default_factory=dict)

    async def town(self, *, two: bool) -> Town:
        """The town, with review by two or without."""
        if two not in self.shared:
            town = self.shared[two] = await founded(self.world, OURS)
            await settle_people(town, self.theirs)
            if two:
                await town.does(Settle(Setting.TWO_PEOPLE, ON))
        return self.shared[two]

    @asynccontextmanager
    async def copied(self, *, needed: bool = True) -> AsyncIterator[None]:
        """Inside, the bot works on a copy of the record where that is needed, so that nothing is left of what is changed."""
        if not needed:
            yield
            return
        house, watch, store = self.world.house, self.watch, self.world.house.store
        with TemporaryDirectory() as name:
            path = Path(name) / DATABASE
            with closing(sqlite3.connect(path)) as copy:
                watch.connection.backup(copy)
            async with await open_store(path, now=store.now) as house.store:
                with watching(path.parent) as self.watch:
                    yield
        house.store, self.watch = store, watch

    def digest(self, town: Town) -> str:
        """Of every row that the record has of the town."""
        return self.watch.digest(town.server.id)


@asynccontextmanager
async def land(folder: Path) -> AsyncIterator[Land]:
    async with living(folder) as world:
        theirs = await founded(world, THEIRS)
        # No editor roles are settled there: Desk is the host's default.
        theirs.people["editor"] = theirs.server.add_member(world.env.create_user("vera"), roles=[theirs.desk])
        with watching(folder) as watch:
            yield Land(world, watch, theirs)


async def founded(world: World, secret: str) -> Town:
    """A server with a full record: see `fill`."""
    server = world.env.create_guild(f"Town {next(_names)}")
    town = Town(world, server, server.create_text_channel("general"), secret, server.create_role("Desk"))
    await fill(world.house, server.id, secret)
    return town


async def settle_people(town: Town, theirs: Town) -> None:
    """Everybody in the town. FORMER could do something once, or can do it elsewhere, and are members now."""
    server, env = town.server, town.world.env
    desk = town.desk
    chief, press, closed = (server.create_role(name) for name in ("Chief", "Press", "Closed"))
    admins = server.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    await town.does(Settle(Setting.EDITORS, f"{desk.id},{press.id},{closed.id}"))
    await town.does(Settle(Setting.REVIEWERS, str(chief.id)))

    def joins(name: str, *roles: Any) -> MemberActor:
        return server.add_member(env.create_user(f"{name}{next(_names)}"), roles=list(roles))

    people = {
        "member": joins("mona"),
        "editor": joins("edda", desk),
        "reviewer": joins("rhea", chief),
        "admin": joins("ana", admins),
        "dropped": joins("dora", press),
        "orphan": joins("olga", closed),
        "visiting": server.add_member(theirs.people["editor"].user),
    }
    for name, role in (("editor", desk), ("reviewer", chief), ("admin", admins)):
        former = people[f"ex-{name}"] = joins("ex", role)
        env.backend.remove_member_role(server.id, former.id, role.id)
    back = joins("rita", desk)
    server.remove_member(back)
    people["returned"] = server.add_member(back.user)
    env.backend.delete_role(server.id, closed.id)
    await town.does(Settle(Setting.EDITORS, f"{desk.id},{closed.id}"))
    town.people.update(people)
