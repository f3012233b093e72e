"""What counts of a question: its words in their forms, and what it asks for."""

import pytest

from briefings.model.record import Kind, Position
from briefings.store.rows.search_words import forms_of, read_search_words


@pytest.mark.parametrize(
    ("typed", "counting"),
    [
        ("what did the letter say", ["letter"]),
        ("who opposes congestion charge", ["congestion", "charge"]),
        ("opposes", ["opposes"]),
        ("what did they say", ["what", "did", "they", "say"]),
        ("the child support case", ["child", "support", "case"]),
        ("hearings in May", ["hearings", "may"]),
        ("", []),
        ("?!", []),
    ],
)
def test_words_of_grammar_count_only_where_nothing_else_was_typed(typed: str, counting: list[str]) -> None:
    assert [term.word for term in read_search_words(typed).terms] == counting


@pytest.mark.parametrize(
    ("typed", "position", "kind"),
    [
        ("who opposes congestion charge", Position.OPPOSES, None),
        ("who is against it", Position.OPPOSES, None),
        ("who supports the rent cap", Position.SUPPORTS, None),
        ("who is for masks", Position.SUPPORTS, None),
        ("child support", None, None),
        ("who asked for masks", None, None),
        ("what did she say about masks", None, Kind.QUOTE),
        ("when is the vote", None, Kind.EVENT),
    ],
)
def test_a_question_says_which_position_and_kind_it_asks_for(
    typed: str, position: Position | None, kind: Kind | None
) -> None:
    asked = read_search_words(typed)
    assert (asked.position, asked.kind) == (position, kind)


@pytest.mark.parametrize(
    ("word", "other"),
    [("bus", "buses"), ("buses", "bus"), ("child", "children"), ("people", "person"), ("taxis", "taxi")],
)
def test_a_word_is_looked_for_in_the_singular_and_the_plural(word: str, other: str) -> None:
    assert other in forms_of(word)


@pytest.mark.parametrize("word", ["glass", "as", "5g"])
def test_what_is_no_plural_is_not_cut(word: str) -> None:
    assert word[:-1] not in forms_of(word)


@pytest.mark.parametrize(
    ("typed", "apart", "joined"), [("robo-taxi", '"robo taxi"', '"robotaxi"'), ("mail-in", '"mail in"', '"mailin"')]
)
def test_two_words_are_looked_for_as_one_and_apart(typed: str, apart: str, joined: str) -> None:
    [pair] = read_search_words(typed).pairs
    assert {apart, joined} <= set(pair.split(" OR "))


def test_one_word_is_looked_for_as_two_but_not_split_behind_a_word_of_grammar() -> None:
    assert '"robo taxi"' in read_search_words("robotaxi").terms[0].query
    assert '"in form"' not in read_search_words("inform").terms[0].query
