"""What every server has settled, in memory: asked at every command, so that no question waits for the file."""

import json
from collections import defaultdict

from briefings.settings import Setting, Settings, settings_of
from briefings.store.engine.database import Database

_NOTHING = Settings()


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
