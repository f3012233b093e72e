"""What editors read of everything that was done."""

import json
from collections.abc import Collection
from datetime import datetime

from briefings.model.log import LogKind, LogLine, Op
from briefings.model.record import Page
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.log_values import done_of
from briefings.store.shelf.reads import Reads

# What a revision changed of its draft is long, and read elsewhere.
_ALL = """
select l.id, l.kind, l.nth, l.item, b.draft_title, l.op, l.args, l.back, l.at, a.discord_id,
  iif(l.kind = 'revision', null, l.before) as before, iif(l.kind = 'revision', null, l.after) as after,
  (select max(u.nth) from log u where u.undoes = l.id) as undone_by
from log l join actor a on a.guild_no = l.guild_no and a.key = l.actor
left join briefing b on b.id = l.briefing_id
where l.id in (select value from json_each(?))
"""
# Lines are counted when they are written: neither the length of a log nor a page far down costs more in a long one.
_WHOLE = "from log where guild_no = :guild and whole is not null"
_WHOLE_COUNTED = f"select coalesce(max(whole), 0) {_WHOLE}"
_WHOLE_LISTED = f"select id {_WHOLE} and whole <= ({_WHOLE_COUNTED}) - :offset order by whole desc limit :limit"
_OWN = """
from log where guild_no = :guild and own is not null
  and actor = (select key from actor where guild_no = :guild and discord_id = :actor)
"""
_OWN_COUNTED = f"select coalesce(max(own), 0) {_OWN}"
_OWN_LISTED = f"select id {_OWN} and own <= ({_OWN_COUNTED}) - :offset order by own desc limit :limit"
_OF_BRIEFING = """
from log l where l.item = :briefing and l.kind in ('revision', 'plan', 'post') and (:actor is null or :actor = (
  select a.discord_id from actor a where a.guild_no = l.guild_no and a.key = l.actor))
"""
_REVISIONS = "from log where item = :briefing and kind = 'revision'"
_OF_KIND = """
select id from log where guild_no = :guild and kind = :kind and kind <> 'revision' order by nth desc limit :most
"""
# An issue has its line where another one is merged into it, too.
_OF_ITEMS = """
select id from log where kind = :kind and item in (select value from json_each(:items))
union select l.id from log l indexed by log_named
  where :kind = 'issue' and l.guild_no = :guild and l.kind = 'issue' and l.kind <> 'revision'
    and exists (select 1 from json_each(:items) i where cast(i.value & 16777215 as text) in (l.before, l.after))
order by id desc limit :most
"""
_BEYOND = 2**62  # no change has this number, and SQLite knows no much greater one


class LogShelf(Reads):
    """Reads of the log, the newest first unless it is said otherwise."""

    async def lines(
        self, *, briefing: int | None = None, actor_id: int | None = None, page: int = 1, per_page: int = 10
    ) -> Page[LogLine]:
        """Who did what in this server: of one briefing, of one member, or all.

        A merge of people is one line, and among the changes of each briefing that it touched one more.
        """
        if briefing is not None:
            counting, listing = (
                f"select count(*) {_OF_BRIEFING}",
                f"select id {_OF_BRIEFING} order by id desc limit :limit offset :offset",
            )
        elif actor_id is not None:
            counting, listing = _OWN_COUNTED, _OWN_LISTED
        else:
            counting, listing = _WHOLE_COUNTED, _WHOLE_LISTED
        asked = {"guild": self._guild, "briefing": self._filter(briefing), "actor": actor_id}
        return await self._page(counting, listing, asked, self._lines, page, per_page)

    async def get(self, kind: LogKind, nth: int) -> LogLine | None:
        """One change of a kind that is no revision; None when there is no such one."""
        return await self._one(
            "select id from log where guild_no = ? and kind = ? and nth = ? and kind <> 'revision'",
            (self._guild, kind.value, nth if 0 < nth < _BEYOND else 0),
        )

    async def newest(self, kind: LogKind, most: int, items: Collection[int] | None = None) -> tuple[LogLine, ...]:
        """Changes of a kind, of the items with these numbers where they are given; of an issue also what was merged into it."""
        ids = None if items is None else json.dumps([self._id(number) for number in items])
        asked = {"guild": self._guild, "kind": kind.value, "most": most, "items": ids}
        rows = await self._database.read(_OF_KIND if items is None else _OF_ITEMS, asked)
        return await self._lines([row["id"] for row in rows])

    async def revisions(self, number: int, *, page: int = 1, per_page: int = 10) -> Page[LogLine]:
        """The revisions of a briefing in whatever state; empty when there is none of that number."""
        return await self._page(
            f"select count(*) {_REVISIONS}",
            f"select id {_REVISIONS} order by nth desc limit :limit offset :offset",
            {"briefing": self._id(number)},
            self._lines,
            page,
            per_page,
        )

    async def revision(self, number: int, rev: int) -> LogLine | None:
        """One revision of a briefing in whatever state; None when there is no such one."""
        return await self._one(
            "select id from log where item = ? and kind = 'revision' and nth = ?", (self._id(number), rev)
        )

    async def steps(self, number: int, ops: Collection[Op]) -> tuple[LogLine, ...]:
        """The revisions of a briefing in which one of these things was done, the oldest first."""
        rows = await self._database.read(
            f"select id {_REVISIONS} and op in (select value from json_each(:ops)) order by nth",  # noqa: S608
            {"briefing": self._id(number), "ops": json.dumps(list(ops))},
        )
        return await self._lines([row["id"] for row in rows])

    async def _one(self, sql: str, asked: tuple[object, ...]) -> LogLine | None:
        row = await self._database.read_one(sql, asked)
        return next(iter(await self._lines([row["id"]])), None) if row else None

    async def _lines(self, ids: list[int]) -> tuple[LogLine, ...]:
        return await self._whole(_ALL, ids, _line_of)


def _line_of(row: Row) -> LogLine:
    return LogLine(
        LogKind(row["kind"]),
        row["nth"],
        number_of(row["item"]) if row["item"] is not None else None,
        row["draft_title"] or "",
        done_of(row["op"], row["args"], row["before"], row["after"]),
        bool(row["back"]),
        datetime.fromisoformat(row["at"]),
        row["discord_id"],
        row["undone_by"],
    )
