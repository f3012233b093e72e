"""The items of a draft: how one is found, put back, accepted and refused. Pure."""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NoReturn, TypeVar

from briefings.draft.model import (
    Doubt,
    Draft,
    DraftEvent,
    DraftPerson,
    DraftQuote,
    DraftStance,
    DraftSummary,
    Edit,
    Item,
    Verdict,
    goes_out,
)
from briefings.errors import Gone, IllegalMove
from briefings.model.record import State, Vouch

T = TypeVar("T", DraftPerson, DraftQuote, DraftEvent, DraftStance)


def item_of(draft: Draft, key: str, kind: type[T]) -> T:
    """The item of this kind with this key. Raises Gone, and IllegalMove when it is published."""
    item = draft.item(key)
    if not isinstance(item, kind):
        refuse_gone(draft)
    refuse_published(draft, item.number, "A published item")
    return item


def person_called(draft: Draft, name: str) -> DraftPerson | None:
    """The person of the draft with this name or alias, ignoring case."""
    wanted = name.casefold()
    called = (person for person in draft.people if wanted in map(str.casefold, (person.name, *person.aliases)))
    return next(called, None)


def free_key(items: Sequence[Item], letter: str) -> str:
    """A key for a new item that none of these has, nor had: keys are never taken away."""
    return f"{letter}{max((int(item.key[1:]) for item in items), default=0) + 1}"


def put(draft: Draft, item: Item) -> Draft:
    """The draft with the item in the place of the one with its key; quotes in source order."""
    match item:
        case DraftPerson():
            return replace(draft, people=_replace(draft.people, item))
        case DraftQuote():
            quotes = _replace(draft.quotes, item)
            return replace(draft, quotes=tuple(sorted(quotes, key=lambda quote: quote.pieces[0])))
        case DraftEvent():
            return replace(draft, events=_replace(draft.events, item))
        case DraftStance():
            return replace(draft, stances=_replace(draft.stances, item))
        case DraftSummary():
            return replace(draft, summary=item)


def _replace(items: tuple[T, ...], item: T) -> tuple[T, ...]:
    return tuple(item if other.key == item.key else other for other in items)


def accept_all(draft: Draft) -> Draft:
    """The draft with every open item accepted that has no doubt and is not on record; a stance is accepted one by one."""
    fixed = draft.state is State.PUBLISHED
    keys = {item.key for item in draft.items() if goes_out(item) and not (fixed and item.number is not None)}
    kept = {quote.key: quote for quote in draft.quotes if quote.verdict is Verdict.ACCEPTED}
    accepted = accept(draft, keys if draft.summary.sentences else keys - {draft.summary.key})
    quotes = (
        quote if quote.key in kept or quote.key not in keys else replace(quote, vouch=Vouch.TOGETHER)
        for quote in accepted.quotes
    )
    return replace(accepted, quotes=tuple(quotes))


def accept(draft: Draft, keys: Set[str]) -> Draft:
    """The draft with the items of these keys accepted."""
    return replace(
        draft,
        people=_accept(draft.people, keys),
        quotes=_accept(draft.quotes, keys),
        events=_accept(draft.events, keys),
        stances=_accept(draft.stances, keys),
        summary=replace(draft.summary, verdict=Verdict.ACCEPTED) if draft.summary.key in keys else draft.summary,
    )


def _accept(items: tuple[T, ...], keys: Set[str]) -> tuple[T, ...]:
    return tuple(replace(item, verdict=Verdict.ACCEPTED) if item.key in keys else item for item in items)


def doubts_after(item: Item, edit: Edit) -> tuple[Doubt, ...]:
    """The item's doubts that the edit does not settle."""
    return tuple(doubt for doubt in item.doubts if edit not in doubt.kind.edits)


def refuse_gone(draft: Draft) -> NoReturn:
    """Raises Gone for an item that the draft does not have (any more)."""
    raise Gone("That item is not in this draft any more.", f"/briefing review B-{draft.number} shows its items.")


def refuse_published(draft: Draft, number: int | None, what: str) -> None:
    """Raises IllegalMove for what is on record: the briefing is withdrawn before that changes."""
    if draft.state is State.PUBLISHED and number is not None:
        raise IllegalMove(
            f"{what} cannot be changed.",
            f"Withdraw B-{draft.number} first, change it, and publish it again; its number stays.",
        )
