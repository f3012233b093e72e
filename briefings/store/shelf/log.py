"""What editors read of everything that was done at the desk."""

import json
from datetime import datetime

from briefings.model.log import LogKind, LogLine
from briefings.model.record import Page
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads

# `number` is the key within a server. A revision is undone by a later one of its briefing that says so, or with the change it is part of.
_ALL = """
select l.number as id, l.kind, l.change, l.briefing_id, b.draft_title, l.op, l.at, l.actor_id, case l.kind
  when 'revision' then exists (
    select 1 from revision r where r.guild_no = l.guild_no and r.kind = 'B' and r.entity = l.briefing_id and r.rev > l.change
    and r.op = 'undo ' || l.change)
  when 'people' then exists (
    select 1 from regrouping r where r.guild_no = l.guild_no and r.number = l.change and r.undone_by is not null)
  when 'issue' then exists (
    select 1 from issue_change c where c.guild_no = l.guild_no and c.number = l.change and c.undone_by is not null)
  when 'topic' then exists (
    select 1 from curation c where c.guild_no = l.guild_no and c.number = l.change and c.undone_by is not null)
  when 'person' then exists (
    select 1 from curation c where c.guild_no = l.guild_no and c.number = l.change and c.undone_by is not null)
  else 0 end as undone
from log l left join briefing b on b.id = l.briefing_id
where l.guild_no = :guild and l.number in (select value from json_each(:numbers)) order by l.number desc
"""
# Lines are counted when they are written: neither the length of a log nor a page far down costs more in a long one.
_ALL_COUNTED = "select coalesce(max(whole), 0) from log where guild_no = :guild and whole is not null"
_ALL_LISTED = """
select number as id from log where guild_no = :guild and whole <=  - :offset + (
  select coalesce(max(whole), 0) from log where guild_no = :guild and whole is not null)
order by whole desc limit :limit
"""
_OWN_COUNTED = "select coalesce(max(own), 0) from log where guild_no = :guild and actor_id = :actor and own is not null"
_OWN_LISTED = """
select number as id from log where guild_no = :guild and actor_id = :actor and own <=  - :offset + (
  select coalesce(max(own), 0) from log where guild_no = :guild and actor_id = :actor and own is not null)
order by own desc limit :limit
"""
_OF_BRIEFING = " from log where briefing_id = :briefing and (:actor is null or actor_id = :actor)"
_BRIEFING_COUNTED = f"select count(*){_OF_BRIEFING}"
_BRIEFING_LISTED = f"select number as id{_OF_BRIEFING} order by number desc limit :limit offset :offset"


class LogShelf(Reads):
    """Reads of the log."""

    async def lines(
        self,
        *,
        briefing: int | None = None,
        actor_id: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Page[LogLine]:
        """Who did what in this server, the newest first: of one briefing, of one member, or all.

        A merge of people is one line, and among the changes of each briefing that it touched one more.
        """
        if briefing is not None:
            counting, listing = _BRIEFING_COUNTED, _BRIEFING_LISTED
        elif actor_id is not None:
            counting, listing = _OWN_COUNTED, _OWN_LISTED
        else:
            counting, listing = _ALL_COUNTED, _ALL_LISTED
        asked = {"guild": self._guild, "briefing": self._filter(briefing), "actor": actor_id}
        return await self._page(
            counting, listing, asked, lambda numbers: self._log_lines(asked["guild"], numbers), page, per_page
        )

    async def get(self, kind: LogKind, change: int) -> LogLine | None:
        """The line of one change that has no log of its own; None when there is no such one."""
        found = await self._log_lines(self._guild, [change])
        return next((one for one in found if (one.kind, one.change) == (kind, change)), None)

    async def _log_lines(self, guild_no: int | None, numbers: list[int]) -> tuple[LogLine, ...]:
        rows = await self._database.read(_ALL, {"guild": guild_no, "numbers": json.dumps(numbers)})
        return tuple(_line_of(row) for row in rows)


def _line_of(row: Row) -> LogLine:
    return LogLine(
        LogKind(row["kind"]),
        row["change"],
        number_of(row["briefing_id"]) if row["briefing_id"] is not None else None,
        row["draft_title"] or "",
        row["op"],
        datetime.fromisoformat(row["at"]),
        row["actor_id"],
        bool(row["undone"]),
    )
