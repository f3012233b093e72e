"""A house of one room: fixed cards, slow ones and faults, so that the door is tried without a record behind it."""

import asyncio
from collections.abc import Collection

from bot.actions.actions import Action, Add, OpenForm, Publish, Review, Submit
from bot.cards.card import (
    Button,
    Buttons,
    Card,
    Choice,
    Field,
    FieldKind,
    Form,
    Heading,
    Menu,
    MenuOption,
    Share,
    Text,
    Words,
    line,
)
from bot.commands.options import Command, Suggest, Upload, Values
from bot.config import Config
from bot.gate.rules import Actor, Rules, rules_of
from bot.house import House
from briefings.ask.queries import Context, Help, OneQuote, Query, Quotes, Who
from briefings.desk.drafter import Drafter
from briefings.errors import BadValue, Gone
from briefings.settings import Settings
from briefings.store import Store

ANSWER = Card(
    (
        Heading("Q-17"),
        Words((line("Try it. @everyone"),)),
        Buttons(
            (
                Button("Context", Context(17)),
                Button("All quotes", Quotes(page=1)),
                Button("Next", OneQuote(18)),
                Button("Share", Share(OneQuote(17))),
            )
        ),
        Menu("Somebody else", (MenuOption("Todd Lyons", Who("P-1")), MenuOption("Krasner", Who("P-2")))),
    ),
    OneQuote(17),
)
REVIEW = Card((Text((line("Review of B-3"),)), Buttons((Button("Publish", Publish(3, 1)), Button("Edit", Add())))))
PASTE = Form("Paste an article", (Field("text", "Text", FieldKind.PARAGRAPH, required=True),), Add())


def said(text: str, query: Query | None = None) -> Card:
    return Card((Text((line(text),)),), query)


class TinyHouse(House):
    """`slow_s` delays each answer; `fault` is raised instead of one; `asked` is set when the first is being worked on."""

    def __init__(self, config: Config | None = None) -> None:
        nothing: Store = None  # type: ignore[assignment]  # no answer of this house looks into a store
        super().__init__(nothing, config or Config(), version="0", drafter=Drafter(), references=lambda: "ref1234")
        self.slow_s = 0.0
        self.asked = asyncio.Event()
        self.fault: Exception | None = None

    def rules(self, server: int) -> Rules:
        return rules_of(self.config, Settings())

    async def note_joining(self, server: int) -> None:
        pass

    async def reconcile(self, present: Collection[int]) -> None:
        pass

    async def sweep(self) -> None:
        pass

    async def publish_due(self) -> int:
        return 0

    async def run(self, server: int, actor: Actor, command: Command, values: Values) -> Card | Form:
        match command.name:
            case "briefing add":
                file = values.get("file")
                return said(f"Took {len(file.data)} bytes") if isinstance(file, Upload) else PASTE
            case "briefing review":
                return REVIEW
            case _:
                try:
                    return await self._slowly(ANSWER if command.name == "quote" else said(f"/{command.name}", Help()))
                except Gone as error:
                    return self.refusal(error)

    async def answer(self, server: int, query: Query) -> Card:
        if isinstance(query, Who) and query.person == "P-2":
            return await self._slowly(said("Withdrawn."))
        return await self._slowly(ANSWER if query == OneQuote(17) else said(f"Asked {query}", query))

    async def act(self, server: int, actor: Actor, action: Action) -> Card | Form:
        match action:
            case Submit(values=values):
                return await self._slowly(said(f"Sent by {actor.name}: {dict(values)}"))
            case Add() | OpenForm():
                return PASTE if self.slow_s == 0 else (await self._slowly(said("")), PASTE)[1]
            case Review():
                return REVIEW
            case _:
                return await self._slowly(said(f"Did {action}"))

    async def suggest(self, server: int, actor: Actor, kind: Suggest, typed: str) -> tuple[Choice, ...]:
        return (Choice(f"{kind.value} like {typed}", "P-1"),)

    async def _slowly(self, card: Card) -> Card:
        self.asked.set()
        await asyncio.sleep(self.slow_s)
        if self.fault:
            raise self.fault
        return card


GONE = Gone("It is gone.", "Ask again.")
BAD = BadValue("Not understood.", "Type it another way.")
