"""The topics of a draft as the record calls them: an alias is its topic, and a retired topic is none. Knows the store, no door."""

from collections.abc import Iterable
from dataclasses import replace

from briefings.draft.model import Draft
from briefings.errors import BadValue
from briefings.store import Record
from briefings.text.folding import fold


async def tag_new(record: Record, draft: Draft) -> Draft:
    """A new draft with its topics as the record calls them, without retired ones."""
    led = await record.topics.find_all(draft.topics)
    kept = [name for name in draft.topics if name not in led or not led[name].retired]
    return replace(draft, topics=_once(led[name].name if name in led else name for name in kept))


async def tag_revised(record: Record, was: Draft, now: Draft) -> Draft:
    """A changed draft with the topics that were added as the record calls them. Raises BadValue for a retired one among those."""
    added = tuple(name for name in now.topics if name not in was.topics)
    if not added:
        return now
    led = await record.topics.find_all(added)
    retired = next((topic for topic in led.values() if topic.retired), None)
    if retired is not None:
        raise BadValue(f"The topic “{retired.name}” was retired.", "Leave it out, or bring it back with /desk topic.")
    return replace(now, topics=_once(led[name].name if name in led else name for name in now.topics))


async def as_on_record(record: Record, draft: Draft) -> Draft:
    """The draft with its topics as the record calls them now, without retired ones.

    A name that a briefing was published with keeps the topic that it was given for.
    """
    tags = await record.topics.tags(draft.number)
    led = await record.topics.find_all(draft.topics)
    found = [(name, tags.get(fold(name)) or led.get(name)) for name in draft.topics]
    names = [topic.name if topic else name for name, topic in found if topic is None or not topic.retired]
    return replace(draft, topics=_once(names))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, of those that are one name the first."""
    once: dict[str, str] = {}
    for name in names:
        once.setdefault(fold(name), name)
    return tuple(once.values())
