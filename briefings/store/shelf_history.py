"""What an editor can look back at: every revision of a briefing, and its draft as it was then."""

from briefings.draft import Draft
from briefings.model import LogLine, Page, Revision
from briefings.store.reads import Reads
from briefings.store.rewinding import rewound, taken_out
from briefings.store.rows import revision_of
from briefings.store.tenants import number_of


class HistoryShelf(Reads):
    """Reads of the log, for editors."""

    async def history(self, server: int, number: int, *, page: int = 1, per_page: int = 10) -> Page[Revision]:
        """The revisions of a briefing in whatever state, the newest first; empty when there is none of that number."""
        return await self._page(
            "select count(*) from revision where guild_no = :guild and kind = 'B' and entity = :entity",
            "select rev as id from revision where guild_no = :guild and kind = 'B' and entity = :entity"
            " order by rev desc limit :limit offset :offset",
            asked := {"guild": self._guild(server), "entity": self._id(server, number)},
            lambda revs: self._revisions(asked, revs),
            page,
            per_page,
        )

    async def _revisions(self, asked: dict[str, int], revs: list[int]) -> tuple[Revision, ...]:
        rows = await self._database.read(
            "select rev, at, actor_id, op from revision where guild_no = :guild and kind = 'B' and entity = :entity"
            " and rev between :oldest and :newest order by rev desc",
            {**asked, "oldest": min(revs), "newest": max(revs)},
        )
        return tuple(revision_of(row) for row in rows)

    async def revision(self, server: int, number: int, rev: int) -> Revision | None:
        """One revision of a briefing in whatever state; None when there is no such one."""
        row = await self._database.read_one(
            "select rev, at, actor_id, op from revision where guild_no = ? and kind = 'B' and entity = ? and rev = ?",
            (self._guild(server), self._id(server, number), rev),
        )
        return revision_of(row) if row else None

    async def log(
        self,
        server: int,
        *,
        briefing: int | None = None,
        actor_id: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Page[LogLine]:
        """Who did what in this server, the newest first: of one briefing, of one actor, or all."""
        asked = {"guild": self._guild(server), "entity": self._filter(server, briefing), "actor": actor_id}
        counted = await self._database.read_one(
            "select count(*) from revision where guild_no = :guild and kind = 'B'"
            " and (:entity is null or entity = :entity) and (:actor is null or actor_id = :actor)",
            asked,
        )
        total = int(counted[0]) if counted else 0
        pages = max(1, -(-total // per_page))
        number = min(max(1, page), pages)
        rows = await self._database.read(
            "select r.entity, r.rev, r.at, r.actor_id, r.op, b.draft_title from revision r join briefing b on b.id = r.entity"
            " where r.guild_no = :guild and r.kind = 'B'"
            " and (:entity is null or r.entity = :entity) and (:actor is null or r.actor_id = :actor)"
            " order by r.at desc, r.entity desc, r.rev desc limit :limit offset :offset",
            {**asked, "limit": per_page, "offset": (number - 1) * per_page},
        )
        lines = tuple(LogLine(number_of(row["entity"]), row["draft_title"], revision_of(row)) for row in rows)
        return Page(lines, number, pages, total)

    async def without(self, server: int, number: int, rev: int) -> Draft | None:
        """The newest draft without what revision `rev` changed; None when that was changed again since, or there is no such one."""
        row = await self._database.read_one(
            "select r.before, r.after, b.draft, t.body from briefing b join source_text t on t.id = b.text_id"
            " join revision r on r.guild_no = b.guild_no and r.kind = 'B' and r.entity = b.id and r.rev = ?"
            " where b.id = ? and r.before is not null",
            (rev, self._id(server, number)),
        )
        return taken_out(row["draft"], row["before"], row["after"], row["body"]) if row else None

    async def draft_at(self, server: int, number: int, rev: int) -> Draft | None:
        """The draft as it was at that revision; None when there is no such briefing or revision."""
        rows = await self._database.read(
            "select r.rev, r.before, b.draft, t.body from briefing b join source_text t on t.id = b.text_id"
            " join revision r on r.guild_no = b.guild_no and r.kind = 'B' and r.entity = b.id and r.rev >= ?"
            " where b.id = ? order by r.rev desc",
            (rev, self._id(server, number)),
        )
        if not rows or rows[-1]["rev"] != rev:
            return None
        return rewound(rows[0]["draft"], [row["before"] for row in rows[:-1]], rows[0]["body"])
