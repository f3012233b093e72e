"""What a command is made of: its options, the values that were given, and how a value is read from what was typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.actions.actions import Action
from bot.gate.rules import Need
from briefings.ask.queries import Query
from briefings.errors import BadValue
from briefings.model.record import Kind
from briefings.text.item_number import read_item_number


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
    COMMAND = "command"


class Picks(StrEnum):
    """What the medium offers for an option; its value is the id."""

    MEMBER = "member"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command. `choices` are (shown, value); `file` marks an attachment. `read` makes a value of what was typed, which
    has no outer space; it raises BadValue."""

    name: str
    about: str
    required: bool = False
    suggest: Suggest | None = None
    choices: tuple[tuple[str, str], ...] = ()
    file: bool = False
    picks: Picks | None = None
    max_length: int = 200
    read: Callable[[str], Any] = str


Values = Mapping[str, str | Upload]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `name` has a space when it is a subcommand. `make` makes the question or action of the options' values, by their
    names; one that was left out is not given. `need` is what a member must be to use it."""

    name: str
    about: str
    options: tuple[Option, ...]
    make: Callable[..., Query | Action]
    need: Need = Need.NOTHING

    def build(self, values: Values) -> Query | Action:
        """The question or action of the values that were given. Raises BadValue when one cannot be understood."""
        given: dict[str, Any] = {}
        for option in self.options:
            value = values.get(option.name, "")
            if isinstance(value, Upload):
                given[option.name] = value
            elif not option.file and (value.strip() or option.required):
                given[option.name] = option.read(value.strip())
        return self.make(**given)


@dataclass(frozen=True, slots=True)
class MessageMenu:
    """An entry of the menu of a message, for everybody: `build` makes the question from the message's text."""

    name: str
    about: str
    build: Callable[[str], Query]


def number_of(kind: Kind) -> Callable[[str], int]:
    """A reader of the number of such an item (12 of Q-12). It raises BadValue, which says what was expected."""

    def read(typed: str) -> int:
        number = read_item_number(typed, kind)
        if number is None:
            raise BadValue(
                f"“{typed[:50]}” is not a number such as {kind.value}-12.", "Select one from the list while typing."
            )
        return number

    return read


def read_member(typed: str) -> int:
    """The id of a member, of a mention or an id. Raises BadValue."""
    match = re.fullmatch(r"<@!?(\d{1,19})>|(\d{1,19})", typed, re.ASCII)
    if match is None:
        raise BadValue(f"“{typed[:50]}” is not a member.", "Mention the member, or give the id.")
    return int(match[1] or match[2])


def read_channel(typed: str) -> str:
    """The id or the name of a channel, of a mention or what was typed."""
    match = re.fullmatch(r"<#(\d{1,20})>", typed, re.ASCII)
    return match[1] if match else typed.removeprefix("#")


def briefing_option(suggest: Suggest, about: str = "Its number or title.", *, required: bool = True) -> Option:
    """The option “briefing”, whose value is the briefing's number."""
    return Option("briefing", about, required, suggest, read=number_of(Kind.BRIEFING))


PERSON = Option("person", "A name, or a part of one.", suggest=Suggest.PERSON)
REQUIRED_PERSON = replace(PERSON, required=True)
