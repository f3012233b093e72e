"""A town: a simulated server with something of everything on record and in drafts, and everybody who could press a button there."""

import hashlib
import itertools
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle, RoleHandle, UserHandle

from bot.actions.actions import AcceptSure, Action, Add, FormKind, Merge, Publish, Submit, Withdraw
from bot.actions.curating import MergeIssues, PublishAt, TellApart
from bot.actions.people import OpenAlias, SayOfPerson
from bot.actions.settings import Settle
from bot.actions.topics import NEW, Attach, NameTopic, Naming
from bot.gate.rules import Actor
from briefings.model.settings import ON, Setting
from tests.bot.gateway.world import ARTICLE, World, living

FORMER = ("visiting", "ex-editor", "ex-reviewer", "ex-admin", "dropped", "orphan", "returned")
EVERYBODY = ("member", *FORMER, "editor", "reviewer", "admin", "dm")
WRITER = Actor(77, "Wim", manage_server=True)  # who filled the town: nobody who presses, so the author of every draft

SECOND = (
    ARTICLE.replace("Ada Quill", "Nora Quill").replace("Island council", "Harbour board").replace("Ben Orr", "Bea Orr")
)
DRAFT = """\
{secret} deal divides the board

Harbour Commissioner Ada Quill opposes the {secret} deal. “The {secret} stays dark,” Quill said on Monday.

Council President Hanna Hidden supports the {secret} deal. “The {secret} is ours,” Hidden said. \
Hidden said that the keeper had been told. Nobody signed the “grey” paper.
"""
GONE = ARTICLE.replace("Cleo Marsh", "Wanda Fern").replace("ferry", "bridge").replace("left on the pier", "left behind")
PLANNED = ARTICLE.replace("Cleo Marsh", "Piet Later").replace("ferry", "tunnel")
OURS, THEIRS, NEIGHBOURS = "Lighthouse", "Quarry", "Orchard"
DRAFTED = (
    OURS,
    THEIRS,
    NEIGHBOURS,
)  # what the drafts of the servers are about: nobody else reads it, nor the other servers
SECRETS = ("Hanna Hidden", "Piet Later")  # who is in drafts only: nobody but editors and reviewers reads them

ISSUES = {
    1: ("The fare plan should go ahead.", "Fares should rise."),
    2: ("The fare plan should go ahead.", "Children should ride free."),
    4: ("The bridge should stay.", "Fares should rise."),
}

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
    """One simulated Discord with the bot. Towns in it come and go. `theirs` is a server with the same numbers and other words, which
    nobody may touch from a town; at the `neighbour` its own editor may press anything."""

    world: World
    record: sqlite3.Connection
    theirs: Town
    neighbour: Town
    shared: dict[bool, Town] = field(default_factory=dict)
    digests: dict[tuple[int, int], str] = field(default_factory=dict)

    async def town(self, *, two: bool) -> Town:
        """A new town, with review by two or without."""
        town = await founded(self.world, OURS)
        await settle_people(town, self.theirs)
        if two:
            await town.does(Settle(Setting.TWO_PEOPLE, ON))
        return town

    async def common(self, *, two: bool) -> Town:
        """The town for presses that change nothing."""
        if two not in self.shared:
            self.shared[two] = await self.town(two=two)
        return self.shared[two]

    def digest(self, town: Town) -> str:
        """Of every row that the record has of the town; long spellings of buttons are no part of the record."""
        (version,) = self.record.execute("pragma data_version").fetchone()  # it rises when somebody has written
        key = (town.server.id, version)
        if key not in self.digests:
            self.digests[key] = digest(self.record, town.server.id)
        return self.digests[key]


@asynccontextmanager
async def land(folder: Path) -> AsyncIterator[Land]:
    async with living(folder) as world:
        theirs, neighbour = await founded(world, THEIRS), await founded(world, NEIGHBOURS)
        for other in (theirs, neighbour):  # no editor roles are settled there: Desk is the host's default
            other.people["editor"] = other.server.add_member(world.env.create_user("vera"), roles=[other.desk])
        record = sqlite3.connect(f"file:{folder / 'record.sqlite3'}?mode=ro", uri=True)
        try:
            yield Land(world, record, theirs, neighbour)
        finally:
            record.close()


async def founded(world: World, secret: str) -> Town:
    """A server with a full record: B-1 and B-2 published, B-3 a draft at revision 2, B-4 withdrawn, B-5 a draft that waits for its
    time, B-6 a draft that was never touched. P-5 is merged into P-2 and I-2 into I-1, each as change 1; P-1 and P-5 were told apart.
    P-1 is found by an alias too, which is change 5.
    """
    server = world.env.create_guild(f"Town {next(_names)}")
    town = Town(world, server, server.create_text_channel("general"), secret, server.create_role("Desk"))
    for number, article in enumerate((ARTICLE, SECOND, DRAFT, GONE, PLANNED, f"{ARTICLE}\nFerries run daily."), 1):
        await town.does(Add(f"{number}.txt", article.format(secret=secret).encode()))
        if number in ISSUES:
            await published(town, number)
    await town.does(
        Submit(3, 1, FormKind.FACTS, "", (("title", f"{secret} deal divides the board"), ("outlet", "Post")))
    )
    await town.does(Withdraw(4, "Not ours."))
    await town.does(PublishAt(5, "2027-01-02 10:00"))
    await town.does(Merge("P-5", "P-2", sure=True))
    await town.does(MergeIssues("I-2", "I-1", sure=True))
    await town.does(TellApart(1, 4))
    await curated(town)
    await town.does(SayOfPerson(OpenAlias(1, 0), (("name", "The Lamp"),)))
    return town


async def curated(town: Town) -> None:
    """Topic 1, Glow or Shine, of B-2, which is change 4, and topic 2, Dusk, of no briefing."""
    for name in ("Glow", "Dusk"):
        await town.does(NameTopic(NEW, 0, Naming.NAME, name))
    await town.does(NameTopic(1, 0, Naming.ALIAS, "Shine"))
    await town.does(Attach(1, 2))


async def published(town: Town, number: int) -> None:
    """The draft goes on record with all that has no doubt, and with stances on two issues."""
    against, backs = ISSUES[number]
    await town.does(Submit(number, 1, FormKind.STANCE, "s1", (("issue", against), ("position", "opposes"))))
    await town.does(Submit(number, 2, FormKind.STANCE, "s2", (("issue", backs), ("position", "supports"))))
    await town.does(AcceptSure(number, 3))
    await town.does(Publish(number))


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


def digest(record: sqlite3.Connection, server: int) -> str:
    """Of every row of a server, whatever the table; the long spellings of buttons are no part of the record."""
    (guild_no,) = record.execute("select guild_no from tenant where server = ?", (server,)).fetchone()
    found = hashlib.sha256()
    tables = record.execute(
        "select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'guild_no'"
        " where m.type = 'table' and m.name <> 'spelling' order by m.name"
    )
    for (table,) in tables.fetchall():
        for row in record.execute(f'select * from "{table}" where guild_no = ?', (guild_no,)):  # noqa: S608 the record's own name
            found.update(repr(tuple(row)).encode())
    return found.hexdigest()
