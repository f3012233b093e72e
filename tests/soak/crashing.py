"""A press that the bot does not live to end: its tasks are abandoned at a random step, and the record is opened again.

Whatever the press did must be there whole, or not at all. The moment is a count of the steps that the bot's tasks make, not of seconds:
how fast the machine is does not matter.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from pathlib import Path
from typing import Any

from simcord.actors import MemberActor

from tests.bot.gateway.world import World
from tests.soak.checking import count_revisions
from tests.soak.desk import Desk
from tests.soak.whole import Whole

_STEPS = 80  # more than most presses take


class Cut:
    """A task factory whose tasks are all abandoned when they have made so many steps together."""

    def __init__(self, steps: int) -> None:
        self._left = steps
        self._tasks: list[asyncio.Task[Any]] = []
        self.made = asyncio.get_running_loop().create_future()

    def __call__(
        self, loop: asyncio.AbstractEventLoop, made: Coroutine[Any, Any, Any] | Generator[Any, None, Any], **more: Any
    ) -> asyncio.Task[Any]:
        assert isinstance(made, Coroutine)
        task = asyncio.Task(_Counted(made, self), loop=loop, **more)
        self._tasks.append(task)
        return task

    def step(self) -> bool:
        """Whether the task at hand makes this step; the last one is made by nobody."""
        self._left -= 1
        if self._left == 0:
            self.made.set_result(None)
            for task in self._tasks:
                if task is not asyncio.current_task():
                    task.cancel()
        return self._left != 0


class _Counted(Coroutine[Any, Any, Any]):
    def __init__(self, made: Coroutine[Any, Any, Any], cut: Cut) -> None:
        self._made = made
        self._cut = cut

    def send(self, value: Any) -> Any:
        return self._made.send(value) if self._cut.step() else self._made.throw(asyncio.CancelledError())

    def throw(self, *error: Any) -> Any:
        return self._made.throw(*error)

    def close(self) -> None:
        self._made.close()

    def __await__(self) -> Generator[Any, Any, Any]:
        return self._made.__await__()


class Crash(Desk):
    """One editor whose presses are cut off."""

    def __init__(self, world: World, actor: MemberActor, record: Whole, chance: random.Random, file: Path) -> None:
        super().__init__(world, actor, record, chance)
        self._file = file

    async def once(self) -> str:
        """What a press came to: `whole`, or `nothing`, as also where it is refused."""
        named, act, applied = self._one()
        loop, before = asyncio.get_running_loop(), set(asyncio.all_tasks())
        press = asyncio.create_task(act())
        cut = Cut(self._chance.randint(1, _STEPS))
        loop.set_task_factory(cut)
        try:
            await asyncio.wait({press, cut.made}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            loop.set_task_factory(None)
        begun = asyncio.all_tasks() - before
        for task in begun:
            task.cancel()
        await asyncio.wait({press, *begun}, timeout=5)
        with suppress(asyncio.CancelledError):  # a clock of the simulated Discord that was cut off too is told once
            await self._world.env.settle()
        await self._world.restart()
        self._record.story.append(f"a press on {named} was cut off")
        if count_revisions(self._file, self._world.server.id) == len(self._record.done):
            return "nothing"
        assert applied(), "a press that was cut off did what it may not"
        return "whole"

    def _one(self) -> tuple[str, Callable[[], Coroutine[Any, Any, object]], Callable[[], bool]]:
        """Something that is done by one press: its name, the press, and how the model does it."""
        briefing, editor = self._any(), self._actor.id
        number = f"B-{briefing.number}"
        match self._chance.choice(("publish", "withdraw", "restore", "put back")):
            case "publish":
                return (
                    f"publish {number}",
                    lambda: self._types("briefing publish", briefing=number),
                    lambda: self._record.publish(briefing.number, None, editor),
                )
            case "withdraw":
                return (
                    f"withdraw {number}",
                    lambda: self._types("briefing withdraw", briefing=number, reason="A date was wrong."),
                    lambda: self._record.withdraw(briefing.number, editor),
                )
            case "restore":
                return (
                    f"restore {number}",
                    lambda: self._types("briefing restore", briefing=number),
                    lambda: self._record.restore(briefing.number, editor),
                )
            case _:
                rev = self._chance.randint(1, briefing.rev)
                return (
                    f"put back {number} to {rev}",
                    lambda: self._types("briefing restore", briefing=number, revision=str(rev)),
                    lambda: self._record.put_back(briefing.number, rev, editor),
                )
