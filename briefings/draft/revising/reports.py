"""What an editor does with a reported statement: dismisses it, or makes a stance of it. Pure."""

from dataclasses import replace

from briefings.draft.changes import UseReport
from briefings.draft.model import Draft, DraftReport, Verdict
from briefings.draft.revising.adding import add_stance
from briefings.draft.revising.items import refuse_gone
from briefings.errors import IllegalMove
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
        refuse_gone(draft)
    name = clean(change.new_name) or (report.called if change.person is None else "")
    used = _put(draft, replace(report, verdict=Verdict.ACCEPTED))
    return add_stance(used, change, change.person or report.speaker, name, report.pieces)


def _put(draft: Draft, report: DraftReport) -> Draft:
    return replace(draft, reports=tuple(report if other.key == report.key else other for other in draft.reports))
