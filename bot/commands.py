"""The commands: one table that the Discord door, the terminal door and the docs are built from (DESIGN §6)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.actions import (
    Action,
    Add,
    Diff,
    Discard,
    Export,
    History,
    Import,
    ListBriefings,
    Log,
    Publish,
    PutBack,
    Restore,
    Review,
    Undo,
    Withdraw,
)
from briefings.errors import BadValue
from briefings.model import Kind
from briefings.queries import About, Changes, Help, OneQuote, Query, Quotes, Search, Stances, Summary, Timeline, Who
from briefings.reading.limits import URL_MOST
from briefings.when import span_of_time


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a command."""

    file_name: str
    data: bytes


class Suggest(StrEnum):
    """What an option's autocomplete draws from."""

    PERSON = "person"
    TOPIC = "topic"
    ISSUE = "issue"
    BRIEFING = "briefing"  # published
    QUOTE = "quote"
    ANY_BRIEFING = "any_briefing"  # drafts too: editors only
    DRAFT = "draft"
    NEVER_PUBLISHED = "never_published"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command. `choices` are (shown, value); `file` marks an attachment."""

    name: str
    about: str
    required: bool = False
    suggest: Suggest | None = None
    choices: tuple[tuple[str, str], ...] = ()
    file: bool = False
    max_length: int = 200


Values = Mapping[str, str | Upload]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `name` has a space when it is a subcommand. `build` makes the question or action from the values that were given;
    it raises BadValue when one cannot be understood."""

    name: str
    about: str
    options: tuple[Option, ...]
    build: Callable[[Values], Query | Action]
    editors_only: bool = False


def number_of(text: str, kind: Kind) -> int:
    """The number in `Q-12`, `q12` or `12`. Raises BadValue, with what was expected."""
    found = re.fullmatch(rf"\s*(?:{kind.value}\s*-?\s*)?(\d{{1,8}})\s*", text, re.IGNORECASE | re.ASCII)
    if found is None:
        raise BadValue(
            f"“{text[:50]}” is not a number such as {kind.value}-12.", "Pick one from the list while typing."
        )
    return int(found[1])


def _text(values: Values, name: str) -> str | None:
    value = values.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _number(values: Values, name: str, kind: Kind) -> int | None:
    text = _text(values, name)
    return None if text is None else number_of(text, kind)


def _time(values: Values, name: str) -> str | None:
    text = _text(values, name)
    return None if text is None else span_of_time(text)


def _needed(values: Values, name: str, kind: Kind) -> int:
    return number_of(_text(values, name) or "", kind)


def _quote(values: Values) -> Query:
    number = _number(values, "id", Kind.QUOTE)
    if number is not None:
        others = [name for name in ("person", "topic", "text", "briefing") if _text(values, name)]
        if others:
            raise BadValue(
                f"A quote's number leads to that one quote, so “{others[0]}” cannot narrow it.",
                "Leave out id to get a list, or leave out the others to get the quote.",
            )
        return OneQuote(number)
    return Quotes(
        _text(values, "person"),
        _text(values, "topic"),
        _text(values, "text"),
        _number(values, "briefing", Kind.BRIEFING),
    )


def _timeline(values: Values) -> Query:
    return Timeline(
        _text(values, "person"),
        _text(values, "topic"),
        _number(values, "briefing", Kind.BRIEFING),
        _time(values, "since"),
        _time(values, "until"),
    )


def _search(values: Values) -> Query:
    kind = _text(values, "kind")
    return Search(
        _text(values, "text") or "",
        Kind(kind) if kind else None,
        _text(values, "person"),
        _time(values, "since"),
        _time(values, "until"),
    )


def _restore(values: Values) -> Action:
    number, revision = _needed(values, "briefing", Kind.BRIEFING), _revision(values, "revision")
    return Restore(number) if revision is None else PutBack(number, revision)


