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
from briefings.desk import briefings, tagging, topics
from briefings.draft.changes import EditFacts
from briefings.draft.model import Draft, Verdict
from briefings.errors import BadValue, BriefingError, Changed, Gone, IllegalMove
from briefings.model.record import State
from briefings.model.settings import ON, Setting
from briefings.model.topics import Topic
from briefings.store import Store
from tests.briefings.desk.bridge import DRAFT, TEXT
from tests.briefings.desk.conftest import now
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


async def published(store: Store, server: int, at: int, *named: str) -> int:
    taken = await briefings.take_in_draft(store, server, EDITOR, article(at, *named))
    return (await briefings.publish(store, server, EDITOR, taken.number, taken.rev))[0].number


async def filled(store: Store) -> None:
    """B-1: ICE, transport. B-2: Customs, ICE. B-3: Harbour, ICE. Another server: B-1: ICE. Topics: ICE 1, transport 2, Customs 3,
    Harbour 4."""
    await published(store, SERVER, 1, "ICE", "transport")
    await published(store, SERVER, 2, "Customs", "ICE")
    await published(store, SERVER, 3, "Harbour", "ICE")
    await published(store, OTHER, 1, "ICE")


ICE, TRANSPORT, CUSTOMS, HARBOUR = 1, 2, 3, 4


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """As `filled` says."""
    async with opened_record(tmp_path / "record.db", now, filled) as store:
        yield store


async def on(store: Store, name: str, server: int = SERVER) -> list[int]:
    """The briefings that a member finds under the name."""
    answer = await ask(store, server, Quotes(topic=name))
    if not isinstance(answer, QuotesAnswer):
        return []
    assert isinstance(answer.query, Quotes)
    found = await store.shelf.quotes(server, topic=answer.query.topic, per_page=100)
    return sorted({quote.briefing.number for quote in found.items})


async def state(store: Store) -> tuple[object, ...]:
    """All that topics are for editors and members, and what stands in the drafts."""
    lines = (await store.shelf.topic_lines(SERVER, per_page=100)).items
    drafts = [await store.shelf.draft(SERVER, number) for number in (1, 2, 3)]
    return (
        [replace(line, rev=0) for line in lines],
        await store.shelf.topics(SERVER),
        [frozenset(draft.topics) for draft in drafts if draft],
        [frozenset((await tagging.as_on_record(store, SERVER, draft)).topics) for draft in drafts if draft],
    )


async def topic(store: Store, number: int) -> Topic:
    return await topics.topic_of(store, SERVER, number)


async def test_topics_come_on_record_with_the_briefings_that_have_them(store: Store) -> None:
    lines = (await store.shelf.topic_lines(SERVER)).items
    assert [(one.name, one.briefings) for one in lines] == [
        ("Customs", 1),
        ("Harbour", 1),
        ("ICE", 3),
        ("transport", 1),
    ]


@pytest.mark.parametrize("typed", ["ICE", "ice", LONG, LONG.upper(), "immigration and", "  Íce "])
@pytest.mark.parametrize("asked", [Quotes, Timeline])
async def test_members_find_a_topic_by_any_of_its_names(
    store: Store, typed: str, asked: type[Quotes | Timeline]
) -> None:
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    answer = await ask(store, SERVER, asked(topic=typed))
    assert getattr(answer, "query", None) == asked(topic=LONG)
    assert (await topic(store, ICE)).aliases == ("ICE",)


async def test_an_alias_is_meant_also_where_other_topics_begin_so(store: Store) -> None:
    await published(store, SERVER, 4, "Ports of call", "Portsmouth")
    await topics.add_alias(store, SERVER, EDITOR, HARBOUR, "Port")
    assert await on(store, "port") == [3]
    names = await store.names.of(SERVER)
    assert names.suggest_topics("port") == ("Harbour", "Ports of call", "Portsmouth")


async def test_a_topic_that_nobody_has_is_answered_with_the_nearest_by_any_name(store: Store) -> None:
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    answer = await ask(store, SERVER, Quotes(topic="immigraton"))
    assert isinstance(answer, NoMatch)
    assert answer.say == "There is no topic “immigraton” on record here."
    assert answer.offers[0].label == LONG


