"""What an editor does with reported statements: they are seen apart, dismissed, or made a stance, and never published as they are."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Action, Add, FormKind, Judge, OpenForm, OpenItem, Publish, Review, Section
from bot.cards.card import Card, Form
from bot.house import House
from briefings.ask.queries import Quotes, Search, Stances
from briefings.draft.model import Draft, Verdict
from tests.bot.houses import EDITOR, MEMBER, REPORTING, SERVER, doors_to, opened, sent_with, text_of

ADD = Add("ferry.txt", REPORTING.encode())
WAIT = "the fares should wait until the spring"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as one:
        await one.reply(SERVER, EDITOR, ADD)
        yield one


async def act(house: House, action: Action) -> Card | Form:
    return await house.reply(SERVER, EDITOR, action)


async def draft_of(house: House) -> Draft:
    found = await house.store.of(SERVER).drafts.get(1)
    assert found is not None
    return found


async def test_the_review_counts_reported_statements_apart_from_what_waits(house: House) -> None:
    review = text_of(await act(house, Review(1)))
    assert "Suggestions: 3 reported statements." in review
    section = text_of(await act(house, Review(1, Section.REPORTED)))
    assert f"r1 Ida Brandt: {WAIT} — open" in section
    assert "r2 Dockworkers' Union: to keep the fares as they are — open" in section


async def test_a_reported_statement_shows_its_passage_and_that_it_is_not_published(house: House) -> None:
    shown = text_of(await act(house, OpenItem(1, "r1")))
    assert f"Port Warden Ida Brandt said *{WAIT}*." in shown
    assert "Said by: Ida Brandt; the article names the speaker beside the words." in shown
    assert "A suggestion: it is never published or shown as anybody's words, and does not hold up publishing." in shown


async def test_publishing_leaves_reported_statements_out(house: House) -> None:
    await act(house, Publish(1))
    assert WAIT not in text_of(await house.reply(SERVER, MEMBER, Quotes()))
    assert WAIT not in text_of(await house.reply(SERVER, MEMBER, Search("spring")))


async def test_dismissing_leads_to_the_next_one(house: House) -> None:
    shown = await act(house, Judge(1, 1, "r1", Verdict.REJECTED))
    assert text_of(shown).startswith("Dismissed. Here is the next one.")
    assert [judge.key for judge in doors_to(shown, Judge)] == ["r2"]


async def test_after_the_last_one_the_section_is_shown_and_nothing_is_counted_any_more(house: House) -> None:
    await act(house, Judge(1, 1, "r1", Verdict.REJECTED))
    await act(house, Judge(1, 2, "r2", Verdict.REJECTED))
    shown = text_of(await act(house, Judge(1, 3, "r3", Verdict.REJECTED)))
    assert shown.startswith("Dismissed. No open reported statement is left.")
    assert f"r1 Ida Brandt: {WAIT} — dismissed" in shown
    assert "Apart from that" not in text_of(await act(house, Review(1)))


async def test_a_dismissed_one_can_be_reopened(house: House) -> None:
    await act(house, Judge(1, 1, "r1", Verdict.REJECTED))
    (reopen,) = doors_to(await act(house, OpenItem(1, "r1")), Judge)
    assert "Now: open" in text_of(await act(house, reopen))


async def test_a_stance_is_made_of_it_waits_to_be_accepted_and_shows_the_words_as_evidence(house: House) -> None:
    (use,) = doors_to(await act(house, OpenItem(1, "r1")), OpenForm)
    assert use.form is FormKind.REPORT
    form = await act(house, use)
    made = text_of(await act(house, sent_with(form, issue="The fares should rise this year.", position="opposes")))
    draft = await draft_of(house)
    stance = draft.stances[-1]
    assert "Whose: Ida Brandt" in made
    assert f"said *{WAIT}*." in made
    assert "A stance is published only when an editor has accepted it." in made
    await act(house, Judge(1, draft.rev, stance.key, Verdict.ACCEPTED))
    await act(house, Publish(1))
    shown = text_of(await house.reply(SERVER, MEMBER, Stances(person="Brandt")))
    assert "The fares should rise this year." in shown
    assert WAIT in shown
    assert WAIT not in text_of(await house.reply(SERVER, MEMBER, Quotes()))


async def test_a_body_that_only_reports_becomes_a_holder_when_its_words_are_used(house: House) -> None:
    (use,) = doors_to(await act(house, OpenItem(1, "r2")), OpenForm)
    form = await act(house, use)
    made = text_of(await act(house, sent_with(form, issue="The fares should stay as they are.", position="supports")))
    assert "Whose: Dockworkers' Union" in made
    assert "used as a stance" in text_of(await act(house, OpenItem(1, "r2")))


async def test_a_stance_without_an_issue_is_refused_with_what_was_typed(house: House) -> None:
    (use,) = doors_to(await act(house, OpenItem(1, "r1")), OpenForm)
    refused = await act(house, sent_with(await act(house, use), issue="fares", position="opposes"))
    assert "full sentence" in text_of(refused)
    assert (await draft_of(house)).rev == 1


async def test_a_press_on_an_older_card_says_that_somebody_edited(house: House) -> None:
    await act(house, Judge(1, 1, "r1", Verdict.REJECTED))
    shown = text_of(await act(house, Judge(1, 1, "r2", Verdict.REJECTED)))
    assert shown.startswith("Somebody edited this draft. Here it is now.")
    assert "Reported statement r2 of B-1" in shown
