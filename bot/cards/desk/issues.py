"""The desk's cards of issues: all of them, one with what was done to it, what a merge would move, and the form that rewords one. Pure."""

from collections.abc import Sequence

from bot.actions.curating import REASON, SENTENCE, ListIssues, MergeIssues, OneIssue, OpenReword
from bot.cards.card import (
    Block,
    Button,
    Card,
    Field,
    FieldKind,
    Form,
    Heading,
    Line,
    Look,
    Note,
    Rule,
    Run,
    Style,
    Text,
    line,
)
from bot.cards.desk.log import done_line, done_words, undo_options
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import shorten
from bot.cards.labels import SENTENCE_MOST, count_words, join_note, paging, tag
from briefings.ask.queries import Stances
from briefings.dates.style import Writing
from briefings.draft.changes import LONGEST_REASON
from briefings.errors import BriefingError
from briefings.model.issues import SENTENCE_MOST as TYPED_MOST
from briefings.model.issues import IssueLine, IssuePreview
from briefings.model.log import LogLine, Op, Rewording
from briefings.model.record import Issue, Kind, Page

_SHORT = 80
_BRIEFINGS_MOST = 12
_BY_HAND = "An issue goes on record with the first published stance on it: write it in the form of a stance, or add a stance by hand."


def issues_card(found: Page[IssueLine]) -> Card:
    """The issues on record with their stances; one opens from the menu."""
    if not found.items:
        return Card((Text((line("No issue is on record here yet."), line(_BY_HAND))),))
    return Card(
        (
            Heading("Issues of this server"),
            Text(tuple(_issue_line(one) for one in found.items)),
            Note((join_note(count_words(found.total, "issue"), paging(found.number, found.pages)), line(_BY_HAND))),
            *menu(
                "Open an issue",
                [option(_ref(one.issue), OneIssue(_key(one.issue)), _count_stances(one)) for one in found.items],
            ),
            *rows(*pager(ListIssues(found.number), found.number, found.pages)),
        )
    )


def issue_card(writing: Writing, one: IssueLine, others: Sequence[Issue], done: Sequence[LogLine]) -> Card:
    """One issue for an editor: its stances and briefings, what was done to it, and the ways to reword, merge and undo."""
    number, key = one.issue.number, _key(one.issue)
    briefings = ", ".join(tag(Kind.BRIEFING, briefing) for briefing in one.briefings[:_BRIEFINGS_MOST])
    more = len(one.briefings) - _BRIEFINGS_MOST
    merges = [option(f"Merge into {_ref(other)}", MergeIssues(key, _key(other))) for other in others]
    told = [(change, _change(writing, change)) for change in done]
    undone = undo_options((change, words) for change, words in told if change.op is not Op.REWORD)
    blocks: list[Block] = [
        Heading(f"Editing {key}"),
        Text((line(shorten(one.issue.sentence, SENTENCE_MOST), Style.BOLD), line(f"{_count_stances(one)}."))),
        Text((line(f"In {briefings}{f' and {more} more' if more > 0 else ''}."),)),
    ]
    if done:
        blocks.append(Note(tuple(done_line(change, writing.day_of(change.at), words) for change, words in told)))
    return Card(
        (
            *blocks,
            *menu("Merge or undo", [*undone, *merges]),
            *rows(
                Button("Reword", OpenReword(number)),
                Button("As members see it", Stances(issue=key)),
                Button("All issues", ListIssues()),
            ),
        )
    )


def merge_card(told: IssuePreview) -> Card:
    """What a merge of issues would move, with the button that does it."""
    issue, into = told.issue.issue, told.into.issue
    return Card(
        (
            Heading(f"Merge {_key(issue)} into {_key(into)}"),
            Text((_issue_line(told.issue), _issue_line(told.into))),
            Text(
                (
                    line(
                        f"{count_words(told.issue.stances, 'stance').capitalize()} would move to {_key(into)} and its sentence."
                        f" From then on, {_key(issue)} and its sentence lead there."
                    ),
                )
            ),
            Note((line("You can undo this at any time, even after other edits."),)),
            *rows(
                Button("Merge them", MergeIssues(_key(issue), _key(into), sure=True), Look.DANGER),
                Button("Cancel", OneIssue(_key(issue))),
            ),
        )
    )


def reword_form(issue: Issue, opened: OpenReword) -> Form:
    """The form that rewords an issue, with what is there or what was typed."""
    sentence = opened.sentence or issue.sentence
    say = line("Every stance on it is shown under the new sentence. Members see what it was and why in /changes.")
    return Form(
        f"Reword {_key(issue)}",
        (
            Field(
                SENTENCE,
                "The issue",
                FieldKind.PARAGRAPH,
                sentence if len(sentence) <= TYPED_MOST else "",
                True,
                TYPED_MOST,
                hint="A full sentence that people can support or oppose, in the dispute's own words.",
            ),
            Field(
                REASON,
                "The reason",
                FieldKind.PARAGRAPH,
                opened.reason,
                True,
                LONGEST_REASON,
                hint="Members will see it.",
            ),
        ),
        opened,
        (Text((say,)),),
    )


def refused_rewording(error: BriefingError, then: Card, opened: OpenReword) -> Card:
    """Why an issue was not reworded, with the form that holds what was typed, above the issue as it is."""
    say = Text((line(f"{error.say} {error.hint}".strip(), Style.BOLD),))
    return Card((say, *rows(Button("Type it again", opened, Look.PRIMARY)), Rule(), *then.blocks))


def _issue_line(one: IssueLine) -> Line:
    return Run(f"{_key(one.issue)} ", Style.BOLD), Run(f"{shorten(one.issue.sentence, 200)} — {_count_stances(one)}")


def _count_stances(one: IssueLine) -> str:
    """`3 stances: 2 for, 1 against`."""
    parts = ", ".join(f"{count} {position.word}" for position, count in one.positions)
    return f"{count_words(one.stances, 'stance')}: {parts}"


def _change(writing: Writing, one: LogLine) -> str:
    was = f", which was “{shorten(one.done.was, _SHORT)}”" if isinstance(one.done, Rewording) else ""
    return f"{done_words(writing, one)}{was}"


def _ref(issue: Issue) -> str:
    return f"{_key(issue)} {shorten(issue.sentence, _SHORT)}"


def _key(issue: Issue) -> str:
    return tag(Kind.ISSUE, issue.number)
