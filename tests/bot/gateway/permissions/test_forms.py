"""Every form sent in Discord, by one who may, one who may not and one who lost their role meanwhile. `tests.bot.permissions.test_forms`
has everybody."""

import pytest
from simcord.actors import MemberActor
from simcord.builders import RoleHandle

from bot.actions.actions import AcceptSure, Opens
from bot.actions.settings import Settle
from bot.performing import read
from briefings.settings import Setting
from tests.bot.gateway.pressing import pressed, sent
from tests.bot.gateway.town import Land, Town
from tests.bot.permissions.form_table import FORGED, OFFERED, SERVER, Sent
from tests.bot.permissions.outcomes import CHANGED, DONE, FORM, NEEDS_EDITOR, OLDER, SERVERS_ONLY
from tests.bot.permissions.permission_table import ACTIONS, QUERIES, Row, Who, two_of
from tests.bot.permissions.town import EVERYBODY

pytestmark = pytest.mark.asyncio(loop_scope="module")
NO_FORMS = [row for row in ACTIONS if not isinstance(read(row.spelling[2:]), Opens)]


def name(value: object) -> str | None:
    return value.spelling if isinstance(value, Row) else "" if isinstance(value, int) else None


def filled(town: Town, row: Sent) -> dict[str, str]:
    return {key: town.server.name if value == SERVER else value for key, value in row.values.items()}


@pytest.mark.parametrize(("turn", "row"), [*enumerate([*OFFERED, *FORGED])], ids=name)
async def test_a_form_is_for_whom_the_table_says(here: Land, turn: int, row: Sent) -> None:
    two = turn % 2 == 1
    town = await here.town(two=two)
    wanted = two_of(row, turn, two=two)
    async with here.copied(needed=DONE in wanted.values()):
        assert {who: await sent(here, town, who, row.spelling, filled(town, row)) for who in wanted} == wanted


@pytest.mark.parametrize(("turn", "row"), [*enumerate([*NO_FORMS, *QUERIES])], ids=name)
async def test_what_opens_no_form_is_not_taken_as_one(here: Land, turn: int, row: Row) -> None:
    town, who = await here.town(two=False), EVERYBODY[turn % len(EVERYBODY)]
    came = await sent(here, town, who, row.spelling, {"reason": "It was wrong."})
    assert came == (SERVERS_ONLY if who == "dm" else OLDER)


async def role_taken(town: Town, editor: MemberActor, role: RoleHandle) -> None:
    town.world.env.backend.remove_member_role(town.server.id, editor.id, role.id)


async def role_deleted(town: Town, editor: MemberActor, role: RoleHandle) -> None:
    town.world.env.backend.delete_role(town.server.id, role.id)


async def left_and_came_back(town: Town, editor: MemberActor, role: RoleHandle) -> None:
    town.server.remove_member(editor)
    town.people["late"] = town.server.add_member(editor.user)


async def other_editors_settled(town: Town, editor: MemberActor, role: RoleHandle) -> None:
    await town.does(Settle(Setting.EDITORS, "Press"))


LOSSES = (role_taken, role_deleted, left_and_came_back, other_editors_settled)


@pytest.mark.parametrize(("turn", "row"), [*enumerate(row for row in OFFERED if row.who is Who.EDITORS)], ids=name)
async def test_a_form_that_was_opened_with_a_role_is_refused_without_it(here: Land, turn: int, row: Sent) -> None:
    town = await here.town(two=False)
    role = town.server.create_role("Late")
    editor = town.people["late"] = town.server.add_member(town.world.env.create_user(f"late{turn}"), roles=[role])
    async with here.copied():
        await town.does(Settle(Setting.EDITORS, str(role.id)))
        opened = await pressed(here, town, "late", row.spelling)
        await LOSSES[turn % len(LOSSES)](town, editor, role)
        came = await sent(here, town, "late", row.spelling, filled(town, row))
    assert (opened, came) == (FORM, NEEDS_EDITOR)


async def test_what_was_shown_of_an_older_revision_changes_nothing(here: Land) -> None:
    town = await here.town(two=False)
    async with here.copied():
        await town.does(AcceptSure(3, 2))
        facts = {"title": "Who keeps the light", "outlet": "Post"}
        came = (
            await pressed(here, town, "editor", "e:publish/3/2"),
            await sent(here, town, "editor", "e:form/3/2/facts", facts),
        )
    assert came == (CHANGED, CHANGED)
