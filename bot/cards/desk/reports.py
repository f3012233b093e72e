"""What people are reported to have said, as an editor sees it: suggestions, apart from the items that are published. Pure."""

from bot.actions.actions import FormKind, Judge, OpenForm, OpenItem, Review, Section
from bot.cards.card import Block, Button, Card, Heading, Line, Look, Note, Run, Style, Text, line
from bot.cards.desk.drafted import LABEL_MOST, draft_title, name_of
from bot.cards.desk.items import SPEAKER_WORDS, doubt_lines, passage
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import in_range, pages_of_lines, separate, shorten
from bot.cards.labels import NAME_MOST, join_note, paging, tag
from briefings.draft.model import Draft, DraftReport, Verdict
from briefings.errors import Gone
from briefings.model.record import Kind, SpeakerState
from briefings.model.spans import OMISSION

_LINES_MOST = 10
_SECTION_ROOM = 2000
_WHAT = "A suggestion: it is never published or shown as anybody's words, and does not hold up publishing."
_NOW = {Verdict.OPEN: "open", Verdict.ACCEPTED: "used as a stance", Verdict.REJECTED: "dismissed"}


def reports_section(draft: Draft, page: int) -> tuple[Block, ...]:
    """The section of a review that lists reported statements, with a menu to open one."""
    if not draft.reports:
        return (Text((line("Reported: nothing in this draft."),)),)
    lines = [(Run(f"{report_label(draft, one)} — "), Run(_NOW[one.verdict], Style.ITALIC)) for one in draft.reports]
    pages = pages_of_lines(lines, _SECTION_ROOM, _LINES_MOST)
    page = in_range(page, len(pages))
    start = sum(len(other) for other in pages[: page - 1])
    here = draft.reports[start : start + len(pages[page - 1])]
    openers = [option(report_label(draft, one), OpenItem(draft.number, one.key), _NOW[one.verdict]) for one in here]
    return (
        Note((line("What people are reported to have said. These are suggestions, and none of them is published."),)),
        Text(pages[page - 1]),
        *((Note((join_note(paging(page, len(pages))),)),) if len(pages) > 1 else ()),
        *menu("Open a reported statement", openers),
        *rows(*pager(Review(draft.number, Section.REPORTED, page), page, len(pages))),
    )


def report_card(draft: Draft, key: str) -> Card:
    """One reported statement in its passage, and what an editor can do with it. Raises Gone."""
    report = draft.report(key)
    if report is None:
        raise Gone(
            f"There is no reported statement {shorten(key, 20)} in {tag(Kind.BRIEFING, draft.number)} any more.",
            "Open the review to see its reported statements.",
        )
    now = (Run("Now: "), Run(_NOW[report.verdict], Style.BOLD))
    return Card(
        (
            Heading(f"Reported statement {report.key} of {tag(Kind.BRIEFING, draft.number)}"),
            Note((join_note(shorten(draft_title(draft), 150), f"revision {draft.rev}"),)),
            *separate(
                (*passage(draft, report.pieces), Text(_speaker(draft, report))),
                (*doubt_lines(report.doubts), Text((now, line(_WHAT)))),
            ),
            *rows(*_deeds(draft, report)),
            *rows(*_ways(draft, report)),
        )
    )


def report_label(draft: Draft, report: DraftReport) -> str:
    """The report on one short line: `r3 Republicans: he should be removed …`."""
    words = OMISSION.join(piece.of(draft.source.text) for piece in report.pieces)
    return shorten(f"{report.key} {_who(draft, report)}: {words}", LABEL_MOST, " […]")


def next_report(draft: Draft, after: str) -> DraftReport | None:
    """The next report after the one with this key that is open, going round; None when no other is."""
    place = next((index for index, report in enumerate(draft.reports) if report.key == after), -1)
    ordered = (*draft.reports[place + 1 :], *draft.reports[: max(place, 0)])
    return next((report for report in ordered if report.verdict is Verdict.OPEN), None)


def _who(draft: Draft, report: DraftReport) -> str:
    if report.speaker is not None:
        return name_of(draft, report.speaker)
    return shorten(report.called, NAME_MOST) or "unknown"


def _speaker(draft: Draft, report: DraftReport) -> tuple[Line, ...]:
    state = SPEAKER_WORDS[report.speaker_state]
    how = "." if report.speaker_state is SpeakerState.UNKNOWN else f"; {state}."
    named: Line = (Run("Said by: "), Run(_who(draft, report), Style.BOLD), Run(how))
    lines = (line(f"Said by: {state}."),) if report.speaker is None and not report.called else (named,)
    candidates = ", ".join(name_of(draft, key) for key in report.candidates[:6])
    return (*lines, line(f"Could be: {candidates}.")) if candidates else lines


def _deeds(draft: Draft, report: DraftReport) -> tuple[Button, ...]:
    number, rev = draft.number, draft.rev
    if report.verdict is Verdict.REJECTED:
        return (Button("Reopen", Judge(number, rev, report.key, Verdict.OPEN)),)
    use = Button("Use as a stance", OpenForm(number, rev, FormKind.REPORT, report.key), Look.SUCCESS)
    if report.verdict is Verdict.ACCEPTED:
        return (use,)
    return use, Button("Dismiss", Judge(number, rev, report.key, Verdict.REJECTED), Look.DANGER)


def _ways(draft: Draft, report: DraftReport) -> tuple[Button, ...]:
    back = Button("Back to review", Review(draft.number, Section.REPORTED))
    following = next_report(draft, report.key)
    if following is None:
        return (back,)
    return back, Button("Next reported statement", OpenItem(draft.number, following.key), Look.PRIMARY)
