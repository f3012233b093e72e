"""Who changed a draft last, and which drafts wait for somebody to approve them. For editors and reviewers."""

from datetime import datetime

from briefings.model.approving import Approval, Waiting
from briefings.model.log import Op, Remark
from briefings.model.record import Page
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.log_values import done_of
from briefings.store.shelf.reads import Reads

# What moves a draft without changing what it says, and what is done to people in all drafts at once.
_MOVES = tuple(
    op.value for op in (Op.PUBLISH, Op.WITHDRAW, Op.RESTORE, Op.HAND_IN, Op.RETURN, Op.MERGE, Op.SPLIT, Op.UNMERGE)
)
_NEWEST = """
select l.op, l.args, a.discord_id from log l join actor a on a.guild_no = l.guild_no and a.key = l.actor
where l.item = :briefing and l.kind = 'revision' {} order by l.nth desc limit 1
"""
_AUTHOR = _NEWEST.format(f"and l.op not in {_MOVES}")
_LAST = _NEWEST.format("")
_WAITING = f"""
from briefing b join log l on l.item = b.id and l.kind = 'revision' and l.nth = b.rev
where b.guild_no = :guild and b.discarded = 0 and l.op = '{Op.HAND_IN.value}'
"""
_ROWS = """
select b.id, b.draft_title, l.at, a.discord_id from briefing b join log l on l.item = b.id and l.kind = 'revision' and l.nth = b.rev
join actor a on a.guild_no = l.guild_no and a.key = l.actor where b.id in (select value from json_each(?))
"""


class ApprovalShelf(Reads):
    """Reads about review by two."""

    async def get(self, number: int) -> Approval | None:
        """How far review by two of a draft is; None when there is none of that number."""
        asked = {"briefing": self._id(number)}
        author, last = await self._database.read_one(_AUTHOR, asked), await self._database.read_one(_LAST, asked)
        if author is None or last is None:
            return None
        done = done_of(last["op"], last["args"], None, None)
        comment = done.words if isinstance(done, Remark) and done.op is Op.RETURN else None
        return Approval(author["discord_id"], done.op is Op.HAND_IN, comment, last["discord_id"])

    async def waiting(self, *, page: int = 1, per_page: int = 10) -> Page[Waiting]:
        """The drafts that were handed in and not touched since, the one that waits longest first."""
        return await self._page(
            f"select count(*) {_WAITING}",
            f"select b.id {_WAITING} order by l.at, b.id limit :limit offset :offset",
            {"guild": self._guild},
            lambda ids: self._whole(_ROWS, ids, _waiting_of),
            page,
            per_page,
        )


def _waiting_of(row: Row) -> Waiting:
    return Waiting(number_of(row["id"]), row["draft_title"], row["discord_id"], datetime.fromisoformat(row["at"]))
