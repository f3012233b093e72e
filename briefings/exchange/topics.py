"""A server's topics out of it and into one, beside its briefing files. Knows the store, no door."""

from collections.abc import Iterable

from briefings.desk import Desk, topics
from briefings.errors import BriefingError
from briefings.packs import ListedTopic
from briefings.paging import WHOLE_LIST
from briefings.store import Record
from briefings.text.folding import fold


async def list_topics(record: Record, drafted: Iterable[str]) -> list[ListedTopic]:
    """The server's topics and those that only its drafts have, alphabetical; what was merged is an alias."""
    listed = {fold(name): ListedTopic(name) for name in drafted}
    for topic in (await record.topics.lines(per_page=WHOLE_LIST)).items:
        listed[fold(topic.name)] = ListedTopic(topic.name, topic.aliases, topic.retired)
    return [listed[folded] for folded in sorted(listed)]


async def bring_in_topics(desk: Desk, listed: Iterable[ListedTopic]) -> tuple[str, ...]:
    """What stayed out, and why. Topics and aliases that are not here yet are added, retired ones as retired.

    A topic that is here stays as it is, but for further aliases.
    """
    refused: list[str] = []
    for topic in listed:
        try:
            await _bring_in_topic(desk, topic, refused)
        except BriefingError as error:
            refused.append(error.say)
    return tuple(refused)


async def _bring_in_topic(desk: Desk, topic: ListedTopic, refused: list[str]) -> None:
    here = await desk.record.topics.find(topic.name)
    number = here.number if here else await topics.add(desk, topic.name)
    for alias in topic.aliases:
        known = await desk.record.topics.find(alias)
        if known is not None and known.number == number:
            continue
        try:
            await topics.add_alias(desk, number, alias)
        except BriefingError as error:
            refused.append(error.say)
    if topic.retired and here is None:
        await topics.retire(desk, number)
