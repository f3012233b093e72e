"""A process that is killed in the middle of publishing loses nothing that it acknowledged and leaves nothing half written."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from briefings.store import open_store
from tests.briefings.store.conftest import Clock
from tests.briefings.store.publisher import QUOTES, SERVER

ROOT = Path(__file__).parents[3]
KILLS = 50

_HALF_WRITTEN = """
select b.id from briefing b where b.state = 'published' and (
  (select count(*) from quote q join piece p on p.quote_id = q.id where q.briefing_id = b.id and q.shown = 1) <> :quotes
  or (select count(*) from entry where briefing_id = b.id) <> :quotes + 1
  or (select count(*) from appearance a join person p on p.id = a.person_id where a.briefing_id = b.id and p.name is not null) <> 1)
union all
select b.id from briefing b where b.state <> 'published' and exists (select 1 from entry where briefing_id = b.id)
union all
select b.id from briefing b where b.state = 'draft' and exists (select 1 from quote where briefing_id = b.id)
union all
select b.id from briefing b where b.rev <> (select count(*) from log where kind = 'revision' and item = b.id)
"""


def run_and_kill(path: Path, turn: int, after_s: float) -> list[int]:
    """What the process acknowledged before it was killed, `after_s` after it had opened the record."""
    command = [sys.executable, "-m", "tests.briefings.store.publisher", str(path), str(turn * 1_000)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        time.sleep(after_s)
        child.kill()
        return [int(line) for line in child.stdout.read().split("\n")[:-1]]


def damage(path: Path) -> list[str]:
    """What SQLite's own checks find."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("insert into entry_index (entry_index, rank) values ('integrity-check', 1)")
        found = [row[0] for row in connection.execute("pragma quick_check")]
        return [] if found == ["ok"] else found


def half_written(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute(_HALF_WRITTEN, {"quotes": QUOTES})]


def states(path: Path) -> dict[int, str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0]: row[1] for row in connection.execute("select id & 16777215, state from briefing")}


def contradicted(acknowledged: list[int], found: dict[int, str]) -> list[int]:
    """What was acknowledged and is not so; the last one's next step may have been on its way."""
    last = acknowledged[-1:]
    wrong = [number for number in acknowledged if number > 0 and number not in found]
    wrong += [number for number in acknowledged if number < 0 and found.get(-number) != "withdrawn"]
    settled = [number for number in acknowledged if number > 0 and -number not in acknowledged and [number] != last]
    return wrong + [number for number in settled if found.get(number) != "published"]


@pytest.mark.slow
async def test_fifty_kills_in_the_middle_of_publishing_lose_nothing(path: Path, clock: Clock) -> None:
    chance = random.Random(27)
    problems: list[object] = []
    published = 0
    for turn in range(KILLS):
        acknowledged = run_and_kill(path, turn, chance.uniform(0.0, 0.12))
        published += len(acknowledged)
        problems += [damage(path), half_written(path), contradicted(acknowledged, states(path))]
    assert problems == [[]] * 3 * KILLS
    assert published > KILLS
    async with await open_store(path, now=clock) as store:
        assert (await store.of(SERVER).briefings.counts())[0] == list(states(path).values()).count("published")
