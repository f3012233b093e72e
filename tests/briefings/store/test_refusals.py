"""What the database itself refuses, whoever writes: every statement here is raw SQL from another connection."""

import sqlite3

import pytest

from briefings.store import Store
from tests.briefings.store.articles import everything, library, quay
from tests.records import Fill

SERVER, OTHER, EDITOR = 812345678901234567, 912345678901234567, 42

# Ids of the first server are 16777216 + n, of the second 33554432 + n.
WORDS = "We will build the quay."

LOGGED = (
    "into log (id, guild_no, kind, nth, item, op, back, at, actor, hash, args)"
    " values ({}, 1, 'revision', {}, 16777217, 'publish', 0, '2026-01-01T00:00:00+00:00', 1, zeroblob(32), '{{}}')"
)
NEXT = "(select max(id) + 1 from log where guild_no = 1)"


async def two_servers(store: Store) -> None:
    """Server 1 has B-1 (published) and B-2 (a draft), server 2 has B-1 (published)."""
    taken = await store.of(SERVER).ledger.drafts.take_in(EDITOR, quay())
    await store.of(SERVER).ledger.drafts.publish(EDITOR, taken, everything(taken))
    await store.of(SERVER).ledger.drafts.take_in(EDITOR, library())
    other = await store.of(OTHER).ledger.drafts.take_in(EDITOR, library())
    await store.of(OTHER).ledger.drafts.publish(EDITOR, other, everything(other))


@pytest.fixture
def fill() -> Fill:
    return two_servers


@pytest.fixture
def opened(raw: sqlite3.Connection) -> sqlite3.Connection:
    """In a log that somebody added a revision of B-1 to, so that what it has on record can be written."""
    raw.execute(f"insert {LOGGED}".format(NEXT, 3))
    return raw


def refused(raw: sqlite3.Connection, sql: str, *parameters: object) -> str:
    """What the database says to a statement that it must not carry out; nothing has changed afterwards."""
    before = raw.total_changes
    with pytest.raises(sqlite3.IntegrityError) as refusal:
        raw.execute(sql, parameters)
    assert raw.total_changes == before
    return str(refusal.value)


@pytest.mark.parametrize(
    ("part", "lie"),
    [
        ("words", "words || ' not'"),
        ("words", "replace(words, 'build', 'burn')"),
        ("heading", "'Bo Åsen'"),
        ("person_id", "16777218"),
        ("item_id", "16777218"),
        ("kind", "'E'"),
        ("first_day", "'2020-01-01'"),
    ],
)
def test_what_is_searched_is_what_the_item_says(raw: sqlite3.Connection, part: str, lie: str) -> None:
    raw.execute("create temp table old as select * from entry where kind = 'Q' and item_id = 16777217")
    raw.execute("delete from entry where kind = 'Q' and item_id = 16777217")
    raw.execute("create temp table lie as select * from old")
    raw.execute(f"update lie set {part} = {lie}")  # noqa: S608
    assert refused(raw, "insert into entry select * from lie") == "an entry says what its item says"
    raw.execute("insert into entry select * from old")
    assert raw.execute("select count(*) from entry where kind = 'Q' and item_id = 16777217").fetchone() == (1,)


@pytest.mark.parametrize(
    "change",
    [
        "text = 'We will build the quai.'",
        "text = 'we will build the quay.'",
        "text = 'We will build the quay'  || char(8203) || '.'",
        "text = 'We will build the quay.' || char(0) || 'x'",
        "text = text || 'X'",
        "text = ' ' || text",
        "start = start + 1",
        "start = 0",
        "gap = ' '",
        "ordinal = 5, quote_id = 16777218",
    ],
)
def test_a_piece_never_changes(raw: sqlite3.Connection, change: str) -> None:
    sql = f"update piece set {change} where quote_id = 16777217 and ordinal = 1"  # noqa: S608
    assert refused(raw, sql) == "a piece never changes"


@pytest.fixture
def taken_back(opened: sqlite3.Connection) -> sqlite3.Connection:
    """Q-1 is taken back and has only its first piece, so that pieces can be added to it."""
    opened.execute("update quote set shown = 0 where id = 16777217")
    opened.execute("delete from piece where quote_id = 16777217 and ordinal > 0")
    return opened


ADDED = "insert into piece (guild_no, quote_id, ordinal, start, text, gap) values (1, 16777217, ?, ?, ?, ?)"


