"""One server of the store: which rows are its own, and what the program keeps of it in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import aiosqlite

from briefings.settings import Settings
from briefings.store.engine.database import Database
from briefings.store.engine.tenants import Tenants
from briefings.store.names.directory import Directory
from briefings.store.names.names import Names
from briefings.store.settings import ServerSettings
from briefings.store.texts import Texts


@dataclass(frozen=True, slots=True)
class Tenant:
    """A server, bound once, so that no read or write names it. `now` is the clock that what it writes is stamped with."""

    server: int
    database: Database
    now: Callable[[], datetime]
    _tenants: Tenants
    _names: Names
    _settings: ServerSettings
    texts: Texts
    withheld: list[str] = field(default_factory=list)  # names of what was read of it and is not shown, each once

    @property
    def guild_no(self) -> int:
        """Its guild number; NOBODY while nothing was written to it."""
        return self._tenants.guild_no(self.server)

    @property
    def settings(self) -> Settings:
        """What it settled."""
        return self._settings.of(self.server)

    async def names(self) -> Directory:
        """The names on record, which never change: a write makes the next call give others."""
        return await self._names.of(self.server)

    async def settle(self, writer: aiosqlite.Connection) -> int:
        """Its guild number, given inside the running transaction when it has none; `learn` it after the commit."""
        return await self._tenants.settle(writer, self.server)

    def learn(self, guild_no: int) -> None:
        """Keeps the guild number that was just written."""
        self._tenants.learn(self.server, guild_no)

    def learn_settings(self, settings: Settings) -> None:
        """Keeps the settings that were just written."""
        self._settings.learn(self.server, settings)

    def withhold(self, name: str) -> None:
        """Keeps that something was read that does not agree with its source text, and tells the host once."""
        if name not in self.withheld:
            self.withheld.append(name)
        self.texts.tell_host(f"{name}, server {self.server}")

    def forget_names(self) -> None:
        """Its record has changed."""
        self._names.drop(self.server)
