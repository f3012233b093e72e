"""What members read of the record, and that drafts and other servers stay out of it."""

import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest

from briefings.draft.model import Draft
from briefings.model.record import BriefingRef, Origin, Page, PersonRef, Sentence, SpeakerState, State, Voice, When
from briefings.model.spans import Span
from briefings.store import Store
from briefings.store.engine.tenants import NOBODY, id_of, ids_of, number_of
from briefings.store.rows.quotes import WHOLE
from briefings.store.shelf.people import NAMED
from tests.briefings.store.articles import QUAY, at, doubted, everything, library, many_quotes, quay
from tests.briefings.store.conftest import Clock
from tests.records import Fill

SERVER, OTHER, STRANGER, EDITOR = 812345678901234567, 912345678901234567, 5, 42


async def many_things(store: Store) -> None:
    """B-1 the quay, B-2 the library (where Ada Lind is the same person), B-3 a draft; in another server B-1 a long one."""
    await publish(store, quay())
    draft = library()
    await publish(store, replace(draft, people=(replace(draft.people[0], same_as=1), draft.people[1])))
    await store.ledger.take_in(SERVER, EDITOR, doubted(many_quotes(3, "Draft Person")))
    await publish(store, many_quotes(7, "Other Person"), OTHER)


@pytest.fixture
def fill() -> Fill:
    return many_things


async def publish(store: Store, draft: Draft, server: int = SERVER) -> Draft:
    taken = await store.ledger.take_in(server, EDITOR, draft)
    return await store.ledger.publish(server, EDITOR, taken, everything(taken))


QUAY_REF = BriefingRef(1, "The quay at Norvik", "Norvik Post", "2025-06-14")
LIBRARY_REF = BriefingRef(2, "Norvik library may close", None, "2025-03-04")


async def test_a_briefing_shows_what_was_published(store: Store) -> None:
    briefing = await store.shelf.briefing(SERVER, 1)
    assert briefing is not None
    assert (briefing.number, briefing.rev, briefing.state) == (1, 2, State.PUBLISHED)
    assert briefing.ref == QUAY_REF
    assert briefing.source == quay().source
    assert briefing.summary == quay().summary.sentences
    assert briefing.topics == ("Harbour", "Norvik")
    assert briefing.published_at is not None
    assert briefing.reason is None


async def test_a_file_name_is_no_title_for_members(store: Store) -> None:
    draft = many_quotes(1, "Ann Ek")
    facts = replace(draft.source, title=None, file_name="export (2) final.docx")
    await publish(store, replace(draft, source=facts))
    titles = [ref.title for ref in await store.shelf.briefing_refs(SERVER)]
    assert titles[0] == "Untitled article (B-4)"
    assert (await store.shelf.search(SERVER, "final docx")).total == 0


async def test_the_newest_briefing_is_the_one_published_last_whatever_the_clock_says(
    store: Store, clock: Clock
) -> None:
    clock.time -= timedelta(days=2)
    last = await publish(store, many_quotes(1, "Ann Ek"))
    assert await store.shelf.newest(SERVER) == last.number
    assert [ref.number for ref in await store.shelf.briefing_refs(SERVER)] == [4, 2, 1]
    first = await store.shelf.draft(SERVER, 1)
    assert first is not None
    await store.ledger.publish(SERVER, EDITOR, first, everything(first))
    assert await store.shelf.newest(SERVER) == 1


async def test_a_published_briefing_does_not_follow_its_draft_before_it_is_published_again(store: Store) -> None:
    draft = await store.shelf.draft(SERVER, 1)
    assert draft is not None
    before = await store.shelf.briefing(SERVER, 1)
    saved = await store.ledger.save(
        SERVER, EDITOR, replace(draft, source=replace(draft.source, title=None), topics=()), "edit_facts"
    )
    assert await store.shelf.briefing(SERVER, 1) == before
    await store.ledger.publish(SERVER, EDITOR, saved, everything(saved))
    after = await store.shelf.briefing(SERVER, 1)
    assert after is not None
    assert (after.title, after.topics) == ("Untitled article (B-1)", ())


async def test_the_newest_briefing_is_the_one_published_last(store: Store) -> None:
    assert await store.shelf.newest(SERVER) == 2
    assert await store.shelf.briefing_refs(SERVER) == (LIBRARY_REF, QUAY_REF)
    assert await store.shelf.briefing_refs(SERVER, "HARBOUR") == (QUAY_REF,)
    assert await store.shelf.briefing_refs(SERVER, "Fishing") == ()
    assert await store.shelf.topics(SERVER) == ("Harbour", "Library", "Norvik")


async def test_a_quote_has_its_very_words_where_they_stand(store: Store) -> None:
    quote = await store.shelf.quote(SERVER, 1)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["We will build the quay.", "It is time,"]
    assert [piece.span.of(QUAY) for piece in quote.pieces] == ["We will build the quay.", "It is time,"]
    assert quote.gaps == ("\n",)
    assert (quote.speaker, quote.speaker_state) == (PersonRef(1, "Ada Lind"), SpeakerState.INFERRED)
    assert (quote.role, quote.cue, quote.checked_by_editor, quote.briefing) == ("Mayor", None, True, QUAY_REF)


