"""What was corrected, of one item and of the whole record; nothing of a briefing that is not on record now."""

import json
from datetime import datetime

from briefings.model.log import Op
from briefings.model.record import AGAIN, WITHDRAWAL, WITHDRAWN, Correction, Kind, Page
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.corrections import DATES_OF
from briefings.store.rows.rows import ref_of
from briefings.store.shelf.reads import Reads

_MOST = 20  # corrections of one item


_HOMES = {
    Kind.BRIEFING: "select id as home from briefing_on_record where id = ?",
    Kind.QUOTE: "select briefing_id as home from quote_on_record where id = ?",
    Kind.EVENT: "select briefing_id as home from event_on_record where id = ?",
    Kind.STANCE: "select briefing_id as home from stance_on_record where id = ?",
    Kind.PERSON: "select min(a.briefing_id) as home from appearance a join briefing_on_record b on b.id = a.briefing_id"
    " where a.person_id = ? having home is not null",
}


# Where a correction is told: with the briefing that it was made in; of a person or an issue, which other briefings share, else with the
# first one on record that has them still. One that nothing on record has is not told, nor what a withdrawn article called a person's role.
_TOLD = """correction c join briefing_on_record b on b.id = coalesce(
    (select r.id from briefing_on_record r where r.id = c.briefing_id),
    case c.kind
      when 'P' then (
        select min(r.id) from appearance a join briefing_on_record r on r.id = a.briefing_id
        where a.person_id = c.item_id and c.what in ('name', 'person'))
      when 'I' then (
        select min(r.id) from stance s join briefing_on_record r on r.id = s.briefing_id where s.issue_id = c.item_id and s.shown = 1)
    end)"""

# `on_record`: whether what is told is on record still. The words of an item that was taken back are not to be read in its corrections.
_ROWS = f"""
select c.id, c.kind, c.item_id, c.what, c.was, c.became, c.reason, c.change_id, l.at,
  b.id as briefing_id, b.title as briefing_title, b.outlet, b.published,
  case c.kind
    when 'Q' then exists (select 1 from quote i where i.id = c.item_id and i.shown = 1)
    when 'E' then exists (select 1 from event i where i.id = c.item_id and i.shown = 1)
    when 'S' then exists (select 1 from stance i where i.id = c.item_id and i.shown = 1)
    when 'P' then case when c.what like '{DATES_OF}%' then b.id = c.briefing_id
        and exists (select 1 from role r where r.person_id = c.item_id and r.briefing_id = b.id and c.what = '{DATES_OF}' || r.title || '”')
        and not exists (
          select 1 from role_dates d join briefing s on s.id = d.source_id and s.state <> 'published'
          where d.briefing_id = b.id and c.what = '{DATES_OF}' || d.title || '”')
      else c.what = 'person' or c.became = (select p.name from person p where p.id = c.item_id)
      or b.id = c.briefing_id and exists (select 1 from appearance a where a.person_id = c.item_id and a.briefing_id = b.id) end
    when 'B' then c.what not like 'sentence %' or exists (select 1 from summary_sentence m where m.briefing_id = c.item_id)
    else 1
  end or c.what = 'item' as on_record
from {_TOLD} join log l on l.id = c.change_id
"""  # noqa: S608 a constant, here and below
_OF_ITEM = f"{_ROWS} where c.item_id = ? and c.kind = ? order by c.id desc limit ?"
_BY_ID = f"{_ROWS} where c.id in (select value from json_each(?)) order by c.id desc"  # noqa: S608 a constant
_OF_CHANGE = """
select c.id from correction c join briefing_on_record b on b.id = c.briefing_id where c.briefing_id = ? and c.change_id = ?
order by c.id desc
"""
# Briefings that were withdrawn, or published again after that. Nothing of one that is withdrawn now is named but its number and the reason.
_MOVES = """log l join briefing b on b.id = l.item
where l.guild_no = :guild and l.kind = 'revision' and l.op in ('publish', 'withdraw', 'restore') and (l.op <> 'publish' or 'withdraw' = (
  select p.op from log p where p.item = l.item and p.kind = 'revision' and p.nth < l.nth and p.op in ('publish', 'withdraw', 'restore')
  order by p.nth desc limit 1))"""
