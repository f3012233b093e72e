"""What editors read: drafts, whatever their state."""

from briefings.draft.model import Draft, DraftLine
from briefings.model.record import Page
from briefings.store.engine.tenants import number_of
from briefings.store.rows.drafts import draft_of
from briefings.store.rows.rows import draft_line_of
from briefings.store.shelf.reads import Reads


class DraftShelf(Reads):
    """Reads for editors."""

    async def get(self, number: int) -> Draft | None:
        """A briefing's draft, whatever its state; None when there is none of that number, or it was discarded.

        Raises Withheld when its source text is not what was stored.
        """
        row = await self._database.read_one(
            "select b.id, b.draft, b.text_id, t.body from briefing b join source_text t on t.id = b.text_id"
            " where b.id = ? and b.discarded = 0",
            (self._id(number),),
        )
        if row is None:
            return None
        await self._check_text(row["id"], row["text_id"], row["body"])
        return draft_of(row["draft"], row["body"])

    async def lines(self, *, page: int = 1, per_page: int = 10) -> Page[DraftLine]:
        """Drafts, published and withdrawn briefings, the newest first."""
        return await self._page(
            "select count(*) from briefing where guild_no = :guild and discarded = 0",
            "select id from briefing where guild_no = :guild and discarded = 0 order by id desc limit :limit offset :offset",
            {"guild": self._guild},
            self._lines,
            page,
            per_page,
        )

    async def _lines(self, ids: list[int]) -> tuple[DraftLine, ...]:
        return await self._whole(
            "select b.id, b.rev, b.state, b.draft_title, b.open_doubts, b.changed_at, a.discord_id from briefing b"
            " join log l on l.item = b.id and l.kind = 'revision' and l.nth = b.rev"
            " join actor a on a.guild_no = l.guild_no and a.key = l.actor where b.id in (select value from json_each(?))",
            ids,
            draft_line_of,
        )

    async def by_hash(self, sha256: str) -> int | None:
        """The number of the briefing, in whatever state, that is about the text with this hash."""
        row = await self._database.read_one(
            "select b.id from source_text t join briefing b on b.text_id = t.id and b.discarded = 0"
            " where t.guild_no = ? and t.sha256 = ?",
            (self._guild, sha256),
        )
        return number_of(row["id"]) if row else None

    async def was_discarded(self, number: int) -> bool:
        """Whether the briefing of that number was a draft that an editor discarded."""
        row = await self._database.read_one(
            "select 1 from briefing where id = ? and discarded = 1", (self._id(number),)
        )
        return row is not None

    async def has_anything(
        self,
    ) -> bool:
        """Whether the server has any briefing, drafts, withdrawn and discarded ones included."""
        row = await self._database.read_one("select 1 from briefing where guild_no = ? limit 1", (self._guild,))
        return row is not None

    async def with_person(self, person: int) -> tuple[Draft, ...]:
        """The drafts, whatever their state, that name this person on record, the oldest first."""
        rows = await self._database.read(
            "select b.draft, t.body from briefing b join source_text t on t.id = b.text_id"
            " where b.guild_no = :guild and b.discarded = 0 and exists (select 1 from json_each(b.draft, '$.people') p"
            " where coalesce(json_extract(p.value, '$.same_as'), json_extract(p.value, '$.number')) = :person) order by b.id",
            {"guild": self._guild, "person": person},
        )
        return tuple(draft_of(row["draft"], row["body"]) for row in rows)
