"""An editor's work on the order of the record: its issues. Knows no door."""

from typing import assert_never

from bot.actions.curating import IssueAction, ListIssues, MergeIssues, OneIssue, OpenReword, Reword
from bot.cards.card import Card, Form
from bot.cards.desk.announcing import add_note
from bot.cards.desk.issues import issue_card, issues_card, merge_card, refused_rewording, reword_form
from bot.cards.desk.review import notice_card
from bot.cards.labels import tag
from bot.desk.announcing import Announcing
from bot.desk.identities import as_shown
from briefings.ask.queries import Stances
from briefings.ask.resolving import issue_of
from briefings.desk import Desk, issues
from briefings.errors import BadValue, IllegalMove
from briefings.model.log import LogKind
from briefings.model.record import Issue, Kind
from briefings.store import Record

_OTHERS_MOST = 20
_CHANGES_SHOWN = 5


async def curate(desk: Desk, announcing: Announcing, action: IssueAction) -> Card | Form:
    """What the editor sees next; a merge is shown first, and done when it comes with `sure`. Raises BriefingError."""
    match action:
        case ListIssues(page):
            return issues_card(await desk.record.issues.lines(page=page))
        case OneIssue(typed):
            return await _issue(desk.record, await _number(desk.record, typed))
        case OpenReword(number):
            issue = (await issues.line_of(desk.record, number)).issue
            as_shown(Kind.ISSUE, (tag(Kind.ISSUE, number), issue.number))
            return reword_form(issue, action)
        case Reword():
            return await _reword(desk, announcing, action)
        case MergeIssues(typed, into, sure):
            number, other = await _number(desk.record, typed), await _number(desk.record, into)
            if not sure:
                return merge_card(await issues.preview_merge(desk.record, number, other))
            as_shown(Kind.ISSUE, (typed, number), (into, other))
            change = await issues.merge(desk, number, other)
            return notice_card(f"Merged. This is change issue/{change}.", await _issue(desk.record, other))
        case _:
            assert_never(action)


async def _number(record: Record, typed: str) -> int:
    """The number of the issue that is meant. Raises BadValue where several or none is."""
    meant = await issue_of(record, typed, lambda key: Stances(issue=key))
    if isinstance(meant, Issue):
        return meant.number
    raise BadValue(
        f"“{typed[:80]}” does not match exactly one issue on record.",
        "Select one from the list while typing, or give a number such as I-2; /desk issue lists them.",
    )


async def _issue(record: Record, number: int) -> Card:
    line = await issues.line_of(record, number)
    others = [one for one in await record.issues.on_record() if one.number != line.issue.number]
    done = await record.log.newest(LogKind.ISSUE, _CHANGES_SHOWN, [line.issue.number])
    return issue_card(record.writing, line, others[:_OTHERS_MOST], done)


async def _reword(desk: Desk, announcing: Announcing, action: Reword) -> Card:
    try:
        await issues.reword(desk, action.issue, action.sentence, action.reason)
    except (BadValue, IllegalMove) as error:
        again = OpenReword(action.issue, action.sentence, action.reason)
        return refused_rewording(error, await _issue(desk.record, action.issue), again)
    say = "Reworded. Members see what it was and why in /changes."
    told = await announcing.post_rewording(action.issue)
    return add_note(notice_card(say, await _issue(desk.record, action.issue)), told)
