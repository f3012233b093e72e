"""Whether the logs are as they were written, and whether what is shown as a source's words is in a source that is as it was stored.

Each row's hash of a log holds the row and the hash of the row before it.

What this cannot show: a log whose every hash from some row on was made anew, and a cut-off end that no briefing counts on. Only a hash
kept elsewhere would.
"""

from collections.abc import AsyncIterator

from briefings.model.log import LogKind, name_of_change
from briefings.store.engine.database import Database, Row
from briefings.store.engine.tenants import NUMBER_BITS, number_of
from briefings.store.rows import corrections, log
from briefings.store.rows.log import hash_of
from briefings.store.texts import agrees, whole_body

_AT_ONCE = 5_000  # rows that are read at a time
_TEXTS_AT_ONCE = 20  # likewise; one has at most a million characters

_LOG = f"select {log.COLUMNS}, hash from log where id > ? order by id limit {_AT_ONCE}"  # noqa: S608 a constant, here and below
_CORRECTIONS = f"""
select {corrections.COLUMNS}, id, hash, (select hash from log where log.id = change_id) as change_hash
from correction where id > ? order by id limit {_AT_ONCE}
"""  # noqa: S608
_CUT = """
select guild_no, id from briefing b where rev is not (select max(nth) from log where item = b.id and kind = 'revision')
"""
_SERVERS = "select guild_no, server from tenant"


_TEXTS = f"""
select id, guild_no, sha256, cast(body as blob) as body from source_text where id > ? order by id limit {_TEXTS_AT_ONCE}
"""  # noqa: S608
# By the item that shows it: what stands in a text from `start` on. A text is of the briefings about it, which may be discarded drafts.
_SHOWN = """
with b as (select id, text_id from briefing where text_id between :first and :last)
select 'B-' as kind, id, text_id, 0 as start, x'' as words from b
union all select 'Q-', q.id, b.text_id, p.start, cast(p.text as blob) from b join quote q on q.briefing_id = b.id
  join piece p on p.quote_id = q.id
union all select 'Q-', q.id, b.text_id, p.start - length(p.gap), cast(p.gap as blob) from b join quote q on q.briefing_id = b.id
  join piece p on p.quote_id = q.id where p.gap is not null
union all select 'Q-', q.id, b.text_id, q.cue_start, cast(q.cue as blob) from b join quote q on q.briefing_id = b.id
  where q.cue is not null
union all select 'S-', s.id, b.text_id, v.start, cast(v.text as blob) from b join stance s on s.briefing_id = b.id
  join evidence v on v.stance_id = s.id
union all select 'E-', e.id, b.text_id, e.start, cast(e.words as blob) from b join event e on e.briefing_id = b.id
  where e.made_by <> 'editor'
union all select 'a sentence of B-', b.id, b.text_id, m.start, cast(m.words as blob) from b
  join summary_sentence m on m.briefing_id = b.id where m.made_by <> 'editor'
union all select 'a role of P-', r.person_id, b.text_id, r.start, cast(r.title as blob) from b join role r on r.briefing_id = b.id
union all select 'a role of P-', r.person_id, b.text_id, d.source_start, cast(d.words as blob) from b
  join role_dates d on d.source_id = b.id
  join role r on r.briefing_id = d.briefing_id and r.key = d.key and r.start = d.start and r.title = d.title
"""


async def find_altered(database: Database) -> tuple[str, ...]:
    """What is shown as a source's words and does not agree with its source text, and the briefings whose source text is not as it was
    stored, by the text; each named once, with the server. Empty when all agrees. Reads all texts: 700 articles with
    21,000 quotes, a file of 42 MB, in a tenth of a second."""
    servers = {row["guild_no"]: row["server"] for row in await database.read(_SERVERS)}
    altered: dict[str, None] = {}
    last = 0
    while rows := await database.read(_TEXTS, (last,)):
        bodies = {row["id"]: whole_body(row) for row in rows}
        for row in await database.read(_SHOWN, {"first": rows[0]["id"], "last": rows[-1]["id"]}):
            body = bodies[row["text_id"]]
            # Of a text that is not as it was stored only the briefing is named: nothing of it is shown.
            if (body is None) if row["kind"] == "B-" else (body is not None and not _stands(body, row)):
                name = f"{row['kind']}{number_of(row['id'])}, server {servers[row['id'] >> NUMBER_BITS]}"
                altered.setdefault(name)
        last = rows[-1]["id"]
    return tuple(altered)


def _stands(body: str, row: Row) -> bool:
    return agrees(body, row["start"], str(row["words"], "utf-8", "replace"))


async def find_touched(database: Database) -> tuple[str, ...]:
    """The first row of each server's log, and the first line that its members are told, that is not as it was written; each named with
    the server. Empty when all is. Reads both to the end, 100,000 rows in under a second."""
    servers = {row["guild_no"]: row["server"] for row in await database.read(_SERVERS)}
    touched: dict[tuple[int, str], str] = {}
    hashes: dict[int, bytes] = {}
    async for row in _rows(database, _LOG):
        guild_no = row["guild_no"]
        if hash_of(hashes.get(guild_no, b""), tuple(row)[:-1]) != row["hash"]:
            touched.setdefault((guild_no, "log"), _name(row))
        hashes[guild_no] = row["hash"]
    for row in await database.read(_CUT):
        touched.setdefault((row["guild_no"], "log"), f"the end of B-{number_of(row['id'])}")
    hashes.clear()
    async for row in _rows(database, _CORRECTIONS):
        guild_no = row["guild_no"]
        if hash_of(hashes.get(guild_no, b"") + (row["change_hash"] or b""), tuple(row)[:-3]) != row["hash"]:
            touched.setdefault((guild_no, "told"), f"a correction told of B-{number_of(row['briefing_id'])}")
        hashes[guild_no] = row["hash"]
    return tuple(f"{name}, server {servers[guild_no]}" for (guild_no, _), name in touched.items())


async def _rows(database: Database, sql: str) -> AsyncIterator[Row]:
    last = 0
    while rows := await database.read(sql, (last,)):
        for row in rows:
            yield row
        last = rows[-1]["id"]


def _name(row: Row) -> str:
    return name_of_change(LogKind(row["kind"]), row["nth"], number_of(row["item"] or 0))