@pytest.mark.parametrize("name", ["ICE", " ice\u200b ", "#Íce"])
async def test_a_new_topic_is_refused_where_the_name_is_anothers(store: Store, name: str) -> None:
    with pytest.raises(IllegalMove, match="“ICE” is a topic here"):
        await topics.add(store, SERVER, EDITOR, name)


async def test_a_name_of_two_topics_is_refused_naming_the_one_that_has_it(store: Store) -> None:
    await topics.add_alias(store, SERVER, EDITOR, ICE, "the agency")
    with pytest.raises(IllegalMove, match="“the agency” is an alias of the topic “ICE”"):
        await topics.add_alias(store, SERVER, EDITOR, CUSTOMS, "The Agency")
    with pytest.raises(IllegalMove, match="“ICE” is a topic here"):
        await topics.add_alias(store, SERVER, EDITOR, CUSTOMS, "ice")
    with pytest.raises(IllegalMove, match="“the agency” is an alias of the topic “ICE”"):
        await topics.rename(store, SERVER, EDITOR, CUSTOMS, None, "the agency")
    assert (await store.shelf.curations(SERVER)).total == 1


@pytest.mark.parametrize(("alias", "why"), [("ice", "is its name already"), ("I.C.E.", "is an alias of it already")])
async def test_an_alias_that_the_topic_has_is_refused(store: Store, alias: str, why: str) -> None:
    await topics.add_alias(store, SERVER, EDITOR, ICE, "i.c.e.")
    with pytest.raises(IllegalMove, match=why):
        await topics.add_alias(store, SERVER, EDITOR, ICE, alias)


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
async def test_what_is_no_name_of_a_topic_is_refused(store: Store, name: str, why: str) -> None:
    before = await state(store)
    with pytest.raises(BadValue, match=why):
        await topics.add(store, SERVER, EDITOR, name)
    with pytest.raises(BadValue, match=why):
        await topics.rename(store, SERVER, EDITOR, ICE, None, name)
    with pytest.raises(BadValue, match=why):
        await topics.add_alias(store, SERVER, EDITOR, ICE, name)
    assert await state(store) == before


async def test_right_to_left_and_invisible_characters_hide_no_name(store: Store) -> None:
    number = await topics.add(store, SERVER, EDITOR, "\u202eميناء\u200b \u2067البحر")
    assert (await topic(store, number)).name == "ميناء البحر"
    with pytest.raises(IllegalMove, match="is a topic here"):
        await topics.add(store, SERVER, EDITOR, "ميناء\u200f البحر\u200d")


async def test_an_attached_topic_is_found_and_stands_in_the_draft(store: Store) -> None:
    await topics.attach(store, SERVER, EDITOR, HARBOUR, 1)
    assert await on(store, "harbour") == [1, 3]
    draft = await briefings.draft_of(store, SERVER, 1)
    assert (draft.topics, draft.state) == (("ICE", "transport", "Harbour"), State.PUBLISHED)
    assert (await store.shelf.history(SERVER, 1)).items[0].op == "tag: Harbour"


async def test_a_detached_topic_is_not_found_any_more(store: Store) -> None:
    await topics.detach(store, SERVER, EDITOR, ICE, 1)
    assert await on(store, "ICE") == [2, 3]
    assert (await briefings.draft_of(store, SERVER, 1)).topics == ("transport",)


async def test_detaching_and_back_again_leaves_the_draft_as_it_was(store: Store) -> None:
    for number in (ICE, TRANSPORT):
        await topics.detach(store, SERVER, EDITOR, number, 1)
    for change in (2, 1):
        await topics.undo(store, SERVER, EDITOR, change)
    assert (await briefings.draft_of(store, SERVER, 1)).topics == ("ICE", "transport")


