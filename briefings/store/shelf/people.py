"""People on record: their names, roles, and how often they are quoted."""

import json
from collections.abc import Sequence

from briefings.model.log import LogKind
from briefings.model.people import GivenName, Said
from briefings.model.record import BriefingRef, Person, PersonRef
from briefings.store.engine.database import Row
from briefings.store.engine.tenants import number_of
from briefings.store.names.names import ADDED, PEOPLE
from briefings.store.rows.rows import ref_of, role_of
from briefings.store.shelf.log import LogShelf
from briefings.store.shelf.reads import Reads
from briefings.store.texts import Claimed

NAMED = """
select id, name, exists (select 1 from named_by_editor e where e.id = person.id) as by_editor from person
where name is not null and id in (select value from json_each(:ids))
"""
_GIVEN = """
select g.name, b.id as briefing_id, b.title as briefing_title, b.outlet, b.published from (
  select briefing_id, name from appearance where person_id = :person
  union select briefing_id, name from alias where person_id = :person) g
join briefing_on_record b on b.id = g.briefing_id order by b.id, g.name
"""


class PeopleShelf(Reads):
    """Reads of people."""

    async def get(self, number: int) -> Person | None:
        """A person in any published briefing."""
        found = await self._people([self._id(number)])
        return found[0] if found else None

    async def several(self, numbers: Sequence[int]) -> tuple[Person, ...]:
        """The people on record with these numbers, in this order."""
        return await self._people([self._id(number) for number in numbers])

    async def of(self, briefing: int) -> tuple[Person, ...]:
        """Everybody in a published briefing, in the order in which the article names them."""
        rows = await self._database.read(
            "select a.person_id from appearance a join briefing_on_record b on b.id = a.briefing_id"
            " where a.briefing_id = ? order by a.ordinal",
            (self._id(briefing),),
        )
        return await self._people([row["person_id"] for row in rows])

    async def _people(self, ids: list[int]) -> tuple[Person, ...]:
        """The people with these ids, in this order. Every name that a published briefing gives and that is not `name` is an alias."""
        wanted = json.dumps(ids)
        named = await self._database.read(NAMED, {"ids": wanted})
        aliases = await self._database.read(
            "select a.person_id, a.name from appearance a join briefing_on_record b on b.id = a.briefing_id"
            " where a.person_id in (select value from json_each(:ids))"
            " union select l.person_id, l.name from alias l join briefing_on_record b on b.id = l.briefing_id"
            " where l.person_id in (select value from json_each(:ids)) order by 1, 2",
            {"ids": wanted},
        )
        roles = await self._database.read(
            "select r.person_id, r.start, r.title as role, r.key, r.since, r.until, r.source_id, r.source_start, r.words, r.note,"
            " b.text_id, s.text_id as source_text_id,"
            " s.title as source_title, s.outlet as source_outlet, s.published as source_published,"
            " b.id as briefing_id, b.title as briefing_title, b.outlet, b.published"
            " from dated_role r join briefing_on_record b on b.id = r.briefing_id left join briefing s on s.id = r.source_id"
            " where r.person_id in (select value from json_each(?)) order by r.last_held, b.id, r.ordinal",
            (wanted,),
        )
        altered = await self._altered_roles(roles)
        names = {row["id"]: row["name"] for row in named}
        added = await self._database.read(ADDED, {"guild": ids[0] >> 24 if ids else 0})
        by_editor = {row["id"] for row in named if row["by_editor"]}
        given = {(row["person_id"], row["name"]) for row in aliases}
        return tuple(
            Person(
                number_of(person),
                names[person],
                tuple(row["name"] for row in aliases if row["person_id"] == person and row["name"] != names[person]),
                tuple(role_of(row) for row in roles if row["person_id"] == person and _place_of(row) not in altered),
                tuple(
                    row["name"]
                    for row in added
                    if row["id"] == person and row["name"] != names[person] and (person, row["name"]) not in given
                ),
                person in by_editor,
            )
            for person in ids
            if person in names
        )

    async def _altered_roles(self, roles: Sequence[Row]) -> frozenset[tuple[int, int]]:
        """The places of the roles that are not to be shown, since they, or what dates them, do not agree with their source texts."""
        claimed = [Claimed(place, row["text_id"], row["start"], row["role"]) for place, row in enumerate(roles)]
        claimed += [
            Claimed(place, row["source_text_id"], row["source_start"], row["words"])
            for place, row in enumerate(roles)
            if row["source_id"]
        ]
        altered = await self._tenant.texts.altered(claimed)
        for row in (roles[place] for place in sorted(altered)):
            self._tenant.withhold(f"a role of P-{number_of(row['person_id'])}")
        return frozenset(_place_of(roles[place]) for place in altered)

    async def get_said(self, number: int, most: int) -> Said:
        """What editors said of a person, with the newest changes, and the names that articles give."""
        person_id = self._id(number)
        row = await self._database.read_one("select chosen from person where id = ?", (person_id,))
        given: dict[str, list[BriefingRef]] = {}
        for name in await self._database.read(_GIVEN, {"person": person_id}):
            given.setdefault(name["name"], []).append(ref_of(name))
        done = await LogShelf(self._tenant).newest(LogKind.PERSON, most, [number])
        return Said(
            done[0].nth if done else 0,
            row["chosen"] if row else None,
            tuple(GivenName(name, tuple(refs)) for name, refs in given.items()),
            done,
        )

    async def numbers_with_said(
        self,
    ) -> tuple[int, ...]:
        """The numbers of those on record of whom editors said anything that was not undone, lowest first."""
        guild = {"guild": self._guild}
        named = await self._database.read(ADDED, guild)
        dated = await self._database.read(
            "select r.person_id as id from dated_role r join briefing_on_record b on b.id = r.briefing_id"
            " where r.guild_no = :guild and (r.since is not null or r.until is not null)",
            guild,
        )
        return tuple(sorted({number_of(row["id"]) for row in (*named, *dated)}))

    async def times_quoted(self, person: int) -> tuple[int, tuple[BriefingRef, ...]]:
        """How many quotes of a person are on record, and the briefings that they appear in, the last published first."""
        person_id = self._id(person)
        quoted = await self._database.read_one(
            "select count(*) from quote_on_record where speaker_id = ?", (person_id,)
        )
        rows = await self._database.read(
            "select b.id as briefing_id, b.title as briefing_title, b.outlet, b.published"
            " from appearance a join briefing_on_record b on b.id = a.briefing_id"
            " where a.person_id = ? order by b.published_order desc",
            (person_id,),
        )
        return (quoted[0] if quoted else 0), tuple(ref_of(row) for row in rows)

    async def everybody(
        self,
    ) -> tuple[tuple[PersonRef, tuple[str, ...]], ...]:
        """Everybody on record with every name they go by, the one that is shown first."""
        named: dict[int, list[str]] = {}
        for row in await self._database.read(PEOPLE, {"guild": self._guild}):
            named.setdefault(row["id"], []).append(row["name"])
        return tuple((PersonRef(number_of(person), names[0]), tuple(names)) for person, names in named.items())


def _place_of(role: Row) -> tuple[int, int]:
    return role["briefing_id"], role["start"]
