"""Card -> Discord's Components V2 layout, Form -> modal. Fitted to Discord's limits before it is sent; knows no interaction."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.cards.card import (
    Button,
    Buttons,
    Card,
    Choice,
    Field,
    FieldKind,
    File,
    Form,
    Goal,
    Look,
    Menu,
    MenuOption,
    Pick,
    PickKind,
    Rule,
)
from bot.render.fitting import Part, fit_parts, markdown_of, size
from bot.render.markup import plain
from briefings.errors import BadValue

_NAME_MOST = 100  # characters of a file's name
_STYLE = {
    Look.PRIMARY: discord.ButtonStyle.primary,
    Look.SECONDARY: discord.ButtonStyle.secondary,
    Look.SUCCESS: discord.ButtonStyle.success,
    Look.DANGER: discord.ButtonStyle.danger,
}

_WRITABLE = (discord.ChannelType.text, discord.ChannelType.news)
_OTHERS = (discord.ChannelType.forum, discord.ChannelType.voice, discord.ChannelType.stage_voice)


class Shown(ui.LayoutView):
    """A layout that is sent and forgotten: it says it is finished, so discord.py neither keeps nor times it.

    Its buttons carry where they lead; `bot.gateway.presses` answers them, also after a restart.
    """

    def is_finished(self) -> bool:
        return True


class ShownForm(ui.Modal):
    """A form that is sent and forgotten, like `Shown`."""

    def is_finished(self) -> bool:
        return True


def to_layout(card: Card, spelled: Mapping[Goal, str]) -> ui.LayoutView:
    """The card as one container, fitted; `spelled` gives the custom id (at most 90 characters) of every goal in it."""
    view = Shown(timeout=None)
    ids = _Ids()
    container: ui.Container[ui.LayoutView] = ui.Container()
    for part in fit_parts(card.blocks):
        for item in _items(part, spelled, ids):
            container.add_item(item)
    for file in card.files:
        container.add_item(ui.File(f"attachment://{attachment_name(file)}"))
    view.add_item(container)
    return view


def attachment_name(file: File) -> str:
    """The name that Discord keeps for the file: it drops and changes others than plain letters, digits, dots and dashes."""
    return re.sub(r"[^A-Za-z0-9._-]+", "_", file.name)[-_NAME_MOST:]


def to_files(card: Card) -> list[discord.File]:
    """The card's files, to be sent with its layout; each can be sent once."""
    return [discord.File(io.BytesIO(file.data), attachment_name(file)) for file in card.files]


def to_modal(form: Form, custom_id: str) -> ui.Modal:
    """The form as a modal that carries `custom_id`; each control's own id is its field's key.

    Raises BadValue when a field holds more text than Discord lets anybody edit: cut, it would lose words when sent.
    """
    modal = ShownForm(title=_cut(form.title, 45), custom_id=custom_id, timeout=None)
    if form.shows:
        modal.add_item(ui.TextDisplay("\n".join(markdown_of(block) for block in form.shows)))
    for field in form.fields:
        control: ui.Item[ui.Modal] = _choice_of(field) if field.kind is FieldKind.CHOICE else _input_of(field)
        modal.add_item(
            ui.Label(text=_cut(field.label, 45), description=_cut(field.hint, 100) or None, component=control)
        )
    return modal


class _Ids:
    """Custom ids of one message, which must differ: a second button to the same place gets `#2`, which the reader drops."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, spelling: str) -> str:
        count = self._seen[spelling] = self._seen.get(spelling, 0) + 1
        return spelling if count == 1 else f"{spelling}#{count}"


def _items(part: Part, spelled: Mapping[Goal, str], ids: _Ids) -> Iterable[ui.Item[ui.LayoutView]]:
    match part:
        case str():
            yield ui.TextDisplay(part)
        case Rule():
            yield ui.Separator()
        case Buttons(buttons):
            yield ui.ActionRow(*(_button(button, ids.of(spelled[button.goal])) for button in buttons))
        case Menu(placeholder, options):
            values = _Ids()
            yield ui.ActionRow(
                ui.Select(
                    custom_id=ids.of("menu"),
                    placeholder=_cut(placeholder, 150),
                    options=[_option(option, values.of(spelled[option.goal])) for option in options],
                )
            )
        case Pick():
            yield ui.ActionRow(_pick(part, ids.of(spelled[part.goal])))


def _pick(pick: Pick, custom_id: str) -> ui.RoleSelect[ui.LayoutView] | ui.ChannelSelect[ui.LayoutView]:
    shared: dict[str, Any] = {
        "custom_id": custom_id,
        "placeholder": _cut(pick.placeholder, 150),
        "min_values": 0,
        "max_values": pick.most,
        "default_values": [discord.Object(chosen) for chosen in pick.chosen[: pick.most]],
    }
    if pick.kind is PickKind.ROLES:
        return ui.RoleSelect(**shared)
    others = () if pick.kind is PickKind.WRITABLE else _OTHERS
    return ui.ChannelSelect(**shared, channel_types=[*_WRITABLE, *others])


def _button(button: Button, custom_id: str) -> ui.Button[ui.LayoutView]:
    return ui.Button(label=_cut(button.label, 80), style=_STYLE[button.look], custom_id=custom_id)


def _option(option: MenuOption, value: str) -> discord.SelectOption:
    note = _cut(option.note, 100) or None
    return discord.SelectOption(label=_cut(option.label, 100) or "…", value=value, description=note)


def _choice_of(field: Field) -> ui.Select[ui.Modal]:
    return ui.Select(
        custom_id=field.key,
        required=field.required,
        min_values=1 if field.required else 0,
        options=[
            discord.SelectOption(
                label=_cut(choice.label, 100) or "…", value=choice.value, default=choice.value == field.value
            )
            for choice in _at_most_25(field)
        ],
    )


def _at_most_25(field: Field) -> Sequence[Choice]:
    """What Discord can list; the choice that is set is among them, or sending the form would change it."""
    chosen = [choice for choice in field.choices[25:] if choice.value == field.value]
    return (*field.choices[: 25 - len(chosen)], *chosen)


def _input_of(field: Field) -> ui.TextInput[ui.Modal]:
    most = max(1, min(field.max_length, 4000))
    if len(field.value) > most:
        raise BadValue(
            f"“{field.label}” holds {len(field.value)} characters; a form holds at most {most}.",
            "Edit it in the terminal: python -m bot shell.",
        )
    return ui.TextInput(
        custom_id=field.key,
        style=discord.TextStyle.paragraph if field.kind is FieldKind.PARAGRAPH else discord.TextStyle.short,
        default=field.value or None,
        required=field.required,
        max_length=most,
    )


def _cut(text: str, most: int) -> str:
    """The text on one line, at most `most` characters, with an ellipsis where it was cut. For labels, which are no quotes."""
    shown = plain(text)
    return shown if size(shown) <= most else f"{_head(shown, most - 1).rstrip()}…"


def _head(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
