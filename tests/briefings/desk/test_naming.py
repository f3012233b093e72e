"""What somebody on record is called: names that editors choose, aliases, and undoing any of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ask.answers import QuoteAnswer, WhichOne, WhoAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import OneQuote, Who
from briefings.desk import Desk, briefings
from briefings.desk.identities import merge, split
from briefings.desk.identities import undo as unmerge
from briefings.desk.naming import add_alias, choose_name, line_of, take_alias, undo
from briefings.draft.model import DraftPerson
from briefings.errors import BadValue, BriefingError, Changed, Gone, IllegalMove
from briefings.model.people import Said
from briefings.settings import ON, Setting
from briefings.store import Record, Store
from briefings.store.shelf.people import PeopleShelf
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.desk.editions import EDITOR, OTHER, SERVER, edition, two_editions
from tests.briefings.store.conftest import Clock
from tests.records import opened_record

WHY = "It is what she is called."


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Ada Quill is P-1 and P-3, Boris Reed P-2 and P-4."""
    async with opened_record(tmp_path / "record.db", now, two_editions) as store:
        yield store


async def rev(record: Record, person: int) -> int:
    return (await line_of(record, person)).said.rev


async def choose(desk: Desk, person: int, name: str) -> int:
    return await choose_name(desk, person, await rev(desk.record, person), name, WHY)


async def alias(desk: Desk, person: int, name: str) -> int:
    return await add_alias(desk, person, await rev(desk.record, person), name)


async def lines_of(record: Record) -> list[tuple[int, str, str, str]]:
    """The lines of /changes, the newest first."""
    found = (await record.corrections.newest(per_page=50)).items
    return [(one.number, one.was, one.became, one.reason) for one in found]


async def who(record: Record, typed: str) -> tuple[str, str, bool] | list[str]:
    """Who is meant, by name and number, and whether the name is an editor's; where several are, all of them."""
    answer = await ask(record, Who(typed))
    if isinstance(answer, WhichOne):
        return [str(offer.query) for offer in answer.offers]
    assert isinstance(answer, WhoAnswer), answer
    return answer.person.name, f"P-{answer.person.number}", answer.person.name_by_editor


