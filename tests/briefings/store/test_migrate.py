"""Migrations, with folders of their own so that old rows can be carried over."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import StoreError, StoreNewer
from briefings.store.engine.database import open_database
from briefings.store.engine.migrate import FOLDER, migrations_in, statements_of
from tests.briefings.store.conftest import Clock

FIRST = """-- What is kept; with a semicolon in a comment.
create table note (id integer primary key, words text not null) strict;
create trigger note_update before update on note begin
  select raise(abort, 'a note; it stays');
end;
"""
SECOND = """alter table note add column length integer;
drop trigger note_update;
update note set length = length(words);
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "migrations"
    made.mkdir()
    (made / "0001_note.sql").write_text(FIRST)
    return made


async def opened(path: Path, folder: Path) -> None:
    async with await open_database(path, folder, Clock()):
        pass


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def note(path: Path, words: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into note (words) values (?)", (words,))


async def test_old_rows_are_carried_over(path: Path, folder: Path) -> None:
    await opened(path, folder)
    note(path, "An old note")
    (folder / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    assert rows(path, "select words, length from note") == [("An old note", 11)]


OLD_QUOTE = """
insert into tenant (guild_no, server) values (1, 7);
update counter set last = 1;
insert into source_text values (16777217, 1, '{hash}', 'We wait, she said.');
insert into revision values (1, 'B', 16777217, 1, 42, '2026-01-27T12:00:00+00:00', 'take_in', null, '{{}}');
insert into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at, changed_by)
values (16777217, 1, 16777217, 'draft', 1, '{{}}', 'Old', 0, '2026-01-27T12:00:00+00:00', 42);
insert into quote (id, guild_no, briefing_id, key, ordinal, speaker_state, checked)
values (16777217, 1, 16777217, 'q1', 0, 'unknown', 1);
"""


async def test_a_quote_from_before_its_marks_were_kept_has_none(path: Path, folder: Path) -> None:
    (folder / "0001_note.sql").unlink()
    shutil.copy(FOLDER / "0001_record.sql", folder)
    await opened(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_QUOTE.format(hash="0" * 64))
    await opened(path, FOLDER)
    assert rows(path, "select checked, head_cut, tail_cut, name_given from quote") == [(1, 0, 0, 0)]


OLD_PUBLISHED = """
insert into revision values (1, 'B', 16777217, 2, 42, '2026-01-27T12:01:00+00:00', 'publish', null, '{}');
insert into piece values (1, 16777217, 0, 0, 'We wait', null);
update quote set shown = 1;
update briefing set state = 'published', rev = 2, title = 'scan-7.docx', facts = '{"title":null}', published_rev = 2,
  published_at = '2026-01-27T12:01:00+00:00';
insert into entry values (33554430, 1, 16777217, 'B', 16777217, null, 'scan-7.docx', '', null, null);
insert into entry values (33554431, 1, 16777217, 'Q', 16777217, null, '', 'We wait', null, null);
insert into entry_index (rowid, heading, words) select id, heading, words from entry;
insert into spelling values (1, 'abc', 'quotes/long');
"""


async def test_a_briefing_published_under_a_file_s_name_is_untitled_and_stays_searchable(
    path: Path, folder: Path
) -> None:
    (folder / "0001_note.sql").unlink()
    for name in ("0001_record.sql", "0002_quote_marks.sql", "0003_correction.sql"):
        shutil.copy(FOLDER / name, folder)
    await opened(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_QUOTE.format(hash="0" * 64) + OLD_PUBLISHED)
    await opened(path, FOLDER)
    assert rows(path, "select title, published_order from briefing") == [("Untitled article (B-1)", 1)]
    assert rows(path, "select kind, heading, words from entry order by id") == [
        ("B", "Untitled article (B-1)", ""),
        ("Q", "", "We wait"),
    ]
    found = "select rowid from entry_index where entry_index match '{}'"
    assert rows(path, found.format("untitled")) == [(33554430,)]
    assert rows(path, found.format("docx")) == []
    assert rows(path, found.format("waiting")) == [(33554431,)]
    assert rows(path, "select spelling, place from spelling") == [("quotes/long", 0)]


OLD_PERSON = """
update counter set last = 1 where kind = 'P';
insert into person (id, guild_no, first_briefing_id, key, name) values (16777217, 1, 16777217, 'p1', 'Ada Quill');
insert into appearance values (1, 16777217, 16777217, 0, 'Ada Quill');
insert into role values (1, 16777217, 16777217, 0, 3, 'wait'), (1, 16777217, 16777217, 1, 0, 'We');
insert into revision values (1, 'B', 16777217, 2, 42, '2026-01-27T12:01:00+00:00', 'edit', null, '{}');
update briefing set rev = 2, draft = '{"people":[{"key":"p2","number":2,"roles":[{"title":"wait","span":{"start":3,"end":7}}]},
  {"key":"p1","number":1,"roles":[{"title":"wait","span":{"start":3,"end":7}}]}]}';
"""


async def test_somebody_on_record_from_before_is_known_to_members_by_their_name(path: Path, folder: Path) -> None:
    (folder / "0001_note.sql").unlink()
    shutil.copy(FOLDER / "0001_record.sql", folder)
    await opened(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_QUOTE.format(hash="0" * 64) + OLD_PERSON)
    await opened(path, FOLDER)
    assert rows(path, "select name, told_name from person") == [("Ada Quill", "Ada Quill")]
    assert rows(path, "select title, key from role order by ordinal") == [("wait", "p1"), ("We", "")]


OLD_SETTING = """
insert into tenant (guild_no, server) values (1, 7);
insert into setting_change values (1, 1, 'editor_roles', null, '["Desk"]', '2026-01-27T12:00:00+00:00', 42);
insert into setting values (1, 'editor_roles', '["Desk"]');
"""


async def test_what_was_settled_before_there_was_a_time_zone_stays_settled(path: Path, folder: Path) -> None:
    (folder / "0001_note.sql").unlink()
    for old in sorted(FOLDER.glob("*.sql"))[:18]:
        shutil.copy(old, folder)
    await opened(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_SETTING)
    await opened(path, FOLDER)
    assert rows(path, "select name, value from setting") == [("editor_roles", '["Desk"]')]
    with (
        closing(sqlite3.connect(path)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="its line in the log"),
    ):
        connection.execute("delete from setting")


async def test_each_migration_leaves_the_row_that_says_it_ran(path: Path, folder: Path) -> None:
    await opened(path, folder)
    (folder / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    assert rows(path, "select number, name, sha256, at from migration") == [
        (1, "0001_note.sql", hashlib.sha256(FIRST.encode()).hexdigest(), "2026-01-27T12:01:00+00:00"),
        (2, "0002_length.sql", hashlib.sha256(SECOND.encode()).hexdigest(), "2026-01-27T12:01:00+00:00"),
    ]


async def test_a_copy_is_made_before_an_existing_database_is_changed(path: Path, folder: Path) -> None:
    await opened(path, folder)
    assert list(path.parent.glob("record.db.before-*")) == []
    note(path, "An old note")
    (folder / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    copy = path.with_name("record.db.before-0002")
    assert rows(copy, "select * from note") == [(1, "An old note")]
    assert rows(copy, "select max(number) from migration") == [(1,)]


async def test_nothing_is_copied_when_nothing_is_to_be_done(path: Path, folder: Path) -> None:
    await opened(path, folder)
    await opened(path, folder)
    assert list(path.parent.glob("record.db.before-*")) == []


async def test_a_migration_that_fails_leaves_no_trace_and_can_be_tried_again(path: Path, folder: Path) -> None:
    await opened(path, folder)
    note(path, "An old note")
    broken = folder / "0002_length.sql"
    broken.write_text(SECOND + "drop table nowhere;")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        await opened(path, folder)
    assert rows(path, "select * from note") == [(1, "An old note")]
    assert rows(path, "select max(number) from migration") == [(1,)]
    broken.write_text(SECOND)
    await opened(path, folder)
    assert rows(path, "select words, length from note") == [("An old note", 11)]


async def test_a_migration_that_ran_must_not_change(path: Path, folder: Path) -> None:
    await opened(path, folder)
    (folder / "0001_note.sql").write_text(FIRST + "-- A second thought.\n")
    with pytest.raises(StoreError) as refusal:
        await opened(path, folder)
    assert refusal.value.say == f"0001_note.sql has changed since it ran on {path}."


async def test_a_database_that_ran_more_than_the_program_knows_is_refused_untouched(path: Path, folder: Path) -> None:
    (folder / "0002_length.sql").write_text(SECOND)
    await opened(path, folder)
    (folder / "0002_length.sql").unlink()
    with pytest.raises(StoreNewer):
        await opened(path, folder)
    assert rows(path, "select max(number) from migration") == [(2,)]


def test_the_shipped_migrations_are_numbered_from_one_without_a_gap() -> None:
    numbers = [migration.number for migration in migrations_in(FOLDER)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_trigger_is_one_statement() -> None:
    assert [statement.split()[-1] for statement in statements_of(FIRST)] == ["strict;", "end;"]


@given(st.lists(st.sampled_from(["select 1;", "-- a; b\n", "select ';';", "\n", "create table x (y);"])))
def test_no_part_of_a_script_is_lost(parts: list[str]) -> None:
    script = "\n".join(parts)
    assert "".join(statements_of(script)).split() == script.split()


OLD_TOPICS = """
update counter set last = 2;
insert into source_text values (16777218, 1, '{hash}', 'We go, she said.');
insert into revision values (1, 'B', 16777218, 1, 42, '2026-01-27T12:00:00+00:00', 'take_in', null, '{{}}');
insert into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at, changed_by)
values (16777218, 1, 16777218, 'draft', 1, '{{}}', 'Old', 0, '2026-01-27T12:00:00+00:00', 42);
insert into topic values (1, 16777217, 'transport', 'Transport'), (1, 16777217, 'ice', 'ICE'), (1, 16777218, 'ice', 'Ice');
"""


async def test_the_topics_that_briefings_have_become_topics_with_their_names(path: Path, folder: Path) -> None:
    (folder / "0001_note.sql").unlink()
    for name in sorted(FOLDER.glob("00*.sql"))[:16]:
        shutil.copy(name, folder)
    await opened(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD_QUOTE.format(hash="0" * 64) + OLD_TOPICS.format(hash="1" * 64))
    await opened(path, FOLDER)
    assert rows(path, "select id & 16777215, rev, retired, merged_into_id from curated_topic") == [
        (1, 1, 0, None),
        (2, 1, 0, None),
    ]
    assert rows(path, "select folded, name, topic_id & 16777215, main from topic_name") == [
        ("ice", "ICE", 1, 1),
        ("transport", "Transport", 2, 1),
    ]
    assert rows(
        path, "select briefing_id & 16777215, name, named_topic_id = topic_id, topic_id & 16777215 from topic"
    ) == [
        (1, "ICE", 1, 1),
        (1, "Transport", 1, 2),
        (2, "Ice", 1, 1),
    ]
    assert rows(path, "select guild_no, last from topic_counter") == [(1, 2)]


OLD_LOGS = """
insert into person (id, guild_no, name, first_briefing_id, key)
values (16777217, 1, 'Ada', 16777217, 'p1'), (16777218, 1, 'Ada', 16777217, 'p2');
insert into regrouping (guild_no, number, change, person_id, into_id, at, actor_id)
values (1, 1, 'merge', 16777218, 16777217, '2026-01-27T12:00:30+00:00', 43);
insert into revision values (1, 'B', 16777217, 2, 43, '2026-01-27T12:00:30+00:00', 'merge 1 P-2 P-1', null, '{}');
insert into revision values (1, 'B', 16777217, 3, 42, '2026-01-27T12:02:00+00:00', 'accept q1', null, '{}');
insert into setting_change (guild_no, name, was, became, at, actor_id)
values (1, 'two_people', null, '["on"]', '2026-01-27T12:01:00+00:00', 42);
"""


async def test_what_was_done_before_there_was_one_log_stands_in_it(path: Path, folder: Path) -> None:
    (folder / "0001_note.sql").unlink()
    for name in sorted(FOLDER.glob("00*.sql"))[:19]:
        shutil.copy(name, folder)
    await opened(path, folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update counter set last = 2")
        connection.executescript(OLD_QUOTE.format(hash="0" * 64))
        connection.execute("update counter set last = 2")
        connection.executescript(OLD_LOGS)
    await opened(path, FOLDER)
    assert rows(path, "select number, kind, change, op, actor_id, whole, own from log") == [
        (1, "revision", 1, "take_in", 42, 1, 1),
        (2, "revision", 2, "merge 1 P-2 P-1", 43, None, None),
        (3, "people", 1, "merge P-2 P-1", 43, 2, 1),
        (4, "setting", 1, "two_people", 42, 3, 2),
        (5, "revision", 3, "accept q1", 42, 4, 3),
    ]
