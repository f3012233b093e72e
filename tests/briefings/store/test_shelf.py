"""What members read of the record, and that drafts and other servers stay out of it."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefings.draft.model import Draft
from briefings.model.log import Op, Step
from briefings.model.record import (
    BriefingRef,
    Origin,
    Page,
    PersonRef,
    Sentence,
    SpeakerState,
    State,
    Voice,
    Vouch,
    When,
)
from briefings.model.spans import Span
from briefings.store import Record, Store
from briefings.store.engine.tenants import NOBODY, id_of, ids_of, number_of
from briefings.store.rows.quotes import WHOLE
from briefings.store.shelf.people import NAMED
from tests.briefings.store.articles import QUAY, at, doubted, everything, library, many_quotes, quay
from tests.briefings.store.conftest import Clock
from tests.records import Fill

SERVER, OTHER, STRANGER, EDITOR = 812345678901234567, 912345678901234567, 5, 42


async def many_things(store: Store) -> None:
    """B-1 the quay, B-2 the library (where Ada Lind is the same person), B-3 a draft; in another server B-1 a long one."""
    await publish(store.of(SERVER), quay())
    draft = library()
    await publish(store.of(SERVER), replace(draft, people=(replace(draft.people[0], same_as=1), draft.people[1])))
    await store.of(SERVER).ledger.drafts.take_in(EDITOR, doubted(many_quotes(3, "Draft Person")))
    await publish(store.of(OTHER), many_quotes(7, "Other Person"))


@pytest.fixture
def fill() -> Fill:
    return many_things


async def publish(record: Record, draft: Draft) -> Draft:
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    return await record.ledger.drafts.publish(EDITOR, taken, everything(taken))


QUAY_REF = BriefingRef(1, "The quay at Norvik", "Norvik Post", "2025-06-14")
LIBRARY_REF = BriefingRef(2, "Norvik library may close", None, "2025-03-04")


async def test_a_briefing_shows_what_was_published(record: Record) -> None:
    briefing = await record.briefings.get(1)
    assert briefing is not None
    assert (briefing.number, briefing.rev, briefing.state) == (1, 2, State.PUBLISHED)
    assert briefing.ref == QUAY_REF
    assert briefing.source == quay().source
    assert briefing.summary == quay().summary.sentences
    assert briefing.topics == ("Harbour", "Norvik")
    assert briefing.published_at is not None
    assert briefing.reason is None


async def test_a_file_name_is_no_title_for_members(record: Record) -> None:
    draft = many_quotes(1, "Ann Ek")
    facts = replace(draft.source, title=None, file_name="export (2) final.docx")
    await publish(record, replace(draft, source=facts))
    titles = [ref.title for ref in await record.briefings.refs()]
    assert titles[0] == "Untitled article (B-4)"
    assert (await record.search.hits("final docx")).total == 0


async def test_the_newest_briefing_is_the_one_published_last_whatever_the_clock_says(
    record: Record, clock: Clock
) -> None:
    clock.time -= timedelta(days=2)
    last = await publish(record, many_quotes(1, "Ann Ek"))
    assert await record.briefings.newest() == last.number
    assert [ref.number for ref in await record.briefings.refs()] == [4, 2, 1]
    first = await record.drafts.get(1)
    assert first is not None
    await record.ledger.drafts.publish(EDITOR, first, everything(first))
    assert await record.briefings.newest() == 1


async def test_a_published_briefing_does_not_follow_its_draft_before_it_is_published_again(record: Record) -> None:
    draft = await record.drafts.get(1)
    assert draft is not None
    before = await record.briefings.get(1)
    saved = await record.ledger.drafts.save(
        EDITOR, replace(draft, source=replace(draft.source, title=None), topics=()), Step(Op.EDIT_FACTS)
    )
    assert await record.briefings.get(1) == before
    await record.ledger.drafts.publish(EDITOR, saved, everything(saved))
    after = await record.briefings.get(1)
    assert after is not None
    assert (after.title, after.topics) == ("Untitled article (B-1)", ())


async def test_the_newest_briefing_is_the_one_published_last(record: Record) -> None:
    assert await record.briefings.newest() == 2
    assert await record.briefings.refs() == (LIBRARY_REF, QUAY_REF)
    assert await record.briefings.refs("HARBOUR") == (QUAY_REF,)
    assert await record.briefings.refs("Fishing") == ()
    assert await record.briefings.topics() == ("Harbour", "Library", "Norvik")


async def test_a_quote_has_its_very_words_where_they_stand(record: Record) -> None:
    quote = await record.quotes.get(1)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["We will build the quay.", "It is time,"]
    assert [piece.span.of(QUAY) for piece in quote.pieces] == ["We will build the quay.", "It is time,"]
    assert quote.gaps == ("\n",)
    assert (quote.speaker, quote.speaker_state) == (PersonRef(1, "Ada Lind"), SpeakerState.INFERRED)
    assert (quote.role, quote.cue, quote.vouch, quote.briefing) == ("Mayor", None, Vouch.ITEM, QUAY_REF)


async def test_words_left_out_between_pieces_are_a_gap_without_text(record: Record) -> None:
    quote = await record.quotes.get(2)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Nobody loses a house,", "and nobody pays twice."]
    assert (quote.gaps, quote.cue, quote.vouch) == ((None,), "added", None)


async def test_a_quote_of_nobody_named_has_no_speaker_and_no_role(record: Record) -> None:
    quote = await record.quotes.get(4)
    assert quote is not None
    assert (quote.speaker, quote.speaker_state, quote.role, quote.gaps) == (None, SpeakerState.UNKNOWN, None, ())


async def test_quotes_come_newest_article_first_then_as_they_stand(record: Record) -> None:
    page = await record.quotes.find(per_page=10)
    assert [quote.number for quote in page.items] == [1, 2, 3, 4, 5, 6]
    await publish(record, many_quotes(1, "Undated Person"))
    page = await record.quotes.find(per_page=10)
    assert [quote.number for quote in page.items] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("page", "number", "items"), [(1, 1, [1, 2, 3, 4]), (2, 2, [5, 6]), (9, 2, [5, 6]), (0, 1, [1, 2, 3, 4])]
)
async def test_a_page_out_of_range_is_brought_into_it(record: Record, page: int, number: int, items: list[int]) -> None:
    found = await record.quotes.find(page=page, per_page=4)
    assert ([quote.number for quote in found.items], found.number, found.pages, found.total) == (items, number, 2, 6)


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        ({"person": 1}, [1, 2, 5]),
        ({"person": 3}, []),
        ({"person": 99}, []),
        ({"topic": "norvik"}, [1, 2, 3, 4, 5, 6]),
        ({"topic": "Harbour"}, [1, 2, 3, 4]),
        ({"topic": "library", "person": 1}, [5]),
        ({"briefing": 2}, [5, 6]),
        ({"briefing": 3}, []),
        ({"text": "building quays"}, [1]),
        ({"text": "nobody hous"}, [2]),
        ({"text": "bridges fish"}, []),
        ({"text": "Lind"}, []),
        ({"text": "fish", "person": 1}, []),
        ({"text": "Point stands"}, []),
        ({"text": "?!"}, []),
    ],
)
async def test_quotes_fit_all_that_is_asked(record: Record, asked: dict[str, object], items: list[int]) -> None:
    page = await record.quotes.find(per_page=10, **asked)  # type: ignore[arg-type]
    assert [quote.number for quote in page.items] == items
    assert page.total == len(items)


@pytest.mark.parametrize(("number", "beside"), [(1, (None, 2)), (3, (2, 4)), (4, (3, None))])
async def test_a_quote_has_its_neighbours_in_the_same_briefing(
    record: Record, number: int, beside: tuple[int | None, int | None]
) -> None:
    placed = await record.quotes.in_place(number)
    assert placed is not None
    assert (placed.previous, placed.next, placed.corrected) == (*beside, False)
    assert placed.quote == await record.quotes.get(number)


async def test_a_quote_that_is_not_there_has_no_place(record: Record) -> None:
    assert await record.quotes.in_place(99) is None


async def test_a_person_has_every_name_and_role_on_record(record: Record) -> None:
    person = await record.people.get(1)
    assert person is not None
    assert (person.name, person.aliases) == ("Ada Lind", ("Lind",))
    assert [(role.title, role.span, role.briefing) for role in person.roles] == [("Mayor", at(QUAY, "Mayor"), QUAY_REF)]
    assert await record.people.times_quoted(1) == (3, (LIBRARY_REF, QUAY_REF))


async def test_a_person_who_is_only_talked_about_is_quoted_no_time(record: Record) -> None:
    assert await record.people.times_quoted(3) == (0, (QUAY_REF,))


async def test_people_come_as_the_article_names_them(record: Record) -> None:
    assert [person.name for person in await record.people.of(1)] == ["Ada Lind", "Bo Åsen", "Carla Moe"]
    assert await record.people.of(3) == ()


async def test_an_event_keeps_its_sentence_its_date_and_its_people(record: Record) -> None:
    event = await record.events.get(1)
    assert event is not None
    assert event.sentence.text == "In 2024 the council voted on the plan."
    assert event.sentence.spans == (at(QUAY, event.sentence.text),)
    assert (event.when, event.people) == (When("2024", "2024"), (PersonRef(2, "Bo Åsen"),))


async def test_events_come_oldest_first_and_undated_ones_apart(record: Record) -> None:
    assert [event.number for event in (await record.events.find()).items] == [1, 3]
    assert [event.number for event in await record.events.without_date()] == [2]
    assert await record.events.without_date(person=1) == ()
    assert [event.number for event in await record.events.without_date(topic="harbour", briefing=1)] == [2]


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        ({"since": date(2024, 12, 31)}, [1, 3]),
        ({"since": date(2025, 1, 1)}, [3]),
        ({"until": date(2024, 1, 1)}, [1]),
        ({"until": date(2023, 12, 31)}, []),
        ({"since": date(2025, 3, 3), "until": date(2025, 3, 3)}, [3]),
        ({"person": 1}, [3]),
        ({"person": 2}, [1]),
        ({"topic": "Library"}, [3]),
        ({"briefing": 1}, [1]),
    ],
)
async def test_events_fit_all_that_is_asked(record: Record, asked: dict[str, object], items: list[int]) -> None:
    page = await record.events.find(**asked)  # type: ignore[arg-type]
    assert [event.number for event in page.items] == items
    assert page.total == len(items)


async def test_a_sentence_in_the_editor_s_words_says_so(record: Record) -> None:
    briefing = await record.briefings.get(1)
    assert briefing is not None
    spans = (at(QUAY, "Ada Lind"), at(QUAY, "Bo Åsen"))
    assert briefing.summary[1] == Sentence("The mayor and a councillor disagree on it.", spans, Origin.EDITOR)


async def test_stances_come_with_evidence_by_position_then_name(record: Record) -> None:
    page = await record.stances.find()
    assert [(stance.position.value, stance.holder.name) for stance in page.items] == [
        ("supports", "Dag Solli"),
        ("opposes", "Bo Åsen"),
    ]
    assert [(piece.text, piece.voice) for piece in page.items[1].evidence] == [("opposes the quay", Voice.ARTICLE)]
    assert [stance.number for stance in (await record.stances.find(issue=1)).items] == [1]
    assert [stance.number for stance in (await record.stances.find(person=4)).items] == [2]
    assert (await record.stances.find(briefing=1, person=4)).items == ()


async def test_issues_are_those_of_stances_on_record(record: Record) -> None:
    assert [issue.sentence for issue in await record.issues.on_record()] == [
        "Norvik should build the quay.",
        "The library should stay open.",
    ]
    assert [issue.number for issue in await record.issues.on_record(2)] == [2]
    issue = await record.issues.get(2)
    assert issue is not None
    assert issue.sentence == "The library should stay open."


async def test_editors_see_a_list_of_all_briefings(record: Record) -> None:
    page = await record.drafts.lines()
    assert [(line.number, line.state, line.title, line.open_doubts) for line in page.items] == [
        (3, State.DRAFT, "What Draft Person said", 1),
        (2, State.PUBLISHED, "Norvik library may close", 0),
        (1, State.PUBLISHED, "The quay at Norvik", 0),
    ]
    assert {line.actor_id for line in page.items} == {EDITOR}


async def test_nothing_of_a_draft_is_ever_seen(record: Record) -> None:
    assert await record.briefings.get(3) is None
    assert await record.log.steps(3, [Op.PUBLISH]) == ()
    assert await record.briefings.counts() == (2, 6, 4)
    assert (await record.search.hits("Draft Person point stands")).total == 0
    names = await record.names()
    assert names.people("Draft Person") == ()
    assert "Draft Person" not in {person.name for person in names.suggest_people("")}
    assert [ref.number for ref in names.suggest_briefings("")] == [2, 1]
    assert names.suggest_briefings("B-3") == ()
    assert names.suggest_quotes("point") == ()


async def test_nothing_of_another_server_is_ever_seen(store: Store, record: Record) -> None:
    assert await store.of(OTHER).briefings.counts() == (1, 7, 1)
    assert await record.quotes.get(7) is None
    assert await record.drafts.by_hash(many_quotes(7, "Other Person").source.sha256) is None
    assert (await record.search.hits("Other Person point stands")).total == 0
    assert (await store.of(OTHER).search.hits("quay library Lind")).total == 0
    assert (await store.of(OTHER).search.hits("point 3")).items[0].number == 3
    own, other = await record.names(), await store.of(OTHER).names()
    assert own.people("Other Person") == ()
    assert own.nearest("Other Persn") == ()
    assert [person.name for person in other.suggest_people("")] == ["Other Person"]
    assert other.suggest_topics("") == ()


@pytest.mark.parametrize("number", [(1 << 24) | 1, (2 << 24) | 1, 1 << 24, -1, 0, 1 << 70, -(1 << 24) + 1])
async def test_no_number_reaches_into_another_server(record: Record, number: int) -> None:
    assert await record.quotes.get(number) is None
    assert await record.briefings.get(number) is None
    assert await record.drafts.get(number) is None
    assert (await record.quotes.find(person=number)).total == 0
    assert (await record.quotes.find(briefing=number)).total == 0
    assert (await record.search.hits("point", person=number)).total == 0


async def test_a_server_that_nobody_wrote_to_is_empty(store: Store, record: Record) -> None:
    assert await store.of(STRANGER).briefings.newest() is None
    assert await store.of(STRANGER).briefings.get(1) is None
    assert await store.of(STRANGER).briefings.counts() == (0, 0, 0)
    assert await store.of(STRANGER).quotes.find() == Page((), 1, 1, 0)
    assert await store.of(STRANGER).drafts.lines() == Page((), 1, 1, 0)
    assert not await store.of(STRANGER).drafts.has_anything()
    assert await record.drafts.has_anything()
    assert (await store.of(STRANGER).names()).suggest_people("") == ()


def test_ids_hold_the_server_and_the_number() -> None:
    assert id_of(3, 17) == 3 << 24 | 17
    assert number_of(id_of(3, 17)) == 17
    assert ids_of(3) == (3 << 24, (4 << 24) - 1)
    assert id_of(0, 17) == id_of(3, 1 << 24) == NOBODY


async def test_a_text_beyond_the_basic_plane_keeps_its_offsets(record: Record) -> None:
    draft = many_quotes(2, "Zoë 🐟 Ås")
    taken = await publish(record, draft)
    quote = await record.quotes.get(taken.quotes[1].number or 0)
    assert quote is not None
    assert quote.pieces[0].text == "Point 2 of Zoë 🐟 Ås stands."
    assert quote.pieces[0].span == taken.quotes[1].pieces[0]
    assert isinstance(quote.pieces[0].span, Span)


@pytest.mark.parametrize("asked", [WHOLE, NAMED])
def test_whether_an_editor_chose_a_name_is_looked_up_of_the_people_shown_alone(
    raw: sqlite3.Connection, asked: str
) -> None:
    steps = [row[3] for row in raw.execute(f"explain query plan {asked}", {"ids": "[]", "alone": 0})]
    assert not [step for step in steps if step.startswith("SCAN") and "json_each" not in step]
