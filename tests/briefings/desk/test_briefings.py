import asyncio
from dataclasses import replace

import pytest

from briefings.desk import briefings
from briefings.draft.changes import EditFacts, EditPerson, EditSpeaker, EditStance, EditWords, SetSame, SetVerdict
from briefings.draft.model import DoubtKind, Draft, Verdict
from briefings.errors import AlreadyHere, BadValue, Changed, Gone, IllegalMove, NotInSource
from briefings.model.record import Position, Source, State
from briefings.packs import sample
from briefings.reading import read_text
from briefings.store import Store
from tests.briefings.desk.bridge import DRAFT, TEXT

SERVER, OTHER, EDITOR = 7, 8, 42


async def stored(store: Store, server: int = SERVER) -> Draft:
    return await store.ledger.take_in(server, EDITOR, replace(DRAFT, number=0, rev=0))


def article(more: str) -> Source:
    return read_text(f"{TEXT}\n\n{more}")


# taking in


async def test_a_new_article_becomes_a_draft_with_a_number(store: Store) -> None:
    draft = await briefings.take_in(store, SERVER, EDITOR, read_text(TEXT))
    assert (draft.number, draft.rev, draft.state) == (1, 1, State.DRAFT)
    assert "Keep the bridge open" in {quote.pieces[0].of(TEXT).rstrip(",") for quote in draft.quotes}


async def test_an_identical_article_is_told_which_one_was_first(store: Store) -> None:
    await briefings.take_in(store, SERVER, EDITOR, read_text(TEXT))
    with pytest.raises(AlreadyHere) as refused:
        await briefings.take_in(store, SERVER, EDITOR, read_text(f"\n{TEXT}\n\n"))
    assert refused.value.number == 1
    assert (await briefings.take_in(store, OTHER, EDITOR, read_text(TEXT))).number == 1


async def test_somebody_with_the_same_full_name_as_one_on_record_is_that_person(store: Store) -> None:
    first = await store.ledger.take_in(SERVER, EDITOR, sample())
    await briefings.publish(store, SERVER, EDITOR, first.number, first.rev)
    source = read_text("“We will see,” said Todd Lyons. “Who knows,” said Larry Krásner, the district attorney.")
    draft = await briefings.take_in(store, SERVER, EDITOR, source)
    on_record = {person.name: person.number for person in (await store.shelf.people(SERVER, first.number))}
    same = {person.name: person.same_as for person in draft.people if person.same_as}
    assert same == {"Larry Krásner": on_record["Larry Krasner"], "Todd Lyons": on_record["Todd Lyons"]}
    unknown = await briefings.take_in(store, OTHER, EDITOR, source)
    assert [person.same_as for person in unknown.people if person.same_as] == []


async def test_a_full_name_that_two_people_on_record_have_is_asked_about(store: Store) -> None:
    first = await stored(store)
    await briefings.publish(store, SERVER, EDITOR, first.number, first.rev)
    twin = replace(DRAFT, number=0, rev=0, source=article("Another day."))
    second = await store.ledger.take_in(SERVER, EDITOR, twin)
    second = await briefings.revise(store, SERVER, EDITOR, second.number, second.rev, SetSame("p1"))
    await briefings.publish(store, SERVER, EDITOR, second.number, second.rev)
    third = await briefings.take_in(store, SERVER, EDITOR, article("A third day."))
    quill = next(person for person in third.people if person.name == "Ada Quill")
    assert quill.same_as is None
    assert [doubt.say for doubt in quill.doubts if doubt.kind is DoubtKind.SAME_PERSON] == [
        "2 people on record are called Ada Quill: P-1, P-3."
    ]


# long texts


async def test_a_long_article_is_drafted_as_a_short_one_is_without_holding_up_the_loop(store: Store) -> None:
    source = article("The bridge is long.\n" * 1_500)
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    async with briefings.Drafter() as drafter:
        draft = await briefings.take_in(store, SERVER, EDITOR, source, drafter)
    ticking.cancel()
    assert ticks > 5
    assert "Keep the bridge open" in {quote.pieces[0].of(source.text).rstrip(",") for quote in draft.quotes}


