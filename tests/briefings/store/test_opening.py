"""Opening a record: who may, what is refused with which words, and that a refusal leaves nothing open and nothing changed."""

# ruff: noqa: ASYNC240

import os
import shlex
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefings.errors import StoreBusy, StoreDamaged, StoreError, StoreNewer, StoreReadOnly
from briefings.store import Record, Store, open_store
from briefings.store.engine import database
from briefings.store.engine.probe import probe
from tests.briefings.store.articles import quay
from tests.briefings.store.conftest import Clock

SERVER, EDITOR = 812345678901234567, 42
ROOT = Path(__file__).parents[3]


async def filled(path: Path, clock: Clock) -> None:
    """A record with one draft at `path`."""
    async with await open_store(path, now=clock) as store:
        await store.of(SERVER).ledger.drafts.take_in(EDITOR, quay())


async def test_what_was_stored_is_there_after_a_restart(path: Path, clock: Clock) -> None:
    await filled(path, clock)
    async with await open_store(path, now=clock) as store:
        draft = await store.of(SERVER).drafts.get(1)
    assert draft is not None
    assert draft.source == quay().source


async def test_the_folder_is_made_when_it_is_missing(tmp_path: Path, clock: Clock) -> None:
    async with await open_store(tmp_path / "a" / "b" / "record.db", now=clock) as store:
        assert not await store.of(SERVER).drafts.has_anything()


async def test_a_new_record_costs_little_to_open(tmp_path: Path, clock: Clock) -> None:
    """15 ms of CPU when measured on two quiet cores, 63 with the 22 migrations that there were; the best of several, other work aside."""
    assert min([await cost_ms(tmp_path / f"{number}.db", clock) for number in range(7)]) < 40


async def cost_ms(path: Path, clock: Clock) -> float:
    """The CPU time in which a record is opened and closed, in all threads of this process."""
    began = time.process_time()
    async with await open_store(path, now=clock):
        pass
    return (time.process_time() - began) * 1000


async def test_the_file_is_set_up_so_that_nothing_acknowledged_is_lost(store: Store, path: Path, clock: Clock) -> None:
    assert await pragmas(store) == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "mmap_size": 0, "busy_timeout": 2000,
    }  # fmt: skip


async def pragmas(store: Store) -> dict[str, object]:
    """The settings of a reader, which are the writer's too."""
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "mmap_size", "busy_timeout")
    return {name: (await store._database.read(f"pragma {name}"))[0][0] for name in names}


async def test_every_table_is_strict(store: Store) -> None:
    rows = await store._database.read(
        "select name from pragma_table_list where type = 'table' and schema = 'main' and strict = 0"
        " and name not like 'sqlite_%' and name not like 'entry_index%'"
        " and name not like 'stretch_index%'"
    )
    assert [row["name"] for row in rows] == []


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreReadOnly):
        await store._database.read("insert into tenant (server) values (5)")


async def test_a_second_store_on_the_same_file_is_refused_at_once(record: Record, path: Path, clock: Clock) -> None:
    with pytest.raises(StoreBusy) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"Another process is using the record in {path}."
    assert "Stop that one first" in refusal.value.hint
    assert not await record.drafts.has_anything()


SECOND = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
from briefings.errors import StoreBusy
from briefings.store import open_store
try:
    asyncio.run(open_store(Path(sys.argv[1]), now=lambda: datetime.now(UTC)))
except StoreBusy as refusal:
    sys.stdout.write(refusal.say)