@pytest.mark.parametrize(
    "text",
    [
        "We will build the quai.",
        "we will build the quay.",
        "We will build the quay\u200b.",
        "We will build the quay.\x00x",
        " We will build the quay.",
        "We will build the quay.X",
    ],
)
def test_a_piece_that_the_source_has_otherwise_is_never_added(taken_back: sqlite3.Connection, text: str) -> None:
    start = quay().source.text.index(WORDS)
    assert refused(taken_back, ADDED, 1, start, text, None) == "these words are not in the source text"


def test_joined_pieces_have_nothing_but_white_space_between_them(taken_back: sqlite3.Connection) -> None:
    start, length = taken_back.execute("select start, length(text) from piece where quote_id = 16777217").fetchone()
    text = quay().source.text
    far = next(at for at in range(start + length + 5, len(text)) if text[at - 1] == " ")
    between = text[start + length : far]
    assert refused(taken_back, ADDED, 1, far, text[far], " ") == "there are words between these pieces"
    assert refused(taken_back, ADDED, 1, far, text[far], "") == "there are words between these pieces"
    assert refused(taken_back, ADDED, 1, far, text[far], between) == "there are words between these pieces"
    taken_back.execute(ADDED, (1, far, text[far], None))


def test_pieces_stand_in_source_order(taken_back: sqlite3.Connection) -> None:
    start, text = taken_back.execute("select start, text from piece where quote_id = 16777217").fetchone()
    assert refused(taken_back, ADDED, 1, start, text, None) == "pieces are in source order"
    assert refused(taken_back, ADDED, -1, start, text, None) == "pieces are in source order"


def test_nothing_is_added_to_a_quote_that_is_shown(raw: sqlite3.Connection) -> None:
    start = quay().source.text.index(WORDS)
    assert refused(raw, ADDED, 9, start, WORDS, None) == "a quote that is shown keeps its words"


@pytest.mark.parametrize("verb", ["insert", "insert or replace", "insert or ignore", "replace"])
def test_a_piece_that_the_source_does_not_say_is_never_added(taken_back: sqlite3.Connection, verb: str) -> None:
    sql = (
        f"{verb} into piece (guild_no, quote_id, ordinal, start, text) values (1, 16777217, 2, 20, 'Words nobody said')"
    )
    assert refused(taken_back, sql) == "these words are not in the source text"


@pytest.mark.parametrize("verb", ["insert or replace", "replace"])
def test_a_piece_is_not_replaced(raw: sqlite3.Connection, verb: str) -> None:
    sql = (
        f"{verb} into piece (guild_no, quote_id, ordinal, start, text) values (1, 16777217, 0, 0, 'The quay at Norvik')"
    )
    assert refused(raw, sql) == "a piece is never replaced"


def test_an_upsert_does_not_get_past_the_words_either(raw: sqlite3.Connection) -> None:
    sql = (
        "insert into piece (guild_no, quote_id, ordinal, start, text) values (1, 16777217, 0, 0, 'The quay at Norvik')"
        " on conflict do update set text = 'Words nobody said'"
    )
    assert refused(raw, sql) == "a piece is never replaced"


def test_a_quote_that_is_shown_keeps_its_words(raw: sqlite3.Connection) -> None:
    assert refused(raw, "delete from piece where quote_id = 16777217") == "a quote that is shown keeps its words"


def test_a_quote_without_words_is_never_shown(opened: sqlite3.Connection) -> None:
    opened.execute("update counter set last = 99 where guild_no = 1 and kind = 'Q'")
    insert = (
        "insert into quote (id, guild_no, briefing_id, key, ordinal, speaker_state, vouch, head_cut, tail_cut, name_given, shown)"
        " values (16777315, 1, 16777217, 'q99', 9, 'unknown', null, 0, 0, 0, ?)"
    )
    assert refused(opened, insert, 1) == "a quote is shown once it has its words"
    opened.execute(insert, (0,))
    assert refused(opened, "update quote set shown = 1 where id = 16777315") == "a quote needs its words"


