"""What is published is corrected in place, with a reason, and members are told what it was."""

from dataclasses import replace
from hashlib import sha256

import pytest

from briefings.desk import Desk, briefings
from briefings.draft.changes import (
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditStance,
    EditSummary,
    EditWords,
    SetSame,
    SetVerdict,
)
from briefings.draft.model import Draft, Verdict
from briefings.errors import BadValue, Changed, Gone, IllegalMove, NotInSource
from briefings.model.record import Kind, Position
from briefings.packs import sample
from briefings.store import Record, Store
from tests.briefings.desk.bridge import DRAFT, TEXT

OTHER, EDITOR = 8, 42
WHY = "The name was misread."


async def published(desk: Desk, draft: Draft = DRAFT) -> Draft:
    taken = await briefings.take_in_draft(desk, replace(draft, number=0, rev=0))
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


async def corrected(desk: Desk, draft: Draft, change: Change, reason: str = WHY) -> Draft:
    return await briefings.correct(desk, draft.number, draft.rev, change, reason)


async def told(record: Record, kind: Kind, number: int) -> list[tuple[str, str, str, str]]:
    found = await record.corrections.of(kind, number)
    return [(one.what, one.was, one.became, one.reason) for one in found]


async def test_a_quotes_words_are_corrected_and_the_old_ones_are_told(record: Record, desk: Desk) -> None:
    draft = await published(desk)
    after = await corrected(desk, draft, EditWords("q1", "Keep the bridge"))
    quote = await record.quotes.get(1)
    assert quote is not None
    assert [piece.text for piece in quote.pieces] == ["Keep the bridge"]
    assert (after.rev, after.quotes[0].number, after.quotes[0].verdict) == (3, 1, Verdict.ACCEPTED)
    assert await told(record, Kind.QUOTE, 1) == [("words", "Keep the bridge open", "Keep the bridge […]", WHY)]


async def test_search_finds_the_corrected_words_and_not_the_old(record: Record, desk: Desk) -> None:
    draft = await published(desk, sample())
    stance = draft.stances[0]
    await corrected(desk, draft, EditStance(stance.key, "Sheriffs should decide about charges.", stance.position))
    assert (await record.search.hits("sheriffs")).total == 1


async def test_a_speaker_is_corrected_to_one_who_was_not_published(record: Record, desk: Desk) -> None:
    draft = await published(desk, replace(DRAFT, quotes=DRAFT.quotes[:1], stances=()))
    after = await corrected(desk, draft, EditSpeaker("q1", "p3"))
    assert (await record.quotes.get(1)).speaker.name == "Vane"  # type: ignore[union-attr]
    assert ("speaker", "Ada Quill", "Vane", WHY) in await told(record, Kind.QUOTE, 1)
    again = await corrected(desk, after, EditSpeaker("q1", "p1"), "It was her after all.")
    assert (await told(record, Kind.QUOTE, 1))[0][1:] == ("Vane", "Ada Quill", "It was her after all.")
    assert again.rev == after.rev + 1


@pytest.mark.parametrize(
    ("change", "kind", "number", "what", "became"),
    [
        (EditFacts("The bridge of Harwick", "", "", "", ""), Kind.BRIEFING, 1, "title", "The bridge of Harwick"),
        (EditFacts("", "The Post", "", "", ""), Kind.BRIEFING, 1, "outlet", "The Post"),
        (
            EditSummary("The bridge is disputed."),
            Kind.BRIEFING,
            1,
            "sentence 1",
            "The bridge is disputed. (editor's words)",
        ),
        (EditPerson("p1", "Ada M. Quill", "Mayor"), Kind.PERSON, 1, "name", "Ada M. Quill"),
    ],
)
async def test_facts_summary_and_people_are_corrected(
    record: Record, desk: Desk, change: Change, kind: Kind, number: int, what: str, became: str
) -> None:
    draft = await published(desk)
    await corrected(desk, draft, change)
    assert (what, became) in [(one[0], one[2]) for one in await told(record, kind, number)]


