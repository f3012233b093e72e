"""Answering an interaction: within a second or deferred, in the right place, and never with silence. Knows no command."""

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from enum import Enum, auto

import discord
from discord import ui

from bot.cards.card import Button, Buttons, Card, Form, Look, Menu, Text, line
from bot.gateway.actors import Interaction
from bot.house import House
from bot.render.layout import to_files, to_layout, to_modal
from briefings.errors import BriefingError

PATIENCE_S = 0.8  # Discord waits three seconds for the first answer; members should see one within a second
LEAVE_S = 5.0  # how long a stopping bot lets answers finish
UNKNOWN_INTERACTION = 10062
ALREADY_ANSWERED = 40060

_NOTHING_OPEN = Card((Text((line("This answer is private."),)),))
_log = logging.getLogger(__name__)


class Place(Enum):
    """Where an answer appears."""

    ASIDE = auto()  # a new message that only the person sees
    OPENLY = auto()  # a new message for the whole channel
    HERE = auto()  # in the place of the (private) message that was pressed


@dataclass(frozen=True, slots=True)
class _Ready:
    """An answer that can be sent. `place` may be more private than what was asked for."""

    view: ui.LayoutView
    place: Place
    modal: ui.Modal | None = None
    files: tuple[discord.File, ...] = ()


class Replies:
    """Answers the interactions of one house."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._busy: set[asyncio.Task[_Ready]] = set()

    async def answer(self, interaction: Interaction, work: Awaitable[Card | Form], place: Place) -> None:
        """Do the work and show what it gives. Never raises: what goes wrong is told to the person, privately.

        An error, and a card that answers no question, are not shown to a whole channel and do not replace what is there.
        """
        task = asyncio.ensure_future(self._ready(interaction, work, place))
        self._busy.add(task)
        task.add_done_callback(self._busy.discard)
        try:
            await asyncio.wait({task}, timeout=PATIENCE_S)
            if task.done():
                await _send(interaction, await task)
            else:
                await _defer(interaction, place)
                await _send_late(interaction, await task, place)
        except discord.HTTPException as error:
            await self._could_not_send(interaction, error)
        except Exception:  # noqa: BLE001 the network, most likely: there is nobody to tell
            _log.exception("An answer could not be sent.")

    async def tell(self, interaction: Interaction, error: Exception) -> None:
        """Show an error, or for a fault of ours a reference that is also in the log. Never raises."""
        await self.answer(interaction, _raising(error), Place.ASIDE)

    async def leave(self) -> None:
        """Wait a moment for the answers under way."""
        if self._busy:
            await asyncio.wait(self._busy, timeout=LEAVE_S)

    async def _ready(self, interaction: Interaction, work: Awaitable[Card | Form], place: Place) -> _Ready:
        server = interaction.guild_id or 0
        try:
            shown = await work
            if isinstance(shown, Form):
                modal = to_modal(shown, await self._house.spell(server, shown.opened))
                return _Ready(await self._layout(server, _door_to(shown)), Place.ASIDE, modal)
            openly = place is not Place.OPENLY or shown.query is not None or interaction.guild_id is None
            layout = await self._layout(server, shown)
            return _Ready(layout, place if openly else Place.ASIDE, files=tuple(to_files(shown)))
        except Exception as error:  # noqa: BLE001 the door: the person is told, the log has the rest
            return _Ready(await self._refusal(server, error), Place.ASIDE)

    async def _refusal(self, server: int, error: Exception) -> ui.LayoutView:
        card = self._house.refusal(error)
        try:
            return await self._layout(server, card)
        except Exception:  # noqa: BLE001 the record itself cannot be reached: then without doors
            _log.exception("The buttons of a refusal could not be spelled.")
            return to_layout(Card(tuple(block for block in card.blocks if not isinstance(block, Buttons | Menu))), {})

    async def _layout(self, server: int, card: Card) -> ui.LayoutView:
        return to_layout(card, await self._house.spell_goals(server, card))

    async def _could_not_send(self, interaction: Interaction, error: discord.HTTPException) -> None:
        if error.code == ALREADY_ANSWERED:  # a retry after a 5xx met our own first try, which took effect
            return
        if error.code == UNKNOWN_INTERACTION:
            _log.warning("An answer came too late; Discord had given the interaction up.")
            return
        reference = self._house.log_fault(error)
        view = await self._refusal(
            interaction.guild_id or 0,
            BriefingError(
                "Discord did not accept the answer. What you asked for may have been done.",
                f"Check first. If it happens again, give the bot's host this reference: {reference}",
            ),
        )
        try:
            if interaction.response.is_done():
                await interaction.followup.send(view=view, ephemeral=True)
            else:
                await interaction.response.send_message(view=view, ephemeral=True)
        except discord.HTTPException:
            _log.exception("Nothing could be sent at all.")


async def _raising(error: Exception) -> Card:
    raise error


def _door_to(form: Form) -> Card:
    """A form can only be the first answer, and never the answer to a form; else a button opens it."""
    return Card((Text((line("The form is ready."),)), Buttons((Button("Open the form", form.opened, Look.PRIMARY),))))


async def _defer(interaction: Interaction, place: Place) -> None:
    """Ask Discord for time. The place is settled with it: only `_send_late` can still make it more private."""
    try:
        if place is Place.HERE:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=place is Place.ASIDE, thinking=True)
    except discord.HTTPException as error:
        if error.code != ALREADY_ANSWERED:
            raise


async def _send(interaction: Interaction, ready: _Ready) -> None:
    if ready.modal is not None and interaction.type is not discord.InteractionType.modal_submit:
        await interaction.response.send_modal(ready.modal)
    elif ready.place is Place.HERE:
        await interaction.response.edit_message(view=ready.view, attachments=ready.files)
    else:
        await interaction.response.send_message(
            view=ready.view, files=ready.files, ephemeral=ready.place is Place.ASIDE
        )


async def _send_late(interaction: Interaction, ready: _Ready, deferred: Place) -> None:
    """After `_defer`: the answer takes the place that was deferred, unless it must not be seen there."""
    if ready.place is deferred:
        await interaction.edit_original_response(view=ready.view, attachments=ready.files)
    elif deferred is Place.HERE:
        await interaction.followup.send(view=ready.view, files=ready.files, ephemeral=True)
    else:  # Discord makes the first followup the deferred message itself, which everybody sees: so that one is filled first
        await interaction.edit_original_response(view=to_layout(_NOTHING_OPEN, {}))
        await interaction.followup.send(view=ready.view, files=ready.files, ephemeral=True)
        await interaction.delete_original_response()
