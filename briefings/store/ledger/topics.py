"""The writes that curate topics, each one transaction with its line in the log."""

from collections.abc import Awaitable, Callable

from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.log import (
    LogKind,
    Merging,
    Op,
    Renaming,
    Retiring,
    Tag,
    Tagging,
    TopicEdit,
    TopicNames,
    turn_round,
)
from briefings.store.engine.tenants import number_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows.log import Transaction, find_to_undo
from briefings.store.rows.topic_changes import MOST_TAGS, change_topic, refuse_taken
from briefings.store.rows.topics import find_topic, main_name, new_topic
from briefings.text.folding import fold

_TOPIC = """
select t.id, t.rev, t.retired, t.merged_into_id, n.name from curated_topic t
left join topic_name n on n.named_topic_id = t.id and n.main = 1 where t.id = ?
"""
# In the order of the draft's topics, and with the names as the draft has them: two of them can be one tag.
_TAGS = """
select d.key as place, d.value as name, t.named_topic_id, t.folded from topic t join briefing b on b.id = t.briefing_id
join json_each(b.draft, '$.topics') d where t.briefing_id = ? and t.topic_id = ? order by d.key
"""


class TopicLedger(Writes):
    """A part of the ledger. A topic is its number; each write raises Gone for one that is not there (any more) or was merged away, and
    gives the number of its change unless it says otherwise."""

    async def add(self, actor_id: int, name: str) -> int:
        """The number of a new topic. Raises IllegalMove for a name that leads to another one."""

        async def work(t: Transaction) -> int:
            await refuse_taken(t, name)
            topic_id = await new_topic(t.writer, t.guild_no)
            await change_topic(t, topic_id, Renaming(Op.ADD_TOPIC, TopicNames(), TopicNames(name)))
            return number_of(topic_id)

        return await self._curate(actor_id, work)

    async def rename(self, actor_id: int, topic: int, seen_rev: int | None, name: str) -> int:
        """The topic has this name from now on, and its old one as an alias.

        Raises Changed when `seen_rev` is not the newest, IllegalMove for a name that leads to another topic, or is its own.
        """

        async def work(t: Transaction) -> int:
            topic_id, was = await _topic(t, topic, seen_rev)
            if name == was:
                raise IllegalMove("That is its name already.", "Change something, or leave it as it is.")
            await refuse_taken(t, name, lambda owner: owner == topic_id)
            known = await find_topic(t.writer, t.guild_no, name)
            alias = (known.name,) if known is not None and not known.main else ()
            before, after = TopicNames(was, alias), TopicNames(name, (was,))
            if fold(name) == fold(was):
                before, after = TopicNames(was), TopicNames(name)
            return await change_topic(t, topic_id, Renaming(Op.RENAME_TOPIC, before, after))

        return await self._curate(actor_id, work)

    async def add_alias(self, actor_id: int, topic: int, alias: str) -> int:
        """The alias leads to the topic. Raises IllegalMove for one that leads to a topic already, this one included."""

        async def work(t: Transaction) -> int:
            topic_id, name = await _topic(t, topic, None)
            known = await find_topic(t.writer, t.guild_no, alias)
            if known is not None and known.topic_id == topic_id:
                what = "its name" if fold(alias) == fold(name) else "an alias of it"
                raise IllegalMove(f"“{alias}” is {what} already.", "An alias is another name of the topic.")
            await refuse_taken(t, alias)
            added = TopicNames(aliases=(alias,))
            return await change_topic(t, topic_id, Renaming(Op.ADD_TOPIC_ALIAS, TopicNames(), added))

        return await self._curate(actor_id, work)

    async def take_alias(self, actor_id: int, topic: int, alias: str) -> int:
        """The alias leads nowhere any more. Raises Changed when it is none of the topic, IllegalMove for the name of what was merged."""

        async def work(t: Transaction) -> int:
            topic_id, name = await _topic(t, topic, None)
            known = await find_topic(t.writer, t.guild_no, alias)
            if known is None or known.topic_id != topic_id or fold(alias) == fold(name):
                raise Changed(f"“{alias}” is not an alias of “{name}” any more.", "Look at the topic as it is now.")
            if known.main:
                raise IllegalMove(
                    f"“{known.name}” is a topic that was merged into this one.", "Undo that merge instead."
                )
            taken = TopicNames(aliases=(known.name,))
            return await change_topic(t, known.named_id, Renaming(Op.TAKE_TOPIC_ALIAS, taken, TopicNames()))

        return await self._curate(actor_id, work)

    async def attach(self, actor_id: int, topic: int, briefing: int) -> int:
        """The published briefing has the topic, last of its topics. Raises IllegalMove when it has it, or is not published."""

        async def work(t: Transaction) -> int:
            topic_id, name = await _topic(t, topic, None)
            if await _tags(t, topic_id, briefing):
                raise IllegalMove(f"B-{briefing} has the topic “{name}” already.")
            tag = Tag(MOST_TAGS, name, number_of(topic_id))
            return await change_topic(t, topic_id, Tagging(Op.ATTACH, briefing, (), (tag,)))

        return await self._curate(actor_id, work)

    async def detach(self, actor_id: int, topic: int, briefing: int) -> int:
        """The published briefing has the topic no longer. Raises IllegalMove when it does not have it, or is not published."""

        async def work(t: Transaction) -> int:
            topic_id, name = await _topic(t, topic, None)
            tags = await _tags(t, topic_id, briefing)
            if not tags:
                raise IllegalMove(f"B-{briefing} does not have the topic “{name}”.")
            return await change_topic(t, topic_id, Tagging(Op.DETACH, briefing, tags, ()))

        return await self._curate(actor_id, work)

    async def merge(self, actor_id: int, topic: tuple[int, int | None], into: tuple[int, int | None]) -> int:
        """What has one topic has the other. Each is its number and the revision that was seen of it: raises Changed for a newer one."""

        async def work(t: Transaction) -> int:
            topic_id, _ = await _topic(t, *topic)
            into_id, _ = await _topic(t, *into)
            return await change_topic(t, topic_id, Merging(Op.MERGE_TOPICS, None, number_of(into_id)))

        return await self._curate(actor_id, work)

    async def retire(self, actor_id: int, topic: int, *, retired: bool) -> int:
        """Members find a retired topic nowhere, and drafts do not get it; one that is brought back is as it was. Raises Changed when
        that was done already."""

        async def work(t: Transaction) -> int:
            topic_id, _ = await _topic(t, topic, None, retired=None)
            op = Op.RETIRE if retired else Op.BRING_BACK
            return await change_topic(t, topic_id, Retiring(op, not retired, retired))

        return await self._curate(actor_id, work)

    async def undo(self, actor_id: int, number: int) -> int:
        """The number of the change that takes a change of a topic back; that one is undone likewise.

        Raises Gone when there is no such change or it is undone already, Changed where what it changed was changed again since.
        """

        async def work(t: Transaction) -> int:
            known = await find_to_undo(t, LogKind.TOPIC, number)
            done = known.done
            assert isinstance(done, TopicEdit), "of a topic"
            try:
                return await change_topic(t, known.item, turn_round(done), undoes=known.id)
            except Changed as error:
                raise Changed(
                    f"What that changed has been changed again since. {error.say}", "Undo the newer change first."
                ) from error

        return await self._curate(actor_id, work)

    async def _curate(self, actor_id: int, work: Callable[[Transaction], Awaitable[int]]) -> int:
        return await self._write(actor_id, work, changes_record=True)


