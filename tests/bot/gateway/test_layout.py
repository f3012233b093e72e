"""A card as Discord shows it, and a form as Discord asks it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.components import COMPONENTS_V2_FLAG as COMPONENTS_V2
from simcord.components import validate_components, validate_modal, walk_components

from bot.actions.actions import FormKind, OpenForm, Review
from bot.cards.card import (
    Block,
    Button,
    Buttons,
    Card,
    Choice,
    Copy,
    Field,
    FieldKind,
    Form,
    Goal,
    Heading,
    Look,
    Menu,
    MenuOption,
    Note,
    Rule,
    Run,
    Share,
    Style,
    Text,
    Words,
    line,
)
from bot.render.fitting import MOST_CHARACTERS, MOST_COMPONENTS, size
from bot.render.layout import to_layout, to_modal
from briefings.ask.queries import Context, OneQuote, SourceOf, Who
from briefings.errors import BadValue
from briefings.model.record import Kind

SPELLED: dict[Goal, str] = {
    OneQuote(17): "r:quote/17",
    Context(17): "r:context/17",
    SourceOf(Kind.QUOTE, 17): "r:source/Q/17",
    Share(OneQuote(17)): "s:quote/17",
    Who("P-9"): "r:who/P-9",
    Review(3): "e:review/3",
}
DOORS = Buttons((Button("Context", Context(17)), Button("Share", Share(OneQuote(17)), Look.PRIMARY)))
FORM = OpenForm(3, 1, FormKind.WORDS, "q1")


def components(*blocks: Block) -> list[dict[str, Any]]:
    """The children of the one container that the blocks become."""
    (container,) = to_layout(Card(blocks), SPELLED).to_components()  # type: ignore[no-untyped-call]
    assert container["type"] == 17
    return list(container["components"])


def texts(*blocks: Block) -> list[str]:
    return [part["content"] for part in components(*blocks) if part["type"] == 10]


def test_each_block_looks_like_what_it_is() -> None:
    shown = components(
        Heading("Todd Lyons"),
        Text(((Run("said", Style.BOLD), Run(" on 3 May")), line("A second paragraph"))),
        Words((line("Try it.\nLet's *see*"), line("what happens"))),
        Note((line("The Ferry Post, 2025"), line("Words checked"))),
        Rule(),
        DOORS,
    )
    assert shown[0]["content"] == "### Todd Lyons"
    assert shown[1]["content"] == "**said** on 3 May\nA second paragraph"
    assert shown[2]["content"] == "> Try it.\n> Let's \\*see\\*\n> what happens"
    assert shown[3]["content"] == "-# The Ferry Post, 2025\n-# Words checked"
    assert shown[4]["type"] == 14
    assert [(door["label"], door["custom_id"], door["style"]) for door in shown[5]["components"]] == [
        ("Context", "r:context/17", 2),
        ("Share", "s:quote/17", 1),
    ]


def test_a_blank_line_of_a_quotation_stays_inside_it() -> None:
    assert texts(Words((line("one\n\ntwo"),))) == ["> one\n> \n> two"]


def test_nothing_empty_is_sent() -> None:
    assert components(Heading(" "), Text(()), Words((line("\n"),)), Note((line(""),)), Buttons(()), Menu("x", ())) == []


def test_a_menu_carries_its_goals_as_values() -> None:
    (row,) = components(
        Menu("Which one?", (MenuOption("Todd Lyons", Who("P-9"), "ICE"), MenuOption("Q-17", OneQuote(17))))
    )
    (menu,) = row["components"]
    assert menu["placeholder"] == "Which one?"
    assert [(one["label"], one["value"], one.get("description")) for one in menu["options"]] == [
        ("Todd Lyons", "r:who/P-9", "ICE"),
        ("Q-17", "r:quote/17", None),
    ]


def test_two_doors_to_one_place_have_different_ids() -> None:
    (row,) = components(Buttons((Button("Open", OneQuote(17)), Button("Back", OneQuote(17)))))
    assert [door["custom_id"] for door in row["components"]] == ["r:quote/17", "r:quote/17#2"]


def test_labels_are_cut_to_what_discord_takes() -> None:
    row, menu_row = components(
        Buttons((Button("b" * 100, OneQuote(17)),)), Menu("p" * 200, (MenuOption("o" * 120, Who("P-9"), "n" * 120),))
    )
    (menu,) = menu_row["components"]
    assert row["components"][0]["label"] == "b" * 79 + "…"
    assert menu["placeholder"] == "p" * 149 + "…"
    assert menu["options"][0]["label"] == "o" * 99 + "…"
    assert menu["options"][0]["description"] == "n" * 99 + "…"


def test_six_buttons_take_two_rows() -> None:
    rows = components(Buttons(tuple(Button(str(index), OneQuote(17)) for index in range(6))))
    assert [len(row["components"]) for row in rows] == [5, 1]


def test_text_to_copy_stands_in_a_block_where_nothing_is_marked_up() -> None:
    shown = components(Copy("@everyone **said** <@1>\n\u202e# no"))
    assert shown == [{"type": 10, "content": "```text\n@everyone **said** <@1>\n⟦U+202E⟧# no\n```"}]


def test_text_to_copy_that_would_end_its_block_is_marked_up_instead() -> None:
    shown = components(Copy("a\n```\n# loud @everyone"))
    assert shown[0]["content"] == "a\n\\`\\`\\`\n\\# loud \\@everyone"


def test_text_to_copy_that_is_cut_says_so() -> None:
    shown = components(Copy("word " * 2000))
    assert shown[0]["content"].endswith("word […]\n```")
    assert "Shortened" in shown[1]["content"]


def test_a_quotation_that_is_too_long_is_cut_with_a_mark_and_says_where_the_rest_is() -> None:
    shown = components(Heading("A quote"), Words((line("word " * 2000),)), Note((line("source"),)), DOORS)
    assert shown[1]["content"].startswith("> word word ")
    assert shown[1]["content"].endswith("word word \\[…\\]")
    assert shown[2]["content"] == "-# Shortened\\: open the source to see the rest."
    assert shown[3]["type"] == 1
    assert len(shown) == 4


def test_many_blocks_become_few_components_before_anything_is_left_out() -> None:
    blocks = [
        block for number in range(12) for block in (Text((line(f"Quote {number}"),)), Words((line("w"),)), Rule())
    ]
    shown = components(*blocks, Text((line("one"),)), Text((line("two"),)), DOORS)
    assert len(list(walk_components(shown))) + 1 <= MOST_COMPONENTS
    assert "Quote 11\n> w" in "\n".join(part["content"] for part in shown if part["type"] == 10)


def test_a_text_after_a_quotation_is_not_drawn_into_it() -> None:
    blocks = [block for _ in range(25) for block in (Words((line("w"),)), Text((line("t"),)))]
    (text,) = texts(*blocks)
    assert text.startswith("> w\n\nt\n> w\n\nt")


PROSE = st.text(alphabet=st.sampled_from("ab *_\n>#😀"), max_size=3000)
BLOCK = st.one_of(
    PROSE.map(Heading),
    PROSE.map(lambda text: Text((line(text),))),
    PROSE.map(lambda text: Words((line(text), line(text)))),
    PROSE.map(lambda text: Note((line(text, Style.BOLD),))),
    st.just(Rule()),
    st.just(DOORS),
    st.just(Menu("m", (MenuOption("o", OneQuote(17)),))),
)


@given(st.lists(BLOCK, max_size=60))
def test_any_card_fits(blocks: list[Block]) -> None:
    shown = components(*blocks)
    assert 1 + len(list(walk_components(shown))) <= MOST_COMPONENTS
    assert validate_components([{"type": 17, "components": shown}], flags=COMPONENTS_V2)
    assert sum(size(part["content"]) for part in shown if part["type"] == 10) <= MOST_CHARACTERS
    assert all(part["content"].strip() for part in shown if part["type"] == 10)


def test_a_layout_is_not_kept_by_discord_py() -> None:
    assert to_layout(Card((DOORS,)), SPELLED).is_finished()
    assert to_modal(Form("t", (Field("words", "Words"),), FORM), "e:x").is_finished()


def test_a_form_has_its_fields_under_their_keys() -> None:
    form = Form(
        "The quote's speaker",
        (
            Field("words", "Words", FieldKind.PARAGRAPH, "Try it.", required=True, hint="As in the source."),
            Field(
                "who", "Speaker", FieldKind.CHOICE, "p2", choices=(Choice("Todd Lyons", "p1"), Choice("Bilal", "p2"))
            ),
            Field("new", "Or a new person", max_length=100),
        ),
        FORM,
    )
    modal = to_modal(form, "e:form/3/1/words/q1").to_dict()
    words, who, new = validate_modal(modal)["components"]
    assert (modal["title"], modal["custom_id"]) == ("The quote's speaker", "e:form/3/1/words/q1")
    assert (words["label"], words["description"]) == ("Words", "As in the source.")
    assert (words["component"]["custom_id"], words["component"]["value"]) == ("words", "Try it.")
    assert words["component"]["style"] == 2
    assert [(one["value"], one["default"]) for one in who["component"]["options"]] == [("p1", False), ("p2", True)]
    assert new["component"]["max_length"] == 100
    assert not new["component"]["required"]


def test_the_choice_that_is_set_stays_among_25() -> None:
    choices = tuple(Choice(f"Person {number}", f"p{number}") for number in range(40))
    form = Form("t", (Field("who", "Who", FieldKind.CHOICE, "p33", choices=choices),), FORM)
    (who,) = to_modal(form, "e:x").to_dict()["components"]
    options = who["component"]["options"]
    assert len(options) == 25
    assert [one["value"] for one in options if one["default"]] == ["p33"]


def test_a_field_that_is_too_long_to_edit_is_refused_instead_of_cut() -> None:
    form = Form("t", (Field("summary", "Summary", FieldKind.PARAGRAPH, "x" * 4001),), FORM)
    with pytest.raises(BadValue, match="4001 characters"):
        to_modal(form, "e:x")
