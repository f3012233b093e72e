"""What every shelf shares: the readers, its server, and how a list becomes a page."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from briefings.model.record import Page
from briefings.paging import page_of
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import NOBODY, id_of
from briefings.store.tenant import Tenant

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
