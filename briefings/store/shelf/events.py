"""Events on record: the dated ones in order, the undated ones apart."""

import json
from datetime import date

from briefings.model.record import Event, Kind, Origin, Page
from briefings.store.engine.database import Row
from briefings.store.rows.rows import event_of
from briefings.store.shelf.filters import has_topic
from briefings.store.shelf.reads import Reads
from briefings.store.texts import Claimed
from briefings.text.folding import fold

_WHOLE = """
select e.id, e.briefing_id, e.briefing_title, e.outlet, e.published, e.words, e.made_by, e.start, e.spans, e.when_json,
  e.text_id,
  (select json_group_array(json_array(n.ordinal, p.id, p.name))
   from event_person n join person p on p.id = n.person_id where n.event_id = e.id) as people
from event_on_record e where e.id in (select value from json_each(?))
"""

_FITTING = f"""
  (:person is null or id in (select event_id from event_person where person_id = :person))
  and (:briefing is null or briefing_id = :briefing)
  and {has_topic("briefing_id")}
"""  # noqa: S608 a constant, here and below
_DATED = f"""
from event_on_record where guild_no = :guild and first_day is not null and {_FITTING}
  and (:since is null or last_day >= :since) and (:until is null or first_day <= :until)
"""
_COUNT = f"select count(*) {_DATED}"
_LIST = f"select id {_DATED} order by first_day, last_day, briefing_id, ordinal limit :limit offset :offset"
_UNDATED = f"""
select id from event_on_record where guild_no = :guild and first_day is null and {_FITTING}
order by briefing_id, ordinal
"""  # noqa: S608


class EventShelf(Reads):
    """Reads of events."""

    async def get(self, number: int) -> Event | None:
        """One event on record. Raises Withheld when it does not agree with its source text; a list leaves it out."""
        found = await self._events([self._id(number)])
        self._refuse_withheld(Kind.EVENT, number)
        return found[0] if found else None

    async def _events(self, ids: list[int]) -> tuple[Event, ...]:
        rows = await self._database.read(_WHOLE, (json.dumps(ids),))
        altered = await self._altered(Kind.EVENT, [_claim_of(row) for row in rows])
        found = {row["id"]: row for row in rows if row["id"] not in altered}
        return tuple(event_of(found[item]) for item in ids if item in found)

    async def find(
        self,
        *,
        person: int | None = None,
        topic: str | None = None,
        briefing: int | None = None,
        since: date | None = None,
        until: date | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Page[Event]:
        """Events with a date, the oldest first; those whose date overlaps [since, until]."""
        asked = {
            **self._parameters(person, topic, briefing),
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
        }
        return await self._page(_COUNT, _LIST, asked, self._events, page, per_page)

    async def without_date(
        self, *, person: int | None = None, topic: str | None = None, briefing: int | None = None
    ) -> tuple[Event, ...]:
        """Events without a date, the oldest briefing first, then source order."""
        rows = await self._database.read(_UNDATED, self._parameters(person, topic, briefing))
        return await self._events([row["id"] for row in rows])

    def _parameters(self, person: int | None, topic: str | None, briefing: int | None) -> dict[str, int | str | None]:
        return {
            "guild": self._guild,
            "person": self._filter(person),
            "briefing": self._filter(briefing),
            "topic": None if topic is None else fold(topic),
        }


def _claim_of(row: Row) -> Claimed:
    if row["made_by"] == Origin.EDITOR.value:
        return Claimed(row["id"], row["text_id"])
    return Claimed(row["id"], row["text_id"], row["start"], row["words"])