async def test_an_event_is_corrected_with_its_date(record: Record, desk: Desk) -> None:
    draft = await published(desk)
    event = next(event for event in draft.events if event.number)
    await corrected(desk, draft, EditEvent(event.key, event.sentence.text, "March 1975"))
    assert "March 1975" in [one[2] for one in await told(record, Kind.EVENT, event.number or 0)]


async def test_a_stances_position_is_corrected_where_it_stands(record: Record, desk: Desk) -> None:
    draft = await published(desk, sample())
    stance = draft.stances[0]
    await corrected(desk, draft, EditStance(stance.key, stance.issue, Position.MIXED))
    assert (await record.stances.get(stance.number or 0)).position is Position.MIXED  # type: ignore[union-attr]
    assert ("position", stance.position.word, "mixed", WHY) in await told(record, Kind.STANCE, stance.number or 0)


async def test_an_item_is_taken_back_without_showing_it_again(record: Record, desk: Desk) -> None:
    draft = await published(desk, sample())
    await corrected(desk, draft, SetVerdict("q1", Verdict.REJECTED), "It was never said.")
    assert await record.quotes.get(draft.quotes[0].number or 0) is None
    assert await told(record, Kind.QUOTE, 1) == [("item", "on record", "taken back", "It was never said.")]
    assert (await record.quotes.find()).total == len(draft.quotes) - 1


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (EditWords("q1", "Keep the bridge"), "q1"),
        (EditEvent("e2", "The bridge was opened in 1931", "1931"), "e2"),
        (EditSummary("Transport Secretary Boris Reed disagrees."), "m1"),
    ],
)
async def test_what_was_taken_back_is_not_read_in_its_corrections(
    record: Record, desk: Desk, change: Change, key: str
) -> None:
    after = await corrected(desk, await published(desk), change)
    await corrected(desk, after, SetVerdict(key, Verdict.REJECTED), "It was never said.")
    newest, *older = (await record.corrections.newest()).items
    assert (newest.what, newest.became) == ("item", "taken back")
    assert {(one.was, one.became, one.reason) for one in older} == {("", "", WHY)}


async def test_publishing_again_keeps_what_was_corrected(desk: Desk) -> None:
    draft = await published(desk)
    after = await corrected(desk, draft, EditWords("q1", "Keep the bridge"))
    settled = await briefings.revise(desk, 1, after.rev, SetVerdict("p3", Verdict.ACCEPTED))
    again, _ = await briefings.publish(desk, 1, settled.rev)
    assert {item.key for item in again.items() if item.number} >= {item.key for item in after.items() if item.number}


async def test_publishing_again_keeps_what_a_rename_put_in_doubt(record: Record, desk: Desk) -> None:
    draft = await published(desk)
    after = await corrected(desk, draft, EditPerson("p1", "Zoe Lind", "Mayor"))
    settled = await briefings.revise(desk, 1, after.rev, SetVerdict("p3", Verdict.ACCEPTED))
    _, chosen = await briefings.publish(desk, 1, settled.rev)
    assert [quote.number for quote in (await record.quotes.find()).items] == [1, 2, 3]
    assert "q1" not in {left.key for left in chosen.left}


async def test_every_date_that_moves_with_the_articles_date_is_told(record: Record, desk: Desk) -> None:
    events = tuple(replace(event, verdict=Verdict.ACCEPTED) for event in DRAFT.events)
    draft = await published(desk, replace(DRAFT, events=events))
    assert [event.number for event in draft.events] == [1, 2]
    await corrected(desk, draft, EditFacts("", "", "2026-01-20", "", "Transport"))
    moved = [(one[0], one[2]) for one in await told(record, Kind.EVENT, 1)]
    assert moved == [("date", "2025")]
    assert await told(record, Kind.EVENT, 2) == []


async def test_what_a_rename_does_to_quotes_and_stances_is_told(record: Record, desk: Desk) -> None:
    stance = replace(DRAFT.stances[0], issue="The bridge should stay open.", doubts=(), verdict=Verdict.ACCEPTED)
    draft = await published(desk, replace(DRAFT, stances=(stance,)))
    await corrected(desk, draft, EditPerson("p1", "Zoe Lind", "Mayor"))
    assert await told(record, Kind.QUOTE, 1) == [("speaker's state", "stated", "inferred", WHY)]
    assert await told(record, Kind.QUOTE, 3) == []
    assert await told(record, Kind.STANCE, 1) == [
        ("basis", "their own words or act", "read from the words by an editor", WHY)
    ]


