"""What the database refuses of corrections."""

import sqlite3

import pytest

from briefings.desk import Desk, briefings
from briefings.draft.changes import EditFacts
from briefings.store import Store
from tests.briefings.store.articles import everything, quay
from tests.briefings.store.test_refusals import refused
from tests.records import Fill

SERVER, EDITOR = 812345678901234567, 42
ADDED = (
    "insert into correction (guild_no, change_id, briefing_id, kind, item_id, what, was, became, reason, hash)"
    " values (?, 16777216 + ?, 16777217, 'B', ?, 'title', ?, ?, ?, zeroblob(32))"
)


async def corrected(store: Store) -> None:
    """B-1 is published and its title was corrected."""
    desk = Desk(store.of(SERVER), EDITOR)
    taken = await desk.record.ledger.drafts.take_in(EDITOR, quay())
    out = await desk.record.ledger.drafts.publish(EDITOR, taken, everything(taken))
    await briefings.correct(desk, 1, out.rev, EditFacts("The quay", "", "", "", ""), "It was misspelt.")


@pytest.fixture
def fill() -> Fill:
    return corrected


@pytest.mark.parametrize(
    ("values", "say"),
    [
        ((1, 9, 16777217, "a", "b", "why"), "FOREIGN KEY constraint failed"),
        ((1, 3, 33554433, "a", "b", "why"), "CHECK constraint failed: item_id >> 24 = guild_no"),
        ((1, 3, 16777217, "a", "a", "why"), "CHECK constraint failed: was <> became"),
        ((1, 3, 16777217, "a", "b", ""), "CHECK constraint failed: reason <> ''"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(raw: sqlite3.Connection, values: tuple[object, ...], say: str) -> None:
    assert refused(raw, ADDED, *values) == say


@pytest.mark.parametrize(
    ("sql", "say"),
    [
        ("update correction set was = 'x'", "a correction never changes"),
        ("delete from correction", "a correction is never deleted"),
        ("insert or replace into correction select * from correction limit 1", "a correction is only ever added"),
    ],
)
def test_corrections_are_only_added(raw: sqlite3.Connection, sql: str, say: str) -> None:
    assert refused(raw, sql) == say
