"""What an editor does with a reported statement: dismisses it, or makes a stance of it. Pure."""

from dataclasses import replace

from briefings.draft.changes import UseReport
from briefings.draft.model import Draft, DraftReport, DraftStance, Tier, Verdict
from briefings.draft.revising.items import free_key, refuse_gone
from briefings.draft.revising.quotes import person_called
from briefings.draft.wording import full_sentence
from briefings.errors import BadValue, IllegalMove
from briefings.model.record import Basis
from briefings.text.finding import clean


def judge_report(draft: Draft, report: DraftReport, verdict: Verdict) -> Draft:
    """The draft with the report dismissed or open again. Raises IllegalMove for accepting: a report is not published."""
    if verdict is Verdict.ACCEPTED:
        raise IllegalMove("A reported statement is not published.", "Use it as a stance, or dismiss it.")
    return _put(draft, replace(report, verdict=verdict))


def use_report(draft: Draft, change: UseReport) -> Draft:
    """The draft with a possible stance, read from the reported words, which waits for an editor to accept it.

    Raises BadValue without a holder or for an issue that is no full sentence, Gone.
    """
    report = draft.report(change.key)
    if report is None:
        raise refuse_gone(draft)
    issue = full_sentence(change.issue)
    named = clean(change.new_name) or (report.called if change.person is None else "")
    holder = draft.person(change.person or report.speaker)
    if named:
        draft, holder = person_called(draft, named)
    if holder is None:
        raise BadValue("No person was chosen for this stance.", "Choose a person, or type a new name.")
    known = next((other.issue for other in draft.stances if other.issue.casefold() == issue.casefold()), issue)
    stance = DraftStance(
        free_key(draft.stances, "s"), holder.key, known, change.position, Tier.POSSIBLE, report.pieces, Basis.READ
    )
    used = _put(draft, replace(report, verdict=Verdict.ACCEPTED))
    return replace(used, stances=(*used.stances, stance))


def _put(draft: Draft, report: DraftReport) -> Draft:
    return replace(draft, reports=tuple(report if other.key == report.key else other for other in draft.reports))
