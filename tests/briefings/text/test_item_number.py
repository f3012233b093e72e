"""The number of an item, as people type it."""

import pytest

from briefings.model.record import Kind
from briefings.text.item_number import read_item_number


@pytest.mark.parametrize("typed", ["Q-12", "q12", "12", "#12", "Q #12", "q-#12", " Q - 12 ", "0012"])
def test_a_number_is_read_however_it_is_typed(typed: str) -> None:
    assert read_item_number(typed, Kind.QUOTE) == 12


@pytest.mark.parametrize("typed", ["", "Q-", "#", "B-12", "12 buses", "Q-123456789", "Q--12", "##12", "Q-1٢", "ＱQ-12"])
def test_what_is_no_number_of_the_kind_is_none(typed: str) -> None:
    assert read_item_number(typed, Kind.QUOTE) is None
