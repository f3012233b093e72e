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


# `stands`: whether what is told is on record still. The words of an item that was taken back are not to be read in its corrections.
_ROWS = """
select c.id, c.kind, c.item_id, c.what, c.was, c.became, c.reason, c.at,
  b.id as briefing_id, b.title as briefing_title, b.outlet, b.published,
  case c.kind
    when 'Q' then exists (select 1 from quote i where i.id = c.item_id and i.shown = 1)
    when 'E' then exists (select 1 from event i where i.id = c.item_id and i.shown = 1)
    when 'S' then exists (select 1 from stance i where i.id = c.item_id and i.shown = 1)
    when 'P' then c.what = 'person' or exists (select 1 from appearance a where a.person_id = c.item_id and a.briefing_id = c.briefing_id)
    when 'B' then c.what not like 'sentence %' or exists (select 1 from summary_sentence m where m.briefing_id = c.item_id)
    else 1
  end or c.became = 'taken back' as stands
from correction c join briefing_on_record b on b.id = c.briefing_id
"""
_OF_ITEM = f"{_ROWS} where c.item_id = ? and c.kind = ? order by c.id desc limit ?"
_BY_ID = f"{_ROWS} where c.id in (select value from json_each(?)) order by c.id desc"  # noqa: S608 a constant


class CorrectionShelf(Reads):
    """Reads of corrections, and of where what can be corrected stands."""

    async def home(self, server: int, kind: Kind, number: int) -> int | None:
        """The briefing on record that an item stands in, of a person the first; None for what is not on record."""
        sql = _HOMES.get(kind)
        row = await self._database.read_one(sql, (self._id(server, number),)) if sql else None
        return number_of(row["home"]) if row else None

    async def corrections(self, server: int, kind: Kind, number: int) -> tuple[Correction, ...]:
        """Of one item, the newest first, at most 20; empty when it was never corrected. As in `changes`."""
        rows = await self._database.read(
            _OF_ITEM,
            (self._id(server, number), kind.value, _MOST),
        )
        return tuple(_correction_of(row) for row in rows)

    async def changes(self, server: int, *, page: int = 1, per_page: int = 5) -> Page[Correction]:
        """All corrections, the newest first; without what was and what became of an item that is on record no longer."""
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
            _BY_ID,
            ids,
            _correction_of,
        )


def _correction_of(row: Row) -> Correction:
    return Correction(
        ref_of(row),
        Kind(row["kind"]),
        number_of(row["item_id"]),
        row["what"],
        row["was"] if row["stands"] else "",
        row["became"] if row["stands"] else "",
        row["reason"],
        datetime.fromisoformat(row["at"]),
    )
