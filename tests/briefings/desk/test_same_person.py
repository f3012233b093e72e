"""Who is the same person as somebody on record, and whose a role is."""

from collections.abc import Callable

import pytest

from briefings.desk import Desk, briefings
from briefings.desk.same_person import could_be_one
from briefings.draft.changes import Change, EditPerson, SetSame, SetVerdict
from briefings.draft.model import Draft, DraftPerson, Verdict
from briefings.draft.revising import apply
from briefings.errors import BadValue, IllegalMove
from briefings.model.spans import Span
from briefings.reading import read_text
from briefings.store import Record
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.desk.test_briefings import stored

LATER = read_text("“We will see,” said Quill, the mayor. “Who knows,” said A. Reed. “No,” said Bella Reed.")


async def later(desk: Desk) -> Draft:
    """A second article's draft, after the first is published: P-1 Ada Quill and P-2 Boris Reed are on record."""
    first = await stored(desk.record)
    await briefings.publish(desk, first.number, first.rev)
    return await briefings.take_in(desk, LATER)


def called(draft: Draft, name: str) -> DraftPerson:
    return next(person for person in draft.people if person.name == name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Quill", "Ada Quill"),
        ("Mayor Quill", "Ada Quill"),
        ("A. Quill", "Ada Quill"),
        ("Ada M. Quill", "Ada Quill"),
        ("Ada Quill Jr.", "Ada Quill"),
        ("ada quíll", "Ada Quill"),
    ],
)
def test_names_that_could_be_one_persons(name: str, other: str) -> None:
    assert could_be_one([name], [other])
    assert could_be_one([other], [name])


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bella Quill", "Ada Quill"),
        ("B. Quill", "Ada Quill"),
        ("Ada", "Ada Quill"),
        ("Ada Quill", "Quill Ada"),
        ("", ""),
    ],
)
def test_names_of_two_people(name: str, other: str) -> None:
    assert not could_be_one([name], [other])


def test_a_shared_surname_does_not_join_two_people_who_have_full_names() -> None:
    assert not could_be_one(["Bella Quill", "Quill"], ["Ada Quill", "Quill"])


async def test_somebody_who_could_be_on_record_is_asked_about_and_nothing_merges_by_itself(desk: Desk) -> None:
    draft = await later(desk)
    quill = called(draft, "Quill")
    assert quill.same_as is None
    assert "This could be P-1 Ada Quill, who is on record." in [doubt.say for doubt in quill.doubts]
    assert called(draft, "Bella Reed").doubts == ()


async def test_accepting_somebody_who_could_be_on_record_asks_who_it_is(desk: Desk) -> None:
    draft = await later(desk)
    key = called(draft, "Quill").key
    with pytest.raises(IllegalMove) as refused:
        await briefings.revise(desk, draft.number, draft.rev, SetVerdict(key, Verdict.ACCEPTED))
    assert refused.value.say == "This could be P-1 Ada Quill, who is on record."


@pytest.mark.parametrize(("same_as", "on_record"), [(1, "Ada Quill"), (None, "Quill")])
async def test_the_same_person_goes_out_as_the_one_on_record_and_a_new_one_under_a_number_of_their_own(
    record: Record, desk: Desk, same_as: int | None, on_record: str
) -> None:
    draft = await later(desk)
    key = called(draft, "Quill").key
    draft = await briefings.revise(desk, draft.number, draft.rev, SetSame(key, same_as))
    assert (called(draft, "Quill").verdict, called(draft, "Quill").doubts) == (Verdict.ACCEPTED, ())
    await briefings.publish(desk, draft.number, draft.rev)
    people = await record.people.of(draft.number)
    [quill] = [person for person in people if "Quill" in (person.name, *person.aliases)]
    assert (quill.name, quill.number == 1) == (on_record, same_as == 1)


@pytest.mark.parametrize("make", [lambda key: SetSame(key, 2), lambda key: EditPerson(key, "Quill", "", 2)])
async def test_a_person_on_record_with_another_name_is_refused(desk: Desk, make: Callable[[str], Change]) -> None:
    draft = await later(desk)
    change = make(called(draft, "Quill").key)
    with pytest.raises(BadValue) as refused:
        await briefings.revise(desk, draft.number, draft.rev, change)
    assert refused.value.say == "P-2 has a different name from Quill, so it was not offered as the same person."


async def test_a_person_whose_new_name_is_on_record_may_be_that_person(desk: Desk) -> None:
    draft = await later(desk)
    key = called(draft, "Bella Reed").key
    change = EditPerson(key, "Boris Reed", "", 2)
    draft = await briefings.revise(desk, draft.number, draft.rev, change)
    assert called(draft, "Boris Reed").same_as == 2


async def test_whoever_came_on_record_meanwhile_is_not_published_a_second_time(record: Record, desk: Desk) -> None:
    waiting = await briefings.take_in(desk, LATER)
    same = await briefings.take_in(desk, read_text("“We will wait,” said Ada Quill, the mayor."))
    first = await stored(record)
    await briefings.publish(desk, first.number, first.rev)
    await briefings.publish(desk, same.number, same.rev)
    assert [person.number for person in await record.people.of(same.number)] == [1]
    published, chosen = await briefings.publish(desk, waiting.number, waiting.rev)
    assert called(published, "Quill").number is None
    assert "This could be P-1 Ada Quill, who is on record." in [
        doubt.say for doubt in called(published, "Quill").doubts
    ]
    assert called(published, "Quill").key not in chosen.take


# roles


@pytest.mark.parametrize(
    ("key", "name", "role", "whose"),
    [
        ("p1", "Ada Quill", "Transport Secretary", "Boris Reed"),
        ("p1", "Ada Quill", "Secretary", "Boris Reed"),
        ("p2", "Boris Reed", "Mayor", "Ada Quill"),
        ("p2", "Boris Reed", "deputy", "Cora Vane"),
    ],
)
def test_a_role_of_somebody_else_is_refused_with_their_name(key: str, name: str, role: str, whose: str) -> None:
    named = apply(DRAFT, EditPerson("p3", "Cora Vane", ""))
    with pytest.raises(BadValue) as refused:
        apply(named, EditPerson(key, name, role))
    assert refused.value.say == f"“{role}” is a role of {whose} in the article."


def test_a_title_that_two_people_have_is_taken_where_it_is_theirs() -> None:
    text = "Mayor Ada Quill met Mayor Boris Reed. The mayor of the town, Cora Vane, was away."
    source = read_text(text)
    quill = DraftPerson("p1", "Ada Quill", (_at(text, "Ada Quill"),))
    reed = DraftPerson("p2", "Boris Reed", (_at(text, "Boris Reed"),))
    edited = apply(Draft(source, (quill, reed)), EditPerson("p2", "Boris Reed", "Mayor"))
    assert [role.span.start for role in called(edited, "Boris Reed").roles] == [text.rindex("Mayor")]


def _at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))
