"""From when to when somebody held a role: what it rests on, what members see, and undoing it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.dates.when import in_words
from briefings.desk import Desk, briefings
from briefings.desk.identities import merge, split
from briefings.desk.identities import undo as unmerge
from briefings.desk.naming import add_alias, line_of, undo
from briefings.desk.roles_held import date_role
from briefings.draft.changes import EditPerson
from briefings.draft.model import DraftRole
from briefings.errors import BadValue, Changed, Gone, IllegalMove, NotInSource
from briefings.model.held import RolePlace
from briefings.model.record import Role
from briefings.model.spans import Span
from briefings.settings import ON, Setting
from briefings.store import Record, Store
from briefings.text.finding import find
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.desk.editions import EDITOR, OTHER, SERVER, edition, published
from tests.records import opened_record

MORE = " She was mayor of Carvel from 2019 to 2024, the council said. “He held it since last year.”"
MAYOR = RolePlace(1, "p1", 0, "Mayor")
NOTE = "From the council's own list of mayors."


async def of_mayors(store: Store) -> None:
    desk = Desk(store.of(SERVER), EDITOR)
    await published(desk, 1, more=MORE, day="2022-05-03")
    await published(desk, 2)


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Store]:
    """B-1, of a day in 2022, which says from when to when Ada Quill (P-1) was mayor; and B-2 without a date, where she is P-3."""
    async with opened_record(tmp_path / "record.db", now, of_mayors) as store:
        yield store


async def dated(
    desk: Desk, since: str, until: str, words: str = "", note: str = "", *, place: RolePlace = MAYOR, person: int = 1
) -> int:
    seen = (await line_of(desk.record, person)).said.rev
    return await date_role(desk, person, seen, place, since, until, words, note)


async def roles(record: Record, person: int = 1) -> tuple[Role, ...]:
    found = await record.people.get(person)
    assert found
    return found.roles


async def held(record: Record, person: int = 1) -> list[tuple[str, str, str, int | None, str | None, str | None]]:
    """Every role with its dates in words, and what they rest on."""
    return [
        (
            one.title,
            in_words(one.held.since) if one.held and one.held.since else "",
            in_words(one.held.until) if one.held and one.held.until else "",
            one.held.source.number if one.held and one.held.source else None,
            one.held.words if one.held else None,
            one.held.note if one.held else None,
        )
        for one in await roles(record, person)
    ]


UNDATED = [("Mayor", "", "", None, None, None)]


async def test_a_role_has_no_date_that_nobody_gave(two: Store) -> None:
    assert await held(two.of(SERVER)) == UNDATED


async def test_the_dates_of_a_role_rest_on_words_of_an_article(two: Store) -> None:
    await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", "mayor of Carvel from 2019 to 2024")
    assert await held(two.of(SERVER)) == [("Mayor", "2019", "2024", 1, "mayor of Carvel from 2019 to 2024", None)]


async def test_the_words_may_stand_in_another_article_that_names_the_person(two: Store) -> None:
    await merge(Desk(two.of(SERVER), EDITOR), 3, 1)
    there = RolePlace(2, "p1", 0, "Mayor")
    await dated(Desk(two.of(SERVER), EDITOR), "2019", "not known", "mayor of Carvel from 2019", place=there)
    assert (await held(two.of(SERVER)))[0] == ("Mayor", "2019", "", 1, "mayor of Carvel from 2019", None)


async def test_a_note_is_the_editors(two: Store) -> None:
    await dated(Desk(two.of(SERVER), EDITOR), "", "late 2024", note=NOTE)
    assert await held(two.of(SERVER)) == [("Mayor", "", "late 2024", None, None, NOTE)]


async def test_a_date_counted_from_an_article_counts_from_the_day_of_that_article(two: Store) -> None:
    await dated(Desk(two.of(SERVER), EDITOR), "last year", "", "since last year")
    assert await held(two.of(SERVER)) == [("Mayor", "2021", "", 1, "since last year", None)]


async def test_words_that_no_article_has_are_refused_with_the_nearest(two: Store) -> None:
    with pytest.raises(NotInSource, match="is not in the article") as refused:
        await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", "mayor of Carvel from 2018 to 2024")
    assert refused.value.nearest
    assert await held(two.of(SERVER)) == UNDATED


@pytest.mark.parametrize(
    ("since", "until", "words", "note", "say"),
    [
        ("2024", "2019", "", NOTE, "wrong way round"),
        ("until 2019", "", "", NOTE, "wrong way round"),
        ("", "since 2019", "", NOTE, "wrong way round"),
        ("June 2020", "May 2020", "", NOTE, "wrong way round"),
        ("2019", "2024", "", "", "need a source"),
        ("2019", "2024", "from 2019 to 2024", NOTE, "not both"),
        ("", "", "", NOTE, "There is no date"),
        ("not known", "unknown", "from 2019 to 2024", "", "There is no date"),
        ("when she was young", "", "", NOTE, "when she was young"),
        ("last year", "", "", NOTE, "not known"),
        ("2019", "", "", "n" * 4000, "limit is 300"),
        ("2019", "", "w" * 4000, "", "limit is 1,000"),
        ("9" * 4000, "", "", NOTE, "999"),
    ],
)
async def test_dates_that_cannot_be_are_refused(
    two: Store, since: str, until: str, words: str, note: str, say: str
) -> None:
    with pytest.raises(BadValue, match=say):
        await dated(Desk(two.of(SERVER), EDITOR), since, until, words, note)
    assert await held(two.of(SERVER)) == UNDATED


@pytest.mark.parametrize(("since", "until"), [("2019", "2019"), ("early 2020", "2020"), ("about 2024", "2023")])
async def test_dates_that_can_be_are_taken(two: Store, since: str, until: str) -> None:
    await dated(Desk(two.of(SERVER), EDITOR), since, until, note=NOTE)
    assert (await held(two.of(SERVER)))[0][1:3] == (since, until)


async def test_dates_are_taken_away_with_nothing_typed(two: Store) -> None:
    await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", note=NOTE)
    await dated(Desk(two.of(SERVER), EDITOR), "", "")
    assert await held(two.of(SERVER)) == UNDATED


async def test_dates_are_undone_after_other_changes_and_a_merge(two: Store) -> None:
    first = await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", note=NOTE)
    await add_alias(Desk(two.of(SERVER), EDITOR), 1, first, "The Heron")
    merged = await merge(Desk(two.of(SERVER), EDITOR), 1, 3)
    assert ("Mayor", "2019", "2024", None, None, NOTE) in await held(two.of(SERVER), 3)
    back = await undo(Desk(two.of(SERVER), EDITOR), first)
    assert await held(two.of(SERVER), 3) == UNDATED * 2
    await undo(Desk(two.of(SERVER), EDITOR), back)
    await unmerge(Desk(two.of(SERVER), EDITOR), merged.number)
    assert await held(two.of(SERVER)) == [("Mayor", "2019", "2024", None, None, NOTE)]


async def test_dates_go_with_the_role_when_its_briefing_is_parted(two: Store) -> None:
    await merge(Desk(two.of(SERVER), EDITOR), 3, 1)
    await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", note=NOTE, place=RolePlace(2, "p1", 0, "Mayor"))
    await split(Desk(two.of(SERVER), EDITOR), 1, 2)
    assert await held(two.of(SERVER)) == UNDATED
    assert await held(two.of(SERVER), 3) == [("Mayor", "2019", "2024", None, None, NOTE)]


async def test_dates_are_not_shown_while_what_gives_them_is_withdrawn(two: Store) -> None:
    await merge(Desk(two.of(SERVER), EDITOR), 3, 1)
    await dated(Desk(two.of(SERVER), EDITOR), "2019", "", "from 2019 to 2024", place=RolePlace(2, "p1", 0, "Mayor"))
    await two.of(SERVER).ledger.drafts.withdraw(EDITOR, 1, "")
    assert await held(two.of(SERVER)) == UNDATED
    await two.of(SERVER).ledger.drafts.restore(EDITOR, 1)
    assert (await held(two.of(SERVER)))[0][1] == "2019"


async def test_a_role_that_was_taken_away_meanwhile_is_told(two: Store) -> None:
    draft = await two.of(SERVER).drafts.get(1)
    assert draft
    await briefings.correct(
        Desk(two.of(SERVER), EDITOR), 1, draft.rev, EditPerson("p1", "Ada Quill", ""), "She is not."
    )
    with pytest.raises(Gone, match="This role is not on record any more"):
        await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", note=NOTE)


async def test_another_persons_role_is_not_dated(two: Store) -> None:
    with pytest.raises(Gone, match="This role is not on record"):
        await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", note=NOTE, person=2)


async def test_a_change_meanwhile_is_told(two: Store) -> None:
    await add_alias(Desk(two.of(SERVER), EDITOR), 1, 0, "The Heron")
    with pytest.raises(Changed, match="Somebody changed P-1 in the meantime"):
        await date_role(Desk(two.of(SERVER), EDITOR), 1, 0, MAYOR, "2019", "", "", NOTE)


async def test_another_server_has_no_such_role(two: Store) -> None:
    with pytest.raises(Gone):
        await date_role(Desk(two.of(OTHER), EDITOR), 1, 0, MAYOR, "2019", "", "", NOTE)
    with pytest.raises(Gone):
        await date_role(Desk(two.of(OTHER), EDITOR), 1, 0, MAYOR, "2019", "", "from 2019 to 2024", "")


async def test_where_two_people_are_needed_one_alone_dates_no_role(two: Store) -> None:
    await two.of(SERVER).ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
    with pytest.raises(IllegalMove, match="requires two people"):
        await dated(Desk(two.of(SERVER), EDITOR), "2019", "2024", note=NOTE)


TREASURER = " Quill, the treasurer of Carvel, said no more."


async def of_two_roles(desk: Desk, day: str | None) -> None:
    """B-1 of that day, where Ada Quill is mayor and treasurer."""
    text = edition(1, TREASURER).text
    found: Span = find(text, "treasurer of Carvel")[0]
    ada = replace(DRAFT.people[0], roles=(*DRAFT.people[0].roles, DraftRole("treasurer of Carvel", found)))
    await published(desk, 1, more=TREASURER, day=day, people=(ada, DRAFT.people[1]))


async def role_then(record: Record) -> str | None:
    return (await record.quotes.find(person=1)).items[0].role


async def treasurer(record: Record) -> RolePlace:
    role = (await roles(record))[1]
    return RolePlace(1, role.key, role.span.start, role.title)


@pytest.mark.parametrize(
    ("day", "mayor", "then"),
    [
        ("2022-05-03", ("2019", "2024"), "Mayor"),
        ("2025-05-03", ("2019", "2024"), "treasurer of Carvel"),
        ("2018-05-03", ("2019", ""), "treasurer of Carvel"),
        ("2024-12-31", ("", "2024"), "Mayor"),
        ("2025-01-01", ("", "2024"), "treasurer of Carvel"),
        ("2024", ("2024-06-01", ""), "Mayor"),
        ("2025-05-03", ("", "about 2024"), "Mayor"),
        (None, ("2019", "2024"), "Mayor"),
    ],
)
async def test_a_quote_shows_the_role_that_was_held_on_the_day_of_its_article(
    record: Record, desk: Desk, day: str | None, mayor: tuple[str, str], then: str
) -> None:
    await of_two_roles(desk, day)
    await dated(desk, *mayor, note=NOTE)
    assert await role_then(record) == then


async def test_a_role_known_to_be_held_then_goes_before_one_without_dates(record: Record, desk: Desk) -> None:
    await of_two_roles(desk, "2022-05-03")
    assert await role_then(record) == "Mayor"
    await dated(desk, "2021", "", note=NOTE, place=await treasurer(record))
    assert await role_then(record) == "treasurer of Carvel"


async def told(record: Record) -> list[tuple[str, str, str, str]]:
    changes = (await record.corrections.newest(per_page=20)).items
    return [(one.what, one.was, one.became, one.reason) for one in changes]


async def test_members_are_told_when_the_dates_of_a_role_change(two: Store) -> None:
    desk = Desk(two.of(SERVER), EDITOR)
    await dated(desk, "2019", "2024", "mayor of Carvel from 2019 to 2024")
    number = await dated(desk, "2018", "", note=NOTE)
    await undo(desk, number)
    await dated(desk, "", "")
    assert await told(desk.record) == [
        ("dates of “Mayor”", "from 2019 to 2024", "", "Nobody says any more when the role was held."),
        ("dates of “Mayor”", "from 2018", "from 2019 to 2024", f"A change of the dates was undone (change {number})."),
        ("dates of “Mayor”", "from 2019 to 2024", "from 2018", NOTE),
        ("dates of “Mayor”", "", "from 2019 to 2024", "An article says so."),
    ]


async def test_the_dates_of_a_role_are_not_told_while_what_gives_them_is_withdrawn(two: Store) -> None:
    desk = Desk(two.of(SERVER), EDITOR)
    await merge(desk, 3, 1)
    await dated(desk, "2019", "2024", "from 2019 to 2024", place=RolePlace(2, "p1", 0, "Mayor"))
    assert "2019" in str(await told(desk.record))
    await briefings.withdraw(desk, 1, "")
    assert "2019" not in str(await told(desk.record))
