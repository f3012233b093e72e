"""What editors read about who is the same person: the merges and splits that were not undone, and who was told apart."""

from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads


class RegroupingShelf(Reads):
    """Reads for the desk."""

    async def merge_target(self, person: int) -> int | None:
        """The person that this one was merged into, unless that was undone; the newest merge counts."""
        row = await self._database.read_one(
            "select json_extract(args, '$.into') as number from log_in_force"
            " where item = ? and kind = 'people' and op = 'merge' order by id desc limit 1",
            (self._id(person),),
        )
        return row["number"] if row else None

    async def split_keys(self, briefing: int) -> frozenset[str]:
        """The keys of those in a briefing's draft who became somebody of their own by a change that was not undone."""
        rows = await self._database.read(
            "select json_extract(p.value, '$.key') as key from log_in_force l join json_each(l.args, '$.parts') p"
            " where l.guild_no = ? and l.kind = 'people' and l.kind <> 'revision'"
            " and json_extract(p.value, '$.briefing') = ? and json_extract(p.value, '$.became') is null",
            (self._guild, briefing),
        )
        return frozenset(row["key"] for row in rows)

    async def pairs_apart(self) -> tuple[tuple[int, int], ...]:
        """The pairs of people who were said to be two, the later person first; the newest word first."""
        rows = await self._database.read(
            "select person_id, other_id from not_same where guild_no = ? order by at desc, person_id desc, other_id desc",
            (self._guild,),
        )
        return tuple((number_of(row["person_id"]), number_of(row["other_id"])) for row in rows)
