"""Briefings go out of one server and come into another as they were."""

import io
import zipfile
from dataclasses import replace

import pytest

from briefings import packs
from briefings.desk import Desk, briefings
from briefings.draft.model import Draft, Verdict
from briefings.errors import Gone, TooLarge
from briefings.exchange.briefings import bring_in, export
from briefings.model.exchange import Outcome
from briefings.model.record import State
from briefings.packs import pack, sample, write_file
from briefings.reading import read_text
from briefings.store import Record, Store
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.packs.test_bundle import zip_of
from tests.briefings.packs.test_reader import FILE

EMPTY, EDITOR = 8, 42
MOST = 10 * 1024 * 1024


async def publish_draft(desk: Desk, draft: Draft) -> Draft:
    taken = await briefings.take_in_draft(desk, replace(draft, number=0, rev=0))
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


async def bring_file_in(
    record: Record,
    data: bytes,
    *,
    dry_run: bool = False,
    publish: bool = False,
) -> list[tuple[str, str, int | None]]:
    told = await bring_in(Desk(record, EDITOR), "briefings.zip", data, dry_run=dry_run, publish=publish)
    return [(one.outcome.name, one.title, one.number) for one in told]


async def test_out_in_and_out_again_the_bytes_are_the_same(store: Store, record: Record, desk: Desk) -> None:
    await publish_draft(desk, sample())
    await publish_draft(desk, DRAFT)
    out = await export(record, None, MOST)
    assert (out.file_name, out.count) == ("briefings.zip", 2)
    await bring_file_in(store.of(EMPTY), out.data, publish=True)
    assert (await export(store.of(EMPTY), None, MOST)).data == out.data


async def test_what_comes_in_is_on_record_when_it_is_published_too(store: Store) -> None:
    done = await bring_file_in(store.of(EMPTY), pack([sample()]), publish=True)
    assert [(outcome, number) for outcome, _, number in done] == [("PUBLISHED", 1)]
    assert (await store.of(EMPTY).quotes.find()).total == len(sample().quotes)


async def test_what_comes_in_is_a_draft_with_every_item_accepted(store: Store) -> None:
    await bring_file_in(store.of(EMPTY), pack([sample()]))
    draft = await store.of(EMPTY).drafts.get(1)
    assert draft is not None
    assert draft.state is State.DRAFT
    assert {item.verdict for item in draft.items()} == {Verdict.ACCEPTED}


async def test_a_dry_run_tells_what_would_be_and_writes_nothing(record: Record, desk: Desk) -> None:
    wrong = FILE.replace('["It is old"', '["It is cold"').encode()
    files = {"a.yaml": FILE.encode(), "b.yaml": wrong, "c.yaml": write_file(sample()).encode()}
    await publish_draft(desk, sample())
    told = await bring_in(desk, "a.zip", zip_of(files), dry_run=True, publish=True)
    assert [(one.file_name, one.outcome, one.number) for one in told] == [
        ("a.yaml", Outcome.WOULD_COME, None),
        ("b.yaml", Outcome.REFUSED, None),
        ("c.yaml", Outcome.HERE_ALREADY, 1),
    ]
    assert told[1].why.startswith("Line 20: “It is cold” is not in the article.")
    assert (await record.drafts.lines()).total == 1


async def test_a_file_that_is_refused_does_not_cost_the_others(store: Store) -> None:
    wrong = FILE.replace("on-record: 1", "on-record: 2").encode()
    done = await bring_file_in(store.of(EMPTY), zip_of({"a.yaml": wrong, "b.yaml": FILE.encode()}))
    assert [one[0] for one in done] == ["REFUSED", "TAKEN_IN"]


async def test_what_is_here_already_stays_as_it_is(record: Record, desk: Desk) -> None:
    first = await publish_draft(desk, sample())
    again = await bring_file_in(record, pack([sample()]), publish=True)
    assert [(outcome, number) for outcome, _, number in again] == [("HERE_ALREADY", first.number)]
    assert await record.drafts.get(first.number) == first


async def test_people_who_come_in_are_matched_to_the_record(store: Store, record: Record, desk: Desk) -> None:
    await publish_draft(desk, sample())
    source = read_text("“We will see,” said Todd Lyons. “It is a matter for the courts,” said Larry Krasner.")
    await publish_draft(desk, await briefings.take_in(Desk(store.of(EMPTY), EDITOR), source))
    await bring_file_in(record, (await export(store.of(EMPTY), 1, MOST)).data, publish=True)
    people = await record.people.of(1)
    assert {person.name for person in people} >= {"Todd Lyons", "Larry Krasner"}
    assert (await record.briefings.counts())[2] == len(people)


async def test_one_briefing_goes_out_as_one_file(record: Record, desk: Desk) -> None:
    draft = await publish_draft(desk, sample())
    out = await export(record, draft.number, MOST)
    assert out.data.decode() == write_file(sample())
    assert out.file_name == packs.file_name_of(sample())


async def test_one_briefing_with_a_long_article_goes_out_as_a_zip_of_two(record: Record, desk: Desk) -> None:
    taken = await briefings.take_in(desk, read_text(f"{DRAFT.source.text}\n\n" + "The council met again. " * 4_000))
    out = await export(record, taken.number, MOST)
    assert out.file_name.endswith(".zip")
    assert len(zipfile.ZipFile(io.BytesIO(out.data)).namelist()) == 2


async def test_there_must_be_something_to_export(record: Record) -> None:
    with pytest.raises(Gone, match="Nothing is published here yet"):
        await export(record, None, MOST)
    with pytest.raises(Gone, match="There is no briefing B-3 here"):
        await export(record, 3, MOST)


async def test_a_zip_that_cannot_be_sent_is_refused(record: Record, desk: Desk) -> None:
    await publish_draft(desk, sample())
    await publish_draft(desk, DRAFT)
    with pytest.raises(TooLarge, match="the limit is 0"):
        await export(record, None, 1000)


async def test_somebody_who_could_be_on_record_is_asked_about_before_they_are_published(
    record: Record, desk: Desk
) -> None:
    await publish_draft(desk, DRAFT)
    other = FILE.replace("name: Ada Quill", "name: A. Quill\n    key: Ada Quill").encode()
    await bring_file_in(record, other, publish=True)
    assert (await record.people.get(3)) is None
    draft = await record.drafts.get(2)
    assert draft is not None
    assert [doubt.say for doubt in draft.people[0].doubts] == ["This could be P-1 Ada Quill, who is on record."]
