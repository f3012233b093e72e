"""A correction of what is published: what changes, and what of it members are told. Pure."""

from dataclasses import replace

from briefings.draft import changes, revising
from briefings.draft.comparing import ON_RECORD, TAKEN_BACK, Corrected, Difference, as_read, differences
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftStance, DraftSummary, Verdict
from briefings.draft.revising.items import accept
from briefings.errors import Gone, IllegalMove
from briefings.model.record import ITEM, State

# An editor's own matters; who is whose number is told with the number.
_NOT_TOLD = frozenset({"state", "verdict", "doubts", "the same as"})
_NAMES = frozenset({"speaker", "holder", "people"})  # told once, of the person, where a person is renamed


def apply_correction(draft: Draft, change: changes.Change) -> Corrected:
    """What the change makes of a published briefing. Rejecting an item takes it back.

    Raises IllegalMove when the briefing or the item is not published, or when nobody could see the change, and whatever
    `revising.apply` raises.
    """
    if draft.state is not State.PUBLISHED:
        raise IllegalMove(
            f"B-{draft.number} is not published.", "Edit it; only what is published needs a correction with a reason."
        )
    key = _key(change)
    item = draft.item(key) if key else None
    if key and item is None:
        raise Gone("That item is not in this briefing any more.", f"/briefing review B-{draft.number} shows its items.")
    if item is not None and item.number is None:
        raise IllegalMove("This item is not published.", "Edit it; only what is published needs a correction.")
    on_record = _on_record(draft)
    if isinstance(change, changes.EditReply) and change.reply_to is not None and change.reply_to not in on_record:
        raise IllegalMove(
            f"{change.reply_to} is not published, so members cannot see a reply to it.", "Publish that quote first."
        )
    if isinstance(change, changes.SetVerdict):
        return _take_back(draft, change, on_record)
    changed = revising.apply(replace(draft, state=State.WITHDRAWN), change)  # as if it were not on record
    new = {*filter(None, _people_of(changed, key))} if isinstance(change, changes.EditSpeaker) else set[str]()
    # An editor's word for the items as a whole; but a summary that no passage supports stays in doubt.
    settled = accept(replace(changed, state=State.PUBLISHED), {key, *new} - {draft.summary.key})
    same = {person.key: person.same_as for person in settled.people}
    if any(person.number and person.same_as != same.get(person.key) for person in draft.people):
        raise IllegalMove(
            "A correction does not change who a person on record is.",
            "Use /desk merge or /desk split, which can be undone.",
        )
    told = changes_of(draft, settled, on_record | new)
    if not told:
        raise IllegalMove("Nothing that members see would change.", "Change something, or leave it as it is.")
    return Corrected(settled, on_record | new, told)


def changes_of(before: Draft, after: Draft, take: frozenset[str]) -> tuple[Difference, ...]:
    """What members are told when the items `take` of `after` (keys) replace what is on record of `before`: the differences of those that
    were on record and still are. What is new was never read, and what is not on record is never named.
    """
    on_record = _on_record(before)
    before, after = as_read(before, on_record), as_read(after, take)
    kept = {"", *on_record & take}  # empty: of the briefing itself
    return tuple(
        difference
        for difference in differences(before, after)
        if difference.key in kept
        and difference.what not in _NOT_TOLD
        and not (difference.what in _NAMES and _people_of(before, difference.key) == _people_of(after, difference.key))
    )


def changes_meanwhile(before: Draft, after: Draft, take: frozenset[str]) -> tuple[Difference, ...]:
    """As `changes_of`, with the items that members no longer find, when a briefing is published again."""
    told = list(changes_of(before, after, take))
    for item in before.items():
        if item.number is None or item.key in take or isinstance(item, DraftPerson):
            continue  # people may be on record by other briefings; what was theirs here is told
        if isinstance(item, DraftSummary):
            lines = enumerate(item.sentences, 1)
            told += [Difference(item.key, f"sentence {number}", line.text, "") for number, line in lines]
        else:
            told.append(Difference(item.key, ITEM, ON_RECORD, TAKEN_BACK))
    return tuple(told)


def _on_record(draft: Draft) -> frozenset[str]:
    return frozenset(item.key for item in draft.items() if item.number is not None)


def _people_of(draft: Draft, key: str) -> tuple[str | None, ...]:
    """The keys of those whose words, stance or part an item is."""
    match draft.item(key):
        case DraftQuote(speaker=speaker):
            return (speaker,)
        case DraftStance(holder=holder):
            return (holder,)
        case DraftEvent(people=people):
            return people
        case _:
            return ()


def _take_back(draft: Draft, change: changes.SetVerdict, on_record: frozenset[str]) -> Corrected:
    item = draft.item(change.key)
    if change.verdict is not Verdict.REJECTED:
        raise IllegalMove("This item is published already.", "A correction changes it or takes it back.")
    if isinstance(item, DraftPerson):
        raise IllegalMove(
            "A person stays as long as anything in this briefing names them.",
            "Take back their quotes and stances, or correct them.",
        )
    if on_record - {change.key} <= {person.key for person in draft.people}:
        raise IllegalMove("Nothing but names would be left.", "Withdraw the briefing.")
    rejected = revising.apply(replace(draft, state=State.WITHDRAWN), change)
    take = on_record - {change.key}
    told = (Difference(change.key, ITEM, ON_RECORD, TAKEN_BACK), *changes_of(draft, rejected, take))
    return Corrected(replace(rejected, state=State.PUBLISHED), take, told)


def _key(change: changes.Change) -> str:
    """The key of the item that changes; empty for the facts of the source."""
    match change:
        case changes.EditFacts():
            return ""
        case changes.EditSummary():
            return "m1"
        case changes.AcceptAll() | changes.AddQuote() | changes.AddEvent() | changes.AddStance() | changes.AddPerson():
            raise IllegalMove("That is not a correction.", "Add it to the draft, then publish again.")
        case _:
            return change.key
