"""What was altered in the file is not shown: it is withheld by name, once told to the host, and found by the check of the record."""

import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from briefings.errors import Withheld
from briefings.model.record import Kind
from briefings.store import Record, Store, open_store
from tests.briefings.store.articles import QUAY, everything, library, quay
from tests.briefings.store.conftest import Clock
from tests.briefings.store.test_verifying import tamper
from tests.records import put_record

SERVER, EDITOR = 812345678901234567, 42
BODY = "update source_text set body = replace(body, 'Nobody loses', 'Anybody loses') where id = 16777217"
PIECE = "update piece set text = 'We will burn the quay.' where quote_id = 16777217 and ordinal = 0"
CUE = "update quote set cue = 'lied' where id = 16777218"
GAP = "update piece set gap = ' not ' where quote_id = 16777217 and ordinal = 1"
EVIDENCE = "update evidence set text = 'supports the quay' where stance_id = 16777217"
EVENT = "update event set words = 'In 2024 the council voted it down.' where id = 16777217"
SENTENCE = "update summary_sentence set words = 'The council erred.' where ordinal = 0"
ROLE = "update role set title = 'King' where title = 'Mayor'"
# A quote shows the speaker's role too.
OF_ROLE = ("Q-1", "Q-2", "a role of P-1")


async def two_articles(store: Store) -> None:
    """B-1 and B-2 are published; Q-1 to Q-4, E-1, E-2 and S-1 are of B-1."""
    drafts = store.of(SERVER).ledger.drafts
    for draft in (quay(), library()):
        taken = await drafts.take_in(EDITOR, draft)
        await drafts.publish(EDITOR, taken, everything(taken))


@pytest.fixture
async def altered(path: Path, clock: Clock, request: pytest.FixtureRequest) -> AsyncIterator[Store]:
    """The store on a record that somebody altered while it was closed."""
    await put_record(path, clock, two_articles)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        tamper(raw, request.param)
    async with await open_store(path, now=clock) as opened:
        yield opened


async def read_all(record: Record) -> None:
    """Reads whatever lists the record."""
    await record.quotes.find(per_page=50)
    await record.events.find(per_page=50)
    await record.stances.find(per_page=50)
    await record.people.of(1)


@pytest.mark.parametrize(
    ("altered", "kind"),
    [(BODY, Kind.QUOTE), (PIECE, Kind.QUOTE), (GAP, Kind.QUOTE), (EVIDENCE, Kind.STANCE), (EVENT, Kind.EVENT)],
    indirect=["altered"],
)
async def test_an_altered_item_is_refused_by_name(altered: Store, kind: Kind) -> None:
    record = altered.of(SERVER)
    get = {Kind.QUOTE: record.quotes.get, Kind.STANCE: record.stances.get, Kind.EVENT: record.events.get}[kind]
    with pytest.raises(Withheld) as refusal:
        await get(1)
    assert refusal.value.say == f"{kind.value}-1 is withheld because it no longer agrees with the stored article."


@pytest.mark.parametrize("altered", [BODY], indirect=True)
async def test_nothing_of_an_altered_article_is_shown_to_members_or_editors(altered: Store) -> None:
    record = altered.of(SERVER)
    with pytest.raises(Withheld):
        await record.briefings.get(1)
    with pytest.raises(Withheld):
        await record.drafts.get(1)
    with pytest.raises(Withheld):
        await record.history.draft_at(1, 1)
    assert {quote.briefing.number for quote in (await record.quotes.find(per_page=50)).items} == {2}
    assert {event.briefing.number for event in (await record.events.find(per_page=50)).items} == {2}
    assert {stance.briefing.number for stance in (await record.stances.find(per_page=50)).items} == {2}
    assert (await record.search.hits("quay ferry fish")).items == ()
    assert {role.briefing.number for person in await record.people.of(1) for role in person.roles} == set()


@pytest.mark.parametrize(
    ("altered", "names"),
    [
        (PIECE, ("Q-1",)),
        (CUE, ("Q-2",)),
        (EVIDENCE, ("S-1",)),
        (EVENT, ("E-1",)),
        (ROLE, OF_ROLE),
    ],
    indirect=["altered"],
)
async def test_a_list_leaves_out_what_was_altered_and_names_it(altered: Store, names: tuple[str, ...]) -> None:
    record = altered.of(SERVER)
    await read_all(record)
    assert record.withheld == names
    assert {quote.briefing.number for quote in (await record.quotes.find(per_page=50)).items} == {1, 2}


