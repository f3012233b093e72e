"""An editor adds what the draft lacks, from a section of the review, and accepts what has no doubt at once."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.actions.actions import AcceptSure, Add, FormKind, Judge, OpenForm, OpenItem, Publish, Review, Section
from bot.cards.card import Card, Form
from bot.house import House
from briefings.ask.queries import Quotes
from briefings.draft.model import Verdict
from briefings.model.log import Op, Step
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SERVER, doors_to, opened, sent_with, text_of

SECTIONS = {
    FormKind.ADD_QUOTE: Section.QUOTES,
    FormKind.ADD_EVENT: Section.EVENTS,
    FormKind.ADD_STANCE: Section.STANCES,
    FormKind.ADD_PERSON: Section.PEOPLE,
}
TWICE = "“No more,” Quill said on Friday. “No more,” Orr said on Sunday."


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add(text=f"{ARTICLE}\n\n{TWICE}"))
        yield house


async def form(house: House, kind: FormKind) -> Card | Form:
    section = await house.reply(SERVER, EDITOR, Review(1, SECTIONS[kind]))
    [door] = [door for door in doors_to(section, OpenForm) if door.form is kind]
    return await house.reply(SERVER, EDITOR, door)


async def added(house: House, kind: FormKind, **values: str) -> Card | Form:
    return await house.reply(SERVER, EDITOR, sent_with(await form(house, kind), **values))


async def without_quotes(house: House) -> None:
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    await house.store.of(SERVER).ledger.drafts.save(EDITOR.id, replace(draft, quotes=()), Step(Op.EDIT_FACTS))


async def test_a_quote_is_added_with_its_speaker_and_published(house: House) -> None:
    await without_quotes(house)
    card = await added(house, FormKind.ADD_QUOTE, words="Each crossing costs more than it earns", speaker="p2")
    assert "Saved." in text_of(card)
    assert "Speaker: Ben Orr" in text_of(card)
    await house.reply(SERVER, EDITOR, Publish(1))
    assert "Each crossing costs more than it earns" in text_of(await house.answer(SERVER, Quotes(briefing=1)))


async def test_words_that_stand_twice_are_asked_for_their_place(house: House) -> None:
    await without_quotes(house)
    refused = await added(house, FormKind.ADD_QUOTE, words="No more", speaker="p1")
    assert "These words are in 2 places of the article." in text_of(refused)
    [again] = [door for door in doors_to(refused, OpenForm) if door.form is FormKind.ADD_QUOTE]
    asked = await house.reply(SERVER, EDITOR, again)
    assert isinstance(asked, Form)
    place = next(field for field in asked.fields if field.key == "place")
    assert [choice.label for choice in place.choices][1].endswith("” Orr said on Sunday. […]")
    card = await house.reply(SERVER, EDITOR, sent_with(asked, place=place.choices[1].value))
    assert "Saved." in text_of(card)
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    assert str(draft.quotes[0].pieces[0].start) == place.choices[1].value


async def test_words_that_the_article_does_not_have_come_back_with_the_nearest_passage(house: House) -> None:
    refused = text_of(await added(house, FormKind.ADD_QUOTE, words="Each crossing costs less", speaker="p2"))
    assert "“Each crossing costs less” is not in the article." in refused
    assert "The nearest passage of the article:" in refused


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [
        (FormKind.ADD_EVENT, {"words": "The council's office moved last year.", "when": "2025"}, "When: 2025"),
        (FormKind.ADD_PERSON, {"name": "Cleo Marsh Junior", "roles": ""}, "The name is not in the article"),
        (
            FormKind.ADD_STANCE,
            {
                "holder": "p2",
                "evidence": "supports the fare plan",
                "issue": "Fares should rise.",
                "position": "supports",
            },
            "Issue, in an editor's words: Fares should rise.",
        ),
    ],
)
async def test_events_people_and_stances_are_added(
    house: House, kind: FormKind, values: dict[str, str], said: str
) -> None:
    card = text_of(await added(house, kind, **values))
    assert card.startswith("Saved.")
    assert said in card


async def test_all_that_has_no_doubt_is_accepted_at_once(house: House) -> None:
    review = await house.reply(SERVER, EDITOR, Review(1))
    [sure] = doors_to(review, AcceptSure)
    card = await house.reply(SERVER, EDITOR, sure)
    assert "Every item without a doubt is accepted." in text_of(card)
    draft = await house.store.of(SERVER).drafts.get(1)
    assert draft is not None
    assert {item.verdict for item in draft.items() if item.doubts} == {Verdict.OPEN}
    assert doors_to(await house.reply(SERVER, EDITOR, Review(1)), AcceptSure) == []


async def test_a_stale_accept_of_all_changes_nothing(house: House) -> None:
    [sure] = doors_to(await house.reply(SERVER, EDITOR, Review(1)), AcceptSure)
    await house.reply(SERVER, EDITOR, Judge(1, 1, "q1", Verdict.REJECTED))
    assert "Somebody edited this draft" in text_of(await house.reply(SERVER, EDITOR, sure))
    assert "rejected" in text_of(await house.reply(SERVER, EDITOR, OpenItem(1, "q1")))


async def test_a_member_adds_nothing(house: House) -> None:
    sent = sent_with(await form(house, FormKind.ADD_QUOTE), words="No more")
    assert "Manage Server" in text_of(await house.reply(SERVER, MEMBER, sent))
