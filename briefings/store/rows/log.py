"""The log of a server, as the transactions of the ledger add to it and look up what they take back.

Each row carries the hash of the one before it, so that a log that was touched shows; `verify` looks.
"""

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass, field

import aiosqlite

from briefings.errors import Changed, Gone
from briefings.model.log import Done, LogKind, NameGiven, Op, PartOf, Renaming, RoleDated, Tagging, name_of_change
from briefings.store.engine.tenants import id_of, ids_of
from briefings.store.rows.log_values import canonical, done_of, store_done
from briefings.text.folding import fold

COLUMNS = "id, guild_no, kind, nth, item, op, undoes, back, at, actor, whole, own, args, before, after"
_NEXT = """
select
  (select max(id) from log where id between :first and :last) as id,
  (select hash from log where id between :first and :last order by id desc limit 1) as hash,
  (select max(nth) from log where guild_no = :guild and kind = :kind and kind <> 'revision') as nth,
  (select max(nth) from log where item = :item and kind = 'revision' and :kind = 'revision') as rev,
  (select max(whole) from log where guild_no = :guild and whole is not null) as whole,
  (select max(own) from log where guild_no = :guild and actor = :actor and own is not null) as own
"""


@dataclass(frozen=True, slots=True)
class Transaction:
    """The running transaction of one server: who writes in it, and when (ISO, UTC)."""

    writer: aiosqlite.Connection
    guild_no: int
    actor_id: int
    at: str
    changes: list[int] = field(default_factory=list)  # the rows that were added to the log

    @property
    def change(self) -> int:
        """The row of the change that the transaction makes; what belongs to it was added after it."""
        return self.changes[0]

    def id_of(self, number: int) -> int:
        """The id of one of the server's items."""
        return id_of(self.guild_no, number)


@dataclass(frozen=True, slots=True)
class Logged:
    """A change on file that can be taken back: `id` is its row, `item` the id of what was changed."""

    id: int
    item: int
    done: Done


async def append(
    t: Transaction,
    kind: LogKind,
    item: int | None,
    done: Done,
    *,
    difference: tuple[str | None, str] | None = None,
    undoes: int | None = None,
) -> int:
    """Adds a change of the item with this id; gives its number among its kind.

    `difference` is a revision's: the parts of the draft that differ. `undoes` is the row that this takes back; a part of another
    change has no line of its own. Raises Gone when what it takes back was taken back already.
    """
    args, before, after = store_done(done)
    before, after = difference or (before, after)
    actor = await actor_of(t)
    first, last = ids_of(t.guild_no)
    asked = {"guild": t.guild_no, "first": first, "last": last, "kind": kind.value, "item": item, "actor": actor}
    [newest] = await t.writer.execute_fetchall(_NEXT, asked)
    nth = 1 + ((newest["rev"] if kind is LogKind.REVISION else newest["nth"]) or 0)
    back = undoes is not None and not await _check_standing(t, undoes, kind)
    row = (
        *(
            (newest["id"] or first) + 1,
            t.guild_no,
            kind.value,
            nth,
            item,
            done.op.value,
            undoes,
            int(back),
            t.at,
            actor,
        ),
        *((None, None) if isinstance(done, PartOf) else ((newest["whole"] or 0) + 1, (newest["own"] or 0) + 1)),
        *(args, before, after),
    )
    await t.writer.execute(
        f"insert into log ({COLUMNS}, hash) values ({'?, ' * len(row)}?)",  # noqa: S608 constants
        (*row, hash_of(newest["hash"] or b"", row)),
    )
    t.changes.append(row[0])
    return nth


def hash_of(before: bytes, row: tuple[object, ...]) -> bytes:
    """The hash that a row has after one with the hash `before`: SHA-256 of that and of the row's `COLUMNS` as canonical JSON."""
    return hashlib.sha256(before + canonical(row).encode()).digest()


async def actor_of(t: Transaction) -> int:
    """The key of the member who writes, which they get with their first change."""
    rows = await t.writer.execute_fetchall(
        "select key from actor where guild_no = ? and discord_id = ?", (t.guild_no, t.actor_id)
    )
    for row in rows:
        return int(row["key"])
    await t.writer.execute(
        "insert into actor (guild_no, key, discord_id)"
        " select :guild, 1 + coalesce(max(key), 0), :member from actor where guild_no = :guild",
        {"guild": t.guild_no, "member": t.actor_id},
    )
    return await actor_of(t)


async def revision_id(t: Transaction, briefing_id: int, rev: int) -> int:
    """The row of a revision that is there."""
    [row] = await t.writer.execute_fetchall(
        "select id from log where item = ? and kind = 'revision' and nth = ?", (briefing_id, rev)
    )
    return int(row["id"])


async def find_standing(t: Transaction, kind: LogKind, nth: int) -> Logged | None:
    """The change of this number, unless it was taken back; None too when there is none."""
    rows = await t.writer.execute_fetchall(
        "select id, item, op, args, before, after from log_in_force where guild_no = ? and kind = ? and nth = ? and kind <> 'revision'",
        (t.guild_no, kind.value, nth),
    )
    for row in rows:
        return Logged(row["id"], row["item"], done_of(row["op"], row["args"], row["before"], row["after"]))
    return None


async def find_to_undo(t: Transaction, kind: LogKind, nth: int) -> Logged:
    """The change of a topic or of somebody on record with this number, which can be taken back.

    Raises Gone when there is no such change or it is undone already, Changed when a later change, not undone, is about the same: what it
    says counts, even where the same value happens to be there again.
    """
    known = await find_standing(t, kind, nth)
    if known is None:
        raise Gone(
            f"There is no change {name_of_change(kind, nth)} to undo here.",
            f"/desk {kind.value} shows the changes of a {kind.value}.",
        )
    later = await t.writer.execute_fetchall(
        "select nth, op, args, before, after from log_in_force where item = ? and id > ? and kind = ? and back = 0 order by id",
        (known.item, known.id, kind.value),
    )
    for row in later:
        done = done_of(row["op"], row["args"], row["before"], row["after"])
        if not _subjects_of(known.done).isdisjoint(_subjects_of(done)):
            raise Changed(
                f"What that changed has been changed again since, by {name_of_change(kind, row['nth'])}.",
                "Undo the newer change first.",
            )
    return known


async def _check_standing(t: Transaction, undone: int, kind: LogKind) -> bool:
    """Whether the row to be taken back took another one back itself. Raises Gone when it was taken back already."""
    rows = await t.writer.execute_fetchall(
        "select nth, back, exists (select 1 from log u where u.undoes = l.id) as gone from log l where id = ?",
        (undone,),
    )
    [row] = rows
    if row["gone"] and kind is not LogKind.REVISION:
        raise Gone(
            f"There is no change {name_of_change(kind, row['nth'])} to undo here.",
            "Somebody may have undone it in the meantime.",
        )
    return bool(row["back"])


def _subjects_of(done: Done) -> set[Hashable]:
    """What of a topic or a person a change is about."""
    match done:
        case Renaming(_, was, now):
            owns: set[Hashable] = {"name"} if was.own is not None or now.own is not None else set()
            return owns | {("alias", fold(alias)) for alias in (*was.aliases, *now.aliases)}
        case Tagging(_, briefing):
            return {briefing}
        case NameGiven(Op.ADD_ALIAS | Op.TAKE_ALIAS, was, now):
            return {("alias", fold(was or now or ""))}
        case RoleDated(_, place):
            return {place}
        case _:
            return {type(done).__name__}
