"""Briefings go out of one server and come into another as they were."""

import io
import zipfile
from dataclasses import replace

import pytest

from briefings import packs
from briefings.desk import briefings
from briefings.draft.model import Draft, Verdict
from briefings.errors import Gone, TooLarge
from briefings.exchange.briefings import Outcome, bring_in, export
from briefings.model.record import State
from briefings.packs import pack, sample, write_file
from briefings.reading import read_text
from briefings.store import Store
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.packs.test_bundle import zipped
from tests.briefings.packs.test_reader import FILE

SERVER, EMPTY, EDITOR = 7, 8, 42
MOST = 10 * 1024 * 1024


async def published(store: Store, draft: Draft) -> Draft:
    taken = await briefings.take_in_draft(store, SERVER, EDITOR, replace(draft, number=0, rev=0))
    return (await briefings.publish(store, SERVER, EDITOR, taken.number, taken.rev))[0]


async def brought(
    store: Store, data: bytes, *, dry_run: bool = False, publish: bool = False, server: int = EMPTY
) -> list[tuple[str, str, int | None]]:
    told = await bring_in(store, server, EDITOR, "briefings.zip", data, dry_run=dry_run, publish=publish)
    return [(one.outcome.name, one.title, one.number) for one in told]


async def test_out_in_and_out_again_the_bytes_are_the_same(store: Store) -> None:
    await published(store, sample())
    await published(store, DRAFT)
    out = await export(store, SERVER, None, MOST)
    assert (out.file_name, out.count) == ("briefings.zip", 2)
    await brought(store, out.data, publish=True)
    assert (await export(store, EMPTY, None, MOST)).data == out.data


async def test_what_comes_in_is_on_record_when_it_is_published_too(store: Store) -> None:
    done = await brought(store, pack([sample()]), publish=True)
    assert [(outcome, number) for outcome, _, number in done] == [("PUBLISHED", 1)]
    assert (await store.shelf.quotes(EMPTY)).total == len(sample().quotes)


async def test_what_comes_in_is_a_draft_with_every_item_accepted(store: Store) -> None:
    await brought(store, pack([sample()]))
    draft = await store.shelf.draft(EMPTY, 1)
    assert draft is not None
    assert draft.state is State.DRAFT
    assert {item.verdict for item in draft.items()} == {Verdict.ACCEPTED}


async def test_a_dry_run_tells_what_would_be_and_writes_nothing(store: Store) -> None:
    wrong = FILE.replace('["It is old"', '["It is cold"').encode()
    files = {"a.yaml": FILE.encode(), "b.yaml": wrong, "c.yaml": write_file(sample()).encode()}
    await published(store, sample())
    told = await bring_in(store, SERVER, EDITOR, "a.zip", zipped(files), dry_run=True, publish=True)
    assert [(one.file_name, one.outcome, one.number) for one in told] == [
        ("a.yaml", Outcome.WOULD_COME, None),
        ("b.yaml", Outcome.REFUSED, None),
        ("c.yaml", Outcome.HERE_ALREADY, 1),
    ]
    assert told[1].why.startswith("Line 20: “It is cold” is not in the article.")
    assert (await store.shelf.draft_lines(SERVER)).total == 1


async def test_a_file_that_is_refused_does_not_cost_the_others(store: Store) -> None:
    wrong = FILE.replace("on-record: 1", "on-record: 2").encode()
    done = await brought(store, zipped({"a.yaml": wrong, "b.yaml": FILE.encode()}))
    assert [one[0] for one in done] == ["REFUSED", "TAKEN_IN"]


async def test_what_is_here_already_stays_as_it_is(store: Store) -> None:
    first = await published(store, sample())
    again = await brought(store, pack([sample()]), publish=True, server=SERVER)
    assert [(outcome, number) for outcome, _, number in again] == [("HERE_ALREADY", first.number)]
    assert await store.shelf.draft(SERVER, first.number) == first


async def test_people_who_come_in_are_matched_to_the_record(store: Store) -> None:
    await published(store, sample())
    source = read_text("“We will see,” said Todd Lyons. “It is a matter for the courts,” said Larry Krasner.")
    await published(store, await briefings.take_in(store, EMPTY, EDITOR, source))
    await brought(store, (await export(store, EMPTY, 1, MOST)).data, publish=True, server=SERVER)
    people = await store.shelf.people(SERVER, 1)
    assert {person.name for person in people} >= {"Todd Lyons", "Larry Krasner"}
    assert (await store.shelf.counts(SERVER))[2] == len(people)


async def test_one_briefing_goes_out_as_one_file(store: Store) -> None:
    draft = await published(store, sample())
    out = await export(store, SERVER, draft.number, MOST)
    assert out.data.decode() == write_file(sample())
    assert out.file_name == packs.file_name_of(sample())


async def test_one_briefing_with_a_long_article_goes_out_as_a_zip_of_two(store: Store) -> None:
    taken = await briefings.take_in(
        store, SERVER, EDITOR, read_text(f"{DRAFT.source.text}\n\n" + "The council met again. " * 4_000)
    )
    out = await export(store, SERVER, taken.number, MOST)
    assert out.file_name.endswith(".zip")
    assert len(zipfile.ZipFile(io.BytesIO(out.data)).namelist()) == 2


async def test_there_must_be_something_to_export(store: Store) -> None:
    with pytest.raises(Gone, match="Nothing is published here yet"):
        await export(store, SERVER, None, MOST)
    with pytest.raises(Gone, match="There is no briefing B-3 here"):
        await export(store, SERVER, 3, MOST)


async def test_a_zip_that_cannot_be_sent_is_refused(store: Store) -> None:
    await published(store, sample())
    await published(store, DRAFT)
    with pytest.raises(TooLarge, match="the limit is 0"):
        await export(store, SERVER, None, 1000)


async def test_somebody_who_could_be_on_record_is_asked_about_before_they_are_published(store: Store) -> None:
    await published(store, DRAFT)
    other = FILE.replace("name: Ada Quill", "name: A. Quill\n    key: Ada Quill").encode()
    await brought(store, other, publish=True, server=SERVER)
    assert (await store.shelf.person(SERVER, 3)) is None
    draft = await store.shelf.draft(SERVER, 2)
    assert draft is not None
    assert [doubt.say for doubt in draft.people[0].doubts] == ["This could be P-1 Ada Quill, who is on record."]
