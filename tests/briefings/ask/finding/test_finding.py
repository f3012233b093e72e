"""How many of forty questions, as members type them, have the wanted results first."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefings.ask.answers import SearchAnswer
from briefings.ask.queries import Search
from briefings.store import Record
from tests.briefings.ask.finding.town import fill_town, labels_for, questions
from tests.briefings.ask.records import HERE, ask_for
from tests.records import opened_record

FLOOR, FLOOR_OF_FIRST = 36, 36  # of 40; they only rise


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Record]:
    async with opened_record(tmp_path / "town.db", lambda: datetime(2026, 3, 10, 12, tzinfo=UTC), fill_town) as store:
        yield store.of(HERE)


async def test_the_questions_of_members_have_the_wanted_results_first(town: Record) -> None:
    asked = questions()
    answered = {question.typed: await labels_for(town, question.typed) for question in asked}
    missed = [
        f"{question.typed}: {[label[:60] for label in answered[question.typed][:4]]}, not {question.wanted}"
        for question in asked
        if not question.is_answered_by(answered[question.typed])
    ]
    led = sum(question.is_led_by(answered[question.typed]) for question in asked)
    assert len(asked) == 40
    assert led >= FLOOR_OF_FIRST
    assert len(asked) - len(missed) >= FLOOR, "\n".join(missed)


async def test_a_misspelt_name_offers_who_is_called_almost_so(town: Record) -> None:
    answer = await ask_for(SearchAnswer, town, Search("kransner"))
    assert (answer.hits.items, answer.people) == ((), ())
    assert [(offer.label, offer.note) for offer in answer.nearest] == [("Ilse Krasner", "District attorney")]


async def test_a_misspelt_word_beside_others_is_offered_in_its_spelling(town: Record) -> None:
    answer = await ask_for(SearchAnswer, town, Search("Who opposes the Congetsion charge?"))
    assert answer.hits.items
    assert [offer.query for offer in answer.nearest] == [Search("Who opposes the congestion charge?")]


async def test_a_word_of_a_name_or_a_role_is_not_taken_for_a_misspelling(town: Record) -> None:
    answer = await ask_for(SearchAnswer, town, Search("transit commissioner"))
    assert [offer.label for offer in answer.people] == ["Mara Okafor"]
    assert answer.nearest == ()


async def test_what_is_like_nothing_on_record_offers_nothing(town: Record) -> None:
    assert await labels_for(town, "zzyzx quagga") == ()


async def test_people_lead_only_where_nobody_was_named_apart_and_only_the_first_page(town: Record) -> None:
    apart = await ask_for(SearchAnswer, town, Search("haddad flights", person="haddad"))
    later = await ask_for(SearchAnswer, town, Search("what did haddad say about her clients", page=2))
    assert (apart.people, later.people, later.nearest) == ((), (), ())


async def test_pages_of_one_question_hold_each_hit_once(town: Record) -> None:
    typed = "what does councillor lyons say about the charge and the rent"
    first = await ask_for(SearchAnswer, town, Search(typed))
    pages = [await ask_for(SearchAnswer, town, Search(typed, page=page)) for page in range(1, first.hits.pages + 1)]
    hits = [(hit.kind, hit.number) for page in pages for hit in page.hits.items]
    assert len(hits) == len(set(hits)) == first.hits.total


async def test_words_of_grammar_alone_do_not_make_hits(town: Record) -> None:
    answer = await ask_for(SearchAnswer, town, Search("what did the letter say"))
    assert answer.hits.total == 4  # those with "letter" or "letters"; "the" is in nearly all
