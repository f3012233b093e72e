"""The writes of who is the same person: merges and splits, and people said to be two."""

import asyncio
from collections.abc import Sequence

from briefings.draft.model import Draft, Regrouped
from briefings.errors import Gone
from briefings.model.log import LogKind, Op, PairSaid, Part, PartOf, Regrouping
from briefings.model.record import State
from briefings.store.ledger.writes import Writes
from briefings.store.rows import briefings
from briefings.store.rows.corrections import tell_moved
from briefings.store.rows.indexing import tell_renamed
from briefings.store.rows.log import Transaction, append, find_standing
from briefings.store.rows.quotes import marks_of

_DID = {
    Op.MERGE: ("was", "were", "merged"),
    Op.SPLIT: ("was", "were", "split"),
    Op.UNMERGE: ("is", "are", "again as before"),
}


class RegroupingLedger(Writes):
    """A part of the ledger."""

    async def regroup(
        self,
        actor_id: int,
        op: Op,
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

        async def work(t: Transaction) -> Regrouped:
            undone = None if undoing is None else await find_standing(t, LogKind.PEOPLE, undoing)
            if undoing is not None and undone is None:
                raise Gone(
                    f"There is no merge or split {undoing} to undo here.",
                    "Somebody may have undone it in the meantime.",
                )
            done = Regrouping(op, into, tuple(parts))
            number = await append(t, LogKind.PEOPLE, t.id_of(person), done, undoes=undone.id if undone else None)
            part = PartOf(op, number, person, into)
            made = []
            for draft in drafts:
                stored = await briefings.read_seen(t, draft)
                if stored.state is State.PUBLISHED:
                    took, marked = on_record[draft.number], marks[draft.number]
                    made.append(await briefings.publish(t, stored, draft, took, marked, part))
                else:
                    made.append(await briefings.put(t, stored, await briefings.renumber(t, stored, draft), part))
            why = _why(op, number, person, into)
            await tell_moved(t, drafts, made, why)
            await tell_renamed(t, why)
            return Regrouped(number, tuple(made))

        return await self._write(actor_id, work, changes_record=True)

    async def tell_apart(self, actor_id: int, person: int, other: int) -> int | None:
        """Keeps that two people on record are two; gives the number of the change, None when it is kept already."""
        later, first = max(person, other), min(person, other)

        async def work(t: Transaction) -> int | None:
            done = await t.writer.execute(
                "insert into not_same (person_id, other_id, guild_no, at) values (?, ?, ?, ?) on conflict do nothing",
                (t.id_of(later), t.id_of(first), t.guild_no, t.at),
            )
            if done.rowcount == 0:
                return None
            return await append(t, LogKind.APART, t.id_of(later), PairSaid(Op.APART, first))

        return await self._write(actor_id, work)

    async def ask_again(self, actor_id: int, person: int, other: int) -> int | None:
        """Forgets that two people were said to be two; gives the number of the change, None when they were not."""
        later, first = max(person, other), min(person, other)

        async def work(t: Transaction) -> int | None:
            done = await t.writer.execute(
                "delete from not_same where person_id = ? and other_id = ?", (t.id_of(later), t.id_of(first))
            )
            if done.rowcount == 0:
                return None
            return await append(t, LogKind.APART, t.id_of(later), PairSaid(Op.AGAIN, first))

        return await self._write(actor_id, work)


def _why(op: Op, number: int, person: int, into: int | None) -> str:
    """Why a merge, split or undoing gave somebody another name, as members are told."""
    one, two, done = _DID[op]
    who = f"P-{person} {one}" if into is None else f"P-{person} and P-{into} {two}"
    return f"{who} {done} (change {number})."
