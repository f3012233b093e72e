"""The write of one of a server's settings."""

import json

from briefings.model.log import LogKind, Op, SettingSet
from briefings.settings import Setting, Settings, settings_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows.log import Transaction, append
from briefings.store.rows.log_values import canonical

_PUT = """
insert into setting (guild_no, name, value) values (?, ?, ?)
on conflict (guild_no, name) do update set value = excluded.value
"""


class SettingLedger(Writes):
    """A part of the ledger."""

    async def settle(self, actor_id: int, setting: Setting, values: tuple[str, ...] | None) -> Settings:
        """All that the server has settled, after it settled this; None takes a setting back to the host's default."""

        async def work(t: Transaction) -> Settings:
            learned.append(await _put(t, setting, values))
            return learned[0]

        learned: list[Settings] = []
        return await self._write(actor_id, work, then=lambda: self._tenant.learn_settings(learned[0]))


async def _put(t: Transaction, setting: Setting, values: tuple[str, ...] | None) -> Settings:
    """Writes one setting with its line in the log, where it changes; gives all that the server has settled then."""
    rows = await t.writer.execute_fetchall("select name, value from setting where guild_no = ?", (t.guild_no,))
    settled = {Setting(row["name"]): tuple(json.loads(row["value"])) for row in rows}
    was = settled.pop(setting, None)
    if was != values:
        await append(t, LogKind.SETTING, None, SettingSet(Op.SET, setting.value, was, values))
    if values is not None:
        await t.writer.execute(_PUT, (t.guild_no, setting.value, canonical(values)))
        settled[setting] = values
    else:
        await t.writer.execute("delete from setting where guild_no = ? and name = ?", (t.guild_no, setting.value))
    return settings_of(settled)
