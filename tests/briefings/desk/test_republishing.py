"""A withdrawn briefing that is changed and published again: members are told what they read before, and what they read now."""

import pytest

from briefings.desk import Desk, briefings
from briefings.desk.history import put_back
from briefings.draft.changes import (
    Change,
    EditEvent,
    EditFacts,
    EditPerson,
    EditSpeaker,
    EditSummary,
    EditWords,
    SetVerdict,
)
from briefings.draft.model import Draft, Verdict
from briefings.store import Record
from tests.briefings.desk.test_briefings import stored

WHY = "It was read too fast."
REASON = f"Withdrawn, changed and published again. {WHY}"


async def published(desk: Desk) -> Draft:
    draft = await stored(desk.record)
    accepted = await briefings.revise(desk, draft.number, draft.rev, SetVerdict("m1", Verdict.ACCEPTED))
    return (await briefings.publish(desk, accepted.number, accepted.rev))[0]


async def again(desk: Desk, *changes: Change, reason: str = WHY) -> Draft:
    """Published, withdrawn, changed and published again."""
    first = await published(desk)
    draft = await briefings.withdraw(desk, first.number, reason)
    for change in changes:
        draft = await briefings.revise(desk, draft.number, draft.rev, change)
    return (await briefings.publish(desk, draft.number, draft.rev))[0]


async def told(record: Record) -> list[tuple[str, str, str, str, str]]:
    """What `/changes` lists, oldest first."""
    found = (await record.corrections.newest(per_page=50)).items
    return [(f"{one.kind.value}-{one.number}", one.what, one.was, one.became, one.reason) for one in reversed(found)]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            (EditWords("q1", "Keep the bridge"), SetVerdict("q1", Verdict.ACCEPTED)),
            ("Q-1", "words", "Keep the bridge open", "Keep the bridge […]"),
        ),
        ((EditSpeaker("q1", "p2"),), ("Q-1", "speaker", "Ada Quill", "Boris Reed")),
        (
            (EditEvent("e2", "The bridge was opened in 1931 and repaired in March 1974.", "1932"),),
            ("E-1", "date", "1931", "1932"),
        ),
        ((EditFacts("The bridge", "", "", "", "Transport"),), ("B-1", "title", "", "The bridge")),
        (
            (EditSummary("Transport Secretary Boris Reed disagrees."),),
            ("B-1", "sentence 2", "Transport Secretary Boris Reed disagrees.", ""),
        ),
        ((SetVerdict("q1", Verdict.REJECTED),), ("Q-1", "item", "on record", "taken back")),
    ],
)
async def test_members_are_told_what_a_withdrawn_briefing_said_before(
    record: Record, desk: Desk, changes: tuple[Change, ...], line: tuple[str, str, str, str]
) -> None:
    await again(desk, *changes)
    assert (*line, REASON) in await told(record)


async def test_a_withdrawal_without_a_reason_still_says_what_was_done(record: Record, desk: Desk) -> None:
    await again(desk, EditFacts("The bridge", "", "", "", "Transport"), reason="")
    assert {reason for *_, reason in await told(record)} == {"Withdrawn, changed and published again."}


async def test_what_was_published_again_as_it_was_is_no_change(record: Record, desk: Desk) -> None:
    await again(desk)
    assert await told(record) == []


async def test_what_is_new_was_never_read_and_is_no_change(record: Record, desk: Desk) -> None:
    after = await again(desk, EditSpeaker("q3", "p2"))
    assert [quote.number for quote in after.quotes if quote.key == "q3"] != [None]
    assert await told(record) == []


async def test_putting_back_a_revision_and_publishing_it_is_told(record: Record, desk: Desk) -> None:
    first = await published(desk)
    fixed = await briefings.correct(desk, first.number, first.rev, EditWords("q1", "Keep the bridge"), "Too long.")
    await briefings.withdraw(desk, first.number, WHY)
    back = await put_back(desk, first.number, None, first.rev)
    await briefings.publish(desk, first.number, back.rev)
    assert fixed.rev < back.rev
    assert await told(record) == [
        ("Q-1", "words", "Keep the bridge open", "Keep the bridge […]", "Too long."),
        ("Q-1", "words", "Keep the bridge […]", "Keep the bridge open", REASON),
    ]


async def test_a_person_renamed_meanwhile_is_told_once_of_the_person(record: Record, desk: Desk) -> None:
    await again(desk, EditPerson("p1", "Ada M. Quill", "Mayor"))
    lines = [(number, what, became) for number, what, _, became, _ in await told(record)]
    assert ("P-1", "name", "Ada M. Quill") in lines
    assert [line for line in lines if line[1] == "speaker"] == []


async def test_an_event_that_loses_somebody_is_told(record: Record, desk: Desk) -> None:
    named = EditEvent("e2", "Boris Reed opened the bridge in 1931.", "1931")
    first = await stored(record)
    draft = await briefings.revise(desk, first.number, first.rev, named)
    await briefings.publish(desk, draft.number, draft.rev)
    draft = await briefings.withdraw(desk, draft.number, WHY)
    draft = await briefings.revise(desk, draft.number, draft.rev, SetVerdict("p2", Verdict.REJECTED))
    await briefings.publish(desk, draft.number, draft.rev)
    assert ("E-1", "people", "Boris Reed", "", REASON) in await told(record)
