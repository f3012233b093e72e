"""The writes of who is the same person: merges and splits, and people said to be two."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import aiosqlite

from briefings.draft.model import Draft, Regrouped
from briefings.model.identities import Change, Part
from briefings.model.log import AGAIN, APART, LogKind
from briefings.model.record import State
from briefings.store.engine.tenants import id_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows import briefings
from briefings.store.rows.corrections import log_moved
from briefings.store.rows.identities import log_regrouping
from briefings.store.rows.indexing import tell_renamed
from briefings.store.rows.log import write_line
from briefings.store.rows.quotes import marks_of


class RegroupingLedger(Writes):
    """A part of the ledger."""

    async def regroup(
        self,
        actor_id: int,
        change: Change,
        person: int,
        into: int | None,
        drafts: Sequence[Draft],
        parts: Sequence[Part],
        *,
        undoing: int | None = None,
    ) -> Regrouped:
        """The number of a merge, split or undoing, and its drafts as they are now: what is on record stays on record.

        `parts` say what changed in the drafts. Raises Changed when one of them was edited meanwhile, and Gone when the change
        that is undone was undone meanwhile.
        """
        on_record = {
            draft.number: frozenset(item.key for item in draft.items() if item.number is not None) for draft in drafts
        }
        marks = {draft.number: await asyncio.to_thread(marks_of, draft, on_record[draft.number]) for draft in drafts}
        names = f"P-{person}" if into is None else f"P-{person} P-{into}"

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Regrouped:
            stamp = self._stamp(actor_id, "")
            number = await log_regrouping(writer, guild_no, change, person, into, parts, stamp.at, actor_id, undoing)
            stamp = replace(stamp, op=f"{change.value} {number} {names}")
            made = []
            for draft in drafts:
                stored = await briefings.read_seen(writer, guild_no, draft)
                if stored.state is State.PUBLISHED:
                    took, marked = on_record[draft.number], marks[draft.number]
                    made.append(await briefings.publish(writer, stored, draft, took, marked, stamp))
                else:
                    saved = await briefings.renumber(writer, stored, draft)
                    await briefings.put(writer, stored, saved, stamp)
                    made.append(saved)
            await log_moved(writer, guild_no, drafts, made, _why(change, number, names), stamp.at)
            await tell_renamed(writer, guild_no, _why(change, number, names), stamp.at)
            return Regrouped(number, tuple(made))

        return await self._write(work, changes_record=True)

    async def tell_apart(self, actor_id: int, person: int, other: int) -> None:
        """Keeps that two people on record are two; nothing happens when it is kept already."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            later, first, at = max(person, other), min(person, other), self._stamp(actor_id, "").at
            done = await writer.execute(
                "insert into not_same (person_id, other_id, guild_no, at, actor_id) values (?, ?, ?, ?, ?) on conflict do nothing",
                (id_of(guild_no, later), id_of(guild_no, first), guild_no, at, actor_id),
            )
            if done.rowcount > 0:
                await write_line(writer, guild_no, LogKind.APART, f"{APART} P-{person} P-{other}", at, actor_id)

        await self._write(work)

    async def ask_again(self, actor_id: int, person: int, other: int) -> None:
        """Forgets that two people were said to be two; nothing happens when they were not."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> None:
            later, first = max(person, other), min(person, other)
            done = await writer.execute(
                "delete from not_same where person_id = ? and other_id = ?",
                (id_of(guild_no, later), id_of(guild_no, first)),
            )
            if done.rowcount > 0:
                at = self._stamp(actor_id, "").at
                await write_line(writer, guild_no, LogKind.APART, f"{AGAIN} P-{person} P-{other}", at, actor_id)

        await self._write(work)


def _why(change: Change, number: int, names: str) -> str:
    """Why a merge, split or undoing gave somebody another name, as members are told."""
    who = " and ".join(names.split())
    two = who != names
    was, now = ("were", "are") if two else ("was", "is")
    done = {Change.MERGE: f"{was} merged", Change.SPLIT: f"{was} split", Change.UNDO: f"{now} again as before"}
    return f"{who} {done[change]} (change {number})."