def _revision(values: Values, name: str) -> int | None:
    text = _text(values, name)
    if text is None:
        return None
    if re.fullmatch(r"\d{1,8}", text, re.ASCII) is None or int(text) == 0:
        raise BadValue(
            f"“{text[:50]}” is not a revision.", "A revision is a number, such as 3; /briefing history lists them."
        )
    return int(text)


def _member(values: Values, name: str) -> int | None:
    text = _text(values, name)
    if text is None:
        return None
    found = re.fullmatch(r"<@!?(\d{1,19})>|(\d{1,19})", text, re.ASCII)
    if found is None:
        raise BadValue(f"“{text[:50]}” is not a member.", "Mention the member, or give the id.")
    return int(found[1] or found[2])


def _undo(values: Values) -> Action:
    text = _text(values, "change")
    if text is None:
        return Undo()
    found = re.fullmatch(r"(?:B\s*-?\s*)?(\d{1,8})\s*/\s*(\d{1,8})", text, re.IGNORECASE | re.ASCII)
    if found is None:
        raise BadValue(f"“{text[:50]}” is not a change such as B-3/5.", "/desk log names each change so.")
    return Undo(int(found[1]), int(found[2]))


def _import(values: Values) -> Action:
    file = values.get("file")
    if not isinstance(file, Upload):
        raise BadValue("There is no file.", "Attach a briefing file, or a zip of several.")
    return Import(file.file_name, file.data, _is_yes(values, "dry_run"), _is_yes(values, "publish"))


def _is_yes(values: Values, name: str) -> bool:
    return _text(values, name) == _YES[0][1]


def _add(values: Values) -> Action:
    file, url = values.get("file"), _text(values, "url")
    if isinstance(file, Upload):
        if url is not None:
            raise BadValue(
                "A file and an address were given.", "Give one of the two; each article is a briefing of its own."
            )
        return Add(file.file_name, file.data)
    return Add(url=url)


_YES = (("yes", "yes"),)
_PERSON = Option("person", "A name, or a part of one.", suggest=Suggest.PERSON)
_TOPIC = Option("topic", "A topic of the record.", suggest=Suggest.TOPIC)
_BRIEFING = Option("briefing", "A briefing's number or title.", suggest=Suggest.BRIEFING)
_SINCE = Option("since", "Not before: a year, a month or a day, such as 2025-03.", max_length=40)
_UNTIL = Option("until", "Not after: a year, a month or a day, such as 2025-03.", max_length=40)

