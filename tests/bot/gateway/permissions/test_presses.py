"""Every button, for everybody, before and after the role that counts was taken, with review by two and without it."""

from collections.abc import AsyncIterator
from typing import get_args

import pytest
import pytest_asyncio

from bot.actions.actions import Action, Import, Submit, read
from bot.actions.approving import PublishIn
from bot.actions.curating import PublishAt
from bot.actions.people import SayOfPerson
from bot.actions.settings import DeleteData
from bot.actions.topics import FindTopic, NameTopic
from briefings.ask import queries
from tests.bot.gateway.permissions.permission_table import ACTIONS, QUERIES, Row, expected
from tests.bot.gateway.pressing import (
    BUTTON,
    CHANGED,
    DONE,
    FORM,
    MENU,
    NEEDS_ADMIN,
    NOTHING_SHARED,
    OLDER,
    PUBLIC,
    SHARED,
    SHOWN,
    pressed,
)
from tests.bot.gateway.town import EVERYBODY, Land, land

pytestmark = pytest.mark.asyncio(loop_scope="module")

# No button carries these: they come with a form or a command, which have tables of their own.
NO_BUTTON = {Submit, SayOfPerson, Import, PublishIn, PublishAt, DeleteData, FindTopic, NameTopic}
TWO = pytest.mark.parametrize("two", [False, True], ids=["one is enough", "review by two"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Land]:
    async with land(tmp_path_factory.mktemp("land")) as found:
        yield found


def row_id(row: Row) -> str:
    return row.spelling


async def comes_of(here: Land, row: Row, who: str, door: str, *, two: bool) -> str:
    """In a town of its own where the press is to change something."""
    changes = expected(row, two=two)[who] == DONE
    town = await here.town(two=two) if changes else await here.common(two=two)
    return await pressed(here, town, who, row.spelling, door)


async def test_every_action_that_a_button_can_carry_has_its_row() -> None:
    assert {type(read(row.spelling[2:])) for row in ACTIONS} == {*get_args(Action)} - NO_BUTTON


async def test_every_question_that_a_button_can_carry_has_its_row() -> None:
    assert {type(queries.read(row.spelling[2:])) for row in QUERIES} == {*get_args(queries.Query)}


@TWO
@pytest.mark.parametrize("row", [*ACTIONS, *QUERIES], ids=row_id)
async def test_a_button_is_for_whom_the_table_says(here: Land, row: Row, two: bool) -> None:
    came = {who: await comes_of(here, row, who, BUTTON, two=two) for who in EVERYBODY}
    assert came == expected(row, two=two)


@pytest.mark.parametrize("door", [PUBLIC, MENU])
@pytest.mark.parametrize("row", [*ACTIONS, *QUERIES], ids=row_id)
async def test_a_button_that_all_see_and_a_menu_let_nobody_else_in(here: Land, row: Row, door: str) -> None:
    wanted = {who: word for who, word in expected(row, two=False).items() if word != DONE}
    assert {who: await comes_of(here, row, who, door, two=False) for who in wanted} == wanted


@pytest.mark.parametrize("row", QUERIES, ids=row_id)
async def test_what_is_shared_holds_nothing_of_a_draft(here: Land, row: Row) -> None:
    town = await here.common(two=False)
    assert await pressed(here, town, "member", f"s:{row.spelling[2:]}") in (SHARED, NOTHING_SHARED)


@pytest.mark.parametrize("row", [*ACTIONS, *QUERIES], ids=row_id)
async def test_with_the_numbers_of_this_server_another_servers_editor_reaches_only_their_own(
    here: Land, row: Row
) -> None:
    ours = await here.common(two=False)
    before = here.digest(ours)
    came = await pressed(here, here.neighbour, "editor", row.spelling)
    assert came.removesuffix(DONE) in ("", SHOWN, FORM, CHANGED, NEEDS_ADMIN, OLDER)
    assert here.digest(ours) == before
