"""Quotes on record."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from briefings.errors import Withheld
from briefings.model.record import Kind, Page, Quote
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import ids_of, number_of
from briefings.store.rows.matching import all_words
from briefings.store.rows.quotes import WHOLE, claims_of, quote_of, shown_of
from briefings.store.shelf.filters import has_topic, has_words
from briefings.store.shelf.reads import Reads
from briefings.text.folding import fold

_FITTING = f"""
from briefing_on_record b join quote q on q.briefing_id = b.id and q.shown = 1
where b.guild_no = :guild
  and (:briefing is null or b.id = :briefing)
  and {has_topic("b.id")}
  and {has_words("q.id")}
"""
_COUNT = f"select count(*) {_FITTING}"
_LIST = f"select q.id {_FITTING} order by b.first_day desc, b.id desc, q.ordinal limit :limit offset :offset"

# A person's own statements, so that the index on speakers is used.
_OF_PERSON = f"""
from quote_on_record where guild_no = :guild and speaker_id = :person
  and (:briefing is null or briefing_id = :briefing)
  and {has_topic("briefing_id")}
  and {has_words("id")}
"""
_COUNT_OF_PERSON = f"select count(*) {_OF_PERSON}"
_LIST_OF_PERSON = (
    f"select id {_OF_PERSON} order by article_day desc, briefing_id desc, ordinal limit :limit offset :offset"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A quote, the numbers of those before and after it in the same briefing, in source order, whether it was corrected, and the
    numbers of the quotes that answer it, lowest first."""

    quote: Quote
    previous: int | None
    next: int | None
    corrected: bool
    replies: tuple[int, ...]


class QuoteShelf(Reads):
    """Reads of quotes. One that does not agree with its source text is left out of what is listed."""

    async def get(self, number: int) -> Quote | None:
        """One quote on record. Raises Withheld, as the next, when it does not agree with its source text."""
        found = await self.in_place(number)
        return found.quote if found else None

    async def in_place(self, number: int) -> Placed | None:
        """One quote on record, in its place. All in one read: it is what members ask for most."""
        row = await self._database.read_one(WHOLE, {"ids": json.dumps([self._id(number)]), "alone": 1})
        if row is None:
            return None
        if await self._withheld([row]):
            raise Withheld([f"Q-{number}"])
        before, after = (number_of(row[side]) if row[side] else None for side in ("before", "after"))
        replies = tuple(number_of(item) for item in sorted(json.loads(row["replies"])))
        return Placed(quote_of(row), before, after, bool(row["corrected"]), replies)

    async def several(self, numbers: Sequence[int]) -> tuple[Quote, ...]:
        """The quotes with these numbers that are on record, in the order of the numbers."""
        return await self._quotes([self._id(number) for number in numbers]) if numbers else ()

    async def _quotes(self, ids: list[int]) -> tuple[Quote, ...]:
        rows = await self._database.read(WHOLE, {"ids": json.dumps(ids), "alone": 0})
        altered = await self._withheld(rows)
        found = {row["id"]: row for row in rows if row["id"] not in altered}
        return tuple(quote_of(found[item]) for item in ids if item in found)

    async def _withheld(self, rows: Sequence[Row]) -> frozenset[int]:
        """The ids of the quotes that are not to be shown."""
        texts = self._tenant.texts
        fresh = [row for row in rows if not texts.knows(shown_of(row))]
        if not fresh:
            return frozenset()
        altered = await self._altered(Kind.QUOTE, [claim for row in fresh for claim in claims_of(row)])
        texts.learn(shown_of(row) for row in fresh if row["id"] not in altered)
        return altered

    async def find(
        self,
        *,
        person: int | None = None,
        topic: str | None = None,
        text: str | None = None,
        briefing: int | None = None,
        page: int = 1,
        per_page: int = 5,
    ) -> Page[Quote]:
        """Quotes that fit all that is given: the newest article first, articles without a date last, then source order.

        A quote fits `text` when it has all its words (in any form that the search takes for the same word).
        """
        guild_no = self._guild
        first, last = ids_of(guild_no)
        asked = {
            "guild": guild_no,
            "person": self._filter(person),
            "briefing": self._filter(briefing),
            "topic": None if topic is None else fold(topic),
            "words": None if text is None else all_words(text),
            "first": first,
            "last": last,
        }
        if person is None:
            return await self._page(_COUNT, _LIST, asked, self._quotes, page, per_page)
        return await self._page(_COUNT_OF_PERSON, _LIST_OF_PERSON, asked, self._quotes, page, per_page)
