"""What is written: each call is one transaction with its revision row, and the revision it saw must be the newest."""

import asyncio
import base64
import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeVar

import aiosqlite

from briefings.comparing import Corrected
from briefings.draft import Draft
from briefings.errors import AlreadyHere, Changed, Gone, IllegalMove
from briefings.model import Kind, Source, State
from briefings.store.corrections import log_corrections
from briefings.store.database import Database
from briefings.store.drafts import difference, draft_of, json_of, open_doubts_of, title_of, title_on_record
from briefings.store.indexing import index, rename, rename_all_of, unindex
from briefings.store.names import Names
from briefings.store.numbers import give
from briefings.store.publishing import QuoteMarks, marks_of, publish_items
from briefings.store.rows import bounds_of, facts_json
from briefings.store.tenants import Tenants, id_of, number_of

T = TypeVar("T")

PUBLISH = "publish"  # the operation as the log has it
SPELLINGS = 10_000  # kept a server: of a button whose spelling is older, members are told to ask again


_NEWEST_SPELLING = "select place from spelling where guild_no = ? order by place desc limit 1"
_SPELLED = """
select place, (select max(place) from spelling n where n.guild_no = s.guild_no) as newest
from spelling s where guild_no = ? and key = ?
"""
_REMEMBER = """
insert into spelling (guild_no, key, spelling, place) values (?, ?, ?, ?)
on conflict do update set place = excluded.place
"""