def test_a_stance_without_evidence_is_never_shown(opened: sqlite3.Connection) -> None:
    assert (
        refused(opened, "delete from evidence where stance_id = 16777217")
        == "a stance that is shown keeps its evidence"
    )
    opened.execute("update stance set shown = 0 where id = 16777217")
    opened.execute("delete from evidence where stance_id = 16777217")
    assert refused(opened, "update stance set shown = 1 where id = 16777217") == "a stance needs its evidence"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update evidence set text = 'supports the quay'", "what a briefing has on record is written anew, never changed"),
        ("update evidence set start = start - 1", "what a briefing has on record is written anew, never changed"),
        (
            "insert into evidence (guild_no, stance_id, ordinal, start, text) values (1, 16777217, 1, 0, 'No')",
            "a stance that is shown keeps its evidence",
        ),
        (
            "replace into evidence (guild_no, stance_id, ordinal, start, text) values (1, 16777217, 0, 0, 'The')",
            "evidence is never replaced",
        ),
        ("update role set title = 'Lord Mayor' where title = 'Mayor'", "what a briefing has on record is written anew, never changed"),
        (
            "insert into role (guild_no, briefing_id, person_id, ordinal, start, title, key)"
            " values (1, 16777217, 16777217, 1, 0, 'King', 'p1')",
            "this role is not in the source text",
        ),
        (
            "replace into role (guild_no, briefing_id, person_id, ordinal, start, title, key)"
            " values (1, 16777217, 16777217, 0, 0, 'King', 'p1')",
            "this role is not in the source text",
        ),
        ("update quote set cue = 'claimed' where cue is not null", "a cue is in its source text"),
        ("update quote set cue = 'claimed', cue_start = 3 where id = 16777217", "a cue is in its source text"),
        (
            "update summary_sentence set words = 'In 2024 the council voted on it.' where ordinal = 0",
            "what a briefing has on record is written anew, never changed",
        ),
        ("update summary_sentence set made_by = 'text' where ordinal = 1", "what a briefing has on record is written anew, never changed"),
        (
            "insert into summary_sentence (guild_no, briefing_id, ordinal, words, made_by, start, spans)"
            " values (1, 16777217, 7, 'The council erred.', 'text', 0, '[[0, 18]]')",
            "this sentence is not in the source text",
        ),
        (
            "insert into evidence (guild_no, stance_id, ordinal, start, text) values (1, 16777315, 0, 0, 'No')",
            "this evidence is not in the source text",
        ),
        ("update event set words = 'In 2024 the council erred.' where id = 16777217", "this sentence is not in the source text"),
        ("update event set start = null where id = 16777217", "this sentence is not in the source text"),
    ],
)  # fmt: skip
def test_whatever_is_shown_as_the_source_s_words_stands_there(opened: sqlite3.Connection, sql: str, said: str) -> None:
    opened.execute("update counter set last = 99 where guild_no = 1 and kind = 'S'")
    opened.execute(
        "insert into stance (id, guild_no, briefing_id, key, ordinal, holder_id, issue_id, issue_words, position, basis)"
        " values (16777315, 1, 16777217, 's99', 9, 16777217, 16777217, 'X', 'mixed', 'read')"
    )
    assert refused(opened, sql) == said


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update source_text set body = body || ' More.'", "a source text never changes"),
        ("update or replace source_text set id = 16777218 where id = 16777217", "a source text never changes"),
        ("delete from source_text", "a briefing is about this source text"),
        (
            "insert or replace into source_text (id, guild_no, sha256, body) values (16777217, 1, hex(zeroblob(32)), 'Other')",
            "a source text is never replaced",
        ),
        (
            "replace into source_text (id, guild_no, sha256, body)"
            " select 16777300, guild_no, sha256, 'Other' from source_text where id = 16777217",
            "a source text is never replaced",
        ),
        (
            "replace into source_text (guild_no, sha256, body)"
            " select guild_no, sha256, 'Other' from source_text where id = 16777217",
            "a source text is never replaced",
        ),
        (
            "insert into source_text (id, guild_no, sha256, body) values (16777217, 1, hex(zeroblob(32)), 'Other')"
            " on conflict do update set body = 'Other'",
            "a source text is never replaced",
        ),
    ],
)
def test_a_source_text_is_never_changed_taken_away_or_replaced(raw: sqlite3.Connection, sql: str, said: str) -> None:
    before = raw.execute("select * from source_text").fetchall()
    assert refused(raw, sql) == said
    assert raw.execute("select * from source_text").fetchall() == before


