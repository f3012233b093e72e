"""Topics go out with a server's briefings and come in again: the same names, the same bytes, and nothing over what is there."""

import io
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings.desk import Desk, briefings, topics
from briefings.errors import BadBriefingFile
from briefings.exchange.briefings import bring_in, export_all
from briefings.model.exchange import Outcome
from briefings.packs.topics_file import FIRST, ListedTopic, read_topics, write_topics
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.test_topics import CUSTOMS, EDITOR, HARBOUR, ICE, LONG, SERVER, TRANSPORT, article, filled, on
from tests.records import opened_record

EMPTY, MOST = 99, 10_000_000
FILE = f"{FIRST}-001.yaml"


async def curate(store: Store) -> None:
    await filled(store)
    await topics.rename(Desk(store.of(SERVER), EDITOR), ICE, None, LONG)
    await topics.merge(Desk(store.of(SERVER), EDITOR), (CUSTOMS, None), (ICE, None))
    await topics.add_alias(Desk(store.of(SERVER), EDITOR), TRANSPORT, "Straßenverkehr")
    await topics.retire(Desk(store.of(SERVER), EDITOR), HARBOUR)
    await topics.add(Desk(store.of(SERVER), EDITOR), "Courts")
    await briefings.take_in_draft(Desk(store.of(SERVER), EDITOR), article(7, "Schools", "ICE"))


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """ICE is renamed, Customs is merged into it, Harbour is retired, and a draft has a topic of its own."""
    async with opened_record(tmp_path / "record.db", now, curate) as store:
        yield store


@pytest.mark.parametrize("publish", [False, True])
async def test_topics_come_in_as_they_went_out(store: Store, record: Record, publish: bool) -> None:
    out = await export_all(record, MOST)
    told = await bring_in(Desk(store.of(EMPTY), EDITOR), "server.zip", out.data, dry_run=False, publish=publish)
    assert [one.outcome for one in told if one.file_name == FILE] == [Outcome.TOPICS]
    again = await export_all(store.of(EMPTY), MOST)
    assert again.data == out.data
    called = await store.of(EMPTY).topics.find("customs")
    assert called is not None
    assert (called.name, called.aliases) == (LONG, ("Customs", "ICE"))


async def test_a_published_briefing_goes_out_with_its_topics_as_the_record_calls_them(record: Record) -> None:
    with zipfile.ZipFile(io.BytesIO((await export_all(record, MOST)).data)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert read_topics(texts[FILE]) == (
        ListedTopic("Courts"),
        ListedTopic("Harbour", (), retired=True),
        ListedTopic(LONG, ("Customs", "ICE")),
        ListedTopic("Schools"),
        ListedTopic("transport", ("Straßenverkehr",)),
    )
    briefings = [text for name, text in texts.items() if not name.startswith("server-")]
    assert [("- ICE" in text, "Harbour" in text.partition("topics:")[2][:80]) for text in briefings] == [
        (False, False)
    ] * 4


async def test_what_another_topic_has_stays_out_and_is_told(store: Store, record: Record) -> None:
    await topics.add(Desk(store.of(EMPTY), EDITOR), "Duties")
    await topics.add_alias(Desk(store.of(EMPTY), EDITOR), 1, "ICE")
    out = await export_all(record, MOST)
    told = await bring_in(Desk(store.of(EMPTY), EDITOR), "server.zip", out.data, dry_run=False, publish=True)
    [one] = [one for one in told if one.file_name == FILE]
    assert (one.outcome, one.why) == (Outcome.SOME_TOPICS, "“ICE” is an alias of the topic “Duties”.")
    assert await on(store.of(EMPTY), LONG) == [1, 2, 3, 4]


async def test_a_dry_run_writes_no_topic(store: Store, record: Record) -> None:
    out = await export_all(record, MOST)
    await bring_in(Desk(store.of(EMPTY), EDITOR), "server.zip", out.data, dry_run=True, publish=False)
    assert (await store.of(EMPTY).topics.lines()).total == 0


@pytest.mark.parametrize(
    "text",
    [
        "name: A",
        "- A",
        "- {name: A, colour: red}",
        "- {aliases: [A]}",
        "- {name: A, aliases: B}",
        f"- name: {'x' * 61}",
    ],
)
def test_what_is_no_list_of_topics_is_refused_by_its_line(text: str) -> None:
    with pytest.raises(BadBriefingFile, match="Line 1: "):
        read_topics(text)


def test_many_topics_go_out_in_files_that_can_be_read() -> None:
    many = tuple(ListedTopic(f"Topic {at} {'ö' * 40}", (f"Alias {at}",)) for at in range(2000))
    files = write_topics(many)
    assert tuple(topic for name in sorted(files) for topic in read_topics(files[name])) == many
