"""Issues are reworded and merged; their numbers stay, old sentences lead on, and a merge is undone at any later time."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ask.answers import StancesAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import Stances
from briefings.desk import Desk, briefings, issues
from briefings.draft.model import Verdict
from briefings.errors import BadValue, BriefingError, Gone, IllegalMove
from briefings.exchange.briefings import export
from briefings.model.record import Kind
from briefings.settings import ON, Setting
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT, TEXT
from tests.records import opened_record

SERVER, OTHER, EDITOR = 7, 8, 42
OPEN, KEEP, CLOSE = "The bridge should stay open.", "The bridge should be kept.", "The bridge should be closed."


async def published(record: Record, at: int, sentence: str) -> int:
    """The bridge article once more, with a stance of Ada Quill on the sentence."""
    text = f"{TEXT}\n\nEdition {at}."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    stance = replace(DRAFT.stances[0], issue=sentence, doubts=(), verdict=Verdict.ACCEPTED)
    people = tuple(replace(person, verdict=Verdict.ACCEPTED) for person in DRAFT.people[:2])
    draft = replace(DRAFT, source=source, people=people, stances=(stance,), number=0, rev=0)
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    return (await briefings.publish(Desk(record, EDITOR), taken.number, taken.rev))[0].number


async def three_issues(store: Store) -> None:
    record = store.of(SERVER)
    for at, sentence in enumerate((OPEN, KEEP, CLOSE), 1):
        await published(record, at, sentence)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """I-1 in B-1, I-2 in B-2, I-3 in B-3: one stance on each."""
    async with opened_record(tmp_path / "record.db", now, three_issues) as store:
        yield store


async def stood(record: Record) -> dict[int, tuple[str, list[int]]]:
    """Each issue on record: its sentence, and the stances on it."""
    return {
        issue.number: (
            issue.sentence,
            sorted(stance.number for stance in (await record.stances.find(issue=issue.number)).items),
        )
        for issue in await record.issues.on_record()
    }


async def test_a_rewording_is_told_as_long_as_anything_on_record_has_the_issue(record: Record, desk: Desk) -> None:
    await issues.merge(desk, 1, 2)
    await issues.reword(desk, 2, "The bridge should be kept as it is.", "It was too vague.")
    made_in = (await record.corrections.newest()).items[0].briefing.number
    other = 3 - made_in
    await record.ledger.drafts.withdraw(EDITOR, made_in, "")
    told = (await record.corrections.newest()).items[0]
    assert (told.kind, told.number, told.briefing.number, told.was) == (Kind.ISSUE, 2, other, KEEP)
    await record.ledger.drafts.withdraw(EDITOR, other, "")
    assert [one.number for one in (await record.corrections.newest()).items if one.kind is Kind.ISSUE] == []


async def test_a_reworded_issue_keeps_its_number_and_its_old_sentence_leads_there(record: Record, desk: Desk) -> None:
    await issues.reword(desk, 2, "The bridge should be kept as it is", "It was too vague.")
    assert (await stood(record))[2] == ("The bridge should be kept as it is.", [2])
    for typed in (KEEP, "the bridge should be kept as it is.", "I-2"):
        answer = await ask(record, Stances(issue=typed))
        assert isinstance(answer, StancesAnswer)
        assert answer.issue is not None
        assert (answer.issue.number, answer.issue.sentence) == (2, "The bridge should be kept as it is.")


async def test_members_are_told_of_a_rewording(record: Record, desk: Desk) -> None:
    await issues.reword(desk, 2, "The bridge should be kept as it is.", "It was too vague.")
    [told] = (await record.corrections.newest()).items
    assert (told.kind, told.number, told.briefing.number) == (Kind.ISSUE, 2, 2)
    assert (told.was, told.became, told.reason) == (KEEP, "The bridge should be kept as it is.", "It was too vague.")


async def test_members_are_told_of_a_merge_of_issues_and_of_its_undoing(record: Record, desk: Desk) -> None:
    change = await issues.merge(desk, 2, 1)
    await issues.undo(desk, change)
    told = (await record.corrections.newest()).items
    assert [(f"{one.kind.value}-{one.number}", one.was, one.became) for one in told] == [
        ("I-1", f"I-1 {OPEN}", f"I-2 {KEEP}"),
        ("I-2", f"I-2 {KEEP}", f"I-1 {OPEN}"),
    ]


async def test_the_search_finds_the_new_sentence_and_not_the_old(record: Record, desk: Desk) -> None:
    await issues.reword(desk, 2, "The viaduct should be left alone.", "It was too vague.")
    hits = (await record.search.hits("viaduct")).items
    assert [(hit.kind, hit.number) for hit in hits] == [(Kind.STANCE, 2)]


async def test_what_is_published_later_under_an_old_sentence_is_shown_under_the_new(record: Record, desk: Desk) -> None:
    await issues.reword(desk, 2, "The bridge should be kept as it is.", "It was too vague.")
    await published(record, 4, KEEP)
    assert (await stood(record))[2] == ("The bridge should be kept as it is.", [2, 4])


async def test_an_export_has_the_sentence_of_the_record(record: Record, desk: Desk) -> None:
    await issues.reword(desk, 2, "The bridge should be kept as it is.", "It was too vague.")
    file = await export(record, 2, 1_000_000)
    assert b"The bridge should be kept as it is." in file.data


@pytest.mark.parametrize(
    ("sentence", "reason", "error", "said"),
    [
        ("the bridge", "Why not.", BadValue, "full sentence"),
        ("The bridge should be kept as it is.", " ", BadValue, "needs a reason"),
        ("The bridge should be kept as it is.", "x" * 501, BadValue, "too long"),
        ("Yes " * 300 + "indeed.", "Why not.", BadValue, "too long"),
        (KEEP, "Why not.", IllegalMove, "I-2 already has that sentence"),
        (OPEN, "Why not.", IllegalMove, "the sentence of I-1"),
    ],
)
async def test_what_is_no_rewording_is_told(
    record: Record, desk: Desk, sentence: str, reason: str, error: type[BriefingError], said: str
) -> None:
    before = await stood(record)
    with pytest.raises(error, match=said):
        await issues.reword(desk, 2, sentence, reason)
    assert await stood(record) == before


async def test_a_sentence_that_an_issue_had_is_its_own_still(record: Record, desk: Desk) -> None:
    await issues.reword(desk, 2, "The bridge should be kept as it is.", "It was too vague.")
    with pytest.raises(IllegalMove, match="the sentence of I-2"):
        await issues.reword(desk, 1, KEEP, "It was too vague.")
    await issues.reword(desk, 2, KEEP, "It was better before.")
    assert (await stood(record))[2] == (KEEP, [2])


async def test_a_merge_moves_the_stances_and_the_old_number_leads_on(record: Record, desk: Desk) -> None:
    await issues.merge(desk, 1, 2)
    assert await stood(record) == {2: (KEEP, [1, 2]), 3: (CLOSE, [3])}
    for typed in ("I-1", OPEN):
        answer = await ask(record, Stances(issue=typed))
        assert isinstance(answer, StancesAnswer)
        assert answer.issue is not None
        assert answer.issue.number == 2


async def test_a_merge_is_undone_after_other_edits(record: Record, desk: Desk) -> None:
    done = await issues.merge(desk, 1, 2)
    await issues.reword(desk, 2, "The bridge should be kept as it is.", "It was too vague.")
    await published(record, 4, OPEN)
    await issues.undo(desk, done)
    assert await stood(record) == {
        1: (OPEN, [1, 4]),
        2: ("The bridge should be kept as it is.", [2]),
        3: (CLOSE, [3]),
    }


async def test_an_older_merge_is_undone_under_a_newer_one(record: Record, desk: Desk) -> None:
    before = await stood(record)
    first = await issues.merge(desk, 1, 2)
    second = await issues.merge(desk, 2, 3)
    await issues.undo(desk, first)
    assert await stood(record) == {1: (OPEN, [1]), 3: (CLOSE, [2, 3])}
    await issues.undo(desk, second)
    assert await stood(record) == before


async def test_undoing_is_undone_too(record: Record, desk: Desk) -> None:
    done = await issues.merge(desk, 1, 2)
    merged = await stood(record)
    back = await issues.undo(desk, done)
    await issues.undo(desk, back)
    assert await stood(record) == merged


async def test_a_merge_holds_when_its_briefing_is_withdrawn_and_restored(record: Record, desk: Desk) -> None:
    await issues.merge(desk, 1, 2)
    merged = await stood(record)
    await briefings.withdraw(desk, 2, "")
    assert (await stood(record))[2] == (KEEP, [1])
    await briefings.restore(desk, 2)
    assert await stood(record) == merged


async def test_what_cannot_be_merged_or_undone_is_told(store: Store, desk: Desk) -> None:
    with pytest.raises(IllegalMove, match="Both are I-1"):
        await issues.merge(desk, 1, 1)
    with pytest.raises(Gone, match="There is no I-9 on record here"):
        await issues.merge(desk, 1, 9)
    with pytest.raises(Gone, match="There is no I-1 on record here"):
        await issues.merge(Desk(store.of(OTHER), EDITOR), 1, 2)
    done = await issues.merge(desk, 1, 2)
    with pytest.raises(IllegalMove, match="Both are I-2"):
        await issues.merge(desk, 2, 1)
    back = await issues.undo(desk, done)
    with pytest.raises(Gone, match=f"no merge of issues {done} to undo"):
        await issues.undo(desk, done)
    await issues.merge(desk, 1, 3)
    with pytest.raises(IllegalMove, match="I-1 has been merged elsewhere since"):
        await issues.undo(desk, back)


async def test_an_undoing_that_would_close_a_circle_is_refused(record: Record, desk: Desk) -> None:
    back = await issues.undo(desk, await issues.merge(desk, 1, 2))
    await issues.merge(desk, 2, 1)
    before = await stood(record)
    with pytest.raises(Gone, match="There is no I-2 on record here"):
        await issues.undo(desk, back)
    assert await stood(record) == before


async def test_of_two_merges_at_once_that_cross_one_counts(record: Record, desk: Desk) -> None:
    done = await asyncio.gather(issues.merge(desk, 1, 2), issues.merge(desk, 2, 1), return_exceptions=True)
    assert sorted(isinstance(one, int) for one in done) == [False, True]
    assert sum(isinstance(one, Gone | IllegalMove) for one in done) == 1  # gone, or by then one and the same
    assert sorted(len(stances) for _, stances in (await stood(record)).values()) == [1, 2]


STEPS = st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), max_size=6)


@settings(max_examples=12)
@given(steps=STEPS)
async def test_whatever_was_merged_undone_newest_first_leads_back(steps: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder:
        async with opened_record(Path(folder) / "record.db", now, three_issues) as store:
            before = await stood(store.of(SERVER))
            done = [
                number
                for one, into in steps
                if (number := await _merged(Desk(store.of(SERVER), EDITOR), one, into)) is not None
            ]
            for number in reversed(done):
                await issues.undo(Desk(store.of(SERVER), EDITOR), number)
            assert await stood(store.of(SERVER)) == before


async def _merged(desk: Desk, one: int, into: int) -> int | None:
    try:
        return await issues.merge(desk, one, into)
    except BriefingError:
        return None


async def test_a_search_of_stances_names_the_issue_that_they_stand_on(record: Record, desk: Desk) -> None:
    await issues.merge(desk, 1, 3)
    hits = (await record.search.hits("closed", kind=Kind.STANCE)).items
    assert sorted(hit.number for hit in hits) == [1, 3]


async def test_where_two_people_are_needed_one_alone_rewords_and_merges_no_issue(record: Record, desk: Desk) -> None:
    before = await stood(record)
    await record.ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
    with pytest.raises(IllegalMove, match="Rewording an issue changes the record at once"):
        await issues.reword(desk, 2, "The bridge should be sold.", "It was too vague.")
    with pytest.raises(IllegalMove, match="Merging issues changes the record at once"):
        await issues.merge(desk, 2, 1)
    assert await stood(record) == before
