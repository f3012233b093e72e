"""Buttons, menus and forms, read from what Discord sends: nothing is kept in the process, so all of them outlive a restart.

One router instead of discord.py's views and dynamic items: those drop a form that was open while the bot restarted, and
swallow errors (DESIGN §10, traps 1 to 4). A custom id is the goal's spelling, with `#2` where a message has it twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import discord

from bot.actions.actions import Opens, submit_of
from bot.actions.settings import VALUES, OpenSetting
from bot.cards.card import Buttons, Card, Form, Note, Share, line
from bot.gateway.actors import Interaction, actor_of, may_post
from bot.gateway.reply import Place, Replies
from bot.house import House
from briefings.errors import BadValue, Gone, NotAllowed

# Menus of the server's own roles and channels: what was picked is ids, not spellings.
PICKS = frozenset({discord.ComponentType.role_select.value, discord.ComponentType.channel_select.value})


async def on_press(house: House, replies: Replies, interaction: Interaction) -> None:
    """Answer a button or a menu. Never raises."""
    data = _data(interaction)
    chosen = data.get("values") or []
    if data.get("component_type") in PICKS:
        spelling = spelling_of(str(data.get("custom_id", "")))
        work = _pick(house, interaction, spelling, chosen)
    else:
        spelling = spelling_of(str(chosen[0] if chosen else data.get("custom_id", "")))
        work = _follow(house, interaction, spelling)
    place = place_of(spelling, shown=_question_of(interaction.message), private=_is_private(interaction))
    await replies.answer(interaction, work, place)


async def on_form(house: House, replies: Replies, interaction: Interaction) -> None:
    """Answer a form that was sent. Never raises."""
    data = _data(interaction)
    spelling = spelling_of(str(data.get("custom_id", "")))
    place = Place.HERE if _is_private(interaction) else Place.ASIDE
    await replies.answer(interaction, _take(house, interaction, spelling, values_of(data)), place)


def spelling_of(custom_id: str) -> str:
    """The goal's spelling in a custom id."""
    return custom_id.partition("#")[0]


def place_of(spelling: str, *, shown: str, private: bool) -> Place:
    """Where the answer to a press appears, on a card that shows the question `shown` ("" for none) to the person only or to all.

    An editor's card, and paging through one kind of answer, take the place of the card; any other question is answered beside.
    """
    if spelling.startswith("s:"):
        return Place.OPENLY
    same = spelling.startswith("e:") or (shown != "" and _kind(spelling) == _kind(shown))
    return Place.HERE if private and same else Place.ASIDE


def _kind(spelling: str) -> str:
    """What is asked: `who` of `r:who/P-9`; `~` for one that is kept in the record because it is long."""
    return spelling[2:3] if spelling[2:3] == "~" else spelling[2:].partition("/")[0]


def values_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The values of a sent form by field key, from both shapes that Discord sends (labels and action rows)."""
    return {str(control["custom_id"]): _value(control) for control in _controls(data.get("components") or [])}


def _controls(components: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for component in components:
        inside = [*(component.get("components") or []), *filter(None, [component.get("component")])]
        yield from _controls(inside)
        if "custom_id" in component:
            yield component


def _value(control: Mapping[str, Any]) -> str:
    values = control.get("values")
    return str((values[0] if values else None) or control.get("value") or "")


async def _follow(house: House, interaction: Interaction, spelling: str) -> Card | Form:
    server, actor = _server(interaction), actor_of(interaction)
    goal = await house.goal_of(server, spelling)
    if isinstance(goal, Share) and not may_post(interaction):
        raise NotAllowed("You may not write in this channel, so nothing was shared.", "Share it where you may write.")
    shown = await house.lead(server, actor, goal)
    return share(shown, actor.name) if isinstance(goal, Share) and isinstance(shown, Card) else shown


async def _pick(house: House, interaction: Interaction, spelling: str, ids: Iterable[object]) -> Card | Form:
    """The card after roles or channels were picked. Discord sends ids; they are given on as such."""
    server = _server(interaction)
    opened = await house.goal_of(server, spelling)
    if not isinstance(opened, OpenSetting):
        raise BadValue("That menu belongs to an older version of the bot.", "Open it again with /setup panel.")
    return await house.act(server, actor_of(interaction), submit_of(opened, {VALUES: ",".join(map(str, ids))}))


async def _take(house: House, interaction: Interaction, spelling: str, values: Mapping[str, str]) -> Card | Form:
    server = _server(interaction)
    opened = await house.goal_of(server, spelling)
    if not isinstance(opened, Opens):
        raise BadValue("That form belongs to an older version of the bot.", "Open it again from the draft.")
    return await house.act(server, actor_of(interaction), submit_of(opened, values))


def share(card: Card, name: str) -> Card:
    """The card for a whole channel: it says who shared it, and has no Share door. Raises Gone when there is no answer to share."""
    if card.query is None:
        raise Gone("That answer can no longer be shared.", "Ask again with the command.")
    kept = [
        Buttons(tuple(button for button in block.buttons if not isinstance(button.goal, Share)))
        if isinstance(block, Buttons)
        else block
        for block in card.blocks
    ]
    doors = next((index for index, block in enumerate(kept) if isinstance(block, Buttons)), len(kept))
    return replace(card, blocks=(*kept[:doors], Note((line(f"Shared by {name}"),)), *kept[doors:]))


def _server(interaction: Interaction) -> int:
    if interaction.guild_id is None:
        raise Gone("A record belongs to a server.", "Ask in the server that the answer comes from.")
    return interaction.guild_id


def _data(interaction: Interaction) -> Mapping[str, Any]:
    return interaction.data or {}


def _question_of(message: discord.Message | None) -> str:
    """The spelling of the question that the card answers, which its Share door carries; "" where it has none."""
    ids = _custom_ids(message.components if message is not None else ())
    return next((custom_id for custom_id in ids if custom_id.startswith("s:")), "")


def _custom_ids(components: Iterable[object]) -> Iterator[str]:
    for component in components:
        yield str(getattr(component, "custom_id", None) or "")
        yield from _custom_ids(getattr(component, "children", ()))


def _is_private(interaction: Interaction) -> bool:
    message = interaction.message
    return message is not None and message.flags.ephemeral
