"""The editors' part of the table of commands; `bot.commands.commands` has the whole of it."""

import re

from bot.actions.actions import (
    Action,
    Add,
    Correct,
    Diff,
    Discard,
    Export,
    History,
    Import,
    ListBriefings,
    Log,
    Merge,
    OnePerson,
    Publish,
    PutBack,
    Restore,
    Review,
    Split,
    Undo,
    UndoChange,
    Withdraw,
)
from bot.actions.approving import PublishIn, Queue
from bot.actions.curating import AskSame, PublishAt
from bot.commands.options import (
    YES,
    Command,
    Option,
    Picks,
    Suggest,
    Upload,
    Values,
    channel_in,
    is_yes,
    member_in,
    number_in,
    number_of,
    require_number,
    revision_in,
    text_in,
)
from bot.gate.rules import Need
from briefings.errors import BadValue
from briefings.model.log import LogKind
from briefings.model.record import Kind
from briefings.reading.limits import URL_MOST
from briefings.text.item_number import read_item_number

# B-3/5 is a revision of a briefing; the changes of other kinds are named as the log names them.
_KINDS = {kind.value: kind for kind in LogKind if kind is not LogKind.REVISION}
_CHANGE = re.compile(r"(.*?)\s*/\s*(\d{1,8})", re.ASCII | re.DOTALL)


def _correct(values: Values) -> Action:
    text = text_in(values, "item") or ""
    kind = next((kind for kind in Kind if kind is not Kind.ISSUE and text[:1].upper() == kind.value), None)
    if kind is None:
        raise BadValue(f"“{text[:50]}” is not a number such as Q-12.", "The card that members see shows the number.")
    return Correct(kind, number_of(text, kind))


def _restore(values: Values) -> Action:
    number, revision = require_number(values, "briefing", Kind.BRIEFING), revision_in(values, "revision")
    return Restore(number) if revision is None else PutBack(number, revision)


def _undo(values: Values) -> Action:
    text = text_in(values, "change")
    if text is None:
        return Undo()
    match = _CHANGE.fullmatch(text)
    if match is not None:
        what, change = match[1], int(match[2])
        if (kind := _KINDS.get(what.lower())) is not None:
            return UndoChange(kind, change)
        if (briefing := read_item_number(what, Kind.BRIEFING)) is not None:
            return Undo(briefing, change)
    raise BadValue(
        f"“{text[:50]}” is not a change such as B-3/5, people/4 or issue/2.", "/desk log shows the name of each change."
    )


def _import(values: Values) -> Action:
    file = values.get("file")
    if not isinstance(file, Upload):
        raise BadValue("No file was attached.", "Attach a briefing file, or a zip of several.")
    return Import(file.file_name, file.data, is_yes(values, "dry_run"), is_yes(values, "publish"))


def _add(values: Values) -> Action:
    file, url = values.get("file"), text_in(values, "url")
    if isinstance(file, Upload):
        if url is not None:
            raise BadValue(
                "A file and an address were given.", "Give one of the two; each article is a briefing of its own."
            )
        return Add(file.file_name, file.data)
    return Add(url=url)


def _publish(values: Values) -> Action:
    number, channel = require_number(values, "briefing", Kind.BRIEFING), channel_in(values, "channel")
    at = text_in(values, "at")
    if at is not None:
        return PublishAt(number, at, channel)
    return Publish(number) if channel is None else PublishIn(number, channel)


