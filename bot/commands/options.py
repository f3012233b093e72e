"""What a command is made of: its options, the values that were given, and how a value is read from what was typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.actions.actions import Action
from bot.gate.rules import Need
from briefings.ask.queries import Query
from briefings.dates.when import span_of_time
from briefings.errors import BadValue
from briefings.model.record import Kind
from briefings.text.item_number import read_item_number

YES = (("yes", "yes"),)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a command."""

    file_name: str
    data: bytes


class Suggest(StrEnum):
    """What an option's autocomplete draws from."""

    PERSON = "person"
    TOPIC = "topic"
    ANY_TOPIC = "any_topic"  # those that no published briefing has, and retired ones too: editors only
    ISSUE = "issue"
    BRIEFING = "briefing"  # published
    QUOTE = "quote"
    ANY_BRIEFING = "any_briefing"  # drafts too: editors only
    DRAFT = "draft"
    NEVER_PUBLISHED = "never_published"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    COMMAND = "command"


class Picks(StrEnum):
    """What the medium offers for an option; its value is the id."""

    MEMBER = "member"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command. `choices` are (shown, value); `file` marks an attachment."""

    name: str
    about: str
    required: bool = False
    suggest: Suggest | None = None
    choices: tuple[tuple[str, str], ...] = ()
    file: bool = False
    picks: Picks | None = None
    max_length: int = 200


Values = Mapping[str, str | Upload]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `name` has a space when it is a subcommand. `build` makes the question or action from the values that were given;
    it raises BadValue when one cannot be understood. `need` is what whoever types it must be."""

    name: str
    about: str
    options: tuple[Option, ...]
    build: Callable[[Values], Query | Action]
    need: Need = Need.NOTHING


@dataclass(frozen=True, slots=True)
class MessageMenu:
    """An entry of the menu of a message, for everybody: `build` makes the question from the message's text."""

    name: str
    about: str
    build: Callable[[str], Query]


def number_of(text: str, kind: Kind) -> int:
    """The number of an item that was typed. Raises BadValue, with what was expected."""
    number = read_item_number(text, kind)
    if number is None:
        raise BadValue(
            f"“{text[:50]}” is not a number such as {kind.value}-12.", "Select one from the list while typing."
        )
    return number


def text_in(values: Values, name: str) -> str | None:
    """The text of an option without outer space; None when it was left out or is empty."""
    value = values.get(name)
    return value.strip() or None if isinstance(value, str) else None


def number_in(values: Values, name: str, kind: Kind) -> int | None:
    """The number of an option, such as the 12 of Q-12; None when it was left out. Raises BadValue."""
    text = text_in(values, name)
    return None if text is None else number_of(text, kind)


def time_in(values: Values, name: str) -> str | None:
    """The EDTF value of a day, month or year; None when it was left out. Raises BadValue."""
    text = text_in(values, name)
    return None if text is None else span_of_time(text)


def require_number(values: Values, name: str, kind: Kind) -> int:
    """The number of an option that must be given. Raises BadValue."""
    return number_of(text_in(values, name) or "", kind)


def revision_in(values: Values, name: str) -> int | None:
    """The revision of an option; None when it was left out. Raises BadValue."""
    text = text_in(values, name)
    if text is None:
        return None
    if re.fullmatch(r"\d{1,8}", text, re.ASCII) is None or int(text) == 0:
        raise BadValue(
            f"“{text[:50]}” is not a revision.", "A revision is a number, such as 3; /briefing history lists them."
        )
    return int(text)


def member_in(values: Values, name: str) -> int | None:
    """The id of the member in an option, a mention or an id; None when it was left out. Raises BadValue."""
    text = text_in(values, name)
    if text is None:
        return None
    found = re.fullmatch(r"<@!?(\d{1,19})>|(\d{1,19})", text, re.ASCII)
    if found is None:
        raise BadValue(f"“{text[:50]}” is not a member.", "Mention the member, or give the id.")
    return int(found[1] or found[2])


def channel_in(values: Values, name: str) -> str | None:
    """The id or the name of the channel in an option; None when it was left out."""
    text = text_in(values, name)
    found = re.fullmatch(r"<#(\d{1,20})>", text, re.ASCII) if text else None
    return found[1] if found else text.removeprefix("#") if text else None


def is_yes(values: Values, name: str) -> bool:
    """Whether an option with the one choice `yes` was given."""
    return text_in(values, name) == YES[0][1]
