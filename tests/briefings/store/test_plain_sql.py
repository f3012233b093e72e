"""What somebody with plain SQL and without foreign keys cannot do: change what is on record without a line in the log."""

import sqlite3

import pytest

from briefings.store import Store
from tests.briefings.store.articles import everything, library, quay
from tests.briefings.store.test_refusals import LOGGED, NEXT, log_line, refused
from tests.records import Fill

SERVER, OTHER, EDITOR = 812345678901234567, 912345678901234567, 42
REVISION = "what is on record changes with a revision"
ANEW = "what a briefing has on record is written anew, never changed"


async def two_articles(store: Store) -> None:
    """B-1 is published and B-2 a draft, with topics; the other server is leaving."""
    drafts = store.of(SERVER).ledger.drafts
    taken = await drafts.take_in(EDITOR, quay())
    await drafts.publish(EDITOR, taken, everything(taken))
    await drafts.take_in(EDITOR, library())


@pytest.fixture
def fill() -> Fill:
    return two_articles


@pytest.fixture
def hand(raw: sqlite3.Connection) -> sqlite3.Connection:
    raw.execute("pragma foreign_keys = off")
    return raw


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"update quote set {what} where id = 16777217", REVISION)  # noqa: S608
        for what in (
            "speaker_id = 16777218",
            "speaker_id = null, speaker_state = 'unknown'",
            "speaker_state = 'stated'",
            "vouch = 'item'",
            "head_cut = 1",
            "tail_cut = 1",
            "name_given = 1",
            "reply_to = 16777219",
            "cue = null, cue_start = null",
            "ordinal = 9",
            "shown = 0",
        )
    ]
    + [
        (f"update event set {what} where id = 16777217", REVISION)  # noqa: S608
        for what in (
            "first_day = '1999-01-01', last_day = '1999-01-01'",
            "when_json = '{}'",
            "words = 'The council erred.', made_by = 'editor'",
            "shown = 0",
        )
    ]
    + [
        (f"update stance set {what} where id = 16777217", REVISION)  # noqa: S608
        for what in (
            "position = 'supports'",
            "holder_id = 16777217",
            "basis = 'read'",
            "issue_words = 'Norvik should not build the quay.'",
            "issue_id = 16777218",
            "shown = 0",
        )
    ]
    + [
        ("update appearance set name = 'Ada Long'", ANEW),
        ("update alias set name = 'Long'", ANEW),
        ("update role set start = 0, title = 'The'", ANEW),
        ("update summary_sentence set words = 'Not so.' where made_by = 'editor'", ANEW),
        ("update event_person set person_id = 16777217", ANEW),
        ("delete from appearance", REVISION),
        ("delete from alias", REVISION),
        ("delete from role", REVISION),
        ("delete from summary_sentence", REVISION),
        ("delete from event_person", REVISION),
        ("insert into appearance values (1, 16777217, 16777219, 9, 'Ada Lind')", REVISION),
        ("insert or replace into appearance values (1, 16777217, 16777217, 0, 'Ada Long')", REVISION),
        ("insert into alias values (1, 16777217, 16777218, 9, 'Lind')", REVISION),
        ("insert into event_person values (1, 16777217, 16777217, 9)", REVISION),
        ("insert or replace into summary_sentence values (1, 16777217, 0, 'Not so.', 'editor', null, '[]')", REVISION),
        ("update person set name = 'Ada Long' where id = 16777217", "a name on record is the one that the record gives"),
        ("update person set name = 'Lind' where id = 16777217", "a name on record is the one that the record gives"),
        ("update person set name = null where id = 16777217", "a name on record is the one that the record gives"),
        ("update person set told_name = 'X' where id = 16777217", "the name that members know is the one on record"),
        ("update person set chosen = 'X' where id = 16777217", "a name needs its line in the log"),
        (
            "update person set chosen = 'X', name = 'X' where id = 16777217",
            "a name on record is the one that the record gives",
        ),
        ("insert into person_alias values (1, 16777217, 'x', 'X')", "an alias needs its line in the log"),
        (
            "insert into role_dates (guild_no, briefing_id, key, start, title, since, note)"
            " values (1, 16777217, 'p1', 0, 'Mayor', '{}', 'A note.')",
            "the dates of a role need their line in the log",
        ),
        ("update issue set sentence = 'X'", "an issue on record says what its stances say"),
        ("update issue set worded = 'X'", "an issue needs its line in the log"),
        ("delete from tenant", "a server keeps its number"),
        ("update briefing set first_day = '1999-01-01' where id = 16777217", "every change is one revision"),
    ],
)  # fmt: skip
def test_nothing_on_record_changes_without_a_line_in_the_log(hand: sqlite3.Connection, change: str, said: str) -> None:
    assert refused(hand, change) == said


