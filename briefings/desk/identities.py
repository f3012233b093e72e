"""Who is the same person across briefings: merging two people on record, parting one into two, and undoing either.

A person of a draft has the number of the person on record they are (`same_as`), so that a merge is a change of drafts. What each
change found is kept, so that it can be taken back at any time, also after other edits. Knows the store, no door.
"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace

from briefings.desk import Desk
from briefings.desk.alike import alike
from briefings.draft.model import DoubtKind, Draft, DraftPerson, Regrouped
from briefings.errors import Gone, IllegalMove
from briefings.model.identities import Affected, Pair, PeoplePreview
from briefings.model.log import LogKind, Op, Part, Regrouping
from briefings.model.record import PersonRef, value_of
from briefings.store import Record

__all__ = [
    "Pair",
    "could_be_same",
    "list_affected",
    "merge",
    "preview_merge",
    "preview_split",
    "split",
    "tell_apart",
    "undo",
]


def list_affected(drafts: Iterable[Draft], number: int) -> tuple[Affected, ...]:
    """What P-`number` has in each of the drafts, in their order."""
    return tuple(_count_affected(draft, _keys(draft, number)) for draft in drafts)


async def preview_merge(record: Record, number: int, into: int) -> PeoplePreview:
    """What merging P-`number` into P-`into` would touch. Raises IllegalMove for one and the same, Gone for who is not on record."""
    if number == into:
        raise IllegalMove(f"Both are P-{number}.", "Name two different people.")
    person, other = await _on_record(record, number), await _on_record(record, into)
    drafts = await record.drafts.with_person(number)
    return PeoplePreview(person, other, list_affected(drafts, number))


async def could_be_same(record: Record) -> tuple[Pair, ...]:
    """The pairs of people on record who could be one and were not said to be two, the newest first."""
    known = await record.people.everybody()
    apart = set(await record.regroupings.pairs_apart())
    pairs = await asyncio.to_thread(alike, known)
    return tuple(pair for pair in pairs if (pair.person.number, pair.other.number) not in apart)


async def tell_apart(desk: Desk, number: int, other: int) -> None:
    """Two people on record are two, and nobody is asked again. Raises IllegalMove for one and the same, Gone for who is not on record."""
    if number == other:
        raise IllegalMove(f"Both are P-{number}.", "Name two different people.")
    await _on_record(desk.record, number)
    await _on_record(desk.record, other)
    await desk.record.ledger.regroupings.tell_apart(desk.actor_id, number, other)


async def merge(desk: Desk, number: int, into: int) -> Regrouped:
    """P-`number` is P-`into` from now on, in every briefing.

    Raises as `preview_merge` does, and Changed when a draft was edited meanwhile.
    """
    desk.refuse_alone("Merging people")
    await preview_merge(desk.record, number, into)
    drafts = await desk.record.drafts.with_person(number)
    parts = [part for draft in drafts for part in _parts(draft, _keys(draft, number), into)]
    return await desk.record.ledger.regroupings.regroup(
        desk.actor_id, Op.MERGE, number, into, _apply_parts(drafts, parts), tuple(parts)
    )


async def preview_split(record: Record, number: int, briefing: int) -> PeoplePreview:
    """What parting the P-`number` of one briefing into somebody of their own would touch.

    Raises Gone when they are not in it, IllegalMove for the briefing that the number comes from.
    """
    person = await _on_record(record, number)
    drafts = await record.drafts.with_person(number)
    draft = next((one for one in drafts if one.number == briefing), None)
    if draft is None:
        raise Gone(f"P-{number} is not in B-{briefing}.", f"/desk person P-{number} lists the briefings.")
    if any(one.number == number and one.same_as is None for one in draft.people):
        other = "Name a briefing where this is somebody else: they get a new number there."
        hint = other if len(drafts) > 1 else "No other briefing names them, so there is nobody to split off."
        raise IllegalMove(f"P-{number} was first named in B-{briefing}, which keeps the number.", hint)
    return PeoplePreview(person, None, list_affected((draft,), number))


async def split(desk: Desk, number: int, briefing: int) -> Regrouped:
    """In this briefing P-`number` is somebody else from now on, with a number of their own; their quotes go with them.

    Raises as `preview_split` does, and Changed when the draft was edited meanwhile.
    """
    desk.refuse_alone("Splitting people")
    await preview_split(desk.record, number, briefing)
    drafts = [one for one in await desk.record.drafts.with_person(number) if one.number == briefing]
    parts = [part for draft in drafts for part in _parts(draft, _keys(draft, number), None)]
    return await desk.record.ledger.regroupings.regroup(
        desk.actor_id, Op.SPLIT, number, None, _apply_parts(drafts, parts), tuple(parts)
    )


async def undo(desk: Desk, change: int) -> Regrouped:
    """A merge or split taken back: each person of a draft is who they were before, unless somebody said otherwise since.

    Raises Gone when there is no such change or it is undone already.
    """
    desk.refuse_alone("Undoing a merge or split")
    known = await desk.record.log.get(LogKind.PEOPLE, change)
    if known is None or known.undone_by is not None:
        raise Gone(f"There is no merge or split {change} to undo here.", "/desk log lists the changes.")
    done = known.done
    assert isinstance(done, Regrouping), "of people"
    numbers = dict.fromkeys(part.briefing for part in done.parts)
    found = [await desk.record.drafts.get(number) for number in numbers]
    drafts = [draft for draft in found if draft is not None]  # a discarded one stays as it is
    still = [
        replace(part, was=part.became, became=part.was)
        for part in done.parts
        for draft in drafts
        if draft.number == part.briefing and _same_as(draft, part.key) == part.became
    ]
    touched = {part.briefing for part in still}
    kept = [draft for draft in drafts if draft.number in touched]
    return await desk.record.ledger.regroupings.regroup(
        desk.actor_id, Op.UNMERGE, known.item or 0, done.into, _apply_parts(kept, still), tuple(still), undoing=change
    )


async def _on_record(record: Record, number: int) -> PersonRef:
    person = await record.people.get(number)
    if person is None:
        raise Gone(f"There is no P-{number} on record here.", "Select somebody from the list while typing.")
    return PersonRef(person.number, person.name)


def _keys(draft: Draft, number: int) -> tuple[str, ...]:
    """The people of the draft who are P-`number`: by their own number, or because they are said to be."""
    return tuple(one.key for one in draft.people if (one.same_as or one.number) == number)


def _same_as(draft: Draft, key: str) -> int | None:
    person = draft.person(key)
    return person.same_as if person else None


def _parts(draft: Draft, keys: Iterable[str], became: int | None) -> list[Part]:
    return [Part(draft.number, key, _same_as(draft, key), became) for key in keys]


def _apply_parts(drafts: Iterable[Draft], parts: Iterable[Part]) -> tuple[Draft, ...]:
    """The drafts with each person as its part says."""
    became = {(part.briefing, part.key): part.became for part in parts}
    return tuple(
        replace(draft, people=tuple(_as(one, (draft.number, one.key), became) for one in draft.people))
        for draft in drafts
    )


def _as(person: DraftPerson, place: tuple[int, str], became: Mapping[tuple[int, str], int | None]) -> DraftPerson:
    if place not in became:
        return person
    doubts = tuple(doubt for doubt in person.doubts if doubt.kind is not DoubtKind.SAME_PERSON)
    return replace(person, same_as=became[place], doubts=doubts)


def _count_affected(draft: Draft, keys: tuple[str, ...]) -> Affected:
    title = value_of(draft.source.title) or ""
    return Affected(
        draft.number,
        title,
        ", ".join(one.name for one in draft.people if one.key in keys),
        sum(quote.speaker in keys for quote in draft.quotes),
        sum(stance.holder in keys for stance in draft.stances),
        sum(not set(keys).isdisjoint(event.people) for event in draft.events),
    )
