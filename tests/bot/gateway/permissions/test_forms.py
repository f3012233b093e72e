"""Every form, sent by everybody, as it was offered and as nobody was offered it, also by those who lost their role meanwhile."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import get_args

import pytest
import pytest_asyncio

from bot.actions.actions import FormKind, OpenForm, Opens, read
from bot.actions.settings import OpenSetting, Settle
from briefings.model.settings import Setting
from tests.bot.gateway.permissions.form_table import FORGED, OFFERED, SERVER, Sent
from tests.bot.gateway.permissions.permission_table import ACTIONS, QUERIES, Row, expected
from tests.bot.gateway.pressing import DONE, FORM, NEEDS_EDITOR, OLDER, SERVERS_ONLY, pressed, sent
from tests.bot.gateway.town import EVERYBODY, Land, Town, land

pytestmark = pytest.mark.asyncio(loop_scope="module")
NO_FORMS = [*(row for row in ACTIONS if not isinstance(read(row.spelling[2:]), Opens)), *QUERIES]
TWO = pytest.mark.parametrize("two", [False, True], ids=["one is enough", "review by two"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def here(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Land]:
    async with land(tmp_path_factory.mktemp("land")) as found:
        yield found


async def comes_of(here: Land, row: Sent, who: str, *, two: bool) -> str:
    """In a town of its own where the form is to change something."""
    changes = expected(row, two=two)[who] == DONE
    town = await here.town(two=two) if changes else await here.common(two=two)
    return await sent(here, town, who, row.spelling, filled(town, row))


def filled(town: Town, row: Sent) -> dict[str, str]:
    return {key: town.server.name if value == SERVER else value for key, value in row.values.items()}


def name(row: Row) -> str:
    return row.spelling


async def test_everything_that_opens_a_form_has_its_row() -> None:
    opened = [read(row.spelling[2:]) for row in OFFERED]
    assert {type(one) for one in opened} == {*get_args(Opens)}
    assert {one.form for one in opened if isinstance(one, OpenForm)} == {*FormKind}
    # Review by two has no field: it is switched with a button.
    assert {one.setting for one in opened if isinstance(one, OpenSetting)} == {*Setting} - {Setting.TWO_PEOPLE}


@TWO
@pytest.mark.parametrize("row", OFFERED, ids=name)
async def test_a_form_is_for_whom_the_table_says(here: Land, row: Sent, two: bool) -> None:
    came = {who: await comes_of(here, row, who, two=two) for who in EVERYBODY}
    assert came == expected(row, two=two)


@TWO
@pytest.mark.parametrize("row", FORGED, ids=name)
async def test_what_no_form_offered_changes_nothing(here: Land, row: Sent, two: bool) -> None:
    came = {who: await comes_of(here, row, who, two=two) for who in EVERYBODY}
    assert came == expected(row, two=two)


@pytest.mark.parametrize("row", NO_FORMS, ids=name)
async def test_what_opens_no_form_is_not_taken_as_one(here: Land, row: Row) -> None:
    town = await here.common(two=False)
    came = {who: await sent(here, town, who, row.spelling, {"reason": "It was wrong."}) for who in EVERYBODY}
    assert came == {who: SERVERS_ONLY if who == "dm" else OLDER for who in EVERYBODY}


async def role_taken(town: Town) -> None:
    town.world.env.backend.remove_member_role(town.server.id, town.people["editor"].id, town.desk.id)


async def role_deleted(town: Town) -> None:
    town.world.env.backend.delete_role(town.server.id, town.desk.id)


async def left_and_came_back(town: Town) -> None:
    editor = town.people["editor"]
    town.server.remove_member(editor)
    town.people["editor"] = town.server.add_member(editor.user)


async def other_editors_settled(town: Town) -> None:
    await town.does(Settle(Setting.EDITORS, "Press"))


@pytest.mark.parametrize("lose", [role_taken, role_deleted, left_and_came_back, other_editors_settled])
@pytest.mark.parametrize("row", [row for row in OFFERED if row.who.name == "EDITORS"], ids=name)
async def test_a_form_that_was_opened_with_a_role_is_refused_without_it(
    here: Land, row: Sent, lose: Callable[[Town], Awaitable[None]]
) -> None:
    town = await here.town(two=False)
    opened = await pressed(here, town, "editor", row.spelling)
    await lose(town)
    assert (opened, await sent(here, town, "editor", row.spelling, filled(town, row))) == (FORM, NEEDS_EDITOR)
