"""Presses, menus and forms as Discord sends them, with any custom id, and what comes of each in a few words.

A custom id may be one that no message ever showed: a client can be made to send it, so nothing may trust it.
"""

import json
from typing import Any

from simcord.actors import _dispatch_actor_interaction
from simcord.backend import serializers
from simcord.backend.models import Message
from simcord.enums import InteractionType
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.gateway.town import Land, Town
from tests.bot.permissions.outcomes import DONE, SHARED, leaks, outcome_of

BUTTON, PUBLIC, MENU = "a button of their own", "a button that all see", "a menu"
DOORS = (BUTTON, PUBLIC, MENU)
EPHEMERAL, LAYOUT = 1 << 6, 1 << 15


async def pressed(land: Land, town: Town, who: str, spelling: str, door: str = BUTTON) -> str:
    """What comes of it when they press a button, or pick from a menu, that carries the spelling."""
    data = {"custom_id": spelling, "component_type": 2}
    if door == MENU:
        data = {"custom_id": "menu", "component_type": 3, "values": [spelling]}
    return await came_of(land, town, who, InteractionType.MESSAGE_COMPONENT, data, private=door != PUBLIC)


async def picked(land: Land, town: Town, who: str, spelling: str, ids: list[str], kind: int = 6) -> str:
    """What comes of it when they pick roles (kind 6) or channels (kind 8) from a menu of the server's own."""
    data = {"custom_id": spelling, "component_type": kind, "values": ids}
    return await came_of(land, town, who, InteractionType.MESSAGE_COMPONENT, data)


async def sent(land: Land, town: Town, who: str, spelling: str, values: dict[str, str]) -> str:
    """What comes of it when they send a form that carries the spelling."""
    rows = [{"type": 18, "component": {"type": 4, "custom_id": key, "value": text}} for key, text in values.items()]
    data = {"custom_id": spelling, "components": rows}
    return await came_of(land, town, who, InteractionType.MODAL_SUBMIT, data)


async def came_of(
    land: Land, town: Town, who: str, kind: InteractionType, data: dict[str, Any], *, private: bool = True
) -> str:
    """One of the words above; with what is wrong about it, where it changed, showed or leaked what it must not."""
    before, theirs = land.digest(town), land.digest(land.theirs)
    card = a_card(town, who, private=private)
    untouched = ResponseMessage(town.world.env, card).components
    result = await interaction(town, who, kind, data, card)
    card_now = ResponseMessage(town.world.env, card)
    answers = [one for one in (result.response, *result.followups) if one is not None and one.id != card_now.id]
    if card_now.components != untouched:
        answers.append(card_now)
    changed = (land.digest(town), land.digest(land.theirs)) != (before, theirs)
    return read(town, who, result, answers, changed=changed)


async def interaction(
    town: Town, who: str, kind: InteractionType, data: dict[str, Any], card: Message
) -> InteractionResult:
    payload = dict(serializers.message_payload(town.world.env.backend, card))
    return await _dispatch_actor_interaction(
        town.actor(who), kind, town.place(who), data, extra={"message": payload}, source_message_id=card.id
    )


def a_card(town: Town, who: str, *, private: bool) -> Message:
    """A message of the bot to press on: one that only they see, or one that all see."""
    backend = town.world.env.backend
    return backend.create_message(
        town.place(who).id,
        backend.bot_user.id,
        components=[{"type": 10, "content": "Pressed."}],
        flags=LAYOUT | (EPHEMERAL if private else 0),
    )


def read(town: Town, who: str, result: InteractionResult, answers: list[ResponseMessage], *, changed: bool) -> str:
    everything = json.dumps([one.components for one in answers], ensure_ascii=False)
    word = outcome_of(everything, form=result.modal is not None, changed=changed)
    found = [word, *leaks(who, everything, town.secret)]
    if not answers and result.modal is None:
        found.append("no answer")
    if changed and word != DONE:
        found.append("changed the record")
    if word != SHARED and who != "dm" and not all(one.ephemeral for one in answers):
        found.append("everybody saw it")
    return ", but ".join(found)
