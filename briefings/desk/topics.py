"""The topics of a server: naming one, its aliases, which briefings have it, merging two, retiring one and undoing any of it. Knows the
store, no door.

A topic holds nobody's words. Where two people are needed, one alone still adds topics and aliases, by which members only find what is
there; what changes how briefings are called or put together, one alone does not do.
"""

from briefings.desk import Desk, briefings
from briefings.draft.source_facts import topics_of
from briefings.errors import BadValue, Gone, IllegalMove
from briefings.model.log import LogKind, Tagging
from briefings.model.record import State
from briefings.model.topics import Topic, TopicPreview
from briefings.store import Record
from briefings.store.rows.topic_changes import refuse_unpublished
from briefings.text.folding import tokens

__all__ = [
    "add",
    "add_alias",
    "attach",
    "bring_back",
    "detach",
    "find_topic",
    "merge",
    "preview_merge",
    "rename",
    "retire",
    "take_alias",
    "topic_of",
    "undo",
]


async def topic_of(record: Record, number: int) -> Topic:
    """One topic; of a number that was merged, the topic that it is now. Raises Gone."""
    found = await record.topics.get(number)
    if found is None:
        raise Gone("There is no such topic here any more.", "/desk topic lists the topics.")
    return found


async def find_topic(record: Record, typed: str) -> Topic:
    """The topic with this name or alias, retired ones included; else the one that begins so. Raises BadValue, naming the nearest."""
    found = await record.topics.find(typed)
    if found is not None:
        return found
    names = await record.names()
    beginning = names.suggest_topics(typed)
    near = beginning or names.topics_like(typed)
    only = await record.topics.find(beginning[0]) if len(beginning) == 1 else None
    if only is not None:
        return only
    named = ", ".join(f"“{name}”" for name in near[:5])
    raise BadValue(
        f"“{' '.join(typed.split())[:80]}” is not one topic of this server.",
        f"The nearest are {named}." if near else "/desk topic lists the topics.",
    )


async def add(desk: Desk, name: str) -> int:
    """The number of a new topic. Raises BadValue for what is no name, IllegalMove for one that leads to a topic already."""
    return await desk.record.ledger.topics.add(desk.actor_id, _name(name))


async def rename(desk: Desk, number: int, seen_rev: int | None, name: str) -> int:
    """The number of the change after which the topic has this name; its old one is an alias.

    Raises as `add` does, Changed when `seen_rev` is not the newest, Gone, and IllegalMove where two people are needed.
    """
    await _refuse_alone(desk, number, "Renaming a topic")
    return await desk.record.ledger.topics.rename(desk.actor_id, number, seen_rev, _name(name))


async def add_alias(desk: Desk, number: int, alias: str) -> int:
    """The number of the change after which the alias leads to the topic. Raises as `add` does, and Gone."""
    return await desk.record.ledger.topics.add_alias(desk.actor_id, number, _name(alias))


async def take_alias(desk: Desk, number: int, alias: str) -> int:
    """The number of the change after which the alias leads nowhere. Raises Changed when it is none, IllegalMove for the name of a
    topic that was merged into this one, Gone."""
    return await desk.record.ledger.topics.take_alias(desk.actor_id, number, alias)


async def attach(desk: Desk, number: int, briefing: int) -> int:
    """The number of the change after which the published briefing has the topic.

    Raises IllegalMove when it has it, is not published, has ten topics, or two people are needed; Gone.
    """
    desk.refuse_alone("Attaching a topic")
    await _briefing(desk.record, briefing)
    return await desk.record.ledger.topics.attach(desk.actor_id, number, briefing)


async def detach(desk: Desk, number: int, briefing: int) -> int:
    """The number of the change after which the published briefing does not have the topic. Raises as `attach` does."""
    desk.refuse_alone("Detaching a topic")
    await _briefing(desk.record, briefing)
    return await desk.record.ledger.topics.detach(desk.actor_id, number, briefing)


async def preview_merge(record: Record, number: int, into: int) -> TopicPreview:
    """What merging one topic into the other would do. Raises IllegalMove for one and the same or a retired one, Gone."""
    topic, other = await topic_of(record, number), await topic_of(record, into)
    if topic.number == other.number:
        raise IllegalMove(f"Both are the topic “{topic.name}”.", "Name two different topics.")
    retired = next((one for one in (topic, other) if one.retired), None)
    if retired is not None:
        raise IllegalMove(f"The topic “{retired.name}” was retired.", "Bring it back first.")
    return TopicPreview(topic, other)


async def merge(desk: Desk, topic: tuple[int, int | None], into: tuple[int, int | None]) -> int:
    """The number of the change after which all briefings with one topic have the other; the names of the one lead there.

    Each is a number and the revision that was seen of it. Raises as `preview_merge` does, and Changed.
    """
    for number in (topic[0], into[0]):
        await _refuse_alone(desk, number, "Merging topics")
    await preview_merge(desk.record, topic[0], into[0])
    return await desk.record.ledger.topics.merge(desk.actor_id, topic, into)


async def retire(desk: Desk, number: int) -> int:
    """The number of the change after which members do not find the topic, and drafts do not get it. Raises Changed, Gone."""
    await _refuse_alone(desk, number, "Retiring a topic")
    return await desk.record.ledger.topics.retire(desk.actor_id, number, retired=True)


async def bring_back(desk: Desk, number: int) -> int:
    """The number of the change after which a retired topic is as it was. Raises Changed, Gone."""
    await _refuse_alone(desk, number, "Bringing a topic back")
    return await desk.record.ledger.topics.retire(desk.actor_id, number, retired=False)


async def undo(desk: Desk, change: int) -> int:
    """The number of the change that takes a change of a topic back exactly; that one is undone likewise.

    Raises Gone when there is no such change or it is undone already, Changed with the reason when what it changed was changed again
    since, IllegalMove where two people are needed.
    """
    known = await desk.record.log.get(LogKind.TOPIC, change)
    if known is None:
        raise Gone(f"There is no change topic/{change} to undo here.", "/desk topic shows the changes of a topic.")
    what = "Undoing a change of a topic"
    if isinstance(known.done, Tagging):  # also where no briefing has the topic now: this one would get it
        desk.refuse_alone(what)
    await _refuse_alone(desk, known.item or 0, what)
    return await desk.record.ledger.topics.undo(desk.actor_id, change)


async def _refuse_alone(desk: Desk, number: int, what: str) -> None:
    """Raises IllegalMove where two people are needed and a published briefing has the topic."""
    topic = await desk.record.topics.get(number)
    if topic is not None and topic.briefings:
        desk.refuse_alone(what)


async def _briefing(record: Record, number: int) -> None:
    """Raises Gone for a briefing that was discarded or that the server does not have, IllegalMove for one that is not published."""
    draft = await briefings.draft_of(record, number)
    if draft.state is not State.PUBLISHED:
        raise refuse_unpublished(number)


def _name(typed: str) -> str:
    """What was typed, as a topic's name. Raises BadValue."""
    if "," in typed:
        raise BadValue("A topic's name has no comma.", "Commas separate the topics of a briefing; add them one by one.")
    found = topics_of([typed])
    if not found or not tokens(found[0]):
        raise BadValue("A topic needs a name.", "A topic is a few words, such as school budget.")
    return found[0]
