"""The child process: it costs the bot no pause, ends when it takes too much, and always says the same."""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable
from pathlib import Path

import pytest

from briefings.errors import BadArticle, TooLarge
from briefings.model.record import Source
from briefings.reading import ReadingLimits, read
from tests.briefings.reading.articles import LIGHTHOUSE
from tests.briefings.reading.pages import PAGES, WebPage
from tests.briefings.reading.pdf_files import LAYOUTS, pdf_of

CHILDREN = Path(f"/proc/self/task/{os.getpid()}/children")
LONG_PAGE = b"<html><body><div>" + b"a<br>" * 200_000 + b"</div>"
HOSTILE = {
    "a page of many breaks": ("a.html", LONG_PAGE),
    "a page of many parts": ("a.html", b"<html><body>" + b"<div>a</div>" * 100_000),
    "a page nested deep": ("a.html", b"<html><body><p>Words.</p>" + b"<div>" * 100_000),
    "ten megabytes of one word": ("a.txt", b"a" * 10 * 1024 * 1024),
    "a megabyte of accents": ("a.txt", b"a" + "\u0301\u0323".encode() * 250_000),
    "many letters with many accents": ("a.txt", ("a" + "\u0301\u0323" * 15).encode() * 800),
    "half a megabyte of brackets": ("a.md", b"[" * 500_000),
    "a short text of brackets": ("a.md", b"# A\n\n" + b"![" * 900),
    "a million characters": ("a.txt", b"The council met. " * 58_000),
}


async def outcome(reading: Awaitable[Source]) -> Source | BadArticle:
    try:
        return await reading
    except BadArticle as refused:
        return refused


async def longest_stop(reading: Awaitable[Source]) -> float:
    """Seconds of its own work that the event loop did without a pause while something was read. Waiting for other programs on a
    busy machine is not counted."""
    task = asyncio.ensure_future(outcome(reading))
    longest, last = 0.0, time.thread_time()
    while not task.done():
        await asyncio.sleep(0.001)
        now = time.thread_time()
        longest, last = max(longest, now - last), now
    return longest


@pytest.mark.slow
@pytest.mark.parametrize(("name", "data"), HOSTILE.values(), ids=HOSTILE)
async def test_the_bot_goes_on_while_a_file_is_read(name: str, data: bytes) -> None:
    assert await longest_stop(read(name, data, ReadingLimits(seconds=1.5))) < 0.1


async def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(TooLarge) as refused:
        await read("a.html", LONG_PAGE, ReadingLimits(seconds=0.4))
    assert refused.value.say == "Reading that file takes longer than 0.4 seconds, so the bot gave up."


async def test_what_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(TooLarge, match="takes more memory than is allowed"):
        await read("a.html", LONG_PAGE, ReadingLimits(memory_bytes=220 * 1024 * 1024))


async def test_a_child_that_cannot_even_start_is_an_answer_too() -> None:
    with pytest.raises(BadArticle, match="could not be read"):
        await read("a.html", LONG_PAGE, ReadingLimits(memory_bytes=20 * 1024 * 1024))


def children() -> set[str]:
    """The processes that this one has begun, helpers of other tests included."""
    return set(CHILDREN.read_text().split())


async def first_child(before: set[str]) -> str:
    """The process that this one begins next."""
    while not (begun := children() - before):  # noqa: ASYNC110 the system sets no event
        await asyncio.sleep(0.01)
    [child] = begun
    return child


def environment(child: str) -> bytes:
    return Path(f"/proc/{child}/environ").read_bytes()


listed = pytest.mark.skipif(not CHILDREN.exists(), reason="this system does not list the children of a process")


@listed
async def test_no_child_outlives_a_reading_that_was_called_off() -> None:
    before = children()
    task = asyncio.ensure_future(read("a.html", LONG_PAGE))
    assert await first_child(before)
    task.cancel()
    await asyncio.wait([task])
    assert children() <= before


@listed
async def test_a_child_is_told_nothing_of_the_bots_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_TOKEN", "very secret")
    before = children()
    task = asyncio.ensure_future(read("a.html", LONG_PAGE))
    assert environment(await first_child(before)) == b""
    task.cancel()
    await asyncio.wait([task])


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES[:3], ids=lambda page: page.name)
async def test_the_same_page_is_the_same_source_under_every_hash_seed(page: WebPage) -> None:
    """Each child draws a seed of its own."""
    sources = await asyncio.gather(*(read("a.html", page.html.encode()) for _ in range(4)))
    assert len(set(sources)) == 1


@pytest.mark.slow
async def test_the_same_pdf_is_the_same_source_under_every_hash_seed() -> None:
    data = pdf_of(LIGHTHOUSE, LAYOUTS[3])
    assert len({await read("a.pdf", data), await read("a.pdf", data), await read("a.pdf", data)}) == 1


async def test_the_bot_itself_loads_no_parser() -> None:
    """They take 0.3 seconds and 40 MB, which a bot at rest should not."""
    program = "import sys, bot.command_line; print(sorted({'trafilatura', 'pypdf', 'docx', 'lxml'} & set(sys.modules)))"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, cwd=Path(__file__).parents[3], stdout=asyncio.subprocess.PIPE
    )
    assert (await child.communicate())[0].decode().strip() == "[]"
