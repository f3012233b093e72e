"""People on record are merged and parted, and both are undone at any later time."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ask.answers import WhoAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import Who
from briefings.desk import Desk, briefings
from briefings.desk.identities import merge, preview_merge, preview_split, split, undo
from briefings.draft.changes import EditPerson, EditWords, SetSame, SetVerdict
from briefings.draft.model import Draft, DraftPerson, Verdict
from briefings.errors import BriefingError, Changed, Gone, IllegalMove
from briefings.model.record import Kind
from briefings.settings import ON, Setting
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT, TEXT
from tests.briefings.desk.editions import three_editions
from tests.records import opened_record

SERVER, OTHER, EDITOR = 7, 8, 42


async def published(desk: Desk, at: int) -> Draft:
    """The bridge article once more, with an ending of its own, whose people are all new."""
    text = f"{TEXT}\n\nEdition {at}."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    new = tuple(replace(person, verdict=Verdict.ACCEPTED, is_new=True) for person in DRAFT.people[:2])
    draft = replace(DRAFT, source=source, people=(*new, DRAFT.people[2]), number=0, rev=0)
    taken = await desk.record.ledger.drafts.take_in(EDITOR, draft)
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Ada Quill is P-1, P-3 and P-5, Boris Reed P-2, P-4 and P-6."""
    async with opened_record(tmp_path / "record.db", now, three_editions) as store:
        yield store


async def quoted(record: Record, person: int) -> list[int]:
    return [quote.number for quote in (await record.quotes.find(person=person, per_page=50)).items]


async def people(record: Record) -> dict[int, list[int]]:
    """The quotes of everybody on record."""
    return {number: await quoted(record, number) for number in range(1, 9) if await record.people.get(number)}


async def test_a_merge_gives_all_quotes_to_one_person(record: Record, desk: Desk) -> None:
    before = await people(record)
    done = await merge(desk, 3, 1)
    assert done.number == 1
    assert sorted(await quoted(record, 1)) == sorted([*before[1], *before[3]])
    assert await record.people.get(3) is None
    names = await record.names()
    assert sorted(ref.number for ref in names.people("Ada Quill")) == [1, 5]


async def name_of(record: Record, number: int) -> str | None:
    person = await record.people.get(number)
    return person.name if person else None


async def lines_of(record: Record) -> list[tuple[str, str, str, str]]:
    """The lines of /changes about what somebody is called, the newest first."""
    found = (await record.corrections.newest(per_page=50)).items
    return [
        (f"{one.kind}-{one.number} {one.what}", one.was, one.became, one.reason) for one in found if one.what == "name"
    ]


async def edition(desk: Desk, at: int, *people: DraftPerson) -> Draft:
    """The bridge article once more with these people, published."""
    text = f"{TEXT}\n\nEdition {at}."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    accepted = tuple(replace(person, verdict=Verdict.ACCEPTED) for person in people)
    draft = replace(DRAFT, source=source, people=(*accepted, *DRAFT.people[len(people) :]), number=0, rev=0)
    taken = await desk.record.ledger.drafts.take_in(EDITOR, draft)
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


ADA, BORIS = DRAFT.people[:2]


async def test_two_people_of_one_article_become_the_one_who_stays(record: Record, desk: Desk) -> None:
    await merge(desk, 1, 2)
    person = await record.people.get(2)
    assert person
    assert (person.name, person.aliases[:1]) == ("Boris Reed", ("Ada Quill",))
    assert await lines_of(record) == []


async def test_who_stays_keeps_their_name_over_that_of_an_older_briefing(record: Record, desk: Desk) -> None:
    await merge(desk, 1, 4)
    assert await name_of(record, 4) == "Boris Reed"
    assert await lines_of(record) == []


async def test_who_stays_keeps_a_name_that_another_briefing_gives(record: Record, desk: Desk) -> None:
    await edition(desk, 4, replace(ADA, name="Dame Ada Quill", same_as=3))
    await record.ledger.drafts.withdraw(EDITOR, 2, "")
    assert await lines_of(record) == [("P-3 name", "Ada Quill", "Dame Ada Quill", "B-2 was withdrawn.")]
    await merge(desk, 1, 3)
    assert await name_of(record, 3) == "Dame Ada Quill"
    assert len(await lines_of(record)) == 1


async def test_two_of_one_draft_who_are_somebody_on_record_leave_their_name_alone(record: Record, desk: Desk) -> None:
    await edition(
        desk, 4, replace(ADA, name="Quill", aliases=(), same_as=1), replace(BORIS, name="Ada Quill", same_as=1)
    )
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert await name_of(record, 1) == "Ada Quill"
    assert await lines_of(record) == []


