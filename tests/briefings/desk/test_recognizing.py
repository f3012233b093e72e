"""Whoever an editor names is matched to the record: by rule where one person fits, else the editor is asked."""

import pytest

from briefings.desk import Desk, briefings
from briefings.draft.changes import (
    NEW_PERSON,
    AcceptAll,
    AddPerson,
    AddStance,
    Change,
    EditPerson,
    EditSpeaker,
    SetSame,
    SetVerdict,
)
from briefings.draft.model import Draft, DraftPerson, Verdict
from briefings.errors import BadValue, WhichPerson
from briefings.model.record import Kind, Position
from briefings.reading import read_text
from briefings.store import Record
from tests.briefings.desk.test_briefings import stored

LATER = """“We will see,” said Mara Finch, the pilot. “Who knows,” said Owen Dale.

The harbour was shut at noon. “It is late.”"""
ASKED = "This could be P-2 Boris Reed, who is on record."
WORDS = "The harbour was shut at noon."


async def later(desk: Desk) -> Draft:
    """A second article's draft, after the first is published: P-1 Ada Quill and P-2 Boris Reed are on record."""
    first = await stored(desk.record)
    await briefings.publish(desk, first.number, first.rev)
    return await briefings.take_in(desk, read_text(LATER))


async def revised(desk: Desk, draft: Draft, *changes: Change) -> Draft:
    for change in changes:
        draft = await briefings.revise(desk, draft.number, draft.rev, change)
    return draft


def called(draft: Draft, name: str) -> DraftPerson:
    return next(person for person in draft.people if person.name == name)


def says(person: DraftPerson) -> list[str]:
    return [doubt.say for doubt in person.doubts]


@pytest.mark.parametrize("name", ["Boris Reed", "boris reed"])
async def test_a_person_typed_who_has_the_full_name_of_one_on_record_is_that_person(desk: Desk, name: str) -> None:
    draft = await revised(desk, await later(desk), AddPerson(name, ""))
    assert called(draft, name).same_as == 2
    published, _ = await briefings.publish(desk, draft.number, draft.rev)
    assert called(published, name).number == 2


@pytest.mark.parametrize(
    "change",
    [
        AddPerson("B. Reed", ""),
        AddStance(WORDS, "The harbour should open.", Position.MIXED, None, "B. Reed"),
        EditSpeaker("q1", new_name="B. Reed"),
    ],
)
async def test_whoever_is_typed_and_could_be_on_record_stays_out_until_somebody_says_who_it_is(
    desk: Desk, change: Change
) -> None:
    draft = await revised(desk, await later(desk), change)
    reed = called(draft, "B. Reed")
    assert (reed.verdict, reed.same_as) == (Verdict.OPEN, None)
    assert ASKED in says(reed)
    published, chosen = await briefings.publish(desk, draft.number, draft.rev)
    assert called(published, "B. Reed").number is None
    assert reed.key in {left.key for left in chosen.left}


async def test_a_quote_of_whoever_is_asked_about_waits_with_them(desk: Desk) -> None:
    draft = await later(desk)
    draft = await revised(desk, draft, SetVerdict("q1", Verdict.REJECTED), EditSpeaker("q2", new_name="B. Reed"))
    published, chosen = await briefings.publish(desk, draft.number, draft.rev)
    assert [quote.number for quote in published.quotes if quote.key == "q2"] == [None]
    assert "Its speaker, B. Reed, is held back." in {left.why for left in chosen.left}


@pytest.mark.parametrize(("same_as", "settled"), [(2, 2), (None, None)])
async def test_what_an_editor_says_of_a_typed_name_settles_it(
    desk: Desk, same_as: int | None, settled: int | None
) -> None:
    draft = await revised(desk, await later(desk), AddPerson("B. Reed", ""))
    draft = await revised(desk, draft, SetSame(called(draft, "B. Reed").key, same_as))
    published, _ = await briefings.publish(desk, draft.number, draft.rev)
    reed = called(published, "B. Reed")
    assert reed.number is not None
    assert (reed.number if settled else reed.same_as) == settled
    assert ASKED not in says(reed)