def test_the_guards_hold_without_foreign_keys_and_with_recursive_triggers_too(raw: sqlite3.Connection) -> None:
    raw.execute("pragma foreign_keys = off")
    raw.execute("pragma recursive_triggers = on")
    assert refused(raw, "delete from source_text") == "a briefing is about this source text"
    sql = "replace into source_text (id, guild_no, sha256, body) values (16777217, 1, hex(zeroblob(32)), 'Other')"
    assert refused(raw, sql) == "a source text is never replaced"


def test_an_event_in_the_source_s_words_is_only_added_as_they_stand(opened: sqlite3.Connection) -> None:
    opened.execute("update counter set last = 99 where guild_no = 1 and kind = 'E'")
    sql = (
        "insert into event (id, guild_no, briefing_id, key, ordinal, words, made_by, start, spans, when_json)"
        " values (16777299, 1, 16777217, 'e9', 0, 'The council erred.', 'text', 0, '[[0, 18]]', '{}')"
    )
    assert refused(opened, sql) == "this sentence is not in the source text"


@pytest.mark.parametrize("body", ["", "Before\x00after", "\x00"])
def test_a_source_text_is_neither_empty_nor_holds_nul(raw: sqlite3.Connection, body: str) -> None:
    raw.execute("update counter set last = 9 where guild_no = 1 and kind = 'T'")
    sql = "insert into source_text (id, guild_no, sha256, body) values (16777220, 1, hex(zeroblob(32)), ?)"
    assert "CHECK constraint failed" in refused(raw, sql, body)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update log set actor = 7", "the log never changes"),
        ("delete from log", "the log never changes"),
        (f"replace {LOGGED}".format(16777217, 77), "the log is only ever added to"),
        (f"insert {LOGGED}".format(16777999, 77), "the log is only ever added to"),
        (
            f"insert {LOGGED}".format("(select max(id) + 1 from log where guild_no = 1)", 77),
            "a change takes the next number of its kind",
        ),
        ("update actor set discord_id = 9", "a member is only ever forgotten"),
        ("delete from actor", "a member is only ever forgotten"),
        ("insert or replace into actor values (1, 1, 9)", "a member has one key"),
    ],
)
def test_the_log_is_only_added_to(raw: sqlite3.Connection, sql: str, said: str) -> None:
    assert refused(raw, sql) == said


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update briefing set state = 'draft', rev = rev + 1 where id = 16777217", "this move is not legal"),
        ("update briefing set state = 'withdrawn', rev = rev + 1 where id = 16777218", "this move is not legal"),
        ("update briefing set state = 'withdrawn' where id = 16777217", "every change is one revision"),
        ("update briefing set rev = rev + 2 where id = 16777217", "every change is one revision"),
        ("update briefing set draft = '{}', rev = rev + 1 where id = 16777217", "a change needs its revision"),
        ("update briefing set text_id = 16777218, rev = rev + 1", "a briefing keeps its number and its text"),
        ("update or replace briefing set id = 16777218, rev = rev + 1 where id = 16777217", "a briefing keeps its number and its text"),
        ("delete from briefing", "a briefing is withdrawn, never deleted"),
        (
            "replace into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at)"
            " values (16777217, 1, 16777217, 'draft', 1, '{}', 'x', 0, '')",
            "this number is taken",
        ),
        (
            "insert into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at)"
            " values (16777219, 1, 16777217, 'draft', 1, '{}', 'x', 0, '')",
            "a briefing is about this source text",
        ),
        (
            "insert into briefing (id, guild_no, text_id, state, rev, draft, draft_title, open_doubts, changed_at)"
            " values (16777219, 1, 16777219, 'draft', 1, '{}', 'x', 0, '')",
            "this number was not given",
        ),
    ],
)  # fmt: skip
def test_a_briefing_only_makes_legal_moves_that_are_logged(raw: sqlite3.Connection, sql: str, said: str) -> None:
    assert refused(raw, sql) == said


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("delete from quote", "a quote is retired, never deleted"),
        ("delete from event", "an event is retired, never deleted"),
        ("delete from stance", "a stance is retired, never deleted"),
        ("delete from person", "a person keeps its number"),
        ("delete from issue", "an issue keeps its number"),
        ("update stance set named_issue_id = 33554433 where id = 16777217", "CHECK constraint failed: named_issue_id >> 24 = guild_no"),
        ("update issue set merged_into_id = id", "an issue needs its line in the log"),
        ("insert into issue_wording values (1, 'norvik should build the quay.', 16777217)", "this sentence leads to an issue"),
        ("delete from counter", "a counter is never deleted"),
        ("update counter set last = 0 where kind = 'Q'", "a counter only rises"),
        ("replace into counter (guild_no, kind, last) values (1, 'Q', 0)", "a counter is never replaced"),
        ("update quote set id = 16777216 + 9 where id = 16777217", "a quote keeps its number and its briefing"),
        ("update event set id = 16777216 + 9 where id = 16777218", "an event keeps its number and its briefing"),
        ("update stance set id = 16777216 + 9 where id = 16777217", "a stance keeps its number and its briefing"),
        (
            "replace into event (id, guild_no, briefing_id, key, ordinal, words, made_by, spans, when_json)"
            " values (16777217, 1, 16777217, 'e9', 0, 'The council erred.', 'editor', '[]', '{}')",
            "this number is taken",
        ),
        (
            "insert into event (id, guild_no, briefing_id, key, ordinal, words, made_by, spans, when_json)"
            " values (16777299, 1, 16777217, 'e9', 0, 'The council erred.', 'editor', '[]', '{}')",
            "this number was not given",
        ),
        (
            "replace into stance (id, guild_no, briefing_id, key, ordinal, holder_id, issue_id, issue_words, position, basis)"
            " values (16777217, 1, 16777217, 's9', 0, 16777217, 16777217, 'X', 'mixed', 'read')",
            "this number is taken",
        ),
        (
            "insert into stance (id, guild_no, briefing_id, key, ordinal, holder_id, issue_id, issue_words, position, basis)"
            " values (16777299, 1, 16777217, 's9', 0, 16777217, 16777217, 'X', 'mixed', 'read')",
            "this number was not given",
        ),
        ("update person set id = 16777216 + 9 where id = 16777217", "a person keeps its number"),
        ("update issue set id = 16777216 + 9", "an issue keeps its number"),
        ("update tenant set server = 5 where guild_no = 1", "a server keeps its number"),
        ("replace into tenant (guild_no, server) values (1, 5)", "this server is known"),
        (
            "replace into quote (id, guild_no, briefing_id, key, ordinal, speaker_state, vouch)"
            " values (16777217, 1, 16777217, 'q9', 0, 'unknown', null)",
            "this number is taken",
        ),
        (
            "insert into quote (id, guild_no, briefing_id, key, ordinal, speaker_state, vouch)"
            " values (16777299, 1, 16777217, 'q9', 0, 'unknown', null)",
            "this number was not given",
        ),
        ("replace into person (id, guild_no, first_briefing_id, key) values (16777217, 1, 16777217, 'x')", "this number is taken"),
        ("replace into issue (id, guild_no, folded) values (16777299, 1, 'norvik should build the quay.')", "this issue is on file"),
        ("update entry set words = 'x'", "an entry is written anew, never changed"),
        (
            "replace into entry (id, guild_no, briefing_id, kind, item_id, heading, words)"
            " select min(id), 1, 16777217, 'Q', 16777217, '', '' from entry where guild_no = 1",
            "an entry is never replaced",
        ),
    ],
)  # fmt: skip
def test_a_number_is_given_once(opened: sqlite3.Connection, sql: str, said: str) -> None:
    assert refused(opened, sql) == said