# revising


async def test_a_change_is_stored_as_the_next_revision(store: Store) -> None:
    draft = await stored(store)
    revised = await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, EditSpeaker("q3", "p2"))
    assert revised.rev == 2
    assert await store.shelf.draft(SERVER, draft.number) == revised


async def test_every_change_is_named_in_the_log(store: Store) -> None:
    draft = await stored(store)
    draft = await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, EditSpeaker("q3", "p2"))
    draft = await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, SetVerdict("e1", Verdict.REJECTED))
    await briefings.publish(store, SERVER, EDITOR, draft.number, draft.rev)
    log = await store.shelf.revisions(SERVER, draft.number)
    assert sorted(revision.op for revision in log) == ["edit speaker q3", "publish", "reject e1", "take_in"]


async def test_a_change_that_changes_nothing_leaves_no_revision(store: Store) -> None:
    draft = await stored(store)
    assert (
        await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, SetVerdict("q1", Verdict.OPEN)) == draft
    )


async def test_the_second_of_two_editors_is_told_and_nothing_is_lost(store: Store) -> None:
    draft = await stored(store)
    first = await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, SetVerdict("q3", Verdict.ACCEPTED))
    with pytest.raises(Changed):
        await briefings.revise(store, SERVER, 43, draft.number, draft.rev, SetVerdict("q3", Verdict.REJECTED))
    assert await store.shelf.draft(SERVER, draft.number) == first


async def test_a_refused_change_stores_nothing(store: Store) -> None:
    draft = await stored(store)
    with pytest.raises(NotInSource):
        await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, EditWords("q1", "Close the bridge"))
    assert await store.shelf.draft(SERVER, draft.number) == draft


async def test_a_briefing_that_is_not_there_is_told_so(store: Store) -> None:
    draft = await stored(store)
    with pytest.raises(Gone, match="no briefing B-9"):
        await briefings.revise(store, SERVER, EDITOR, 9, 1, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Gone):
        await briefings.publish(store, OTHER, EDITOR, draft.number, None)


async def test_a_person_is_the_same_only_as_somebody_on_record(store: Store) -> None:
    draft = await stored(store)
    with pytest.raises(BadValue, match="no person P-5"):
        await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, EditPerson("p3", "Cora Vane", "", 5))


# publishing


async def test_publishing_takes_what_is_settled_and_the_rest_can_follow(store: Store) -> None:
    draft = await stored(store)
    published, chosen = await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    assert (published.state, [quote.number for quote in published.quotes]) == (State.PUBLISHED, [1, 2, None, 3])
    assert [left.key for left in chosen.left] == ["q3", "p3", "e1", "s1", "s2"]
    settled = await briefings.revise(store, SERVER, EDITOR, draft.number, published.rev, EditSpeaker("q3", "p2"))
    again, _ = await briefings.publish(store, SERVER, EDITOR, draft.number, settled.rev)
    assert [quote.number for quote in again.quotes] == [1, 2, 4, 3]


async def test_publishing_again_with_nothing_new_is_refused(store: Store) -> None:
    draft = await stored(store)
    await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    with pytest.raises(IllegalMove, match="Everything in B-1 that can be published is published"):
        await briefings.publish(store, SERVER, EDITOR, draft.number, None)


async def test_a_stale_publish_is_refused(store: Store) -> None:
    draft = await stored(store)
    await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, SetVerdict("q1", Verdict.REJECTED))
    with pytest.raises(Changed):
        await briefings.publish(store, SERVER, EDITOR, draft.number, draft.rev)


