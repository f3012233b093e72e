"""The store: one database file, the record of each server in it, and what spans servers."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from briefings.model.scheduling import Scheduled
from briefings.store.engine.database import Database, open_database
from briefings.store.engine.migrate import FOLDER
from briefings.store.engine.tenants import Tenants, load_tenants
from briefings.store.leaving import Leavings
from briefings.store.names.names import Names
from briefings.store.record import Record
from briefings.store.settings import ServerSettings, load_settings
from briefings.store.shelf.scheduling import due_plans
from briefings.store.tenant import Tenant
from briefings.store.texts import Texts
from briefings.store.verifying import find_altered, find_touched

_log = logging.getLogger(__name__)


class Store:
    """An open store. Close it, or use it with `async with`. `now` is the clock that what it writes is stamped with."""

    def __init__(
        self,
        database: Database,
        tenants: Tenants,
        names: Names,
        settings: ServerSettings,
        texts: Texts,
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._tenants = tenants
        self._names = names
        self._settings = settings
        self._texts = texts
        self.leaving = Leavings(database, tenants, names, settings, now)
        self.now = now

    def of(self, server: int) -> Record:
        """The record of one server, also of one that wrote nothing yet."""
        return Record(Tenant(server, self._database, self.now, self._tenants, self._names, self._settings, self._texts))

    async def due(self) -> tuple[tuple[Record, Scheduled], ...]:
        """What is due to be published in any server, each with its record, the earliest first."""
        return tuple((self.of(server), planned) for server, planned in await due_plans(self._database, self.now()))

    async def find_touched(self) -> tuple[str, ...]:
        """What of the logs is not as it was written, and what does not agree with its source text or is not the text that was stored, in
        any server, by name; empty when all is. Reads everything."""
        return (*await find_touched(self._database), *await find_altered(self._database))

    async def close(self) -> None:
        """Waits for the writes under way, then closes the file and lets others have it."""
        await self._database.close()

    async def __aenter__(self) -> "Store":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


async def open_store(path: Path, *, now: Callable[[], datetime]) -> Store:
    """The store in the file at `path`, which is made when there is none. `now` is aware.

    Raises StoreBusy when another process has it, StoreNewer, StoreDamaged, StoreReadOnly, or StoreError for anything else
    that keeps it from opening; each says what to do. Then nothing is left open. What of a small file does not agree with the
    stored articles is named in the log of the program; it is not shown.
    """
    database = await open_database(path, FOLDER, now)
    try:
        tenants = await load_tenants(database)
        settings = await load_settings(database)
        for name in await find_altered(database) if database.is_small else ():
            _log.error("Changed outside the program: %s.", name)
    except BaseException:
        await database.close()
        raise
    texts = Texts(database)
    return Store(database, tenants, Names(database, tenants, texts), settings, texts, now)