async def test_a_person_renamed_to_somebody_on_record_is_asked_about(desk: Desk) -> None:
    draft = await later(desk)
    key = called(draft, "Owen Dale").key
    asked = await revised(desk, draft, EditPerson(key, "B. Reed", ""))
    assert ASKED in says(called(asked, "B. Reed"))
    told = await revised(desk, asked, EditPerson(key, "B. Reed", "", NEW_PERSON))
    assert says(called(told, "B. Reed")) == ["The name is not in the article; an editor gave it."]
    assert called(told, "B. Reed").verdict is Verdict.ACCEPTED
    again = await revised(desk, told, EditPerson(key, "A. Quill", "", NEW_PERSON))
    assert "This could be P-1 Ada Quill or P-2 Boris Reed, who is on record." in says(called(again, "A. Quill"))


async def test_whoever_was_accepted_before_another_came_on_record_is_not_published_a_second_time(
    record: Record, desk: Desk
) -> None:
    waiting = await briefings.take_in(desk, read_text("“We will wait,” said Ada Quill, the mayor."))
    waiting = await revised(desk, waiting, AcceptAll())
    first = await stored(record)
    await briefings.publish(desk, first.number, first.rev)
    await briefings.publish(desk, waiting.number, waiting.rev)
    assert [person.number for person in await record.people.of(waiting.number)] == [1]


# corrections


async def on_record(desk: Desk) -> Draft:
    """The second article is published too."""
    draft = await revised(desk, await later(desk), AcceptAll())
    published, _ = await briefings.publish(desk, draft.number, draft.rev)
    return published


async def correct(desk: Desk, draft: Draft, change: Change) -> Draft:
    return await briefings.correct(desk, draft.number, draft.rev, change, "Misread.")


async def test_a_correction_that_names_the_one_with_that_name_means_them(desk: Desk) -> None:
    after = await correct(desk, await on_record(desk), EditSpeaker("q1", new_name="Boris Reed"))
    assert called(after, "Boris Reed").number == 2


async def test_a_correction_that_names_somebody_who_could_be_on_record_asks_who_it_is(
    record: Record, desk: Desk
) -> None:
    draft = await on_record(desk)
    with pytest.raises(WhichPerson) as refused:
        await correct(desk, draft, EditSpeaker("q1", new_name="B. Reed"))
    assert refused.value.say == ASKED
    assert [one.number for one in refused.value.people] == [2]
    assert await record.drafts.get(draft.number) == draft


@pytest.mark.parametrize(("same_as", "number"), [(2, 2), (NEW_PERSON, 5)])
async def test_a_correction_that_says_who_it_is_is_made(record: Record, desk: Desk, same_as: int, number: int) -> None:
    after = await correct(desk, await on_record(desk), EditSpeaker("q1", new_name="B. Reed", same_as=same_as))
    assert called(after, "B. Reed").number == number
    quoted = after.quotes[0].number
    assert quoted is not None
    [told] = [one for one in await record.corrections.of(Kind.QUOTE, quoted) if one.what == "speaker"]
    assert (told.was, told.became) == ("Mara Finch", "B. Reed")


async def test_a_correction_names_nobody_on_record_who_has_another_name(desk: Desk) -> None:
    draft = await on_record(desk)
    with pytest.raises(BadValue) as refused:
        await correct(desk, draft, EditSpeaker("q1", new_name="B. Reed", same_as=1))
    assert refused.value.say == "P-1 has a different name from B. Reed, so it was not offered as the same person."


async def test_a_correction_does_not_call_somebody_as_another_on_record_unasked(desk: Desk) -> None:
    draft = await on_record(desk)
    key = called(draft, "Owen Dale").key
    with pytest.raises(WhichPerson) as refused:
        await correct(desk, draft, EditPerson(key, "Boris Reed", ""))
    assert refused.value.say == ASKED
    after = await correct(desk, draft, EditPerson(key, "Boris Reed", "", NEW_PERSON))
    assert called(after, "Boris Reed").number == called(draft, "Owen Dale").number


async def test_a_correction_asks_about_a_person_of_the_draft_who_waits_to_be_settled(desk: Desk) -> None:
    draft = await on_record(desk)
    draft = await revised(desk, draft, AddPerson("B. Reed", ""))
    with pytest.raises(WhichPerson):
        await correct(desk, draft, EditSpeaker("q1", called(draft, "B. Reed").key))


async def test_a_speaker_named_in_what_waits_beside_published_quotes_is_asked_about(desk: Desk) -> None:
    draft = await on_record(desk)
    draft = await revised(desk, draft, EditSpeaker("q3", new_name="B. Reed"))
    assert ASKED in says(called(draft, "B. Reed"))
