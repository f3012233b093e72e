"""The articles that words are looked for in: exactly those on record, exactly as they are stored."""

import sqlite3

import pytest

from briefings.store import Record
from briefings.store.rows.article_index import cut_into_stretches
from tests.briefings.store.articles import everything, quay

EDITOR = 42
_WHOLE = "select count(*), coalesce((select group_concat(words, '') from (select words from stretch order by id)), '') from stretch"


async def published(record: Record) -> str:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    await record.ledger.drafts.publish(EDITOR, taken, everything(taken))
    return taken.source.text


@pytest.mark.parametrize("text", ["x", "word " * 900, "x" * 3_000, "One. Two.\n" * 300, " \n" * 2_000])
def test_stretches_are_the_whole_text(text: str) -> None:
    stretches = cut_into_stretches(text)
    assert "".join(words for _, words in stretches) == text
    assert all(text[start : start + len(words)] == words for start, words in stretches)


async def test_an_article_is_searched_while_its_briefing_is_on_record(record: Record, raw: sqlite3.Connection) -> None:
    text = await published(record)
    assert raw.execute(_WHOLE).fetchone()[1] == text
    await record.ledger.drafts.withdraw(EDITOR, 1, "")
    assert raw.execute(_WHOLE).fetchone() == (0, "")
    assert await record.stretches.like([text.split()[:5]]) == ((),)
    await record.ledger.drafts.restore(EDITOR, 1)
    assert raw.execute(_WHOLE).fetchone()[1] == text
    raw.execute("insert into stretch_index (stretch_index, rank) values ('integrity-check', 1)")


@pytest.mark.parametrize("lie", ["words = words || ' not'", "words = upper(words)", "start = start + 1"])
async def test_a_stretch_that_the_article_does_not_have_is_refused(
    record: Record, raw: sqlite3.Connection, lie: str
) -> None:
    await published(record)
    raw.execute("create temp table lie as select * from stretch limit 1")
    raw.execute(f"update lie set id = id - 1, {lie}")  # noqa: S608
    with pytest.raises(sqlite3.IntegrityError, match="exactly what the article"):
        raw.execute("insert into stretch select * from lie")
    with pytest.raises(sqlite3.IntegrityError, match="a stretch never changes"):
        raw.execute("update stretch set start = 1")