async def test_words_left_out_between_pieces_are_a_gap_without_text(store: Store) -> None:
    quote = await store.shelf.quote(SERVER, 2)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Nobody loses a house,", "and nobody pays twice."]
    assert (quote.gaps, quote.cue, quote.checked_by_editor) == ((None,), "added", False)


async def test_a_quote_of_nobody_named_has_no_speaker_and_no_role(store: Store) -> None:
    quote = await store.shelf.quote(SERVER, 4)
    assert quote is not None
    assert (quote.speaker, quote.speaker_state, quote.role, quote.gaps) == (None, SpeakerState.UNKNOWN, None, ())


async def test_quotes_come_newest_article_first_then_as_they_stand(store: Store) -> None:
    page = await store.shelf.quotes(SERVER, per_page=10)
    assert [quote.number for quote in page.items] == [1, 2, 3, 4, 5, 6]
    await publish(store, many_quotes(1, "Undated Person"))
    page = await store.shelf.quotes(SERVER, per_page=10)
    assert [quote.number for quote in page.items] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("page", "number", "items"), [(1, 1, [1, 2, 3, 4]), (2, 2, [5, 6]), (9, 2, [5, 6]), (0, 1, [1, 2, 3, 4])]
)
async def test_a_page_out_of_range_is_brought_into_it(store: Store, page: int, number: int, items: list[int]) -> None:
    found = await store.shelf.quotes(SERVER, page=page, per_page=4)
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
async def test_quotes_fit_all_that_is_asked(store: Store, asked: dict[str, object], items: list[int]) -> None:
    page = await store.shelf.quotes(SERVER, per_page=10, **asked)  # type: ignore[arg-type]
    assert [quote.number for quote in page.items] == items
    assert page.total == len(items)


@pytest.mark.parametrize(("number", "beside"), [(1, (None, 2)), (3, (2, 4)), (4, (3, None))])
async def test_a_quote_has_its_neighbours_in_the_same_briefing(
    store: Store, number: int, beside: tuple[int | None, int | None]
) -> None:
    placed = await store.shelf.placed(SERVER, number)
    assert placed is not None
    assert (placed.previous, placed.next, placed.corrected) == (*beside, False)
    assert placed.quote == await store.shelf.quote(SERVER, number)


async def test_a_quote_that_is_not_there_has_no_place(store: Store) -> None:
    assert await store.shelf.placed(SERVER, 99) is None


async def test_a_person_has_every_name_and_role_on_record(store: Store) -> None:
    person = await store.shelf.person(SERVER, 1)
    assert person is not None
    assert (person.name, person.aliases) == ("Ada Lind", ("Lind",))
    assert [(role.title, role.span, role.briefing) for role in person.roles] == [("Mayor", at(QUAY, "Mayor"), QUAY_REF)]
    assert await store.shelf.times_quoted(SERVER, 1) == (3, (LIBRARY_REF, QUAY_REF))


async def test_a_person_who_is_only_talked_about_is_quoted_no_time(store: Store) -> None:
    assert await store.shelf.times_quoted(SERVER, 3) == (0, (QUAY_REF,))


async def test_people_come_as_the_article_names_them(store: Store) -> None:
    assert [person.name for person in await store.shelf.people(SERVER, 1)] == ["Ada Lind", "Bo Åsen", "Carla Moe"]
    assert await store.shelf.people(SERVER, 3) == ()


async def test_an_event_keeps_its_sentence_its_date_and_its_people(store: Store) -> None:
    event = await store.shelf.event(SERVER, 1)
    assert event is not None
    assert event.sentence.text == "In 2024 the council voted on the plan."
    assert event.sentence.spans == (at(QUAY, event.sentence.text),)
    assert (event.when, event.people) == (When("2024", "2024"), (PersonRef(2, "Bo Åsen"),))


async def test_events_come_oldest_first_and_undated_ones_apart(store: Store) -> None:
    assert [event.number for event in (await store.shelf.events(SERVER)).items] == [1, 3]
    assert [event.number for event in await store.shelf.undated(SERVER)] == [2]
    assert await store.shelf.undated(SERVER, person=1) == ()
    assert [event.number for event in await store.shelf.undated(SERVER, topic="harbour", briefing=1)] == [2]


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
async def test_events_fit_all_that_is_asked(store: Store, asked: dict[str, object], items: list[int]) -> None:
    page = await store.shelf.events(SERVER, **asked)  # type: ignore[arg-type]
    assert [event.number for event in page.items] == items
    assert page.total == len(items)


async def test_a_sentence_in_the_editor_s_words_says_so(store: Store) -> None:
    briefing = await store.shelf.briefing(SERVER, 1)
    assert briefing is not None
    spans = (at(QUAY, "Ada Lind"), at(QUAY, "Bo Åsen"))
    assert briefing.summary[1] == Sentence("The mayor and a councillor disagree on it.", spans, Origin.EDITOR)


