"""/changes names nothing that stayed out, and tells of every quote that answers, and every event that names, somebody else than before."""

from dataclasses import replace

import pytest

from briefings.desk import Desk, briefings
from briefings.desk.history import put_back
from briefings.draft.changes import Change, EditEvent, EditReply, EditSpeaker, SetVerdict
from briefings.draft.model import Draft, DraftEvent, ReplyState, Verdict
from briefings.errors import IllegalMove
from briefings.model.record import When
from briefings.store import Record
from tests.briefings.desk.bridge import DRAFT, at, sentence

WHY = "It was misread."
MORE = "More of B-1 was published."
AGAIN = f"Withdrawn, changed and published again. {WHY}"
REED_AND_VANE = "Reed’s deputy, Cora Vane, did not comment in 1931."


def replying(out: Verdict = Verdict.OPEN) -> Draft:
    """The draft with q4 in reply to q1, which has this verdict, and with an event that names Reed, and Vane, of whom there is a doubt."""
    first, *others, last = DRAFT.quotes
    link = replace(last, reply_to="q1", reply_state=ReplyState.STATED, reply_cue=at("wrote"))
    event = DraftEvent("e3", sentence("Reed’s deputy, Cora Vane, did not comment."), When("1932", "1932"), ("p2", "p3"))
    return replace(
        DRAFT, number=0, rev=0, quotes=(replace(first, verdict=out), *others, link), events=(*DRAFT.events, event)
    )


async def published(desk: Desk, draft: Draft) -> Draft:
    taken = await briefings.take_in_draft(desk, draft)
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


async def publish_with(desk: Desk, draft: Draft, *changes: Change) -> Draft:
    for change in changes:
        draft = await briefings.revise(desk, draft.number, draft.rev, change)
    return (await briefings.publish(desk, draft.number, draft.rev))[0]


async def correct(desk: Desk, draft: Draft, change: Change) -> Draft:
    return await briefings.correct(desk, draft.number, draft.rev, change, WHY)


async def told(record: Record) -> list[tuple[str, str, str, str, str]]:
    """What `/changes` lists, oldest first."""
    listed = (await record.corrections.newest(per_page=50)).items
    return [(f"{one.kind.value}-{one.number}", one.what, one.was, one.became, one.reason) for one in reversed(listed)]


async def test_a_quote_that_answered_what_stayed_out_answered_nothing(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying(Verdict.REJECTED))
    await correct(desk, draft, EditReply("q4", "q2"))
    assert await told(record) == [("Q-2", "in reply to", "", "Q-1 Ada Quill", WHY)]


async def test_that_a_quote_does_not_answer_what_stayed_out_is_no_change(desk: Desk) -> None:
    draft = await published(desk, replying(Verdict.REJECTED))
    with pytest.raises(IllegalMove, match="Nothing that members see would change"):
        await correct(desk, draft, EditReply("q4"))


async def test_an_event_that_comes_to_mention_somebody_who_stayed_out_does_not_name_them(
    record: Record, desk: Desk
) -> None:
    draft = await published(desk, replying())
    await correct(desk, draft, EditEvent("e2", REED_AND_VANE, "1931"))
    assert ("E-1", "people", "", "Boris Reed", WHY) in await told(record)
    assert [line for line in await told(record) if line[1] == "people" and "Vane" in line[2] + line[3]] == []


async def test_an_event_that_no_longer_mentions_somebody_who_stayed_out_never_named_them(
    record: Record, desk: Desk
) -> None:
    draft = await published(desk, replying())
    await correct(desk, draft, EditEvent("e3", "Nobody did comment in 1932.", "1932"))
    assert ("E-2", "people", "Boris Reed", "", WHY) in await told(record)


async def test_publishing_what_a_quote_answers_tells_of_the_reply(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying(Verdict.REJECTED))
    await publish_with(desk, draft, SetVerdict("q1", Verdict.ACCEPTED))
    assert await told(record) == [("Q-2", "in reply to", "", "Q-3 Ada Quill", MORE)]


async def test_publishing_whom_an_event_mentions_tells_that_it_names_them(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying())
    await publish_with(desk, draft, SetVerdict("p3", Verdict.ACCEPTED))
    assert await told(record) == [("E-2", "people", "Boris Reed", "Boris Reed, Vane", MORE)]


async def test_publishing_what_changes_nothing_that_was_read_is_no_change(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying(Verdict.REJECTED))
    await publish_with(desk, draft, SetVerdict("q3", Verdict.ACCEPTED))
    assert await told(record) == []


async def test_taking_a_quote_back_tells_that_its_reply_answers_nothing(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying())
    await correct(desk, draft, SetVerdict("q1", Verdict.REJECTED))
    assert sorted(await told(record)) == [
        ("Q-1", "item", "on record", "taken back", WHY),
        ("Q-3", "in reply to", "Q-1 Ada Quill", "", WHY),
    ]


async def test_a_quote_that_is_published_once_more_is_answered_under_its_old_number(record: Record, desk: Desk) -> None:
    draft = await correct(desk, await published(desk, replying()), SetVerdict("q1", Verdict.REJECTED))
    await publish_with(desk, draft, SetVerdict("q1", Verdict.ACCEPTED))
    assert (await told(record))[-1] == ("Q-3", "in reply to", "", "Q-1 Ada Quill", MORE)


async def test_a_speaker_who_comes_on_record_by_a_correction_is_named_by_events_too(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying())
    await correct(desk, draft, EditSpeaker("q1", "p3"))
    assert ("Q-1", "speaker", "Ada Quill", "Vane", WHY) in await told(record)
    assert ("E-2", "people", "Boris Reed", "Boris Reed, Vane", WHY) in await told(record)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (Verdict.OPEN, Verdict.REJECTED, ("Q-3", "in reply to", "Q-1 Ada Quill", "", AGAIN)),
        (Verdict.REJECTED, Verdict.ACCEPTED, ("Q-2", "in reply to", "", "Q-3 Ada Quill", AGAIN)),
    ],
)
async def test_a_withdrawn_briefing_whose_reply_answers_otherwise_tells_so(
    record: Record, desk: Desk, before: Verdict, after: Verdict, line: tuple[str, ...]
) -> None:
    draft = await published(desk, replying(before))
    draft = await briefings.withdraw(desk, draft.number, WHY)
    await publish_with(desk, draft, SetVerdict("q1", after))
    assert [one for one in await told(record) if one[1] == "in reply to"] == [line]


async def test_a_reply_that_was_put_back_as_it_was_is_no_change(record: Record, desk: Desk) -> None:
    draft = await published(desk, replying())
    draft = await briefings.withdraw(desk, draft.number, WHY)
    await briefings.revise(desk, draft.number, draft.rev, EditReply("q4", "q2"))
    back = await put_back(desk, draft.number, None, 1)
    await publish_with(desk, back)
    assert await told(record) == []
