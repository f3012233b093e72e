"""The soak: three editors at one record, press by press in a random order, with restarts between presses, and a model beside it."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.house import DATABASE
from briefings.draft import Draft
from tests.gateway.world import World, living
from tests.soak.articles import Article, article
from tests.soak.checking import check_answers, check_drafts, check_file, check_shelf, same_but_revision
from tests.soak.editors import Editor, Work
from tests.soak.elsewhere import elsewhere
from tests.soak.model import Record

_RESTARTS = 0.01  # of the presses
_CHECKED_EACH = 200  # presses
_PRESSES_AN_ARTICLE = 16
_ASKED_MOST = 12  # questions of a kind at a check point


@dataclass(slots=True)
class Told:
    """What a soak did: presses and restarts, changes by kind, refusals by kind, undoings that were compared to the letter, questions."""

    presses: int = 0
    restarts: int = 0
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    restored: int = 0
    asked: int = 0

    def __str__(self) -> str:
        return (
            f"{self.presses} presses, {self.restarts} restarts, {self.done.total()} changes, {self.refused.total()} refused,"
            f" {self.restored} undoings compared, {self.asked} questions: "
            + ", ".join(f"{kind} {self.done[kind]}/{self.refused[kind]}" for kind in sorted(self.done | self.refused))
        )


class Clock:
    """A clock that moves a second each time it is asked."""

    def __init__(self) -> None:
        self._time = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._time += timedelta(seconds=1)
        return self._time


async def soak(folder: Path, articles: int, seed: int) -> Told:
    """Drives this many articles through the desk; raises AssertionError where the record is not what the model says."""
    async with living(folder, now=Clock()) as world:
        soaked = _Soak(world, random.Random(seed), articles)
        await soaked.begin()
        await soaked.run()
        await soaked.end()
    check_file(folder / DATABASE)
    return soaked.told


class _Soak:
    def __init__(self, world: World, chance: random.Random, articles: int) -> None:
        self._world = world
        self._chance = chance
        self._record = Record()
        self._waiting: list[Article] = [article(number) for number in range(articles)]
        self._drafts: dict[tuple[int, int], Draft] = {}  # each revision of each briefing, as it was stored
        self._told_of = 0  # how much of the model's log was compared
        self.told = Told()

    async def begin(self) -> None:
        world = self._world
        third = world.server.add_member(world.env.create_user("ezra"), roles=[world.desk])
        actors = (world.editor, world.second, third)
        self._editors = [Editor(world, actor, self._record, self._chance) for actor in actors]
        self._elsewhere = await elsewhere(world)

    async def run(self) -> None:
        """Each turn one editor makes one press; whoever has finished begins something else."""
        works: list[Work | None] = [None] * len(self._editors)
        presses = len(self._waiting) * _PRESSES_AN_ARTICLE
        while self._waiting or self.told.presses < presses:
            at = self._chance.randrange(len(works))
            works[at] = works[at] or self._next(self._editors[at])
            if await _goes_on(works[at]):
                self.told.presses += 1
            else:
                works[at] = None
            await self._compare()
            if self._chance.random() < _RESTARTS:
                self.told.restarts += 1
                await self._world.restart()
            if self.told.presses % _CHECKED_EACH == 0:
                await self._check(_ASKED_MOST)
        for work in works:
            if work is not None:
                await work.aclose()

    async def end(self) -> None:
        await self._world.restart()
        await self._check(10_000)
        for editor in self._editors:
            for kind, (done, refused) in editor.told.items():
                self.told.done[kind] += done
                self.told.refused[kind] += refused

    def _next(self, editor: Editor) -> Work:
        begun = len(self._record.briefings)
        due = self.told.presses / _PRESSES_AN_ARTICLE >= begun - 3
        return editor.add(self._waiting.pop()) if self._waiting and due else editor.work()

    async def _compare(self) -> None:
        """What was changed since the last comparison is as the model has it, and an undoing of the newest change is exact."""
        log = await self._world.house.store.shelf.log(self._world.server.id, per_page=1)
        assert log.total == len(self._record.logged), (
            "a change that was refused left a revision, or one that was made left none"
        )
        new = self._record.done[self._told_of :]
        self._told_of = len(self._record.done)
        store, server = self._world.house.store, self._world.server.id
        for number, draft in (await check_drafts(store, server, self._record, {number for number, _ in new})).items():
            self._drafts[number, draft.rev] = draft
            undone = self._record.briefings[number].changes[draft.rev].undoes
            if undone == draft.rev - 1 and (before := self._drafts.get((number, undone - 1))) is not None:
                assert same_but_revision(draft, before), (
                    f"B-{number}: revision {undone} undone is not revision {undone - 1}"
                )
                self.told.restored += 1

    async def _check(self, most: int) -> None:
        world, record = self._world, self._record
        await check_drafts(world.house.store, world.server.id, record, set(record.briefings))
        await check_shelf(world.house.store, world.server.id, record)
        self.told.asked += await check_answers(world, record, self._chance, most)
        self.told.asked += await self._elsewhere.check()


async def _goes_on(work: Work | None) -> bool:
    assert work is not None
    try:
        await anext(work)
    except StopAsyncIteration:
        return False
    return True
