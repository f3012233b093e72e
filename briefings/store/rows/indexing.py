"""What is searched and how people and issues are named: brought in line with what is on record, inside a running transaction."""

from collections.abc import Iterable

import aiosqlite

from briefings.store.engine.tenants import ids_of
from briefings.store.rows.article_index import index_article
from briefings.store.rows.corrections import tell
from briefings.store.rows.log import Transaction

# Ids go down from the end of the server's range, so that the newest texts are read first: FTS5 reads upwards only at ease (10 ms
# downwards where 0.5 ms are upwards, with 100,000 texts in another server). Within one briefing they go up: each step down
# inside a transaction makes FTS5 write a segment of its own.
_INDEX = """
insert into entry (id, guild_no, briefing_id, kind, item_id, person_id, heading, words, first_day, last_day)
select coalesce((select min(id) from entry where id between :first and :last), :last + 1)
    - count(*) over () + row_number() over (order by kind, item_id desc) - 1,
  :guild, briefing_id, kind, item_id, person_id, heading, words, first_day, last_day
from searchable where briefing_id = :briefing
"""

_PERSON = "update person set name = (select n.name from person_name n where n.id = person.id) where id = ?"

# A line is told of the person in the oldest briefing on record that names them, once: a correction may have told it already.
_TELL = """
select b.id, 'P', p.id, 'name', p.told_name, p.name
from person p join briefing b on b.id = (
  select min(a.briefing_id) from appearance a join briefing o on o.id = a.briefing_id and o.state = 'published' where a.person_id = p.id)
where p.guild_no = :guild and p.name is not null and p.name is not p.told_name and p.told_name is not null
  and not exists (
    select 1 from correction c where c.was = p.told_name and c.became = p.name and c.change_id = :change
      and c.id = (select max(id) from correction where item_id = p.id and kind = 'P' and what = 'name'))
order by p.id
"""

_ISSUE = "update issue set sentence = (select s.sentence from issue_sentence s where s.id = issue.id) where id = ?"


async def unindex(writer: aiosqlite.Connection, briefing_id: int) -> None:
    """Takes a briefing and its items out of the search."""
    await writer.execute(
        "insert into entry_index (entry_index, rowid, heading, words)"
        " select 'delete', id, heading, words from entry where briefing_id = ?",
        (briefing_id,),
    )
    await writer.execute("delete from entry where briefing_id = ?", (briefing_id,))


async def index(writer: aiosqlite.Connection, guild_no: int, briefing_id: int) -> None:
    """Puts a published briefing and its items into the search, instead of what was there of it."""
    await unindex(writer, briefing_id)
    first, last = ids_of(guild_no)
    await writer.execute(_INDEX, {"guild": guild_no, "briefing": briefing_id, "first": first, "last": last})
    await writer.execute(
        "insert into entry_index (rowid, heading, words) select id, heading, words from entry where briefing_id = ?",
        (briefing_id,),
    )
    await index_article(writer, guild_no, briefing_id)


async def rename(writer: aiosqlite.Connection, people: Iterable[int], issues: Iterable[int]) -> None:
    """Gives people and issues the name that a published briefing has for them (of a person their own, of an issue the oldest), or none;
    an issue an editor's sentence first."""
    await writer.executemany(_PERSON, [(person,) for person in people])
    await writer.executemany(_ISSUE, [(issue,) for issue in issues])


async def tell_renamed(t: Transaction, reason: str) -> None:
    """Tells members of everybody whose name became another, as of a correction. Comes last in a transaction."""
    lines = await t.writer.execute_fetchall(_TELL, {"guild": t.guild_no, "change": t.change})
    await tell(t, lines, reason)
    await t.writer.execute(
        "update person set told_name = name where guild_no = ? and name is not null and name is not told_name",
        (t.guild_no,),
    )


async def rename_all_of(writer: aiosqlite.Connection, briefing_id: int) -> None:
    """`rename` for everybody and everything that a briefing names."""
    people = await writer.execute_fetchall("select person_id from appearance where briefing_id = ?", (briefing_id,))
    issues = await writer.execute_fetchall("select distinct issue_id from stance where briefing_id = ?", (briefing_id,))
    await rename(writer, [row[0] for row in people], [row[0] for row in issues])