"""


async def test_a_second_process_is_refused_at_once(store: Store, path: Path) -> None:
    second = subprocess.run(  # noqa: ASYNC221
        [sys.executable, "-c", SECOND, str(path)], cwd=ROOT, capture_output=True, text=True, timeout=20, check=True
    )
    assert second.stdout == f"Another process is using the record in {path}."


async def test_a_link_to_the_file_is_the_same_record(store: Store, path: Path, clock: Clock) -> None:
    link = path.with_name("link.db")
    link.symlink_to(path)
    with pytest.raises(StoreBusy) as refusal:
        await open_store(link, now=clock)
    assert refusal.value.say == f"Another process is using the record in {path}."


async def test_a_folder_in_the_place_of_the_file_is_said_so(path: Path, clock: Clock) -> None:
    path.mkdir()
    with pytest.raises(StoreError) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"{path} is a folder; the record is a file of that name."


@pytest.mark.parametrize("replaced", [lambda _: None, lambda path: path.write_bytes(b"another file")])
async def test_a_record_removed_or_replaced_while_running_is_neither_read_nor_written(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, replaced: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(database, "LOOK_EVERY_S", 0.0)
    said = f"The record in {path} was removed or replaced while the bot was running."
    async with await open_store(path, now=clock) as store:
        await store.of(SERVER).ledger.drafts.take_in(EDITOR, quay())
        away = path.rename(path.with_name("away.db"))
        replaced(path)
        with pytest.raises(StoreDamaged) as refusal:
            await store.of(SERVER).ledger.drafts.withdraw(EDITOR, 1, "")
        assert refusal.value.say == said
        with pytest.raises(StoreDamaged) as refusal:
            await store.of(SERVER).briefings.newest()
        assert refusal.value.say == said
        away.replace(path)
        assert await store.of(SERVER).drafts.has_anything()


async def test_the_file_is_free_once_the_store_is_closed(path: Path, clock: Clock) -> None:
    await filled(path, clock)
    async with await open_store(path, now=clock) as store:
        assert await store.of(SERVER).drafts.has_anything()


async def test_a_file_locked_by_another_program_is_said_so(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    await filled(path, clock)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(StoreBusy) as refusal:
            await open_store(path, now=clock)
    assert refusal.value.say == f"The record in {path} is locked by another program."
    assert "nothing was lost" in refusal.value.hint
    await filled_still(path, clock)


async def test_a_write_while_another_program_holds_the_lock_is_refused_and_can_be_tried_again(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    async with await open_store(path, now=clock) as store:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("begin immediate")
            with pytest.raises(StoreBusy):
                await store.of(SERVER).ledger.drafts.take_in(EDITOR, quay())
        assert (await store.of(SERVER).ledger.drafts.take_in(EDITOR, quay())).number == 1


async def filled_still(path: Path, clock: Clock) -> None:
    async with await open_store(path, now=clock) as store:
        assert await store.of(SERVER).drafts.has_anything()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a user without rights can reach; pytest's own are closed to others."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture
def nobody() -> Iterator[None]:
    """Runs the test without root's rights, which no permission holds back."""
    user = os.geteuid()
    os.seteuid(user or 65534)
    yield
    os.seteuid(user)


@pytest.mark.usefixtures("nobody")
async def test_a_read_only_folder_is_said_so(folder: Path, clock: Clock) -> None:
    path = folder / "record.db"
    with as_owner():
        folder.chmod(0o555)
    with pytest.raises(StoreReadOnly) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"The folder {folder} cannot be written (Permission denied)."
    assert refusal.value.hint == "Let this user write there, or name another data folder."


@pytest.mark.usefixtures("nobody")
async def test_a_folder_that_cannot_be_made_is_said_so(folder: Path, clock: Clock) -> None:
    with as_owner():
        folder.chmod(0o555)
    with pytest.raises(StoreReadOnly):
        await open_store(folder / "data" / "record.db", now=clock)


@pytest.mark.usefixtures("nobody")
async def test_a_read_only_file_is_said_so(folder: Path, clock: Clock) -> None:
    path = folder / "record.db"
    with as_owner():
        folder.chmod(0o777)
    await filled(path, clock)
    path.chmod(0o444)
    with pytest.raises(StoreReadOnly) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"The record in {path} cannot be written."
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    await filled_still(path, clock)


def as_owner() -> closing["_Owner"]:
    """For preparing a folder: root's rights back for a moment, where the tests run as root."""
    return closing(_Owner())


class _Owner:
    def __init__(self) -> None:
        self._user = os.geteuid()
        os.seteuid(os.getuid())

    def close(self) -> None:
        os.seteuid(self._user)


async def test_a_damaged_file_is_refused_with_the_way_back(path: Path, clock: Clock) -> None:
    await filled(path, clock)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 20] = b"\x5a" * 4096 * 17
    path.write_bytes(content)
    with pytest.raises(StoreDamaged) as refusal:
        await open_store(path, now=clock)
    assert f"The record in {path} is damaged" in refusal.value.say
    assert f"cp YOUR-COPY {path} && rm -f {path}-wal {path}-shm" in refusal.value.hint
    assert path.read_bytes() == bytes(content)


async def test_a_cut_off_file_is_refused(path: Path, clock: Clock) -> None:
    await filled(path, clock)
    path.write_bytes(path.read_bytes()[: 4096 * 10])
    with pytest.raises(StoreDamaged):
        await open_store(path, now=clock)


