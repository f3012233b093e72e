"""The issues of the record: rewording one, merging two, undoing that, and a draft as the record words it. Knows the store, no door.

A draft keeps the sentence that was typed. The record knows where each sentence leads (`store.issue_rows` says why), so that neither
touches a draft, and both hold for what is typed and published later.
"""

from dataclasses import replace

from briefings.desk import Desk
from briefings.draft.changes import reason_of
from briefings.draft.model import Draft
from briefings.draft.wording import full_sentence
from briefings.errors import BadValue, Gone, IllegalMove
from briefings.model.issues import SENTENCE_MOST, IssueLine, IssuePreview
from briefings.model.record import State
from briefings.store import Record

__all__ = ["as_on_record", "line_of", "merge", "preview_merge", "reword", "undo"]


async def line_of(record: Record, number: int) -> IssueLine:
    """One issue on record with its stances; of a number that was merged, the issue it is now. Raises Gone."""
    issue = await record.issues.get(number)
    line = await record.issues.line(issue.number) if issue else None
    if line is None:
        raise Gone(f"There is no I-{number} on record here.", "/desk issue lists the issues.")
    return line


async def reword(desk: Desk, number: int, sentence: str, reason: str) -> None:
    """The issue has this sentence everywhere from now on, its number stays, and members are told what it was and why.

    Raises BadValue for what is no sentence or has no reason, Gone, and IllegalMove for another issue's sentence or where two people
    are needed.
    """
    desk.refuse_alone("Rewording an issue")
    sentence = " ".join(full_sentence(sentence).split())
    if len(sentence) > SENTENCE_MOST:
        raise BadValue(f"The sentence is too long; the limit is {SENTENCE_MOST} characters.", "Say it shorter.")
    missing = BadValue("A rewording needs a reason, which members will see.", "Say in a sentence what was wrong.")
    reason = reason_of(reason, missing)
    await desk.record.ledger.issues.reword(desk.actor_id, number, sentence, reason)


async def preview_merge(record: Record, number: int, into: int) -> IssuePreview:
    """What merging I-`number` into I-`into` would do. Raises IllegalMove for one and the same, Gone for what is not on record."""
    issue, other = await line_of(record, number), await line_of(record, into)
    if issue.issue.number == other.issue.number:
        raise IllegalMove(f"Both are I-{other.issue.number}.", "Name two different issues.")
    return IssuePreview(issue, other)


async def merge(desk: Desk, number: int, into: int) -> int:
    """The number of the change after which all stances on I-`number` count for I-`into`. Raises as `preview_merge` does."""
    desk.refuse_alone("Merging issues")
    told = await preview_merge(desk.record, number, into)
    return await desk.record.ledger.issues.merge(desk.actor_id, told.issue.issue.number, told.into.issue.number)


async def undo(desk: Desk, change: int) -> int:
    """The number of the change that takes a merge back: each stance counts again for the issue that its sentence names.

    The undoing is undone likewise. Raises Gone when there is no such change or it is undone already, IllegalMove when the issue
    was merged elsewhere since.
    """
    desk.refuse_alone("Undoing a merge of issues")
    return await desk.record.ledger.issues.undo(desk.actor_id, change)


async def as_on_record(record: Record, draft: Draft) -> Draft:
    """The draft of a published briefing with its issues worded as the record words them now; any other as it is."""
    if draft.state is not State.PUBLISHED:
        return draft
    words = await record.issues.words(draft.number)
    stances = tuple(replace(one, issue=words.get(one.key, one.issue)) for one in draft.stances)
    return replace(draft, stances=stances)
