"""What an admin's action leads to: the panel of settings, and what was picked or typed for one of them. Knows no door."""

import re
from dataclasses import dataclass
from typing import assert_never

from bot.actions.settings import (
    DeleteData,
    Diagnose,
    ExportAll,
    KeepData,
    OpenDeletion,
    OpenSetting,
    Panel,
    Settle,
    SetupAction,
    Unsettle,
)
from bot.board import Board
from bot.cards.card import Card, Form
from bot.cards.desk.review import notice_card
from bot.cards.settings.leaving import deletion_form, kept_card, marked_card, whole_card
from bot.cards.settings.panel import diagnosis_card, panel_card, setting_form
from bot.commands.commands import COMMANDS
from bot.config import Config
from bot.gate.diagnosing import Asked, diagnose
from bot.gate.rules import rules_of
from bot.gate.standing import Barred
from briefings.desk import Desk
from briefings.errors import BadValue
from briefings.exchange.briefings import export_all
from briefings.model.leaving import Why
from briefings.model.log import LogKind
from briefings.settings import ROWS, Setting, values_from, values_of

_MENTION = re.compile(r"<(?:#|@&)(\d{1,20})>", re.ASCII)
_CHANGES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class SetUp:
    """One admin at work on one server's settings."""

    desk: Desk
    config: Config
    board: Board

    async def perform(self, action: SetupAction) -> Card | Form:
        """Carries the action out, for an actor who may. Raises BadValue for values that cannot be settled."""
        match action:
            case Panel():
                return await self._panel()
            case OpenSetting(setting):
                settled = values_of(self.desk.record.settings, setting) or ()
                return setting_form(action, tuple(self._name_of(value) for value in settled))
            case Settle(setting, typed):
                return await self._settle(setting, values_from(setting, _values(typed), str(self.desk.record.server)))
            case Diagnose():
                return await self._diagnose(action)
            case ExportAll():
                return whole_card(await export_all(self.desk.record, self.config.limits.file_bytes))
            case OpenDeletion():
                return deletion_form(self.board.server_name(self.desk.record.server))
            case DeleteData(typed):
                return await self._delete(typed)
            case KeepData():
                return kept_card(was=await self.desk.record.ledger.leaving.unmark(Why.ASKED))
            case Unsettle(setting):
                return await self._settle(setting, None)
            case _:
                assert_never(action)

    async def _panel(self) -> Card:
        settings, writing = self.desk.record.settings, self.desk.record.writing
        changes = await self.desk.record.log.newest(LogKind.SETTING, _CHANGES_SHOWN)
        leaving = await self.desk.record.leaving.get()
        due = leaving.due if leaving else None
        rules, now = rules_of(self.config, settings), self.desk.record.now()
        return panel_card(writing, settings, rules, changes, self._name_of, now, due)

    async def _settle(self, setting: Setting, values: tuple[str, ...] | None) -> Card:
        await self.desk.record.ledger.settings.settle(self.desk.actor_id, setting, values)
        return notice_card(f"{ROWS[setting].label}: saved.", await self._panel())

    async def _delete(self, typed: str) -> Card:
        name = self.board.server_name(self.desk.record.server)
        if " ".join(typed.split()) != " ".join(name.split()):
            raise BadValue("That is not the server's name, so nothing is deleted.", f"Type it exactly: {name}")
        await self.desk.record.ledger.leaving.mark(Why.ASKED)
        leaving = await self.desk.record.leaving.get()
        if leaving is None:
            return kept_card(was=False)
        return marked_card(self.desk.record.writing, leaving.due)

    async def _diagnose(self, action: Diagnose) -> Card:
        found = next((one for one in COMMANDS if one.name == action.command), None)
        if action.command is not None and found is None:
            raise BadValue(f"There is no command /{action.command}.", "Select one from the list while typing.")
        asked = Asked(found.name, found.need) if found else Asked()
        standing = await self.board.standing(
            self.desk.record.server, action.user_id or self.desk.actor_id, action.channel
        )
        if standing is None:
            raise BadValue("Members and their roles are not known here.", "Use /setup diagnose in Discord.")
        if action.channel is not None and standing.channel is None:
            raise BadValue(
                f"There is no channel “{action.channel[:50]}” here.", "Select one from the list while typing."
            )
        barred = Barred()
        if standing.member is not None:
            first = asked.command.split()[0] if asked.command else ""
            barred = await self.board.bars_of(self.desk.record.server, standing.member, first, action.channel)
        settings = self.desk.record.settings
        rules = rules_of(self.config, settings)
        return diagnosis_card(diagnose(standing, barred, asked, rules, settings, self._name_of), standing, asked)

    def _name_of(self, value: str) -> str:
        return self.board.name_of(self.desk.record.server, value)


def _values(typed: str) -> tuple[str, ...]:
    """What was typed or picked, each once."""
    return tuple(dict.fromkeys(value for part in typed.split(",") if (value := _bare(part))))


def _bare(part: str) -> str:
    """The id in a mention, else the name without its sign."""
    part = " ".join(part.split())
    found = _MENTION.fullmatch(part)
    return found[1] if found else part.lstrip("@#")