async def test_a_topic_is_attached_and_detached_once(store: Store) -> None:
    with pytest.raises(IllegalMove, match="B-1 has the topic “ICE” already"):
        await topics.attach(store, SERVER, EDITOR, ICE, 1)
    with pytest.raises(IllegalMove, match="B-1 does not have the topic “Harbour”"):
        await topics.detach(store, SERVER, EDITOR, HARBOUR, 1)
    assert (await store.shelf.curations(SERVER)).total == 0


async def test_a_topic_is_attached_only_to_what_is_published_here(store: Store) -> None:
    await store.ledger.withdraw(SERVER, EDITOR, 3, "")
    put_away = await briefings.take_in_draft(store, SERVER, EDITOR, article(8))
    await briefings.discard(store, SERVER, EDITOR, put_away.number, None)
    draft = await briefings.take_in_draft(store, SERVER, EDITOR, article(9))
    for number, error, why in [
        (3, IllegalMove, "B-3 is not published"),
        (put_away.number, Gone, "was discarded"),
        (draft.number, IllegalMove, "is not published"),
        (99, Gone, "There is no briefing B-99 here"),
        (0, Gone, "There is no briefing B-0 here"),
    ]:
        with pytest.raises(error, match=why):
            await topics.attach(store, SERVER, EDITOR, HARBOUR, number)
    with pytest.raises(Gone, match="There is no briefing B-2 here"):
        await topics.attach(store, OTHER, EDITOR, 1, 2)
    assert (await store.shelf.curations(SERVER)).total == 0


async def test_a_briefing_has_ten_topics_and_no_more(store: Store) -> None:
    await published(store, SERVER, 4, *(f"topic {at}" for at in range(10)))
    with pytest.raises(IllegalMove, match="B-4 has 10 topics already"):
        await topics.attach(store, SERVER, EDITOR, ICE, 4)


async def test_merged_topics_are_one_for_members_and_the_names_of_both_lead_there(store: Store) -> None:
    await topics.add_alias(store, SERVER, EDITOR, CUSTOMS, "Border duties")
    await topics.merge(store, SERVER, EDITOR, (CUSTOMS, None), (HARBOUR, None))
    assert await on(store, "Customs") == await on(store, "border duties") == await on(store, "Harbour") == [2, 3]
    assert (await topic(store, CUSTOMS)) == (await topic(store, HARBOUR))
    assert (await topic(store, HARBOUR)).aliases == ("Border duties", "Customs")
    assert await store.shelf.topics(SERVER) == ("Harbour", "ICE", "transport")


async def test_two_topics_of_one_briefing_that_become_one_count_once(store: Store) -> None:
    change = await topics.merge(store, SERVER, EDITOR, (CUSTOMS, None), (ICE, None))
    assert (await topic(store, ICE)).briefings == 3
    briefing = await store.shelf.briefing(SERVER, 2)
    assert briefing is not None
    assert briefing.topics == ("ICE",)
    await topics.undo(store, SERVER, EDITOR, change)
    assert await on(store, "Customs") == [2]


async def test_what_was_merged_is_not_touched_by_its_old_number(store: Store) -> None:
    await topics.merge(store, SERVER, EDITOR, (CUSTOMS, None), (ICE, None))
    with pytest.raises(Gone, match="The topic “Customs” was merged into “ICE”"):
        await topics.attach(store, SERVER, EDITOR, CUSTOMS, 1)
    with pytest.raises(IllegalMove, match="Both are the topic “ICE”"):
        await topics.merge(store, SERVER, EDITOR, (ICE, None), (CUSTOMS, None))
    with pytest.raises(IllegalMove, match="“Customs” is a topic that was merged into this one"):
        await topics.take_alias(store, SERVER, EDITOR, ICE, "customs")


