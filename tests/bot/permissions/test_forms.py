"""Every form, sent by everybody, as it was offered and as nobody was offered it, also by those who lost their role
meanwhile. `tests.bot.gateway.permissions.test_forms` sends each in Discord."""

from typing import get_args

import pytest

from bot.actions.actions import FormKind, OpenForm, Opens
from bot.actions.settings import OpenSetting, Settle
from bot.performing import read
from briefings.settings import Setting
from tests.bot.permissions.form_table import FORGED, OFFERED, SERVER, Sent
from tests.bot.permissions.outcomes import DONE, FORM, NEEDS_EDITOR
from tests.bot.permissions.permission_table import Row, Who, expected
from tests.bot.permissions.pressing import pressed, sent
from tests.bot.permissions.town import PEOPLE, TOWN, TownRecords

pytestmark = pytest.mark.asyncio(loop_scope="module")
TWO = pytest.mark.parametrize("two", [False, True], ids=["one is enough", "review by two"])


async def comes_of(here: TownRecords, row: Sent, who: str, *, two: bool) -> str:
    """In a town of its own where the form is to change something."""
    async with here.town(two=two, own=expected(row, two=two)[who] == DONE) as town:
        return await sent(town, who, row.spelling, filled(row))


def filled(row: Sent) -> dict[str, str]:
    return {key: str(TOWN) if value == SERVER else value for key, value in row.values.items()}


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
async def test_a_form_is_for_whom_the_table_says(here: TownRecords, row: Sent, two: bool) -> None:
    came = {who: await comes_of(here, row, who, two=two) for who in PEOPLE}
    assert came == {who: expected(row, two=two)[who] for who in PEOPLE}


@TWO
@pytest.mark.parametrize("row", FORGED, ids=name)
async def test_what_no_form_offered_changes_nothing(here: TownRecords, row: Sent, two: bool) -> None:
    came = {who: await comes_of(here, row, who, two=two) for who in PEOPLE}
    assert came == {who: expected(row, two=two)[who] for who in PEOPLE}


@pytest.mark.parametrize("row", [row for row in OFFERED if row.who is Who.EDITORS], ids=name)
async def test_a_form_that_was_opened_by_an_editor_is_refused_once_others_are_the_editors(
    here: TownRecords, row: Sent
) -> None:
    async with here.town(two=False) as town:
        opened = await pressed(town, "editor", row.spelling)
        await town.does(Settle(Setting.EDITORS, "Press"))
        assert (opened, await sent(town, "editor", row.spelling, filled(row))) == (FORM, NEEDS_EDITOR)
