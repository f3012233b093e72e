"""Drafts as JSON without the source's text, and what differs between two of them."""

import json
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from briefings.draft.model import Draft
from briefings.draft.selecting import selection
from briefings.model.record import Source, value_of

_DRAFT = TypeAdapter(Draft)


def json_of(draft: Draft) -> str:
    """The draft as JSON. The text stays in its own table."""
    return _DRAFT.dump_json(replace(draft, source=replace(draft.source, text=""))).decode()


def draft_of(stored: str, text: str) -> Draft:
    """The draft that `stored` holds, with its source's text."""
    draft = _DRAFT.validate_json(stored)
    return replace(draft, source=replace(draft.source, text=text))


def title_of(source: Source) -> str:
    """The article's title, else its file's name, else words that say that it has none."""
    return value_of(source.title) or source.file_name or "Untitled article"


def title_on_record(source: Source, number: int) -> str:
    """The article's title as members see it: a file's name would mean nothing to them."""
    return value_of(source.title) or f"Untitled article (B-{number})"


def open_doubts_of(draft: Draft) -> int:
    """How many items would stay out that no editor has rejected."""
    return len(selection(draft).left)


def difference(before: str | None, after: str) -> tuple[str | None, str]:
    """The parts of two stored drafts that differ, as JSON; of lists of items only the items, by key, null where there is none."""
    if before is None:
        return None, after
    now = _by_key(json.loads(after))
    old = _by_key(json.loads(before))
    was = {part: old.get(part, {}) for part in now}  # a draft that an older program stored lacks the newer parts
    told = [
        (part, key)
        for part in now
        for key in {**was[part], **now[part]}
        if without_nothing(was[part].get(key)) != without_nothing(now[part].get(key))
    ]
    return _only(was, told), _only(now, told)


def without_nothing(value: Any) -> Any:
    """The value without parts that are nothing: a draft that an older program stored lacks them."""
    return {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value


def _by_key(draft: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {part: _items(value) for part, value in draft.items()}


def _items(value: Any) -> dict[str, Any]:
    match value:
        case [{"key": _}, *_]:
            return {item["key"]: item for item in value}
        case []:
            return {}
        case _:
            return {"": value}


def _only(draft: dict[str, dict[str, Any]], told: list[tuple[str, str]]) -> str:
    parts: dict[str, Any] = {}
    for part, key in told:
        value = draft[part].get(key)
        if key == "":
            parts[part] = value
        else:
            parts.setdefault(part, {})[key] = value
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
