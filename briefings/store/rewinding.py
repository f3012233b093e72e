"""A draft as it was at an earlier revision, from what the log says changed since. Pure; `drafts.difference` writes what is read here."""

import json
from collections.abc import Iterable
from typing import Any

from briefings.draft import Draft
from briefings.store.drafts import draft_of

_LISTS = (
    "people",
    "quotes",
    "events",
    "stances",
    "reports",
    "topics",
    "doubts",
)  # stored as nothing where they are empty


def rewound(stored: str, befores: Iterable[str], text: str) -> Draft:
    """The draft that `stored` became from, newest change first: each of `befores` is what one revision changed, as it was.

    Quotes stand in the order of their pieces, other items in the order of their keys.
    """
    draft = json.loads(stored)
    for before in befores:
        for part, value in json.loads(before).items():
            draft[part] = _part(part, draft.get(part), value)
    return draft_of(json.dumps({part: value for part, value in draft.items() if value is not None}), text)


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
