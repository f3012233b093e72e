"""An editor's work on the topics of the record. Knows no door."""

from dataclasses import dataclass
from typing import assert_never

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
    TopicAction,
    TopicNaming,
    UndoTopicChange,
)
from bot.cards.card import Card, Form
from bot.cards.desk.review import notice_card
from bot.cards.desk.topics import merge_card, refused_naming, topic_card, topic_form, topics_card
from briefings.desk import Desk, topics
from briefings.errors import BadValue, Changed, Gone, IllegalMove

_SHOWN = 25  # of each menu
_CHANGES_SHOWN = 5


async def curate_topics(desk: Desk, action: TopicAction) -> Card | Form:
    """What the editor sees next; a merge is shown first, and done when it comes with `sure`. Raises BriefingError."""
    work = _Topics(desk)
    match action:
        case ListTopics(page):
            return topics_card(await desk.record.topics.lines(page=page))
        case OneTopic(number):
            return await work.card(number)
        case FindTopic():
            return await work.find(action)
        case OpenTopicForm(number):
            topic = None if number == NEW else await topics.topic_of(desk.record, number)
            return topic_form(topic, action)
        case NameTopic():
            return await work.name(action)
        case MergeTopics(number, into, rev, into_rev, sure):
            if not sure:
                return merge_card(await topics.preview_merge(desk.record, number, into))
            change = await topics.merge(desk, (number, rev), (into, into_rev))
            return notice_card(f"Merged. This is change topic/{change}.", await work.card(into))
        case TakeTopicAlias() | Attach() | Detach() | RetireTopic() | UndoTopicChange():
            return await work.press(action)
        case _:
            assert_never(action)


@dataclass(frozen=True, slots=True)
class _Topics:
    """One editor at work on topics in one server."""

    desk: Desk

    async def card(self, number: int) -> Card:
        """One topic as it is now."""
        topic = await topics.topic_of(self.desk.record, number)
        lines = (await self.desk.record.topics.lines(per_page=_SHOWN + 1)).items
        others = [one for one in lines if one.number != topic.number and not one.retired]
        tagged = await self.desk.record.topics.briefings_with(topic.number, _SHOWN)
        untagged = await self.desk.record.topics.briefings_without(topic.number, _SHOWN)
        done = await self.desk.record.topics.changes(topic.number, _CHANGES_SHOWN)
        return topic_card(self.desk.record.writing, topic, tagged, untagged, others, done)

    async def find(self, action: FindTopic) -> Card:
        """What the command leads to. Raises BadValue where it names no topic."""
        topic = await topics.find_topic(self.desk.record, action.typed)
        if action.into:
            into = await topics.find_topic(self.desk.record, action.into)
            return merge_card(await topics.preview_merge(self.desk.record, topic.number, into.number))
        if action.name:
            return await self.name(NameTopic(topic.number, topic.rev, TopicNaming.NAME, action.name))
        if action.briefing is not None:
            return await self.press(Attach(topic.number, action.briefing))
        return await self.card(topic.number)

    async def name(self, action: NameTopic) -> Card:
        """The topic as it is called now, or what was typed and why it is not called so."""
        number, rev, naming, text = action.topic, action.rev, action.naming, action.text
        try:
            if number == NEW:
                number = await topics.add(self.desk, text)
                return notice_card("Added. Attach it to the briefings that have it.", await self.card(number))
            if naming is TopicNaming.ALIAS:
                change = await topics.add_alias(self.desk, number, text)
                return notice_card(f"Added. This is change topic/{change}.", await self.card(number))
            change = await topics.rename(self.desk, number, rev, text)
        except (BadValue, IllegalMove, Changed) as error:
            return await self._refuse(error, action)
        return notice_card(
            f"Renamed; the old name still leads here. This is change topic/{change}.", await self.card(number)
        )

    async def press(self, action: TakeTopicAlias | Attach | Detach | RetireTopic | UndoTopicChange) -> Card:
        """The topic after the press; or why it did nothing, above the topic as it is now."""
        try:
            say = await self._do(action)
        except (Changed, Gone, IllegalMove) as error:
            if await self.desk.record.topics.get(action.topic) is None:
                raise
            say = f"{error.say} {error.hint}".strip()
        if await self.desk.record.topics.get(action.topic) is None:
            return notice_card(say, topics_card(await self.desk.record.topics.lines()))
        return notice_card(say, await self.card(action.topic))

    async def _do(self, action: TakeTopicAlias | Attach | Detach | RetireTopic | UndoTopicChange) -> str:
        match action:
            case TakeTopicAlias(number, alias):
                change, say = await topics.take_alias(self.desk, number, alias), "Removed"
            case Attach(number, briefing):
                change, say = (
                    await topics.attach(self.desk, number, briefing),
                    f"Attached to B-{briefing}",
                )
            case Detach(number, briefing):
                change, say = (
                    await topics.detach(self.desk, number, briefing),
                    f"Removed from B-{briefing}",
                )
            case RetireTopic(number, False):
                change, say = await topics.retire(self.desk, number), "Retired"
            case RetireTopic(number):
                change, say = await topics.bring_back(self.desk, number), "Brought back"
            case UndoTopicChange(number):
                change, say = await topics.undo(self.desk, number), "Undone"
        return f"{say}. This is change topic/{change}."

    async def _refuse(self, error: BadValue | IllegalMove | Changed, action: NameTopic) -> Card:
        if action.topic == NEW:
            opened = OpenTopicForm(NEW, 0, TopicNaming.NAME, action.text)
            return refused_naming(error, topics_card(await self.desk.record.topics.lines()), opened)
        topic = await topics.topic_of(self.desk.record, action.topic)
        opened = OpenTopicForm(topic.number, topic.rev, action.naming, action.text)
        return refused_naming(error, await self.card(topic.number), opened)