async def test_the_way_back_names_the_newest_copy_there_is(path: Path, clock: Clock) -> None:
    path.write_bytes(b"Nothing that SQLite knows, whatever its name may say." * 20)
    path.with_name("record.db.before-0002").touch()
    path.with_name("record.db.before-0003").touch()
    with pytest.raises(StoreDamaged) as refusal:
        await open_store(path, now=clock)
    assert f"cp {path}.before-0003 {path} && rm" in refusal.value.hint


async def test_the_way_back_can_be_pasted_whatever_the_folder_is_called(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "Ada's data" / "record.db"
    path.parent.mkdir()
    path.touch()
    with pytest.raises(StoreDamaged) as refusal:
        await open_store(path, now=clock)
    command = refusal.value.hint.partition(": ")[2].partition(" && ")[0]
    assert shlex.split(command) == ["cp", "YOUR-COPY", str(path)]


async def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(path: Path, clock: Clock) -> None:
    path.write_text("These are somebody's notes, and more of them. " * 50)
    with pytest.raises(StoreDamaged) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"{path} is not a record: it is not an SQLite database, or it is damaged."
    assert path.read_text().startswith("These are somebody's notes")


async def test_an_empty_file_is_not_taken_for_a_new_record(path: Path, clock: Clock) -> None:
    path.touch()
    with pytest.raises(StoreDamaged) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"{path} is empty."
    assert "delete the file and start again" in refusal.value.hint
    assert path.stat().st_size == 0


async def test_a_log_without_its_database_is_not_started_over(path: Path, clock: Clock) -> None:
    path.with_name("record.db-wal").write_bytes(b"what is left")
    with pytest.raises(StoreDamaged) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"{path} is missing, but its log is still there."
    assert not path.exists()


async def test_another_program_s_database_is_refused_and_left_alone(path: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("create table recipe (name text)")
    before = path.read_bytes()
    with pytest.raises(StoreError) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"{path} is a database of another program."
    assert path.read_bytes() == before


async def test_a_record_of_a_newer_version_is_refused(path: Path, clock: Clock) -> None:
    await filled(path, clock)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("insert into migration (number, name, sha256, at) values (9999, '9999_later.sql', 'x', 'y')")
    with pytest.raises(StoreNewer) as refusal:
        await open_store(path, now=clock)
    assert refusal.value.say == f"The record in {path} was written by a newer version of the bot."
    assert "Update the bot" in refusal.value.hint


async def test_a_record_of_an_earlier_version_is_refused_with_the_way_to_take_it_over(path: Path, clock: Clock) -> None:
    await filled(path, clock)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("update migration set name = '0001_record.sql'")
        other.execute("insert into migration values (22, '0022_people_on_record.sql', 'x', 'y')")
        before = list(other.iterdump())
    with pytest.raises(StoreError) as refusal:
        await open_store(path, now=clock)
    assert (
        refusal.value.say
        == f"The record in {path} was made by an earlier version of the bot, which this one cannot read."
    )
    assert "take /setup export in each server" in refusal.value.hint
    assert "another data folder and give it the files with /briefing import" in refusal.value.hint
    assert type(refusal.value) is StoreError
    with closing(sqlite3.connect(path)) as other:
        assert list(other.iterdump()) == before


async def test_after_a_refusal_the_file_can_be_opened(path: Path, clock: Clock) -> None:
    path.touch()
    with pytest.raises(StoreDamaged):
        await open_store(path, now=clock)
    path.unlink()
    await filled(path, clock)
    await filled_still(path, clock)


def test_an_old_sqlite_is_refused_in_one_sentence() -> None:
    with closing(sqlite3.connect(":memory:")) as memory, pytest.raises(StoreError) as refusal:
        probe(memory, (3, 36, 0))
    assert refusal.value.say == "This Python's SQLite is 3.36.0; 3.37 or newer is needed."


def test_an_sqlite_without_full_text_search_is_refused_in_one_sentence() -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.set_authorizer(without_virtual_tables)
        with pytest.raises(StoreError) as refusal:
            probe(memory)
    assert refusal.value.say == "This Python's SQLite has no full-text search (not authorized)."
    assert "FTS5" in refusal.value.hint


def without_virtual_tables(action: int, *_: object) -> int:
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_CREATE_VTABLE else sqlite3.SQLITE_OK


def test_this_python_s_sqlite_will_do() -> None:
    with closing(sqlite3.connect(":memory:")) as memory:
        probe(memory)
        assert memory.execute("select count(*) from sqlite_temp_schema").fetchone() == (0,)
