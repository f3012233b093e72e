"""Topics are named, called otherwise, attached, merged and retired; every change is on file and taken back exactly, or refused."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.ask.answers import NoMatch, QuotesAnswer
from briefings.ask.ask import ask
from briefings.ask.queries import Quotes, Timeline
from briefings.desk import Desk, briefings, tagging, topics
from briefings.draft.changes import EditFacts
from briefings.draft.model import Draft, Verdict
from briefings.errors import BadValue, BriefingError, Changed, Gone, IllegalMove
from briefings.model.log import LogKind, Merging, Op, Remark, Renaming, Tag, Tagging, TopicNames
from briefings.model.record import State
from briefings.model.topics import Topic
from briefings.settings import ON, Setting
from briefings.store import Record, Store
from tests.briefings.conftest import now
from tests.briefings.desk.bridge import DRAFT, TEXT
from tests.records import opened_record

SERVER, OTHER, EDITOR, SECOND = 7, 8, 42, 43
LONG = "Immigration and Customs Enforcement"
NOW = datetime(2026, 1, 27, 12, tzinfo=UTC)


def article(at: int, *named: str) -> Draft:
    """The bridge article once more, its first quote and person accepted, with these topics."""
    text = f"{TEXT}\n\nEdition {at}."
    source = replace(DRAFT.source, text=text, sha256=sha256(text.encode()).hexdigest())
    people = tuple(replace(person, verdict=Verdict.ACCEPTED) for person in DRAFT.people[:2])
    return replace(DRAFT, source=source, people=people, stances=(), topics=named, number=0, rev=0)


async def published(record: Record, at: int, *named: str) -> int:
    taken = await briefings.take_in_draft(Desk(record, EDITOR), article(at, *named))
    return (await briefings.publish(Desk(record, EDITOR), taken.number, taken.rev))[0].number


async def filled(store: Store) -> None:
    """B-1: ICE, transport. B-2: Customs, ICE. B-3: Harbour, ICE. Another server: B-1: ICE. Topics: ICE 1, transport 2, Customs 3,
    Harbour 4."""
    await published(store.of(SERVER), 1, "ICE", "transport")
    await published(store.of(SERVER), 2, "Customs", "ICE")
    await published(store.of(SERVER), 3, "Harbour", "ICE")
    await published(store.of(OTHER), 1, "ICE")


ICE, TRANSPORT, CUSTOMS, HARBOUR = 1, 2, 3, 4


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """As `filled` says."""
    async with opened_record(tmp_path / "record.db", now, filled) as store:
        yield store


async def on(record: Record, name: str) -> list[int]:
    """The briefings that a member finds under the name."""
    answer = await ask(record, Quotes(topic=name))
    if not isinstance(answer, QuotesAnswer):
        return []
    assert isinstance(answer.query, Quotes)
    found = await record.quotes.find(topic=answer.query.topic, per_page=100)
    return sorted({quote.briefing.number for quote in found.items})


async def state(record: Record) -> tuple[object, ...]:
    """All that topics are for editors and members, and what stands in the drafts."""
    lines = (await record.topics.lines(per_page=100)).items
    drafts = [await record.drafts.get(number) for number in (1, 2, 3)]
    return (
        [replace(line, rev=0) for line in lines],
        await record.briefings.topics(),
        [frozenset(draft.topics) for draft in drafts if draft],
        [frozenset((await tagging.as_on_record(record, draft)).topics) for draft in drafts if draft],
    )


async def topic(record: Record, number: int) -> Topic:
    return await topics.topic_of(record, number)


async def test_topics_come_on_record_with_the_briefings_that_have_them(record: Record) -> None:
    lines = (await record.topics.lines()).items
    assert [(one.name, one.briefings) for one in lines] == [
        ("Customs", 1),
        ("Harbour", 1),
        ("ICE", 3),
        ("transport", 1),
    ]


@pytest.mark.parametrize("typed", ["ICE", "ice", LONG, LONG.upper(), "immigration and", "  Íce "])
@pytest.mark.parametrize("asked", [Quotes, Timeline])
async def test_members_find_a_topic_by_any_of_its_names(
    record: Record, desk: Desk, typed: str, asked: type[Quotes | Timeline]
) -> None:
    await topics.rename(desk, ICE, None, LONG)
    answer = await ask(record, asked(topic=typed))
    assert getattr(answer, "query", None) == asked(topic=LONG)
    assert (await topic(record, ICE)).aliases == ("ICE",)


async def test_an_alias_is_meant_also_where_other_topics_begin_so(record: Record, desk: Desk) -> None:
    await published(record, 4, "Ports of call", "Portsmouth")
    await topics.add_alias(desk, HARBOUR, "Port")
    assert await on(record, "port") == [3]
    names = await record.names()
    assert names.suggest_topics("port") == ("Harbour", "Ports of call", "Portsmouth")


async def test_a_topic_that_nobody_has_is_answered_with_the_nearest_by_any_name(record: Record, desk: Desk) -> None:
    await topics.rename(desk, ICE, None, LONG)
    answer = await ask(record, Quotes(topic="immigraton"))
    assert isinstance(answer, NoMatch)
    assert answer.say == "There is no topic “immigraton” on record here."
    assert answer.offers[0].label == LONG


@pytest.mark.parametrize("name", ["ICE", " ice\u200b ", "#Íce"])
async def test_a_new_topic_is_refused_where_the_name_is_anothers(desk: Desk, name: str) -> None:
    with pytest.raises(IllegalMove, match="“ICE” is a topic here"):
        await topics.add(desk, name)


async def test_a_name_of_two_topics_is_refused_naming_the_one_that_has_it(record: Record, desk: Desk) -> None:
    await topics.add_alias(desk, ICE, "the agency")
    with pytest.raises(IllegalMove, match="“the agency” is an alias of the topic “ICE”"):
        await topics.add_alias(desk, CUSTOMS, "The Agency")
    with pytest.raises(IllegalMove, match="“ICE” is a topic here"):
        await topics.add_alias(desk, CUSTOMS, "ice")
    with pytest.raises(IllegalMove, match="“the agency” is an alias of the topic “ICE”"):
        await topics.rename(desk, CUSTOMS, None, "the agency")
    assert len(await record.log.newest(LogKind.TOPIC, 100)) == 1


@pytest.mark.parametrize(("alias", "why"), [("ice", "is its name already"), ("I.C.E.", "is an alias of it already")])
async def test_an_alias_that_the_topic_has_is_refused(desk: Desk, alias: str, why: str) -> None:
    await topics.add_alias(desk, ICE, "i.c.e.")
    with pytest.raises(IllegalMove, match=why):
        await topics.add_alias(desk, ICE, alias)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("x" * 4000, "is too long"),
        ("", "needs a name"),
        ("\u200b\u202e\ufeff", "needs a name"),
        ("# !?", "needs a name"),
        ("ports, harbours", "has no comma"),
    ],
)
async def test_what_is_no_name_of_a_topic_is_refused(record: Record, desk: Desk, name: str, why: str) -> None:
    before = await state(record)
    with pytest.raises(BadValue, match=why):
        await topics.add(desk, name)
    with pytest.raises(BadValue, match=why):
        await topics.rename(desk, ICE, None, name)
    with pytest.raises(BadValue, match=why):
        await topics.add_alias(desk, ICE, name)
    assert await state(record) == before


async def test_right_to_left_and_invisible_characters_hide_no_name(record: Record, desk: Desk) -> None:
    number = await topics.add(desk, "\u202eميناء\u200b \u2067البحر")
    assert (await topic(record, number)).name == "ميناء البحر"
    with pytest.raises(IllegalMove, match="is a topic here"):
        await topics.add(desk, "ميناء\u200f البحر\u200d")


async def test_an_attached_topic_is_found_and_stands_in_the_draft(record: Record, desk: Desk) -> None:
    await topics.attach(desk, HARBOUR, 1)
    assert await on(record, "harbour") == [1, 3]
    draft = await briefings.draft_of(record, 1)
    assert (draft.topics, draft.state) == (("ICE", "transport", "Harbour"), State.PUBLISHED)
    assert (await record.log.revisions(1)).items[0].done == Remark(Op.TAG, "Harbour")


async def test_a_detached_topic_is_not_found_any_more(record: Record, desk: Desk) -> None:
    await topics.detach(desk, ICE, 1)
    assert await on(record, "ICE") == [2, 3]
    assert (await briefings.draft_of(record, 1)).topics == ("transport",)


async def test_detaching_and_back_again_leaves_the_draft_as_it_was(record: Record, desk: Desk) -> None:
    for number in (ICE, TRANSPORT):
        await topics.detach(desk, number, 1)
    for change in (2, 1):
        await topics.undo(desk, change)
    assert (await briefings.draft_of(record, 1)).topics == ("ICE", "transport")


async def test_a_topic_is_attached_and_detached_once(record: Record, desk: Desk) -> None:
    with pytest.raises(IllegalMove, match="B-1 has the topic “ICE” already"):
        await topics.attach(desk, ICE, 1)
    with pytest.raises(IllegalMove, match="B-1 does not have the topic “Harbour”"):
        await topics.detach(desk, HARBOUR, 1)
    assert len(await record.log.newest(LogKind.TOPIC, 100)) == 0


async def test_a_topic_is_attached_only_to_what_is_published_here(store: Store, record: Record, desk: Desk) -> None:
    await record.ledger.drafts.withdraw(EDITOR, 3, "")
    put_away = await briefings.take_in_draft(desk, article(8))
    await briefings.discard(desk, put_away.number, None)
    draft = await briefings.take_in_draft(desk, article(9))
    for number, error, why in [
        (3, IllegalMove, "B-3 is not published"),
        (put_away.number, Gone, "was discarded"),
        (draft.number, IllegalMove, "is not published"),
        (99, Gone, "There is no briefing B-99 here"),
        (0, Gone, "There is no briefing B-0 here"),
    ]:
        with pytest.raises(error, match=why):
            await topics.attach(desk, HARBOUR, number)
    with pytest.raises(Gone, match="There is no briefing B-2 here"):
        await topics.attach(Desk(store.of(OTHER), EDITOR), 1, 2)
    assert len(await record.log.newest(LogKind.TOPIC, 100)) == 0


async def test_a_briefing_has_ten_topics_and_no_more(record: Record, desk: Desk) -> None:
    await published(record, 4, *(f"topic {at}" for at in range(10)))
    with pytest.raises(IllegalMove, match="B-4 has 10 topics already"):
        await topics.attach(desk, ICE, 4)


async def test_merged_topics_are_one_for_members_and_the_names_of_both_lead_there(record: Record, desk: Desk) -> None:
    await topics.add_alias(desk, CUSTOMS, "Border duties")
    await topics.merge(desk, (CUSTOMS, None), (HARBOUR, None))
    assert await on(record, "Customs") == await on(record, "border duties") == await on(record, "Harbour") == [2, 3]
    assert (await topic(record, CUSTOMS)) == (await topic(record, HARBOUR))
    assert (await topic(record, HARBOUR)).aliases == ("Border duties", "Customs")
    assert await record.briefings.topics() == ("Harbour", "ICE", "transport")


async def test_two_topics_of_one_briefing_that_become_one_count_once(record: Record, desk: Desk) -> None:
    change = await topics.merge(desk, (CUSTOMS, None), (ICE, None))
    assert (await topic(record, ICE)).briefings == 3
    briefing = await record.briefings.get(2)
    assert briefing is not None
    assert briefing.topics == ("ICE",)
    await topics.undo(desk, change)
    assert await on(record, "Customs") == [2]


async def test_what_was_merged_is_not_touched_by_its_old_number(desk: Desk) -> None:
    await topics.merge(desk, (CUSTOMS, None), (ICE, None))
    with pytest.raises(Gone, match="The topic “Customs” was merged into “ICE”"):
        await topics.attach(desk, CUSTOMS, 1)
    with pytest.raises(IllegalMove, match="Both are the topic “ICE”"):
        await topics.merge(desk, (ICE, None), (CUSTOMS, None))
    with pytest.raises(IllegalMove, match="“Customs” is a topic that was merged into this one"):
        await topics.take_alias(desk, ICE, "customs")


async def test_a_retired_topic_is_nowhere_until_it_is_brought_back(record: Record, desk: Desk) -> None:
    before = await state(record)
    await topics.retire(desk, ICE)
    assert await on(record, "ICE") == []
    assert await record.briefings.topics() == ("Customs", "Harbour", "transport")
    briefing = await record.briefings.get(1)
    assert briefing is not None
    assert briefing.topics == ("transport",)
    with pytest.raises(Gone, match="The topic “ICE” was retired"):
        await topics.attach(desk, ICE, 1)
    with pytest.raises(IllegalMove, match="“ICE” is a topic here, which was retired"):
        await topics.add(desk, "Ice")
    with pytest.raises(IllegalMove, match="was retired"):
        await topics.merge(desk, (CUSTOMS, None), (ICE, None))
    with pytest.raises(Changed, match="retired since"):
        await topics.retire(desk, ICE)
    await topics.bring_back(desk, ICE)
    assert await state(record) == before


async def test_a_draft_gets_the_topic_for_its_alias_and_no_retired_one(desk: Desk) -> None:
    await topics.rename(desk, ICE, None, LONG)
    await topics.retire(desk, HARBOUR)
    taken = await briefings.take_in_draft(desk, article(4, "ice", "Harbour", LONG, "Schools"))
    assert taken.topics == (LONG, "Schools")


async def test_an_alias_typed_among_the_facts_is_the_topic_and_a_retired_one_is_refused(desk: Desk) -> None:
    await topics.rename(desk, ICE, None, LONG)
    await topics.retire(desk, HARBOUR)
    taken = await briefings.take_in_draft(desk, article(4))
    facts = EditFacts("The bridge", "", "", "", "ICE, transport")
    assert (await briefings.revise(desk, taken.number, taken.rev, facts)).topics == (LONG, "transport")
    with pytest.raises(BadValue, match="The topic “Harbour” was retired"):
        await briefings.revise(desk, taken.number, taken.rev + 1, replace(facts, topics="harbour"))


async def test_a_name_whose_alias_was_taken_away_keeps_its_topic_where_it_stands(record: Record, desk: Desk) -> None:
    await topics.rename(desk, ICE, None, LONG)
    await topics.take_alias(desk, ICE, "ICE")
    other = await published(record, 4, "ICE")
    assert await on(record, "ICE") == [other]
    await topics.attach(desk, HARBOUR, 1)
    assert await on(record, LONG) == [1, 2, 3]
    draft = await briefings.draft_of(record, 1)
    assert (await tagging.as_on_record(record, draft)).topics == (LONG, "transport", "Harbour")


async def test_a_form_that_saw_an_older_name_changes_nothing(record: Record, desk: Desk) -> None:
    seen = (await topic(record, ICE)).rev
    await topics.rename(Desk(record, SECOND), ICE, seen, LONG)
    with pytest.raises(Changed, match="Somebody changed the topic"):
        await topics.rename(desk, ICE, seen, "Frozen water")
    with pytest.raises(Changed, match="Somebody changed the topic"):
        await topics.merge(desk, (ICE, seen), (CUSTOMS, None))
    assert (await topic(record, ICE)).name == LONG


async def test_of_two_editors_who_give_one_alias_at_once_one_is_told_of_the_other(record: Record, desk: Desk) -> None:
    done = await asyncio.gather(
        topics.add_alias(desk, ICE, "the agency"),
        topics.add_alias(Desk(record, SECOND), CUSTOMS, "the agency"),
        topics.attach(desk, HARBOUR, 1),
        topics.attach(Desk(record, SECOND), HARBOUR, 1),
        return_exceptions=True,
    )
    assert sum(isinstance(one, int) for one in done[:2]) == sum(isinstance(one, int) for one in done[2:]) == 1
    assert sum(isinstance(one, IllegalMove) for one in done) == 2


async def test_of_two_merges_at_once_that_cross_one_counts(record: Record, desk: Desk) -> None:
    done = await asyncio.gather(
        topics.merge(desk, (ICE, None), (CUSTOMS, None)),
        topics.merge(Desk(record, SECOND), (CUSTOMS, None), (ICE, None)),
        return_exceptions=True,
    )
    assert sorted(isinstance(one, int) for one in done) == [False, True]


async def test_every_change_says_what_it_was_and_became(record: Record, desk: Desk) -> None:
    number = await topics.add(desk, "Courts")
    await topics.rename(desk, ICE, None, LONG)
    await topics.attach(Desk(record, SECOND), number, 1)
    await topics.merge(desk, (CUSTOMS, None), (ICE, None))
    changes = await record.log.newest(LogKind.TOPIC, 100)
    assert [(one.item, one.done, one.actor_id) for one in reversed(changes)] == [
        (5, Renaming(Op.ADD_TOPIC, TopicNames(), TopicNames("Courts")), EDITOR),
        (1, Renaming(Op.RENAME_TOPIC, TopicNames("ICE"), TopicNames(LONG, ("ICE",))), EDITOR),
        (5, Tagging(Op.ATTACH, 1, (), (Tag(10, "Courts", 5),)), SECOND),
        (3, Merging(Op.MERGE_TOPICS, None, 1), EDITOR),
    ]


async def test_undoing_says_why_it_cannot_where_the_same_was_changed_again(record: Record, desk: Desk) -> None:
    first = await topics.rename(desk, ICE, None, LONG)
    await topics.rename(Desk(record, SECOND), ICE, None, "ICE agency")
    alias = await topics.add_alias(desk, HARBOUR, "Port")
    taken = await topics.take_alias(desk, HARBOUR, "Port")
    await topics.add_alias(desk, CUSTOMS, "Port")
    tagged = await topics.attach(desk, HARBOUR, 1)
    await topics.detach(desk, HARBOUR, 1)
    await topics.add(desk, "Courts")
    added = tagged + 2
    await topics.attach(desk, 5, 1)
    retired = await topics.retire(desk, TRANSPORT)
    await topics.bring_back(desk, TRANSPORT)
    await topics.retire(desk, TRANSPORT)
    before = await state(record)
    for change, why in [
        (first, "by topic/2"),
        (alias, f"by topic/{taken}"),
        (taken, "“Port” now leads to the topic “Customs”"),
        (tagged, f"by topic/{tagged + 1}"),
        (added, "B-1 has it now"),
        (retired, f"by topic/{retired + 1}"),
    ]:
        with pytest.raises(Changed, match=why):
            await topics.undo(desk, change)
    assert await state(record) == before


async def test_a_change_is_undone_once_and_the_undoing_likewise(record: Record, desk: Desk) -> None:
    before = await state(record)
    change = await topics.attach(desk, HARBOUR, 1)
    after = await state(record)
    undone = await topics.undo(Desk(record, SECOND), change)
    assert await state(record) == before
    with pytest.raises(Gone, match=f"no change topic/{change} to undo"):
        await topics.undo(desk, change)
    await topics.undo(desk, undone)
    assert await state(record) == after
    ops = [(one.op, one.back, one.undone_by) for one in await record.log.newest(LogKind.TOPIC, 100)]
    assert ops == [(Op.ATTACH, False, None), (Op.ATTACH, True, 3), (Op.ATTACH, False, 2)]


async def test_a_new_topic_that_was_undone_leaves_its_name_free(record: Record, desk: Desk) -> None:
    await topics.add(desk, "Courts")
    await topics.undo(desk, 1)
    with pytest.raises(Gone):
        await topics.topic_of(record, 5)
    assert await topics.add(desk, "Courts") == 6


async def test_undoing_a_merge_leaves_what_came_since_where_it_is(record: Record, desk: Desk) -> None:
    change = await topics.merge(desk, (CUSTOMS, None), (ICE, None))
    await published(record, 4, "customs")
    await topics.merge(desk, (ICE, None), (HARBOUR, None))
    await topics.undo(desk, change)
    assert await on(record, "Customs") == [2]
    assert await on(record, "ICE") == [1, 2, 3, 4]


async def test_another_servers_topics_are_neither_seen_nor_changed(store: Store, desk: Desk) -> None:
    await topics.rename(desk, ICE, None, LONG)
    assert await on(store.of(OTHER), "ICE") == [1]
    assert await on(store.of(OTHER), LONG) == []
    for work in (
        topics.rename(Desk(store.of(OTHER), EDITOR), HARBOUR, None, "Port"),
        topics.add_alias(Desk(store.of(OTHER), EDITOR), HARBOUR, "Port"),
        topics.retire(Desk(store.of(OTHER), EDITOR), HARBOUR),
        topics.merge(Desk(store.of(OTHER), EDITOR), (1, None), (HARBOUR, None)),
        topics.undo(Desk(store.of(OTHER), EDITOR), 1),
    ):
        with pytest.raises(Gone):
            await work
    assert len(await store.of(OTHER).log.newest(LogKind.TOPIC, 100)) == 0


async def test_where_two_people_are_needed_one_alone_adds_names_and_changes_no_briefing(
    record: Record, desk: Desk
) -> None:
    changed = await topics.attach(desk, HARBOUR, 1)
    await record.ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
    for work in (
        topics.rename(desk, ICE, None, LONG),
        topics.attach(desk, HARBOUR, 2),
        topics.detach(desk, HARBOUR, 3),
        topics.merge(desk, (ICE, None), (HARBOUR, None)),
        topics.retire(desk, ICE),
        topics.undo(desk, changed),
    ):
        with pytest.raises(IllegalMove, match="this server requires two people"):
            await work
    number = await topics.add(desk, "Courts")
    await topics.rename(desk, number, None, "Courts and judges")
    await topics.add_alias(desk, ICE, LONG)
    assert await on(record, LONG) == [1, 2, 3]


async def test_where_two_people_are_needed_one_alone_gives_no_briefing_its_only_topic_back(
    record: Record, desk: Desk
) -> None:
    change = await topics.detach(desk, HARBOUR, 3)
    await record.ledger.settings.settle(EDITOR, Setting.TWO_PEOPLE, (ON,))
    with pytest.raises(IllegalMove, match="this server requires two people"):
        await topics.undo(desk, change)
    assert await on(record, "Harbour") == []


NUMBERS, NAMES = st.integers(1, 5), st.sampled_from(["ICE", LONG, "Port", "Customs", "harbour", "Courts"])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "rename", "alias", "unalias", "attach", "detach", "merge", "retire", "back", "undo"]),
        NUMBERS,
        NUMBERS,
        NAMES,
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(steps=STEPS)
async def test_whatever_was_done_to_topics_undone_newest_first_leads_back(
    steps: list[tuple[str, int, int, str]],
) -> None:
    with TemporaryDirectory() as folder:
        async with opened_record(Path(folder) / "record.db", now, filled) as store:
            before = await state(store.of(SERVER))
            for step in steps:
                await _done(Desk(store.of(SERVER), EDITOR), *step)
            done = await store.of(SERVER).log.newest(LogKind.TOPIC, 100)
            for number in [one.nth for one in done if one.undone_by is None and not one.back]:
                await topics.undo(Desk(store.of(SERVER), EDITOR), number)
            assert await state(store.of(SERVER)) == before


async def _done(desk: Desk, what: str, number: int, other: int, name: str) -> None:
    works = {
        "add": lambda: topics.add(desk, name),
        "rename": lambda: topics.rename(desk, number, None, name),
        "alias": lambda: topics.add_alias(desk, number, name),
        "unalias": lambda: topics.take_alias(desk, number, name),
        "attach": lambda: topics.attach(desk, number, other),
        "detach": lambda: topics.detach(desk, number, other),
        "merge": lambda: topics.merge(desk, (number, None), (other, None)),
        "retire": lambda: topics.retire(desk, number),
        "back": lambda: topics.bring_back(desk, number),
        "undo": lambda: topics.undo(desk, number),
    }
    try:
        await works[what]()
    except BriefingError:
        return