async def test_a_draft_of_which_nothing_would_go_out_is_not_published(store: Store) -> None:
    bare = replace(
        DRAFT,
        number=0,
        rev=0,
        people=DRAFT.people[2:],
        quotes=(),
        events=(),
        stances=(),
        summary=Draft(DRAFT.source).summary,
    )
    draft = await store.ledger.take_in(SERVER, EDITOR, bare)
    with pytest.raises(IllegalMove, match="Nothing would be published"):
        await briefings.publish(store, SERVER, EDITOR, draft.number, None)


async def test_what_is_published_is_withdrawn_then_changed_then_published_with_its_number(store: Store) -> None:
    draft = await stored(store)
    published, _ = await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    change = EditWords("q4", "Close it now")
    with pytest.raises(IllegalMove):
        await briefings.revise(store, SERVER, EDITOR, draft.number, published.rev, change)
    withdrawn = await briefings.withdraw(store, SERVER, EDITOR, draft.number, "  A quote\nis cut. ")
    assert withdrawn.state is State.WITHDRAWN
    briefing = await store.shelf.briefing(SERVER, draft.number)
    assert briefing is not None
    assert briefing.reason == "A quote is cut."
    revised = await briefings.revise(store, SERVER, EDITOR, draft.number, withdrawn.rev, change)
    await briefings.publish(store, SERVER, EDITOR, draft.number, revised.rev)
    quote = await store.shelf.quote(SERVER, 3)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Close it now"]


async def test_a_briefing_edited_after_its_withdrawal_is_published_not_restored(store: Store) -> None:
    draft = await stored(store)
    await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    withdrawn = await briefings.withdraw(store, SERVER, EDITOR, draft.number, "")
    await briefings.revise(store, SERVER, EDITOR, draft.number, withdrawn.rev, SetVerdict("q1", Verdict.REJECTED))

    with pytest.raises(IllegalMove) as refused:
        await briefings.restore(store, SERVER, EDITOR, draft.number)
    assert refused.value.say == "B-1 was edited after it was withdrawn."

    await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    assert await store.shelf.quote(SERVER, 1) is None


async def test_a_withdrawn_briefing_is_restored_as_it_was(store: Store) -> None:
    draft = await stored(store)
    await briefings.publish(store, SERVER, EDITOR, draft.number, None)
    await briefings.withdraw(store, SERVER, EDITOR, draft.number, "")
    assert await store.shelf.quote(SERVER, 1) is None
    assert (await briefings.restore(store, SERVER, EDITOR, draft.number)).state is State.PUBLISHED
    assert await store.shelf.quote(SERVER, 1) is not None


async def test_a_reason_may_not_be_an_essay(store: Store) -> None:
    with pytest.raises(BadValue, match="the limit is 500"):
        await briefings.withdraw(store, SERVER, EDITOR, 1, "x" * 501)


# the whole way


async def test_facts_and_stances_that_an_editor_settles_reach_the_record(store: Store) -> None:
    draft = await stored(store)
    for change in (
        EditFacts("The bridge", "The Harbour Post", "27 January 2026", "", "Transport"),
        EditStance("s1", "The bridge should stay open.", Position.SUPPORTS),
    ):
        draft = await briefings.revise(store, SERVER, EDITOR, draft.number, draft.rev, change)
    await briefings.publish(store, SERVER, EDITOR, draft.number, draft.rev)
    event = await store.shelf.event(SERVER, 1)
    stance = await store.shelf.stance(SERVER, 1)
    assert event is not None
    assert stance is not None
    assert (event.when.edtf, event.briefing.outlet) == ("2025", "The Harbour Post")
    assert (stance.holder.name, stance.issue.sentence) == ("Ada Quill", "The bridge should stay open.")


async def test_the_sample_is_published_whole(store: Store) -> None:
    draft = await store.ledger.take_in(SERVER, EDITOR, sample())
    published, chosen = await briefings.publish(store, SERVER, EDITOR, draft.number, draft.rev)
    assert chosen.left == ()
    assert all(item.number is not None for item in published.items())
