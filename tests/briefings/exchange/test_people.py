"""What editors said of people goes out with a server's export, and comes in again."""

from pathlib import Path

from briefings.desk import Desk, briefings
from briefings.desk.identities import merge
from briefings.desk.naming import add_alias, choose_name, line_of
from briefings.desk.roles_held import date_role
from briefings.exchange.briefings import bring_in, export_all
from briefings.model.exchange import Outcome
from briefings.model.held import RolePlace
from briefings.store import Record, Store
from tests.briefings.desk.editions import EDITOR, OTHER, SERVER, published
from tests.briefings.store.conftest import Clock
from tests.records import opened_record

MORE = " She was mayor of Carvel from 2019 to 2024, the council said."
MOST = 10_000_000


async def rev(record: Record, number: int) -> int:
    return (await line_of(record, number)).said.rev


async def export_of_people(desk: Desk) -> bytes:
    """B-1, where Ada Quill has another name, an alias, and dates as mayor; Boris Reed has a note."""
    await published(desk, 1, more=MORE, day="2022-05-03")
    await choose_name(desk, 1, 0, "Dame Ada", "She was honoured.")
    await add_alias(desk, 1, await rev(desk.record, 1), "The Heron: 2019")
    place = RolePlace(1, "p1", 0, "Mayor")
    words = "from 2019 to 2024"
    await date_role(desk, 1, await rev(desk.record, 1), place, "early 2019", "2024", words, "")
    role = (await line_of(desk.record, 2)).person.roles[0]
    there = RolePlace(1, role.key, role.span.start, role.title)
    await date_role(desk, 2, 0, there, "", "about 2023", "", "The council's list.")
    return (await export_all(desk.record, MOST)).data


async def take_in(store: Store, data: bytes, *, publish: bool = True) -> list[tuple[Outcome, str]]:
    told = await bring_in(Desk(store.of(OTHER), EDITOR), "server.zip", data, dry_run=False, publish=publish)
    return [(one.outcome, one.why) for one in told]


async def test_out_in_and_out_again_the_bytes_are_the_same(store: Store, record: Record, desk: Desk) -> None:
    data = await export_of_people(desk)
    assert await take_in(store, data) == [(Outcome.PUBLISHED, ""), (Outcome.PEOPLE, ""), (Outcome.TOPICS, "")]
    assert (await export_all(store.of(OTHER), MOST)).data == data
    assert (await line_of(store.of(OTHER), 1)).person == (await line_of(record, 1)).person


async def test_what_is_here_already_is_not_said_twice(store: Store, desk: Desk) -> None:
    data = await export_of_people(desk)
    await take_in(store, data)
    before = await rev(store.of(OTHER), 1)
    assert (Outcome.PEOPLE, "") in await take_in(store, data)
    assert await rev(store.of(OTHER), 1) == before


async def test_what_is_said_of_somebody_who_is_not_on_record_yet_is_told_and_comes_in_later(
    store: Store, desk: Desk
) -> None:
    data = await export_of_people(desk)
    told = await take_in(store, data, publish=False)
    assert (Outcome.SOME_PEOPLE, "Ada Quill is not on record. Boris Reed is not on record.") in told
    await briefings.publish(Desk(store.of(OTHER), EDITOR), 1, None)
    assert (Outcome.PEOPLE, "") in await take_in(store, data)
    assert (await line_of(store.of(OTHER), 1)).person.name == "Dame Ada"


async def test_what_was_said_of_a_merged_person_goes_out_with_whom_they_are_now(
    store: Store, record: Record, desk: Desk
) -> None:
    await published(desk, 1)
    await published(desk, 2)
    await add_alias(desk, 3, 0, "The Heron")
    await merge(desk, 3, 1)
    data = (await export_all(record, MOST)).data
    await take_in(store, data)
    assert (await line_of(store.of(OTHER), 1)).person.added == ("The Heron",)


async def test_a_file_of_people_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    async with opened_record(tmp_path / "other.db", Clock()) as store:
        told = await bring_in(
            Desk(store.of(SERVER), EDITOR), "server-people-001.yaml", b"- name: [x]\n", dry_run=False, publish=False
        )
    assert [one.outcome for one in told] == [Outcome.REFUSED]
