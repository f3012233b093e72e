"""What editors read about who is the same person: the merges and splits on file, and who was told apart."""

from datetime import datetime

from briefings.model.identities import Change, Part, Regrouping
from briefings.model.record import Page
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads


class RegroupingShelf(Reads):
    """Reads for the desk."""

    async def get(self, number: int) -> Regrouping | None:
        """One merge, split or undoing; None when there is no such one."""
        row = await self._database.read_one(
            "select id, number, change, person_id, into_id, at, actor_id, undone_by from regrouping"
            " where guild_no = ? and number = ?",
            (self._guild, number),
        )
        return await self._whole_regrouping(row) if row else None

    async def newest(self, *, page: int = 1, per_page: int = 10) -> Page[Regrouping]:
        """All of them, the newest first."""
        return await self._page(
            "select count(*) from regrouping where guild_no = :guild",
            "select id from regrouping where guild_no = :guild order by id desc limit :limit offset :offset",
            {"guild": self._guild},
            self._regroupings,
            page,
            per_page,
        )

    async def merged_into(self, person: int) -> int | None:
        """The person that this one was merged into, where that stands; the newest merge counts."""
        row = await self._database.read_one(
            "select into_id from regrouping where guild_no = ? and person_id = ? and change = 'merge' and undone_by is null"
            " order by id desc limit 1",
            (self._guild, self._id(person)),
        )
        return number_of(row["into_id"]) if row else None

    async def parted(self, briefing: int) -> frozenset[str]:
        """The keys of those in a briefing's draft who became somebody of their own by a change that stands."""
        rows = await self._database.read(
            "select p.key from regrouping_part p join regrouping r on r.id = p.regrouping_id"
            " where p.guild_no = ? and p.briefing_id = ? and p.became is null and r.undone_by is null",
            (self._guild, self._id(briefing)),
        )
        return frozenset(row["key"] for row in rows)

    async def told_apart(
        self,
    ) -> tuple[tuple[int, int], ...]:
        """The pairs of people who were said to be two, the later person first; the newest word first."""
        rows = await self._database.read(
            "select person_id, other_id from not_same where guild_no = ? order by at desc, person_id desc, other_id desc",
            (self._guild,),
        )
        return tuple((number_of(row["person_id"]), number_of(row["other_id"])) for row in rows)

    async def _regroupings(self, ids: list[int]) -> tuple[Regrouping, ...]:
        found = []
        for one in ids:
            row = await self._database.read_one(
                "select id, number, change, person_id, into_id, at, actor_id, undone_by from regrouping where id = ?",
                (one,),
            )
            if row:
                found.append(await self._whole_regrouping(row))
        return tuple(found)

    async def _whole_regrouping(self, row: Row) -> Regrouping:
        parts = await self._database.read(
            "select briefing_id, key, was, became from regrouping_part where regrouping_id = ? order by briefing_id, key",
            (row["id"],),
        )
        return Regrouping(
            row["number"],
            Change(row["change"]),
            number_of(row["person_id"]),
            number_of(row["into_id"]) if row["into_id"] else None,
            datetime.fromisoformat(row["at"]),
            row["actor_id"],
            row["undone_by"] is not None,
            tuple(Part(number_of(part["briefing_id"]), part["key"], part["was"], part["became"]) for part in parts),
        )
