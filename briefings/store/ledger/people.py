"""The writes of what editors say of somebody on record, each one transaction with its row in the log of curation."""

import json
from collections.abc import Mapping
from typing import Any

import aiosqlite
from pydantic import TypeAdapter

from briefings.errors import Changed, Gone, IllegalMove
from briefings.model import held
from briefings.model.curation import Curated, Part, undoing
from briefings.model.held import ALIAS, DATES, NAME, Dates, PersonOp, RolePlace
from briefings.model.record import When
from briefings.store.engine.tenants import id_of, number_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows.curation import log_curation, to_undo
from briefings.store.rows.indexing import rename, tell_renamed
from briefings.store.rows.rows import days_held, when_json
from briefings.text.folding import fold

_WHEN = TypeAdapter(When)
_ROLE = "briefing_id = :briefing_id and key = :key and start = :start and title = :title"


class PeopleLedger(Writes):
    """A part of the ledger. `seen` is the number of the newest change of the person that the editor saw: raises Changed for a newer one,
    Gone for somebody who is not on record, IllegalMove where nothing would change. Each gives the number of its change."""

    async def choose_name(self, actor_id: int, person: int, seen: int, name: str | None, reason: str) -> int:
        """Members see this name from now on, or with None the one that the articles give; they are told why."""
        return await self._say(actor_id, person, seen, PersonOp.NAME, {NAME: name}, reason)

    async def add_alias(self, actor_id: int, person: int, seen: int, alias: str) -> int:
        """Members find the person by this name too."""
        return await self._say(actor_id, person, seen, PersonOp.ALIAS, {f"{ALIAS} {fold(alias)}": alias})

    async def take_alias(self, actor_id: int, person: int, seen: int, alias: str) -> int:
        """Members find the person by this name no longer, unless an article gives it."""
        return await self._say(actor_id, person, seen, PersonOp.TAKE_ALIAS, {f"{ALIAS} {fold(alias)}": None})

    async def date_role(self, actor_id: int, person: int, seen: int, place: RolePlace, dates: Dates | None) -> int:
        """The role was held at these dates, or with None nobody says when. Raises Gone for a role that is not on record."""
        value = None if dates is None else _stored(dates)
        return await self._say(actor_id, person, seen, PersonOp.DATES, {place.part: value}, place=place)

    async def undo(self, actor_id: int, number: int) -> int:
        """The number of the change that takes a change of a person back; that one is undone likewise.

        Raises Gone when there is no such change or it is undone already, Changed where what it changed was changed again since.
        """

        async def work(writer: aiosqlite.Connection, guild_no: int) -> int:
            found = await to_undo(writer, guild_no, Curated.PERSON, number, lambda _, after: set(after))
            now = {part: await _part(writer, guild_no, found.entity, part) for part in found.after}
            if now != found.after:
                raise Changed("What that changed has been changed again since.", "Undo the newer change first.")
            at = self._stamp(actor_id, "").at
            for part, value in found.before.items():
                await _put(writer, guild_no, found.entity, part, value)
            person, op, parts = number_of(found.entity), undoing(found.op), (found.after, found.before)
            made = await log_curation(writer, guild_no, Curated.PERSON, person, op, parts, at, actor_id, undoing=number)
            await rename(writer, (found.entity,), ())
            await tell_renamed(writer, guild_no, f"A change of the name was undone (change {number}).", at)
            return made

        return await self._write(work, changes_record=True)

    async def _say(
        self,
        actor_id: int,
        person: int,
        seen: int,
        op: PersonOp,
        after: Mapping[str, Part],
        reason: str = "",
        place: RolePlace | None = None,
    ) -> int:
        async def work(writer: aiosqlite.Connection, guild_no: int) -> int:
            person_id = await _on_record(writer, guild_no, person, seen)
            if place is not None:
                await _role(writer, guild_no, person_id, place)
            before = {part: await _part(writer, guild_no, person_id, part) for part in after}
            if before == dict(after):
                raise IllegalMove("Nothing would change.", "Change something, or leave it as it is.")
            at = self._stamp(actor_id, "").at
            for part, value in after.items():
                await _put(writer, guild_no, person_id, part, value)
            made = await log_curation(writer, guild_no, Curated.PERSON, person, op, (before, after), at, actor_id)
            await rename(writer, (person_id,), ())
            if reason:
                await tell_renamed(writer, guild_no, reason, at)
            return made

        return await self._write(work, changes_record=True)


