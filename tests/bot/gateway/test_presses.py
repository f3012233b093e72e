"""Where the answer to a press appears, and how a card looks once it is shared."""

import pytest

from bot.cards.card import Button, Buttons, Card, Note, Share, line
from bot.gateway.presses import place_of, share, spelling_of
from bot.gateway.reply import Place
from briefings.ask.queries import Context, OneQuote
from briefings.errors import Gone
from tests.bot.gateway.tiny import ANSWER, said


@pytest.mark.parametrize(
    ("spelling", "shown", "place"),
    [
        ("r:who/P-9//2", "s:who/P-9", Place.HERE),
        ("r:quote/18", "s:quote/17", Place.HERE),
        ("r:~x7", "s:~x9", Place.HERE),
        ("r:context/17", "s:quote/17", Place.ASIDE),
        ("r:quotes/P-9", "s:quote/17", Place.ASIDE),
        ("r:help", "", Place.ASIDE),
        ("e:review/3", "", Place.HERE),
        ("s:quote/17", "s:quote/17", Place.OPENLY),
    ],
)
def test_only_paging_and_editing_take_the_place_of_a_private_card(spelling: str, shown: str, place: Place) -> None:
    assert place_of(spelling, shown=shown, private=True) is place


@pytest.mark.parametrize("spelling", ["r:who/P-9//2", "e:review/3", "r:help"])
def test_nothing_takes_the_place_of_a_card_that_all_see(spelling: str) -> None:
    assert place_of(spelling, shown="s:who/P-9", private=False) is Place.ASIDE


def test_a_shared_card_names_who_shared_it_above_its_buttons_and_cannot_be_shared_again() -> None:
    _, words, note, doors, _ = share(ANSWER, "mona").blocks
    assert words == ANSWER.blocks[1]
    assert note == Note((line("Shared by mona"),))
    assert isinstance(doors, Buttons)
    assert [button.label for button in doors.buttons] == ["Context", "All quotes", "Next"]


def test_a_card_without_doors_names_who_shared_it_at_its_end() -> None:
    card = Card((*said("It happened.").blocks, Buttons((Button("Share", Share(OneQuote(1))),))), Context(1))
    assert share(card, "mona").blocks == (*said("It happened.").blocks, Note((line("Shared by mona"),)), Buttons(()))


def test_a_card_that_answers_nothing_is_not_shared() -> None:
    with pytest.raises(Gone):
        share(said("Nothing on record."), "mona")


def test_the_mark_of_a_second_door_to_one_place_is_dropped() -> None:
    assert spelling_of("r:quote/17#2") == "r:quote/17"
