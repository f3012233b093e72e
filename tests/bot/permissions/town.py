"""A town: a server with something of everything on record and in drafts, and the people who could press a button there.

`TownRecords` hold it in a file, with two other servers beside it; whoever is to change something gets a copy of the file.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.actions.actions import AcceptSure, Action, Add, FormKind, Merge, Publish, Submit, Withdraw
from bot.actions.curating import MergeIssues, PublishAt, TellApart
from bot.actions.people import OpenAlias, SayOfPerson
from bot.actions.settings import Settle
from bot.actions.topics import NEW, Attach, NameTopic, TopicNaming
from bot.config import Config, Editors
from bot.gate.rules import Actor
from bot.house import DATABASE, House
from briefings.settings import ON, Setting
from tests.bot.houses import opened

ARTICLE = """\
Island council splits over the ferry

Harbour Commissioner Ada Quill opposes the fare plan. “The plan breaks our promise to every commuter,” Quill said on Monday.

Council President Ben Orr supports the fare plan. “Each crossing costs more than it earns,” Orr said. Fares were last raised in 2019.

“Nobody will be left on the pier,” said Dockworker Cleo Marsh.
"""

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

TOWN, OTHER, NEIGHBOUR, NEW_SERVER = 11, 12, 13, 14
DESK, PRESS, CHIEF = "101", "102", "103"
# Those of EVERYBODY who differ for the house. The visiting editor has a role of their own server that is called as the editors' one here.
PEOPLE = {
    "member": Actor(21, "Mona", manage_server=False, roles=frozenset({"100", "Regulars"})),
    "visiting": Actor(22, "Vera", manage_server=False, roles=frozenset({"201", "Desk"})),
    "dropped": Actor(23, "Dora", manage_server=False, roles=frozenset({PRESS, "Press"})),
    "editor": Actor(24, "Edda", manage_server=False, roles=frozenset({DESK, "Desk"})),
    "reviewer": Actor(25, "Rhea", manage_server=False, roles=frozenset({CHIEF, "Chief"})),
    "admin": Actor(26, "Ana", manage_server=True),
}


@dataclass(slots=True)
class Watch:
    """Tells whether the record was changed."""

    connection: sqlite3.Connection
    digests: dict[tuple[int, int], str] = field(default_factory=dict)

    def digest(self, server: int) -> str:
        """Of every row that the record has of the server; long spellings of buttons are no part of the record."""
        (version,) = self.connection.execute("pragma data_version").fetchone()  # it rises when somebody has written
        key = (server, version)
        if key not in self.digests:
            self.digests[key] = digest(self.connection, server)
        return self.digests[key]


@contextmanager
def watching(folder: Path) -> Iterator[Watch]:
    with closing(sqlite3.connect(f"file:{folder / DATABASE}?mode=ro", uri=True)) as connection:
        yield Watch(connection)


@dataclass(frozen=True, slots=True)
class TownRecord:
    """The town, and beside it a server with the same numbers and other words, which nobody may touch from there."""

    house: House
    watch: Watch

    async def does(self, action: Action) -> None:
        await self.house.act(TOWN, WRITER, action)

    def digest(self) -> tuple[str, str]:
        return self.watch.digest(TOWN), self.watch.digest(OTHER)


@dataclass(frozen=True, slots=True)
class TownRecords:
    """Where one approves alone and where review by two is on: a folder of each, and a town that nobody is to change."""

    folders: dict[bool, Path]
    common: dict[bool, TownRecord]

    @asynccontextmanager
    async def town(self, *, two: bool, own: bool = True) -> AsyncIterator[TownRecord]:
        """A town of its own, with review by two or without; else the common one."""
        if not own:
            yield self.common[two]
            return
        with TemporaryDirectory(dir=self.folders[two].parent) as name:
            shutil.copy(self.folders[two] / DATABASE, name)
            async with living_in(Path(name)) as town:
                yield town


@asynccontextmanager
async def records(folder: Path) -> AsyncIterator[TownRecords]:
    """Settled with review by two and without it, in a folder each, and copies of both that nobody is to change."""
    folders = {two: folder / str(two) for two in (False, True)}
    async with living_in(folder / "False") as town:
        for server, secret in ((TOWN, OURS), (OTHER, THEIRS), (NEIGHBOUR, NEIGHBOURS)):
            await fill(town.house, server, secret)
        await town.does(Settle(Setting.EDITORS, f"{DESK},{PRESS}"))
        await town.does(Settle(Setting.EDITORS, DESK))
        await town.does(Settle(Setting.REVIEWERS, CHIEF))
    shutil.copytree(folders[False], folders[True])
    async with living_in(folders[True]) as town:
        await town.does(Settle(Setting.TWO_PEOPLE, ON))
    found = TownRecords(folders, {})
    async with found.town(two=False) as alone, found.town(two=True) as by_two:
        found.common.update({False: alone, True: by_two})
        yield found


@asynccontextmanager
async def living_in(folder: Path) -> AsyncIterator[TownRecord]:
    async with opened(folder, Config(editors=Editors(roles=("Desk",)))) as house:
        with watching(folder) as watch:
            yield TownRecord(house, watch)


async def fill(house: House, server: int, secret: str) -> None:
    """A full record: B-1 and B-2 published, B-3 a draft at revision 2, B-4 withdrawn, B-5 a draft that waits for its
    time, B-6 a draft that was never touched. P-5 is merged into P-2 and I-2 into I-1, each as change 1; P-1 and P-5 were told apart.
    P-1 is found by an alias too, which is person/1. Topic 1, Glow or Shine, is of B-2, which is topic/4, and topic 2, Dusk, of no
    briefing.
    """
    for number, article in enumerate((ARTICLE, SECOND, DRAFT, GONE, PLANNED, f"{ARTICLE}\nFerries run daily."), 1):
        await house.act(server, WRITER, Add(f"{number}.txt", article.format(secret=secret).encode()))
        for action in publishing(number):
            await house.act(server, WRITER, action)
    for action in (
        Submit(3, 1, FormKind.FACTS, "", (("title", f"{secret} deal divides the board"), ("outlet", "Post"))),
        Withdraw(4, "Not ours."),
        PublishAt(5, "2027-01-02 10:00"),
        Merge("P-5", "P-2", sure=True),
        MergeIssues("I-2", "I-1", sure=True),
        TellApart(1, 4),
        NameTopic(NEW, 0, TopicNaming.NAME, "Glow"),
        NameTopic(NEW, 0, TopicNaming.NAME, "Dusk"),
        NameTopic(1, 0, TopicNaming.ALIAS, "Shine"),
        Attach(1, 2),
        SayOfPerson(OpenAlias(1, 0), (("name", "The Lamp"),)),
    ):
        await house.act(server, WRITER, action)


def publishing(number: int) -> Iterator[Action]:
    """What puts the draft on record with all that has no doubt, and with stances on two issues; nothing for one that stays a draft."""
    if number in ISSUES:
        against, backs = ISSUES[number]
        yield Submit(number, 1, FormKind.STANCE, "s1", (("issue", against), ("position", "opposes")))
        yield Submit(number, 2, FormKind.STANCE, "s2", (("issue", backs), ("position", "supports")))
        yield AcceptSure(number, 3)
        yield Publish(number)


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
