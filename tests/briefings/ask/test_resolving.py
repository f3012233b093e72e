"""Whom somebody means: numbers, names, parts of names, typos."""

import pytest

from briefings.ask.answers import NoMatch, WhichOne, WhoAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import Quotes, Stances, Who
from briefings.store import Record, Store
from tests.briefings.ask.records import ELSEWHERE, HERE, ask_for


@pytest.mark.parametrize(
    "typed", ["P-1", "p1", "1", "Mara Ellison", "mara ellison", "MARA", "Márá Ellison", "Mara Elison"]
)
async def test_a_person_is_found(record: Record, typed: str) -> None:
    answer = await ask_for(WhoAnswer, record, Who(typed))
    assert answer.person.name == "Mara Ellison"


async def test_a_surname_of_two_people_asks_which_one(record: Record) -> None:
    answer = await ask_for(WhichOne, record, Quotes(person="ellison", topic="Night transport"))
    assert [(offer.label, offer.query, offer.note) for offer in answer.offers] == [
        ("Joan Ellison", Quotes(person="P-4", topic="Night transport"), "Untitled article (B-2)"),
        ("Mara Ellison", Quotes(person="P-1", topic="Night transport"), "Transit commissioner"),
    ]


async def test_a_name_that_nobody_has_is_answered_with_the_nearest(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Who("Elsson"))
    assert answer.say == "Nobody on record here is called “Elsson”."
    assert {offer.label for offer in answer.offers} == {"Mara Ellison", "Joan Ellison"}


@pytest.mark.parametrize("typed", ["Zadie Quill", "Mara Ellison", "P-2"])
async def test_people_of_a_draft_and_of_another_server_are_nobody(store: Store, typed: str) -> None:
    answer = await ask_for(NoMatch, store.of(ELSEWHERE), Who(typed))
    assert [offer.label for offer in answer.offers if "Mara" in offer.label or "Quill" in offer.label] == []


async def test_an_unknown_number_is_answered_with_what_there_is(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Who("P-99"))
    assert answer.say == "There is no P-99 on record here."
    assert answer.offers[-1].label == "B-1 Harwick splits over night buses"


@pytest.mark.parametrize("query", [Who("ellison"), Quotes(person="ellison"), Stances(person="ellison"), Quotes()])
async def test_an_empty_record_says_that_nothing_is_published(empty: Store, query: Who | Quotes | Stances) -> None:
    answer = await ask(empty.of(HERE), query)
    assert answer == NoMatch("Nothing is published here yet.")


async def test_a_topic_is_found_by_its_beginning(record: Record) -> None:
    whole = await ask(record, Quotes(topic="Night transport"))
    assert await ask(record, Quotes(topic="night tr")) == whole


async def test_an_unknown_topic_is_answered_with_the_topics_there_are(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Quotes(topic="schools"))
    assert answer.say == "There is no topic “schools” on record here."
    assert [offer.query for offer in answer.offers] == [Quotes(topic="Night transport")]


async def test_an_unknown_issue_is_answered_with_the_issues_there_are(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Stances(issue="library hours"))
    assert [offer.query for offer in answer.offers] == [Stances(issue="I-1")]


@pytest.mark.parametrize("typed", ["I-1", "i 1", "Harwick should keep its night buses.", "keep night"])
async def test_an_issue_is_found(record: Record, typed: str) -> None:
    answer = await ask(record, Stances(issue=typed))
    assert answer == await ask(record, Stances(issue="I-1"))
