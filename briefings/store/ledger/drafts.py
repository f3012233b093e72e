"""The writes of drafts and briefings, each with its revision in the log; the revision it saw must be the newest."""

import asyncio
import hashlib

from briefings.draft.comparing import Again, Corrected, with_numbers
from briefings.draft.model import Draft
from briefings.errors import IllegalMove
from briefings.model.log import Correcting, Done, OfRevision, OnItem, Op, SettledAs, Step
from briefings.model.record import State
from briefings.store.ledger.writes import Writes
from briefings.store.rows import briefings
from briefings.store.rows.article_index import unindex_article
from briefings.store.rows.corrections import tell_differences, tell_moved
from briefings.store.rows.indexing import index, rename_all_of, tell_renamed, unindex
from briefings.store.rows.log import Transaction, revision_id
from briefings.store.rows.quotes import marks_of


class DraftLedger(Writes):
    """A part of the ledger."""

    async def take_in(self, actor_id: int, draft: Draft, *, sample: bool = False) -> Draft:
        """The draft as stored: with its number, revision 1; `sample` for the briefing that comes with the program.

        Raises AlreadyHere when this server has a briefing on the same text, ValueError when `sha256` is not the text's.
        """
        if hashlib.sha256(draft.source.text.encode()).hexdigest() != draft.source.sha256:
            raise ValueError("source.sha256 is not the hash of source.text")

        async def work(t: Transaction) -> Draft:
            await briefings.refuse_twin(t, draft.source.sha256)
            return await briefings.take_in(t, draft, Step(Op.SAMPLE if sample else Op.TAKE_IN))

        return await self._write(actor_id, work)

    async def save(self, actor_id: int, draft: Draft, done: Done) -> Draft:
        """The draft with its next revision. State and number stay as stored; the source text never changes.

        Raises Changed when `draft.rev` is not the newest, Gone when there is no such draft.
        """

        async def work(t: Transaction) -> Draft:
            stored = await briefings.read_seen(t, draft)
            undone = (
                await revision_id(t, stored.id, done.rev)
                if isinstance(done, OfRevision) and done.op is Op.UNDO
                else None
            )
            saved = await briefings.renumber(t, stored, draft)
            return await briefings.put(t, stored, saved, done, undoes=undone)

        return await self._write(actor_id, work)

    async def publish(self, actor_id: int, draft: Draft, take: frozenset[str], again: Again | None = None) -> Draft:
        """The draft as published: what is in `take` (keys) is on record, with numbers; what was and is not in it is retired. `again`
        is what members are told of a briefing that was published before.

        Only what is on record has a number; an item that comes back has the one it had. Raises Changed and Gone as `save`
        does, and IllegalMove when `take` is empty.
        """
        if not take:
            raise IllegalMove("Nothing would be published.", "Accept an item first.")

        marks = await asyncio.to_thread(marks_of, draft, take)

        async def work(t: Transaction) -> Draft:
            stored = await briefings.read_seen(t, draft)
            published = await briefings.publish(t, stored, draft, take, marks, Step(Op.PUBLISH))
            if again is not None:
                told = with_numbers(again.told, published)
                await tell_differences(t, stored.id, draft, told, again.reason)
                await tell_moved(t, (again.before,), (published,), again.reason)
            await tell_renamed(t, f"B-{draft.number} was published.")
            return published

        return await self._write(actor_id, work, changes_record=True)

    async def correct(self, actor_id: int, fixed: Corrected, reason: str, edit: Step | OnItem | SettledAs) -> Draft:
        """The published draft as corrected, with a row for each thing that members are told.

        Raises Changed and Gone as `save` does, IllegalMove when the briefing is not published (any more).
        """
        draft = fixed.draft
        marks = await asyncio.to_thread(marks_of, draft, fixed.take)

        async def work(t: Transaction) -> Draft:
            stored = await briefings.read_seen(t, draft)
            if stored.state is not State.PUBLISHED:
                raise IllegalMove(f"B-{draft.number} is not published.", "Edit it instead.")
            published = await briefings.publish(t, stored, draft, fixed.take, marks, Correcting(Op.CORRECT, edit))
            await tell_differences(t, stored.id, draft, fixed.told, reason)
            await tell_renamed(t, reason)
            return published

        return await self._write(actor_id, work, changes_record=True)

    async def withdraw(self, actor_id: int, number: int, reason: str) -> Draft:
        """The draft of a briefing that is on record no longer; an empty `reason` is none.

        Raises IllegalMove when it is not published, Gone when there is none of that number.
        """

        async def work(t: Transaction) -> Draft:
            stored = await briefings.stored_of(t, number)
            if stored.state is not State.PUBLISHED:
                raise IllegalMove(f"B-{number} is not published.", "Only a published briefing can be withdrawn.")
            moved = await briefings.move(t, stored, State.WITHDRAWN, reason or None, Op.WITHDRAW)
            await unindex(t.writer, stored.id)
            await unindex_article(t.writer, stored.id)
            await rename_all_of(t.writer, stored.id)
            await tell_renamed(t, f"B-{number} was withdrawn: {reason}" if reason else f"B-{number} was withdrawn.")
            return moved

        return await self._write(actor_id, work, changes_record=True)

    async def restore(self, actor_id: int, number: int) -> Draft:
        """The draft of a withdrawn briefing that is on record again, as it was published.

        Raises IllegalMove when it is not withdrawn, Gone when there is none of that number.
        """

        async def work(t: Transaction) -> Draft:
            stored = await briefings.stored_of(t, number)
            if stored.state is not State.WITHDRAWN:
                raise IllegalMove(f"B-{number} is not withdrawn.", "Only a withdrawn briefing can be restored.")
            moved = await briefings.move(t, stored, State.PUBLISHED, None, Op.RESTORE)
            await index(t.writer, t.guild_no, stored.id)
            await rename_all_of(t.writer, stored.id)
            await tell_renamed(t, f"B-{number} was published again.")
            return moved

        return await self._write(actor_id, work, changes_record=True)

    async def discard(self, actor_id: int, draft: Draft) -> Draft:
        """The draft as it was, with the revision that puts it away: nothing finds it any more, and its article can be taken in again.

        Raises IllegalMove when it was ever published, Changed and Gone as `save` does.
        """

        async def work(t: Transaction) -> Draft:
            stored = await briefings.read_seen(t, draft)
            if stored.state is not State.DRAFT:
                raise IllegalMove(
                    f"B-{draft.number} was published, so it cannot be discarded.",
                    "Withdraw it, if it is still published: members no longer find it then.",
                )
            return await briefings.put(t, stored, draft, Step(Op.DISCARD), discarded=1)

        return await self._write(actor_id, work)
