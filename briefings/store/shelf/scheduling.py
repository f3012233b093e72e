"""What is planned to be published, for editors and for the sweep that publishes it."""

from datetime import UTC, datetime

from briefings.model.scheduling import Scheduled, ScheduleState
from briefings.store.engine.database import Database, Row
from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads

_ALL = """
select t.server, s.briefing_id, s.rev, s.due, s.channel, a.discord_id, s.state, s.why from schedule s
join tenant t on t.guild_no = s.guild_no join actor a on a.guild_no = s.guild_no and a.key = s.actor
"""


class ScheduleShelf(Reads):
    """Reads of planned publishings."""

    async def get(self, number: int) -> Scheduled | None:
        """What was last planned for a briefing, whatever became of it."""
        row = await self._database.read_one(f"{_ALL} where s.briefing_id = ?", (self._id(number),))
        return _scheduled_of(row) if row else None

    async def waiting(self) -> tuple[Scheduled, ...]:
        """What waits to be published in a server, the earliest first."""
        rows = await self._database.read(
            f"{_ALL} where s.guild_no = ? and s.state = 'waiting' order by s.due, s.briefing_id", (self._guild,)
        )
        return tuple(_scheduled_of(row) for row in rows)


def _scheduled_of(row: Row) -> Scheduled:
    return Scheduled(
        number_of(row["briefing_id"]),
        row["rev"],
        datetime.fromisoformat(row["due"]),
        row["channel"],
        row["discord_id"],
        ScheduleState(row["state"]),
        row["why"],
    )


async def due_plans(database: Database, now: datetime) -> tuple[tuple[int, Scheduled], ...]:
    """What is due in any server, each with its server, the earliest first."""
    rows = await database.read(
        f"{_ALL} where s.state = 'waiting' and s.due <= ? order by s.due, s.briefing_id",
        (now.astimezone(UTC).isoformat(),),
    )
    return tuple((row["server"], _scheduled_of(row)) for row in rows)
