"""What editors read about changes of topics and people on record that were made outside a draft."""

import json
from datetime import datetime

from briefings.model.curation import Curated, Curation
from briefings.model.record import Page
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads

_ALL = """
select c.id, c.number, c.kind, c.entity, c.op, c.before, c.after, c.at, c.actor_id, u.number as undone_by
from curation c left join curation u on u.id = c.undone_by where c.id in (select value from json_each(?))
"""
_BEYOND = 2**62  # no change has this number, and SQLite knows no much greater one
_WHERE = (
    " from curation where guild_no = :guild and (:kind is null or kind = :kind) and (:entity is null or entity = :entity)"
    " and (:actor is null or actor_id = :actor)"
)


class CurationShelf(Reads):
    """Reads for the desk."""

    async def get(self, number: int) -> Curation | None:
        """One change; None when there is no such one."""
        row = await self._database.read_one(
            "select id from curation where guild_no = ? and number = ?",
            (self._guild, number if 0 < number < _BEYOND else 0),
        )
        found = await self.with_ids([row["id"]]) if row else ()
        return found[0] if found else None

    async def find(
        self,
        *,
        kind: Curated | None = None,
        entity: int | None = None,
        actor_id: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Page[Curation]:
        """Changes of this server, the newest first: of a kind, of one topic or person of that kind, of one actor, or all."""
        return await self._page(
            f"select count(*){_WHERE}",
            f"select id{_WHERE} order by id desc limit :limit offset :offset",
            {
                "guild": self._guild,
                "kind": None if kind is None else kind.value,
                "entity": self._filter(entity),
                "actor": actor_id,
            },
            self.with_ids,
            page,
            per_page,
        )

    async def with_ids(self, ids: list[int]) -> tuple[Curation, ...]:
        """The changes with these ids, in their order."""
        return await self._whole(_ALL, ids, _curation_of)


def _curation_of(row: Row) -> Curation:
    return Curation(
        row["number"],
        Curated(row["kind"]),
        number_of(row["entity"]),
        row["op"],
        json.loads(row["before"]),
        json.loads(row["after"]),
        datetime.fromisoformat(row["at"]),
        row["actor_id"],
        row["undone_by"],
    )
