"""Taking one change out again, also after others were made. Knows the store, no door."""

from dataclasses import replace

from briefings.draft import Draft
from briefings.errors import Changed, Gone, IllegalMove
from briefings.looking_back import merged
from briefings.model import State
from briefings.store import Store
from briefings.store.shelf_approvals import HAND_IN, RETURN

UNDO = "undo"
_OTHER_WAYS = {
    "merge": "/desk unmerge undoes it in every briefing.",
    "split": "/desk unmerge undoes it.",
    "unmerge": "Merge or part them again.",
    "take_in": "Discard B-{number}, or reject what is not wanted.",
    "publish": "Withdraw B-{number}: its numbers stay.",
    "withdraw": "Restore B-{number}: /briefing restore publishes it again.",
    "restore": "Withdraw B-{number} again.",
    "hand in": "Return B-{number} with a comment, or edit it: then it waits no longer.",
    "return: ": "Hand B-{number} in again.",
    "tag: ": "/desk topic undoes it.",
    "untag: ": "/desk topic undoes it.",
    "correct": "Correct it again: members are told of both.",
}
_LOOKED_THROUGH = 200  # changes of one editor, and of one briefing


async def undo(store: Store, server: int, actor_id: int, number: int | None, rev: int | None) -> Draft:
    """The draft without one change: the one named, or with None the newest of this actor that is not undone yet.

    What the change added stays in it, rejected. Raises Gone when there is none, Changed when what it changed was changed again
    since, IllegalMove for what is undone in another way: taking an article in, publishing, withdrawing and correcting.
    """
    number, rev = await _newest_of(store, server, actor_id) if number is None or rev is None else (number, rev)
    change, now = await store.shelf.revision(server, number, rev), await store.shelf.draft(server, number)
    if change is None or now is None:
        raise Gone(f"B-{number} has no revision {rev} here.", "/desk log shows the ones there are.")
    other_way = next((hint for op, hint in _OTHER_WAYS.items() if change.op.startswith(op)), None)
    if other_way is not None:
        raise IllegalMove("That is not undone here.", other_way.format(number=number))
    found = await store.shelf.without(server, number, rev)
    if found is None:
        raise Changed(
            "What that changed was changed again since.",
            f"/briefing diff B-{number} shows it; edit it, or put a revision back.",
        )
    back = merged(found, now)
    if back == now:
        raise IllegalMove("That is undone already.", "/desk log shows what was done.")
    if _on_record(now) != _on_record(back):
        raise IllegalMove("That is published.", f"Correct it, or withdraw B-{number} first.")
    return await store.ledger.save(server, actor_id, replace(back, rev=now.rev), f"{UNDO} {rev}")


async def _newest_of(store: Store, server: int, actor_id: int) -> tuple[int, int]:
    """The newest change of the actor that is neither an undoing nor undone, by whomever, in a draft that was not discarded."""
    for one in (await store.shelf.log(server, actor_id=actor_id, per_page=_LOOKED_THROUGH)).items:
        op, rev = one.revision.op, one.revision.rev
        if op.startswith((UNDO, HAND_IN, RETURN)) or await store.shelf.was_discarded(server, one.briefing):
            continue
        later = await store.shelf.log(server, briefing=one.briefing, per_page=_LOOKED_THROUGH)
        if all(other.revision.op != f"{UNDO} {rev}" for other in later.items):
            return one.briefing, rev
    raise Gone("There is nothing of yours to undo here.", "/desk log shows what was done.")


def _on_record(draft: Draft) -> tuple[object, ...]:
    """What members see of the draft: its items with numbers, and its facts; nothing unless it is published."""
    if draft.state is not State.PUBLISHED:
        return ()
    return (*(item for item in draft.items() if item.number is not None), draft.source, draft.topics)
