"""Published briefings: one of them, the list of them, their topics, revisions and counts."""

from datetime import datetime

from briefings.model.record import Briefing, BriefingRef, State
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.rows import facts_of, ref_of, sentence_of, withdrawn_of
from briefings.store.shelf.filters import has_topic
from briefings.store.shelf.reads import Reads
from briefings.store.texts import agrees
from briefings.text.folding import fold


class BriefingShelf(Reads):
    """Reads of briefings."""

    async def newest(
        self,
    ) -> int | None:
        """The number of the briefing that was published last."""
        row = await self._database.read_one(
            "select id from briefing_on_record where guild_no = ? order by published_order desc limit 1",
            (self._guild,),
        )
        return number_of(row["id"]) if row else None

    async def get(self, number: int) -> Briefing | None:
        """A briefing as it was published; of a withdrawn one only that it is, since when it was published, and the reason.

        Raises Withheld when its source text is not what was stored; sentences that it does not have are left out.
        """
        row = await self._database.read_one(
            "select b.id, b.state, b.title, b.facts, b.published_rev, b.published_at, b.reason, b.text_id, t.body"
            " from briefing b join source_text t on t.id = b.text_id where b.id = ? and b.state <> 'draft'",
            (self._id(number),),
        )
        if row is None or row["state"] == State.WITHDRAWN.value:
            return withdrawn_of(row) if row else None
        await self._check_text(row["id"], row["text_id"], row["body"])
        return await self._briefing_of(row)

    async def _briefing_of(self, row: Row) -> Briefing:
        summary = await self._database.read(
            "select words, made_by, start, spans from summary_sentence where briefing_id = ? order by ordinal",
            (row["id"],),
        )
        kept = [
            part for part in summary if part["made_by"] == "editor" or agrees(row["body"], part["start"], part["words"])
        ]
        if len(kept) < len(summary):
            self._tenant.withhold(f"a sentence of B-{number_of(row['id'])}")
        topics = await self._database.read(
            "select name from topic_on_record where briefing_id = ? order by folded", (row["id"],)
        )
        return Briefing(
            number=number_of(row["id"]),
            rev=row["published_rev"],
            state=State.PUBLISHED,
            title=row["title"],
            source=facts_of(row["facts"], row["body"]),
            summary=tuple(sentence_of(part["words"], part["made_by"], part["spans"]) for part in kept),
            topics=tuple(topic["name"] for topic in topics),
            published_at=datetime.fromisoformat(row["published_at"]),
        )

    async def refs(self, topic: str | None = None) -> tuple[BriefingRef, ...]:
        """Published briefings, the last published first; of one topic when it is given."""
        rows = await self._database.read(
            "select id as briefing_id, title as briefing_title, outlet, published from briefing_on_record"  # noqa: S608 a constant
            f" where guild_no = :guild and {has_topic('id')}"
            " order by published_order desc",
            {"guild": self._guild, "topic": None if topic is None else fold(topic)},
        )
        return tuple(ref_of(row) for row in rows)

    async def topics(
        self,
    ) -> tuple[str, ...]:
        """Topics of published briefings by their own names, alphabetical."""
        rows = await self._database.read(
            "select distinct name, folded from topic_on_record where guild_no = ? order by folded",
            (self._guild,),
        )
        return tuple(row["name"] for row in rows)

    async def counts(
        self,
    ) -> tuple[int, int, int]:
        """How many briefings, quotes and people are on record."""
        row = await self._database.read_one(
            "select (select count(*) from briefing_on_record where guild_no = :guild),"
            " (select count(*) from briefing_on_record b join quote q on q.briefing_id = b.id and q.shown = 1 where b.guild_no = :guild),"
            " (select count(*) from person where guild_no = :guild and name is not null)",
            {"guild": self._guild},
        )
        return (row[0], row[1], row[2]) if row else (0, 0, 0)
