"""What is read of topics: where a name leads, and for editors all of them, the briefings of one and what was done to it."""

import json

from briefings.model.log import LogKind, LogLine, Merging, Renaming
from briefings.model.record import BriefingRef, Page
from briefings.model.topics import Topic, TopicChange
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.rows import ref_of
from briefings.store.rows.topics import BELOW
from briefings.store.shelf.log import LogShelf
from briefings.store.shelf.reads import Reads
from briefings.text.folding import fold

_LINES = """
select t.id, t.rev, t.retired, m.name,
  (select json_group_array(n.name) from (
     select name from topic_name n where n.topic_id = t.id and n.folded <> m.folded order by n.folded) n) as aliases,
  (select count(distinct g.briefing_id) from topic g join briefing_on_record b on b.id = g.briefing_id where g.topic_id = t.id) as briefings
from curated_topic t join topic_name m on m.named_topic_id = t.id and m.main = 1
where t.merged_into_id is null and t.id in (select value from json_each(?))
"""
_LISTED = """
from curated_topic t join topic_name m on m.named_topic_id = t.id and m.main = 1 where t.guild_no = :guild and t.merged_into_id is null
"""
_REFS = """
select id as briefing_id, title as briefing_title, outlet, published from briefing_on_record where guild_no = :guild
  and id {} (select briefing_id from topic where topic_id = :topic) order by published_order desc limit :most
"""


class TopicShelf(Reads):
    """A topic is its number; another server's, and one whose adding was undone, is None or empty."""

    async def lines(self, *, page: int = 1, per_page: int = 15) -> Page[Topic]:
        """The topics of the server, alphabetical, the retired ones last; what was merged into another is not among them."""
        return await self._page(
            f"select count(*) {_LISTED}",
            f"select t.id {_LISTED} order by t.retired, m.folded limit :limit offset :offset",
            {"guild": self._guild},
            self._topics,
            page,
            per_page,
        )

    async def get(self, number: int) -> Topic | None:
        """One topic; of a number that was merged, the topic that it is now."""
        row = await self._database.read_one(
            "select topic_id from topic_name where named_topic_id = ? and main = 1", (self._id(number),)
        )
        return next(iter(await self._topics([row["topic_id"]])), None) if row else None

    async def find(self, typed: str) -> Topic | None:
        """The topic that a name or an alias leads to."""
        row = await self._database.read_one(
            "select topic_id from topic_name where guild_no = ? and folded = ?", (self._guild, fold(typed))
        )
        return next(iter(await self._topics([row["topic_id"]])), None) if row else None

    async def find_all(self, names: tuple[str, ...]) -> dict[str, Topic]:
        """The topics that these names lead to, by the names; of names that lead nowhere nothing."""
        rows = await self._database.read(
            "select folded, topic_id from topic_name where guild_no = ? and folded in (select value from json_each(?))",
            (self._guild, json.dumps([fold(name) for name in names])),
        )
        led = {row["folded"]: row["topic_id"] for row in rows}
        known = {one.number: one for one in await self._topics(sorted(set(led.values())))}
        return {name: known[number_of(led[fold(name)])] for name in names if fold(name) in led}

    async def beginning(self, typed: str, most: int) -> tuple[Topic, ...]:
        """The topics with a name or an alias that has what was typed, whether briefings have them or not; those that begin so first."""
        rows = await self._database.read(
            "select topic_id from topic_name where guild_no = :guild and instr(folded, :typed)"
            " group by topic_id order by min(instr(folded, :typed) > 1), min(folded) limit :most",
            {"guild": self._guild, "typed": fold(typed), "most": most},
        )
        return await self._topics([row["topic_id"] for row in rows])

    async def tags(self, briefing: int) -> dict[str, Topic]:
        """The topics that a briefing was tagged with when it was last published, by the folded names in its draft."""
        rows = await self._database.read(
            "select folded, topic_id from topic where briefing_id = ?", (self._id(briefing),)
        )
        known = {one.number: one for one in await self._topics(sorted({row["topic_id"] for row in rows}))}
        return {row["folded"]: known[number_of(row["topic_id"])] for row in rows}

    async def briefings_with(self, number: int, most: int) -> tuple[BriefingRef, ...]:
        """The published briefings that have a topic, the last published first."""
        return await self._refs(number, "in", most)

    async def briefings_without(self, number: int, most: int) -> tuple[BriefingRef, ...]:
        """The published briefings that do not have it, the last published first."""
        return await self._refs(number, "not in", most)

    async def changes(self, number: int, most: int) -> tuple[TopicChange, ...]:
        """What was done to a topic and to what was merged into it, the newest first."""
        below = await self._database.read(BELOW, {"topic": self._id(number)})
        lines = await LogShelf(self._tenant).newest(LogKind.TOPIC, most, [number_of(row["id"]) for row in below])
        return tuple([await self._with_names(line) for line in lines])

    async def _with_names(self, line: LogLine) -> TopicChange:
        done = line.done
        into = (done.was or done.now) if isinstance(done, Merging) else None
        called = await self._own_name(line.item or 0)
        if called is None and isinstance(done, Renaming):
            called = done.was.own or done.now.own
        return TopicChange(line, str(called), None if into is None else await self._own_name(into))

    async def _own_name(self, number: int) -> str | None:
        row = await self._database.read_one(
            "select name from topic_name where named_topic_id = ? and main = 1", (self._id(number),)
        )
        return row["name"] if row else None

    async def _refs(self, number: int, among: str, most: int) -> tuple[BriefingRef, ...]:
        asked = {"guild": self._guild, "topic": self._id(number), "most": most}
        return tuple(ref_of(row) for row in await self._database.read(_REFS.format(among), asked))

    async def _topics(self, ids: list[int]) -> tuple[Topic, ...]:
        return await self._whole(_LINES, ids, _topic_of)


def _topic_of(row: Row) -> Topic:
    return Topic(
        number_of(row["id"]),
        row["name"],
        tuple(json.loads(row["aliases"])),
        row["briefings"],
        bool(row["retired"]),
        row["rev"],
    )