async def test_stances_come_with_evidence_by_position_then_name(store: Store) -> None:
    page = await store.shelf.stances(SERVER)
    assert [(stance.position.value, stance.holder.name) for stance in page.items] == [
        ("supports", "Dag Solli"),
        ("opposes", "Bo Åsen"),
    ]
    assert [(piece.text, piece.voice) for piece in page.items[1].evidence] == [("opposes the quay", Voice.ARTICLE)]
    assert [stance.number for stance in (await store.shelf.stances(SERVER, issue=1)).items] == [1]
    assert [stance.number for stance in (await store.shelf.stances(SERVER, person=4)).items] == [2]
    assert (await store.shelf.stances(SERVER, briefing=1, person=4)).items == ()


async def test_issues_are_those_of_stances_on_record(store: Store) -> None:
    assert [issue.sentence for issue in await store.shelf.issues(SERVER)] == [
        "Norvik should build the quay.",
        "The library should stay open.",
    ]
    assert [issue.number for issue in await store.shelf.issues(SERVER, 2)] == [2]
    issue = await store.shelf.issue(SERVER, 2)
    assert issue is not None
    assert issue.sentence == "The library should stay open."


async def test_editors_see_a_list_of_all_briefings(store: Store) -> None:
    page = await store.shelf.draft_lines(SERVER)
    assert [(line.number, line.state, line.title, line.open_doubts) for line in page.items] == [
        (3, State.DRAFT, "What Draft Person said", 1),
        (2, State.PUBLISHED, "Norvik library may close", 0),
        (1, State.PUBLISHED, "The quay at Norvik", 0),
    ]
    assert {line.actor_id for line in page.items} == {EDITOR}


async def test_nothing_of_a_draft_is_ever_seen(store: Store) -> None:
    assert await store.shelf.briefing(SERVER, 3) is None
    assert await store.shelf.revisions(SERVER, 3) == ()
    assert await store.shelf.counts(SERVER) == (2, 6, 4)
    assert (await store.shelf.search(SERVER, "Draft Person point stands")).total == 0
    names = await store.names.of(SERVER)
    assert names.people("Draft Person") == ()
    assert "Draft Person" not in {person.name for person in names.suggest_people("")}
    assert [ref.number for ref in names.suggest_briefings("")] == [2, 1]
    assert names.suggest_briefings("B-3") == ()
    assert names.suggest_quotes("point") == ()


async def test_nothing_of_another_server_is_ever_seen(store: Store) -> None:
    assert await store.shelf.counts(OTHER) == (1, 7, 1)
    assert await store.shelf.quote(SERVER, 7) is None
    assert await store.shelf.by_hash(SERVER, many_quotes(7, "Other Person").source.sha256) is None
    assert (await store.shelf.search(SERVER, "Other Person point stands")).total == 0
    assert (await store.shelf.search(OTHER, "quay library Lind")).total == 0
    assert (await store.shelf.search(OTHER, "point 3")).items[0].number == 3
    own, other = await store.names.of(SERVER), await store.names.of(OTHER)
    assert own.people("Other Person") == ()
    assert own.nearest("Other Persn") == ()
    assert [person.name for person in other.suggest_people("")] == ["Other Person"]
    assert other.suggest_topics("") == ()


@pytest.mark.parametrize("number", [(1 << 24) | 1, (2 << 24) | 1, 1 << 24, -1, 0, 1 << 70, -(1 << 24) + 1])
async def test_no_number_reaches_into_another_server(store: Store, number: int) -> None:
    assert await store.shelf.quote(SERVER, number) is None
    assert await store.shelf.briefing(SERVER, number) is None
    assert await store.shelf.draft(SERVER, number) is None
    assert (await store.shelf.quotes(SERVER, person=number)).total == 0
    assert (await store.shelf.quotes(SERVER, briefing=number)).total == 0
    assert (await store.shelf.search(SERVER, "point", person=number)).total == 0


async def test_a_server_that_nobody_wrote_to_is_empty(store: Store) -> None:
    assert await store.shelf.newest(STRANGER) is None
    assert await store.shelf.briefing(STRANGER, 1) is None
    assert await store.shelf.counts(STRANGER) == (0, 0, 0)
    assert await store.shelf.quotes(STRANGER) == Page((), 1, 1, 0)
    assert await store.shelf.draft_lines(STRANGER) == Page((), 1, 1, 0)
    assert not await store.shelf.has_anything(STRANGER)
    assert await store.shelf.has_anything(SERVER)
    assert (await store.names.of(STRANGER)).suggest_people("") == ()


def test_ids_hold_the_server_and_the_number() -> None:
    assert id_of(3, 17) == 3 << 24 | 17
    assert number_of(id_of(3, 17)) == 17
    assert ids_of(3) == (3 << 24, (4 << 24) - 1)
    assert id_of(0, 17) == id_of(3, 1 << 24) == NOBODY


async def test_a_text_beyond_the_basic_plane_keeps_its_offsets(store: Store) -> None:
    draft = many_quotes(2, "Zoë 🐟 Ås")
    taken = await publish(store, draft)
    quote = await store.shelf.quote(SERVER, taken.quotes[1].number or 0)
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