_MOVES_BY_ID = """
select l.id, l.op, l.at, b.id as briefing_id, case b.state when 'published' then b.title else '' end as briefing_title,
  case b.state when 'published' then b.outlet end as outlet, case b.state when 'published' then b.published end as published,
  case when l.op = 'withdraw' and b.state = 'withdrawn' and l.id = (
    select max(w.id) from log w where w.item = b.id and w.kind = 'revision' and w.op = 'withdraw') then b.reason end as reason
from log l join briefing b on b.id = l.item where l.id in (select value from json_each(?))
"""
_NEWEST_CHANGE = """
select l.id from briefing_on_record b join log l on l.item = b.id and l.kind = 'revision' and l.nth = b.published_rev where b.id = ?
"""


class CorrectionShelf(Reads):
    """Reads of corrections, and of the briefings of what can be corrected."""

    async def home(self, kind: Kind, number: int) -> int | None:
        """The briefing on record that an item is in, of a person the first; None for what is not on record."""
        sql = _HOMES.get(kind)
        row = await self._database.read_one(sql, (self._id(number),)) if sql else None
        return number_of(row["home"]) if row else None

    async def of(self, kind: Kind, number: int) -> tuple[Correction, ...]:
        """Of one item, the newest first, at most 20; empty when it was never corrected. As in `newest`."""
        rows = await self._database.read(
            _OF_ITEM,
            (self._id(number), kind.value, _MOST),
        )
        return tuple(_correction_of(row) for row in rows)

    async def newest(self, *, page: int = 1, per_page: int = 5) -> Page[Correction]:
        """All corrections, the newest first; without what was and what became of an item that is on record no longer."""
        return await self._page(
            f"select count(*) from {_TOLD} where c.guild_no = :guild",  # noqa: S608 a constant, here and below
            f"select c.id from {_TOLD}"  # noqa: S608
            " where c.guild_no = :guild order by c.id desc limit :limit offset :offset",
            {"guild": self._guild},
            self._corrections,
            page,
            per_page,
        )

    async def changes(self, *, page: int = 1, per_page: int = 5) -> Page[Correction]:
        """All corrections as in `newest`, and every briefing that was withdrawn or published again after that; the newest first."""
        return await self._page(
            f"select (select count(*) from {_TOLD} where c.guild_no = :guild) + (select count(*) from {_MOVES})",  # noqa: S608
            # A change of a briefing's state by the row of the log turned round, which no correction has.
            f"select c.id as id, c.change_id as change from {_TOLD} where c.guild_no = :guild"  # noqa: S608
            f" union all select -l.id, l.id from {_MOVES} order by change desc, id desc limit :limit offset :offset",
            {"guild": self._guild},
            self._changes,
            page,
            per_page,
        )

    async def _changes(self, ids: list[int]) -> tuple[Correction, ...]:
        corrected = await self._database.read(_BY_ID, (json.dumps([item for item in ids if item > 0]),))
        moved = await self._database.read(_MOVES_BY_ID, (json.dumps([-item for item in ids if item < 0]),))
        made = {row["id"]: _correction_of(row) for row in corrected} | {-row["id"]: _move_of(row) for row in moved}
        return tuple(made[item] for item in ids if item in made)

    async def _corrections(self, ids: list[int]) -> tuple[Correction, ...]:
        return await self._whole(
            _BY_ID,
            ids,
            _correction_of,
        )

    async def of_change(self, number: int, change: int) -> tuple[Correction, ...]:
        """The corrections of a briefing made by a change, as in `newest`; empty while the briefing is not on record."""
        rows = await self._database.read(_OF_CHANGE, (self._id(number), change))
        return await self._corrections([row["id"] for row in rows])

    async def of_newest_change(self, number: int) -> tuple[Correction, ...]:
        """The corrections of a briefing that came with its newest publishing, as in `newest`."""
        row = await self._database.read_one(_NEWEST_CHANGE, (self._id(number),))
        return await self.of_change(number, row["id"]) if row else ()


def _correction_of(row: Row) -> Correction:
    return Correction(
        ref_of(row),
        Kind(row["kind"]),
        number_of(row["item_id"]),
        row["what"],
        row["was"] if row["on_record"] else "",
        row["became"] if row["on_record"] else "",
        row["reason"],
        datetime.fromisoformat(row["at"]),
        row["change_id"],
    )


def _move_of(row: Row) -> Correction:
    was, became = (AGAIN, WITHDRAWN) if row["op"] == Op.WITHDRAW else (WITHDRAWN, AGAIN)
    at, ref = datetime.fromisoformat(row["at"]), ref_of(row)
    return Correction(ref, Kind.BRIEFING, ref.number, WITHDRAWAL, was, became, row["reason"] or "", at, row["id"])
