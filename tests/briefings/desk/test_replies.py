"""Which quote answers which: an editor settles it, members see it on both cards, and files keep it."""

from dataclasses import replace

import pytest

from bot.cards.desk.items import item_card
from bot.cards.reader.answers import card_of
from bot.cards.reader.help import AboutFacts
from briefings.ask.answers import QuoteAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import OneQuote
from briefings.dates.style import DEFAULT
from briefings.desk import Desk, briefings
from briefings.draft.changes import EditReply, EditSpeaker, EditWords, SetVerdict
from briefings.draft.model import Draft, ReplyState, Verdict
from briefings.draft.revising import apply
from briefings.errors import BadBriefingFile, BadValue, Gone, IllegalMove
from briefings.model.record import Kind
from briefings.packs import read_file, write_file
from briefings.store import Record
from tests.bot.houses import text_of
from tests.briefings.desk.bridge import DRAFT, at

ABOUT = AboutFacts("0.0", "", "")
SAYS = "The article presents it as a reply."


def linked(state: ReplyState) -> Draft:
    """The draft with q4 in reply to q1."""
    quotes = (*DRAFT.quotes[:3], replace(DRAFT.quotes[3], reply_to="q1", reply_state=state, reply_cue=at("wrote")))
    return replace(DRAFT, quotes=quotes)


async def published(desk: Desk, draft: Draft) -> Draft:
    taken = await briefings.take_in_draft(desk, replace(draft, number=0, rev=0))
    return (await briefings.publish(desk, taken.number, taken.rev))[0]


async def card(record: Record, number: int) -> str:
    return text_of(card_of(DEFAULT, await ask(record, OneQuote(number)), ABOUT))


async def test_members_see_a_reply_on_both_cards_with_a_door_to_the_other(record: Record, desk: Desk) -> None:
    await published(desk, linked(ReplyState.STATED))
    assert "Reply: Q-3 Boris Reed: “Close it. Close it now”" in await card(record, 1)
    assert "In reply to Q-1 Ada Quill: “Keep the bridge open”" in await card(record, 3)
    assert SAYS in await card(record, 1)
    answer = await ask(record, OneQuote(3))
    assert isinstance(answer, QuoteAnswer)
    assert (answer.answered and answer.answered.number, answer.replies) == (1, ())


async def test_a_quote_without_a_reply_says_so(record: Record, desk: Desk) -> None:
    await published(desk, linked(ReplyState.STATED))
    assert "No reply is linked." in await card(record, 2)
    assert "No reply is linked." not in await card(record, 1)
    assert SAYS not in await card(record, 2)


async def test_a_possible_reply_stays_out_until_an_editor_sets_it(record: Record, desk: Desk) -> None:
    draft = await published(desk, linked(ReplyState.POSSIBLE))
    assert "No reply is linked." in await card(record, 1)
    shown = text_of(item_card(DEFAULT, draft, "q4"))
    assert "Perhaps in reply to Q-1 Quill: Keep the bridge open (“wrote”)" in shown
    await briefings.correct(desk, draft.number, draft.rev, EditReply("q4", "q1"), "He wrote to her.")
    assert "Reply: Q-3 Boris Reed" in await card(record, 1)
    [told] = await record.corrections.of(Kind.QUOTE, 3)
    assert (told.what, told.was, told.became) == ("in reply to", "", "Q-1 Ada Quill")


async def test_an_editor_clears_a_reply_that_is_on_record(record: Record, desk: Desk) -> None:
    draft = await published(desk, linked(ReplyState.STATED))
    await briefings.correct(desk, draft.number, draft.rev, EditReply("q4"), "It was another letter.")
    assert "No reply is linked." in await card(record, 1)
    assert "In reply to" not in (await card(record, 3)).split("In reply to: it was")[0]


async def test_a_reply_to_what_is_not_published_is_refused(desk: Desk) -> None:
    draft = await published(desk, DRAFT)
    with pytest.raises(IllegalMove, match="q3 is not published"):
        await briefings.correct(desk, draft.number, draft.rev, EditReply("q4", "q3"), "Why.")


async def test_a_reply_to_a_quote_that_is_taken_back_is_not_shown(record: Record, desk: Desk) -> None:
    draft = await published(desk, linked(ReplyState.STATED))
    rejected = SetVerdict("q1", Verdict.REJECTED)
    await briefings.correct(desk, draft.number, draft.rev, rejected, "Not hers.")
    assert "In reply to" not in await card(record, 3)


def test_an_editors_reply_is_kept_apart_from_the_verdict() -> None:
    quote = apply(DRAFT, EditReply("q3", "q1")).quotes[2]
    assert (quote.reply_to, quote.reply_state, quote.verdict) == ("q1", ReplyState.EDITOR, Verdict.OPEN)
    assert quote.doubts == DRAFT.quotes[2].doubts


@pytest.mark.parametrize("to", ["q4", "q2"])
def test_no_quote_answers_itself_or_its_own_reply(to: str) -> None:
    draft = apply(DRAFT, EditReply("q2", "q4"))
    with pytest.raises(BadValue, match="q4 cannot answer"):
        apply(draft, EditReply("q4", to))


def test_a_quote_that_is_not_there_cannot_be_answered() -> None:
    with pytest.raises(Gone):
        apply(DRAFT, EditReply("q4", "q9"))


def test_other_words_are_no_reply_any_more_unless_an_editor_said_so() -> None:
    moved = EditWords("q4", "Keep the bridge open")
    draft = replace(linked(ReplyState.STATED), quotes=linked(ReplyState.STATED).quotes[3:])
    by_hand = replace(draft, quotes=(replace(draft.quotes[0], reply_state=ReplyState.EDITOR),))
    assert apply(draft, moved).quotes[0].reply_to is None
    assert apply(by_hand, moved).quotes[0].reply_to == "q1"


def test_nobody_is_found_to_reply_to_their_own_words() -> None:
    draft = apply(linked(ReplyState.STATED), EditSpeaker("q4", "p1"))
    assert "reply-to" not in write_file(draft)


def test_a_file_keeps_a_reply_and_reads_it_back() -> None:
    written = write_file(linked(ReplyState.STATED))
    assert "reply-to: 1" in written
    again = read_file(written, {})
    assert [quote.reply_to for quote in again.quotes] == [None, None, "q1"]
    assert write_file(again) == written


@pytest.mark.parametrize(("to", "why"), [("3", "itself"), ("9", "there is no quote 9"), ("none", "a number")])
def test_a_file_with_a_reply_to_nothing_is_refused(to: str, why: str) -> None:
    written = write_file(linked(ReplyState.STATED)).replace("reply-to: 1", f"reply-to: {to}")
    with pytest.raises(BadBriefingFile, match=why):
        read_file(written, {})