BORN_AGAIN = (
    "insert or replace into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at)"
    " values ({}, 1, {}, 'draft', 1, '{{}}', 'x', 0, '')"
)
FIRST = f"insert {LOGGED}".format(NEXT, 1).replace("16777217", "16777225")
LEAVE = "insert into leaving values (1, 'asked', '2020-01-01T00:00:00+00:00')"
PURGE = "insert into purge values (1, '2026-01-27T00:00:00+00:00')"
OTHER_TEXT = "insert into source_text values (16777217, 1, hex(zeroblob(32)), 'Other words')"


@pytest.mark.parametrize(
    ("before", "sql", "said"),
    [
        # The row of B-1 is replaced because another briefing takes its text; then B-1 is made anew on another text.
        (
            ("update counter set last = 9 where kind = 'B'", FIRST),
            BORN_AGAIN.format(16777225, 16777217),
            "a briefing is about this source text",
        ),
        # A deleting of the server is begun and broken off, with another text in between.
        ((LEAVE, PURGE, "delete from source_text where id = 16777217"), OTHER_TEXT, "this server is being deleted"),
        ((LEAVE, PURGE, "delete from source_text where id = 16777217"), "delete from purge", "a server is deleted whole"),
        (
            (LEAVE, PURGE, "delete from briefing where id = 16777217"),
            BORN_AGAIN.format(16777217, 16777218),
            "this server is being deleted",
        ),
        ((), BORN_AGAIN.format(16777217, 16777218), "this number is taken"),
        ((), "update briefing set text_id = 16777218, rev = rev + 1 where id = 16777217", "a briefing keeps its number and its text"),
        ((), "update source_text set sha256 = hex(zeroblob(32)), body = 'Other words'", "a source text never changes"),
    ],
)  # fmt: skip
def test_an_article_is_not_swapped_under_its_quotes(
    hand: sqlite3.Connection, before: tuple[str, ...], sql: str, said: str
) -> None:
    for statement in before:
        hand.execute(statement)
    assert refused(hand, sql) == said


COPIED = (
    "insert or replace into log (id, guild_no, kind, nth, item, op, undoes, back, at, actor, whole, own, hash, args)"
    " select {next}, 1, kind, 3, item, op, undoes, back, at, actor, {whole}, {own}, hash, args from log where nth = 1 and item = 16777217"
)


@pytest.mark.parametrize(("whole", "own"), [("1", "99"), ("99", "1")])
def test_no_line_of_the_log_is_replaced_through_its_counts(hand: sqlite3.Connection, whole: str, own: str) -> None:
    said = refused(hand, COPIED.format(next=NEXT, whole=whole, own=own))
    assert said == "the log is only ever added to"


def test_no_line_of_the_log_is_replaced_by_undoing_the_same_one(hand: sqlite3.Connection) -> None:
    log_line(hand, "topic", 16777217, "retire", "false", "true")
    undoing = (
        "insert or replace into log (id, guild_no, kind, nth, item, op, undoes, back, at, actor, hash, args)"  # noqa: S608
        f" values ({NEXT}, 1, 'topic', (select count(*) + 1 from log where kind = 'topic'), 16777217, 'bring back',"
        " (select max(id) from log where kind = 'topic' and op = 'retire'), 1,"
        " '2026-01-01T00:00:00+00:00', 1, zeroblob(32), '{}')"
    )
    hand.execute(undoing)
    assert refused(hand, undoing) == "the log is only ever added to"


async def test_whoever_adds_a_line_to_change_the_record_is_named_by_the_check(
    store: Store, hand: sqlite3.Connection
) -> None:
    hand.execute(f"insert {LOGGED}".format(NEXT, 3))
    hand.execute("update quote set speaker_id = 16777218 where id = 16777217")
    assert await store.find_touched() == (f"B-1/3, server {SERVER}",)
    hand.execute("update briefing set rev = 3 where id = 16777217")
    assert refused(hand, "update quote set speaker_id = 16777217 where id = 16777217") == REVISION
    assert await store.find_touched() == (f"B-1/3, server {SERVER}",)


@pytest.mark.parametrize("name", ['Ada "Quill" Lind', "Ada \\ Lind", "Ada Lind", "Åda 漢 Lind"])
async def test_any_name_can_be_chosen_and_given_as_an_alias(store: Store, name: str) -> None:
    people = store.of(SERVER).ledger.people
    await people.choose_name(EDITOR, 2, 0, name, "They write it so.")
    await people.add_alias(EDITOR, 2, 1, name)
    await people.undo(EDITOR, 2)
    await people.undo(EDITOR, 1)
    person = await store.of(SERVER).people.get(2)
    assert person is not None
    assert (person.name, person.added) == ("Bo Åsen", ())
