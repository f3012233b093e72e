"""An editor curates the topics of the record: looks at them, names, attaches, merges, retires and undoes; nobody else does."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Action, FormKind, Submit, submit_of
from bot.actions.topics import (
    NEW,
    Attach,
    Detach,
    FindTopic,
    ListTopics,
    MergeTopics,
    NameTopic,
    OneTopic,
    OpenTopicForm,
    RetireTopic,
    TakeTopicAlias,
    TopicNaming,
    UndoTopicChange,
)
from bot.cards.card import Form
from bot.commands.options import Suggest
from bot.gate.rules import Actor
from bot.house import House
from bot.performing import read, spell
from briefings.ask.queries import Help, Quotes, Summary
from briefings.desk import Desk, briefings
from briefings.model.log import LogKind
from tests.bot.houses import EDITOR, MEMBER, SECOND_EDITOR, SERVER, command, doors_to, opened, text_of
from tests.briefings.desk.test_topics import CUSTOMS, HARBOUR, ICE, LONG, OTHER, TRANSPORT, article, filled

TYPED = command("desk topic")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """B-1: ICE, transport. B-2: Customs, ICE. B-3: Harbour, ICE."""
    async with opened(tmp_path, fill=filled) as house:
        yield house


async def pressed(house: House, goal: Action, actor: Actor = EDITOR) -> str:
    return text_of(await house.reply(SERVER, actor, goal))


async def typed(house: House, **values: str) -> str:
    return text_of(await house.run(SERVER, EDITOR, TYPED, values))


async def test_the_topics_are_listed_with_how_many_briefings_each_has(house: House) -> None:
    card = await house.run(SERVER, EDITOR, TYPED, {})
    assert "Customs — 1 briefing Harbour — 1 briefing ICE — 3 briefings transport — 1 briefing" in text_of(card)
    assert "4 topics" in text_of(card)
    assert doors_to(card, OneTopic) == [OneTopic(number) for number in (CUSTOMS, HARBOUR, ICE, TRANSPORT)]


async def test_many_topics_come_in_pages(house: House) -> None:
    for at in range(20):
        await pressed(house, NameTopic(NEW, 0, TopicNaming.NAME, f"Topic {at:02}"))
    card = await house.run(SERVER, EDITOR, TYPED, {})
    assert "24 topics · page 1 of 2" in text_of(card)
    assert doors_to(card, ListTopics) == [ListTopics(2)]
    assert "Topic 19 — no briefings" in await pressed(house, ListTopics(2))


async def test_an_empty_record_says_how_a_topic_comes_on_it(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        card = await house.run(SERVER, EDITOR, TYPED, {})
        assert "There are no topics here yet. A topic goes on record with the first briefing that has it" in text_of(
            card
        )
        assert doors_to(card, OpenTopicForm) == [OpenTopicForm(NEW, 0, TopicNaming.NAME)]


async def test_a_topic_is_renamed_with_a_form_and_members_find_it_by_both_names(house: House) -> None:
    card = await house.run(SERVER, EDITOR, TYPED, {"topic": "ice"})
    form = await house.reply(SERVER, EDITOR, doors_to(card, OpenTopicForm)[0])
    assert isinstance(form, Form)
    assert form.fields[0].value == "ICE"
    assert isinstance(form.opened, OpenTopicForm)
    done = await house.reply(SERVER, EDITOR, submit_of(form.opened, {"name": LONG}))
    assert "Renamed; the old name still leads here. This is change topic/1." in text_of(done)
    assert f"Topic: {LONG}" in text_of(done)
    assert "Also found as “ICE”." in text_of(done)
    assert f"renamed “ICE” to “{LONG}”" in text_of(done)
    assert f"on {LONG}" in text_of(await house.answer(SERVER, Quotes(topic="ICE")))


async def test_members_are_shown_a_topic_by_its_own_name(house: House) -> None:
    await pressed(house, NameTopic(CUSTOMS, 1, TopicNaming.NAME, "Border duties"))
    assert "/quote topic:Border duties" in text_of(await house.answer(SERVER, Help()))
    assert [one.value for one in await house.suggest(SERVER, MEMBER, Suggest.TOPIC, "custom")] == ["Border duties"]
    briefing = await house.store.of(SERVER).briefings.get(2)
    assert briefing is not None
    assert briefing.topics == ("Border duties", "ICE")
    assert "Customs" not in text_of(await house.answer(SERVER, Summary(2)))


async def test_a_refused_name_keeps_what_was_typed(house: House) -> None:
    refused = await house.reply(SERVER, EDITOR, NameTopic(CUSTOMS, 1, TopicNaming.ALIAS, "ice"))
    assert "“ICE” is a topic here. Merge the two if they are the same topic." in text_of(refused)
    assert doors_to(refused, OpenTopicForm)[0] == OpenTopicForm(CUSTOMS, 1, TopicNaming.ALIAS, "ice")
    fresh = await pressed(house, NameTopic(NEW, 0, TopicNaming.NAME, "x" * 4000))
    assert "is too long" in fresh


async def test_a_form_that_another_editor_was_faster_than_says_so(house: House) -> None:
    form = OpenTopicForm(ICE, 1, TopicNaming.NAME)
    seen = submit_of(form, {"name": "Frozen water"})
    assert isinstance(seen, NameTopic)
    await pressed(house, NameTopic(ICE, 1, TopicNaming.NAME, "ICE agency"), SECOND_EDITOR)
    seen_rev = (await house.store.of(SERVER).topics.get(ICE)).rev  # type: ignore[union-attr]
    said = await pressed(house, NameTopic(ICE, seen_rev - 1, TopicNaming.NAME, seen.text))
    assert "Somebody changed the topic “ICE agency” in the meantime." in said
    assert "Topic: ICE agency" in said


async def test_a_topic_is_attached_from_the_menu_and_taken_away_again(house: House) -> None:
    card = await house.run(SERVER, EDITOR, TYPED, {"topic": "Harbour"})
    assert doors_to(card, Attach) == [Attach(HARBOUR, 2), Attach(HARBOUR, 1)]
    done = await house.reply(SERVER, EDITOR, Attach(HARBOUR, 1))
    assert "Attached to B-1. This is change topic/1." in text_of(done)
    assert "2 published briefings:" in text_of(done)
    assert doors_to(done, Detach) == [Detach(HARBOUR, 3), Detach(HARBOUR, 1)]
    assert "B-1 has the topic “Harbour” already." in await pressed(house, Attach(HARBOUR, 1))
    assert "Removed from B-1. This is change topic/2." in await pressed(house, Detach(HARBOUR, 1))
    assert "B-1 does not have the topic “Harbour”." in await pressed(house, Detach(HARBOUR, 1))


async def test_a_topic_is_attached_by_command_with_a_briefings_number(house: House) -> None:
    assert "Attached to B-2." in await typed(house, topic="Harbour", briefing="B-2")
    assert "There is no briefing B-77 here." in await typed(house, topic="Harbour", briefing="77")


async def test_a_merge_is_shown_first_and_undone_from_the_card(house: House) -> None:
    card = await house.run(SERVER, EDITOR, TYPED, {"topic": "customs", "into": "harbour"})
    assert "1 briefing would have the topic “Harbour” instead. From then on, it is also found as “Customs”." in text_of(
        card
    )
    [door] = doors_to(card, MergeTopics)
    done = await house.reply(SERVER, EDITOR, door)
    assert "Merged. This is change topic/1." in text_of(done)
    assert "merged “Customs” into “Harbour”" in text_of(done)
    undone = await house.reply(SERVER, EDITOR, doors_to(done, UndoTopicChange)[0])
    assert "Undone. This is change topic/2." in text_of(undone)
    assert "No aliases." in text_of(undone)
    listed = await pressed(house, OneTopic(CUSTOMS))
    assert "undid: “Customs” was merged into “Harbour”" in listed


async def test_a_merge_of_topics_that_changed_since_is_not_done(house: House) -> None:
    [door] = doors_to(await house.run(SERVER, EDITOR, TYPED, {"topic": "customs", "into": "ice"}), MergeTopics)
    await pressed(house, Attach(ICE, 1), SECOND_EDITOR)
    await pressed(house, NameTopic(ICE, 1, TopicNaming.ALIAS, "the agency"), SECOND_EDITOR)
    assert "Somebody changed the topic “ICE” in the meantime." in await pressed(house, door)


async def test_a_button_of_a_topic_that_was_retired_meanwhile_says_so(house: House) -> None:
    await pressed(house, RetireTopic(HARBOUR), SECOND_EDITOR)
    said = await pressed(house, Attach(HARBOUR, 1))
    assert "The topic “Harbour” was retired. Bring it back first." in said
    assert "Retired: members do not find it, and drafts do not get it." in said
    assert "It has been retired since" in await pressed(house, RetireTopic(HARBOUR))
    assert "There is no topic “Harbour” on record here." in text_of(await house.answer(SERVER, Quotes(topic="Harbour")))
    card = await house.reply(SERVER, EDITOR, OneTopic(HARBOUR))
    assert doors_to(card, RetireTopic) == [RetireTopic(HARBOUR, back=True)]
    assert "Brought back. This is change topic/2." in await pressed(house, RetireTopic(HARBOUR, back=True))


async def test_a_new_topic_is_added_by_name_and_its_undoing_leads_to_the_list(house: House) -> None:
    done = await house.run(SERVER, EDITOR, TYPED, {"name": "Courts"})
    assert "Added. Attach it to the briefings that have it." in text_of(done)
    assert "No published briefing has it." in text_of(done)
    assert "Topics of this server" in await pressed(house, doors_to(done, UndoTopicChange)[0])
    assert "There is no such topic here any more." in await pressed(house, OneTopic(5))


async def test_an_alias_typed_among_the_facts_of_a_draft_is_said_to_be_the_topic(house: House) -> None:
    await pressed(house, NameTopic(ICE, 1, TopicNaming.NAME, LONG))
    draft = await briefings.take_in_draft(Desk(house.store.of(SERVER), EDITOR.id), article(8))
    facts = (("title", "The bridge"), ("topics", "ice, schools"))
    said = await pressed(house, Submit(draft.number, draft.rev, FormKind.FACTS, "", facts))
    assert f"Saved. The topics are called {LONG}, schools here." in said
    assert f"Topics: {LONG}, schools" in said


@pytest.mark.parametrize("number", [0, -(10**30), 99, 2**24 + 1, 10**30])
async def test_a_number_that_nothing_has_is_told(house: House, number: int) -> None:
    for goal in (OneTopic(number), Attach(number, 1), Attach(HARBOUR, number), MergeTopics(ICE, number)):
        assert "here" in await pressed(house, goal)
    assert f"There is no change topic/{number} to undo here." in await pressed(house, UndoTopicChange(number, ICE))
    assert len(await house.store.of(SERVER).log.newest(LogKind.TOPIC, 100)) == 0


async def test_an_alias_is_added_and_taken_away(house: House) -> None:
    done = await house.reply(SERVER, EDITOR, NameTopic(ICE, 1, TopicNaming.ALIAS, LONG))
    assert f"gave “ICE” the alias “{LONG}”" in text_of(done)
    assert doors_to(done, TakeTopicAlias) == [TakeTopicAlias(ICE, LONG)]
    assert "Removed. This is change topic/2." in await pressed(house, TakeTopicAlias(ICE, LONG))
    assert f"“{LONG}” is not an alias of “ICE” any more." in await pressed(house, TakeTopicAlias(ICE, LONG))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"topic": "customs", "name": "A", "into": "ice"}, "That is more than one change."),
        ({"into": "ice"}, "No topic was given."),
        ({"briefing": "B-1"}, "No topic was given."),
        ({"topic": "bridges"}, "“bridges” is not one topic of this server."),
        ({"topic": "custms"}, "“custms” is not one topic of this server. The nearest are “Customs”."),
        ({"topic": "ice", "into": "ice"}, "Both are the topic “ICE”."),
        ({"topic": "x" * 4000}, "is not one topic of this server."),
        ({"topic": "\u202e\u200b"}, "is not one topic of this server."),
    ],
)
async def test_what_cannot_be_meant_is_answered_with_the_next_step(
    house: House, values: dict[str, str], said: str
) -> None:
    assert said in await typed(house, **values)


EVERY = [
    ListTopics(),
    OneTopic(ICE),
    FindTopic("ICE", name="Other"),
    OpenTopicForm(ICE, 1, TopicNaming.NAME),
    NameTopic(ICE, 1, TopicNaming.NAME, "Other"),
    NameTopic(NEW, 0, TopicNaming.NAME, "Other"),
    TakeTopicAlias(ICE, "Other"),
    Attach(HARBOUR, 1),
    Detach(ICE, 1),
    MergeTopics(CUSTOMS, ICE, 1, 1, sure=True),
    RetireTopic(ICE),
    UndoTopicChange(1),
]


@pytest.mark.parametrize("goal", EVERY)
async def test_a_member_curates_nothing(house: House, goal: Action) -> None:
    said = await pressed(house, goal, MEMBER)
    assert "Only editors can do that." in said
    assert len(await house.store.of(SERVER).log.newest(LogKind.TOPIC, 100)) == 0
    assert await house.suggest(SERVER, MEMBER, Suggest.ANY_TOPIC, "") == ()


@pytest.mark.parametrize(
    "goal", [goal for goal in EVERY if goal not in (ListTopics(), NameTopic(NEW, 0, TopicNaming.NAME, "Other"))]
)
async def test_another_servers_editor_reaches_no_topic_of_this_one(house: House, goal: Action) -> None:
    await pressed(house, NameTopic(TRANSPORT, 1, TopicNaming.ALIAS, "traffic"))
    card = await house.reply(999, EDITOR, goal)
    assert "ICE — " not in text_of(card)
    assert len(await house.store.of(999).log.newest(LogKind.TOPIC, 100)) == 0
    assert len(await house.store.of(SERVER).log.newest(LogKind.TOPIC, 100)) == 1
    assert (await house.store.of(OTHER).topics.get(ICE)).name == "ICE"  # type: ignore[union-attr]


@pytest.mark.parametrize("goal", [goal for goal in EVERY if not isinstance(goal, FindTopic | NameTopic)])
def test_a_button_carries_the_whole_action(goal: Action) -> None:
    assert read(spell(goal)) == goal


async def test_editors_are_offered_topics_by_any_part_of_a_name_retired_ones_too(house: House) -> None:
    await pressed(house, RetireTopic(HARBOUR))
    await pressed(house, NameTopic(ICE, 1, TopicNaming.ALIAS, "the harbour police"))
    found = await house.suggest(SERVER, EDITOR, Suggest.ANY_TOPIC, "harb")
    assert [(one.label, one.value) for one in found] == [("Harbour (retired)", "Harbour"), ("ICE", "ICE")]
