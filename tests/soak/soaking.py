"""The soak: three editors at one record, press by press in a random order, with restarts between presses, and a model beside it."""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.house import DATABASE
from briefings.draft.model import Draft
from tests.bot.gateway.seen import labels_of
from tests.bot.gateway.world import World, living, pressed
from tests.soak.articles import Article, article
from tests.soak.checking import (
    check_answers,
    check_drafts,
    check_file,
    check_shelf,
    check_undone,
    count_revisions,
    same,
)
from tests.soak.crashing import Crash
from tests.soak.desk import Work
from tests.soak.editors import Editor
from tests.soak.elsewhere import brought, elsewhere
from tests.soak.whole import Whole

_RESTARTS = 0.01  # of the presses
_CRASHES = 0.02
_SWITCHES = 0.01  # review by two goes on; it goes off five times as soon
_LEAPS = 0.008  # of the presses: all that is planned is due
_LEAP = timedelta(days=301)
_STORY = 15  # the last things done that a failure tells
_BROUGHT = 1000  # the number of the first article that another server exports
_CHECKED_EACH = 200  # presses
_PRESSES_AN_ARTICLE = 12
_ASKED_MOST = 12  # questions of a kind at a check point


@dataclass(slots=True)
class Told:
    """What a soak did: presses and restarts, changes by kind, refusals by kind, undoings that were compared to the letter, questions."""

    presses: int = 0
    restarts: int = 0
    crashes: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    restored: int = 0
    asked: int = 0

    def __str__(self) -> str:
        return (
            f"{self.presses} presses, {self.restarts} restarts, presses cut off {dict(self.crashes)}, "
            f"{self.done.total()} changes, {self.refused.total()} refused,"
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

    def leap(self) -> None:
        self._time += _LEAP


async def soak(folder: Path, articles: int, seed: int, *, crashes: bool) -> Told:
    """Drives this many articles through the desk, with presses that are cut off where `crashes` is set; raises AssertionError where the
    record is not what the model says."""
    clock = Clock()
    async with living(folder, now=clock) as world:
        soaked = _Soak(world, folder, clock, random.Random(seed), articles, _CRASHES if crashes else 0)
        try:
            await soaked.begin()
            await soaked.run()
            await soaked.end()
        except AssertionError as error:
            raise AssertionError(
                f"Seed {seed}, {articles} articles, press {soaked.told.presses}: {error}\nThe last things done:\n  {soaked.story}"
            ) from error
    check_file(folder / DATABASE)
    return soaked.told


class _Soak:
    def __init__(
        self, world: World, folder: Path, clock: Clock, chance: random.Random, articles: int, crashes: float
    ) -> None:
        self._crashes = crashes
        self._world = world
        self._folder = folder
        self._clock = clock
        self._chance = chance
        self._record = Whole()
        self._waiting: list[Article] = [article(number) for number in range(articles)]
        self._drafts: dict[tuple[int, int], Draft] = {}  # each revision of each briefing, as it was stored
        self._told_of = 0  # how much of the model's log was compared
        self.told = Told()

    @property
    def story(self) -> str:
        return "\n  ".join(self._record.story[-_STORY:])

    async def begin(self) -> None:
        world = self._world
        third = world.server.add_member(world.env.create_user("ezra"), roles=[world.desk])
        actors = (world.editor, world.second, third)
        self._editors = [Editor(world, actor, self._record, self._chance) for actor in actors]
        self._elsewhere = await elsewhere(world)
        self._files = await brought(world, range(_BROUGHT, _BROUGHT + max(2, len(self._waiting) // 20)))
        self._crash = Crash(world, actors[0], self._record, self._chance, self._folder / DATABASE)

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
            await self._befall()
            if self.told.presses % _CHECKED_EACH == 0:
                await self._check(_ASKED_MOST)
        for work in works:
            if work is not None:
                await work.aclose()

    async def _befall(self) -> None:
        """What may come over a server between two presses, or in the midst of one."""
        if self._chance.random() < _RESTARTS:
            self.told.restarts += 1
            await self._world.restart()
        if self._chance.random() < self._crashes and self._record.briefings:
            self.told.crashes[await self._crash.once()] += 1
            await self._compare()
        if self._chance.random() < (_SWITCHES * 5 if self._record.two_people else _SWITCHES):
            panel = await self._world.types(self._world.admin, "setup panel")
            label = next(one for one in labels_of(panel) if one.endswith("review by two"))
            await pressed(self._world.admin, panel, label)
            self._record.switch()
            self.told.done["switch"] += 1
        if self._chance.random() < _LEAPS:
            self._clock.leap()
            await self._world.house.publish_due()
            self.told.done["due"] += self._record.due()
            await self._compare()

    async def end(self) -> None:
        await self._world.restart()
        same("What of the logs was touched", await self._world.house.store.find_touched(), ())
        await self._check(10_000)
        for editor in self._editors:
            for kind, (done, refused) in editor.told.items():
                self.told.done[kind] += done
                self.told.refused[kind] += refused

    def _next(self, editor: Editor) -> Work:
        begun = len(self._record.briefings)
        if self._files and begun > 3 and self._chance.random() < 0.02:
            return editor.bring(*self._files.pop())
        due = self.told.presses / _PRESSES_AN_ARTICLE >= begun - 3
        return editor.add(self._waiting.pop()) if self._waiting and due else editor.work()

    async def _compare(self) -> None:
        """What was changed since the last comparison is as the model has it, and an undoing of the newest change is exact."""
        revisions = count_revisions(self._folder / DATABASE, self._world.server.id)
        same("How many revisions there are", revisions, len(self._record.done))
        new = self._record.done[self._told_of :]
        self._told_of = len(self._record.done)
        store, server = self._world.house.store, self._world.server.id
        for number, draft in (
            await check_drafts(store.of(server), self._record, {number for number, _ in new})
        ).items():
            self._drafts[number, draft.rev] = draft
            undone = self._record.briefings[number].changes[draft.rev].undoes
            if undone == draft.rev - 1 and (before := self._drafts.get((number, undone - 1))) is not None:
                check_undone(f"B-{number}, revision {undone} undone", draft, before)
                self.told.restored += 1

    async def _check(self, most: int) -> None:
        world, record = self._world, self._record
        await check_drafts(world.house.store.of(world.server.id), record, set(record.briefings))
        await check_shelf(world.house.store.of(world.server.id), record)
        self.told.asked += await check_answers(world, record, self._chance, most)
        self.told.asked += await self._elsewhere.check()


async def _goes_on(work: Work | None) -> bool:
    assert work is not None
    try:
        await anext(work)
    except StopAsyncIteration:
        return False
    return True
