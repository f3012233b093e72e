"""A passage from a file with pages is cited with its page."""

from dataclasses import replace

import pytest

from bot.cards.reader.sources import source_card
from bot.render.terminal import to_terminal
from briefings.ask.answers import SourceAnswer
from briefings.dates.style import DEFAULT
from briefings.model.record import Kind
from tests.bot.cards import record as r


@pytest.mark.parametrize(
    ("pages", "says"), [((0, 10_000), ", page 1:"), ((0, 1, 2), ", page 3:"), ((), "of the stored text:")]
)
def test_the_card_names_the_page_of_a_passage(pages: tuple[int, ...], says: str) -> None:
    briefing = replace(r.BRIEFING, source=replace(r.BRIEFING.source, pages=pages))
    card = source_card(DEFAULT, SourceAnswer(Kind.QUOTE, 2, briefing, r.SEATS.pieces, r.REVISIONS))
    assert says in " ".join(to_terminal(card, width=200).text.split())