COMMANDS: tuple[Command, ...] = (
    Command(
        "summary",
        "What a dispute is about, in sentences of the article.",
        (_BRIEFING,),
        lambda values: Summary(_number(values, "briefing", Kind.BRIEFING)),
    ),
    Command(
        "who",
        "Who somebody is: roles, stances, quotes.",
        (Option("person", "A name, or a part of one.", required=True, suggest=Suggest.PERSON),),
        lambda values: Who(_text(values, "person") or ""),
    ),
    Command(
        "quote",
        "What somebody said, word for word, with its source.",
        (
            Option("id", "A quote's number, such as Q-12.", suggest=Suggest.QUOTE),
            _PERSON,
            _TOPIC,
            Option("text", "Words that the quote contains."),
            _BRIEFING,
        ),
        _quote,
    ),
    Command(
        "timeline",
        "What happened, in order.",
        (_PERSON, _TOPIC, _BRIEFING, _SINCE, _UNTIL),
        _timeline,
    ),
    Command(
        "stance",
        "Who stands where on an issue, with the evidence.",
        (Option("issue", "An issue of the record.", suggest=Suggest.ISSUE), _PERSON),
        lambda values: Stances(_text(values, "issue"), _text(values, "person")),
    ),
    Command(
        "search",
        "Search everything that is published here.",
        (
            Option("text", "Words to look for.", required=True),
            Option(
                "kind",
                "Only one kind of item.",
                choices=(
                    ("quotes", Kind.QUOTE.value),
                    ("events", Kind.EVENT.value),
                    ("stances", Kind.STANCE.value),
                    ("briefings", Kind.BRIEFING.value),
                ),
            ),
            _PERSON,
            _SINCE,
            _UNTIL,
        ),
        _search,
    ),
    Command("changes", "What was corrected of the record, newest first.", (), lambda _: Changes()),
    Command("help", "What can be asked here, with examples from the record.", (), lambda _: Help()),
    Command("about", "Version, host, privacy, and how much is on record.", (), lambda _: About()),
    Command(
        "briefing add",
        "Take in an article and draft a briefing.",
        (
            Option("file", "A text, Markdown, HTML, PDF or Word file. Leave it out to paste the article.", file=True),
            Option("url", "The address of a web page, where the bot's host allows fetching.", max_length=URL_MOST),
        ),
        _add,
        editors_only=True,
    ),
    Command(
        "briefing list",
        "Drafts and briefings of this server.",
        (),
        lambda _: ListBriefings(),
        editors_only=True,
    ),
    Command(
        "briefing review",
        "Go through a draft.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),),
        lambda values: Review(_needed(values, "briefing", Kind.BRIEFING)),
        editors_only=True,
    ),
    Command(
        "briefing publish",
        "Publish a draft.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.DRAFT),),
        lambda values: Publish(_needed(values, "briefing", Kind.BRIEFING)),
        editors_only=True,
    ),
    Command(
        "briefing withdraw",
        "Take a published briefing back.",
        (
            Option("briefing", "Its number or title.", required=True, suggest=Suggest.PUBLISHED),
            Option("reason", "Why; members who follow an old link are told.", max_length=500),
        ),
        lambda values: Withdraw(_needed(values, "briefing", Kind.BRIEFING), _text(values, "reason") or ""),
        editors_only=True,
    ),
    Command(
        "briefing discard",
        "Put away a draft that was never published.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.NEVER_PUBLISHED),),
        lambda values: Discard(_needed(values, "briefing", Kind.BRIEFING)),
        editors_only=True,
    ),
    Command(
        "briefing restore",
        "Publish a withdrawn briefing again, or put a draft back to an earlier revision.",
        (
            Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),
            Option("revision", "The revision to put back. Leave it out to publish again.", max_length=20),
        ),
        _restore,
        editors_only=True,
    ),
    Command(
        "briefing history",
        "Who did what to a briefing, and when.",
        (Option("briefing", "Its number or title.", required=True, suggest=Suggest.ANY_BRIEFING),),
        lambda values: History(_needed(values, "briefing", Kind.BRIEFING)),
        editors_only=True,
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
            _needed(values, "briefing", Kind.BRIEFING), _revision(values, "older"), _revision(values, "newer")
        ),
        editors_only=True,
    ),
    Command(
        "briefing export",
        "Take briefings out as files that can be read, kept and imported.",
        (
            Option(
                "briefing",
                "Its number or title. Leave it out for all that is published, in one zip.",
                suggest=Suggest.ANY_BRIEFING,
            ),
        ),
        lambda values: Export(_number(values, "briefing", Kind.BRIEFING)),
        editors_only=True,
    ),
    Command(
        "briefing import",
        "Take in briefing files, each as a draft.",
        (
            Option("file", "A briefing file (.yaml), or a zip of several.", required=True, file=True),
            Option("dry_run", "Only tell what would be taken in.", choices=_YES),
            Option("publish", "Publish what was taken in at once.", choices=_YES),
        ),
        _import,
        editors_only=True,
    ),
    Command(
        "desk log",
        "Who did what in this server, newest first.",
        (
            Option("briefing", "Only of one briefing.", suggest=Suggest.ANY_BRIEFING),
            Option("who", "Only of one member: a mention or an id.", max_length=40),
        ),
        lambda values: Log(_number(values, "briefing", Kind.BRIEFING), _member(values, "who")),
        editors_only=True,
    ),
    Command(
        "desk undo",
        "Take your last change out again, or one from the log.",
        (Option("change", "A change as the log names it, such as B-3/5.", max_length=40),),
        _undo,
        editors_only=True,
    ),
)
