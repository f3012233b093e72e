"""The articles of published briefings in stretches, so that words are found in them whether or not a quote was made of them."""

import aiosqlite

from briefings.store.engine.tenants import ids_of

LENGTH = 800  # characters: a paragraph or two

_BODY = """
select t.body from briefing b join source_text t on t.id = b.text_id
where b.id = ? and not exists (select 1 from stretch where briefing_id = b.id)
"""
# Ids go down from briefing to briefing, as in `indexing`, and up within one.
_FIRST = "select coalesce((select min(id) from stretch where id between :first and :last), :last + 1) - :count"


def cut_into_stretches(text: str) -> list[tuple[int, str]]:
    """The text in stretches of about 800 characters, each with its start; joined they are the text. None is cut inside a word
    that is shorter than a stretch."""
    stretches, start = [], 0
    while start < len(text):
        end = min(len(text), start + LENGTH)
        if end < len(text):
            breaks = (text.rfind(mark, start + LENGTH // 2, end) + len(mark) for mark in ("\n", ". ", " "))
            end = next((at for at in breaks if at > start + LENGTH // 2), end)
        stretches.append((start, text[start:end]))
        start = end
    return stretches


async def index_article(writer: aiosqlite.Connection, guild_no: int, briefing_id: int) -> None:
    """Makes the article of a published briefing searchable, where it is not yet: an article never changes."""
    rows = list(await writer.execute_fetchall(_BODY, (briefing_id,)))
    if not rows:
        return
    stretches = cut_into_stretches(rows[0][0])
    first, last = ids_of(guild_no)
    asked = {"first": first, "last": last, "count": len(stretches)}
    [[lowest]] = await writer.execute_fetchall(_FIRST, asked)
    await writer.executemany(
        "insert into stretch (id, guild_no, briefing_id, start, words) values (?, ?, ?, ?, ?)",
        [(lowest + nth, guild_no, briefing_id, start, words) for nth, (start, words) in enumerate(stretches)],
    )
    await writer.execute(
        "insert into stretch_index (rowid, words) select id, words from stretch where briefing_id = ?", (briefing_id,)
    )


async def unindex_article(writer: aiosqlite.Connection, briefing_id: int) -> None:
    """Takes the article of a briefing that is withdrawn out of the search."""
    await writer.execute(
        "insert into stretch_index (stretch_index, rowid, words)"
        " select 'delete', id, words from stretch where briefing_id = ?",
        (briefing_id,),
    )
    await writer.execute("delete from stretch where briefing_id = ?", (briefing_id,))