@pytest.mark.parametrize("altered", [SENTENCE], indirect=True)
async def test_a_summary_leaves_out_a_sentence_that_was_altered(altered: Store) -> None:
    record = altered.of(SERVER)
    briefing = await record.briefings.get(1)
    assert briefing is not None
    assert [sentence.text for sentence in briefing.summary] == ["The mayor and a councillor disagree on it."]
    assert record.withheld == ("a sentence of B-1",)


@pytest.mark.parametrize(
    ("altered", "typed"),
    [(PIECE, "burn"), (PIECE, "build"), (EVENT, "council 2024"), (EVIDENCE, "norvik should build")],
    indirect=["altered"],
)
async def test_a_search_shows_nothing_that_was_altered(altered: Store, typed: str) -> None:
    hits = (await altered.of(SERVER).search.hits(typed, per_page=50)).items
    told = " ".join(passage.text for hit in hits for passage in hit.passages)
    assert "burn" not in told
    assert "voted it down" not in told
    assert "supports the quay" not in told


@pytest.mark.parametrize("altered", [PIECE, BODY], indirect=True)
async def test_autocomplete_offers_no_words_that_were_altered(altered: Store) -> None:
    names = await altered.of(SERVER).names()
    offered = {number for number, _ in names.suggest_quotes("")}
    assert 1 not in offered
    assert 5 in offered


@pytest.mark.parametrize(
    "altered",
    ["update entry set words = 'Words nobody said about the quay' where kind = 'Q' and item_id = 16777217"],
    indirect=True,
)
async def test_a_hit_shows_the_words_of_its_quote_not_those_of_the_index(altered: Store) -> None:
    hits = (await altered.of(SERVER).search.hits("quay", kind=Kind.QUOTE)).items
    assert "nobody said" not in str(hits)


@pytest.mark.parametrize(
    ("altered", "names"),
    [
        (BODY, ("B-1",)),
        (PIECE, ("Q-1",)),
        (CUE, ("Q-2",)),
        (GAP, ("Q-1",)),
        (EVIDENCE, ("S-1",)),
        (EVENT, ("E-1",)),
        (SENTENCE, ("a sentence of B-1",)),
        (ROLE, ("a role of P-1",)),
        ("update source_text set body = cast(x'ff' as text) where id = 16777217", ("B-1",)),
        ("update piece set text = cast(x'ff' as text) where quote_id = 16777217 and ordinal = 0", ("Q-1",)),
        ("update source_text set sha256 = hex(zeroblob(32)) where id = 16777218", ("B-2",)),
    ],
    indirect=["altered"],
)
async def test_the_check_of_the_record_names_what_was_altered(altered: Store, names: tuple[str, ...]) -> None:
    assert await altered.find_touched() == tuple(f"{name}, server {SERVER}" for name in names)


@pytest.mark.parametrize("altered", [PIECE], indirect=True)
async def test_the_host_is_told_once(altered: Store, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        await read_all(altered.of(SERVER))
    assert [one.message for one in caplog.records if one.message.startswith("Withheld")] == [
        f"Withheld, since it does not agree with the stored article: Q-1, server {SERVER}. Run: on-record verify"
    ]


@pytest.mark.parametrize("altered", [PIECE], indirect=True)
async def test_the_start_finds_what_was_altered(
    altered: Store, path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await altered.close()
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        async with await open_store(path, now=clock):
            pass
    assert [one.message for one in caplog.records] == [f"Changed outside the program: Q-1, server {SERVER}."]


async def test_what_is_altered_after_it_was_read_is_withheld_too(path: Path, clock: Clock) -> None:
    await put_record(path, clock, two_articles)
    async with await open_store(path, now=clock) as store:
        quote = await store.of(SERVER).quotes.get(1)
        assert quote is not None
        assert quote.pieces[0].text in QUAY
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            tamper(raw, PIECE, BODY)
        with pytest.raises(Withheld):
            await store.of(SERVER).quotes.get(1)
        with pytest.raises(Withheld):
            await store.of(SERVER).briefings.get(1)
