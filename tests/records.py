"""Records for tests: each is made once in a test process and then copied, which costs a fraction of making it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from briefings.store import Store, open_store

Fill = Callable[[Store], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Template:
    """A record's file, and how often the clock was asked while it was made."""

    content: bytes
    asked: int


_made: dict[tuple[Fill, datetime], Template] = {}


async def nothing(_: Store) -> None:
    """Leaves a record empty."""


async def put_record(path: Path, now: Callable[[], datetime], fill: Fill = nothing) -> None:
    """Puts a record at `path`, where no file is, as `fill`, a function of a module, fills a new one.

    The clock is asked as often as if the record were made here, so that one that moves goes on from the same time.
    """
    first = now()
    template = _made.get((fill, first))
    if template is None:
        _made[fill, first] = template = await _make(first, now, fill)
    else:
        for _ in range(template.asked - 1):
            now()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(template.content)


async def _make(first: datetime, now: Callable[[], datetime], fill: Fill) -> Template:
    asked = 0

    def clock() -> datetime:
        nonlocal asked
        asked += 1
        return first if asked == 1 else now()

    with TemporaryDirectory() as folder:
        path = Path(folder) / "record"
        async with await open_store(path, now=clock) as store:
            await fill(store)
        return Template(path.read_bytes(), asked)


@asynccontextmanager
async def opened_record(path: Path, now: Callable[[], datetime], fill: Fill = nothing) -> AsyncIterator[Store]:
    """The open store on a record that is put at `path`."""
    await put_record(path, now, fill)
    async with await open_store(path, now=now) as store:
        yield store