@pytest.mark.parametrize(
    "sql",
    [
        "update quote set speaker_id = 33554433 where id = 16777217",
        "update stance set holder_id = 33554433 where id = 16777217",
        "update stance set issue_id = 33554433 where id = 16777217",
        "insert into event_person (guild_no, event_id, person_id, ordinal) values (1, 16777217, 33554433, 5)",
        "insert into appearance (guild_no, briefing_id, person_id, ordinal, name) values (1, 16777217, 33554433, 5, 'X')",
        "insert into topic (guild_no, briefing_id, folded, name, named_topic_id, topic_id)"
        " values (1, 33554433, 'x', 'X', 16777217, 16777217)",
        "insert into topic_name (guild_no, folded, name, named_topic_id, topic_id, main)"
        " values (1, 'x', 'X', 33554433, 16777217, 0)",
    ],
)
def test_no_row_refers_to_another_server_s(opened: sqlite3.Connection, sql: str) -> None:
    assert refused(opened, sql) == "FOREIGN KEY constraint failed"


def test_an_id_lies_in_its_server_s_range(raw: sqlite3.Connection) -> None:
    raw.execute("update counter set last = 99")
    sql = "insert into person (id, guild_no, first_briefing_id, key) values (33554439, 1, 16777217, 'p9')"
    assert "CHECK constraint failed: id >> 24 = guild_no" in refused(raw, sql)


