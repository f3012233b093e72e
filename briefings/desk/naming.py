"""What somebody on record is called: the name that members see, the names that they can type, and undoing a change of a person. Knows the
store, no door.

What the articles say never changes: a name that an editor typed is marked as theirs, and an alias only leads to a person.
"""

from briefings.desk import Desk
from briefings.draft.changes import reason_of
from briefings.errors import BadValue, Gone, IllegalMove
from briefings.model.people import LONGEST_NAME, PersonLine
from briefings.model.record import Kind
from briefings.store import Record
from briefings.text.finding import clean
from briefings.text.folding import fold, tokens
from briefings.text.item_number import read_item_number

__all__ = ["add_alias", "choose_name", "line_of", "take_alias", "undo"]

_CHANGES = 5


async def line_of(record: Record, number: int) -> PersonLine:
    """Somebody on record for an editor, with the newest changes. Raises Gone."""
    person = await record.people.get(number)
    if person is None:
        raise Gone(f"There is no P-{number} on record here.", "Select somebody from the list while typing.")
    said = await record.people.get_said(number, _CHANGES)
    names = await record.names()
    shared = tuple(alias for alias in person.added if any(ref.number != number for ref in names.people(alias)))
    return PersonLine(person, said, shared)


async def choose_name(desk: Desk, number: int, seen: int, typed: str, reason: str) -> int:
    """The number of the change after which members see this name, with nothing typed the one that the articles give first. They are
    told what it was and why.

    Raises BadValue for what is no name or has no reason, Changed when `seen` is not the newest change of the person, Gone, and
    IllegalMove when nothing would change or two people are needed.
    """
    desk.refuse_alone("Choosing a name")
    name = clean(typed)
    if name:
        _check(name)
    missing = BadValue("Another name needs a reason, which members will see.", "Say in a sentence why.")
    reason = reason_of(reason, missing)
    return await desk.record.ledger.people.choose_name(desk.actor_id, number, seen, name or None, reason)


async def add_alias(desk: Desk, number: int, seen: int, typed: str) -> int:
    """The number of the change after which members find the person by this name too; where it is somebody else's as well, they are
    asked which one. Raises as `choose_name` does, and IllegalMove for a name that leads to the person already."""
    desk.refuse_alone("Adding an alias")
    alias = clean(typed)
    _check(alias)
    person = (await line_of(desk.record, number)).person
    known = {tokens(name) for name in (person.name, *person.aliases, *person.added)}
    if tokens(alias) in known:
        raise IllegalMove(f"P-{number} is already found as “{alias}”.", "An alias is another name.")
    return await desk.record.ledger.people.add_alias(desk.actor_id, number, seen, alias)


async def take_alias(desk: Desk, number: int, seen: int, alias: str) -> int:
    """The number of the change after which this alias leads nowhere. Raises as `choose_name` does."""
    desk.refuse_alone("Taking an alias away")
    person = (await line_of(desk.record, number)).person
    if fold(alias) not in {fold(name) for name in person.added}:
        raise Gone(f"“{alias}” is not an alias that an editor gave P-{number}.", "Look at the person as they are now.")
    return await desk.record.ledger.people.take_alias(desk.actor_id, number, seen, alias)


async def undo(desk: Desk, change: int) -> int:
    """The number of the change that takes a change of a person back exactly, also after other edits, merges and splits; that one is
    undone likewise.

    Raises Gone when there is no such change or it is undone already, Changed with the reason when what it changed was changed again
    since, IllegalMove where two people are needed.
    """
    desk.refuse_alone("Undoing a change of a person")
    return await desk.record.ledger.people.undo(desk.actor_id, change)


def _check(name: str) -> None:
    if not tokens(name):
        raise BadValue("A name needs letters.", "Type the name as people write it.")
    if len(name) > LONGEST_NAME:
        raise BadValue(f"The name is too long; the limit is {LONGEST_NAME} characters.", "Type the name alone.")
    if read_item_number(name, Kind.PERSON) is not None:
        raise BadValue(f"“{name}” looks like a number on record.", "Type a name.")
