"""Who changed a draft last, and which drafts wait for somebody to approve them. For editors and reviewers."""

from datetime import datetime

from briefings.model.record import Approval, Page, Waiting
from briefings.paging import page_of
from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads

HAND_IN = "hand in"
RETURN = "return: "

# What moves a draft without changing what it says, and what is done to people in all drafts at once.
_MOVES = """
op in ('publish', 'withdraw', 'restore', 'hand in') or op like 'return: %'
or op like 'merge %' or op like 'split %' or op like 'unmerge %'
"""
_AUTHOR = f"""
select actor_id from revision where guild_no = :guild and kind = 'B' and entity = :entity and not ({_MOVES})
order by rev desc limit 1
"""  # noqa: S608 a constant
_LAST = """
select op, actor_id from revision where guild_no = :guild and kind = 'B' and entity = :entity order by rev desc limit 1
"""
_WAITING = """
from briefing b join revision r on r.guild_no = b.guild_no and r.kind = 'B' and r.entity = b.id and r.rev = b.rev
where b.guild_no = :guild and b.discarded = 0 and r.op = 'hand in'
"""


class ApprovalShelf(Reads):
    """Reads about review by two."""

    async def get(self, number: int) -> Approval | None:
        """How a draft stands between its author and whoever approves it; None when there is none of that number."""
        asked = {"guild": self._guild, "entity": self._id(number)}
        author, last = await self._database.read_one(_AUTHOR, asked), await self._database.read_one(_LAST, asked)
        if author is None or last is None:
            return None
        comment = last["op"].removeprefix(RETURN) if last["op"].startswith(RETURN) else None
        return Approval(author["actor_id"], last["op"] == HAND_IN, comment, last["actor_id"])

    async def waiting(self, *, page: int = 1, per_page: int = 10) -> Page[Waiting]:
        """The drafts that were handed in and not touched since, whoever waits longest first."""
        asked = {"guild": self._guild}
        counted = await self._database.read_one(f"select count(*) {_WAITING}", asked)
        total = int(counted[0]) if counted else 0
        number, pages, part = page_of(total, page, per_page)
        rows = await self._database.read(
            f"select b.id, b.draft_title, r.at, r.actor_id {_WAITING} order by r.at, b.id limit :limit offset :offset",
            {**asked, "limit": per_page, "offset": part.start},
        )
        lines = tuple(
            Waiting(number_of(row["id"]), row["draft_title"], row["actor_id"], datetime.fromisoformat(row["at"]))
            for row in rows
        )
        return Page(lines, number, pages, total)