async def test_two_new_people_of_one_draft_are_called_by_the_fullest_name(record: Record, desk: Desk) -> None:
    await edition(desk, 4, replace(ADA, name="Ms Quill", same_as=1), replace(BORIS, name="Ada Mary Quill", same_as=1))
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert await name_of(record, 1) == "Ada Mary Quill"


async def test_a_later_briefing_with_a_shorter_name_changes_nothing(record: Record, desk: Desk) -> None:
    await edition(desk, 4, replace(ADA, name="Quill", aliases=(), same_as=1))
    assert await name_of(record, 1) == "Ada Quill"
    assert await lines_of(record) == []


async def test_withdrawing_the_briefing_that_gives_a_name_is_told_where_the_name_becomes_another(
    record: Record, desk: Desk
) -> None:
    await edition(desk, 4, replace(ADA, name="Quill", aliases=(), same_as=1))
    await record.ledger.drafts.withdraw(EDITOR, 1, "It was a hoax.")
    assert await name_of(record, 1) == "Quill"
    assert await lines_of(record) == [("P-1 name", "Ada Quill", "Quill", "B-1 was withdrawn: It was a hoax.")]
    await record.ledger.drafts.restore(EDITOR, 1)
    assert await name_of(record, 1) == "Ada Quill"
    assert (await lines_of(record))[0] == ("P-1 name", "Quill", "Ada Quill", "B-1 was published again.")


async def test_a_name_that_another_article_gives_too_outlasts_a_withdrawal(record: Record, desk: Desk) -> None:
    await edition(desk, 4, replace(ADA, name="Quill", aliases=("Ada Quill",), same_as=1))
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert await name_of(record, 1) == "Ada Quill"
    assert await lines_of(record) == []


async def test_a_name_edited_while_its_briefing_was_withdrawn_is_told_when_it_is_back(
    record: Record, desk: Desk
) -> None:
    draft = await record.ledger.drafts.withdraw(EDITOR, 1, "")
    edited = await briefings.revise(desk, 1, draft.rev, EditPerson("p1", "Quill", "Mayor"))
    await briefings.publish(desk, 1, edited.rev)
    assert await name_of(record, 1) == "Quill"
    assert [line[:3] for line in await lines_of(record)] == [("P-1 name", "Ada Quill", "Quill")]


async def test_a_corrected_name_is_told_once(record: Record, desk: Desk) -> None:
    draft = await record.drafts.get(1)
    assert draft
    change = EditPerson("p1", "Quill", "Mayor")
    await briefings.correct(desk, 1, draft.rev, change, "She goes by it.")
    lines = [line for line in await lines_of(record) if line[0] == "P-1 name"]
    assert lines == [("P-1 name", "Ada Quill", "Quill", "She goes by it.")]


async def test_undoing_a_merge_gives_both_their_names_back_and_tells_nothing(record: Record, desk: Desk) -> None:
    done = await merge(desk, 1, 2)
    await undo(desk, done.number)
    assert (await name_of(record, 1), await name_of(record, 2)) == ("Ada Quill", "Boris Reed")
    assert await lines_of(record) == []


async def test_a_split_that_takes_a_name_away_is_told(record: Record, desk: Desk) -> None:
    await edition(desk, 4, replace(ADA, name="Dame Ada Quill", aliases=(), same_as=1))
    await edition(desk, 5, replace(ADA, name="Quill", aliases=(), same_as=1))
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    await split(desk, 1, 4)
    assert await name_of(record, 1) == "Quill"
    assert (await lines_of(record))[0] == ("P-1 name", "Dame Ada Quill", "Quill", "P-1 was split (change 1).")


async def test_a_merge_keeps_every_number_of_an_item(record: Record, desk: Desk) -> None:
    quotes = {quote.number for quote in (await record.quotes.find(per_page=50)).items}
    await merge(desk, 3, 1)
    assert {quote.number for quote in (await record.quotes.find(per_page=50)).items} == quotes


