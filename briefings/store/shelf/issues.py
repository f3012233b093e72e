"""The issues that stances on record are on; for editors with their stances, and what was done to one."""

import json

from briefings.model.issues import IssueLine
from briefings.model.record import Issue, Page, Position
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.rows.issues import NAMED, ROOT
from briefings.store.shelf.reads import Reads
from briefings.text.folding import fold

_LINES = """
select i.id, i.sentence,
  (select json_group_array(json_array(s.position, s.briefing_id)) from stance_on_record s where s.issue_id = i.id) as stances
from issue i where i.id in (select value from json_each(?))
"""


class IssueShelf(Reads):
    """Reads of issues."""

    async def lines(self, *, page: int = 1, per_page: int = 10) -> Page[IssueLine]:
        """The issues on record, the lowest number first."""
        return await self._page(
            "select count(*) from issue where guild_no = :guild and sentence is not null",
            "select id from issue where guild_no = :guild and sentence is not null order by id limit :limit offset :offset",
            {"guild": self._guild},
            self._issue_lines,
            page,
            per_page,
        )

    async def line(self, number: int) -> IssueLine | None:
        """One issue on record."""
        found = await self._issue_lines([self._id(number)])
        return found[0] if found and found[0].positions else None

    async def _issue_lines(self, ids: list[int]) -> tuple[IssueLine, ...]:
        return await self._whole(_LINES, ids, _line_of)

    async def get(self, number: int) -> Issue | None:
        """One issue that a stance on record is on; of a number that was merged into another, that other."""
        row = await self._database.read_one(ROOT, {"issue": self._id(number)})
        return Issue(number_of(row["id"]), row["sentence"]) if row and row["sentence"] else None

    async def find(self, sentence: str) -> Issue | None:
        """The issue on record that a sentence leads to, also one that it had before it was reworded or merged."""
        row = await self._database.read_one(NAMED, {"guild": self._guild, "folded": fold(sentence)})
        return await self.get(number_of(row["id"])) if row else None

    async def words(self, briefing: int) -> dict[str, str]:
        """What the issues of a briefing's stances on record are called now, by the stance's key."""
        rows = await self._database.read(
            "select key, issue_words from stance where briefing_id = ? and shown = 1", (self._id(briefing),)
        )
        return {row["key"]: row["issue_words"] for row in rows}

    async def on_record(self, briefing: int | None = None) -> tuple[Issue, ...]:
        """Issues with a stance on record, the lowest number first; of one briefing when it is given."""
        rows = await self._database.read(
            "select id, sentence from issue where guild_no = :guild and sentence is not null"
            " and (:briefing is null or id in (select issue_id from stance_on_record where briefing_id = :briefing)) order by id",
            {"guild": self._guild, "briefing": self._filter(briefing)},
        )
        return tuple(Issue(number_of(row["id"]), row["sentence"]) for row in rows)


def _line_of(row: Row) -> IssueLine:
    stances = json.loads(row["stances"])
    held = [position for position, _ in stances]
    return IssueLine(
        Issue(number_of(row["id"]), row["sentence"] or ""),
        tuple((position, held.count(position)) for position in Position if position in held),
        tuple(sorted({number_of(briefing) for _, briefing in stances})),
    )
