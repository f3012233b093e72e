"""Questions about roles: who holds or held one, and all that one person had."""

from collections.abc import Sequence

from briefings.ask.answers import Answer, NoMatch, RolesAnswer
from briefings.ask.queries import Roles
from briefings.ask.resolving import person_of, repeat_typed
from briefings.dates.when import bounds
from briefings.model.record import Page, PersonRef, Role
from briefings.paging import page_of
from briefings.store import Record
from briefings.store.names.role_words import is_role, role_asked

_PER_PAGE = 10


async def roles(record: Record, query: Roles) -> Answer:
    """All roles of one person, or everybody who holds or held one; the newest first."""
    if query.person is not None:
        meant = await person_of(record, query.person, lambda key: Roles(key))
        if not isinstance(meant, PersonRef):
            return meant
        people = await record.people.several([meant.number])
        held = [(meant, role) for person in people for role in reversed(person.roles)]
        return RolesAnswer(Roles(f"P-{meant.number}"), "", meant, _page(held, query.page))
    asked = role_asked(query.title or "")
    names = await record.names()
    people = await record.people.several([ref.number for ref in names.holders(query.title or "")])
    fitting = [
        (PersonRef(person.number, person.name), role)
        for person in people
        for role in person.roles
        if is_role(asked, role.title)
    ]
    if not fitting:
        return NoMatch(f"Nobody on record here holds or held the role “{repeat_typed(query.title or '')}”.")
    return RolesAnswer(
        Roles(title=query.title),
        repeat_typed(query.title or ""),
        None,
        _page(sorted(fitting, key=_last_held, reverse=True), query.page),
    )


def _last_held(held: tuple[PersonRef, Role]) -> str:
    """The last day (ISO) on which the record knows somebody in the role; empty, which comes last, where no date is known."""
    role = held[1]
    until = role.held.until if role.held else None
    return min(
        (bounds(edtf)[1].isoformat() for edtf in (role.briefing.published, until and until.edtf) if edtf), default=""
    )


def _page(held: Sequence[tuple[PersonRef, Role]], page: int) -> Page[tuple[PersonRef, Role]]:
    number, pages, part = page_of(len(held), page, _PER_PAGE)
    return Page(tuple(held[part]), number, pages, len(held))
