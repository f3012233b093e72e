"""Briefing files over Discord: handed over with the answer, and taken in from an attachment."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from briefings.packs import file_name_of, pack, sample, write_file
from tests.bot.gateway.seen import labels_of, text_of
from tests.bot.gateway.world import World, living


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as begun:
        yield begun


async def test_a_briefing_goes_out_as_a_file_and_comes_in_again(world: World) -> None:
    packed = pack([sample()])
    told = await world.types(world.editor, "briefing import", file=("all.zip", packed), publish="yes")
    assert "1 file was published." in text_of(told)
    out = await world.types(world.editor, "briefing export", briefing="B-1")
    [attached] = out.attachments
    assert attached.filename == file_name_of(sample())
    assert (await attached.read()).decode() == write_file(sample())


async def test_all_that_is_published_goes_out_in_one_zip(world: World) -> None:
    await world.types(world.editor, "briefing import", file=("all.zip", pack([sample()])), publish="yes")
    [attached] = (await world.types(world.editor, "briefing export")).attachments
    assert (attached.filename, await attached.read()) == ("briefings.zip", pack([sample()]))


async def test_a_dry_run_says_which_line_is_wrong(world: World) -> None:
    wrong = write_file(sample()).replace("position: supports", "position: pro", 1).encode()
    told = await world.types(world.editor, "briefing import", file=("one.yaml", wrong), dry_run="yes")
    assert "nothing was imported" in text_of(told)
    assert "`position` is one of supports, opposes, mixed, unclear, not “pro”." in text_of(told)
    assert "B-1" not in text_of(await world.types(world.editor, "briefing list"))


async def test_a_member_gets_no_file(world: World) -> None:
    await world.types(world.editor, "briefing import", file=("all.zip", pack([sample()])), publish="yes")
    refused = await world.types(world.member, "briefing export")
    assert refused.attachments == []
    assert "Manage Server" in text_of(refused)
    assert labels_of(refused) == []
