"""A form that is asked field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions.actions import Add, FormKind, OpenForm
from bot.cards.card import Choice, Field, FieldKind, Form
from bot.shell.filling import Filling, prompt, type_line

WHO = Field(
    "who",
    "Speaker",
    FieldKind.CHOICE,
    value="p2",
    required=True,
    choices=(Choice("Ada Quill", "p1"), Choice("Ben Orr", "p2"), Choice("Nobody is named", "unknown")),
)
TITLE = Field("title", "Title", value="Old title", max_length=20, hint="as printed")
NAME = Field("name", "Name", required=True, value="Ada Quill")
WORDS = Field("words", "Words", FieldKind.PARAGRAPH, value="Old words", max_length=40)


def values_after(form: Form, *typed: str) -> dict[str, str]:
    filling = Filling(form)
    for line in typed:
        filling = type_line(filling, line)
    return dict(filling.values)


def form_with(*fields: Field) -> Form:
    return Form("Edit", fields, OpenForm(3, 7, FormKind.FACTS))


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        (TITLE, [""], "Old title"),
        (TITLE, ["  New title "], "New title"),
        (TITLE, ["-"], ""),
        (TITLE, ["x" * 21, "short"], "short"),
        (NAME, ["-"], "-"),
        (WHO, [""], "p2"),
        (WHO, ["3"], "unknown"),
        (WHO, ["ada quill"], "p1"),
        (WHO, ["4", "0", "nobody", "1"], "p1"),
        (WORDS, [""], "Old words"),
        (WORDS, ["."], "Old words"),
        (WORDS, ["-"], ""),
        (WORDS, ["One line.", "", "  Another.", " . "], "One line.\n\n  Another."),
        (WORDS, ["x" * 41, ".", "short", "."], "short"),
    ],
)
def test_a_field_takes_what_was_typed(field: Field, typed: list[str], value: str) -> None:
    assert values_after(form_with(field), *typed) == {field.key: value}


def test_fields_are_asked_one_after_the_other() -> None:
    assert values_after(form_with(TITLE, WHO, WORDS), "T", "1", "W", ".") == {"title": "T", "who": "p1", "words": "W"}


def test_a_required_field_is_asked_again_while_it_is_empty() -> None:
    empty = Field("text", "Text", FieldKind.PARAGRAPH, required=True)
    filling = type_line(Filling(form_with(empty)), "")
    assert filling.values == ()
    assert prompt(filling).startswith("This field cannot be empty.\nText\n")


def test_a_pasted_article_may_be_longer_than_what_discord_takes() -> None:
    form = Form("Paste", (Field("text", "Article", FieldKind.PARAGRAPH, required=True, max_length=4000),), Add())
    assert values_after(form, "x" * 5000, ".") == {"text": "x" * 5000}


def test_the_prompt_shows_what_is_there_and_how_to_go_on() -> None:
    assert prompt(Filling(form_with(TITLE))) == (
        "Edit — an empty line keeps what is there, /cancel leaves the form.\nTitle — as printed\n  now: Old title\n> "
    )


def test_the_prompt_of_a_choice_numbers_the_choices() -> None:
    assert "  1. Ada Quill\n  2. Ben Orr (now)\n  3. Nobody is named\n> " in prompt(Filling(form_with(WHO)))


@given(st.lists(st.text(max_size=30), max_size=30))
def test_no_line_breaks_a_form(typed: list[str]) -> None:
    filled = values_after(form_with(TITLE, NAME, WHO, WORDS), *typed)
    assert list(filled) == ["title", "name", "who", "words"][: len(filled)]
    assert filled.get("name", "x") != ""
    assert filled.get("who", "p1") in {"p1", "p2", "unknown"}
