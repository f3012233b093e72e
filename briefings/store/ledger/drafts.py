"""The writes of drafts and briefings, each with its revision row; the revision it saw must be the newest."""

import asyncio
import hashlib
from dataclasses import replace

import aiosqlite

from briefings.draft.comparing import Again, Corrected, with_numbers
from briefings.draft.model import Draft
from briefings.errors import IllegalMove
from briefings.model.record import State
from briefings.store.ledger.writes import Writes
from briefings.store.rows import briefings
from briefings.store.rows.corrections import log_corrections, log_moved
from briefings.store.rows.drafts import json_of
from briefings.store.rows.indexing import index, rename_all_of, tell_renamed, unindex
from briefings.store.rows.quotes import marks_of


class DraftLedger(Writes):
    """A part of the ledger."""

    async def take_in(self, actor_id: int, draft: Draft, *, sample: bool = False) -> Draft:
        """The draft as stored: with its number, revision 1; `sample` for the briefing that comes with the program.

        Raises AlreadyHere when this server has a briefing on the same text, ValueError when `sha256` is not the text's.
        """
        if hashlib.sha256(draft.source.text.encode()).hexdigest() != draft.source.sha256:
            raise ValueError("source.sha256 is not the hash of source.text")

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            await briefings.refuse_twin(writer, guild_no, draft.source.sha256)
            return await briefings.take_in(
                writer, guild_no, draft, self._stamp(actor_id, "sample" if sample else "take_in")
            )

        return await self._write(work)

    async def save(self, actor_id: int, draft: Draft, op: str) -> Draft:
        """The draft with its next revision. State and number stay as stored; the source text never changes.

        Raises Changed when `draft.rev` is not the newest, Gone when there is no such draft.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await briefings.read_seen(writer, guild_no, draft)
            saved = await briefings.renumber(writer, stored, draft)
            await briefings.put(writer, stored, saved, self._stamp(actor_id, op))
            return saved

        return await self._write(work)

    async def publish(
        self,
        actor_id: int,
        draft: Draft,
        take: frozenset[str],
        again: Again | None = None,
    ) -> Draft:
        """The draft as published: what is in `take` (keys) is on record, with numbers; what was and is not in it is retired. `again`
        is what members are told of a briefing that was published before.

        Only what is on record has a number; an item that comes back has the one it had. Raises Changed and Gone as `save`
        does, and IllegalMove when `take` is empty.
        """
        if not take:
            raise IllegalMove("Nothing would be published.", "Accept an item first.")

        marks = await asyncio.to_thread(marks_of, draft, take)

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await briefings.read_seen(writer, guild_no, draft)
            stamp = self._stamp(actor_id, briefings.PUBLISH)
            published = await briefings.publish(writer, stored, draft, take, marks, stamp)
            if again is not None:
                told = with_numbers(again.told, published)
                await log_corrections(writer, stored.id, draft, published.rev, told, again.reason, stamp.at)
                await log_moved(writer, guild_no, (again.before,), (published,), again.reason, stamp.at)
            await tell_renamed(writer, guild_no, f"B-{draft.number} was published.", stamp.at)
            return published

        return await self._write(work, changes_record=True)

    async def correct(self, actor_id: int, fixed: Corrected, reason: str, op: str) -> Draft:
        """The published draft as corrected, with a row for each thing that members are told.

        Raises Changed and Gone as `save` does, IllegalMove when the briefing is not published (any more).
        """
        draft = fixed.draft
        marks = await asyncio.to_thread(marks_of, draft, fixed.take)

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await briefings.read_seen(writer, guild_no, draft)
            if stored.state is not State.PUBLISHED:
                raise IllegalMove(f"B-{draft.number} is not published.", "Edit it instead.")
            stamp = self._stamp(actor_id, op)
            published = await briefings.publish(writer, stored, draft, fixed.take, marks, stamp)
            await log_corrections(writer, stored.id, draft, published.rev, fixed.told, reason, stamp.at)
            await tell_renamed(writer, guild_no, reason, stamp.at)
            return published

        return await self._write(work, changes_record=True)

    async def withdraw(self, actor_id: int, number: int, reason: str) -> Draft:
        """The draft of a briefing that is on record no longer; an empty `reason` is none.

        Raises IllegalMove when it is not published, Gone when there is none of that number.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await briefings.stored_of(writer, guild_no, number)
            if stored.state is not State.PUBLISHED:
                raise IllegalMove(f"B-{number} is not published.", "Only a published briefing can be withdrawn.")
            stamp = self._stamp(actor_id, "withdraw")
            moved = await briefings.move(writer, stored, State.WITHDRAWN, reason or None, stamp)
            await unindex(writer, stored.id)
            await rename_all_of(writer, stored.id)
            why = f"B-{number} was withdrawn: {reason}" if reason else f"B-{number} was withdrawn."
            await tell_renamed(writer, guild_no, why, stamp.at)
            return moved

        return await self._write(work, changes_record=True)

    async def restore(self, actor_id: int, number: int) -> Draft:
        """The draft of a withdrawn briefing that is on record again, as it was published.

        Raises IllegalMove when it is not withdrawn, Gone when there is none of that number.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await briefings.stored_of(writer, guild_no, number)
            if stored.state is not State.WITHDRAWN:
                raise IllegalMove(f"B-{number} is not withdrawn.", "Only a withdrawn briefing can be restored.")
            stamp = self._stamp(actor_id, "restore")
            moved = await briefings.move(writer, stored, State.PUBLISHED, None, stamp)
            await index(writer, guild_no, stored.id)
            await rename_all_of(writer, stored.id)
            await tell_renamed(writer, guild_no, f"B-{number} was published again.", stamp.at)
            return moved

        return await self._write(work, changes_record=True)

    async def discard(self, actor_id: int, draft: Draft) -> Draft:
        """The draft as it was, with the revision that puts it away: nothing finds it any more, and its article can be taken in again.

        Raises IllegalMove when it was ever published, Changed and Gone as `save` does.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await briefings.read_seen(writer, guild_no, draft)
            if stored.state is not State.DRAFT:
                raise IllegalMove(
                    f"B-{draft.number} was published, so it cannot be discarded.",
                    "Withdraw it, if it is still published: members no longer find it then.",
                )
            stamp = self._stamp(actor_id, "discard")
            last = replace(draft, rev=stored.rev + 1)
            content = json_of(last)
            await briefings.log(writer, stored.id, guild_no, last.rev, stamp, stored.draft, content)
            await writer.execute(
                "update briefing set discarded = 1, rev = ?, draft = ?, changed_at = ?, changed_by = ? where id = ?",
                (last.rev, content, stamp.at, stamp.actor_id, stored.id),
            )
            return last

        return await self._write(work)
