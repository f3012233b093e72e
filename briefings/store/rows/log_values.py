"""What was done as the log keeps it: its operation, and as canonical JSON its arguments and its two sides. Pure."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from briefings.model.log import (
    Correcting,
    Done,
    Merging,
    NameGiven,
    OfRevision,
    OnItem,
    Op,
    PairSaid,
    PartOf,
    Planning,
    Regrouping,
    Remark,
    Renaming,
    Retiring,
    Rewording,
    RoleDated,
    SettingSet,
    SettledAs,
    Step,
    Tagging,
)

_OPS: Mapping[type[Done], tuple[Op, ...]] = {
    OnItem: (
        Op.ACCEPT,
        Op.REJECT,
        Op.REOPEN,
        Op.EDIT_WORDS,
        Op.EDIT_SPEAKER,
        Op.EDIT_REPLY,
        Op.EDIT_ITEM,
        Op.USE_REPORT,
    ),
    SettledAs: (Op.SETTLE,),
    Correcting: (Op.CORRECT,),
    OfRevision: (Op.PUT_BACK, Op.UNDO),
    Remark: (Op.RETURN, Op.TAG, Op.UNTAG, Op.UNPOSTED),
    Rewording: (Op.REWORD,),
    Merging: (Op.MERGE_ISSUES, Op.PART_ISSUES, Op.MERGE_TOPICS),
    Renaming: (Op.ADD_TOPIC, Op.RENAME_TOPIC, Op.ADD_TOPIC_ALIAS, Op.TAKE_TOPIC_ALIAS),
    Tagging: (Op.ATTACH, Op.DETACH),
    Retiring: (Op.RETIRE, Op.BRING_BACK),
    NameGiven: (Op.NAME, Op.ADD_ALIAS, Op.TAKE_ALIAS),
    RoleDated: (Op.DATE_ROLE,),
    SettingSet: (Op.SET,),
    Planning: (Op.PLAN, Op.CANCEL, Op.MISS),
    PairSaid: (Op.APART, Op.AGAIN),
}
_SHAPES = {op: shape for shape, ops in _OPS.items() for op in ops}
_REGROUPINGS = frozenset({Op.MERGE, Op.SPLIT, Op.UNMERGE})
_ADAPTERS: Mapping[type[Done], TypeAdapter[Any]] = {
    shape: TypeAdapter(shape) for shape in (*_OPS, Step, PartOf, Regrouping)
}
_SIDES = ("was", "now")


def shape_of(op: Op, *, whole: bool) -> type[Done]:
    """The shape of an operation. `whole` tells a change of people from what it did to one briefing."""
    if op in _REGROUPINGS:
        return Regrouping if whole else PartOf
    return _SHAPES.get(op, Step)


def store_done(done: Done) -> tuple[str, str | None, str | None]:
    """The arguments, and what was and what is now; None for the sides of what has none."""
    values = _ADAPTERS[type(done)].dump_python(done, mode="json", exclude={"op"})
    was, now = (canonical(values.pop(side)) if side in values else None for side in _SIDES)
    return canonical(values), was, now


def done_of(op: str, args: str, was: str | None, now: str | None) -> Done:
    """What `store_done` stored."""
    values: dict[str, Any] = json.loads(args) | {
        side: json.loads(text) for side, text in zip(_SIDES, (was, now), strict=True) if text is not None
    }
    done: Done = _ADAPTERS[shape_of(Op(op), whole="parts" in values)].validate_python(values | {"op": op})
    return done


def canonical(value: object) -> str:
    """The value as JSON that is the same for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
