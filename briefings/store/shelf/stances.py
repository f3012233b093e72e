"""Stances on record."""

import json

from briefings.model.record import DatedPosition, Kind, Page, Position, Stance
from briefings.store.engine.database import Row
from briefings.store.rows.rows import evidence_of, stance_of
from briefings.store.shelf.reads import Reads
from briefings.store.texts import Claimed
from briefings.text.voices import AROUND

_WHOLE = """
select s.id, s.briefing_id, s.briefing_title, s.outlet, s.published, s.holder_id, s.holder_name, s.issue_id,
  s.position, s.basis, s.dated, (select i.sentence from issue i where i.id = s.issue_id) as issue_sentence
from stance_on_record s where s.id in (select value from json_each(?))
"""

# With each passage the source text around it, from `window` on, and the words of quotes that it touches, so that it can be told
# whose words it is.
EVIDENCE = """
select v.stance_id, b.text_id, v.start, v.text, max(v.start - :around, 0) as window,
  substr(t.body, max(v.start - :around, 0) + 1, length(v.text) + 2 * :around) as around,
  (select json_group_array(json_array(p.start, length(p.text))) from quote q join piece p on p.quote_id = q.id
   where q.briefing_id = s.briefing_id and q.shown = 1
     and p.start < v.start + length(v.text) and v.start < p.start + length(p.text)) as quoted
from stance s join evidence v on v.stance_id = s.id
join briefing b on b.id = s.briefing_id join source_text t on t.id = b.text_id
where s.id in (select value from json_each(:ids)) order by v.stance_id, v.ordinal
"""

# Every date and position of the holders on the issues of these stances, the oldest first.
_COURSE = """
select s.holder_id, s.issue_id, s.position, coalesce(s.dated, s.published) as date, min(s.stance_day) as day
from (select distinct holder_id, issue_id from stance_on_record where id in (select value from json_each(?))) a
join stance_on_record s on s.holder_id = a.holder_id and s.issue_id = a.issue_id
group by 1, 2, 3, 4 order by day is null, day, date, s.position
"""

_COUNT = """
select count(*) from stance_on_record where guild_no = :guild
  and (:issue is null or issue_id = :issue)
  and (:person is null or holder_id = :person)
  and (:briefing is null or briefing_id = :briefing)
"""

_LIST = """
select id from stance_on_record where guild_no = :guild
  and (:issue is null or issue_id = :issue)
  and (:person is null or holder_id = :person)
  and (:briefing is null or briefing_id = :briefing)
order by case when :issue is null and :person is not null then max(stance_day) over (partition by issue_id) end desc,
  case when :issue is null and :person is not null then issue_id end,
  case when :person is null then case position when 'supports' then 1 when 'opposes' then 2 when 'mixed' then 3 else 4 end end,
  case when :person is null then holder_name end collate nocase, case when :person is null then holder_id end,
  stance_day desc, briefing_id desc, ordinal limit :limit offset :offset
"""


def claim_of(row: Row) -> Claimed:
    """What a row of `EVIDENCE` shows as the words of its source."""
    return Claimed(row["stance_id"], row["text_id"], row["start"], row["text"])


class StanceShelf(Reads):
    """Reads of stances."""

    async def get(self, number: int) -> Stance | None:
        """One stance on record. Raises Withheld when its evidence does not agree with its source text; a list leaves it out."""
        found = await self._stances([self._id(number)])
        self._refuse_withheld(Kind.STANCE, number)
        return found[0] if found else None

    async def _stances(self, ids: list[int]) -> tuple[Stance, ...]:
        rows = await self._database.read(EVIDENCE, {"ids": json.dumps(ids), "around": AROUND})
        altered = await self._altered(Kind.STANCE, [claim_of(row) for row in rows])
        evidence = evidence_of([row for row in rows if row["stance_id"] not in altered])
        courses: dict[tuple[int, int], tuple[DatedPosition, ...]] = {}
        for row in await self._database.read(_COURSE, (json.dumps(ids),)):
            key = (row["holder_id"], row["issue_id"])
            courses[key] = (*courses.get(key, ()), DatedPosition(Position(row["position"]), row["date"]))
        found = await self._whole(
            _WHOLE,
            ids,
            lambda row: stance_of(
                row, evidence.get(row["id"], ()), courses.get((row["holder_id"], row["issue_id"]), ())
            ),
        )
        return tuple(
            stance for stance in found if stance.evidence
        )  # one may have come between the two reads, or is withheld

    async def find(
        self,
        *,
        issue: int | None = None,
        person: int | None = None,
        briefing: int | None = None,
        page: int = 1,
        per_page: int = 10,
    ) -> Page[Stance]:
        """Stances that fit all that is given, the newest first: of one person issue by issue, that with the newest stance first; of several
        people supports, opposes, mixed, unclear, and within a position by the holder's name."""
        asked = {
            "guild": self._guild,
            "issue": self._filter(issue),
            "person": self._filter(person),
            "briefing": self._filter(briefing),
        }
        return await self._page(_COUNT, _LIST, asked, self._stances, page, per_page)
