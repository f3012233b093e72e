"""The desk as an editor of the soak finds it: its doors, and what is there to work on. Every piece of work is built on this."""

import random
from collections.abc import AsyncGenerator
from typing import Any

from simcord.actors import MemberActor

from tests.bot.gateway.seen import Message, labels_of
from tests.bot.gateway.world import World, chosen
from tests.soak.kept import Briefing
from tests.soak.values import SECTIONS
from tests.soak.whole import Whole

Work = AsyncGenerator[None, None]


class Desk:
    """One editor's doors; `told` counts what was done and what was refused, by kind of work."""

    def __init__(self, world: World, actor: MemberActor, record: Whole, chance: random.Random) -> None:
        self._world = world
        self._actor = actor
        self._record = record
        self._chance = chance
        self.told: dict[str, list[int]] = {}

    async def _types(self, command: str, **options: Any) -> Message:
        return await self._world.types(self._actor, command, **options)

    async def _review(self, briefing: Briefing) -> Message:
        return await self._types("briefing review", briefing=f"B-{briefing.number}")

    async def _item(self, briefing: Briefing, key: str) -> Message | None:
        """The card of one item; None where its briefing was discarded."""
        review = await self._review(briefing)
        if briefing.state == "discarded" or key not in briefing.values:
            return None
        return await chosen(self._actor, await chosen(self._actor, review, SECTIONS[key[0]]), f"{key} ")

    async def _form(self, briefing: Briefing, card: Message, label: str) -> Any:
        """The form that the button opens; None where somebody was faster."""
        if label not in labels_of(card):
            return None
        found = await self._actor.click(card, label=label)
        return found if found.modal is not None else None

    def _open(self) -> list[Briefing]:
        return [one for one in self._record.briefings.values() if one.state != "discarded"]

    def _any(self) -> Briefing:
        """A briefing in whatever state, more often a late one."""
        every = self._open()
        return self._chance.choice(every[-10:] if self._chance.random() < 0.7 else every)

    def _published(self) -> Briefing | None:
        found = [one for one in self._record.briefings.values() if one.state == "published"]
        return self._chance.choice(found) if found else None

    def _tell(self, kind: str, done: bool) -> bool:
        last = self._record.done[-1]
        outcome = f"done; the newest revision is B-{last[0]}/{last[1]}" if done else "refused"
        self._record.story.append(f"{self._actor.name}: {kind}, {outcome}")
        self.told.setdefault(kind, [0, 0])[0 if done else 1] += 1
        return done


def label_in(card: Message, beginning: str) -> str | None:
    return next((label for label in labels_of(card) if label.startswith(beginning)), None)