async def test_a_retired_topic_is_nowhere_until_it_is_brought_back(store: Store) -> None:
    before = await state(store)
    await topics.retire(store, SERVER, EDITOR, ICE)
    assert await on(store, "ICE") == []
    assert await store.shelf.topics(SERVER) == ("Customs", "Harbour", "transport")
    briefing = await store.shelf.briefing(SERVER, 1)
    assert briefing is not None
    assert briefing.topics == ("transport",)
    with pytest.raises(Gone, match="The topic “ICE” was retired"):
        await topics.attach(store, SERVER, EDITOR, ICE, 1)
    with pytest.raises(IllegalMove, match="“ICE” is a topic here, which was retired"):
        await topics.add(store, SERVER, EDITOR, "Ice")
    with pytest.raises(IllegalMove, match="was retired"):
        await topics.merge(store, SERVER, EDITOR, (CUSTOMS, None), (ICE, None))
    with pytest.raises(Changed, match="retired since"):
        await topics.retire(store, SERVER, EDITOR, ICE)
    await topics.bring_back(store, SERVER, EDITOR, ICE)
    assert await state(store) == before


async def test_a_draft_gets_the_topic_for_its_alias_and_no_retired_one(store: Store) -> None:
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    await topics.retire(store, SERVER, EDITOR, HARBOUR)
    taken = await briefings.take_in_draft(store, SERVER, EDITOR, article(4, "ice", "Harbour", LONG, "Schools"))
    assert taken.topics == (LONG, "Schools")


async def test_an_alias_typed_among_the_facts_is_the_topic_and_a_retired_one_is_refused(store: Store) -> None:
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    await topics.retire(store, SERVER, EDITOR, HARBOUR)
    taken = await briefings.take_in_draft(store, SERVER, EDITOR, article(4))
    facts = EditFacts("The bridge", "", "", "", "ICE, transport")
    assert (await briefings.revise(store, SERVER, EDITOR, taken.number, taken.rev, facts)).topics == (LONG, "transport")
    with pytest.raises(BadValue, match="The topic “Harbour” was retired"):
        await briefings.revise(store, SERVER, EDITOR, taken.number, taken.rev + 1, replace(facts, topics="harbour"))


async def test_a_name_whose_alias_was_taken_away_keeps_its_topic_where_it_stands(store: Store) -> None:
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    await topics.take_alias(store, SERVER, EDITOR, ICE, "ICE")
    other = await published(store, SERVER, 4, "ICE")
    assert await on(store, "ICE") == [other]
    await topics.attach(store, SERVER, EDITOR, HARBOUR, 1)
    assert await on(store, LONG) == [1, 2, 3]
    draft = await briefings.draft_of(store, SERVER, 1)
    assert (await tagging.as_on_record(store, SERVER, draft)).topics == (LONG, "transport", "Harbour")


async def test_a_form_that_saw_an_older_name_changes_nothing(store: Store) -> None:
    seen = (await topic(store, ICE)).rev
    await topics.rename(store, SERVER, SECOND, ICE, seen, LONG)
    with pytest.raises(Changed, match="Somebody changed the topic"):
        await topics.rename(store, SERVER, EDITOR, ICE, seen, "Frozen water")
    with pytest.raises(Changed, match="Somebody changed the topic"):
        await topics.merge(store, SERVER, EDITOR, (ICE, seen), (CUSTOMS, None))
    assert (await topic(store, ICE)).name == LONG


async def test_of_two_editors_who_give_one_alias_at_once_one_is_told_of_the_other(store: Store) -> None:
    done = await asyncio.gather(
        topics.add_alias(store, SERVER, EDITOR, ICE, "the agency"),
        topics.add_alias(store, SERVER, SECOND, CUSTOMS, "the agency"),
        topics.attach(store, SERVER, EDITOR, HARBOUR, 1),
        topics.attach(store, SERVER, SECOND, HARBOUR, 1),
        return_exceptions=True,
    )
    assert sum(isinstance(one, int) for one in done[:2]) == sum(isinstance(one, int) for one in done[2:]) == 1
    assert sum(isinstance(one, IllegalMove) for one in done) == 2


async def test_of_two_merges_at_once_that_cross_one_counts(store: Store) -> None:
    done = await asyncio.gather(
        topics.merge(store, SERVER, EDITOR, (ICE, None), (CUSTOMS, None)),
        topics.merge(store, SERVER, SECOND, (CUSTOMS, None), (ICE, None)),
        return_exceptions=True,
    )
    assert sorted(isinstance(one, int) for one in done) == [False, True]


