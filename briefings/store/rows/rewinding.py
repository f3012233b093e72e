"""A draft as it was at an earlier revision, from what the log says changed since. Pure; `drafts.difference` writes what is read here."""

import json
from collections.abc import Iterable
from typing import Any

from briefings.draft.model import Draft
from briefings.store.rows.drafts import draft_of

_OWN = ("rev", "number", "state")  # of a revision, not of what an editor changed
_LISTS = (
    "people",
    "quotes",
    "events",
    "stances",
    "reports",
    "topics",
    "doubts",
)  # stored as nothing where they are empty


def rewind(stored: str, befores: Iterable[str], text: str) -> Draft:
    """The draft that `stored` became from, newest change first: each of `befores` is what one revision changed, as it was.

    Quotes are in the order of their pieces, other items in the order of their keys.
    """
    draft = json.loads(stored)
    for before in befores:
        for part, value in json.loads(before).items():
            draft[part] = _part(part, draft.get(part), value)
    return draft_of(json.dumps({part: value for part, value in draft.items() if value is not None}), text)


def take_out(stored: str, before: str, after: str, text: str) -> Draft | None:
    """The draft without one revision's change: what it changed is as it was before, all else stays. Numbers stay too.

    None when something that it changed was changed again since, so that nothing is lost unseen.
    """
    draft, was, became = json.loads(stored), json.loads(before), json.loads(after)
    changed = [part for part in became if part not in _OWN]
    if any(_part_told(draft.get(part), became[part]) != _without_numbers(became[part]) for part in changed):
        return None
    for part in changed:
        draft[part] = _part(part, draft.get(part), _with_numbers(was.get(part), draft.get(part)))
    return draft_of(json.dumps({part: value for part, value in draft.items() if value is not None}), text)


def _part_told(now: Any, told: Any) -> Any:
    """A part of the draft as far as the log tells it: of a list of items those that it names."""
    if isinstance(told, dict) and isinstance(now, list):
        items = {item["key"]: item for item in now}
        return _without_numbers({key: items.get(key) for key in told})
    return None if now == [] else _without_numbers(now)


def _without_numbers(value: Any) -> Any:
    """Items without their numbers, which publishing gives and no edit changes."""
    if not isinstance(value, dict):
        return value
    return {key: _without_numbers(one) for key, one in value.items() if key != "number"}


def _with_numbers(was: Any, now: Any) -> Any:
    """What a part was, with the numbers that its items have now."""
    if isinstance(was, dict) and isinstance(now, list):
        numbers = {item["key"]: item.get("number") for item in now}
        return {key: {**one, "number": numbers.get(key)} if one else one for key, one in was.items()}
    if isinstance(was, dict) and isinstance(now, dict) and "number" in was:
        return {**was, "number": now.get("number")}
    return was


def _part(part: str, now: Any, before: Any) -> Any:
    if part not in _LISTS or isinstance(before, list):
        return before
    if before is None:
        return []
    items = {item["key"]: item for item in now or []} | before
    return sorted((item for item in items.values() if item is not None), key=_place)


def _place(item: dict[str, Any]) -> tuple[Any, ...]:
    pieces = item.get("pieces") if item["key"].startswith("q") else None
    number = int(item["key"][1:])
    return (pieces[0]["start"], pieces[0]["end"], number) if pieces else (number,)