async def test_a_chosen_name_is_shown_everywhere_and_told(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Quill")
    assert await who(record, "P-1") == ("Quill", "P-1", False)
    assert (await record.quotes.find(person=1)).items[0].speaker == (await record.quotes.find(person=1)).items[
        1
    ].speaker
    assert (await record.quotes.find(person=1)).items[0].speaker.name == "Quill"  # type: ignore[union-attr]
    assert await lines_of(record) == [(1, "Ada Quill", "Quill", WHY)]


async def test_a_name_that_stands_in_no_article_is_marked_as_the_editors(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Ada M. Quill")
    assert await who(record, "P-1") == ("Ada M. Quill", "P-1", True)
    number = (await record.quotes.find(person=1)).items[0].number
    answer = await ask(record, OneQuote(number))
    assert isinstance(answer, QuoteAnswer)
    assert answer.quote.name_given


async def test_a_typed_name_that_stands_in_the_article_is_not_marked(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Mayor Ada Quill")
    assert await who(record, "P-1") == ("Mayor Ada Quill", "P-1", False)


async def test_nothing_typed_goes_back_to_the_name_that_the_articles_give(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Quill")
    await choose(desk, 1, "")
    assert await who(record, "P-1") == ("Ada Quill", "P-1", False)
    assert [line[:3] for line in await lines_of(record)] == [(1, "Quill", "Ada Quill"), (1, "Ada Quill", "Quill")]


async def test_a_chosen_name_outlasts_a_later_article_and_a_withdrawal(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    await choose(desk, 1, "Dame Ada")
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert await who(record, "P-1") == ("Dame Ada", "P-1", True)


async def test_a_chosen_name_is_told_as_long_as_it_stands(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    await choose(desk, 1, "Dame Ada Quill")
    told = (1, "Ada Quill", "Dame Ada Quill", WHY)
    await briefings.withdraw(desk, 1, "")
    assert told in await lines_of(record)
    await briefings.withdraw(desk, 2, "")
    assert told not in await lines_of(record)


async def test_who_is_merged_leaves_no_name_behind_and_has_it_again_when_parted(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Dame Ada")
    done = await merge(desk, 1, 3)
    assert await who(record, "P-3") == ("Ada Quill", "P-3", False)
    assert await who(record, "Dame Ada") == ("Ada Quill", "P-3", False)
    await unmerge(desk, done.number)
    assert await who(record, "Dame Ada") == ("Dame Ada", "P-1", True)
    names = [line for line in await lines_of(record) if not line[1].startswith("P-")]
    assert names == [(1, "Ada Quill", "Dame Ada", WHY)]


async def test_a_name_needs_its_reason(record: Record, desk: Desk) -> None:
    with pytest.raises(BadValue, match="needs a reason"):
        await choose_name(desk, 1, 0, "Quill", "  ")
    with pytest.raises(BadValue, match="limit is 500"):
        await choose_name(desk, 1, 0, "Quill", "why " * 200)
    assert await who(record, "P-1") == ("Ada Quill", "P-1", False)


@pytest.mark.parametrize(
    ("typed", "say"),
    [
        ("n" * 4000, "limit is 100 characters"),
        ("…!", "needs letters"),
        ("P-12", "looks like a number"),
        ("12", "looks like a number"),
        ("\u200b\u202e", "needs letters"),
    ],
)
async def test_what_is_no_name_is_refused(record: Record, desk: Desk, typed: str, say: str) -> None:
    with pytest.raises(BadValue, match=say):
        await add_alias(desk, 1, 0, typed)
    assert await rev(record, 1) == 0


async def test_characters_that_nobody_sees_are_no_part_of_a_name(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Ada\u202e \u200bQuill\u2066-Reed")
    assert await who(record, "P-1") == ("Ada Quill-Reed", "P-1", True)


async def test_a_name_in_a_script_from_right_to_left_is_a_name(record: Record, desk: Desk) -> None:
    await alias(desk, 1, "עדה קוויל")
    assert await who(record, "עדה קוויל") == ("Ada Quill", "P-1", False)


async def test_an_alias_leads_to_its_person_and_is_taken_away_again(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    await alias(desk, 1, "The Heron of Carvel")
    assert await who(record, "the heron of carvel") == ("Ada Quill", "P-1", False)
    names = await record.names()
    assert [ref.number for ref in names.suggest_people("hero")] == [1]
    person = await record.people.get(1)
    assert person
    assert (person.aliases, person.added) == (("Quill",), ("The Heron of Carvel",))
    await take_alias(desk, 1, await rev(record, 1), "The Heron of Carvel")
    with pytest.raises(AssertionError):
        await who(record, "the heron of carvel")


async def test_an_alias_that_is_somebody_elses_name_asks_which_one(record: Record, desk: Desk) -> None:
    await merge(desk, 3, 1)
    await alias(desk, 2, "Ada Quill")
    assert await who(record, "Ada Quill") == [str(Who("P-1")), str(Who("P-2"))]
    assert await who(record, "Quill") == [str(Who("P-1")), str(Who("P-2"))]
    assert (await line_of(record, 2)).shared == ("Ada Quill",)


async def test_a_change_meanwhile_leaves_the_warning_of_a_shared_alias(
    store: Store, record: Record, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await alias(desk, 2, "Ada Quill")
    get_said = PeopleShelf.get_said

    async def said_after_a_write(shelf: PeopleShelf, number: int, most: int) -> Said:
        await record.ledger.people.add_alias(EDITOR, 4, 0, "Heron")
        return await get_said(shelf, number, most)

    monkeypatch.setattr(PeopleShelf, "get_said", said_after_a_write)
    assert (await line_of(record, 2)).shared == ("Ada Quill",)


async def test_an_alias_takes_no_surname_of_two_words_away(record: Record, desk: Desk) -> None:
    await choose(desk, 1, "Ada van Quill")
    await choose(desk, 3, "Another")
    await alias(desk, 2, "van Quill")
    assert await who(record, "van Quill") == [str(Who("P-1")), str(Who("P-2"))]


@pytest.mark.parametrize("typed", ["Ada Quill", "ada  QUILL", "Quill"])
async def test_an_alias_of_itself_is_refused(desk: Desk, typed: str) -> None:
    with pytest.raises(IllegalMove, match="P-1 is already found as"):
        await alias(desk, 1, typed)


async def test_what_an_article_calls_somebody_is_not_taken_away(desk: Desk) -> None:
    with pytest.raises(Gone, match="not an alias that an editor gave"):
        await take_alias(desk, 1, 0, "Quill")


async def test_aliases_follow_a_merge_and_come_back(record: Record, desk: Desk) -> None:
    await alias(desk, 1, "The Heron")
    done = await merge(desk, 1, 3)
    assert await who(record, "The Heron") == ("Ada Quill", "P-3", False)
    await unmerge(desk, done.number)
    assert await who(record, "The Heron") == ("Ada Quill", "P-1", False)


async def test_an_alias_given_before_a_merge_is_undone_after_it(record: Record, desk: Desk) -> None:
    change = await alias(desk, 1, "The Heron")
    await merge(desk, 1, 3)
    await undo(desk, change)
    with pytest.raises(AssertionError):
        await who(record, "The Heron")


async def test_a_new_article_does_not_take_an_editors_alias_for_a_full_name(desk: Desk) -> None:
    await merge(desk, 3, 1)
    await alias(desk, 1, "Cora Heron")
    cora = DraftPerson("p1", "Cora Heron", DRAFT.people[0].mentions)
    source = edition(9)
    fresh = replace(DRAFT, source=source, people=(cora,), quotes=(), stances=(), events=(), number=0, rev=0)
    draft = await briefings.take_in_draft(desk, fresh)
    assert draft.people[0].same_as is None
    assert [doubt.say for doubt in draft.people[0].doubts] == ["This could be P-1 Ada Quill, who is on record."]


async def test_a_change_is_undone_and_so_is_its_undoing(record: Record, desk: Desk) -> None:
    first = await choose(desk, 1, "Dame Ada")
    await alias(desk, 1, "The Heron")
    back = await undo(desk, first)
    assert await who(record, "The Heron") == ("Ada Quill", "P-1", False)
    assert (await lines_of(record))[0] == (1, "Dame Ada", "Ada Quill", "A change of the name was undone (change 1).")
    await undo(desk, back)
    assert await who(record, "The Heron") == ("Dame Ada", "P-1", True)


async def test_a_change_under_a_newer_one_of_the_same_is_not_undone(record: Record, desk: Desk) -> None:
    first = await choose(desk, 1, "Dame Ada")
    await choose(desk, 1, "Quill")
    with pytest.raises(Changed, match="changed again since, by person/2"):
        await undo(desk, first)
    await undo(desk, 2)
    await undo(desk, first)
    assert await who(record, "P-1") == ("Ada Quill", "P-1", False)


async def test_nothing_is_undone_twice_or_in_another_server(store: Store, desk: Desk) -> None:
    change = await alias(desk, 1, "The Heron")
    with pytest.raises(Gone, match="no change person/1 to undo"):
        await undo(Desk(store.of(OTHER), EDITOR), change)
    await undo(desk, change)
    with pytest.raises(Gone, match="no change person/1 to undo"):
        await undo(desk, change)


async def test_who_was_merged_meanwhile_is_told(desk: Desk) -> None:
    await merge(desk, 1, 3)
    with pytest.raises(Gone, match="P-1 is not on record here any more"):
        await choose_name(desk, 1, 0, "Quill", WHY)
    with pytest.raises(Gone, match="There is no P-1"):
        await add_alias(desk, 1, 0, "The Heron")


async def test_another_servers_people_are_not_there(store: Store) -> None:
    with pytest.raises(Gone):
        await choose_name(Desk(store.of(OTHER), EDITOR), 1, 0, "Quill", WHY)
    with pytest.raises(Gone):
        await add_alias(Desk(store.of(OTHER), EDITOR), 1, 0, "The Heron")


async def test_of_two_editors_at_once_one_is_told_that_somebody_was_faster(record: Record, desk: Desk) -> None:
    done = await asyncio.gather(
        choose_name(desk, 1, 0, "Quill", WHY),
        choose_name(Desk(record, EDITOR + 1), 1, 0, "Dame Ada", WHY),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in done) == ["Changed", "int"]


async def test_where_two_people_are_needed_one_alone_changes_nothing(record: Record, desk: Desk) -> None:
    await record.ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
    with pytest.raises(IllegalMove, match="requires two people"):
        await choose_name(desk, 1, 0, "Quill", WHY)
    with pytest.raises(IllegalMove, match="requires two people"):
        await add_alias(desk, 1, 0, "The Heron")
    with pytest.raises(IllegalMove, match="requires two people"):
        await undo(desk, 1)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("name"), st.integers(1, 4), st.sampled_from(["", "Quill", "Dame Ada", "Reed"])),
        st.tuples(st.just("alias"), st.integers(1, 4), st.sampled_from(["The Heron", "Boris Reed", "Ada"])),
        st.tuples(st.just("merge"), st.integers(1, 4), st.integers(1, 4)),
        st.tuples(st.just("split"), st.integers(1, 4), st.integers(1, 2)),
    ),
    max_size=7,
)


async def step(desk: Desk, kind: str, person: int, what: str | int) -> tuple[str, int]:
    match kind:
        case "name":
            return "said", await choose(desk, person, str(what))
        case "alias":
            return "said", await alias(desk, person, str(what))
        case "merge":
            return "merge", (await merge(desk, person, int(what))).number
        case _:
            return "merge", (await split(desk, person, int(what))).number


async def back(desk: Desk, kind: str, change: int) -> None:
    await (undo(desk, change) if kind == "said" else unmerge(desk, change))


async def all_of(record: Record) -> list[object]:
    return [await record.people.get(number) for number in range(1, 9)]


@settings(max_examples=12)
@given(STEPS)
async def test_whatever_was_said_and_merged_undone_newest_first_leads_back(
    steps: list[tuple[str, int, str | int]],
) -> None:
    with TemporaryDirectory() as folder:
        async with opened_record(Path(folder) / "record.db", Clock(), two_editions) as store:
            states, made = [await all_of(store.of(SERVER))], []
            for one in steps:
                try:
                    made.append(await step(Desk(store.of(SERVER), EDITOR), *one))
                except BriefingError:
                    continue
                states.append(await all_of(store.of(SERVER)))
            for change in reversed(made):
                assert await all_of(store.of(SERVER)) == states.pop()
                await back(Desk(store.of(SERVER), EDITOR), *change)
            assert await all_of(store.of(SERVER)) == states.pop()