@pytest.mark.parametrize("change", [EditPerson("p1", "Ada M. Quill", "Mayor", same_as=1), SetSame("p1", 1)])
async def test_a_correction_does_not_say_that_a_person_is_another(record: Record, desk: Desk, change: Change) -> None:
    text = f"{TEXT}\n\nOnce more."
    again = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    new = tuple(replace(person, verdict=Verdict.ACCEPTED, is_new=True) for person in DRAFT.people)
    await published(desk)
    taken = await record.ledger.drafts.take_in(EDITOR, replace(DRAFT, source=again, people=new))
    draft, _ = await briefings.publish(desk, taken.number, taken.rev)
    with pytest.raises(IllegalMove, match="does not change who a person on record is"):
        await corrected(desk, draft, change)


async def test_changes_are_the_servers_newest_first_and_only_what_is_on_record(
    store: Store, record: Record, desk: Desk
) -> None:
    draft = await published(desk)
    first = await corrected(desk, draft, EditFacts("One", "", "", "", "Transport"))
    await corrected(desk, first, EditFacts("Two", "", "", "", "Transport"))
    changes = await record.corrections.newest()
    assert [(one.was, one.became) for one in changes.items] == [("One", "Two"), ("", "One")]
    assert (await store.of(OTHER).corrections.newest()).total == 0
    await briefings.withdraw(desk, 1, "")
    assert (await record.corrections.newest()).total == 0


@pytest.mark.parametrize(
    ("change", "reason", "refusal", "say"),
    [
        (EditWords("q1", "Keep the bridge"), " ", BadValue, "A correction needs a reason"),
        (EditWords("q1", "Keep the bridge"), "x" * 501, BadValue, "the limit is 500"),
        (EditWords("q1", "Close the bridge now"), WHY, NotInSource, "."),
        (EditWords("q1", "Keep the bridge open"), WHY, IllegalMove, "Nothing that members see would change"),
        (EditWords("q9", "Keep the bridge"), WHY, Gone, "not in this briefing"),
        (SetVerdict("q1", Verdict.ACCEPTED), WHY, IllegalMove, "published already"),
        (SetVerdict("p1", Verdict.REJECTED), WHY, IllegalMove, "A person stays"),
    ],
)
async def test_what_cannot_be_corrected_is_told(
    record: Record, desk: Desk, change: Change, reason: str, refusal: type[Exception], say: str
) -> None:
    draft = await published(desk)
    with pytest.raises(refusal, match=say):
        await corrected(desk, draft, change, reason)
    assert await record.drafts.get(1) == draft


async def test_a_draft_is_edited_not_corrected(desk: Desk) -> None:
    taken = await briefings.take_in_draft(desk, replace(DRAFT, number=0, rev=0))
    with pytest.raises(IllegalMove, match="is not published"):
        await corrected(desk, taken, EditWords("q1", "Keep the bridge"))


async def test_an_unpublished_item_of_a_published_briefing_is_edited(desk: Desk) -> None:
    draft = await published(desk)
    unpublished = next(quote for quote in draft.quotes if quote.number is None)
    with pytest.raises(IllegalMove, match="This item is not published"):
        await corrected(desk, draft, EditSpeaker(unpublished.key, "p1"))


async def test_a_stale_correction_is_refused(desk: Desk) -> None:
    draft = await published(desk)
    await corrected(desk, draft, EditFacts("One", "", "", "", "Transport"))
    with pytest.raises(Changed):
        await corrected(desk, draft, EditFacts("Two", "", "", "", "Transport"))


async def test_the_last_of_a_briefing_is_withdrawn_not_taken_back(desk: Desk) -> None:
    only = replace(DRAFT, quotes=DRAFT.quotes[:1], events=(), stances=(), summary=replace(DRAFT.summary, sentences=()))
    draft = await published(desk, only)
    with pytest.raises(IllegalMove, match="Nothing but names would be left"):
        await corrected(desk, draft, SetVerdict("q1", Verdict.REJECTED))
