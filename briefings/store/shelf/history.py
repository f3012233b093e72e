"""What an editor can look back at: every revision of a briefing, and its draft as it was then."""

from briefings.draft.model import Draft
from briefings.model.record import Page, Revision
from briefings.store.rows.rewinding import rewound, taken_out
from briefings.store.rows.rows import revision_of
from briefings.store.shelf.reads import Reads


class HistoryShelf(Reads):
    """Reads of revisions, for editors."""

    async def of(self, number: int, *, page: int = 1, per_page: int = 10) -> Page[Revision]:
        """The revisions of a briefing in whatever state, the newest first; empty when there is none of that number."""
        return await self._page(
            "select count(*) from revision where guild_no = :guild and kind = 'B' and entity = :entity",
            "select rev as id from revision where guild_no = :guild and kind = 'B' and entity = :entity"
            " order by rev desc limit :limit offset :offset",
            asked := {"guild": self._guild, "entity": self._id(number)},
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

    async def revision(self, number: int, rev: int) -> Revision | None:
        """One revision of a briefing in whatever state; None when there is no such one."""
        row = await self._database.read_one(
            "select rev, at, actor_id, op from revision where guild_no = ? and kind = 'B' and entity = ? and rev = ?",
            (self._guild, self._id(number), rev),
        )
        return revision_of(row) if row else None

    async def without(self, number: int, rev: int) -> Draft | None:
        """The newest draft without what revision `rev` changed; None when that was changed again since, or there is no such one."""
        row = await self._database.read_one(
            "select r.before, r.after, b.draft, t.body from briefing b join source_text t on t.id = b.text_id"
            " join revision r on r.guild_no = b.guild_no and r.kind = 'B' and r.entity = b.id and r.rev = ?"
            " where b.id = ? and r.before is not null",
            (rev, self._id(number)),
        )
        return taken_out(row["draft"], row["before"], row["after"], row["body"]) if row else None

    async def draft_at(self, number: int, rev: int) -> Draft | None:
        """The draft as it was at that revision; None when there is no such briefing or revision."""
        rows = await self._database.read(
            "select r.rev, r.before, b.draft, t.body from briefing b join source_text t on t.id = b.text_id"
            " join revision r on r.guild_no = b.guild_no and r.kind = 'B' and r.entity = b.id and r.rev >= ?"
            " where b.id = ? order by r.rev desc",
            (rev, self._id(number)),
        )
        if not rows or rows[-1]["rev"] != rev:
            return None
        return rewound(rows[0]["draft"], [row["before"] for row in rows[:-1]], rows[0]["body"])
