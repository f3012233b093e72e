"""The editors' part of the table of commands; `bot.commands.commands` has the whole of it."""

import re
from dataclasses import replace

from bot.actions import actions
from bot.actions.actions import Action
from bot.actions.approving import PublishIn, Queue
from bot.actions.curating import AskSame, PublishAt
from bot.commands.options import (
    PERSON,
    REQUIRED_PERSON,
    Command,
    Option,
    Picks,
    Suggest,
    Upload,
    briefing_option,
    number_of,
    read_channel,
    read_member,
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
_YES = (("yes", "yes"),)  # the one choice of an option that is given or left out


def _revision_option(name: str, about: str) -> Option:
    return Option(name, about, max_length=20, read=_read_revision)


def _read_revision(typed: str) -> int:
    if re.fullmatch(r"\d{1,8}", typed, re.ASCII) is None or int(typed) == 0:
        raise BadValue(
            f"“{typed[:50]}” is not a revision.", "A revision is a number, such as 3; /briefing history lists them."
        )
    return int(typed)


def _correct(item: str) -> Action:
    kind = next((kind for kind in Kind if kind is not Kind.ISSUE and item[:1].upper() == kind.value), None)
    if kind is None:
        raise BadValue(f"“{item[:50]}” is not a number such as Q-12.", "The card that members see shows the number.")
    return actions.Correct(kind, number_of(kind)(item))


def _restore(briefing: int, revision: int | None = None) -> Action:
    return actions.Restore(briefing) if revision is None else actions.PutBack(briefing, revision)


def _undo(change: str | None = None) -> Action:
    if change is None:
        return actions.Undo()
    match = _CHANGE.fullmatch(change)
    if match is not None:
        what, number = match[1], int(match[2])
        if (kind := _KINDS.get(what.lower())) is not None:
            return actions.UndoChange(kind, number)
        if (briefing := read_item_number(what, Kind.BRIEFING)) is not None:
            return actions.Undo(briefing, number)
    raise BadValue(
        f"“{change[:50]}” is not a change such as B-3/5, people/4 or issue/2.",
        "/desk log shows the name of each change.",
    )


def _import(file: Upload | None = None, dry_run: str = "", publish: str = "") -> Action:
    if file is None:
        raise BadValue("No file was attached.", "Attach a briefing file, or a zip of several.")
    return actions.Import(file.file_name, file.data, dry_run == "yes", publish == "yes")


def _add(file: Upload | None = None, url: str | None = None) -> Action:
    if file is None:
        return actions.Add(url=url)
    if url is not None:
        raise BadValue(
            "A file and an address were given.", "Give one of the two; each article is a briefing of its own."
        )
    return actions.Add(file.file_name, file.data)


def _publish(briefing: int, channel: str | None = None, at: str | None = None) -> Action:
    if at is not None:
        return PublishAt(briefing, at, channel)
    return actions.Publish(briefing) if channel is None else PublishIn(briefing, channel)


DESK_COMMANDS: tuple[Command, ...] = (
    Command(
        "briefing add",
        "Add an article and draft a briefing from it.",
        (
            Option("file", "A text, Markdown, HTML, PDF or Word file. Leave it out to paste the article.", file=True),
            Option("url", "The address of a web page, where the bot's host allows fetching.", max_length=URL_MOST),
        ),
        _add,
        Need.EDITOR,
    ),
    Command("briefing list", "Drafts and briefings of this server.", (), actions.ListBriefings, Need.EDITOR),
    Command(
        "briefing review",
        "Go through a draft.",
        (briefing_option(Suggest.ANY_BRIEFING),),
        actions.Review,
        Need.REVIEWER,
    ),
    Command(
        "briefing publish",
        "Publish a draft.",
        (
            briefing_option(Suggest.DRAFT),
            Option(
                "channel",
                "Where to announce it. Leave it out for the server's own announcement channel.",
                picks=Picks.CHANNEL,
                max_length=100,
                read=read_channel,
            ),
            Option(
                "at",
                "When, such as 2026-03-01 09:00, tomorrow 9:00 or in 2 hours. Leave it out to publish now.",
                max_length=60,
            ),
        ),
        _publish,
        Need.APPROVER,
    ),
    Command(
        "briefing correct",
        "Correct what is published; members see what it was and why.",
        (Option("item", "Its number: a quote, event, stance, person or briefing, such as Q-12.", True, Suggest.QUOTE),),
        _correct,
        Need.EDITOR,
    ),
    Command(
        "briefing withdraw",
        "Withdraw a published briefing.",
        (
            briefing_option(Suggest.PUBLISHED),
            Option("reason", "Why. Members who follow an old link will see it.", max_length=500),
        ),
        actions.Withdraw,
        Need.EDITOR,
    ),
    Command(
        "briefing discard",
        "Discard a draft that was never published.",
        (briefing_option(Suggest.NEVER_PUBLISHED),),
        actions.Discard,
        Need.EDITOR,
    ),
    Command(
        "briefing restore",
        "Publish a withdrawn briefing again, or put a draft back to an earlier revision.",
        (
            briefing_option(Suggest.ANY_BRIEFING),
            _revision_option("revision", "The revision to put back. Leave it out to publish again."),
        ),
        _restore,
        Need.EDITOR,
    ),
    Command(
        "briefing history",
        "Who did what to a briefing, and when.",
        (briefing_option(Suggest.ANY_BRIEFING),),
        actions.History,
        Need.REVIEWER,
    ),
    Command(
        "briefing diff",
        "What differs between two revisions of a briefing.",
        (
            briefing_option(Suggest.ANY_BRIEFING),
            _revision_option("older", "A revision, such as 3. Leave it out for the one before the newer."),
            _revision_option("newer", "A revision, such as 5. Leave it out for the newest."),
        ),
        actions.Diff,
        Need.REVIEWER,
    ),
    Command(
        "briefing export",
        "Export briefings as files that can be read, kept and imported.",
        (
            briefing_option(
                Suggest.ANY_BRIEFING,
                "Its number or title. Leave it out for everything published, in one zip.",
                required=False,
            ),
        ),
        actions.Export,
        Need.EDITOR,
    ),
    Command(
        "briefing import",
        "Import briefing files, each as a draft.",
        (
            Option("file", "A briefing file (.yaml), or a zip of several.", required=True, file=True),
            Option("dry_run", "Only show what would be imported.", choices=_YES),
            Option("publish", "Publish what was imported at once.", choices=_YES),
        ),
        _import,
        Need.EDITOR,
    ),
    Command(
        "desk log",
        "Who did what in this server, newest first.",
        (
            briefing_option(Suggest.ANY_BRIEFING, "Only changes to one briefing.", required=False),
            Option("who", "Only changes by one member: a mention or an id.", max_length=40, read=read_member),
        ),
        lambda briefing=None, who=None: actions.Log(briefing, who),
        Need.EDITOR,
    ),
    Command("desk queue", "Drafts waiting for approval.", (), Queue, Need.REVIEWER),
    Command(
        "desk undo",
        "Undo your last change, or one from the log.",
        (Option("change", "A change as the log names it: B-3/5, people/4, issue/2.", max_length=40),),
        _undo,
        Need.EDITOR,
    ),
    Command(
        "desk person",
        "One person on record: names, roles, where they are named, and who could be the same person.",
        (replace(PERSON, about="A name, or a part of one. Leave it out for all who could be the same person."),),
        lambda person=None: actions.OnePerson(person) if person else AskSame(),
        Need.EDITOR,
    ),
    Command(
        "desk merge",
        "Merge two entries on record that are the same person.",
        (
            replace(REQUIRED_PERSON, about="The entry to merge; its number will lead to the other."),
            Option("into", "The entry to merge it into; this number stays.", True, Suggest.PERSON),
        ),
        actions.Merge,
        Need.EDITOR,
    ),
    Command(
        "desk split",
        "Split off a person who is somebody else in one briefing.",
        (REQUIRED_PERSON, briefing_option(Suggest.ANY_BRIEFING, "The briefing where this is somebody else.")),
        actions.Split,
        Need.EDITOR,
    ),
)
