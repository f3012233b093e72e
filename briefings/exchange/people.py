"""What editors said of people, out of a server and into one, beside its briefing files. Knows the store, no door."""

from collections.abc import Iterable

from briefings.desk import Desk, naming
from briefings.desk.roles_held import date_role
from briefings.draft.model import Draft
from briefings.errors import BriefingError
from briefings.model.held import RolePlace
from briefings.packs import ListedPerson, ListedRole
from briefings.store import Record
from briefings.text.folding import fold

_WHY = "It was so in the record that was imported."


async def list_people(record: Record, drafts: Iterable[Draft]) -> list[ListedPerson]:
    """What was said of everybody on record of whom anything was, by article and name; the drafts are all of the server's."""
    by_number = {draft.number: draft for draft in drafts}
    listed = []
    for number in await record.people.numbers_with_said():
        line = await naming.line_of(record, number)
        home = by_number[line.said.given[0].briefings[0].number]
        name = next(one.name for one in home.people if (one.same_as or one.number) == number)
        roles = []
        for role in line.person.roles:
            held = role.held
            if held is not None:
                source = by_number[held.source.number].source.sha256 if held.source else ""
                since, until = (one.phrase if one else "" for one in (held.since, held.until))
                article = by_number[role.briefing.number].source.sha256
                place = (article, role.span.start, role.title)
                roles.append(ListedRole(*place, since, until, source, held.words or "", held.note or ""))
        one = ListedPerson(home.source.sha256, name, line.said.chosen or "", line.person.added, tuple(roles))
        if one.shown or one.aliases or one.roles:
            listed.append(one)
    return sorted(listed, key=lambda one: (one.article, one.name))


async def bring_in_people(desk: Desk, listed: Iterable[ListedPerson]) -> tuple[str, ...]:
    """Names, aliases and dates that are not here yet are added to whom the articles name; what stayed out, and why."""
    refused: list[str] = []
    for one in listed:
        number = await _number(desk.record, one.article, one.name)
        if number is None:
            refused.append(f"{one.name} is not on record.")
            continue
        for step in (_name, _aliases, _roles):
            try:
                await step(desk, number, one)
            except BriefingError as error:
                refused.append(f"{one.name}: {error.say}")
    return tuple(refused)


async def _draft(record: Record, sha256: str) -> Draft | None:
    number = await record.drafts.by_hash(sha256)
    return None if number is None else await record.drafts.get(number)


async def _number(record: Record, sha256: str, name: str) -> int | None:
    draft = await _draft(record, sha256)
    people = draft.people if draft else ()
    return next((one.number for one in people if one.name == name and one.number is not None), None)


async def _name(desk: Desk, number: int, one: ListedPerson) -> None:
    line = await naming.line_of(desk.record, number)
    if one.shown and line.said.chosen is None:
        await naming.choose_name(desk, number, line.said.rev, one.shown, _WHY)


async def _aliases(desk: Desk, number: int, one: ListedPerson) -> None:
    for alias in one.aliases:
        line = await naming.line_of(desk.record, number)
        if fold(alias) not in {fold(name) for name in line.person.added}:
            await naming.add_alias(desk, number, line.said.rev, alias)


async def _roles(desk: Desk, number: int, one: ListedPerson) -> None:
    for listed in one.roles:
        draft = await _draft(desk.record, listed.article)
        line = await naming.line_of(desk.record, number)
        for role in line.person.roles:
            here = draft is not None and role.briefing.number == draft.number
            if here and role.held is None and (role.span.start, role.title) == (listed.start, listed.title):
                place = RolePlace(role.briefing.number, role.key, listed.start, listed.title)
                said = (listed.since, listed.until, listed.words, listed.note)
                await date_role(desk, number, line.said.rev, place, *said)
