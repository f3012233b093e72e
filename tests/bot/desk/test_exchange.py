"""Briefing files at the terminal and on cards."""

from pathlib import Path

from bot.actions.actions import Import
from bot.shell.shell import Session
from briefings.packs import file_name_of, pack, sample, write_file
from tests.bot.houses import EDITOR, SERVER, opened, text_of
from tests.briefings.packs.test_bundle import zip_of


async def test_the_shell_saves_a_file_and_takes_it_in_again(tmp_path: Path) -> None:
    name = file_name_of(sample())
    async with opened(tmp_path / "a") as house:
        await house.seed_sample()
        session = Session(house, 1000, folder=tmp_path)
        said = await session.enter("/briefing export briefing:B-1")
        assert f"Saved as {tmp_path / name}." in said
        assert (tmp_path / name).read_text(encoding="utf-8") == write_file(sample())
    async with opened(tmp_path / "b") as other:
        said = await Session(other, 1000).enter(f"/briefing import file:{tmp_path / name}")
        assert "1 file was added to the drafts." in said


async def test_the_shell_never_writes_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "briefings.zip").write_bytes(b"mine")
    async with opened(tmp_path / "a") as house:
        await house.seed_sample()
        said = await Session(house, 1000, folder=tmp_path).enter("/briefing export")
    assert "is already there and was left unchanged" in said
    assert (tmp_path / "briefings.zip").read_bytes() == b"mine"


async def test_an_import_without_a_file_is_told_what_is_missing(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        said = await Session(house, 1000).enter("/briefing import dry_run:yes")
    assert "file" in said


async def test_many_refusals_come_as_a_file_too(tmp_path: Path) -> None:
    files = {f"{n:02}.yaml": b"on-record: 2" for n in range(12)} | {"ok.yaml": write_file(sample()).encode()}
    async with opened(tmp_path) as house:
        card = await house.reply(SERVER, EDITOR, Import("all.zip", zip_of(files)))
    assert "1 file was added to the drafts. 12 files were refused." in text_of(card)
    assert "4 more files: see import-report.txt." in text_of(card)
    [report] = card.files  # type: ignore[union-attr]
    assert report.data.decode().splitlines()[0].startswith("00.yaml | refused | Line 1: this is version 2")


async def test_a_file_name_that_would_steer_is_shown_as_text(tmp_path: Path) -> None:
    files = {"../../**bold** @everyone\n\u202e.yaml": b"on-record: 2"}
    async with opened(tmp_path) as house:
        card = await house.reply(SERVER, EDITOR, Import("all.zip", zip_of(files)))
    assert "⟦U+202E⟧" in text_of(card)


async def test_the_same_zip_twice_leaves_everything_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.reply(SERVER, EDITOR, Import("all.zip", pack([sample()]), publish=True))
        again = await house.reply(SERVER, EDITOR, Import("all.zip", pack([sample()]), publish=True))
    assert "1 file was already here and was left unchanged." in text_of(again)


async def test_what_the_article_does_not_show_is_counted_and_stays_out(tmp_path: Path) -> None:
    lie = write_file(sample()).replace("speaker: Tom Homan", "speaker: Donald Trump")
    async with opened(tmp_path) as house:
        dry = await house.reply(SERVER, EDITOR, Import("lie.yaml", lie.encode(), dry_run=True))
        card = await house.reply(SERVER, EDITOR, Import("lie.yaml", lie.encode(), publish=True))
        shown = await house.store.of(SERVER).briefings.get(1)
        said = await house.store.of(SERVER).quotes.find(person=4)
    told = "in doubt: the article does not show all that its file says. An editor has to settle this."
    assert told in text_of(dry)
    assert told in text_of(card)
    assert shown is not None
    assert said.items == ()
