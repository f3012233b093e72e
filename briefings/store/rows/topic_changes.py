"""A change of a topic, inside the transaction that makes it: what it was is looked at, what it becomes is written and logged.

Doing a thing, undoing it and undoing that again are the same: each says what the topic is before and after, and is refused where it is
something else by now.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from briefings.draft.model import Draft
from briefings.errors import Changed, IllegalMove
from briefings.model.log import LogKind, Merging, Op, Remark, Renaming, Retiring, Tag, Tagging, TopicEdit, TopicNames
from briefings.model.record import State
from briefings.store.engine.tenants import number_of
from briefings.store.rows import briefings
from briefings.store.rows.drafts import draft_of
from briefings.store.rows.log import Transaction, append
from briefings.store.rows.topics import BELOW, add_name, find_topic, main_name, put_tags, root_of, settle
from briefings.text.folding import fold

MOST_TAGS = 10  # of one briefing, as `source_facts` has it


async def change_topic(t: Transaction, topic_id: int, done: TopicEdit, *, undoes: int | None = None) -> int:
    """The number of the change after which the topic is as `done` says.

    Raises Changed where it is not as it was before, or what it needs is taken; Gone when the row `undoes` was undone already.
    """
    match done:
        case Renaming(_, was, now):
            await _rename(t, topic_id, was, now)
        case Tagging(_, briefing, was_tags, now_tags):
            await _tag(t, topic_id, briefing, was_tags, now_tags)
        case Merging(_, was_into, into):
            await _merge(t, topic_id, was_into, into)
        case Retiring(_, was_retired, retired):
            await _retire(t, topic_id, was_retired, retired=retired)
        case _:
            assert_never(done)
    await t.writer.execute("update curated_topic set rev = rev + 1 where id = ?", (topic_id,))
    return await append(t, LogKind.TOPIC, topic_id, done, undoes=undoes)


async def refuse_taken(t: Transaction, name: str, but: Callable[[int], bool] = lambda _: False) -> None:
    """Raises IllegalMove, naming the topic, when the name leads to one; `but` passes over topics, by id."""
    known = await find_topic(t.writer, t.guild_no, name)
    if known is None or but(known.named_id):
        return
    topic = await main_name(t.writer, known.topic_id) or ""
    if fold(topic) == fold(name):
        retired = await _is_retired(t, known.topic_id)
        raise IllegalMove(
            f"“{topic}” is a topic here{', which was retired' if retired else ''}.",
            "Bring it back instead." if retired else "Merge the two if they are the same topic.",
        )
    raise IllegalMove(f"“{known.name}” is an alias of the topic “{topic}”.", "Remove it from there first.")


def refuse_unpublished(number: int) -> IllegalMove:
    """Why a draft is not tagged here."""
    return IllegalMove(f"B-{number} is not published.", f"Its topics are among its facts: /briefing review B-{number}.")


async def _rename(t: Transaction, topic_id: int, was: TopicNames, now: TopicNames) -> None:
    for name, main in _names(was):
        known = await find_topic(t.writer, t.guild_no, name)
        if known is None or (known.name, known.named_id, known.main) != (name, topic_id, main):
            raise Changed(f"“{name}” is not its {'name' if main else 'alias'} any more.")
        await t.writer.execute("delete from topic_name where guild_no = ? and folded = ?", (t.guild_no, fold(name)))
    if was.own is not None and now == TopicNames():
        await _refuse_used(t, topic_id)
    for name, main in _names(now):
        taken = await find_topic(t.writer, t.guild_no, name)
        if taken is not None:
            topic = await main_name(t.writer, taken.topic_id)
            raise Changed(f"“{name}” now leads to the topic “{topic}”.")
        await add_name(t.writer, t.guild_no, topic_id, name, main=main)


def _names(names: TopicNames) -> list[tuple[str, bool]]:
    """The names; True is the topic's own."""
    return [*((alias, False) for alias in names.aliases), *([(names.own, True)] if names.own is not None else [])]


