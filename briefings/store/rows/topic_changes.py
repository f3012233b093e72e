"""One change of a topic, inside the transaction that makes it: what it was is looked at, what it becomes is written and logged.

Doing a thing, undoing it and undoing that again are the same: each says which parts the topic has before and after (`store.topic`
names the parts), and is refused where it has others by now.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import aiosqlite

from briefings.draft.model import Draft
from briefings.errors import Changed, IllegalMove
from briefings.model.curation import Curated, Parts
from briefings.model.record import State
from briefings.model.topics import ALIASES, BRIEFING, INTO, NAME, RETIRED, TAGS
from briefings.store.engine.tenants import id_of, number_of
from briefings.store.rows import briefings
from briefings.store.rows.curation import log_curation
from briefings.store.rows.drafts import draft_of
from briefings.store.rows.topics import BELOW, add_name, find_topic, main_name, put_tags, root_of, settle
from briefings.text.folding import fold

MOST_TAGS = 10  # of one briefing, as `source_facts` has it


@dataclass(frozen=True, slots=True)
class TopicWriter:
    """The running transaction, and who changes topics in it when (ISO, UTC)."""

    writer: aiosqlite.Connection
    guild_no: int
    actor_id: int
    at: str

    async def change(self, topic_id: int, op: str, before: Parts, after: Parts, *, undoing: int | None = None) -> int:
        """The number of the change after which the topic is as `after` says.

        Raises Changed where it is not as `before` says, or what it needs is taken; Gone when `undoing` was undone already.
        """
        was, now = dict[str, Any](before), dict[str, Any](after)
        if NAME in was or ALIASES in was:
            await self._rename(topic_id, _names(was), _names(now))
        if TAGS in was:
            await self._tag(topic_id, op, was, now)
        if INTO in was:
            await self._merge(topic_id, was[INTO], now[INTO])
        if RETIRED in was:
            await self._retire(topic_id, was[RETIRED], retired=now[RETIRED])
        await self.writer.execute("update curated_topic set rev = rev + 1 where id = ?", (topic_id,))
        return await log_curation(
            self.writer,
            self.guild_no,
            Curated.TOPIC,
            number_of(topic_id),
            op,
            (before, after),
            self.at,
            self.actor_id,
            undoing=undoing,
        )

    async def refuse_taken(self, name: str, but: Callable[[int], bool] = lambda _: False) -> None:
        """Raises IllegalMove, naming the topic, when the name leads to one; `but` passes over topics, by id."""
        known = await find_topic(self.writer, self.guild_no, name)
        if known is None or but(known.named_id):
            return
        topic = await main_name(self.writer, known.topic_id) or ""
        if fold(topic) == fold(name):
            retired = await self._retired(known.topic_id)
            raise IllegalMove(
                f"“{topic}” is a topic here{', which was retired' if retired else ''}.",
                "Bring it back instead." if retired else "Merge the two if they are the same topic.",
            )
        raise IllegalMove(f"“{known.name}” is an alias of the topic “{topic}”.", "Remove it from there first.")

    async def _rename(self, topic_id: int, was: dict[str, bool], now: dict[str, bool]) -> None:
        """`was` and `now` are names; True is the topic's own."""
        for name, main in was.items():
            known = await find_topic(self.writer, self.guild_no, name)
            if known is None or (known.name, known.named_id, known.main) != (name, topic_id, main):
                raise Changed(f"“{name}” is not its {'name' if main else 'alias'} any more.")
            await self.writer.execute(
                "delete from topic_name where guild_no = ? and folded = ?", (self.guild_no, fold(name))
            )
        if not now and True in was.values():
            await self._refuse_used(topic_id)
        for name, main in now.items():
            taken = await find_topic(self.writer, self.guild_no, name)
            if taken is not None:
                topic = await main_name(self.writer, taken.topic_id)
                raise Changed(f"“{name}” now leads to the topic “{topic}”.")
            await add_name(self.writer, self.guild_no, topic_id, name, main=main)

    async def _refuse_used(self, topic_id: int) -> None:
        """Raises Changed when something hangs on a topic whose name is to go."""
        rows = await self.writer.execute_fetchall(
            "select briefing_id from topic where named_topic_id = ? order by briefing_id limit 1", (topic_id,)
        )
        for row in rows:
            raise Changed(f"B-{number_of(row['briefing_id'])} has it now.")
        others = await self.writer.execute_fetchall(
            "select 1 from topic_name where named_topic_id = ? union select 1 from curated_topic where merged_into_id = ?",
            (topic_id, topic_id),
        )
        if list(others):
            raise Changed("It has aliases, or another topic has been merged into it.")

    async def _merge(self, topic_id: int, was: int | None, into: int | None) -> None:
        rows = await self.writer.execute_fetchall("select merged_into_id from curated_topic where id = ?", (topic_id,))
        [found] = rows
        if (number_of(found["merged_into_id"]) if found["merged_into_id"] else None) != was:
            raise Changed("It has been merged elsewhere since.")
        into_id = None if into is None else id_of(self.guild_no, into)
        if into_id is not None:
            await self._refuse_aim(topic_id, into_id)
        await self.writer.execute("update curated_topic set merged_into_id = ? where id = ?", (into_id, topic_id))
        await self.writer.execute(
            "update curated_topic set rev = rev + 1 where id = ?", (into_id or id_of(self.guild_no, was or 0),)
        )
        await settle(self.writer, topic_id)

    async def _refuse_aim(self, topic_id: int, into_id: int) -> None:
        below = {row["id"] for row in await self.writer.execute_fetchall(BELOW, {"topic": topic_id})}
        name = await main_name(self.writer, into_id)
        if name is None or into_id in below or await root_of(self.writer, into_id) != into_id:
            raise Changed(f"“{name}” was merged into another topic, or is there no longer.")
        if await self._retired(topic_id) or await self._retired(into_id):
            raise Changed("One of the two is retired.")

    async def _retire(self, topic_id: int, was: object, *, retired: bool) -> None:
        if await self._retired(topic_id) is not was:
            raise Changed("It has been retired since." if retired else "It has been brought back since.")
        if await root_of(self.writer, topic_id) != topic_id:
            raise Changed("It has been merged into another topic since.")
        await self.writer.execute("update curated_topic set retired = ? where id = ?", (retired, topic_id))

    async def _retired(self, topic_id: int) -> bool:
        [row] = await self.writer.execute_fetchall("select retired from curated_topic where id = ?", (topic_id,))
        return bool(row["retired"])

    async def _tag(self, topic_id: int, op: str, was: dict[str, Any], now: dict[str, Any]) -> None:
        number = int(was[BRIEFING])
        stored = await briefings.stored_of(self.writer, self.guild_no, number)
        if stored.state is not State.PUBLISHED:
            raise refuse_unpublished(number)
        rows = await self.writer.execute_fetchall(
            "select folded, named_topic_id from topic where briefing_id = ?", (stored.id,)
        )
        has = {row["folded"]: number_of(row["named_topic_id"]) for row in rows}
        draft = draft_of(stored.draft, stored.text)
        if any(has.get(fold(name)) != of or name not in draft.topics for _, name, of in was[TAGS]):
            raise Changed(f"B-{number} does not have it any more.")
        if any(fold(name) in has for _, name, _ in now[TAGS]):
            raise Changed(f"B-{number} now has a topic of that name.")
        topics = _retagged(draft, was[TAGS], now[TAGS])
        if len(topics) > MOST_TAGS:
            raise IllegalMove(f"B-{number} has {MOST_TAGS} topics already; that is the limit.", "Remove one first.")
        name = await main_name(self.writer, await root_of(self.writer, topic_id))
        stamp = briefings.Stamp(self.actor_id, f"{'tag' if now[TAGS] else 'untag'}: {name}", self.at)
        await briefings.put(self.writer, stored, replace(draft, topics=topics, rev=stored.rev + 1), stamp)
        given = {fold(name): id_of(self.guild_no, of) for _, name, of in now[TAGS]}
        await put_tags(self.writer, self.guild_no, stored.id, topics, given)


def refuse_unpublished(number: int) -> IllegalMove:
    """Why a draft is not tagged here."""
    return IllegalMove(f"B-{number} is not published.", f"Its topics are among its facts: /briefing review B-{number}.")


def _names(parts: dict[str, Any]) -> dict[str, bool]:
    """The names of the parts; True is the topic's own."""
    own = parts.get(NAME)
    return {**dict.fromkeys(parts.get(ALIASES, ()), False), **({own: True} if own is not None else {})}


def _retagged(draft: Draft, was: list[list[Any]], now: list[list[Any]]) -> tuple[str, ...]:
    """The draft's topics without the tags of `was` and with those of `now`, each at its place."""
    gone = {name for _, name, _ in was}
    topics = [name for name in draft.topics if name not in gone]
    for place, name, _ in sorted(now):
        topics.insert(place, name)
    return tuple(topics)