@dataclass(frozen=True, slots=True)
class _Stored:
    """A briefing as it stands at the start of a write."""

    id: int
    guild_no: int
    rev: int
    state: State
    draft: str
    text: str


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Who writes, what, and when (ISO, UTC)."""

    actor_id: int
    op: str
    at: str


class Ledger:
    """Writes to one database. A cancelled caller neither leaves a transaction open nor takes an acknowledged write back."""

    def __init__(self, database: Database, tenants: Tenants, names: Names, now: Callable[[], datetime]) -> None:
        self._database = database
        self._tenants = tenants
        self._names = names
        self._now = now

    async def take_in(self, server: int, actor_id: int, draft: Draft, *, sample: bool = False) -> Draft:
        """The draft as stored: with its number, revision 1; `sample` for the briefing that comes with the program.

        Raises AlreadyHere when this server has a briefing on the same text, ValueError when `sha256` is not the text's.
        """
        if hashlib.sha256(draft.source.text.encode()).hexdigest() != draft.source.sha256:
            raise ValueError("source.sha256 is not the hash of source.text")

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            await _refuse_twin(writer, guild_no, draft.source.sha256)
            return await _take_in(writer, guild_no, draft, self._stamp(actor_id, "sample" if sample else "take_in"))

        return await self._write(server, work)

    async def save(self, server: int, actor_id: int, draft: Draft, op: str) -> Draft:
        """The draft with its next revision. State and number stay as stored; the source text never changes.

        Raises Changed when `draft.rev` is not the newest, Gone when there is no such draft.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await _seen(writer, guild_no, draft)
            saved = replace(draft, rev=stored.rev + 1, state=stored.state)
            await _put(writer, stored, saved, self._stamp(actor_id, op))
            return saved

        return await self._write(server, work)

    async def publish(self, server: int, actor_id: int, draft: Draft, take: frozenset[str]) -> Draft:
        """The draft as published: what is in `take` (keys) is on record, with numbers; what was and is not in it is retired.

        Only what is on record has a number; an item that comes back has the one it had. Raises Changed and Gone as `save`
        does, and IllegalMove when `take` is empty.
        """
        if not take:
            raise IllegalMove("Nothing would be published.", "Accept an item first.")

        marks = await asyncio.to_thread(marks_of, draft, take)

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await _seen(writer, guild_no, draft)
            return await _publish(writer, stored, draft, take, marks, self._stamp(actor_id, PUBLISH))

        return await self._write(server, work, changes_record=True)

    async def correct(self, server: int, actor_id: int, fixed: Corrected, reason: str, op: str) -> Draft:
        """The published draft as corrected, with a row for each thing that members are told.

        Raises Changed and Gone as `save` does, IllegalMove when the briefing is not published (any more).
        """
        draft = fixed.draft
        marks = await asyncio.to_thread(marks_of, draft, fixed.take)

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await _seen(writer, guild_no, draft)
            if stored.state is not State.PUBLISHED:
                raise IllegalMove(f"B-{draft.number} is not published.", "Edit it instead.")
            stamp = self._stamp(actor_id, op)
            published = await _publish(writer, stored, draft, fixed.take, marks, stamp)
            await log_corrections(writer, stored.id, draft, published.rev, fixed.told, reason, stamp.at)
            return published

        return await self._write(server, work, changes_record=True)

    async def withdraw(self, server: int, actor_id: int, number: int, reason: str) -> Draft:
        """The draft of a briefing that is on record no longer; an empty `reason` is none.

        Raises IllegalMove when it is not published, Gone when there is none of that number.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await _stored(writer, guild_no, number)
            if stored.state is not State.PUBLISHED:
                raise IllegalMove(f"B-{number} is not published.", "Only a published briefing can be withdrawn.")
            moved = await _move(writer, stored, State.WITHDRAWN, reason or None, self._stamp(actor_id, "withdraw"))
            await unindex(writer, stored.id)
            await rename_all_of(writer, stored.id)
            return moved

        return await self._write(server, work, changes_record=True)

    async def restore(self, server: int, actor_id: int, number: int) -> Draft:
        """The draft of a withdrawn briefing that is on record again, as it was published.

        Raises IllegalMove when it is not withdrawn, Gone when there is none of that number.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await _stored(writer, guild_no, number)
            if stored.state is not State.WITHDRAWN:
                raise IllegalMove(f"B-{number} is not withdrawn.", "Only a withdrawn briefing can be restored.")
            moved = await _move(writer, stored, State.PUBLISHED, None, self._stamp(actor_id, "restore"))
            await index(writer, guild_no, stored.id)
            await rename_all_of(writer, stored.id)
            return moved

        return await self._write(server, work, changes_record=True)

    async def discard(self, server: int, actor_id: int, draft: Draft) -> Draft:
        """The draft as it was, with the revision that puts it away: nothing finds it any more, and its article can be taken in again.

        Raises IllegalMove when it was ever published, Changed and Gone as `save` does.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Draft:
            stored = await _seen(writer, guild_no, draft)
            if stored.state is not State.DRAFT:
                raise IllegalMove(
                    f"B-{draft.number} was published, so it cannot be discarded.",
                    "Withdraw it, if it is still published: members no longer find it then.",
                )
            stamp = self._stamp(actor_id, "discard")
            last = replace(draft, rev=stored.rev + 1)
            content = json_of(last)
            await _log(writer, stored.id, guild_no, last.rev, stamp, stored.draft, content)
            await writer.execute(
                "update briefing set discarded = 1, rev = ?, draft = ?, changed_at = ?, changed_by = ? where id = ?",
                (last.rev, content, stamp.at, stamp.actor_id, stored.id),
            )
            return last

        return await self._write(server, work)

    async def remember(self, server: int, spelling: str) -> str:
        """A short key that `Shelf.recalled` gives the spelling for; the same spelling has the same key."""
        key = base64.urlsafe_b64encode(hashlib.sha256(spelling.encode()).digest()[:12]).decode()

        async def work(writer: aiosqlite.Connection, guild_no: int) -> str:
            rows = await writer.execute_fetchall(_NEWEST_SPELLING, (guild_no,))
            place = 1 + max((row[0] for row in rows), default=0)
            await writer.execute(_REMEMBER, (guild_no, key, spelling, place))
            await writer.execute(
                "delete from spelling where guild_no = ? and place <= ?", (guild_no, place - SPELLINGS)
            )
            return key

        guild_no = self._tenants.guild_no(server)
        known = await self._database.read(_SPELLED, (guild_no, key))
        recent = known and known[0]["place"] > known[0]["newest"] - SPELLINGS // 2
        return key if recent else await self._write(server, work)

    async def _write(
        self,
        server: int,
        work: Callable[[aiosqlite.Connection, int], Awaitable[T]],
        *,
        changes_record: bool = False,
    ) -> T:
        settled: list[int] = []

        async def whole(writer: aiosqlite.Connection) -> T:
            settled.append(await self._tenants.settle(writer, server))
            return await work(writer, settled[0])

        def then() -> None:
            self._tenants.learn(server, settled[0])
            if changes_record:
                self._names.drop(server)

        return await self._database.write(whole, then)

    def _stamp(self, actor_id: int, op: str) -> _Stamp:
        return _Stamp(actor_id, op, self._now().astimezone(UTC).isoformat())


async def _refuse_twin(writer: aiosqlite.Connection, guild_no: int, sha256: str) -> None:
    rows = await writer.execute_fetchall(
        "select b.id from source_text t join briefing b on b.text_id = t.id and b.discarded = 0"
        " where t.guild_no = ? and t.sha256 = ?",
        (guild_no, sha256),
    )
    for row in rows:
        number = number_of(row["id"])
        raise AlreadyHere(f"This article is already here, as B-{number}.", f"Open B-{number} instead.", number)


async def _take_in(writer: aiosqlite.Connection, guild_no: int, draft: Draft, stamp: _Stamp) -> Draft:
    [number] = await give(writer, guild_no, Kind.BRIEFING.value)
    briefing_id = id_of(guild_no, number)
    text_id = await _text_of(writer, guild_no, draft.source)
    stored = replace(draft, number=number, rev=1, state=State.DRAFT)
    content = json_of(stored)
    await _log(writer, briefing_id, guild_no, 1, stamp, None, content)
    await writer.execute(
        "insert into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at, changed_by)"
        " values (?, ?, ?, 'draft', 1, ?, ?, ?, ?, ?)",
        (
            briefing_id,
            guild_no,
            text_id,
            content,
            title_of(draft.source),
            open_doubts_of(stored),
            stamp.at,
            stamp.actor_id,
        ),
    )
    return stored


async def _text_of(writer: aiosqlite.Connection, guild_no: int, source: Source) -> int:
    """The id of the source's text, which is here already when a draft on it was discarded."""
    known = await writer.execute_fetchall(
        "select id from source_text where guild_no = ? and sha256 = ?", (guild_no, source.sha256)
    )
    for row in known:
        return int(row["id"])
    [number] = await give(writer, guild_no, "T")
    text_id = id_of(guild_no, number)
    await writer.execute(
        "insert into source_text (id, guild_no, sha256, body) values (?, ?, ?, ?)",
        (text_id, guild_no, source.sha256, source.text),
    )
    return text_id