async def _refuse_used(t: Transaction, topic_id: int) -> None:
    """Raises Changed when something hangs on a topic whose name is to go."""
    rows = await t.writer.execute_fetchall(
        "select briefing_id from topic where named_topic_id = ? order by briefing_id limit 1", (topic_id,)
    )
    for row in rows:
        raise Changed(f"B-{number_of(row['briefing_id'])} has it now.")
    others = await t.writer.execute_fetchall(
        "select 1 from topic_name where named_topic_id = ? union select 1 from curated_topic where merged_into_id = ?",
        (topic_id, topic_id),
    )
    if list(others):
        raise Changed("It has aliases, or another topic has been merged into it.")


async def _merge(t: Transaction, topic_id: int, was: int | None, into: int | None) -> None:
    [topic] = await t.writer.execute_fetchall("select merged_into_id from curated_topic where id = ?", (topic_id,))
    if topic["merged_into_id"] != (None if was is None else t.id_of(was)):
        raise Changed("It has been merged elsewhere since.")
    into_id = None if into is None else t.id_of(into)
    if into_id is not None:
        await _refuse_aim(t, topic_id, into_id)
    await t.writer.execute("update curated_topic set merged_into_id = ? where id = ?", (into_id, topic_id))
    await t.writer.execute("update curated_topic set rev = rev + 1 where id = ?", (into_id or t.id_of(was or 0),))
    await settle(t.writer, topic_id)


async def _refuse_aim(t: Transaction, topic_id: int, into_id: int) -> None:
    below = {row["id"] for row in await t.writer.execute_fetchall(BELOW, {"topic": topic_id})}
    name = await main_name(t.writer, into_id)
    if name is None or into_id in below or await root_of(t.writer, into_id) != into_id:
        raise Changed(f"“{name}” was merged into another topic, or is there no longer.")
    if await _is_retired(t, topic_id) or await _is_retired(t, into_id):
        raise Changed("One of the two is retired.")


async def _retire(t: Transaction, topic_id: int, was: object, *, retired: bool) -> None:
    if await _is_retired(t, topic_id) is not was:
        raise Changed("It has been retired since." if retired else "It has been brought back since.")
    if await root_of(t.writer, topic_id) != topic_id:
        raise Changed("It has been merged into another topic since.")
    await t.writer.execute("update curated_topic set retired = ? where id = ?", (retired, topic_id))


async def _is_retired(t: Transaction, topic_id: int) -> bool:
    [row] = await t.writer.execute_fetchall("select retired from curated_topic where id = ?", (topic_id,))
    return bool(row["retired"])


async def _tag(t: Transaction, topic_id: int, number: int, was: tuple[Tag, ...], now: tuple[Tag, ...]) -> None:
    stored = await briefings.stored_of(t, number)
    if stored.state is not State.PUBLISHED:
        raise refuse_unpublished(number)
    rows = await t.writer.execute_fetchall(
        "select folded, named_topic_id from topic where briefing_id = ?", (stored.id,)
    )
    has = {row["folded"]: number_of(row["named_topic_id"]) for row in rows}
    draft = draft_of(stored.draft, stored.text)
    if any(has.get(fold(tag.name)) != tag.topic or tag.name not in draft.topics for tag in was):
        raise Changed(f"B-{number} does not have it any more.")
    if any(fold(tag.name) in has for tag in now):
        raise Changed(f"B-{number} now has a topic of that name.")
    topics = _replace_tags(draft, was, now)
    if len(topics) > MOST_TAGS:
        raise IllegalMove(f"B-{number} has {MOST_TAGS} topics already; that is the limit.", "Remove one first.")
    name = await main_name(t.writer, await root_of(t.writer, topic_id)) or ""
    await briefings.put(t, stored, replace(draft, topics=topics), Remark(Op.TAG if now else Op.UNTAG, name))
    await put_tags(t.writer, t.guild_no, stored.id, topics, {fold(tag.name): t.id_of(tag.topic) for tag in now})


def _replace_tags(draft: Draft, was: tuple[Tag, ...], now: tuple[Tag, ...]) -> tuple[str, ...]:
    """The draft's topics without the tags of `was` and with those of `now`, each at its place."""
    gone = {tag.name for tag in was}
    topics = [name for name in draft.topics if name not in gone]
    for tag in sorted(now, key=lambda tag: tag.place):
        topics.insert(tag.place, tag.name)
    return tuple(topics)
