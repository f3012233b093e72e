import asyncio
from dataclasses import replace

import pytest

from briefings.desk import Desk, briefings
from briefings.desk.drafter import Drafter
from briefings.draft.changes import EditFacts, EditPerson, EditSpeaker, EditStance, EditWords, SetSame, SetVerdict
from briefings.draft.model import DoubtKind, Draft, Verdict
from briefings.errors import AlreadyHere, BadValue, Changed, Gone, IllegalMove, NotInSource
from briefings.model.log import Op
from briefings.model.record import Position, Source, State
from briefings.packs import sample
from briefings.reading import read_text
from briefings.store import Record, Store
from tests.briefings.desk.bridge import DRAFT, TEXT

OTHER, EDITOR = 8, 42


async def stored(record: Record) -> Draft:
    return await record.ledger.drafts.take_in(EDITOR, replace(DRAFT, number=0, rev=0))


def article(more: str) -> Source:
    return read_text(f"{TEXT}\n\n{more}")


# taking in


async def test_a_new_article_becomes_a_draft_with_a_number(desk: Desk) -> None:
    draft = await briefings.take_in(desk, read_text(TEXT))
    assert (draft.number, draft.rev, draft.state) == (1, 1, State.DRAFT)
    assert "Keep the bridge open" in {quote.pieces[0].of(TEXT).rstrip(",") for quote in draft.quotes}


async def test_an_identical_article_is_told_which_one_was_first(store: Store, desk: Desk) -> None:
    await briefings.take_in(desk, read_text(TEXT))
    with pytest.raises(AlreadyHere) as refused:
        await briefings.take_in(desk, read_text(f"\n{TEXT}\n\n"))
    assert refused.value.number == 1
    assert (await briefings.take_in(Desk(store.of(OTHER), EDITOR), read_text(TEXT))).number == 1


async def test_somebody_with_the_same_full_name_as_one_on_record_is_that_person(
    store: Store, record: Record, desk: Desk
) -> None:
    first = await record.ledger.drafts.take_in(EDITOR, sample())
    await briefings.publish(desk, first.number, first.rev)
    source = read_text("“We will see,” said Todd Lyons. “Who knows,” said Larry Krásner, the district attorney.")
    draft = await briefings.take_in(desk, source)
    on_record = {person.name: person.number for person in (await record.people.of(first.number))}
    same = {person.name: person.same_as for person in draft.people if person.same_as}
    assert same == {"Larry Krásner": on_record["Larry Krasner"], "Todd Lyons": on_record["Todd Lyons"]}
    unknown = await briefings.take_in(Desk(store.of(OTHER), EDITOR), source)
    assert [person.same_as for person in unknown.people if person.same_as] == []


async def test_a_full_name_that_two_people_on_record_have_is_asked_about(record: Record, desk: Desk) -> None:
    first = await stored(record)
    await briefings.publish(desk, first.number, first.rev)
    twin = replace(DRAFT, number=0, rev=0, source=article("Another day."))
    second = await record.ledger.drafts.take_in(EDITOR, twin)
    second = await briefings.revise(desk, second.number, second.rev, SetSame("p1"))
    await briefings.publish(desk, second.number, second.rev)
    third = await briefings.take_in(desk, article("A third day."))
    quill = next(person for person in third.people if person.name == "Ada Quill")
    assert quill.same_as is None
    assert [doubt.say for doubt in quill.doubts if doubt.kind is DoubtKind.SAME_PERSON] == [
        "2 people on record are called Ada Quill: P-1, P-3."
    ]


# long texts


async def test_a_long_article_is_drafted_as_a_short_one_is_without_holding_up_the_loop(record: Record) -> None:
    source = article("The bridge is long.\n" * 1_500)
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    async with Drafter() as drafter:
        draft = await briefings.take_in(Desk(record, EDITOR, drafter), source)
    ticking.cancel()
    assert ticks > 5
    assert "Keep the bridge open" in {quote.pieces[0].of(source.text).rstrip(",") for quote in draft.quotes}


# revising


