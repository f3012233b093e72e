"""Drafts as they are stored, and what the log keeps of a change."""

import json
import sqlite3
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefings.draft.model import Draft, DraftReport, Verdict
from briefings.draft.selecting import selection
from briefings.model.log import Op, Step
from briefings.model.record import Fact, Origin
from briefings.store import Record
from briefings.store.rows.drafts import difference, draft_of, json_of, open_doubts_of, title_of
from tests.briefings.store.articles import doubted, everything, library, many_quotes, quay, source

EDITOR = 42

REPORTED = replace(quay(), reports=(DraftReport("r1", (quay().quotes[0].pieces[0],), called="The council"),))
DRAFTS = st.sampled_from(
    [quay(), REPORTED, library(), doubted(quay()), many_quotes(3, "Zoë 🐟"), Draft(source("Nothing was said."))]
)


@given(draft=DRAFTS, topics=st.lists(st.text(max_size=20), max_size=3), title=st.text(max_size=20))
def test_a_stored_draft_comes_back_the_same_without_its_text_being_in_it(
    draft: Draft, topics: list[str], title: str
) -> None:
    given_draft = replace(draft, topics=tuple(topics), source=replace(draft.source, title=Fact(title, Origin.EDITOR)))
    stored = json_of(given_draft)
    assert draft_of(stored, draft.source.text) == given_draft
    assert json.loads(stored)["source"]["text"] == ""


def test_the_address_and_the_pages_of_a_source_are_stored() -> None:
    draft = Draft(replace(source("Nothing was said."), url="https://bay.example/ferry", pages=(0, 8)))
    assert draft_of(json_of(draft), draft.source.text) == draft


def test_a_draft_that_was_stored_before_there_were_addresses_and_pages_is_still_read() -> None:
    stored = json.loads(json_of(quay()))
    del stored["source"]["url"], stored["source"]["pages"]
    assert draft_of(json.dumps(stored), quay().source.text) == quay()


@given(draft=DRAFTS, other=DRAFTS)
def test_the_difference_holds_every_part_that_changed_and_no_other(draft: Draft, other: Draft) -> None:
    before, after = json_of(draft), json_of(other)
    was, now = difference(before, after)
    assert was is not None
    old, new = json.loads(before), json.loads(after)
    assert set(json.loads(now)) == set(json.loads(was)) == {part for part in new if new[part] != old[part]}


def test_the_difference_names_only_the_items_that_changed() -> None:
    draft = quay()
    changed = replace(draft, quotes=(replace(draft.quotes[0], verdict=Verdict.REJECTED), *draft.quotes[1:]))
    was, now = difference(json_of(draft), json_of(changed))
    assert was is not None
    assert list(json.loads(now)) == ["quotes"]
    assert list(json.loads(now)["quotes"]) == ["q1"]
    assert json.loads(was)["quotes"]["q1"]["verdict"] == "accepted"
    assert json.loads(now)["quotes"]["q1"]["verdict"] == "rejected"


def test_an_item_that_is_new_or_gone_is_null_on_the_other_side() -> None:
    was = difference(json_of(replace(quay(), quotes=quay().quotes[:1])), json_of(quay()))[0]
    assert was is not None
    assert json.loads(was)["quotes"] == {"q2": None, "q3": None, "q4": None}
    gone = difference(json_of(quay()), json_of(replace(quay(), quotes=())))[1]
    assert json.loads(gone)["quotes"] == {"q1": None, "q2": None, "q3": None, "q4": None}


def test_a_draft_stored_before_there_were_reports_still_opens_and_can_be_changed() -> None:
    stored = json.loads(json_of(quay()))
    del stored["reports"]
    older = json.dumps(stored)
    assert draft_of(older, quay().source.text) == quay()
    was, now = difference(older, json_of(REPORTED))
    assert was is not None
    assert json.loads(was) == {"reports": {"r1": None}}
    assert list(json.loads(now)["reports"]) == ["r1"]


def test_a_report_is_no_item_and_nothing_of_it_is_published() -> None:
    assert REPORTED.items() == quay().items()
    assert selection(REPORTED) == selection(quay())
    assert REPORTED.report("r1") == REPORTED.reports[0]
    assert REPORTED.item("r1") is None


def test_a_title_is_the_article_s_else_the_file_s_else_says_that_there_is_none() -> None:
    bare = source("Nothing was said.")
    assert title_of(quay().source) == "The quay at Norvik"
    assert title_of(replace(bare, file_name="norvik.txt")) == "norvik.txt"
    assert title_of(bare) == "Untitled article"


def test_open_doubts_are_the_items_that_would_stay_out_and_that_nobody_rejected() -> None:
    draft = doubted(quay())
    assert open_doubts_of(draft) == 1
    assert open_doubts_of(quay()) == 0
    rejected = replace(draft.quotes[0], verdict=Verdict.REJECTED)
    assert open_doubts_of(replace(draft, quotes=(rejected, *draft.quotes[1:]))) == 0


async def test_the_log_keeps_what_was_and_what_is_but_not_the_article_again(
    record: Record, raw: sqlite3.Connection
) -> None:
    taken = await record.ledger.drafts.take_in(EDITOR, quay())
    saved = await record.ledger.drafts.save(EDITOR, replace(taken, topics=("Ferry",)), Step(Op.EDIT_FACTS))
    await record.ledger.drafts.publish(EDITOR, saved, everything(saved))
    rows = raw.execute("select op, before, after from log order by nth").fetchall()
    assert [row[0] for row in rows] == ["take in", "edit facts", "publish"]
    assert rows[0][1] is None
    assert json.loads(rows[1][1]) == {"topics": ["Harbour", "Norvik"], "rev": 1}
    assert json.loads(rows[1][2]) == {"topics": ["Ferry"], "rev": 2}
    assert json.loads(rows[2][2])["state"] == "published"
    assert json.loads(rows[2][2])["quotes"]["q1"]["number"] == 1
    assert not any("Nobody loses" in (part or "") for row in rows for part in row)
