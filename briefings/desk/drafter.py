"""Drafts, and changes of drafts, without holding up the event loop: long texts in a worker process. Does none of it itself."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import TypeVar

from briefings.draft import revising
from briefings.draft.changes import Change, SetSame, SetVerdict
from briefings.draft.model import Draft
from briefings.drafting.items.worker import draft_apart, leave_interrupts
from briefings.errors import BadArticle
from briefings.model.record import Source

T = TypeVar("T")

LONG = 20_000  # characters: from here on drafting takes longer than the loop may wait


class Drafter:
    """Works at one long text after the other in a process that starts with the first of them. Close it, or use `async with`.

    A program has one: each long text that came in would start a process of its own otherwise.
    """

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def draft(self, source: Source) -> Draft:
        """The draft of the source. Raises BadArticle when the worker process dies over it twice."""
        try:
            return replace(await self._work_out(source.text, draft_apart, source), source=source)
        except BrokenProcessPool as error:
            raise BadArticle("This article could not be drafted.", "Try again, or add it in two parts.") from error

    async def revise(self, draft: Draft, change: Change) -> Draft:
        """The draft after the change. Raises what `revising.apply` raises, and BadArticle when the worker dies over it twice."""
        if isinstance(change, SetVerdict | SetSame):  # which do not look at the text
            return revising.apply(draft, change)
        try:
            revised = await self._work_out(draft.source.text, _revise_textless, draft, change)
            return replace(revised, source=replace(revised.source, text=draft.source.text))
        except BrokenProcessPool as error:
            raise BadArticle("The change could not be made in so long an article.", "Try again.") from error

    async def _work_out(self, text: str, work: Callable[..., T], *values: object) -> T:
        """What the work gives: here for a short text, in the worker for a long one. Raises BrokenProcessPool the second time."""
        if len(text) <= LONG:
            return work(*values)
        with suppress(BrokenProcessPool):  # killed from outside, perhaps for want of memory
            return await self._in_worker(work, *values)
        return await self._in_worker(work, *values)

    async def close(self) -> None:
        """Ends the worker process, when there is one, after what it is at."""
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    async def __aenter__(self) -> "Drafter":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def _in_worker(self, work: Callable[..., T], *values: object) -> T:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=leave_interrupts
            )
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, work, *values)
        except BrokenProcessPool:
            if self._pool is pool:  # another call may have begun a new one already
                self._pool = None
            pool.shutdown(wait=False)
            raise


def _revise_textless(draft: Draft, change: Change) -> Draft:
    """The draft after the change, without its text."""
    revised = revising.apply(draft, change)
    return replace(revised, source=replace(revised.source, text=""))
