"""Cards in a terminal: doors, wrapping, and that no stored text can steer the terminal."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.card import Button, Buttons, Card, Heading, Menu, MenuOption, Note, Rule, Run, Style, Text, Words, line
from bot.cards.reader.answers import card_of
from bot.render.terminal import make_visible, to_terminal
from briefings.ask.answers import QuoteAnswer
from briefings.ask.queries import About, Help, OneQuote, Who
from briefings.dates.style import DEFAULT
from briefings.model.record import Piece
from briefings.model.spans import Span
from tests.bot.cards import record as r

HIDDEN = st.sampled_from(["\x1b[2J", "\u202e", "\u200d", "\x07", "\r", "\x00", "\u2028", "\ue000", "\x9b31m", "\t"])
TEXTS = st.lists(st.one_of(HIDDEN, st.text(max_size=40)), min_size=1, max_size=10).map("".join).filter(bool)


def spaceless(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, st.integers(20, 120))
def test_no_stored_text_brings_a_control_character_to_the_terminal(text: str, width: int) -> None:
    card = Card(
        (
            Heading(text),
            Text(((Run(text), Run(text, Style.CODE)),)),
            Words((line(text, Style.BOLD),)),
            Note((line(text),)),
            Buttons((Button(text[:80], Help()),)),
            Menu(text, (MenuOption(text, Help(), text),)),
        )
    )
    printed = to_terminal(card, width=width).text
    assert {c for c in printed if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} <= {"\n"}


@given(TEXTS, st.integers(20, 120))
def test_the_words_of_a_quote_are_printed_exactly(text: str, width: int) -> None:
    quote = replace(r.LONG_WALK, pieces=(Piece(Span(0, len(text)), text),))
    printed = to_terminal(card_of(DEFAULT, QuoteAnswer(quote, None, None), r.ABOUT), width=width).text
    rows = [row.removeprefix("  |") for row in printed.split("\n\n— ")[0].split("\n")]
    assert spaceless("".join(rows)) == spaceless(make_visible(text))


@given(st.text("ab cd ef\n长é", max_size=300), st.integers(20, 60))
def test_no_row_is_wider_than_the_terminal(text: str, width: int) -> None:
    printed = to_terminal(Card((Text((line(text),)), Words((line(text),)))), width=width).text
    wide = [row for row in printed.split("\n") if sum(2 if c == "长" else 1 for c in row) > width]
    assert wide == []


def test_doors_are_numbered_on_from_the_first_one() -> None:
    card = Card(
        (
            Buttons((Button("Context", OneQuote(1)), Button("Help", Help()))),
            Menu("Open a person", (MenuOption("Mara Ellison", Who("P-1"), "commissioner"),)),
            Rule(),
            Buttons((Button("About", About()),)),
        )
    )
    printed = to_terminal(card, width=40)
    assert printed.doors == (OneQuote(1), Help(), Who("P-1"), About())
    assert printed.text == (
        "[1] Context   [2] Help\n\nOpen a person:\n[3] Mara Ellison (commissioner)\n\n" + "-" * 40 + "\n\n[4] About"
    )


def test_a_bidirectional_override_is_shown_by_its_number() -> None:
    assert "safe ⟦U+202E⟧txt.exe" in to_terminal(Card((Text((line("safe \u202etxt.exe"),)),))).text


def test_what_was_looked_for_is_between_asterisks() -> None:
    card = Card((Words(((Run("It "), Run("will", Style.MATCH), Run(" pass.")),)),))
    assert to_terminal(card).text == "  | It *will* pass."


@pytest.mark.parametrize("width", [-5, 0, 19])
def test_a_terminal_that_is_too_narrow_is_taken_for_twenty_columns(width: int) -> None:
    card = Card((Text((line("Nobody should have to walk home"),)),))
    assert to_terminal(card, width=width) == to_terminal(card, width=20)
