"""What an admin looks back at: who changed which setting."""

import json
from datetime import datetime

from briefings.settings import Setting, SettingChange
from briefings.store.shelf.reads import Reads


class SettingShelf(Reads):
    """Reads of the log of settings."""

    async def newest(self, *, most: int) -> tuple[SettingChange, ...]:
        """The newest changes of the server's settings, the newest first."""
        rows = await self._database.read(
            "select name, was, became, at, actor_id from setting_change where guild_no = ? order by id desc limit ?",
            (self._guild, most),
        )
        return tuple(
            SettingChange(
                Setting(row["name"]),
                _values(row["was"]),
                _values(row["became"]),
                datetime.fromisoformat(row["at"]),
                row["actor_id"],
            )
            for row in rows
        )


def _values(stored: str | None) -> tuple[str, ...] | None:
    return None if stored is None else tuple(json.loads(stored))
