"""An admin takes a server's data out, has it deleted, or keeps it after all."""

import zipfile
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest

from bot.actions.actions import Add, Publish, submit_of
from bot.actions.settings import DeleteData, ExportAll, KeepData, OpenDeletion, Panel, Settle
from bot.cards.card import Form
from bot.commands.options import Upload
from bot.gate.rules import Actor
from bot.house import LOCAL_SERVER, House
from briefings.model.leaving import Why
from briefings.settings import Setting
from tests.bot.houses import ARTICLE, EDITOR, MEMBER, SERVER, command, doors_to, opened, text_of

ADMIN = EDITOR
BIG = 812345678901234567


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Add(text=ARTICLE))
        yield house


async def test_everything_comes_out_and_goes_in_again_elsewhere(house: House) -> None:
    await house.reply(SERVER, ADMIN, Publish(1))
    await house.reply(SERVER, EDITOR, Add(text=f"Another day at the harbour\n\n{ARTICLE}"))
    await house.reply(SERVER, ADMIN, Settle(Setting.EDITORS, "Desk"))
    out = await house.run(SERVER, ADMIN, command("setup export"), {})
    assert "server.zip: 2 briefings and the settings of this server." in text_of(out)
    [file] = out.files  # type: ignore[union-attr]
    with zipfile.ZipFile(BytesIO(file.data)) as archive:
        assert archive.read("server-settings.yaml").decode() == "editor_roles:\n- Desk\n"
        assert len(archive.namelist()) == 3
    values: dict[str, str | Upload] = {"file": Upload(file.name, file.data)}
    told = text_of(await house.run(SERVER + 1, ADMIN, command("briefing import"), values))
    assert "2 files were added to the drafts" in told
    assert "refused" not in told


async def test_an_empty_server_has_its_settings_to_take_out(house: House) -> None:
    assert "no briefings and the settings" in text_of(await house.reply(SERVER + 1, ADMIN, ExportAll()))


async def test_deleting_wants_the_server_s_name_typed(house: House) -> None:
    form = await house.run(SERVER, ADMIN, command("setup delete-data"), {})
    assert isinstance(form, Form)
    assert isinstance(form.opened, OpenDeletion)
    wrong = await house.reply(SERVER, ADMIN, submit_of(form.opened, {"name": "yes"}))
    assert "That is not the server's name, so nothing is deleted." in text_of(wrong)
    assert await house.store.of(SERVER).leaving.get() is None
    done = await house.reply(SERVER, ADMIN, submit_of(form.opened, {"name": str(SERVER)}))
    assert "Everything on record here will be deleted on 31 March 2026" in text_of(done)
    assert "deleted on 31 March 2026" in text_of(await house.reply(SERVER, ADMIN, Panel()))
    [keep] = doors_to(done, KeepData)
    assert "The data stays. Nothing was deleted." in text_of(await house.reply(SERVER, ADMIN, keep))
    assert "Nothing was going to be deleted here." in text_of(
        await house.run(SERVER, ADMIN, command("setup keep-data"), {})
    )
    assert "deleted on" not in text_of(await house.reply(SERVER, ADMIN, Panel()))


@pytest.mark.parametrize("action", [ExportAll(), OpenDeletion(), DeleteData(str(SERVER)), KeepData()])
async def test_an_editor_or_member_does_none_of_it(
    house: House, action: ExportAll | OpenDeletion | DeleteData | KeepData
) -> None:
    await house.reply(SERVER, ADMIN, Settle(Setting.EDITORS, "Desk"))
    desk = Actor(6, "Dan", manage_server=False, roles=frozenset({"Desk"}))
    assert "Only members with Manage Server" in text_of(await house.reply(SERVER, desk, action))
    assert "Only members with Manage Server" in text_of(await house.reply(SERVER, MEMBER, action))
    assert await house.store.of(SERVER).leaving.get() is None


async def test_servers_left_while_the_bot_was_away_are_noted_and_the_preview_s_is_not(house: House) -> None:
    for server in (BIG, BIG + 1, LOCAL_SERVER):
        await house.reply(server, ADMIN, Settle(Setting.EDITORS, "Desk"))
    await house.reconcile({BIG})
    assert await house.store.of(BIG).leaving.get() is None
    assert await house.store.of(LOCAL_SERVER).leaving.get() is None
    left = await house.store.of(BIG + 1).leaving.get()
    assert left is not None
    assert left.why is Why.LEFT
    await house.reconcile({BIG, BIG + 1})
    assert await house.store.of(BIG + 1).leaving.get() is None
