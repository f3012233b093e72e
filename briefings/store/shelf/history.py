"""The drafts of the past: as one was at a revision, and as the newest one is without one."""

from briefings.draft.model import Draft
from briefings.store.rows.rewinding import rewind, take_out
from briefings.store.shelf.reads import Reads


class HistoryShelf(Reads):
    """Reads of what revisions changed, for editors. They raise Withheld when the source text is not what was stored."""

    async def without(self, number: int, rev: int) -> Draft | None:
        """The newest draft without what revision `rev` changed; None when that was changed again since, or there is no such one."""
        row = await self._database.read_one(
            "select r.before, r.after, b.id, b.draft, b.text_id, t.body from briefing b join source_text t on t.id = b.text_id"
            " join log r on r.item = b.id and r.kind = 'revision' and r.nth = ?"
            " where b.id = ? and r.before is not null",
            (rev, self._id(number)),
        )
        if row is None:
            return None
        await self._check_text(row["id"], row["text_id"], row["body"])
        return take_out(row["draft"], row["before"], row["after"], row["body"])

    async def draft_at(self, number: int, rev: int) -> Draft | None:
        """The draft as it was at that revision; None when there is no such briefing or revision."""
        rows = await self._database.read(
            "select r.nth as rev, r.before, b.id, b.draft, b.text_id, t.body from briefing b join source_text t on t.id = b.text_id"
            " join log r on r.item = b.id and r.kind = 'revision' and r.nth >= ?"
            " where b.id = ? order by r.nth desc",
            (rev, self._id(number)),
        )
        if not rows or rows[-1]["rev"] != rev:
            return None
        await self._check_text(rows[0]["id"], rows[0]["text_id"], rows[0]["body"])
        return rewind(rows[0]["draft"], [row["before"] for row in rows[:-1]], rows[0]["body"])
