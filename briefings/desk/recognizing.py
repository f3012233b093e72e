"""Who of a draft is somebody on record: matched by rule where one person fits, else asked. Knows the store, no door."""

from collections.abc import Sequence
from dataclasses import replace

from briefings.desk.same_person import could_be_one
from briefings.draft.changes import NEW_PERSON, Change, EditPerson, EditSpeaker, SetSame, SetVerdict
from briefings.draft.comparing import Corrected
from briefings.draft.model import Doubt, DoubtKind, Draft, DraftPerson, Verdict
from briefings.errors import BadValue, IllegalMove, WhichPerson
from briefings.model.record import Person, PersonRef
from briefings.store import Record
from briefings.text.folding import tokens

_LOOKED_AT = 25  # people on record with a name like this
_NAMED = 3
_WHO = "Say whether it is the same person or a new one."


async def could_be(record: Record, person: DraftPerson) -> tuple[PersonRef, ...]:
    """The people on record that a person of a draft could be, by their names; the best fit first."""
    return tuple(PersonRef(one.number, one.name) for one in await _fitting(record, person))


async def match_person(record: Record, person: DraftPerson) -> DraftPerson:
    """The person, with the one on record who has this full name; with a doubt where several have it, or somebody else could be meant."""
    name = tokens(person.name)
    fitting = await _fitting(record, person)
    if not fitting:
        return person
    same = [one for one in fitting if len(name) > 1 and name in _article_names(one)]
    if len(same) == 1:
        return replace(person, same_as=same[0].number)
    if same:
        numbers = ", ".join(f"P-{number}" for number in sorted(one.number for one in same))
        say = f"{len(same)} people on record are called {person.name}: {numbers}."
    else:
        say = _could_be_say(fitting)
    return replace(person, doubts=(*person.doubts, Doubt(DoubtKind.SAME_PERSON, say)), verdict=Verdict.OPEN)


async def match_again(record: Record, person: DraftPerson) -> DraftPerson:
    """The person as `match_person` gives them, unless somebody has said who they are, they are asked about already, or they stay out.

    That an editor accepted them says nothing of somebody who came on record since.
    """
    asked = any(doubt.kind is DoubtKind.SAME_PERSON for doubt in person.doubts)
    if asked or _is_settled(person) or person.verdict is Verdict.REJECTED:
        return person
    return await match_person(record, person)


async def match_new_people(record: Record, before: Draft, after: Draft, change: Change) -> Draft:
    """The draft after a change; people that the change names anew are matched as `match_person` does."""
    known = {person.key: person for person in before.people}
    people = [
        await _match_renamed(record, known.get(person.key), person, change)
        if _is_named_by(person, known.get(person.key), change)
        else person
        for person in after.people
    ]
    return replace(after, people=tuple(people))


async def recognize_at_once(record: Record, before: Draft, fixed: Corrected, change: Change) -> Corrected:
    """The correction; a person who comes on record by it is matched by rule, or as the editor said.

    Raises WhichPerson where somebody on record could be meant and the editor did not say who it is; BadValue for somebody on record
    who has another name.
    """
    people = []
    for one in fixed.draft.people:
        known = before.person(one.key)
        if known is not None and known.number is not None:
            await _check_new_name(record, known, one, change)
        elif one.key in fixed.take:
            one = await _at_once(record, one, change)
        people.append(one)
    return replace(fixed, draft=replace(fixed.draft, people=tuple(people)))


async def check_person(record: Record, draft: Draft, change: Change) -> None:
    """Nobody becomes a second time who could be on record already, nor somebody on record who has another name.

    Raises IllegalMove for the one, BadValue for the other.
    """
    match change:
        case SetVerdict(key, Verdict.ACCEPTED):
            person = draft.person(key)
            if person is not None and not _is_settled(person) and person.verdict is not Verdict.ACCEPTED:
                found = await could_be(record, person)
                if found:
                    raise IllegalMove(_could_be_say(found), _WHO)
        case SetSame(key, int(same_as)):
            await _check_same(record, draft.person(key), "", same_as)
        case EditPerson(key=key, name=name, same_as=int(same_as)):
            await _check_same(record, draft.person(key), name, same_as)
        case _:
            pass