async def test_a_preview_names_every_item_that_a_merge_would_touch(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    told = await preview_merge(record, 1, 5)
    assert (told.person.number, told.into.number if told.into else None) == (1, 5)
    assert [(one.briefing, one.name) for one in told.affected] == [(1, "Ada Quill"), (2, "Ada Quill")]
    assert sum(one.quotes for one in told.affected) == len(await quoted(record, 1))


async def test_a_merge_is_undone_after_other_edits(record: Record, desk: Desk) -> None:
    before = await people(record)
    done = await merge(desk, 3, 1)
    draft = await record.drafts.get(2)
    assert draft is not None
    await briefings.correct(desk, 2, draft.rev, EditWords("q1", "Keep the bridge"), "Too long.")
    await undo(desk, done.number)
    assert await people(record) == before
    assert [one.became for one in await record.corrections.of(Kind.QUOTE, before[3][0])] == ["Keep the bridge […]"]


async def test_merges_that_build_on_each_other_are_undone_one_by_one(record: Record, desk: Desk) -> None:
    before = await people(record)
    first = await merge(desk, 3, 1)
    middle = await people(record)
    second = await merge(desk, 1, 5)
    await undo(desk, second.number)
    assert await people(record) == middle
    await undo(desk, first.number)
    assert await people(record) == before


async def test_an_older_merge_is_undone_under_a_newer_one(record: Record, desk: Desk) -> None:
    first = await merge(desk, 3, 1)
    await merge(desk, 1, 5)
    newer = await people(record)
    await undo(desk, first.number)
    assert await people(record) == newer  # what the newer one said of them stands


async def test_undoing_is_undone_too(record: Record, desk: Desk) -> None:
    done = await merge(desk, 3, 1)
    merged = await people(record)
    back = await undo(desk, done.number)
    await undo(desk, back.number)
    assert await people(record) == merged


async def test_a_split_gives_one_briefings_quotes_to_somebody_new(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    before = await people(record)
    told = await preview_split(record, 1, 2)
    done = await split(desk, 1, 2)
    after = await people(record)
    assert sum(one.quotes for one in told.affected) == len(before[1]) - len(after[1])
    assert after[3] == sorted(set(before[1]) - set(after[1]))
    await undo(desk, done.number)
    assert await people(record) == before


async def test_no_quote_is_left_without_its_speaker(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    before = [quote.speaker is None for quote in (await record.quotes.find(per_page=50)).items]
    await split(desk, 1, 2)
    assert [quote.speaker is None for quote in (await record.quotes.find(per_page=50)).items] == before


async def test_what_cannot_be_merged_or_parted_is_told(store: Store, desk: Desk) -> None:
    with pytest.raises(IllegalMove, match="Both are P-1"):
        await merge(desk, 1, 1)
    with pytest.raises(Gone, match="There is no P-99 on record here"):
        await merge(desk, 1, 99)
    with pytest.raises(Gone, match="There is no P-1 on record here"):
        await merge(Desk(store.of(OTHER), EDITOR), 1, 2)
    with pytest.raises(Gone, match="P-1 is not in B-2"):
        await split(desk, 1, 2)
    with pytest.raises(IllegalMove, match="was first named in B-1"):
        await split(desk, 1, 1)
    with pytest.raises(Gone, match="no merge or split 4"):
        await undo(desk, 4)


async def test_of_two_merges_at_once_one_is_told_that_somebody_was_faster(desk: Desk) -> None:
    done = await asyncio.gather(merge(desk, 3, 1), merge(desk, 3, 5), return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["Changed", "Regrouped"]


async def test_of_two_undoings_at_once_one_counts(record: Record, desk: Desk) -> None:
    before = await people(record)
    await merge(desk, 3, 1)
    done = await asyncio.gather(undo(desk, 1), undo(desk, 1), return_exceptions=True)
    assert sum(isinstance(one, Changed | Gone) for one in done) == 1
    assert await people(record) == before


async def test_a_draft_that_names_a_merged_person_follows(record: Record, desk: Desk) -> None:
    text = f"{TEXT}\n\nEdition 4."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    ada = replace(DRAFT.people[0], same_as=3)
    taken = await record.ledger.drafts.take_in(EDITOR, replace(DRAFT, source=source, people=(ada, *DRAFT.people[1:])))
    await merge(desk, 3, 1)
    after = await record.drafts.get(taken.number)
    assert after is not None
    assert (after.people[0].same_as, after.rev) == (1, 2)


async def test_old_links_to_a_merged_person_lead_to_whom_they_are_now(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    await merge(desk, 1, 5)
    answer = await ask(record, Who("P-3"))
    assert isinstance(answer, WhoAnswer)
    assert answer.person.number == 5
    await undo(desk, 2)
    await undo(desk, 1)
    answer = await ask(record, Who("P-3"))
    assert isinstance(answer, WhoAnswer)
    assert answer.person.number == 3


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("merge"), st.integers(1, 6), st.integers(1, 6)),
        st.tuples(st.just("split"), st.integers(1, 6), st.integers(1, 3)),
        st.tuples(st.just("verdict"), st.integers(1, 3), st.integers(0, 1)),
    ),
    max_size=6,
)


@settings(max_examples=12)
@given(steps=STEPS)
async def test_whatever_was_merged_and_parted_undone_newest_first_leads_back(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder:
        async with opened_record(Path(folder) / "record.db", now, three_editions) as store:
            before = await people(store.of(SERVER))
            numbers = [
                number for step in steps if (number := await _done(Desk(store.of(SERVER), EDITOR), step)) is not None
            ]
            for number in reversed(numbers):
                await undo(Desk(store.of(SERVER), EDITOR), number)
            assert await people(store.of(SERVER)) == before


async def _done(desk: Desk, step: tuple[str, int, int]) -> int | None:
    """The number of the change that a step made; None where it was refused or only edited something else."""
    kind, one, two = step
    try:
        if kind == "merge":
            return (await merge(desk, one, two)).number
        if kind == "split":
            return (await split(desk, one, two)).number
        draft = await desk.record.drafts.get(one)
        assert draft is not None
        await briefings.revise(desk, one, draft.rev, SetVerdict("p3", list(Verdict)[two]))
    except BriefingError:
        return None
    return None


async def withdrawn(desk: Desk, number: int) -> None:
    await briefings.withdraw(desk, number, "A date was wrong.")


async def test_who_is_parted_while_withdrawn_is_somebody_else_for_a_later_merge_too(desk: Desk) -> None:
    await merge(desk, 3, 1)
    await withdrawn(desk, 2)
    await split(desk, 1, 2)
    done = await merge(desk, 1, 5)
    assert [draft.number for draft in done.drafts] == [1]


async def test_a_merge_that_is_undone_while_withdrawn_leaves_their_own_number(record: Record, desk: Desk) -> None:
    done = await merge(desk, 3, 1)
    await withdrawn(desk, 2)
    await undo(desk, done.number)
    assert [draft.number for draft in await record.drafts.with_person(1)] == [1]
    assert [draft.number for draft in await record.drafts.with_person(3)] == [2]


async def test_publishing_does_not_take_back_that_somebody_was_parted(record: Record, desk: Desk) -> None:
    text = f"{TEXT}\n\nEdition 4."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    ada = replace(DRAFT.people[0], same_as=3, verdict=Verdict.OPEN, doubts=())
    draft = replace(DRAFT, source=source, people=(ada, *DRAFT.people[1:]))
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    await withdrawn(desk, 1)
    await withdrawn(desk, 3)
    await split(desk, 3, taken.number)
    after, _ = await briefings.publish(desk, taken.number, None)
    assert (after.people[0].same_as, after.people[0].number) == (None, 7)


async def test_where_two_people_are_needed_one_alone_moves_nobodys_quotes(record: Record, desk: Desk) -> None:
    before = await people(record)
    await record.ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
    with pytest.raises(IllegalMove, match="this server requires two people"):
        await merge(desk, 3, 1)
    assert await people(record) == before


async def moved(record: Record) -> list[tuple[int, str, str]]:
    """What members are told of people whose words stand under another number, oldest first."""
    found = (await record.corrections.newest(per_page=50)).items
    return [(one.number, one.was, one.became) for one in reversed(found) if one.what == "person"]


async def test_members_are_told_whose_words_a_merge_or_split_moves_and_that_it_was_undone(
    record: Record, desk: Desk
) -> None:
    merged = await merge(desk, 3, 1)
    assert await moved(record) == [(3, "P-3 Ada Quill", "P-1 Ada Quill")]
    [line] = (await record.corrections.newest()).items
    assert line.reason == "P-3 and P-1 were merged (change 1)."
    await undo(desk, merged.number)
    assert (await moved(record))[1:] == [(1, "P-1 Ada Quill", "P-3 Ada Quill")]
    await merge(desk, 5, 1)
    await split(desk, 1, 3)
    assert (await moved(record))[2:] == [(5, "P-5 Ada Quill", "P-1 Ada Quill"), (1, "P-1 Ada Quill", "P-5 Ada Quill")]


async def test_members_are_told_whose_words_were_moved_while_their_briefing_was_withdrawn(
    record: Record, desk: Desk
) -> None:
    await briefings.withdraw(desk, 2, "Whose words?")
    await merge(desk, 1, 5)
    draft = await record.drafts.get(2)
    assert draft is not None
    settled = await briefings.revise(desk, 2, draft.rev, SetSame("p1", 5))
    await briefings.publish(desk, 2, settled.rev)
    assert await moved(record) == [(1, "P-1 Ada Quill", "P-5 Ada Quill"), (3, "P-3 Ada Quill", "P-5 Ada Quill")]
