"""What a person at Discord sees of an answer: its text, its buttons, its menus."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import discord
from simcord.components import walk_components
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.gateway.test_markup import rendered

Message = ResponseMessage | discord.Message


def text_of(message: Message | None) -> str:
    """The message's texts as they are drawn, one below the other."""
    assert message is not None
    return "\n".join(rendered(part["content"])[0].strip() for part in _parts(message) if part["type"] == 10)


def labels_of(message: Message | None) -> list[str]:
    assert message is not None
    return [part["label"] for part in _parts(message) if part["type"] == 2]


def option_of(message: Message | None, label: str) -> tuple[str, str]:
    """The custom id of the menu that has an option whose label begins so, and the option's value."""
    assert message is not None
    return next(
        (menu["custom_id"], option["value"])
        for menu in _parts(message)
        if menu["type"] == 3
        for option in menu["options"]
        if option["label"].startswith(label)
    )


def picker_of(message: Message | None, placeholder: str) -> str:
    """The custom id of the menu of roles or channels with this placeholder."""
    assert message is not None
    return next(
        str(menu["custom_id"])
        for menu in _parts(message)
        if menu["type"] in (6, 8) and menu["placeholder"] == placeholder
    )


def shown(result: InteractionResult) -> Message:
    """The one message that answers."""
    (message,) = [*filter(None, [result.response]), *result.followups]
    return message


def fields_of(result: InteractionResult) -> Mapping[str, Mapping[str, Any]]:
    """The controls of the form that was shown, by label."""
    assert result.modal is not None
    return {part["label"]: part["component"] for part in result.modal["components"] if "label" in part}


def _parts(message: Message) -> Iterator[dict[str, Any]]:
    raw: Sequence[Any] = message.components
    yield from walk_components([part if isinstance(part, dict) else part.to_dict() for part in raw])