@pytest.mark.parametrize(
    "sql",
    [
        "update quote set speaker_state = 'unknown' where id = 16777217",
        "update quote set speaker_id = null where id = 16777217",
        "update quote set speaker_state = 'stated' where id = 16777220",
    ],
)
def test_a_quote_has_a_speaker_exactly_when_the_source_gives_one(opened: sqlite3.Connection, sql: str) -> None:
    assert "CHECK constraint failed" in refused(opened, sql)


def test_a_column_holds_its_own_type(opened: sqlite3.Connection) -> None:
    assert "cannot store TEXT value" in refused(opened, "update quote set ordinal = 'here'")


def test_a_source_text_that_nothing_stands_on_can_go(raw: sqlite3.Connection) -> None:
    raw.execute("update counter set last = 9 where guild_no = 1 and kind = 'T'")
    raw.execute("insert into source_text (id, guild_no, sha256, body) values (16777220, 1, hex(zeroblob(32)), 'Alone')")
    raw.execute("delete from source_text where id = 16777220")
    assert raw.execute("select count(*) from source_text where id = 16777220").fetchone() == (0,)


@pytest.mark.parametrize("to", ["id", "16777299", "33554433"])
def test_a_quote_answers_another_quote_of_its_own_server(opened: sqlite3.Connection, to: str) -> None:
    sql = f"update quote set reply_to = {to} where id = 16777217"  # noqa: S608
    assert "constraint failed" in refused(opened, sql)


def log_line(raw: sqlite3.Connection, kind: str, item: int, op: str, before: str, after: str) -> None:
    """Adds a change to the log of the first server."""
    raw.execute(
        "insert into log (id, guild_no, kind, nth, item, op, back, at, actor, hash, args, before, after)"  # noqa: S608
        f" values ({NEXT}, 1, :kind, 1 + (select count(*) from log where guild_no = 1 and kind = :kind), :item, :op, 0,"
        " '2026-01-01T00:00:00+00:00', 1, zeroblob(32), '{}', :before, :after)",
        {"kind": kind, "item": item, "op": op, "before": before, "after": after},
    )


def test_issues_are_not_merged_in_a_circle(raw: sqlite3.Connection) -> None:
    raw.execute("update counter set last = 102 where guild_no = 1 and kind = 'I'")
    new = "insert into issue (id, guild_no, folded) values (?, 1, ?)"
    raw.executemany(new, [(16777216 + 101, "the first"), (16777216 + 102, "the second")])
    log_line(raw, "issue", 16777216 + 101, "merge issues", "null", "102")
    raw.execute("update issue set merged_into_id = 16777216 + 102 where id = 16777216 + 101")
    log_line(raw, "issue", 16777216 + 102, "merge issues", "null", "101")
    said = refused(raw, "update issue set merged_into_id = 16777216 + 101 where id = 16777216 + 102")
    assert said == "issues are not merged in a circle"


TOPIC_NAME = (
    "{} into topic_name (guild_no, folded, name, named_topic_id, topic_id, main) values (1, '{}', 'X', {}, {}, {})"
)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (TOPIC_NAME.format("insert or replace", "norvik", 16777217, 16777217, 0), "this name leads to a topic"),
        (TOPIC_NAME.format("insert or replace", "x", 16777217, 16777217, 1), "this name leads to a topic"),
        ("update or replace topic_name set folded = 'norvik' where guild_no = 1", "a name keeps its topic"),
        ("update topic_name set main = 0", "a name keeps its topic"),
        ("update topic_name set named_topic_id = 16777218", "a name keeps its topic"),
        ("insert or replace into curated_topic (id, guild_no) values (16777217, 1)", "this number is taken"),
        ("insert into curated_topic (id, guild_no) values (16777299, 1)", "this number was not given"),
        ("update curated_topic set id = 16777299 where id = 16777217", "a topic keeps its number"),
        ("update curated_topic set rev = 0 where id = 16777217", "a topic keeps its number"),
        ("delete from curated_topic", "a topic keeps its number"),
        ("insert or replace into topic_counter values (1, 1)", "a counter is never replaced"),
        ("update topic_counter set last = 1", "a counter only rises"),
        ("delete from topic_counter", "a counter is never deleted"),
        ("insert or replace into topic select * from topic where guild_no = 1", "a briefing has a tag once"),
        (
            "insert into topic (guild_no, briefing_id, folded, name) values (1, 16777217, 'x', 'X')",
            "a tag is of a topic",
        ),
        ("update topic set name = 'Y'", "a tag keeps its briefing and its name"),
    ],
)
def test_a_topic_and_its_names_stay_what_they_are(raw: sqlite3.Connection, sql: str, said: str) -> None:
    assert refused(raw, sql) == said


