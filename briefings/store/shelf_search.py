"""The search: ranked hits in one server's record, with the words that matched.

FTS5's own bm25 counts a word in every server's texts: 6 ms a search with 100,000 matching quotes in another server, and the
order of one server's hits hung on what others hold. So the words are asked for one by one within the server's range of ids
(0.5 ms there) and ranked by `matching.rank`.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import aiosqlite

from briefings.model import Hit, Kind, Page
from briefings.store.matching import any_word, phrase_of, rank, words_of
from briefings.store.reads import Reads
from briefings.store.rows import hit_of
from briefings.store.tenants import ids_of
from briefings.store.timing import within

LIMIT_S = 0.25
MOST = 2_000  # the newest texts ranked for each word

_MATCHING = """
select i.rowid - :first as place, length(e.words) as length
from entry_index i cross join entry e on e.id = i.rowid
where i.entry_index match :query and i.rowid between :first and :last
  and (:kind is null or e.kind = :kind)
  and (:person is null or e.person_id = :person
    or e.kind = 'E' and exists (select 1 from event_person where event_id = e.item_id and person_id = :person)
    or e.kind = 'B' and exists (select 1 from appearance where briefing_id = e.item_id and person_id = :person))
  and (:since is null or e.last_day >= :since) and (:until is null or e.first_day <= :until)
order by i.rowid desc limit :most
"""

_SHOWN = """
select e.id, e.kind, e.item_id, e.briefing_id, b.title as briefing_title, b.outlet, b.published,
  (select p.name from person p where p.id = e.person_id) as person_name,
  case e.kind when 'Q' then (select q.speaker_state from quote q where q.id = e.item_id) end as speaker_state,
  case e.kind when 'S' then (select s.position from stance s where s.id = e.item_id) end as position,
  case e.kind when 'E' then (select v.when_json from event v where v.id = e.item_id) end as when_json,
  highlight(entry_index, 1, char(2), char(3)) as marked
from json_each(:ids) asked cross join entry_index i on i.rowid = asked.value and i.entry_index match :query
  cross join entry e on e.id = i.rowid join briefing_on_record b on b.id = e.briefing_id
"""


class SearchShelf(Reads):
    """The search of one record."""

    async def search(
        self,
        server: int,
        text: str,
        *,
        kind: Kind | None = None,
        person: int | None = None,
        since: date | None = None,
        until: date | None = None,
        page: int = 1,
        per_page: int = 5,
    ) -> Page[Hit]:
        """Texts with any of the words, the best first. What has no date fits neither `since` nor `until`.

        A person fits their quotes and stances, the events they are in, and the briefings they appear in. An event's own date
        counts, else its article's. Of a very common word the newest 2,000 texts are ranked. Raises BadValue past 200 characters,
        BriefingError when it takes longer than 250 ms.
        """
        first, last = ids_of(self._guild(server))
        asked = {
            "first": first,
            "last": last,
            "kind": kind.value if kind else None,
            "person": self._filter(server, person),
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
            "most": MOST,
        }
        queries = [*words_of(text), *filter(None, [phrase_of(text)])]
        async with self._database.reading() as reader:
            ranked = await within(reader, _ranked(reader, queries, asked), LIMIT_S)
            pages = max(1, -(-len(ranked) // per_page))
            number = min(max(1, page), pages)
            wanted = [first + place for place in ranked[(number - 1) * per_page : number * per_page]]
            hits = await within(reader, _shown(reader, wanted, any_word(text)), LIMIT_S)
        return Page(hits, number, pages, len(ranked))


async def _ranked(reader: aiosqlite.Connection, queries: list[str], asked: Mapping[str, Any]) -> list[int]:
    [top] = await reader.execute_fetchall("select max(id) from entry where id between :first and :last", asked)
    if top[0] is None:
        return []
    hits = []
    for query in queries:
        rows = await reader.execute_fetchall(_MATCHING, {**asked, "query": query})
        hits.append({row["place"]: row["length"] for row in rows})
    return rank(hits, top[0] - asked["first"], MOST)


async def _shown(reader: aiosqlite.Connection, ids: list[int], query: str) -> tuple[Hit, ...]:
    if not ids:
        return ()
    found = await reader.execute_fetchall(_SHOWN, {"ids": json.dumps(ids), "query": query})
    rows = {row["id"]: row for row in found}
    return tuple(hit_of(rows[item]) for item in ids if item in rows)