async def test_every_change_says_what_it_was_and_became(store: Store) -> None:
    number = await topics.add(store, SERVER, EDITOR, "Courts")
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    await topics.attach(store, SERVER, SECOND, number, 1)
    await topics.merge(store, SERVER, EDITOR, (CUSTOMS, None), (ICE, None))
    changes = (await store.shelf.curations(SERVER)).items
    assert [(one.op, one.entity, one.before, one.after, one.actor_id) for one in reversed(changes)] == [
        ("add", 5, {"name": None}, {"name": "Courts"}, EDITOR),
        ("rename", 1, {"name": "ICE", "aliases": []}, {"name": LONG, "aliases": ["ICE"]}, EDITOR),
        ("attach", 5, {"briefing": 1, "tags": []}, {"briefing": 1, "tags": [[10, "Courts", 5]]}, SECOND),
        ("merge", 3, {"into": None}, {"into": 1}, EDITOR),
    ]


async def test_undoing_says_why_it_cannot_where_the_same_was_changed_again(store: Store) -> None:
    first = await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    await topics.rename(store, SERVER, SECOND, ICE, None, "ICE agency")
    alias = await topics.add_alias(store, SERVER, EDITOR, HARBOUR, "Port")
    taken = await topics.take_alias(store, SERVER, EDITOR, HARBOUR, "Port")
    await topics.add_alias(store, SERVER, EDITOR, CUSTOMS, "Port")
    tagged = await topics.attach(store, SERVER, EDITOR, HARBOUR, 1)
    await topics.detach(store, SERVER, EDITOR, HARBOUR, 1)
    await topics.add(store, SERVER, EDITOR, "Courts")
    added = tagged + 2
    await topics.attach(store, SERVER, EDITOR, 5, 1)
    retired = await topics.retire(store, SERVER, EDITOR, TRANSPORT)
    await topics.bring_back(store, SERVER, EDITOR, TRANSPORT)
    await topics.retire(store, SERVER, EDITOR, TRANSPORT)
    before = await state(store)
    for change, why in [
        (first, "by topic/2"),
        (alias, f"by topic/{taken}"),
        (taken, "“Port” now leads to the topic “Customs”"),
        (tagged, f"by topic/{tagged + 1}"),
        (added, "B-1 has it now"),
        (retired, f"by topic/{retired + 1}"),
    ]:
        with pytest.raises(Changed, match=why):
            await topics.undo(store, SERVER, EDITOR, change)
    assert await state(store) == before


async def test_a_change_is_undone_once_and_the_undoing_likewise(store: Store) -> None:
    before = await state(store)
    change = await topics.attach(store, SERVER, EDITOR, HARBOUR, 1)
    after = await state(store)
    undone = await topics.undo(store, SERVER, SECOND, change)
    assert await state(store) == before
    with pytest.raises(Gone, match=f"no change topic/{change} to undo"):
        await topics.undo(store, SERVER, EDITOR, change)
    await topics.undo(store, SERVER, EDITOR, undone)
    assert await state(store) == after
    ops = [(one.op, one.undone_by) for one in (await store.shelf.curations(SERVER)).items]
    assert ops == [("attach", None), ("undo attach", 3), ("attach", 2)]


async def test_a_new_topic_that_was_undone_leaves_its_name_free(store: Store) -> None:
    await topics.add(store, SERVER, EDITOR, "Courts")
    await topics.undo(store, SERVER, EDITOR, 1)
    with pytest.raises(Gone):
        await topics.topic_of(store, SERVER, 5)
    assert await topics.add(store, SERVER, EDITOR, "Courts") == 6


async def test_undoing_a_merge_leaves_what_came_since_where_it_is(store: Store) -> None:
    change = await topics.merge(store, SERVER, EDITOR, (CUSTOMS, None), (ICE, None))
    await published(store, SERVER, 4, "customs")
    await topics.merge(store, SERVER, EDITOR, (ICE, None), (HARBOUR, None))
    await topics.undo(store, SERVER, EDITOR, change)
    assert await on(store, "Customs") == [2]
    assert await on(store, "ICE") == [1, 2, 3, 4]