@pytest.mark.parametrize("change", ["merged_into_id = id", "merged_into_id = 33554433"])
def test_a_topic_is_merged_only_into_another_of_its_server(raw: sqlite3.Connection, change: str) -> None:
    assert "CHECK constraint failed" in refused(raw, f"update curated_topic set {change} where id = 16777217")  # noqa: S608


def test_topics_are_not_merged_in_a_circle(raw: sqlite3.Connection) -> None:
    raw.execute("update curated_topic set merged_into_id = 16777218 where id = 16777217")
    said = refused(raw, "update curated_topic set merged_into_id = 16777217 where id = 16777218")
    assert said == "topics are not merged in a circle"


_ALIAS = "{} into person_alias (guild_no, person_id, folded, name) values (1, 16777217, 'owl', 'Owl')"
_DATES = (
    "{} into role_dates (guild_no, briefing_id, key, start, title, since, source_id, source_start, words)"
    " values (1, 16777217, 'p1', 0, 'Mayor', '{{}}', 16777217, 0, {})"
)
_WORDS = "(select substr(body, 1, 9) from source_text where id = 16777217)"


@pytest.mark.parametrize(
    ("first", "sql", "said"),
    [
        (_ALIAS.format("insert"), _ALIAS.format("replace"), "an alias is given once"),
        (_ALIAS.format("insert"), "update person_alias set name = 'X'", "an alias is taken away and given anew"),
        (
            _DATES.format("insert", _WORDS),
            _DATES.format("replace", _WORDS),
            "the dates of a role are given once",
        ),
        (
            _DATES.format("insert", _WORDS),
            "update role_dates set words = 'X'",
            "the dates of a role are taken away and given anew",
        ),
        ("select 1", _DATES.format("insert", "'Not there'"), "these words are not in the source"),
    ],
)
def test_what_an_editor_says_of_a_person_is_never_replaced_and_stands_in_its_source(
    raw: sqlite3.Connection, first: str, sql: str, said: str
) -> None:
    op, after = {True: ("add alias", '"Owl"'), False: ("date role", "{}")}["alias" in sql]
    log_line(raw, "person", 16777217, op, "null", after)
    raw.execute(first)
    assert refused(raw, sql) == said


@pytest.mark.parametrize(
    "values",
    [
        "1, 16777217, 'p1', 0, 'Mayor', null, null, null, null, null, 'A note.'",
        "1, 16777217, 'p1', 0, 'Mayor', '{}', null, null, null, null, null",
        "1, 16777217, 'p1', 0, 'Mayor', '{}', null, 16777217, 0, null, null",
        "1, 16777217, 'p1', 0, 'Mayor', '{}', '{}', null, null, null, ''",
        "1, 16777217, 'p1', 0, 'Mayor', '{}', null, 33554433, 0, 'X', null",
    ],
)
def test_dates_of_a_role_have_a_date_and_one_source_of_their_server(raw: sqlite3.Connection, values: str) -> None:
    log_line(raw, "person", 16777217, "date role", "null", "{}")
    columns = "guild_no, briefing_id, key, start, title, since, until, source_id, source_start, words, note"
    said = refused(raw, f"insert into role_dates ({columns}) values ({values})")  # noqa: S608
    assert said.startswith(("CHECK constraint failed", "these words are not"))


def test_the_days_of_a_role_stand_the_right_way_round(raw: sqlite3.Connection) -> None:
    log_line(raw, "person", 16777217, "date role", "null", "{}")
    said = refused(
        raw,
        "insert into role_dates (guild_no, briefing_id, key, start, title, since, first_day, last_day, note)"
        " values (1, 16777217, 'p1', 0, 'Mayor', '{}', '2024-01-01', '2023-12-31', 'A note.')",
    )
    assert said.startswith("CHECK constraint failed")
