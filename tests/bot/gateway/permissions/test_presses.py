"""Every button pressed in Discord, by one who may and one who may not. `tests.bot.permissions.test_presses` has everybody."""

import pytest

from tests.bot.gateway.pressing import BUTTON, MENU, PUBLIC, pressed
from tests.bot.gateway.town import Land
from tests.bot.permissions.outcomes import DONE, NOTHING_SHARED, SHARED
from tests.bot.permissions.permission_table import ACTIONS, QUERIES, Row, two_of

pytestmark = pytest.mark.asyncio(loop_scope="module")
ROWS = [*enumerate([*ACTIONS, *QUERIES])]


def row_id(value: object) -> str | None:
    return value.spelling if isinstance(value, Row) else ""


@pytest.mark.parametrize(("turn", "row"), ROWS, ids=row_id)
async def test_a_button_is_for_whom_the_table_says(here: Land, turn: int, row: Row) -> None:
    two = turn % 2 == 1
    town = await here.town(two=two)
    wanted = two_of(row, turn, two=two)
    async with here.copied(needed=DONE in wanted.values()):
        assert {who: await pressed(here, town, who, row.spelling, BUTTON) for who in wanted} == wanted


@pytest.mark.parametrize(("turn", "row"), ROWS, ids=row_id)
async def test_a_button_that_all_see_and_a_menu_let_nobody_else_in(here: Land, turn: int, row: Row) -> None:
    town, door = await here.town(two=False), (PUBLIC, MENU)[turn % 2]
    wanted = {who: word for who, word in two_of(row, turn, two=False).items() if word != DONE}
    assert {who: await pressed(here, town, who, row.spelling, door) for who in wanted} == wanted


@pytest.mark.parametrize("row", QUERIES, ids=row_id)
async def test_what_is_shared_holds_nothing_of_a_draft(here: Land, row: Row) -> None:
    town = await here.town(two=False)
    assert await pressed(here, town, "member", f"s:{row.spelling[2:]}") in (SHARED, NOTHING_SHARED)