async def _on_record(writer: aiosqlite.Connection, guild_no: int, person: int, seen: int) -> int:
    rows = await writer.execute_fetchall(
        "select p.id, p.name, (select coalesce(max(number), 0) from curation where guild_no = p.guild_no and kind = 'P' and entity = p.id)"
        " as rev from person p where p.id = ? and p.name is not null",
        (id_of(guild_no, person),),
    )
    for row in rows:
        if row["rev"] != seen:
            raise Changed(f"Somebody changed P-{person} in the meantime.", "Look at it as it is now, then try again.")
        return int(row["id"])
    raise Gone(f"P-{person} is not on record here any more.", "Somebody may have merged them, or withdrawn a briefing.")


async def _role(writer: aiosqlite.Connection, guild_no: int, person_id: int, place: RolePlace) -> None:
    found = await writer.execute_fetchall(
        "select 1 from role r join briefing b on b.id = r.briefing_id and b.state = 'published'"
        " where r.briefing_id = ? and r.key = ? and r.start = ? and r.title = ? and r.person_id = ?",
        (id_of(guild_no, place.briefing), place.key, place.start, place.title, person_id),
    )
    if not list(found):
        raise Gone("This role is not on record any more.", "Look at the person as they are now.")


async def _part(writer: aiosqlite.Connection, guild_no: int, person_id: int, part: str) -> Part:
    """What is said now: the chosen name, the alias as it is written, the dates of a role; None for nothing."""
    kind, _, what = part.partition(" ")
    if kind == DATES:
        return await _dates(writer, _key(guild_no, what))
    if kind == NAME:
        rows = list(await writer.execute_fetchall("select chosen from person where id = ?", (person_id,)))
    else:
        rows = list(
            await writer.execute_fetchall(
                "select name from person_alias where person_id = ? and folded = ?", (person_id, what)
            )
        )
    return rows[0][0] if rows else None


async def _put(writer: aiosqlite.Connection, guild_no: int, person_id: int, part: str, value: Part) -> None:
    kind, _, what = part.partition(" ")
    match kind:
        case held.NAME:
            await writer.execute("update person set chosen = ? where id = ?", (value, person_id))
        case held.ALIAS:
            await writer.execute("delete from person_alias where person_id = ? and folded = ?", (person_id, what))
            if value is not None:
                await writer.execute(
                    "insert into person_alias (guild_no, person_id, folded, name) values (?, ?, ?, ?)",
                    (guild_no, person_id, what, value),
                )
        case _:
            await writer.execute(f"delete from role_dates where {_ROLE}", _key(guild_no, what))  # noqa: S608 a constant
            if isinstance(value, dict):
                await _insert(writer, guild_no, _key(guild_no, what), value)


async def _insert(writer: aiosqlite.Connection, guild_no: int, key: dict[str, Any], value: dict[str, Any]) -> None:
    since, until = (_WHEN.validate_python(value[side]) if value[side] else None for side in ("since", "until"))
    source = value["briefing"]
    await writer.execute(
        "insert into role_dates (guild_no, briefing_id, key, start, title, since, until, first_day, last_day, source_id, source_start,"
        " words, note) values (:guild_no, :briefing_id, :key, :start, :title, :since, :until, :first_day, :last_day, :source_id,"
        " :source_start, :words, :note)",
        {
            **key,
            "guild_no": guild_no,
            "since": when_json(since) if since else None,
            "until": when_json(until) if until else None,
            "first_day": value["first_day"],
            "last_day": value["last_day"],
            "source_id": None if source is None else id_of(guild_no, source),
            "source_start": value["start"],
            "words": value["words"],
            "note": value["note"],
        },
    )


async def _dates(writer: aiosqlite.Connection, key: dict[str, Any]) -> Part:
    rows = await writer.execute_fetchall(f"select * from role_dates where {_ROLE}", key)  # noqa: S608 a constant
    for row in rows:
        return {
            "since": json.loads(row["since"]) if row["since"] else None,
            "until": json.loads(row["until"]) if row["until"] else None,
            "first_day": row["first_day"],
            "last_day": row["last_day"],
            "briefing": number_of(row["source_id"]) if row["source_id"] else None,
            "start": row["source_start"],
            "words": row["words"],
            "note": row["note"],
        }
    return None


def _key(guild_no: int, what: str) -> dict[str, Any]:
    briefing, key, start, title = what.split("/", 3)
    return {"briefing_id": id_of(guild_no, int(briefing)), "key": key, "start": int(start), "title": title}


def _stored(dates: Dates) -> Part:
    """The dates as the log has them."""
    first, last = days_held(dates)
    return {
        "since": json.loads(when_json(dates.since)) if dates.since else None,
        "until": json.loads(when_json(dates.until)) if dates.until else None,
        "first_day": first,
        "last_day": last,
        "briefing": dates.proof.briefing if dates.proof else None,
        "start": dates.proof.start if dates.proof else None,
        "words": dates.proof.words if dates.proof else None,
        "note": dates.note,
    }