async def test_a_change_is_stored_as_the_next_revision(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    revised = await briefings.revise(desk, draft.number, draft.rev, EditSpeaker("q3", "p2"))
    assert revised.rev == 2
    assert await record.drafts.get(draft.number) == revised


async def test_every_change_is_named_in_the_log(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    draft = await briefings.revise(desk, draft.number, draft.rev, EditSpeaker("q3", "p2"))
    draft = await briefings.revise(desk, draft.number, draft.rev, SetVerdict("e1", Verdict.REJECTED))
    await briefings.publish(desk, draft.number, draft.rev)
    log = (await record.log.revisions(draft.number)).items
    assert {line.op for line in log} == {Op.EDIT_SPEAKER, Op.PUBLISH, Op.REJECT, Op.TAKE_IN}
    assert len(log) == 4


async def test_a_change_that_changes_nothing_leaves_no_revision(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    assert await briefings.revise(desk, draft.number, draft.rev, SetVerdict("q1", Verdict.OPEN)) == draft


async def test_the_second_of_two_editors_is_told_and_nothing_is_lost(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    first = await briefings.revise(desk, draft.number, draft.rev, SetVerdict("q3", Verdict.ACCEPTED))
    with pytest.raises(Changed):
        await briefings.revise(Desk(record, 43), draft.number, draft.rev, SetVerdict("q3", Verdict.REJECTED))
    assert await record.drafts.get(draft.number) == first


async def test_a_refused_change_stores_nothing(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    with pytest.raises(NotInSource):
        await briefings.revise(desk, draft.number, draft.rev, EditWords("q1", "Close the bridge"))
    assert await record.drafts.get(draft.number) == draft


async def test_a_briefing_that_is_not_there_is_told_so(store: Store, record: Record, desk: Desk) -> None:
    draft = await stored(record)
    with pytest.raises(Gone, match="no briefing B-9"):
        await briefings.revise(desk, 9, 1, SetVerdict("q1", Verdict.ACCEPTED))
    with pytest.raises(Gone):
        await briefings.publish(Desk(store.of(OTHER), EDITOR), draft.number, None)


async def test_a_person_is_the_same_only_as_somebody_on_record(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    with pytest.raises(BadValue, match="no person P-5"):
        await briefings.revise(desk, draft.number, draft.rev, EditPerson("p3", "Cora Vane", "", 5))


# publishing


async def test_publishing_takes_what_is_settled_and_the_rest_can_follow(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    published, chosen = await briefings.publish(desk, draft.number, None)
    assert (published.state, [quote.number for quote in published.quotes]) == (State.PUBLISHED, [1, 2, None, 3])
    assert [left.key for left in chosen.left] == ["q3", "p3", "e1", "s1", "s2"]
    settled = await briefings.revise(desk, draft.number, published.rev, EditSpeaker("q3", "p2"))
    again, _ = await briefings.publish(desk, draft.number, settled.rev)
    assert [quote.number for quote in again.quotes] == [1, 2, 4, 3]


async def test_publishing_again_with_nothing_new_is_refused(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    await briefings.publish(desk, draft.number, None)
    with pytest.raises(IllegalMove, match="Everything in B-1 that can be published is published"):
        await briefings.publish(desk, draft.number, None)


async def test_a_stale_publish_is_refused(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    await briefings.revise(desk, draft.number, draft.rev, SetVerdict("q1", Verdict.REJECTED))
    with pytest.raises(Changed):
        await briefings.publish(desk, draft.number, draft.rev)


async def test_a_draft_of_which_nothing_would_go_out_is_not_published(record: Record, desk: Desk) -> None:
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
    draft = await record.ledger.drafts.take_in(EDITOR, bare)
    with pytest.raises(IllegalMove, match="Nothing would be published"):
        await briefings.publish(desk, draft.number, None)


async def test_what_is_published_is_withdrawn_then_changed_then_published_with_its_number(
    record: Record, desk: Desk
) -> None:
    draft = await stored(record)
    published, _ = await briefings.publish(desk, draft.number, None)
    change = EditWords("q4", "Close it now")
    with pytest.raises(IllegalMove):
        await briefings.revise(desk, draft.number, published.rev, change)
    withdrawn = await briefings.withdraw(desk, draft.number, "  A quote\nis cut. ")
    assert withdrawn.state is State.WITHDRAWN
    briefing = await record.briefings.get(draft.number)
    assert briefing is not None
    assert briefing.reason == "A quote is cut."
    revised = await briefings.revise(desk, draft.number, withdrawn.rev, change)
    await briefings.publish(desk, draft.number, revised.rev)
    quote = await record.quotes.get(3)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Close it now"]


async def test_a_briefing_edited_after_its_withdrawal_is_published_not_restored(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    await briefings.publish(desk, draft.number, None)
    withdrawn = await briefings.withdraw(desk, draft.number, "")
    await briefings.revise(desk, draft.number, withdrawn.rev, SetVerdict("q1", Verdict.REJECTED))

    with pytest.raises(IllegalMove) as refused:
        await briefings.restore(desk, draft.number)
    assert refused.value.say == "B-1 was edited after it was withdrawn."

    await briefings.publish(desk, draft.number, None)
    assert await record.quotes.get(1) is None


async def test_a_withdrawn_briefing_is_restored_as_it_was(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    await briefings.publish(desk, draft.number, None)
    await briefings.withdraw(desk, draft.number, "")
    assert await record.quotes.get(1) is None
    assert (await briefings.restore(desk, draft.number)).state is State.PUBLISHED
    assert await record.quotes.get(1) is not None


async def test_a_reason_may_not_be_an_essay(desk: Desk) -> None:
    with pytest.raises(BadValue, match="the limit is 500"):
        await briefings.withdraw(desk, 1, "x" * 501)


# the whole way


async def test_facts_and_stances_that_an_editor_settles_reach_the_record(record: Record, desk: Desk) -> None:
    draft = await stored(record)
    for change in (
        EditFacts("The bridge", "The Harbour Post", "27 January 2026", "", "Transport"),
        EditStance("s1", "The bridge should stay open.", Position.SUPPORTS),
    ):
        draft = await briefings.revise(desk, draft.number, draft.rev, change)
    await briefings.publish(desk, draft.number, draft.rev)
    event = await record.events.get(1)
    stance = await record.stances.get(1)
    assert event is not None
    assert stance is not None
    assert (event.when.edtf, event.briefing.outlet) == ("2025", "The Harbour Post")
    assert (stance.holder.name, stance.issue.sentence) == ("Ada Quill", "The bridge should stay open.")


async def test_the_sample_is_published_whole(record: Record, desk: Desk) -> None:
    draft = await record.ledger.drafts.take_in(EDITOR, sample())
    published, chosen = await briefings.publish(desk, draft.number, draft.rev)
    assert chosen.left == ()
    assert all(item.number is not None for item in published.items())
