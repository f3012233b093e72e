"""The search: what is found, in which order, and that nothing typed can break it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Style
from bot.cards.labels import mark_matches
from briefings.dates.when import in_words
from briefings.draft.model import Draft
from briefings.errors import BadValue, BriefingError
from briefings.model.hits import Hit
from briefings.model.record import Kind
from briefings.store import Record, Store
from briefings.store.rows.matching import CLOSE, OPEN, all_words, excerpt_of, in_order, weigh, words_of
from briefings.store.rows.search_words import read_search_words
from briefings.store.shelf import search
from briefings.store.shelf.highlighting import highlight
from tests.briefings.store.articles import everything, library, many_quotes, quay, source
from tests.briefings.store.conftest import Clock
from tests.records import opened_record

SERVER, OTHER, EDITOR = 812345678901234567, 912345678901234567, 42
ODD = st.text(alphabet=st.sampled_from(list("\"'*^:(){}+-,.ANDORTEX nearquay\x00\x02\u0301ǅ²ⅷ🐟ʼ½")), max_size=200)


async def two_articles(store: Store) -> None:
    record = store.of(SERVER)
    await publish(record, quay())
    await publish(record, library())


@pytest.fixture
async def filled(path: Path, clock: Clock) -> AsyncIterator[Store]:
    """B-1 the quay and B-2 the library."""
    async with opened_record(path, clock, two_articles) as store:
        yield store


async def publish(record: Record, draft: Draft) -> Draft:
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    return await record.ledger.drafts.publish(EDITOR, taken, everything(taken))


async def found(record: Record, text: str, **asked: object) -> list[str]:
    page = await record.search.hits(text, per_page=20, **asked)  # type: ignore[arg-type]
    assert page.total == len(page.items)
    return [f"{hit.kind.value}-{hit.number}" for hit in page.items]


def read(hit: Hit) -> list[tuple[str, str]]:
    """Whose words a hit shows, with the matches between asterisks."""
    return [
        (passage.voice.value, "".join(f"*{run.text}*" if run.style is Style.MATCH else run.text for run in line))
        for passage in hit.passages
        for line in [mark_matches(passage.text, passage.marks)]
    ]


async def test_a_word_is_found_in_every_kind_of_item(filled: Store) -> None:
    assert await found(filled.of(SERVER), "quays") == ["Q-1", "S-1", "B-1"]
    assert await found(filled.of(SERVER), "council") == ["E-1", "E-3", "B-1"]


@pytest.mark.parametrize("typed", ["Åsen", "asen", "ASEN", "Åse", "ase"])
async def test_case_accents_and_the_end_of_the_last_word_do_not_matter(filled: Store, typed: str) -> None:
    assert await found(filled.of(SERVER), typed) == ["Q-3", "S-1"]


async def test_any_of_the_words_will_do_and_more_of_them_come_first(filled: Store) -> None:
    assert (await found(filled.of(SERVER), "fish children bridges books")) == ["Q-5", "Q-3", "Q-6"]


async def test_words_beside_each_other_come_before_the_same_words_apart(record: Record) -> None:
    text = "Ann Ek said, “Open the bridge and the harbour, all of it.” “The harbour bridge is open again,” she said."
    draft = many_quotes(1, "Ann Ek")
    pieces = [text.index("Open"), text.index("The harbour bridge")]
    ends = [text.index("” “"), text.index(",” she")]
    spans = [replace(draft.quotes[0].pieces[0], start=start, end=end) for start, end in zip(pieces, ends, strict=True)]
    quotes = tuple(replace(draft.quotes[0], key=f"q{place}", pieces=(span,)) for place, span in enumerate(spans))
    person = replace(draft.people[0], mentions=())
    await publish(record, replace(draft, source=source(text, title="A bridge"), people=(person,), quotes=quotes))
    assert (await found(record, "harbour bridge", kind=Kind.QUOTE)) == ["Q-2", "Q-1"]


async def test_a_hit_shows_whose_it_is_and_what_matched(filled: Store) -> None:
    hit = (await filled.of(SERVER).search.hits("build quay", kind=Kind.QUOTE)).items[0]
    assert (hit.title, read(hit)) == ("Ada Lind", [("said", "We will *build* the *quay*. It is time,")])
    assert hit.briefing.title == "The quay at Norvik"


async def test_words_left_out_of_a_quote_are_left_out_of_the_excerpt_too(filled: Store) -> None:
    hit = (await filled.of(SERVER).search.hits("pays twice", kind=Kind.QUOTE)).items[0]
    assert read(hit) == [("said", "Nobody loses a house, […] and nobody *pays* *twice*.")]


async def test_a_hit_tells_the_editor_s_words_from_the_article_s(filled: Store) -> None:
    [briefing] = (await filled.of(SERVER).search.hits("councillor", kind=Kind.BRIEFING)).items
    assert read(briefing) == [("editor", "[…] The mayor and a *councillor* disagree on it.")]
    [stance] = (await filled.of(SERVER).search.hits("opposes", kind=Kind.STANCE)).items
    assert read(stance) == [("editor", "Norvik should build the quay."), ("article", "[…] *opposes* the quay")]


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("shame", Kind.QUOTE, "Speaker not named in the source"),
        ("quay", Kind.STANCE, "Bo Åsen: against"),
        ("quay", Kind.BRIEFING, "The quay at Norvik"),
    ],
)
async def test_each_kind_of_hit_has_a_title(filled: Store, typed: str, kind: Kind, title: str) -> None:
    assert (await filled.of(SERVER).search.hits(typed, kind=kind)).items[0].title == title


@pytest.mark.parametrize(
    ("typed", "when"), [("begin", "last year (the article's date is not known)"), ("council", "2024")]
)
async def test_a_hit_that_is_an_event_has_its_date(filled: Store, typed: str, when: str) -> None:
    hit = (await filled.of(SERVER).search.hits(typed, kind=Kind.EVENT)).items[0]
    assert hit.when is not None
    assert in_words(hit.when) == when


@pytest.mark.parametrize(
    ("typed", "asked", "hits"),
    [
        ("council quay", {"kind": Kind.STANCE}, ["S-1"]),
        ("lind books quay", {"person": 1}, ["Q-1", "Q-2", "B-1"]),
        ("council", {"person": 2}, ["E-1", "B-1"]),
        ("council", {"person": 4}, ["E-3"]),
        ("council", {"since": date(2025, 1, 1)}, ["E-3", "B-1"]),
        ("council", {"until": date(2024, 12, 31)}, ["E-1"]),
        ("council", {"since": date(2025, 3, 3), "until": date(2025, 3, 3)}, ["E-3"]),
        ("begin", {"since": date(1900, 1, 1)}, []),
        ("council", {"person": 99}, []),
    ],
)
async def test_hits_fit_all_that_is_asked(filled: Store, typed: str, asked: dict[str, object], hits: list[str]) -> None:
    assert await found(filled.of(SERVER), typed, **asked) == hits


async def test_hits_are_paged(record: Record) -> None:
    await publish(record, many_quotes(12, "Ann Ek"))
    pages = [await record.search.hits("point", kind=Kind.QUOTE, page=page) for page in (1, 2, 3, 4)]
    assert [(page.number, page.pages, page.total, len(page.items)) for page in pages] == [
        (1, 3, 12, 5), (2, 3, 12, 5), (3, 3, 12, 2), (3, 3, 12, 2),
    ]  # fmt: skip
    assert sorted(hit.number for page in pages[:3] for hit in page.items) == list(range(1, 13))


async def test_what_other_servers_hold_does_not_move_the_order(filled: Store) -> None:
    before = await filled.of(SERVER).search.hits("council fish quay books")
    await publish(filled.of(OTHER), many_quotes(50, "Council Fish"))
    await publish(filled.of(OTHER), quay())
    assert await filled.of(SERVER).search.hits("council fish quay books") == before


async def test_too_long_a_search_says_how_long_it_may_be(filled: Store) -> None:
    with pytest.raises(BadValue) as refusal:
        await filled.of(SERVER).search.hits("x" * 201)
    assert refusal.value.say == "That is 201 characters; a search takes 200."


async def test_a_search_that_takes_too_long_is_given_up(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "LIMIT_S", 0)
    with pytest.raises(BriefingError) as refusal:
        await filled.of(SERVER).search.hits("quay")
    assert refusal.value.say == "That search took too long."
    assert refusal.value.hint == "Search for rarer words, or name a person or a time."
    monkeypatch.undo()
    assert await found(filled.of(SERVER), "quays") == ["Q-1", "S-1", "B-1"]


async def test_the_index_agrees_with_what_it_stands_for(filled: Store, path: Path) -> None:
    draft = await filled.of(SERVER).drafts.get(1)
    assert draft is not None
    await filled.of(SERVER).ledger.drafts.publish(EDITOR, draft, frozenset({"p1", "q1", "m1"}))
    await filled.of(SERVER).ledger.drafts.withdraw(EDITOR, 2, "")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("insert into entry_index (entry_index, rank) values ('integrity-check', 1)")
        assert raw.execute("select kind, item_id & 16777215 from entry order by kind").fetchall() == [
            ("B", 1),
            ("Q", 1),
        ]


@given(typed=st.one_of(st.text(max_size=200), ODD), text=st.text(alphabet="quay near \n’", max_size=40))
def test_marking_matches_leaves_the_text_as_it_is(typed: str, text: str) -> None:
    [found] = highlight([text], read_search_words(typed).marking)
    assert found.replace(OPEN, "").replace(CLOSE, "") == text


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        connection.execute(
            "create virtual table x using fts5 (heading, words, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        connection.execute("insert into x values ('Ada Lind', 'We will build the quay and or not near')")
        yield connection


@given(typed=st.one_of(st.text(max_size=200), ODD))
def test_no_text_breaks_the_search(index: sqlite3.Connection, typed: str) -> None:
    asked = read_search_words(typed)
    queries = [
        all_words(typed),
        asked.marking,
        *(term.begun for term in asked.terms),
        *asked.pairs,
        asked.phrase or '""',
    ]
    rows = [index.execute("select rowid from x where x match ?", (query,)).fetchall() for query in queries]
    assert all(row in ([], [(1,)]) for row in rows)


@pytest.mark.parametrize(
    "typed", ["", "  ", '"', "NEAR(", "a OR", "* *", "words:quay", "-quay", "\x00", "{words}:", "🐟", "’"]
)
async def test_no_odd_text_breaks_the_shelf(filled: Store, typed: str) -> None:
    page = await filled.of(SERVER).search.hits(typed)
    assert page.pages >= 1
    assert (await filled.of(SERVER).quotes.find(text=typed)).pages >= 1


def test_at_most_twelve_different_words_are_asked_for() -> None:
    assert words_of("a b a c") == ('"a"', '"b"', '"c"')
    assert len(words_of(" ".join(f"w{number}" for number in range(30)))) == 12


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    common = dict.fromkeys(range(1, 90), 100)
    assert in_order(weigh([common, {7: 100}], 100, 2_000))[0] == 7


def test_of_equal_texts_the_newest_comes_first_and_the_shorter_before_the_longer() -> None:
    assert in_order(weigh([{1: 400, 2: 100, 3: 100}], 10, 2_000)) == [2, 3, 1]


def test_how_common_a_word_is_is_estimated_when_not_all_texts_were_read() -> None:
    everywhere = dict.fromkeys(range(1, 101), 100)
    assert in_order(weigh([everywhere, {700: 100}], 1_000, 100))[0] == 700
    assert in_order(weigh([], 10, 100)) == []


@given(
    parts=st.lists(
        st.tuples(st.text(alphabet="abc \n", max_size=90), st.text(alphabet="xyz", min_size=1, max_size=9)), max_size=12
    )
)
def test_an_excerpt_shows_the_first_match_and_marks_only_matches(parts: list[tuple[str, str]]) -> None:
    excerpt, marks = excerpt_of("".join(f"{plain}{OPEN}{match}{CLOSE}" for plain, match in parts))
    assert OPEN not in excerpt
    assert CLOSE not in excerpt
    assert "\n" not in excerpt
    assert len(excerpt) <= 248
    assert [mark.of(excerpt) for mark in marks] == [match for _, match in parts][: len(marks)] or len(marks) == 0
    assert bool(marks) == bool(parts)


async def test_searches_at_once_do_not_disturb_each_other(filled: Store, path: Path) -> None:
    pages = await asyncio.gather(*(filled.of(SERVER).search.hits("quay") for _ in range(30)))
    assert {page.total for page in pages} == {3}