async def _stored(writer: aiosqlite.Connection, guild_no: int, number: int) -> _Stored:
    rows = await writer.execute_fetchall(
        "select b.id, b.guild_no, b.rev, b.state, b.draft, t.body"
        " from briefing b join source_text t on t.id = b.text_id where b.id = ? and b.discarded = 0",
        (id_of(guild_no, number),),
    )
    for row in rows:
        return _Stored(row["id"], row["guild_no"], row["rev"], State(row["state"]), row["draft"], row["body"])
    raise Gone(f"There is no briefing B-{number} here.", "The list of briefings shows what there is.")


async def _seen(writer: aiosqlite.Connection, guild_no: int, draft: Draft) -> _Stored:
    """The briefing as stored, when `draft` is what it was made from."""
    stored = await _stored(writer, guild_no, draft.number)
    if stored.rev != draft.rev:
        raise Changed("Someone edited this draft meanwhile.", "Look at it as it is now, then try again.")
    if stored.text != draft.source.text:
        raise ValueError("a draft keeps its source text")
    return stored


async def _publish(
    writer: aiosqlite.Connection,
    stored: _Stored,
    draft: Draft,
    take: frozenset[str],
    marks: Mapping[str, QuoteMarks],
    stamp: _Stamp,
) -> Draft:
    """Puts what is in `take` on record, in the place of what the briefing had there."""
    items = await publish_items(writer, stored.guild_no, stored.id, draft, take, marks)
    published = replace(items.draft, rev=stored.rev + 1, state=State.PUBLISHED)
    await _put(writer, stored, published, stamp, publishing=True)
    await index(writer, stored.guild_no, stored.id)
    await rename(writer, items.people, items.issues)
    return published


async def _move(
    writer: aiosqlite.Connection, stored: _Stored, state: State, reason: str | None, stamp: _Stamp
) -> Draft:
    """The draft in its new state, all else as it was."""
    moved = replace(draft_of(stored.draft, stored.text), rev=stored.rev + 1, state=state)
    content = json_of(moved)
    await _log(writer, stored.id, stored.guild_no, moved.rev, stamp, stored.draft, content)
    await writer.execute(
        "update briefing set state = ?, rev = ?, draft = ?, reason = ?, changed_at = ?, changed_by = ? where id = ?",
        (state.value, moved.rev, content, reason, stamp.at, stamp.actor_id, stored.id),
    )
    return moved


async def _put(
    writer: aiosqlite.Connection, stored: _Stored, draft: Draft, stamp: _Stamp, *, publishing: bool = False
) -> None:
    """Stores the draft's next revision; when `publishing`, what the briefing's own row shows from now on too."""
    content = json_of(draft)
    await _log(writer, stored.id, stored.guild_no, draft.rev, stamp, stored.draft, content)
    changed = (
        draft.state.value,
        draft.rev,
        content,
        title_of(draft.source),
        open_doubts_of(draft),
        stamp.at,
        stamp.actor_id,
    )
    if not publishing:
        await writer.execute(
            "update briefing set state = ?, rev = ?, draft = ?, draft_title = ?, open_doubts = ?, changed_at = ?, changed_by = ?"
            " where id = ?",
            (*changed, stored.id),
        )
        return
    source = draft.source
    edtf = source.published.value if source.published else None
    facts = facts_json(replace(source, text=""))
    await writer.execute(
        "update briefing set state = ?, rev = ?, draft = ?, draft_title = ?, open_doubts = ?, changed_at = ?, changed_by = ?,"
        " title = ?, outlet = ?, published = ?, first_day = ?, last_day = ?, facts = ?, published_rev = ?, published_at = ?,"
        " published_order = case when published_order is null or ? then"
        " (select coalesce(max(published_order), 0) + 1 from briefing where guild_no = ?) else published_order end,"
        " reason = null where id = ?",
        (
            *changed,
            title_on_record(source, number_of(stored.id)),
            source.outlet.value if source.outlet else None,
            edtf,
            *bounds_of(edtf),
            facts,
            draft.rev,
            stamp.at,
            stamp.op == PUBLISH,  # a correction makes no briefing the newest one
            stored.guild_no,
            stored.id,
        ),
    )


async def _log(
    writer: aiosqlite.Connection, entity: int, guild_no: int, rev: int, stamp: _Stamp, before: str | None, after: str
) -> None:
    was, now = difference(before, after)
    await writer.execute(
        "insert into revision (guild_no, kind, entity, rev, actor_id, at, op, before, after) values (?, 'B', ?, ?, ?, ?, ?, ?, ?)",
        (guild_no, entity, rev, stamp.actor_id, stamp.at, stamp.op, was, now),
    )
