"""Quotes on record."""

from briefings.model import Page, Quote
from briefings.store.folding import fold
from briefings.store.matching import all_words
from briefings.store.reads import Reads
from briefings.store.rows import quote_of
from briefings.store.tenants import ids_of, number_of

_WHOLE = """
select q.id, q.briefing_id, q.briefing_title, q.outlet, q.published, q.speaker_id, q.speaker_state, q.cue, q.checked,
  q.head_cut, q.tail_cut, q.name_given,
  (select json_group_array(json_array(p.ordinal, p.start, p.text, p.gap)) from piece p where p.quote_id = q.id) as pieces,
  (select p.name from person p where p.id = q.speaker_id) as speaker_name,
  (select r.title from role r where r.briefing_id = q.briefing_id and r.person_id = q.speaker_id
   order by r.ordinal limit 1) as speaker_role,
  (select r.op = 'sample' from revision r
   where r.guild_no = q.guild_no and r.kind = 'B' and r.entity = q.briefing_id and r.rev = 1) as sample
from quote_on_record q where q.id in (select value from json_each(?))
"""

_COUNT = """
select count(*) from briefing_on_record b join quote q on q.briefing_id = b.id and q.shown = 1
where b.guild_no = :guild
  and (:briefing is null or b.id = :briefing)
  and (:topic is null or b.id in (select briefing_id from topic where guild_no = :guild and folded = :topic))
  and (:words is null or q.id in (
    select e.item_id from entry_index i join entry e on e.id = i.rowid
    where i.entry_index match :words and i.rowid between :first and :last and e.kind = 'Q'))
"""

_LIST = """
select q.id from briefing_on_record b join quote q on q.briefing_id = b.id and q.shown = 1
where b.guild_no = :guild
  and (:briefing is null or b.id = :briefing)
  and (:topic is null or b.id in (select briefing_id from topic where guild_no = :guild and folded = :topic))
  and (:words is null or q.id in (
    select e.item_id from entry_index i join entry e on e.id = i.rowid
    where i.entry_index match :words and i.rowid between :first and :last and e.kind = 'Q'))
order by b.first_day desc, b.id desc, q.ordinal limit :limit offset :offset
"""

# A person's own statements, so that the index on speakers is used.
_COUNT_OF_PERSON = """
select count(*) from quote_on_record where guild_no = :guild and speaker_id = :person
  and (:briefing is null or briefing_id = :briefing)
  and (:topic is null or briefing_id in (select briefing_id from topic where guild_no = :guild and folded = :topic))
  and (:words is null or id in (
    select e.item_id from entry_index i join entry e on e.id = i.rowid
    where i.entry_index match :words and i.rowid between :first and :last and e.kind = 'Q'))
"""

_LIST_OF_PERSON = """
select id from quote_on_record where guild_no = :guild and speaker_id = :person
  and (:briefing is null or briefing_id = :briefing)
  and (:topic is null or briefing_id in (select briefing_id from topic where guild_no = :guild and folded = :topic))
  and (:words is null or id in (
    select e.item_id from entry_index i join entry e on e.id = i.rowid
    where i.entry_index match :words and i.rowid between :first and :last and e.kind = 'Q'))
order by article_day desc, briefing_id desc, ordinal limit :limit offset :offset
"""


class QuoteShelf(Reads):
    """Reads of quotes."""

    async def quote(self, server: int, number: int) -> Quote | None:
        """One quote on record."""
        found = await self._quotes([self._id(server, number)])
        return found[0] if found else None

    async def _quotes(self, ids: list[int]) -> tuple[Quote, ...]:
        return await self._whole(_WHOLE, ids, quote_of)

    async def quotes(
        self,
        server: int,
        *,
        person: int | None = None,
        topic: str | None = None,
        text: str | None = None,
        briefing: int | None = None,
        page: int = 1,
        per_page: int = 5,
    ) -> Page[Quote]:
        """Quotes that fit all that is given: the newest article first, articles without a date last, then source order.

        A quote fits `text` when all its words stand in it (in any form that the search takes for the same word).
        """
        guild_no = self._guild(server)
        first, last = ids_of(guild_no)
        asked = {
            "guild": guild_no,
            "person": self._filter(server, person),
            "briefing": self._filter(server, briefing),
            "topic": None if topic is None else fold(topic),
            "words": None if text is None else all_words(text),
            "first": first,
            "last": last,
        }
        if person is None:
            return await self._page(_COUNT, _LIST, asked, self._quotes, page, per_page)
        return await self._page(_COUNT_OF_PERSON, _LIST_OF_PERSON, asked, self._quotes, page, per_page)

    async def neighbours(self, server: int, quote_number: int) -> tuple[int | None, int | None]:
        """The numbers of the quotes before and after this one in the same briefing, in source order."""
        row = await self._database.read_one(
            "select (select id from quote where briefing_id = q.briefing_id and shown = 1 and ordinal < q.ordinal"
            " order by ordinal desc limit 1) as before,"
            " (select id from quote where briefing_id = q.briefing_id and shown = 1 and ordinal > q.ordinal"
            " order by ordinal limit 1) as after from quote_on_record q where q.id = ?",
            (self._id(server, quote_number),),
        )
        if row is None:
            return None, None
        return (
            number_of(row["before"]) if row["before"] else None,
            number_of(row["after"]) if row["after"] else None,
        )
