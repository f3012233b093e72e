"""The quote that stands for a person: the one that carries the dispute, and no scrap while there is a fuller one."""

from dataclasses import replace

import pytest

from briefings.ask.answers import SummaryAnswer, WhoAnswer
from briefings.ask.choosing import choose_quote
from briefings.ask.queries import Summary, Who
from briefings.draft.model import Draft, DraftPerson, DraftQuote
from briefings.model.record import Piece, SpeakerState
from briefings.store import Store
from tests.bot.cards.record import LONG_WALK, piece
from tests.briefings.ask.records import EDITOR, HERE, ask_for, at, source_of

ABOUT = ("Harwick splits over night buses", "Harwick should keep its night buses.")
SCRAP, TALK, MATTER, LONG = (
    "I’m 67,",
    "I came here when I was young and I liked it.",
    "Cut the night buses and nobody from the mill gets home.",
    "I have said it before, and I will say it again to everybody who asks me, today or tomorrow, in this room or out there, "
    "as long as anybody listens at all.",
)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ([SCRAP], SCRAP),
        ([SCRAP, TALK], TALK),
        ([TALK, MATTER], MATTER),
        ([MATTER, TALK], MATTER),
        ([SCRAP, LONG, MATTER], MATTER),
        ([LONG, TALK], LONG),
        ([TALK, TALK], TALK),
        (["Night buses, night buses,", TALK], TALK),
    ],
)
def test_the_quote_that_carries_the_dispute_is_chosen(said: list[str], chosen: str) -> None:
    quotes = [replace(LONG_WALK, number=number, pieces=(piece_of(words),)) for number, words in enumerate(said, 1)]
    choice = choose_quote(quotes, ABOUT)
    assert choice.pieces[0].text == chosen
    assert choice.number == said.index(chosen) + 1


def piece_of(words: str) -> Piece:
    return replace(piece("It will pass,"), text=words)


TEXT = f"Ada Quill spoke. “{SCRAP}” she said. “{TALK}” She looked up. “{MATTER}” Then she left."


async def test_the_summary_and_who_show_no_scrap_of_somebody_who_said_more(empty: Store) -> None:
    quotes = tuple(
        DraftQuote(f"q{number}", (at(TEXT, words),), "p1", SpeakerState.STATED)
        for number, words in enumerate((SCRAP, TALK, MATTER), 1)
    )
    draft = Draft(source_of(TEXT, ABOUT[0], "Harwick Ledger", "2026-01-27"), (DraftPerson("p1", "Ada Quill"),), quotes)
    record = empty.of(HERE)
    taken = await record.ledger.drafts.take_in(EDITOR, draft)
    await record.ledger.drafts.publish(EDITOR, taken, frozenset({"p1", "q1", "q2", "q3"}))
    summary = await ask_for(SummaryAnswer, record, Summary())
    assert [quote.number for quote in summary.quotes] == [3]
    who = await ask_for(WhoAnswer, record, Who("Quill"))
    assert who.latest is not None
    assert who.latest.number == 3
