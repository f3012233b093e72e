"""The cards of a briefing's history: its revisions, and what differs between two. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.actions.actions import Diff, History, Log, PutBack, Review, Undo, UndoChange
from bot.cards.card import Button, Card, Heading, Line, Note, Run, Style, Text, line, member
from bot.cards.desk.drafted import draft_title
from bot.cards.desk.scheduling import at_words
from bot.cards.doors import menu, option, pager, rows
from bot.cards.fit import in_range, paged_lines, shorten
from bot.cards.labels import count_words, join_note, paging, tag
from briefings.dates.style import Writing
from briefings.draft.comparing import DATE, Difference
from briefings.draft.model import Draft
from briefings.model.log import APART, LogKind, LogLine
from briefings.model.record import Kind, Page, Revision, State
from briefings.model.spans import OMISSION
from briefings.settings import ROWS, Setting

_SIDE_MOST = 500  # characters of what a thing was, and of what it is
_ROOM = 2500
_DONE = {
    "take_in": "added the article",
    "sample": "added the sample",
    "publish": "published",
    "withdraw": "withdrew",
    "restore": "published again as it was",
    "hand in": "handed it in for approval",
    "edit facts": "edited the facts of the article",
    "edit summary": "edited the summary",
}
_REGROUPED = ("merge ", "split ", "unmerge ")
_REGROUPED_WORDS = {"merge": "merged", "split": "split", "unmerge": "undid the merge or split of"}
_CURATED = {
    "name": "chose the name of",
    "dates": "dated a role of",
    "merge": "merged",
    "split": "split",
    "unmerge": "undid a merge or split of",
    "reword": "reworded",
    "part": "split",
    "add": "added",
    "rename": "renamed",
    "alias": "gave an alias to",
    "take alias": "removed an alias of",
    "attach": "attached a briefing to",
    "detach": "removed a briefing from",
    "retire": "retired",
    "bring back": "brought back",
}
_TAKEN_BACK = frozenset({LogKind.PEOPLE, LogKind.TOPIC})
_WHY_MOST = 150
_SETTLED = re.compile(r"settle (p\d+) as (new|P-\d+)")
_VERBS = {
    "accept": "accepted",
    "reject": "rejected",
    "reopen": "reopened",
    "edit": "edited",
    "edit words": "edited the words of",
    "edit speaker": "edited the speaker of",
    "edit reply": "edited the reply of",
    "add a": "added a",
    "add an": "added an",
    "put back": "put back revision",
    "undo": "undid revision",
}


def history_card(writing: Writing, draft: Draft, found: Page[Revision]) -> Card:
    """The revisions, newest first: who did what and when; a menu compares one with the one before it."""
    number = draft.number
    compared = [
        option(f"Revision {one.rev}: {describe_op(one.op)}", Diff(number, one.rev - 1, one.rev))
        for one in found.items
        if one.rev > 1
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
    changes = [one for one in found.items if one.kind is LogKind.REVISION and one.briefing and one.change > 1]
    compared = [
        option(f"{one.name}: {describe_op(one.op)}", Diff(one.briefing, one.change - 1, one.change), one.title)
        for one in changes
        if one.briefing is not None
    ]
    others = [one for one in found.items if one.kind in _TAKEN_BACK and not one.undone]
    undone = [option(f"{one.name}: {describe_line(writing, one)}", UndoChange(one.kind, one.change)) for one in others]
    return Card(
        (
            Heading("Log of this server"),
            Text(tuple(_logged(writing, one) for one in found.items)),
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


def _logged(writing: Writing, one: LogLine) -> Line:
    head = Run(f"{one.name}, {writing.moment(one.at)}: ")
    return (head, member(one.actor_id), Run(f" {describe_line(writing, one)}{', undone later' if one.undone else ''}"))


def describe_line(writing: Writing, one: LogLine) -> str:
    """What a line of the log tells, in words."""
    verb, _, rest = one.op.partition(" ")
    match one.kind:
        case LogKind.REVISION:
            return describe_op(one.op)
        case LogKind.PEOPLE | LogKind.ISSUE:
            first, *into = rest.split()
            between = "from" if verb == "part" else "into"
            return f"{_CURATED[verb]} {first}{f' {between} {into[0]}' if into else ''}"
        case LogKind.TOPIC | LogKind.PERSON:
            return _curated(one.op)
        case LogKind.SETTING:
            return f"changed the setting “{ROWS[Setting(one.op)].label}”"
        case LogKind.PLAN:
            due, _, why = rest.partition(" ")
            when = at_words(writing, datetime.fromisoformat(due))
            of = tag(Kind.BRIEFING, one.briefing or 0)
            return {
                "plan": f"planned to publish {of} on {when}",
                "cancelled": f"cancelled publishing {of} on {when}",
            }.get(verb, f"did not publish {of} on {when}: {shorten(why, _WHY_MOST)}")
        case LogKind.POST:
            return f"could not post about {tag(Kind.BRIEFING, one.briefing or 0)}: {shorten(rest, _SIDE_MOST)}"
        case LogKind.APART:
            first, other = rest.split()
            return (
                f"said that {first} and {other} are two people"
                if verb == APART
                else f"asked about {first} and {other} again"
            )
        case _:
            assert_never(one.kind)


def _curated(op: str) -> str:
    """A change of a topic or a person: `take alias T-3`, and what takes one back: `undo take alias T-3`."""
    undoing = op.startswith("undo ")
    what, _, subject = op.removeprefix("undo ").rpartition(" ")
    return f"{'undid: ' if undoing else ''}{_CURATED.get(what, what)} {subject}"


def describe_op(op: str) -> str:
    """What was done, in words, from what the log calls it: `edit words q3`."""
    if op.startswith("return: "):
        return f"returned it: “{op.removeprefix('return: ')}”"
    if op.startswith("correct: "):
        return f"made a correction: {describe_op(op.removeprefix('correct: '))}"
    if op.startswith("tag: "):
        return f"attached the topic “{op.removeprefix('tag: ')}”"
    if op.startswith("untag: "):
        return f"removed the topic “{op.removeprefix('untag: ')}”"
    if op.startswith(_REGROUPED):
        kind, number, person, *into = op.split()
        return f"{_REGROUPED_WORDS[kind]} {person}{f' into {into[0]}' if into else ''} (people/{number})"
    if settled := _SETTLED.fullmatch(op):
        return (
            f"marked {settled[1]} as a new person" if settled[2] == "new" else f"matched {settled[1]} to {settled[2]}"
        )
    if op.startswith("use "):
        return f"used {op.removeprefix('use ')}"
    verb, _, what = op.rpartition(" ")
    return _DONE.get(op) or (f"{_VERBS[verb]} {what}" if verb in _VERBS else op)


def diff_card(
    writing: Writing, now: Draft, older: Revision, newer: Revision, differing: Sequence[Difference], page: int
) -> Card:
    """What differs, each thing as it was and as it became; `now` is the draft today."""
    number = now.number
    pages = paged_lines([shown for difference in differing for shown in _told(writing, difference)], _ROOM)
    shown = in_range(page, len(pages))
    lines = pages[shown - 1] or (line("Editors see no difference between them."),)
    asked = Diff(number, older.rev, newer.rev, shown)
    single = [Button("Undo this change", Undo(number, newer.rev))] if newer.rev == older.rev + 1 else []
    newest = [] if newer.rev == now.rev else [Button("Compare with the newest", Diff(number, older.rev, now.rev))]
    back = (
        [Button(f"Put back revision {older.rev}", PutBack(number, older.rev, now.rev))]
        if now.state is not State.PUBLISHED
        else []
    )
    return Card(
        (
            Heading(f"{tag(Kind.BRIEFING, number)}: revision {older.rev} and revision {newer.rev}"),
            Note((_revision(writing, older), _revision(writing, newer))),
            Text(lines),
            *([Note((line(paging(shown, len(pages))),))] if len(pages) > 1 else []),
            *rows(*pager(asked, shown, len(pages)), *newest, *single, *back, Button("History", History(number))),
        )
    )


def _revision(writing: Writing, one: Revision) -> Line:
    head = Run(f"Revision {one.rev}, {writing.moment(one.at)}: ")
    return (head, member(one.actor_id), Run(f" {describe_op(one.op)}"))


def _told(writing: Writing, difference: Difference) -> tuple[Line, ...]:
    where = f"{difference.key} {difference.what}" if difference.key else difference.what
    return (
        line(where, Style.BOLD),
        line(f"was: {_side(writing, difference, difference.was)}"),
        line(f"is: {_side(writing, difference, difference.now)}"),
    )


def _side(writing: Writing, difference: Difference, kept: str) -> str:
    text = writing.rewritten(kept) if difference.what == DATE else kept
    return shorten(text, _SIDE_MOST, OMISSION.rstrip()) or "nothing"
