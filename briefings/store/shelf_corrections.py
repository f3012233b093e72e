"""What was corrected, of one item and of the whole record; nothing of a briefing that is not on record now."""

from datetime import datetime

from briefings.model import Correction, Kind, Page
from briefings.store.database import Row
from briefings.store.reads import Reads
from briefings.store.rows import ref_of
from briefings.store.tenants import number_of

_MOST = 20  # corrections of one item


_HOMES = {
    Kind.BRIEFING: "select id as home from briefing_on_record where id = ?",
    Kind.QUOTE: "select briefing_id as home from quote_on_record where id = ?",
    Kind.EVENT: "select briefing_id as home from event_on_record where id = ?",
    Kind.STANCE: "select briefing_id as home from stance_on_record where id = ?",
    Kind.PERSON: "select min(a.briefing_id) as home from appearance a join briefing_on_record b on b.id = a.briefing_id"
    " where a.person_id = ? having home is not null",
}


class CorrectionShelf(Reads):
    """Reads of corrections, and of where what can be corrected stands."""

    async def home(self, server: int, kind: Kind, number: int) -> int | None:
        """The briefing on record that an item stands in, of a person the first; None for what is not on record."""
        sql = _HOMES.get(kind)
        row = await self._database.read_one(sql, (self._id(server, number),)) if sql else None
        return number_of(row["home"]) if row else None

    async def corrections(self, server: int, kind: Kind, number: int) -> tuple[Correction, ...]:
        """Of one item, the newest first, at most 20; empty when it was never corrected."""
        rows = await self._database.read(
            "select c.id, c.kind, c.item_id, c.what, c.was, c.became, c.reason, c.at,"
            " b.id as briefing_id, b.title as briefing_title, b.outlet, b.published"
            " from correction c join briefing_on_record b on b.id = c.briefing_id"
            " where c.item_id = ? and c.kind = ? order by c.id desc limit ?",
            (self._id(server, number), kind.value, _MOST),
        )
        return tuple(_correction_of(row) for row in rows)

    async def changes(self, server: int, *, page: int = 1, per_page: int = 5) -> Page[Correction]:
        """All corrections, the newest first."""
        return await self._page(
            "select count(*) from correction c join briefing_on_record b on b.id = c.briefing_id where c.guild_no = :guild",
            "select c.id from correction c join briefing_on_record b on b.id = c.briefing_id"
            " where c.guild_no = :guild order by c.id desc limit :limit offset :offset",
            {"guild": self._guild(server)},
            self._corrections,
            page,
            per_page,
        )

    async def _corrections(self, ids: list[int]) -> tuple[Correction, ...]:
        return await self._whole(
            "select c.id, c.kind, c.item_id, c.what, c.was, c.became, c.reason, c.at,"
            " b.id as briefing_id, b.title as briefing_title, b.outlet, b.published"
            " from correction c join briefing b on b.id = c.briefing_id"
            " where c.id in (select value from json_each(?)) order by c.id desc",
            ids,
            _correction_of,
        )


def _correction_of(row: Row) -> Correction:
    return Correction(
        ref_of(row),
        Kind(row["kind"]),
        number_of(row["item_id"]),
        row["what"],
        row["was"],
        row["became"],
        row["reason"],
        datetime.fromisoformat(row["at"]),
    )
