"""The card of a form that was not saved, and what a refused form keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.actions import Add, FormKind, OpenForm, Review, keep_values, restore_values
from bot.cards.card import Field, FieldKind, Form
from bot.cards.desk.refused import refusal_card
from bot.cards.fit import ROOM, card_cost
from bot.performing import read, spell
from briefings.errors import BadValue
from tests.bot.houses import goals_of, text_of

AGAIN = OpenForm(3, 7, FormKind.WORDS, "q1", keep_values((("words", "We will not"),)))
FORM = Form(
    "Words of q1",
    (Field("words", "The words", FieldKind.PARAGRAPH, required=True), Field("note", "A note")),
    OpenForm(3, 7, FormKind.WORDS, "q1"),
)
ERROR = BadValue("These words do not stand in the article.", "Copy them from it.")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def test_it_says_why_shows_the_passage_and_what_was_typed_and_leads_back() -> None:
    card = refusal_card(
        ERROR,
        FORM,
        (("words", "We will not"), ("note", "")),
        AGAIN,
        passage="We will never",
        difference="The article has “never” where you typed “not”.",
        briefing=3,
    )
    assert text_of(card) == (
        "Not saved ========= These words do not stand in the article. Copy them from it. "
        "The nearest passage of the article: | We will never The article has “never” where you typed “not”. "
        "You typed: The words: We will not [1] Back to the form [2] Review B-3"
    )
    assert goals_of(card) == [AGAIN, Review(3)]


def test_an_empty_form_is_refused_without_what_was_typed() -> None:
    card = refusal_card(ERROR, FORM, (("words", " "),), Add())
    assert "You typed" not in text_of(card)
    assert goals_of(card) == [Add()]


@pytest.mark.parametrize("character", ["a", "*", "\n", "\u202e", "😀"])
def test_however_much_was_typed_the_card_fits(character: str) -> None:
    typed = tuple((field.key, character * 4000) for field in FORM.fields)
    card = refusal_card(ERROR, FORM, typed, AGAIN, passage=character * 4000, difference=character * 4000)
    assert card_cost(card) <= ROOM


@given(st.dictionaries(TEXT, TEXT, max_size=5), st.integers(1, 9), st.integers(1, 9))
def test_what_a_form_held_comes_back_through_its_button(values: dict[str, str], briefing: int, rev: int) -> None:
    opened = OpenForm(briefing, rev, FormKind.FACTS, typed=keep_values(tuple(values.items())))
    again = read(spell(opened))
    assert again == opened
    assert restore_values(opened.typed) == values


@pytest.mark.parametrize("typed", ["", "{", "[]", "7", '"words"'])
def test_what_nobody_put_away_brings_nothing_back(typed: str) -> None:
    assert restore_values(typed) == {}
