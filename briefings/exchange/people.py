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


async def list_people(record: Record, drafts: Iterable[Draft]) -> list[ListedPerson]:
    """What editors said of people on record, ordered by article and name; `drafts` are all of the server's."""
    by_number = {draft.number: draft for draft in drafts}
    listed = []
    for number in await record.people.numbers_with_said():
        line = await naming.line_of(record, number)
        home = by_number[line.said.given[0].briefings[0].number]
        name = next(person.name for person in home.people if (person.same_as or person.number) == number)
        roles = []
        for role in line.person.roles:
            if role.held is not None:
                held, article = role.held, by_number[role.briefing.number].source.sha256
                source = by_number[held.source.number].source.sha256 if held.source else ""
                since, until = (when.phrase if when else "" for when in (held.since, held.until))
                given = (since, until, source, held.words or "", held.note or "")
                roles.append(ListedRole(article, role.span.start, role.title, *given))
        person = ListedPerson(home.source.sha256, name, line.said.chosen or "", line.person.added, tuple(roles))
        if person.shown or person.aliases or person.roles:
            listed.append(person)
    return sorted(listed, key=lambda person: (person.article, person.name))


async def bring_in_people(desk: Desk, listed: Iterable[ListedPerson]) -> tuple[str, ...]:
    """What stayed out, and why. Names, aliases and dates that are not here yet are added to the people that the articles name."""
    refused: list[str] = []
    for person in listed:
        number = await _number(desk.record, person.article, person.name)
        if number is None:
            refused.append(f"{person.name} is not on record.")
            continue
        for step in (_choose_name, _add_aliases, _date_roles):
            try:
                await step(desk, number, person)
            except BriefingError as error:
                refused.append(f"{person.name}: {error.say}")
    return tuple(refused)


async def _draft(record: Record, sha256: str) -> Draft | None:
    number = await record.drafts.by_hash(sha256)
    return None if number is None else await record.drafts.get(number)


async def _number(record: Record, sha256: str, name: str) -> int | None:
    draft = await _draft(record, sha256)
    people = draft.people if draft else ()
    return next((person.number for person in people if person.name == name and person.number is not None), None)


async def _choose_name(desk: Desk, number: int, person: ListedPerson) -> None:
    line = await naming.line_of(desk.record, number)
    if person.shown and line.said.chosen is None:
        await naming.choose_name(
            desk, number, line.said.rev, person.shown, "It was so in the record that was imported."
        )


async def _add_aliases(desk: Desk, number: int, person: ListedPerson) -> None:
    for alias in person.aliases:
        line = await naming.line_of(desk.record, number)
        if fold(alias) not in {fold(name) for name in line.person.added}:
            await naming.add_alias(desk, number, line.said.rev, alias)


async def _date_roles(desk: Desk, number: int, person: ListedPerson) -> None:
    for listed in person.roles:
        draft = await _draft(desk.record, listed.article)
        line = await naming.line_of(desk.record, number)
        for role in line.person.roles:
            here = draft is not None and role.briefing.number == draft.number
            if here and role.held is None and (role.span.start, role.title) == (listed.start, listed.title):
                place = RolePlace(role.briefing.number, role.key, listed.start, listed.title)
                said = (listed.since, listed.until, listed.words, listed.note)
                await date_role(desk, number, line.said.rev, place, *said)
