"""The writes of what editors say of somebody on record, each one transaction with its line in the log."""

from dataclasses import replace
from typing import Any, assert_never

from pydantic import TypeAdapter

from briefings.dates.when import in_words
from briefings.errors import Changed, Gone, IllegalMove
from briefings.model.held import Dates, Proof, RolePlace
from briefings.model.log import LogKind, NameGiven, Op, PersonEdit, RoleDated, turn_round, with_was
from briefings.model.record import Qualifier, When
from briefings.store.engine.tenants import number_of
from briefings.store.ledger.writes import Writes
from briefings.store.rows.corrections import DATES_OF, tell
from briefings.store.rows.indexing import rename, tell_renamed
from briefings.store.rows.log import Transaction, append, find_to_undo
from briefings.store.rows.rows import days_held, when_json
from briefings.text.folding import fold

_WHEN = TypeAdapter(When | None)
_ROLE = "briefing_id = :briefing_id and key = :key and start = :start and title = :title"


class PeopleLedger(Writes):
    """A part of the ledger. `seen` is the number of the newest change of the person that the editor saw: raises Changed for a newer one,
    Gone for somebody who is not on record, IllegalMove where nothing would change. Each gives the number of its change."""

    async def choose_name(self, actor_id: int, person: int, seen: int, name: str | None, reason: str) -> int:
        """Members see this name from now on, or with None the one that the articles give; they are told why."""
        return await self._say(actor_id, person, seen, NameGiven(Op.NAME, None, name), reason)

    async def add_alias(self, actor_id: int, person: int, seen: int, alias: str) -> int:
        """Members find the person by this name too."""
        return await self._say(actor_id, person, seen, NameGiven(Op.ADD_ALIAS, None, alias))

    async def take_alias(self, actor_id: int, person: int, seen: int, alias: str) -> int:
        """Members find the person by this name no longer, unless an article gives it."""
        return await self._say(actor_id, person, seen, NameGiven(Op.TAKE_ALIAS, alias, None))

    async def date_role(self, actor_id: int, person: int, seen: int, place: RolePlace, dates: Dates | None) -> int:
        """The role was held at these dates, or with None nobody says when. Raises Gone for a role that is not on record."""
        return await self._say(actor_id, person, seen, RoleDated(Op.DATE_ROLE, place, None, dates))

    async def undo(self, actor_id: int, number: int) -> int:
        """The number of the change that takes a change of a person back; that one is undone likewise.

        Raises Gone when there is no such change or it is undone already, Changed where what it changed was changed again since.
        """

        async def work(t: Transaction) -> int:
            known = await find_to_undo(t, LogKind.PERSON, number)
            assert isinstance(known.done, PersonEdit), "of a person"
            if await _now(t, known.item, known.done) != known.done:
                raise Changed("What that changed has been changed again since.", "Undo the newer change first.")
            turned = turn_round(known.done)
            made = await append(t, LogKind.PERSON, known.item, turned, undoes=known.id)
            await _put(t, known.item, turned)
            await rename(t.writer, (known.item,), ())
            if isinstance(turned, RoleDated):
                await _tell_dates(t, turned, f"A change of the dates was undone (change {number}).")
            await tell_renamed(t, f"A change of the name was undone (change {number}).")
            return made

        return await self._write(actor_id, work, changes_record=True)

    async def _say(self, actor_id: int, person: int, seen: int, said: PersonEdit, reason: str = "") -> int:
        """Puts what was `said` in the place of what is said now, whatever its own `was`."""

        async def work(t: Transaction) -> int:
            person_id = await _on_record(t, person, seen)
            if isinstance(said, RoleDated):
                await _check_role(t, person_id, said.place)
            done = with_was(said, (await _now(t, person_id, said)).now)
            if done.was == done.now:
                raise IllegalMove("Nothing would change.", "Change something, or leave it as it is.")
            made = await append(t, LogKind.PERSON, person_id, done)
            await _put(t, person_id, done)
            await rename(t.writer, (person_id,), ())
            if isinstance(done, RoleDated):
                await _tell_dates(t, done, _why(done.now))
            if reason:
                await tell_renamed(t, reason)
            return made

        return await self._write(actor_id, work, changes_record=True)


async def _on_record(t: Transaction, person: int, seen: int) -> int:
    rows = await t.writer.execute_fetchall(
        "select p.id, (select coalesce(max(nth), 0) from log where item = p.id and kind = 'person') as rev"
        " from person p where p.id = ? and p.name is not null",
        (t.id_of(person),),
    )
    for row in rows:
        if row["rev"] != seen:
            raise Changed(f"Somebody changed P-{person} in the meantime.", "Look at it as it is now, then try again.")
        return int(row["id"])
    raise Gone(f"P-{person} is not on record here any more.", "Somebody may have merged them, or withdrawn a briefing.")