async def test_another_servers_topics_are_neither_seen_nor_changed(store: Store) -> None:
    await topics.rename(store, SERVER, EDITOR, ICE, None, LONG)
    assert await on(store, "ICE", OTHER) == [1]
    assert await on(store, LONG, OTHER) == []
    for work in (
        topics.rename(store, OTHER, EDITOR, HARBOUR, None, "Port"),
        topics.add_alias(store, OTHER, EDITOR, HARBOUR, "Port"),
        topics.retire(store, OTHER, EDITOR, HARBOUR),
        topics.merge(store, OTHER, EDITOR, (1, None), (HARBOUR, None)),
        topics.undo(store, OTHER, EDITOR, 1),
    ):
        with pytest.raises(Gone):
            await work
    assert (await store.shelf.curations(OTHER)).total == 0


async def test_where_two_people_are_needed_one_alone_adds_names_and_changes_no_briefing(store: Store) -> None:
    changed = await topics.attach(store, SERVER, EDITOR, HARBOUR, 1)
    await store.ledger.settle(SERVER, EDITOR, Setting.TWO_PEOPLE, (ON,))
    for work in (
        topics.rename(store, SERVER, EDITOR, ICE, None, LONG),
        topics.attach(store, SERVER, EDITOR, HARBOUR, 2),
        topics.detach(store, SERVER, EDITOR, HARBOUR, 3),
        topics.merge(store, SERVER, EDITOR, (ICE, None), (HARBOUR, None)),
        topics.retire(store, SERVER, EDITOR, ICE),
        topics.undo(store, SERVER, EDITOR, changed),
    ):
        with pytest.raises(IllegalMove, match="this server requires two people"):
            await work
    number = await topics.add(store, SERVER, EDITOR, "Courts")
    await topics.rename(store, SERVER, EDITOR, number, None, "Courts and judges")
    await topics.add_alias(store, SERVER, EDITOR, ICE, LONG)
    assert await on(store, LONG) == [1, 2, 3]


async def test_where_two_people_are_needed_one_alone_gives_no_briefing_its_only_topic_back(store: Store) -> None:
    change = await topics.detach(store, SERVER, EDITOR, HARBOUR, 3)
    await store.ledger.settle(SERVER, EDITOR, Setting.TWO_PEOPLE, (ON,))
    with pytest.raises(IllegalMove, match="this server requires two people"):
        await topics.undo(store, SERVER, EDITOR, change)
    assert await on(store, "Harbour") == []


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
            before = await state(store)
            for step in steps:
                await _done(store, *step)
            done = (await store.shelf.curations(SERVER, per_page=100)).items
            for number in [one.number for one in done if one.undone_by is None and not one.op.startswith("undo ")]:
                await topics.undo(store, SERVER, EDITOR, number)
            assert await state(store) == before


async def _done(store: Store, what: str, number: int, other: int, name: str) -> None:
    works = {
        "add": lambda: topics.add(store, SERVER, EDITOR, name),
        "rename": lambda: topics.rename(store, SERVER, EDITOR, number, None, name),
        "alias": lambda: topics.add_alias(store, SERVER, EDITOR, number, name),
        "unalias": lambda: topics.take_alias(store, SERVER, EDITOR, number, name),
        "attach": lambda: topics.attach(store, SERVER, EDITOR, number, other),
        "detach": lambda: topics.detach(store, SERVER, EDITOR, number, other),
        "merge": lambda: topics.merge(store, SERVER, EDITOR, (number, None), (other, None)),
        "retire": lambda: topics.retire(store, SERVER, EDITOR, number),
        "back": lambda: topics.bring_back(store, SERVER, EDITOR, number),
        "undo": lambda: topics.undo(store, SERVER, EDITOR, number),
    }
    try:
        await works[what]()
    except BriefingError:
        return
