"""The write of one of a server's settings."""

import aiosqlite

from briefings.settings import Setting, Settings
from briefings.store.ledger.writes import Writes
from briefings.store.settings import put_setting


class SettingLedger(Writes):
    """A part of the ledger."""

    async def settle(self, actor_id: int, setting: Setting, values: tuple[str, ...] | None) -> Settings:
        """All that the server has settled, after it settled this; None takes a setting back to the host's default."""

        async def work(writer: aiosqlite.Connection, guild_no: int) -> Settings:
            settings = await put_setting(writer, guild_no, setting, values, actor_id, self._stamp(actor_id, "").at)
            learned.append(settings)
            return settings

        learned: list[Settings] = []
        return await self._write(work, then=lambda: self._tenant.learn_settings(learned[0]))
