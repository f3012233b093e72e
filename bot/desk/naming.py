"""An editor's work on what somebody is called and when they held a role. Knows no door."""

from dataclasses import replace
from typing import assert_never

from bot.actions.actions import keep_values, restore_values
from bot.actions.people import (
    OpenAlias,
    OpenDates,
    OpenName,
    OpensPerson,
    PersonAction,
    SayOfPerson,
    TakeAlias,
    UndoPersonChange,
)
from bot.cards.card import Card, Form
from bot.cards.desk.naming import (
    AS_GIVEN,
    NAME,
    NOTE,
    REASON,
    SINCE,
    TYPED,
    UNTIL,
    WORDS,
    alias_form,
    dates_form,
    name_form,
)
from bot.cards.desk.refused import refusal_card
from bot.cards.desk.review import notice_card
from bot.cards.fields import fill_fields
from bot.desk.identities import person_card
from briefings.dates.style import Writing
from briefings.desk import Desk, naming
from briefings.desk.roles_held import date_role
from briefings.errors import BadValue, BriefingError, Changed, Gone, IllegalMove, NotInSource
from briefings.model.held import RolePlace
from briefings.model.log import LogKind
from briefings.model.people import PersonLine
from briefings.store import Record


async def say_of(desk: Desk, action: PersonAction) -> Card | Form:
    """What the editor sees next: the form, the person as they are now, or what was typed and why it was not saved. Raises BriefingError."""
    match action:
        case OpenName() | OpenAlias() | OpenDates():
            return await _open(desk.record, action)
        case SayOfPerson(opened, values):
            try:
                said = await _say(desk, opened, dict(values))
            except (BadValue, IllegalMove, Changed) as error:
                return await _refuse(desk.record, error, opened, values)
            return notice_card(said, await person_card(desk.record, opened.person))
        case TakeAlias(person, seen, name):
            try:
                change = await naming.take_alias(desk, person, seen, name)
            except (Changed, IllegalMove) as error:
                return notice_card(f"{error.say} {error.hint}".strip(), await person_card(desk.record, person))
            return notice_card(f"Removed. This is change person/{change}.", await person_card(desk.record, person))
        case UndoPersonChange(change):
            known = await desk.record.log.get(LogKind.PERSON, change)
            made = await naming.undo(desk, change)
            person = known.item or 0 if known else 0
            return notice_card(f"Undone. This is change person/{made}.", await person_card(desk.record, person))
        case _:
            assert_never(action)


async def _open(record: Record, opened: OpensPerson) -> Card | Form:
    line = await naming.line_of(record, opened.person)
    if line.said.rev != opened.seen:
        return notice_card("Somebody changed this person. Here they are now.", await person_card(record, opened.person))
    return fill_fields(_form(record.writing, line, opened), restore_values(opened.typed))


def _form(writing: Writing, line: PersonLine, opened: OpensPerson) -> Form:
    match opened:
        case OpenName():
            return name_form(line, opened)
        case OpenAlias():
            return alias_form(line, opened)
        case OpenDates(_, _, briefing, key, start, title):
            for role in line.person.roles:
                if (role.briefing.number, role.key, role.span.start, role.title) == (briefing, key, start, title):
                    return dates_form(writing, role, opened)
            raise Gone("This role is not on record any more.", f"/desk person P-{opened.person} shows their roles.")


async def _say(desk: Desk, opened: OpensPerson, values: dict[str, str]) -> str:
    person, seen = opened.person, opened.seen
    match opened:
        case OpenName():
            chosen = values.get(NAME, "").strip()
            name = values.get(TYPED, "").strip() or ("" if chosen == AS_GIVEN else chosen)
            change = await naming.choose_name(desk, person, seen, name, values.get(REASON, ""))
            return f"Saved. Members see what the name was and why in /changes. This is change person/{change}."
        case OpenAlias():
            change = await naming.add_alias(desk, person, seen, values.get(NAME, ""))
        case OpenDates(_, _, briefing, key, start, title):
            place = RolePlace(briefing, key, start, title)
            since, until, words, note = (values.get(one, "") for one in (SINCE, UNTIL, WORDS, NOTE))
            change = await date_role(desk, person, seen, place, since, until, words, note)
    return f"Saved. This is change person/{change}."


async def _refuse(
    record: Record, error: BriefingError, opened: OpensPerson, values: tuple[tuple[str, str], ...]
) -> Card:
    line = await naming.line_of(record, opened.person)
    again = replace(opened, seen=line.said.rev, typed=keep_values(values))
    difference = error.difference if isinstance(error, NotInSource) else ""
    return refusal_card(error, _form(record.writing, line, again), values, again, difference=difference)
