"""The row of one briefing and its log, as the transactions of the ledger read and write them. Commits nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefings.draft.model import Draft
from briefings.errors import AlreadyHere, Changed, Gone
from briefings.model.log import Done, LogKind, Op, Step
from briefings.model.record import Kind, Source, State, value_of
from briefings.store.engine.numbers import give
from briefings.store.engine.tenants import number_of
from briefings.store.rows.drafts import difference, draft_of, json_of, open_doubts_of, title_of, title_on_record
from briefings.store.rows.indexing import index, rename
from briefings.store.rows.log import Transaction, append
from briefings.store.rows.place import Destination
from briefings.store.rows.publishing import number_items, publish_items
from briefings.store.rows.quotes import QuoteMarks
from briefings.store.rows.rows import bounds_of, facts_json


@dataclass(frozen=True, slots=True)
class Stored:
    """A briefing as it is stored at the start of a write."""

    id: int
    rev: int
    state: State
    draft: str
    text: str


async def refuse_twin(t: Transaction, sha256: str) -> None:
    rows = await t.writer.execute_fetchall(
        "select b.id from source_text t join briefing b on b.text_id = t.id and b.discarded = 0"
        " where t.guild_no = ? and t.sha256 = ?",
        (t.guild_no, sha256),
    )
    for row in rows:
        number = number_of(row["id"])
        raise AlreadyHere(f"This article is already here, as B-{number}.", f"Open B-{number} instead.", number)


async def take_in(t: Transaction, draft: Draft, done: Done) -> Draft:
    [number] = await give(t.writer, t.guild_no, Kind.BRIEFING.value)
    text_id = await _text_of(t, draft.source)
    stored = replace(draft, number=number, rev=1, state=State.DRAFT)
    content = json_of(stored)
    await append(t, LogKind.REVISION, t.id_of(number), done, difference=(None, content))
    await t.writer.execute(
        "insert into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at)"
        " values (?, ?, ?, 'draft', 1, ?, ?, ?, ?)",
        (t.id_of(number), t.guild_no, text_id, content, title_of(draft.source), open_doubts_of(stored), t.at),
    )
    return stored


async def _text_of(t: Transaction, source: Source) -> int:
    """The id of the source's text, which is here already when a draft on it was discarded."""
    known = await t.writer.execute_fetchall(
        "select id from source_text where guild_no = ? and sha256 = ?", (t.guild_no, source.sha256)
    )
    for row in known:
        return int(row["id"])
    [number] = await give(t.writer, t.guild_no, "T")
    await t.writer.execute(
        "insert into source_text (id, guild_no, sha256, body) values (?, ?, ?, ?)",
        (t.id_of(number), t.guild_no, source.sha256, source.text),
    )
    return t.id_of(number)


async def stored_of(t: Transaction, number: int) -> Stored:
    rows = await t.writer.execute_fetchall(
        "select b.id, b.rev, b.state, b.draft, s.body"
        " from briefing b join source_text s on s.id = b.text_id where b.id = ? and b.discarded = 0",
        (t.id_of(number),),
    )
    for row in rows:
        return Stored(row["id"], row["rev"], State(row["state"]), row["draft"], row["body"])
    raise Gone(f"There is no briefing B-{number} here.", "/briefing list shows the briefings here.")


async def read_seen(t: Transaction, draft: Draft) -> Stored:
    """The briefing as stored, when `draft` is what it was made from."""
    stored = await stored_of(t, draft.number)
    if stored.rev != draft.rev:
        raise Changed("Somebody edited this draft in the meantime.", "Look at it as it is now, then try again.")
    if stored.text != draft.source.text:
        raise ValueError("a draft keeps its source text")
    return stored


async def publish(
    t: Transaction, stored: Stored, draft: Draft, take: frozenset[str], marks: Mapping[str, QuoteMarks], done: Done
) -> Draft:
    """Puts what is in `take` on record, in the place of what the briefing had there."""
    place = Destination(t.writer, t.guild_no, stored.id, draft.source.text)
    numbers = await number_items(place, draft, take)
    saved = await _log(t, stored, replace(numbers.draft, state=State.PUBLISHED), done)
    people, issues = await publish_items(place, numbers, take, marks)
    source, edtf = draft.source, value_of(draft.source.published)
    first, last = bounds_of(edtf)
    await _store(
        t,
        stored,
        saved,
        title=title_on_record(source, draft.number),
        outlet=value_of(source.outlet),
        published=edtf,
        first_day=first,
        last_day=last,
        facts=facts_json(replace(source, text="")),
        published_rev=stored.rev + 1,
        published_at=t.at,
        published_order=await _order(t, stored, newest=done.op is Op.PUBLISH),
        reason=None,
    )
    await index(t.writer, t.guild_no, stored.id)
    await rename(t.writer, people, issues)
    return saved


async def _order(t: Transaction, stored: Stored, *, newest: bool) -> int:
    """The briefing's place among those published; a correction makes no briefing the newest one."""
    [(own, last)] = await t.writer.execute_fetchall(
        "select (select published_order from briefing where id = ?), max(published_order) from briefing where guild_no = ?",
        (stored.id, t.guild_no),
    )
    return (last or 0) + 1 if newest or own is None else int(own)


async def renumber(t: Transaction, stored: Stored, draft: Draft) -> Draft:
    """The draft as it is stored without publishing: a person of a withdrawn briefing who has a number has that of the person they are
    now, else their own."""
    saved = replace(draft, state=stored.state)
    if stored.state is not State.WITHDRAWN:
        return saved
    rows = await t.writer.execute_fetchall("select key, id from person where first_briefing_id = ?", (stored.id,))
    own = {row["key"]: number_of(row["id"]) for row in rows}
    people = tuple(
        one if one.number is None else replace(one, number=own.get(one.key) if one.same_as is None else one.same_as)
        for one in draft.people
    )
    return replace(saved, people=people)


async def move(t: Transaction, stored: Stored, state: State, reason: str | None, op: Op) -> Draft:
    """The draft in its new state, all else as it was."""
    moved = replace(draft_of(stored.draft, stored.text), state=state)
    return await put(t, stored, moved, Step(op), reason=reason)


async def put(
    t: Transaction, stored: Stored, draft: Draft, done: Done, *, undoes: int | None = None, **columns: object
) -> Draft:
    """The draft as stored: its next revision. `columns` are what of the briefing's own row changes besides."""
    saved = await _log(t, stored, draft, done, undoes=undoes)
    await _store(t, stored, saved, **columns)
    return saved


async def _log(t: Transaction, stored: Stored, draft: Draft, done: Done, *, undoes: int | None = None) -> Draft:
    """The draft as it will be stored, with its revision in the log: from then on until it is stored its items can be changed."""
    saved = replace(draft, rev=stored.rev + 1)
    told = difference(stored.draft, json_of(saved))
    await append(t, LogKind.REVISION, stored.id, done, difference=told, undoes=undoes)
    return saved


async def _store(t: Transaction, stored: Stored, saved: Draft, **columns: object) -> None:
    values = columns | {
        "state": saved.state.value,
        "rev": saved.rev,
        "draft": json_of(saved),
        "draft_title": title_of(saved.source),
        "open_doubts": open_doubts_of(saved),
        "changed_at": t.at,
    }
    changes = ", ".join(f"{column} = :{column}" for column in values)
    await t.writer.execute(f"update briefing set {changes} where id = :id", {**values, "id": stored.id})  # noqa: S608 columns
