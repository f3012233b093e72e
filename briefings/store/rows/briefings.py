"""The row of one briefing and its log, as the transactions of the ledger read and write them. Commits nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import aiosqlite

from briefings.draft.model import Draft
from briefings.errors import AlreadyHere, Changed, Gone
from briefings.model.record import Kind, Source, State, value_of
from briefings.store.engine.numbers import give
from briefings.store.engine.tenants import id_of, number_of
from briefings.store.rows.drafts import difference, draft_of, json_of, open_doubts_of, title_of, title_on_record
from briefings.store.rows.indexing import index, rename
from briefings.store.rows.publishing import publish_items
from briefings.store.rows.quotes import QuoteMarks
from briefings.store.rows.rows import bounds_of, facts_json

PUBLISH = "publish"  # the operation as the log has it


@dataclass(frozen=True, slots=True)
class Stored:
    """A briefing as it stands at the start of a write."""

    id: int
    guild_no: int
    rev: int
    state: State
    draft: str
    text: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who writes, what, and when (ISO, UTC)."""

    actor_id: int
    op: str
    at: str


async def refuse_twin(writer: aiosqlite.Connection, guild_no: int, sha256: str) -> None:
    rows = await writer.execute_fetchall(
        "select b.id from source_text t join briefing b on b.text_id = t.id and b.discarded = 0"
        " where t.guild_no = ? and t.sha256 = ?",
        (guild_no, sha256),
    )
    for row in rows:
        number = number_of(row["id"])
        raise AlreadyHere(f"This article is already here, as B-{number}.", f"Open B-{number} instead.", number)


async def take_in(writer: aiosqlite.Connection, guild_no: int, draft: Draft, stamp: Stamp) -> Draft:
    [number] = await give(writer, guild_no, Kind.BRIEFING.value)
    briefing_id = id_of(guild_no, number)
    text_id = await _text_of(writer, guild_no, draft.source)
    stored = replace(draft, number=number, rev=1, state=State.DRAFT)
    content = json_of(stored)
    await log(writer, briefing_id, guild_no, 1, stamp, None, content)
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


async def stored_of(writer: aiosqlite.Connection, guild_no: int, number: int) -> Stored:
    rows = await writer.execute_fetchall(
        "select b.id, b.guild_no, b.rev, b.state, b.draft, t.body"
        " from briefing b join source_text t on t.id = b.text_id where b.id = ? and b.discarded = 0",
        (id_of(guild_no, number),),
    )
    for row in rows:
        return Stored(row["id"], row["guild_no"], row["rev"], State(row["state"]), row["draft"], row["body"])
    raise Gone(f"There is no briefing B-{number} here.", "/briefing list shows the briefings here.")


async def read_seen(writer: aiosqlite.Connection, guild_no: int, draft: Draft) -> Stored:
    """The briefing as stored, when `draft` is what it was made from."""
    stored = await stored_of(writer, guild_no, draft.number)
    if stored.rev != draft.rev:
        raise Changed("Somebody edited this draft in the meantime.", "Look at it as it is now, then try again.")
    if stored.text != draft.source.text:
        raise ValueError("a draft keeps its source text")
    return stored


async def publish(
    writer: aiosqlite.Connection,
    stored: Stored,
    draft: Draft,
    take: frozenset[str],
    marks: Mapping[str, QuoteMarks],
    stamp: Stamp,
) -> Draft:
    """Puts what is in `take` on record, in the place of what the briefing had there."""
    items = await publish_items(writer, stored.guild_no, stored.id, draft, take, marks)
    published = replace(items.draft, rev=stored.rev + 1, state=State.PUBLISHED)
    await put(writer, stored, published, stamp, publishing=True)
    await index(writer, stored.guild_no, stored.id)
    await rename(writer, items.people, items.issues)
    return published


async def renumber(writer: aiosqlite.Connection, stored: Stored, draft: Draft) -> Draft:
    """The draft as it is stored next without publishing: a person of a withdrawn briefing who has a number has the one of whom they
    are now, else their own."""
    saved = replace(draft, rev=stored.rev + 1, state=stored.state)
    if stored.state is not State.WITHDRAWN:
        return saved
    rows = await writer.execute_fetchall("select key, id from person where first_briefing_id = ?", (stored.id,))
    own = {row["key"]: number_of(row["id"]) for row in rows}
    people = tuple(
        one if one.number is None else replace(one, number=own.get(one.key) if one.same_as is None else one.same_as)
        for one in draft.people
    )
    return replace(saved, people=people)


async def move(writer: aiosqlite.Connection, stored: Stored, state: State, reason: str | None, stamp: Stamp) -> Draft:
    """The draft in its new state, all else as it was."""
    moved = replace(draft_of(stored.draft, stored.text), rev=stored.rev + 1, state=state)
    content = json_of(moved)
    await log(writer, stored.id, stored.guild_no, moved.rev, stamp, stored.draft, content)
    await writer.execute(
        "update briefing set state = ?, rev = ?, draft = ?, reason = ?, changed_at = ?, changed_by = ? where id = ?",
        (state.value, moved.rev, content, reason, stamp.at, stamp.actor_id, stored.id),
    )
    return moved


async def put(
    writer: aiosqlite.Connection, stored: Stored, draft: Draft, stamp: Stamp, *, publishing: bool = False
) -> None:
    """Stores the draft's next revision; when `publishing`, what the briefing's own row shows from now on too."""
    content = json_of(draft)
    await log(writer, stored.id, stored.guild_no, draft.rev, stamp, stored.draft, content)
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
    edtf = value_of(source.published)
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
            value_of(source.outlet),
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


async def log(
    writer: aiosqlite.Connection, entity: int, guild_no: int, rev: int, stamp: Stamp, before: str | None, after: str
) -> None:
    was, now = difference(before, after)
    await writer.execute(
        "insert into revision (guild_no, kind, entity, rev, actor_id, at, op, before, after) values (?, 'B', ?, ?, ?, ?, ?, ?, ?)",
        (guild_no, entity, rev, stamp.actor_id, stamp.at, stamp.op, was, now),
    )
