"""The house that every door leads into: questions, an editor's actions, autocomplete, and what a button's spelling means."""

import importlib
import logging
import secrets
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from bot import performing
from bot.actions.actions import Action
from bot.board import Board
from bot.cards.card import Card, Choice, Form, Goal, Share, goals_of
from bot.cards.errors import card_of_error, card_of_fault, with_withheld
from bot.cards.reader.answers import card_of
from bot.cards.reader.help import AboutFacts
from bot.commands import autocomplete
from bot.commands.options import Command, Suggest, Values
from bot.config import Config
from bot.desk.editing import Editor
from bot.desk.scheduling import Sweep
from bot.gate.rules import Actor, Need, Rules, check, may, rules_of
from briefings import packs
from briefings.ask import queries
from briefings.ask.ask import ask
from briefings.ask.queries import Query
from briefings.desk import Desk, briefings
from briefings.desk.drafter import Drafter
from briefings.errors import BadValue, BriefingError
from briefings.model.leaving import Why
from briefings.model.log import THE_BOT
from briefings.model.record import State
from briefings.store import Store, open_store

if TYPE_CHECKING:
    from briefings.reading.web import Web

LOCAL_SERVER = 1000  # the server of the doors on this machine: the preview and the shell
FIRST_SERVER = 1 << 22  # smaller ids were never Discord's: the preview's and the terminal's servers have such
LONGEST_SPELLING = 90
DATABASE = "record.sqlite3"

_log = logging.getLogger(__name__)


