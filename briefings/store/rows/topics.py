"""Where a name leads among topics, and the tags of a briefing, inside the transaction that reads or writes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import aiosqlite

from briefings.store.engine.tenants import id_of
from briefings.text.folding import fold

# Merges form trees, as those of issues do: a topic that is merged is never the aim of another merge while it is.
_ROOT = """
with recursive way (id, up) as (
  select id, merged_into_id from curated_topic where id = :topic
  union select t.id, t.merged_into_id from way join curated_topic t on t.id = way.up)
select id from way where up is null
"""
BELOW = """
with recursive below (id) as (
  select :topic union select t.id from below join curated_topic t on t.merged_into_id = below.id)
select id from below
"""
_NEXT = "update topic_counter set last = last + 1 where guild_no = ? returning last"


@dataclass(frozen=True, slots=True)
class Named:
    """A name on file: of the topic `named_id`, which is `topic_id` now; `main` is that topic's own name."""

    name: str
    named_id: int
    topic_id: int
    main: bool


async def find_topic(writer: aiosqlite.Connection, guild_no: int, name: str) -> Named | None:
    """Where a name leads; None when it is nobody's."""
    rows = await writer.execute_fetchall(
        "select name, named_topic_id, topic_id, main from topic_name where guild_no = ? and folded = ?",
        (guild_no, fold(name)),
    )
    for row in rows:
        return Named(row["name"], row["named_topic_id"], row["topic_id"], bool(row["main"]))
    return None


async def main_name(writer: aiosqlite.Connection, topic_id: int) -> str | None:
    """What a topic is called; None for one whose adding was undone."""
    rows = await writer.execute_fetchall(
        "select name from topic_name where named_topic_id = ? and main = 1", (topic_id,)
    )
    return next((row["name"] for row in rows), None)


async def new_topic(writer: aiosqlite.Connection, guild_no: int) -> int:
    """The id of a topic that has no name yet."""
    given = [row[0] for row in await writer.execute_fetchall(_NEXT, (guild_no,))]
    if not given:
        await writer.execute("insert into topic_counter (guild_no, last) values (?, 1)", (guild_no,))
    topic_id = id_of(guild_no, given[0] if given else 1)
    await writer.execute("insert into curated_topic (id, guild_no) values (?, ?)", (topic_id, guild_no))
    return topic_id


async def add_name(writer: aiosqlite.Connection, guild_no: int, topic_id: int, name: str, *, main: bool) -> None:
    """The name leads to the topic from now on; it was nobody's."""
    await writer.execute(
        "insert into topic_name (guild_no, folded, name, named_topic_id, topic_id, main) values (?, ?, ?, ?, ?, ?)",
        (guild_no, fold(name), name, topic_id, await root_of(writer, topic_id), main),
    )


async def root_of(writer: aiosqlite.Connection, topic_id: int) -> int:
    """What a topic is now: the one that it was merged into, or itself."""
    [root] = await writer.execute_fetchall(_ROOT, {"topic": topic_id})
    return int(root["id"])


async def settle(writer: aiosqlite.Connection, topic_id: int) -> None:
    """Makes the tags and the names of a topic, and of what was merged into it, lead to the topic that it is now."""
    root = await root_of(writer, topic_id)
    below = [(root, row["id"]) for row in await writer.execute_fetchall(BELOW, {"topic": topic_id})]
    await writer.executemany("update topic set topic_id = ? where named_topic_id = ?", below)
    await writer.executemany("update topic_name set topic_id = ? where named_topic_id = ?", below)


async def put_tags(
    writer: aiosqlite.Connection,
    guild_no: int,
    briefing_id: int,
    names: Iterable[str],
    given: Mapping[str, int] | None = None,
) -> None:
    """A briefing has these tags, in place of those it had.

    A name that it had keeps the topic that it was given for; another one leads where it leads today, or is a new topic. `given` are
    the topics of folded names for which that is known otherwise.
    """
    had = await writer.execute_fetchall(
        "select folded, named_topic_id from topic where briefing_id = ?", (briefing_id,)
    )
    kept = {row["folded"]: row["named_topic_id"] for row in had} | dict(given or {})
    await writer.execute("delete from topic where briefing_id = ?", (briefing_id,))
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(fold(name), name)
    once.pop("", None)
    for folded, name in once.items():
        topic_id = kept.get(folded) or await _topic_called(writer, guild_no, name)
        await writer.execute(
            "insert into topic (guild_no, briefing_id, folded, name, named_topic_id, topic_id) values (?, ?, ?, ?, ?, ?)",
            (guild_no, briefing_id, folded, name, topic_id, await root_of(writer, topic_id)),
        )


async def _topic_called(writer: aiosqlite.Connection, guild_no: int, name: str) -> int:
    known = await find_topic(writer, guild_no, name)
    if known is not None:
        return known.named_id
    topic_id = await new_topic(writer, guild_no)
    await add_name(writer, guild_no, topic_id, name, main=True)
    return topic_id
