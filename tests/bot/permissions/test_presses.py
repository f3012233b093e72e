"""Every button, for everybody, with review by two and without it. `tests.bot.gateway.permissions.test_presses` presses each in Discord."""

from typing import get_args

import pytest

from bot.actions.actions import Action, Import, Submit
from bot.actions.approving import PublishIn
from bot.actions.curating import PublishAt
from bot.actions.people import SayOfPerson
from bot.actions.settings import DeleteData
from bot.actions.topics import FindTopic, NameTopic
from bot.cards.card import Form
from bot.performing import read
from briefings.ask import queries
from tests.bot.houses import press
from tests.bot.permissions.outcomes import CHANGED, DONE, FORM, NEEDS_ADMIN, OLDER, SHOWN, leaks, outcome_of
from tests.bot.permissions.permission_table import ACTIONS, QUERIES, Row, expected
from tests.bot.permissions.pressing import everything_of, pressed
from tests.bot.permissions.town import NEIGHBOUR, NEIGHBOURS, PEOPLE, TownRecords

pytestmark = pytest.mark.asyncio(loop_scope="module")

# No button carries these: they come with a form or a command, which have tables of their own.
NO_BUTTON = {Submit, SayOfPerson, Import, PublishIn, PublishAt, DeleteData, FindTopic, NameTopic}
TWO = pytest.mark.parametrize("two", [False, True], ids=["one is enough", "review by two"])


def row_id(row: Row) -> str:
    return row.spelling


async def comes_of(here: TownRecords, row: Row, who: str, *, two: bool) -> str:
    """In a town of its own where the press is to change something."""
    async with here.town(two=two, own=expected(row, two=two)[who] == DONE) as town:
        return await pressed(town, who, row.spelling)


async def test_every_action_that_a_button_can_carry_has_its_row() -> None:
    assert {type(read(row.spelling[2:])) for row in ACTIONS} == {*get_args(Action)} - NO_BUTTON


async def test_every_question_that_a_button_can_carry_has_its_row() -> None:
    assert {type(queries.read(row.spelling[2:])) for row in QUERIES} == {*get_args(queries.Query)}


@TWO
@pytest.mark.parametrize("row", [*ACTIONS, *QUERIES], ids=row_id)
async def test_a_button_is_for_whom_the_table_says(here: TownRecords, row: Row, two: bool) -> None:
    came = {who: await comes_of(here, row, who, two=two) for who in PEOPLE}
    assert came == {who: expected(row, two=two)[who] for who in PEOPLE}


@pytest.mark.parametrize("row", [*ACTIONS, *QUERIES], ids=row_id)
async def test_with_the_numbers_of_this_server_another_servers_editor_reaches_only_their_own(
    here: TownRecords, row: Row
) -> None:
    """The neighbour's record may change."""
    async with here.town(two=False, own=False) as town:
        before = town.digest()
        shown = await press(town.house, NEIGHBOUR, PEOPLE["editor"], row.spelling)
        everything = everything_of(shown)
        came = outcome_of(everything, form=isinstance(shown, Form), changed=False)
        assert (came in (SHOWN, FORM, CHANGED, NEEDS_ADMIN, OLDER), leaks("editor", everything, NEIGHBOURS)) == (
            True,
            [],
        )
        assert town.digest() == before