@dataclass(eq=False)
class House:
    """What the doors share: one `drafter` for the whole program, and `web`, None where the host has not allowed fetching.

    `references` makes the short reference of a fault, shown to the person and written in the log.
    `run` and `reply` never raise: a refusal is a card too.
    """

    store: Store
    config: Config
    version: str
    drafter: Drafter
    web: "Web | None" = None
    references: Callable[[], str] = lambda: secrets.token_hex(4)
    board: Board = field(default_factory=Board, init=False)  # the gateway puts its own there

    def rules(self, server: int) -> Rules:
        """Who may do what in the server at this moment."""
        return rules_of(self.config, self.store.of(server).settings)

    def check(self, server: int, actor: Actor, need: Need) -> None:
        """Raises NotAllowed, which says who may, when the actor is not what is needed in this server now."""
        check(actor, self.rules(server), need, partial(self.board.name_of, server))

    async def run(self, server: int, actor: Actor, command: Command, values: Values) -> Card | Form:
        """The card or form of a command that was typed, or the card of why it was refused."""
        try:
            self.check(server, actor, command.need)
            settled = await autocomplete.with_titles_settled(self.store.of(server), command, values)
            return await self.lead(server, actor, command.build(settled))
        except Exception as error:  # noqa: BLE001 the door: the person is told, the log has the rest
            return self.refusal(error)

    async def reply(self, server: int, actor: Actor, goal: Goal) -> Card | Form:
        """The card or form of a question or an action, or the card of why it was refused."""
        try:
            return await self.lead(server, actor, goal)
        except Exception as error:  # noqa: BLE001 as above
            return self.refusal(error)

    async def lead(self, server: int, actor: Actor, goal: Goal) -> Card | Form:
        """The card or form of a question or an action; for a Share, the card of its question. Raises BriefingError."""
        if isinstance(goal, Action):
            return await self.act(server, actor, goal)
        return await self.answer(server, goal.query if isinstance(goal, Share) else goal)

    async def answer(self, server: int, query: Query) -> Card:
        """The card of a question that any member may ask. Raises BriefingError."""
        record = self.store.of(server)
        about = AboutFacts(self.version, self.config.contact, self.config.privacy_url)
        card = card_of(record.writing, await ask(record, query), about)
        return with_withheld(card, record.withheld)

    async def act(self, server: int, actor: Actor, action: Action) -> Card | Form:
        """The card or form that an editor or admin sees after an action. Raises NotAllowed for others, and BriefingError."""
        record = self.store.of(server)
        rules, named = rules_of(self.config, record.settings), partial(self.board.name_of, server)
        check(actor, rules, performing.need_of(action), named)
        editor = Editor(Desk(record, actor.id, self.drafter), self.config, self.web, self.board)
        return await performing.ROWS[type(action)].perform(editor, action)

    async def publish_due(self) -> int:
        """Publishes what is due now, in every server; how many briefings that were. Never raises."""
        try:
            return await Sweep(self.store, self.board, self.rules, self.log_fault).run()
        except Exception as error:  # noqa: BLE001 as above: the next look tries again
            self.log_fault(error)
            return 0

    async def suggest(self, server: int, actor: Actor, kind: Suggest, typed: str) -> tuple[Choice, ...]:
        """What fits `typed`, at most 25; nothing of a draft for a member who is no editor. Never raises: a list has no room for it."""
        if not may(actor, self.rules(server), autocomplete.NEEDS.get(kind, Need.NOTHING)):
            return ()
        try:
            return await autocomplete.choices(self.store.of(server), kind, typed)
        except Exception:  # noqa: BLE001 as above
            _log.exception("Autocomplete of %s failed.", kind.value)
            return ()

    async def spell_goals(self, server: int, card: Card) -> dict[Goal, str]:
        """The spelling of every goal of the card, each once."""
        return {goal: await self.spell(server, goal) for goal in dict.fromkeys(goals_of(*card.blocks))}

    async def spell(self, server: int, goal: Goal) -> str:
        """The goal's spelling for a button, at most 90 characters; a longer one is kept in the record under a short key."""
        if isinstance(goal, Action):
            letter, spelling = "e", performing.spell(goal)
        elif isinstance(goal, Share):
            letter, spelling = "s", queries.spell(goal.query)
        else:
            letter, spelling = "r", queries.spell(goal)
        if len(spelling) + 2 > LONGEST_SPELLING:
            spelling = f"~{await self.store.of(server).ledger.spellings.remember(spelling)}"
        return f"{letter}:{spelling}"

    async def goal_of(self, server: int, spelling: str) -> Goal:
        """The goal that a button's spelling means. Raises BadValue when it means none (any more)."""
        letter, colon, rest = spelling.partition(":")
        if rest.startswith("~"):
            rest = await self.store.of(server).spellings.recall(rest[1:]) or ""
        match letter + colon:
            case "r:":
                return queries.read(rest)
            case "s:":
                return Share(queries.read(rest))
            case "e:":
                return performing.read(rest)
            case _:
                raise BadValue("That button belongs to an older version of the bot.", "Ask again with the command.")

    def refusal(self, error: Exception) -> Card:
        """The card of an error: what it says and the next step, or for a fault of ours a reference that is also in the log."""
        if isinstance(error, BriefingError):
            return card_of_error(error)
        return card_of_fault(self.log_fault(error))

    def log_fault(self, error: Exception) -> str:
        """The reference of a fault of ours, which is in the log now."""
        reference = self.references()
        _log.error("Fault %s", reference, exc_info=error)
        return reference

    async def note_joining(self, server: int) -> None:
        """The bot was added to the server: what was to be deleted because it had left stays."""
        await self.store.of(server).ledger.leaving.unmark(Why.LEFT)

    async def note_leaving(self, server: int) -> None:
        """The bot was removed from the server: its data is deleted once the days of grace are over."""
        await self.store.of(server).ledger.leaving.mark(Why.LEFT)

    async def reconcile(self, present: Collection[int]) -> None:
        """Takes note of servers that were left or entered while the bot was not running; `present` are all that it is in, those
        that cannot be reached at the moment included."""
        left, known = await self.store.leaving.servers_left(), self.store.leaving.servers()
        for server in left.intersection(present):
            await self.note_joining(server)
        for server in {server for server in known if server >= FIRST_SERVER}.difference(present, left):
            await self.note_leaving(server)

    async def sweep(self) -> None:
        """Deletes the data of servers whose days of grace are over."""
        for server in await self.store.leaving.purge_due():
            _log.warning("The data of server %d was deleted.", server)

    async def seed_sample(self) -> None:
        """Publish the sample briefing in the local server, when nothing was ever taken in there.

        A start that was cut off between the two steps is finished by the next one.
        """
        record, sample = self.store.of(LOCAL_SERVER), packs.sample()
        if await record.drafts.has_anything():
            number = await record.drafts.by_hash(sample.source.sha256)
            draft = None if number is None else await record.drafts.get(number)
            if draft is None or draft.state is not State.DRAFT:
                return
        else:
            draft = await record.ledger.drafts.take_in(THE_BOT, sample, sample=True)
        await briefings.publish(Desk(record, THE_BOT), draft.number, draft.rev)


@asynccontextmanager
async def open_house(
    config: Config, *, now: Callable[[], datetime], version: str, web: "Web | None" = None
) -> AsyncIterator[House]:
    """The house on the record of the data folder, closed at the end. Raises StoreError.

    Where the host allows fetching, `web` is the way to the public web, which a test sets.
    """
    async with await open_store(config.data / DATABASE, now=now) as store, Drafter() as drafter:
        yield House(store, config, version, drafter, (web or _public_web(version)) if config.fetch_urls else None)


def _public_web(version: str) -> "Web":
    # aiohttp takes a seventh of a second to load: only where it is needed.
    module = importlib.import_module("briefings.reading.web")
    return cast("Web", module.Web(f"On-Record/{version} (a page that an editor asked for)"))
