"""The items of a draft: how one is found, put back and refused. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, assert_never

from briefings.draft.model import Doubt, DoubtKind, Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, Edit, Item
from briefings.errors import Gone, IllegalMove
from briefings.model.record import State
from briefings.model.spans import Span

T = TypeVar("T", DraftPerson, DraftQuote, DraftEvent, DraftStance)


def item_of(draft: Draft, key: str, kind: type[T]) -> T:
    """The item of this kind with this key. Raises Gone, and IllegalMove when it is published."""
    found = draft.item(key)
    if not isinstance(found, kind):
        raise refuse_gone(draft)
    refuse_published(draft, found.number, "A published item")
    return found


def free_key(items: Sequence[Item], letter: str) -> str:
    """A key for a new item that none of these has, nor had: keys are never taken away."""
    return f"{letter}{max((int(item.key[1:]) for item in items), default=0) + 1}"


def put(draft: Draft, item: DraftPerson | DraftQuote | DraftEvent | DraftStance) -> Draft:
    """The draft with the item in the place of the one with its key; quotes in source order."""
    match item:
        case DraftPerson():
            return replace(draft, people=_replaced(draft.people, item))
        case DraftQuote():
            return replace(
                draft, quotes=tuple(sorted(_replaced(draft.quotes, item), key=lambda quote: quote.pieces[0]))
            )
        case DraftEvent():
            return replace(draft, events=_replaced(draft.events, item))
        case DraftStance():
            return replace(draft, stances=_replaced(draft.stances, item))
        case _:
            assert_never(item)


def _replaced(items: tuple[T, ...], item: T) -> tuple[T, ...]:
    return tuple(item if other.key == item.key else other for other in items)


def without(item: Item, kind: DoubtKind) -> tuple[Doubt, ...]:
    """The item's doubts that are not of this kind."""
    return tuple(doubt for doubt in item.doubts if doubt.kind is not kind)


def doubts_after(item: Item, edit: Edit) -> tuple[Doubt, ...]:
    """The item's doubts that the edit does not settle."""
    return tuple(doubt for doubt in item.doubts if edit not in doubt.kind.edits)


def if_outside(span: Span | None, pieces: tuple[Span, ...]) -> Span | None:
    """The span, or None when it touches a piece."""
    return None if span is None or touches(span, pieces) else span


def touches(span: Span, others: tuple[Span, ...]) -> bool:
    """Whether the span overlaps any of the others."""
    return any(span.overlaps(other) for other in others)


def refuse_gone(draft: Draft) -> Gone:
    """The refusal of an item that the draft does not have (any more)."""
    return Gone("That item is not in this draft any more.", f"/briefing review B-{draft.number} shows its items.")


def refuse_published(draft: Draft, number: int | None, what: str) -> None:
    """Raises IllegalMove for what is on record: the briefing is withdrawn before that changes."""
    if draft.state is State.PUBLISHED and number is not None:
        raise IllegalMove(
            f"{what} cannot be changed.",
            f"Withdraw B-{draft.number} first, change it, and publish it again; its number stays.",
        )