DESK_COMMANDS: tuple[Command, ...] = (
    Command(
        "briefing add",
        "Add an article and draft a briefing from it.",
        (
            Option("file", "A text, Markdown, HTML, PDF or Word file. Leave it out to paste the article.", file=True),
            Option("url", "The address of a web page, where the bot's host allows fetching.", max_length=URL_MOST),
        ),
        _add,
        need=Need.EDITOR,
    ),
    Command(
        "briefing list",
        "Drafts and briefings of this server.",
        (),
        lambda _: ListBriefings(),
        need=Need.EDITOR,
    ),
    Command(
        "briefing review",
        "Go through a draft.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),),
        lambda values: Review(require_number(values, "briefing", Kind.BRIEFING)),
        need=Need.REVIEWER,
    ),
    Command(
        "briefing publish",
        "Publish a draft.",
        (
            Option("briefing", "Its number or title.", required=True, suggest=Suggest.DRAFT),
            Option(
                "channel",
                "Where to announce it. Leave it out for the server's own announcement channel.",
                picks=Picks.CHANNEL,
                max_length=100,
            ),
            Option(
                "at",
                "When, such as 2026-03-01 09:00, tomorrow 9:00 or in 2 hours. Leave it out to publish now.",
                max_length=60,
            ),
        ),
        _publish,
        need=Need.APPROVER,
    ),
    Command(
        "briefing correct",
        "Correct what is published; members see what it was and why.",
        (
            Option(
                "item",
                "Its number: a quote, event, stance, person or briefing, such as Q-12.",
                required=True,
                suggest=Suggest.QUOTE,
            ),
        ),
        _correct,
        need=Need.EDITOR,
    ),
    Command(
        "briefing withdraw",
        "Withdraw a published briefing.",
        (
            Option("briefing", "Its number or title.", required=True, suggest=Suggest.PUBLISHED),
            Option("reason", "Why. Members who follow an old link will see it.", max_length=500),
        ),
        lambda values: Withdraw(require_number(values, "briefing", Kind.BRIEFING), text_in(values, "reason") or ""),
        need=Need.EDITOR,
    ),
    Command(
        "briefing discard",
        "Discard a draft that was never published.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.NEVER_PUBLISHED),),
        lambda values: Discard(require_number(values, "briefing", Kind.BRIEFING)),
        need=Need.EDITOR,
    ),
    Command(
        "briefing restore",
        "Publish a withdrawn briefing again, or put a draft back to an earlier revision.",
        (
            Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),
            Option("revision", "The revision to put back. Leave it out to publish again.", max_length=20),
        ),
        _restore,
        need=Need.EDITOR,
    ),
    Command(
        "briefing history",
        "Who did what to a briefing, and when.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),),
        lambda values: History(require_number(values, "briefing", Kind.BRIEFING)),
        need=Need.REVIEWER,
    ),
    Command(
        "briefing diff",
        "What differs between two revisions of a briefing.",
        (
            Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),
            Option("older", "A revision, such as 3. Leave it out for the one before the newer.", max_length=20),
            Option("newer", "A revision, such as 5. Leave it out for the newest.", max_length=20),
        ),
        lambda values: Diff(
            require_number(values, "briefing", Kind.BRIEFING),
            revision_in(values, "older"),
            revision_in(values, "newer"),
        ),
        need=Need.REVIEWER,
    ),
    Command(
        "briefing export",
        "Export briefings as files that can be read, kept and imported.",
        (
            Option(
                "briefing",
                "Its number or title. Leave it out for everything published, in one zip.",
                suggest=Suggest.ANY_BRIEFING,
            ),
        ),
        lambda values: Export(number_in(values, "briefing", Kind.BRIEFING)),
        need=Need.EDITOR,
    ),
    Command(
        "briefing import",
        "Import briefing files, each as a draft.",
        (
            Option("file", "A briefing file (.yaml), or a zip of several.", required=True, file=True),
            Option("dry_run", "Only show what would be imported.", choices=YES),
            Option("publish", "Publish what was imported at once.", choices=YES),
        ),
        _import,
        need=Need.EDITOR,
    ),
    Command(
        "desk log",
        "Who did what in this server, newest first.",
        (
            Option("briefing", "Only changes to one briefing.", suggest=Suggest.ANY_BRIEFING),
            Option("who", "Only changes by one member: a mention or an id.", max_length=40),
        ),
        lambda values: Log(number_in(values, "briefing", Kind.BRIEFING), member_in(values, "who")),
        need=Need.EDITOR,
    ),
    Command(
        "desk queue",
        "Drafts waiting for approval.",
        (),
        lambda _: Queue(),
        need=Need.REVIEWER,
    ),
    Command(
        "desk undo",
        "Undo your last change, or one from the log.",
        (Option("change", "A change as the log names it: B-3/5, people/4, issue/2.", max_length=40),),
        _undo,
        need=Need.EDITOR,
    ),
    Command(
        "desk person",
        "One person on record: names, roles, where they are named, and who could be the same person.",
        (
            Option(
                "person",
                "A name, or a part of one. Leave it out for all who could be the same person.",
                suggest=Suggest.PERSON,
            ),
        ),
        lambda values: OnePerson(person) if (person := text_in(values, "person")) else AskSame(),
        need=Need.EDITOR,
    ),
    Command(
        "desk merge",
        "Merge two entries on record that are the same person.",
        (
            Option(
                "person",
                "The entry to merge; its number will lead to the other.",
                required=True,
                suggest=Suggest.PERSON,
            ),
            Option("into", "The entry to merge it into; this number stays.", required=True, suggest=Suggest.PERSON),
        ),
        lambda values: Merge(text_in(values, "person") or "", text_in(values, "into") or ""),
        need=Need.EDITOR,
    ),
    Command(
        "desk split",
        "Split off a person who is somebody else in one briefing.",
        (
            Option("person", "A name, or a part of one.", required=True, suggest=Suggest.PERSON),
            Option(
                "briefing", "The briefing where this is somebody else.", required=True, suggest=Suggest.ANY_BRIEFING
            ),
        ),
        lambda values: Split(text_in(values, "person") or "", require_number(values, "briefing", Kind.BRIEFING)),
        need=Need.EDITOR,
    ),
)
