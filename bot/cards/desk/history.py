"""The cards of a briefing's history: its revisions, and what differs between two. Pure."""

from collections.abc import Sequence

from bot.actions.actions import Diff, History, Log, PutBack, Review, Undo
from bot.cards.card import Button, Card, Heading, Line, Note, Run, Style, Text, line, member
from bot.cards.desk.drafted import draft_title
from bot.cards.desk.log import done_line, done_words, undo_options
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import in_range, pages_of_lines, shorten
from bot.cards.labels import count_words, join_note, paging, tag
from briefings.dates.style import Writing
from briefings.draft.comparing import DATE, Difference
from briefings.draft.model import Draft
from briefings.model.log import LogKind, LogLine
from briefings.model.record import Kind, Page, State
from briefings.model.spans import OMISSION

_SIDE_MOST = 500  # characters of what a thing was, and of what it is
_ROOM = 2500
_TAKEN_BACK = frozenset({LogKind.PEOPLE, LogKind.TOPIC})


def history_card(writing: Writing, draft: Draft, found: Page[LogLine]) -> Card:
    """The revisions, newest first: who did what and when; a menu compares one with the one before it."""
    number = draft.number
    compared = [
        option(f"Revision {one.nth}: {done_words(writing, one)}", Diff(number, one.nth - 1, one.nth))
        for one in found.items
        if one.nth > 1
    ]
    return Card(
        (
            Heading(f"History of {tag(Kind.BRIEFING, number)} {draft_title(draft)}"),
            Text(tuple(_revision(writing, one) for one in found.items)),
            Note((join_note(count_words(found.total, "revision"), paging(found.number, found.pages)),)),
            *menu("See what a revision changed", compared),
            *rows(
                *pager(History(number, found.number), found.number, found.pages),
                Button("Back to review", Review(number)),
            ),
        )
    )


def log_card(writing: Writing, found: Page[LogLine], asked: Log) -> Card:
    """Who did what in this server, newest first; a menu shows what a change changed."""
    if not found.items:
        return Card((Text((line("Nothing in the log matches."),)),))
    compared = [
        option(f"{one.name}: {done_words(writing, one)}", Diff(one.item or 0, one.nth - 1, one.nth), one.title)
        for one in found.items
        if one.kind is LogKind.REVISION and one.nth > 1
    ]
    undone = undo_options((one, done_words(writing, one)) for one in found.items if one.kind in _TAKEN_BACK)
    return Card(
        (
            Heading("Log of this server"),
            Text(tuple(done_line(one, writing.moment(one.at), done_words(writing, one)) for one in found.items)),
            Note(
                (
                    join_note(count_words(found.total, "change"), paging(found.number, found.pages)),
                    line("/desk undo undoes one of them by its name, such as change:B-3/5 or change:people/4."),
                )
            ),
            *menu("See what a revision changed", compared),
            *menu("Undo a change", undone),
            *rows(*pager(asked, found.number, found.pages)),
        )
    )


def diff_card(
    writing: Writing, now: Draft, older: LogLine, newer: LogLine, differing: Sequence[Difference], page: int
) -> Card:
    """What differs, each thing as it was and as it became; `now` is the draft today."""
    number = now.number
    pages = pages_of_lines(
        [shown for difference in differing for shown in _difference_lines(writing, difference)], _ROOM
    )
    shown = in_range(page, len(pages))
    lines = pages[shown - 1] or (line("Editors see no difference between them."),)
    asked = Diff(number, older.nth, newer.nth, shown)
    single = [Button("Undo this change", Undo(number, newer.nth))] if newer.nth == older.nth + 1 else []
    newest = [] if newer.nth == now.rev else [Button("Compare with the newest", Diff(number, older.nth, now.rev))]
    back = (
        [Button(f"Put back revision {older.nth}", PutBack(number, older.nth, now.rev))]
        if now.state is not State.PUBLISHED
        else []
    )
    return Card(
        (
            Heading(f"{tag(Kind.BRIEFING, number)}: revision {older.nth} and revision {newer.nth}"),
            Note((_revision(writing, older), _revision(writing, newer))),
            Text(lines),
            *([Note((line(paging(shown, len(pages))),))] if len(pages) > 1 else []),
            *rows(*pager(asked, shown, len(pages)), *newest, *single, *back, Button("History", History(number))),
        )
    )


def _revision(writing: Writing, one: LogLine) -> Line:
    head = Run(f"Revision {one.nth}, {writing.moment(one.at)}: ")
    return head, member(one.actor_id), Run(f" {done_words(writing, one)}")


def _difference_lines(writing: Writing, difference: Difference) -> tuple[Line, ...]:
    where = f"{difference.key} {difference.what}" if difference.key else difference.what
    return (
        line(where, Style.BOLD),
        line(f"was: {_side(writing, difference, difference.was)}"),
        line(f"is: {_side(writing, difference, difference.now)}"),
    )


def _side(writing: Writing, difference: Difference, kept: str) -> str:
    text = writing.rewrite(kept) if difference.what == DATE else kept
    return shorten(text, _SIDE_MOST, OMISSION.rstrip()) or "nothing"
