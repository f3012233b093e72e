"""Briefings out of a server and into one, as briefing files. Knows the store, no door."""

import asyncio
from dataclasses import replace

from briefings import packs
from briefings.desk import Desk, briefings, tagging
from briefings.desk.issues import as_on_record
from briefings.draft.model import Draft, Verdict
from briefings.errors import AlreadyHere, BadBriefingFile, BriefingError, Gone, TooLarge
from briefings.exchange.people import bring_in_people, list_people
from briefings.exchange.topics import bring_in_topics, list_topics
from briefings.model.exchange import Exported, Outcome, Told
from briefings.model.record import State, value_of
from briefings.paging import WHOLE_LIST
from briefings.reading.limits import MB
from briefings.settings import settings_yaml
from briefings.store import Record

__all__ = ["bring_in", "export", "export_all"]

_MANY = "briefings.zip"
_ALL = "server.zip"


async def export(record: Record, number: int | None, most_bytes: int) -> Exported:
    """One briefing in whatever state, or with None all that are published, as what would be published of each.

    Raises Gone where there is none, TooLarge for more briefings or bytes than can be sent and read back.
    """
    numbers = [number] if number is not None else await _numbers_in(record, frozenset({State.PUBLISHED}))
    if not numbers:
        raise Gone("Nothing is published here yet.", "Name a draft to export it, such as B-1.")
    drafts = [await _draft_as_on_record(record, each) for each in numbers]
    files = packs.write_files(drafts[0]) if len(drafts) == 1 else {}
    if number is not None and len(files) == 1:
        [(name, text)] = files.items()
        return Exported(name, text.encode(), 1)
    data = await asyncio.to_thread(packs.pack, drafts)
    _check_size(data, most_bytes)
    name = packs.file_name_of(drafts[0]).removesuffix(".yaml") + ".zip" if number is not None else _MANY
    return Exported(name, data, len(drafts))


async def export_all(record: Record, most_bytes: int) -> Exported:
    """Every briefing but the discarded ones, whatever its state, with the topics, the settings and what was said of people, in one zip.

    Raises TooLarge for more briefings or bytes than can be sent and read back.
    """
    drafts = [await _draft_as_on_record(record, number) for number in await _numbers_in(record, frozenset(State))]
    listed = await list_topics(record, [name for draft in drafts for name in draft.topics])
    said = await list_people(record, drafts)
    data = await asyncio.to_thread(packs.pack, drafts, settings_yaml(record.settings), listed, said)
    _check_size(data, most_bytes)
    return Exported(_ALL, data, len(drafts))


async def bring_in(desk: Desk, file_name: str, data: bytes, *, dry_run: bool, publish: bool) -> tuple[Told, ...]:
    """What became of every briefing file, in the order of their names; with `dry_run` nothing is written.

    Where two people are needed, the editor who brings it in publishes nothing. A file that is refused, or whose article is here
    already, does not cost the others. Raises BadBriefingFile for a zip that cannot be opened.
    """
    entries = await asyncio.to_thread(packs.unpack, file_name, data)
    # Topics come first, and what was said of people last, once they are on record.
    in_order = sorted(
        entries, key=lambda entry: (isinstance(entry.found, packs.ListedPeople), not isinstance(entry.found, tuple))
    )
    told = {entry.name: await _bring_in(desk, entry, dry_run, publish) for entry in in_order}
    return tuple(told[entry.name] for entry in entries)


async def _bring_in(desk: Desk, entry: packs.Entry, dry_run: bool, publish: bool) -> Told:
    if isinstance(entry.found, BadBriefingFile):
        return Told(entry.name, Outcome.REFUSED, why=entry.found.say)
    if isinstance(entry.found, tuple):
        why = "" if dry_run else " ".join(await bring_in_topics(desk, entry.found))
        return Told(entry.name, Outcome.SOME_TOPICS if why else Outcome.TOPICS, why=why)
    if isinstance(entry.found, packs.ListedPeople):
        why = "" if dry_run else " ".join(await bring_in_people(desk, entry.found.people))
        return Told(entry.name, Outcome.SOME_PEOPLE if why else Outcome.PEOPLE, why=why)
    draft = entry.found
    told = Told(
        entry.name,
        Outcome.WOULD_COME,
        title=value_of(draft.source.title) or "",
        in_doubt=sum(item.verdict is Verdict.OPEN for item in draft.items()),
    )
    try:
        if dry_run:
            here = await desk.record.drafts.by_hash(draft.source.sha256)
            return told if here is None else replace(told, outcome=Outcome.HERE_ALREADY, number=here)
        taken = await briefings.take_in_draft(desk, draft)
        if publish and not desk.needs_another():
            return await _publish_at_once(desk, told, taken)
        return replace(told, outcome=Outcome.TAKEN_IN, number=taken.number)
    except AlreadyHere as error:
        return replace(told, outcome=Outcome.HERE_ALREADY, number=error.number)
    except BriefingError as error:
        return replace(told, outcome=Outcome.REFUSED, why=error.in_full)


async def _draft_as_on_record(record: Record, number: int) -> Draft:
    """The draft of the number, with its topics and issues in the words of the record."""
    draft = await as_on_record(record, await briefings.draft_of(record, number))
    return await tagging.as_on_record(record, draft)


def _check_size(data: bytes, most_bytes: int) -> None:
    if len(data) > most_bytes:
        say = f"The zip has {len(data) / MB:.1f} MB; the limit is {most_bytes // MB}."
        raise TooLarge(say, "Export briefings one by one.")


async def _publish_at_once(desk: Desk, told: Told, taken: Draft) -> Told:
    try:
        await briefings.publish(desk, taken.number, taken.rev)
    except BriefingError as error:
        return replace(told, outcome=Outcome.NOT_PUBLISHED, number=taken.number, why=error.in_full)
    return replace(told, outcome=Outcome.PUBLISHED, number=taken.number)


async def _numbers_in(record: Record, states: frozenset[State]) -> list[int]:
    """The numbers of the briefings in one of these states, oldest first. Raises TooLarge for more than one zip holds."""
    lines = await record.drafts.lines(per_page=WHOLE_LIST)
    numbers = [line.number for line in lines.items if line.state in states]
    if len(numbers) > packs.MOST_FILES // 2:  # each may need a second file for its article
        say = f"There are {len(numbers)} briefings; one zip holds {packs.MOST_FILES // 2}."
        raise TooLarge(say, "Export briefings one by one.")
    return sorted(numbers)
