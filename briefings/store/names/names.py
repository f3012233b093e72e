"""The names on record, in memory, for autocomplete and for finding the person that somebody means."""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from itertools import groupby

from briefings.model.record import Issue, PersonRef, SpeakerState
from briefings.store.engine.database import Database, Row
from briefings.store.engine.tenants import Tenants, ids_of, number_of
from briefings.store.names.directory import Directory
from briefings.store.rows.rows import ref_of
from briefings.store.texts import Claimed, Texts
from briefings.text.voices import speaker_placeholder

SERVERS = 100  # directories kept in memory; the one asked for longest ago is dropped first
QUOTES = 2_000  # newest quotes that autocomplete knows; older ones are found by number and by search
LINE = 90
_LEFT_OUT = " […]"

PEOPLE = """
select p.id, p.name, 0 as other from person p where p.guild_no = :guild and p.name is not null
union select a.person_id, a.name, 1 from appearance a join briefing_on_record b on b.id = a.briefing_id where b.guild_no = :guild
union select l.person_id, l.name, 1 from alias l join briefing_on_record b on b.id = l.briefing_id where b.guild_no = :guild
order by 1, 3, 2
"""

# Aliases and names that an editor gave, each with the person that it leads to now, who may have been merged. Each round of the way is one
# merge.
ADDED = """
with recursive added (own, name) as (
  select person_id, name from person_alias where guild_no = :guild
  union select id, chosen from person where guild_no = :guild and chosen is not null),
way (own, at) as (
  select own, own from added
  union select w.own, (
    select :guild << 24 | json_extract(l.args, '$.into') from log_in_force l
    where l.item = w.at and l.kind = 'people' and l.op = 'merge' order by l.id desc limit 1)
  from way w join person p on p.id = w.at and p.name is null)
select distinct p.id, a.name from way w join person p on p.id = w.at and p.name is not null join added a on a.own = w.own
order by 1, 2
"""

# Each wording of a role once, with the person, the oldest first.
_ROLES = """
select r.person_id as id, r.title, max(r.last_held) as day, max(b.id) as newest, max(r.ordinal) as ordinal
from dated_role r join briefing_on_record b on b.id = r.briefing_id where r.guild_no = :guild
group by r.person_id, r.title order by 3, 4, 5
"""

_TOPICS = """
select m.name as topic, n.name from topic_name m
join curated_topic c on c.id = m.named_topic_id and c.retired = 0 and c.merged_into_id is null
join topic_name n on n.topic_id = c.id
where m.guild_no = :guild and m.main = 1
  and exists (select 1 from topic t join briefing_on_record b on b.id = t.briefing_id where t.topic_id = c.id)
order by m.folded, n.folded = m.folded desc, n.folded
"""

# Cross join: the newest quotes first, without sorting them all.
_QUOTES = """
select q.id, (select p.name from person p where p.id = q.speaker_id) as speaker,
  case q.head_cut when 1 then '[…] ' else '' end
  || (select group_concat(case p.ordinal when 0 then '' else coalesce(p.gap, ' […] ') end || substr(p.text, 1, 90), '')
      from piece p where p.quote_id = q.id)
  || case q.tail_cut when 1 then ' […]' else '' end as words, q.speaker_state, b.text_id,
  (select json_group_array(json_array(p.start, substr(p.text, 1, 90))) from piece p where p.quote_id = q.id) as pieces
from quote q cross join briefing_on_record b on b.id = q.briefing_id
where q.id between :first and :last and q.shown = 1 order by q.id desc limit :most
"""


class Names:
    """The names of each server's record."""

    def __init__(self, database: Database, tenants: Tenants, texts: Texts) -> None:
        self._database = database
        self._texts = texts
        self._tenants = tenants
        self._known: OrderedDict[int, Directory] = OrderedDict()
        self._changes: dict[int, int] = {}
        self._loading: dict[int, asyncio.Lock] = {}

    async def of(self, server: int) -> Directory:
        """The names on the server's record now. They never change: after a write this gives others, and those that were given stay."""
        async with self._loading.setdefault(
            server, asyncio.Lock()
        ):  # a request that waits for names that are being loaded gets those
            while server not in self._known:
                seen = self._changes.get(server)
                directory = await self._load(self._tenants.guild_no(server))
                if self._changes.get(server) == seen:
                    self._known[server] = directory
            self._known.move_to_end(server)
            while len(self._known) > SERVERS:
                self._known.popitem(last=False)
            return self._known[server]

    def drop(self, server: int) -> None:
        """Forgets a server's names: its record has changed."""
        self._changes[server] = self._changes.get(server, 0) + 1
        self._known.pop(server, None)

    async def _load(self, guild_no: int) -> Directory:
        first, last = ids_of(guild_no)
        guild = {"guild": guild_no}
        people = await self._database.read(PEOPLE, guild)
        added = await self._database.read(ADDED, guild)
        issues = await self._database.read(
            "select id, sentence from issue where guild_no = :guild and sentence is not null order by id", guild
        )
        topics = await self._database.read(_TOPICS, guild)
        briefings = await self._database.read(
            "select id as briefing_id, title as briefing_title, outlet, published from briefing_on_record"
            " where guild_no = :guild order by published_order desc",
            guild,
        )
        roles = await self._database.read(_ROLES, guild)
        quotes = await self._database.read(_QUOTES, {"first": first, "last": last, "most": QUOTES})
        fresh = [row for row in quotes if not self._texts.knows(_shown_of(row))]
        altered = await self._texts.altered(claim for row in fresh for claim in _claims_of(row))
        self._texts.learn(_shown_of(row) for row in fresh if row["id"] not in altered)
        agreeing = [row for row in quotes if row["id"] not in altered]
        return await asyncio.to_thread(_directory, people, added, issues, topics, briefings, agreeing, roles)


def _shown_of(row: Row) -> Hashable:
    return row["text_id"], row["pieces"]


def _claims_of(row: Row) -> Iterator[Claimed]:
    for start, words in json.loads(row["pieces"]):
        yield Claimed(row["id"], row["text_id"], start, words)


def _directory(
    people: list[Row],
    added: list[Row],
    issues: list[Row],
    topics: list[Row],
    briefings: list[Row],
    quotes: list[Row],
    roles: list[Row],
) -> Directory:
    named: dict[int, list[str]] = {}
    for row in people:
        named.setdefault(row["id"], []).append(row["name"])
    aliases: dict[int, list[str]] = {}
    for row in added:
        aliases.setdefault(number_of(row["id"]), []).append(row["name"])
    return Directory(
        [(PersonRef(number_of(person), names[0]), names) for person, names in named.items()],
        [Issue(number_of(row["id"]), row["sentence"]) for row in issues],
        [(topic, [row["name"] for row in rows]) for topic, rows in groupby(topics, key=lambda row: str(row["topic"]))],
        [ref_of(row) for row in briefings],
        [(number_of(row["id"]), _line(row["speaker"], row["speaker_state"], row["words"])) for row in quotes],
        aliases,
        [(number_of(row["id"]), row["title"]) for row in roles],
    )


def _line(speaker: str | None, state: str, words: str) -> str:
    """The quote on one line, cut at a word, which shows."""
    line = f"{speaker or speaker_placeholder(SpeakerState(state))}: {' '.join(words.split())}"
    if len(line) <= LINE:
        return line
    head = line[: LINE - len(_LEFT_OUT)]
    return f"{(head.rpartition(' ')[0] or head).rstrip()}{_LEFT_OUT}"