async def _check_role(t: Transaction, person_id: int, place: RolePlace) -> None:
    """Raises Gone for a role that is not on record."""
    rows = await t.writer.execute_fetchall(
        f"select 1 from role where {_ROLE} and person_id = :person"  # noqa: S608 a constant
        " and exists (select 1 from briefing where id = role.briefing_id and state = 'published')",
        {**_key(t, place), "person": person_id},
    )
    if not list(rows):
        raise Gone("This role is not on record any more.", "Look at the person as they are now.")


async def _now(t: Transaction, person_id: int, done: PersonEdit) -> PersonEdit:
    """The change with what is said now as its `now`: the chosen name, the alias as it is written, the dates of a role."""
    match done:
        case NameGiven(Op.NAME):
            rows = await t.writer.execute_fetchall("select chosen from person where id = ?", (person_id,))
            return replace(done, now=next(iter(rows))[0])
        case NameGiven(_, was, now):
            rows = await t.writer.execute_fetchall(
                "select name from person_alias where person_id = ? and folded = ?", (person_id, fold(was or now or ""))
            )
            return replace(done, now=next((row[0] for row in rows), None))
        case RoleDated(_, place):
            rows = await t.writer.execute_fetchall(f"select * from role_dates where {_ROLE}", _key(t, place))  # noqa: S608 a constant
            return replace(done, now=next((_dates_of(row) for row in rows), None))
        case _:
            assert_never(done)


async def _put(t: Transaction, person_id: int, done: PersonEdit) -> None:
    match done:
        case NameGiven(Op.NAME, _, name):
            await t.writer.execute("update person set chosen = ? where id = ?", (name, person_id))
        case NameGiven(_, was, now):
            folded = fold(was or now or "")
            await t.writer.execute("delete from person_alias where person_id = ? and folded = ?", (person_id, folded))
            if now is not None:
                await t.writer.execute(
                    "insert into person_alias (guild_no, person_id, folded, name) values (?, ?, ?, ?)",
                    (t.guild_no, person_id, folded, now),
                )
        case RoleDated(_, place, _, dates):
            await t.writer.execute(f"delete from role_dates where {_ROLE}", _key(t, place))  # noqa: S608 a constant
            if dates is not None:
                await _insert(t, place, dates)
        case _:
            assert_never(done)


async def _tell_dates(t: Transaction, done: RoleDated, reason: str) -> None:
    """Tells members from when to when a role was held, as it was and as it is; nothing of a role that is not on record."""
    rows = await t.writer.execute_fetchall(
        f"select briefing_id, person_id from role where {_ROLE}"  # noqa: S608 a constant
        " and exists (select 1 from briefing where id = role.briefing_id and state = 'published')",
        _key(t, done.place),
    )
    was, now = _in_words(done.was), _in_words(done.now)
    what = f"{DATES_OF}{done.place.title}”"
    if was != now:
        await tell(t, [(row["briefing_id"], "P", row["person_id"], what, was, now) for row in rows], reason)


def _why(dates: Dates | None) -> str:
    if dates is None:
        return "Nobody says any more when the role was held."
    return dates.note or "An article says so."


def _in_words(dates: Dates | None) -> str:
    """`from 2019 to 2024`; empty where nobody says."""
    since, until = (dates.since, dates.until) if dates else (None, None)
    begins = since and f"{'' if since.qualifier is Qualifier.SINCE else 'from '}{in_words(since)}"
    before = "to " if since else "until "
    ends = until and f"{'' if until.qualifier is Qualifier.UNTIL else before}{in_words(until)}"
    return " ".join(part for part in (begins, ends) if part)


async def _insert(t: Transaction, place: RolePlace, dates: Dates) -> None:
    first, last = days_held(dates)
    proof = dates.proof
    await t.writer.execute(
        "insert into role_dates (guild_no, briefing_id, key, start, title, since, until, first_day, last_day, source_id, source_start,"
        " words, note) values (:guild_no, :briefing_id, :key, :start, :title, :since, :until, :first_day, :last_day, :source_id,"
        " :source_start, :words, :note)",
        {
            **_key(t, place),
            "guild_no": t.guild_no,
            "since": when_json(dates.since) if dates.since else None,
            "until": when_json(dates.until) if dates.until else None,
            "first_day": first,
            "last_day": last,
            "source_id": t.id_of(proof.briefing) if proof else None,
            "source_start": proof.start if proof else None,
            "words": proof.words if proof else None,
            "note": dates.note,
        },
    )


def _dates_of(row: Any) -> Dates:
    since, until = (_WHEN.validate_json(row[side] or "null") for side in ("since", "until"))
    source = row["source_id"]
    return Dates(
        since, until, Proof(number_of(source), row["source_start"], row["words"]) if source else None, row["note"]
    )


def _key(t: Transaction, place: RolePlace) -> dict[str, Any]:
    return {
        "briefing_id": t.id_of(place.briefing),
        "key": place.key,
        "start": place.start,
        "title": place.title,
    }
