"""A record that a program without replies left keeps its quotes, and takes replies in."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from briefings.store.engine.database import open_database
from briefings.store.engine.migrate import FOLDER
from tests.briefings.store.conftest import Clock


async def test_old_quotes_stay_and_answer_nobody(path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    for migration in sorted(FOLDER.glob("*.sql"))[:10]:
        shutil.copy(migration, older)
    async with await open_database(path, older, Clock()):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("drop trigger quote_insert")  # what a quote needs around it matters nothing here
        raw.execute(
            "insert into quote (id, guild_no, briefing_id, key, ordinal, speaker_state, checked)"
            " values (16777217, 1, 16777217, 'q1', 0, 'unknown', 1)"
        )
    async with await open_database(path, FOLDER, Clock()) as database:
        found = await database.read("select key, reply_to from quote", ())
    assert [tuple(row) for row in found] == [("q1", None)]
