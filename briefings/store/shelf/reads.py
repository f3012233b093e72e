"""What every shelf shares: the readers, its server, and how a list becomes a page."""

import json
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, TypeVar

from briefings.errors import Withheld
from briefings.model.record import Kind, Page
from briefings.paging import page_of
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import NOBODY, id_of, number_of
from briefings.store.tenant import Tenant
from briefings.store.texts import Claimed

T = TypeVar("T")


class Reads:
    """Reads of one server's rows: every statement names its guild number, or ids that hold it."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._database = tenant.database

    @property
    def _guild(self) -> int:
        return self._tenant.guild_no

    def _id(self, number: int) -> int:
        return id_of(self._guild, number)

    def _filter(self, number: int | None) -> int | None:
        """The id to filter by; None when nothing was asked for, NOBODY when that number cannot exist."""
        return None if number is None else self._id(number) or NOBODY

    async def _altered(self, kind: Kind, claimed: Iterable[Claimed]) -> frozenset[int]:
        """The items, by id, that are not to be shown, since they do not agree with their source texts. Their names are kept."""
        altered = await self._tenant.texts.altered(claimed)
        for item in sorted(altered):
            self._tenant.withhold(f"{kind.value}-{number_of(item)}")
        return altered

    async def _check_text(self, briefing_id: int, text_id: int, body: str) -> None:
        """Raises Withheld when what was read of a briefing's source text is not what was stored."""
        if not await self._tenant.texts.is_whole(text_id, body):
            name = f"B-{number_of(briefing_id)}"
            self._tenant.withhold(name)
            raise Withheld([name])

    def _refuse_withheld(self, kind: Kind, number: int) -> None:
        """Raises Withheld for an item that was just read and is not to be shown."""
        name = f"{kind.value}-{number}"
        if name in self._tenant.withheld:
            raise Withheld([name])

    async def _page(
        self,
        counting: str,
        listing: str,
        asked: Mapping[str, Any],
        whole: Callable[[list[int]], Awaitable[tuple[T, ...]]],
        page: int,
        per_page: int,
    ) -> Page[T]:
        """One page of the ids that `listing` gives (it takes :limit and :offset), made `whole`.

        `page` is brought into range with what `counting` counts.
        """
        counted = await self._database.read_one(counting, asked)
        total = int(counted[0]) if counted else 0
        number, pages, part = page_of(total, page, per_page)
        if not total:
            return Page((), number, pages, total)
        rows = await self._database.read(listing, {**asked, "limit": per_page, "offset": part.start})
        return Page(await whole([row["id"] for row in rows]), number, pages, total)

    async def _whole(self, sql: str, ids: list[int], made: Callable[[Row], T]) -> tuple[T, ...]:
        """What `made` makes of the rows of `sql`, which takes a JSON list of ids; in the order of `ids`, without what is gone."""
        rows = {row["id"]: row for row in await self._database.read(sql, (json.dumps(ids),))}
        return tuple(made(rows[item]) for item in ids if item in rows)