async def _fitting(record: Record, person: DraftPerson) -> list[Person]:
    names = (person.name, *person.aliases)
    endings = [words[-1] for name in names if (words := tokens(name))]
    on_record = await record.names()
    refs = dict.fromkeys(ref for name in (*names, *endings) for ref in on_record.people(name))
    known = [await record.people.get(ref.number) for ref in list(refs)[:_LOOKED_AT]]
    return [one for one in known if one is not None and could_be_one(names, (one.name, *one.aliases, *one.added))]


def _article_names(person: Person) -> set[tuple[str, ...]]:
    """The names by which articles call somebody; one that an editor gave is a reason to ask, not to know."""
    return {tokens(name) for name in (*(() if person.name_by_editor else (person.name,)), *person.aliases)}


def _is_settled(person: DraftPerson) -> bool:
    return person.same_as is not None or person.number is not None or bool(person.is_new)


def _is_named_by(person: DraftPerson, known: DraftPerson | None, change: Change) -> bool:
    return known is None or (isinstance(change, EditPerson) and change.key == person.key and person.number is None)


async def _match_renamed(record: Record, known: DraftPerson | None, person: DraftPerson, change: Change) -> DraftPerson:
    """A person who was added, or renamed: an answer counts for those on record who fitted the name that it was given for."""
    if known is None or not isinstance(change, EditPerson):
        return await match_again(record, person)
    if change.same_as is None:
        return await match_again(record, person if person.name == known.name else replace(person, is_new=None))
    if change.same_as == NEW_PERSON:
        asked = {one.number for one in await _fitting(record, known)}
        if any(one.number not in asked for one in await _fitting(record, person)):
            return await match_person(record, replace(person, is_new=None))
    return person


async def _at_once(record: Record, person: DraftPerson, change: Change) -> DraftPerson:
    """A person who comes on record by a correction."""
    said = change.same_as if isinstance(change, EditSpeaker) else None
    bare = replace(person, doubts=tuple(one for one in person.doubts if one.kind is not DoubtKind.SAME_PERSON))
    if said == NEW_PERSON:
        return replace(bare, is_new=True, same_as=None)
    if said is not None:
        await _check_same(record, bare, "", said)
        return replace(bare, same_as=said)
    if _is_settled(bare):
        return bare
    found = await match_person(record, bare)
    if found.same_as is None and found != bare:
        raise WhichPerson(found.doubts[-1].say, _WHO, await could_be(record, bare))
    return found


async def _check_new_name(record: Record, known: DraftPerson, person: DraftPerson, change: Change) -> None:
    """Somebody on record does not come to be called as somebody else on record unasked. Raises WhichPerson."""
    if known.name == person.name or not isinstance(change, EditPerson) or change.same_as is not None:
        return
    apart = {frozenset(pair) for pair in await record.regroupings.pairs_apart()}
    asked = {one.number for one in await could_be(record, known)} | {known.number}
    found = tuple(
        one
        for one in await could_be(record, person)
        if one.number not in asked and frozenset((one.number, known.number or 0)) not in apart
    )
    if found:
        raise WhichPerson(_could_be_say(found), "Merge the two, or say that they are two people.", found)


def _could_be_say(fitting: Sequence[Person | PersonRef]) -> str:
    named = [f"P-{one.number} {one.name}" for one in fitting[:_NAMED]]
    more = " or somebody else" if len(fitting) > _NAMED else ""
    return f"This could be {' or '.join(named)}{more}, who is on record."


async def _check_same(record: Record, person: DraftPerson | None, name: str, same_as: int) -> None:
    if person is None or person.same_as == same_as or same_as == NEW_PERSON:
        return
    if await record.people.get(same_as) is None:
        raise BadValue(f"There is no person P-{same_as} on record.", "Choose a person on record, or a new one.")
    offered = (
        *await could_be(record, person),
        *await could_be(record, replace(person, name=name or person.name)),
    )
    if same_as not in {ref.number for ref in offered}:
        raise BadValue(
            f"P-{same_as} has a different name from {person.name}, so it was not offered as the same person.",
            "Choose somebody in the form, or a new person.",
        )