async def _topic(t: Transaction, topic: int, seen_rev: int | None, *, retired: bool | None = False) -> tuple[int, str]:
    """The id and the name of a topic that is there. Raises Gone for another one, Changed when `seen_rev` is not the newest."""
    for row in await t.writer.execute_fetchall(_TOPIC, (t.id_of(topic),)):
        if row["name"] is None:
            break
        if row["merged_into_id"] is not None:
            into = await main_name(t.writer, row["merged_into_id"])
            raise Gone(f"The topic “{row['name']}” was merged into “{into}”.", "Look at that one instead.")
        if retired is not None and bool(row["retired"]) is not retired:
            raise Gone(f"The topic “{row['name']}” was retired.", "Bring it back first.")
        if seen_rev is not None and row["rev"] != seen_rev:
            raise Changed(
                f"Somebody changed the topic “{row['name']}” in the meantime.",
                "Look at it as it is now, then try again.",
            )
        return row["id"], row["name"]
    raise Gone("There is no such topic here any more.", "/desk topic lists the topics.")


async def _tags(t: Transaction, topic_id: int, briefing: int) -> tuple[Tag, ...]:
    """The tags of a briefing that are of the topic now."""
    rows = await t.writer.execute_fetchall(_TAGS, (t.id_of(briefing), topic_id))
    return tuple(
        Tag(row["place"], row["name"], number_of(row["named_topic_id"]))
        for row in rows
        if fold(row["name"]) == row["folded"]
    )
