"""The table of the actions has every action once, and no two share a spelling."""

from collections import Counter
from typing import get_args

from bot.actions.actions import Action
from bot.performing import ROWS


def test_every_action_has_its_row() -> None:
    assert set(ROWS) == set(get_args(Action))


def test_no_two_actions_are_spelled_alike() -> None:
    names = Counter(row.name for row in ROWS.values() if row.name)
    assert names.most_common(1)[0][1] == 1
