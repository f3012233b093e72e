"""What members see beside words that an editor cut, and beside a name that the article does not have."""

import pytest

from bot.cards.card import Card
from bot.cards.desk.items import item_card
from bot.cards.reader.answers import card_of
from bot.cards.reader.help import AboutFacts
from briefings.ask.ask import ask
from briefings.ask.queries import OneQuote, Query, Quotes, Search
from briefings.dates.style import DEFAULT
from briefings.desk import Desk, briefings
from briefings.draft.changes import AcceptAll, Change, EditSpeaker, EditWords, SetVerdict
from briefings.draft.model import Draft, Verdict
from briefings.draft.revising import apply
from briefings.packs import read_file, write_file
from briefings.store import Record
from tests.bot.houses import text_of
from tests.briefings.desk.bridge import DRAFT
from tests.briefings.desk.test_briefings import stored

ABOUT = AboutFacts("0.0", "", "")
GIVEN = "The name is not in the article; an editor gave it."
LEFT_OUT = "“[…]” marks words of the article that are left out here."


async def published(desk: Desk, *changes: Change) -> Draft:
    draft = await stored(desk.record)
    for change in changes:
        draft = await briefings.revise(desk, draft.number, draft.rev, change)
    return (await briefings.publish(desk, draft.number, draft.rev))[0]


async def shown(record: Record, query: Query) -> Card:
    return card_of(DEFAULT, await ask(record, query), ABOUT)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Keep the bridge", "Keep the bridge […]"),
        ("the bridge open", "[…] the bridge open"),
        ("the bridge", "[…] the bridge […]"),
    ],
)
async def test_words_that_an_editor_cut_are_shown_with_the_omission_wherever_they_are(
    record: Record, desk: Desk, typed: str, words: str
) -> None:
    await published(desk, EditWords("q1", typed))
    one = text_of(await shown(record, OneQuote(1)))
    assert one.startswith(f"| {words} — Ada Quill")
    assert LEFT_OUT in one
    assert words in text_of(await shown(record, Quotes()))
    assert words in text_of(await shown(record, Search("bridge"))).replace("*", "")


async def test_whole_words_are_shown_without_an_omission(record: Record, desk: Desk) -> None:
    await published(desk)
    one = text_of(await shown(record, OneQuote(1)))
    assert one.startswith("| Keep the bridge open — Ada Quill")
    assert LEFT_OUT not in one


async def test_the_editor_is_told_that_words_are_left_out() -> None:
    card = item_card(DEFAULT, apply(DRAFT, EditWords("q1", "the bridge")), "q1")
    assert "Words of the quotation are left out before and after these; members see “[…]” there." in text_of(card)


async def test_members_are_told_that_the_article_does_not_have_the_name(record: Record, desk: Desk) -> None:
    draft = await published(desk, EditSpeaker("q3", new_name="Emil Stone"))
    [number] = [quote.number for quote in draft.quotes if quote.key == "q3"]
    assert number is not None
    one = text_of(await shown(record, OneQuote(number)))
    assert GIVEN in one
    assert "confirmed" not in one
    assert GIVEN in text_of(item_card(DEFAULT, apply(DRAFT, EditSpeaker("q3", new_name="Emil Stone")), "q3"))


def test_a_name_that_an_editor_gave_stays_so_in_a_briefing_file() -> None:
    draft = apply(DRAFT, EditSpeaker("q3", new_name="Emil Stone"))
    again = read_file(write_file(draft), {})
    [stone] = [person for person in again.people if person.name == "Emil Stone"]
    assert [doubt.say for doubt in stone.doubts] == [GIVEN]


async def test_a_chosen_speaker_whom_the_article_names_elsewhere_is_said_to_be_confirmed(
    record: Record, desk: Desk
) -> None:
    await published(desk, EditSpeaker("q2", "p2"))
    one = text_of(await shown(record, OneQuote(2)))
    assert "An editor of this server confirmed the speaker." in one


async def test_a_speaker_who_was_accepted_together_with_others_is_not_said_to_be_confirmed(
    record: Record, desk: Desk
) -> None:
    await published(desk, AcceptAll())
    one = text_of(await shown(record, OneQuote(1)))
    assert "An editor of this server accepted it together with other items." in one
    assert "confirmed" not in one


async def test_a_speaker_out_of_a_file_is_not_said_to_be_confirmed_until_an_editor_looks_at_the_quote(
    record: Record, desk: Desk
) -> None:
    draft = apply(DRAFT, SetVerdict("q1", Verdict.ACCEPTED))
    taken = await briefings.take_in_draft(desk, read_file(write_file(draft), {}))
    out, _ = await briefings.publish(desk, taken.number, taken.rev)
    came = "It came in from a briefing file; no editor of this server has confirmed the speaker."
    assert came in text_of(await shown(record, OneQuote(1)))
    await briefings.correct(desk, out.number, out.rev, EditSpeaker("q1", "p2"), "It was the other one.")
    one = text_of(await shown(record, OneQuote(1)))
    assert "An editor of this server confirmed the speaker." in one
    assert came not in one


async def test_a_correction_of_the_words_confirms_no_speaker(record: Record, desk: Desk) -> None:
    out = await published(desk, SetVerdict("q1", Verdict.ACCEPTED))
    await briefings.correct(desk, out.number, out.rev, EditWords("q1", "Keep the bridge"), "One word too many.")
    assert "confirmed" not in text_of(await shown(record, OneQuote(1)))
