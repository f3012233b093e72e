"""What every server has settled, in memory: asked at every command, so that no question waits for the file."""

import json
from collections import defaultdict

import aiosqlite

from briefings.settings import Setting, Settings, settings_of
from briefings.store.engine.database import Database

_NOTHING = Settings()
_PUT = """
insert into setting (guild_no, name, value) values (?, ?, ?)
on conflict (guild_no, name) do update set value = excluded.value
"""


class ServerSettings:
    """The settings of all servers; those of one that settled nothing are empty."""

    def __init__(self, known: dict[int, Settings]) -> None:
        self._known = known

    def of(self, server: int) -> Settings:
        """What the server settled."""
        return self._known.get(server, _NOTHING)

    def learn(self, server: int, settings: Settings) -> None:
        """Keeps what was just written."""
        if settings == _NOTHING:
            self._known.pop(server, None)
        else:
            self._known[server] = settings


async def load_settings(database: Database) -> ServerSettings:
    """What is on file."""
    settled: defaultdict[int, dict[Setting, tuple[str, ...]]] = defaultdict(dict)
    for row in await database.read(
        "select server, name, value from setting s join tenant t on t.guild_no = s.guild_no"
    ):
        settled[row["server"]][Setting(row["name"])] = tuple(json.loads(row["value"]))
    return ServerSettings({server: settings_of(values) for server, values in settled.items()})


async def put_setting(
    writer: aiosqlite.Connection,
    guild_no: int,
    setting: Setting,
    values: tuple[str, ...] | None,
    actor_id: int,
    at: str,
) -> Settings:
    """Writes one setting with its line in the log, where it changes; gives all that the server has settled then."""
    settled = await _settled(writer, guild_no)
    if settled.get(setting) != values:
        was, became = _json(settled.get(setting)), _json(values)
        await writer.execute(
            "insert into setting_change (guild_no, name, was, became, at, actor_id) values (?, ?, ?, ?, ?, ?)",
            (guild_no, setting.value, was, became, at, actor_id),
        )
        if became is None:
            await writer.execute("delete from setting where guild_no = ? and name = ?", (guild_no, setting.value))
        else:
            await writer.execute(_PUT, (guild_no, setting.value, became))
    return settings_of(await _settled(writer, guild_no))


async def _settled(writer: aiosqlite.Connection, guild_no: int) -> dict[Setting, tuple[str, ...]]:
    rows = await writer.execute_fetchall("select name, value from setting where guild_no = ?", (guild_no,))
    return {Setting(row["name"]): tuple(json.loads(row["value"])) for row in rows}


def _json(values: tuple[str, ...] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
