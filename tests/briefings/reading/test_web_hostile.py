"""Servers that mean ill: slow, endless, bombs. The bot goes on answering others meanwhile."""

import asyncio
import gzip
import time
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.errors import BriefingError, TooLarge, Unreachable
from briefings.reading.limits import ReadingLimits
from tests import heap
from tests.briefings.reading.sites import Raw, Sites, serving, speaking

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
MB = 1024 * 1024
MOST_STALL_S = 0.05  # the budget, of the event loop's own time


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    async with serving() as up:
        yield up


async def drips(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + b"Content-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def drips_headers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD)
    while True:
        writer.write(b"X")
        await writer.drain()
        await asyncio.sleep(0.02)


async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def never_gets_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    flood = b"HTTP/1.1 102 Processing\r\n\r\n" * 40_000
    while True:
        writer.write(flood)
        await writer.drain()


async def sends_headers_without_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD)
    while True:
        writer.write(b"X-More: and more\r\n" * 1000)
        await writer.drain()


async def sends_one_long_line(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 ")
    while True:
        writer.write(b"O" * 100_000)
        await writer.drain()


async def sends_a_body_without_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + b"\r\n")
    while True:
        writer.write(b"x" * 100_000)
        await writer.drain()


async def sends_empty_packed_blocks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A deflate stream that says nothing and does not end: empty stored blocks."""
    writer.write(HEAD + b"Content-Encoding: deflate\r\n\r\n\x78\x9c")
    while True:
        writer.write(b"\x00\x00\x00\xff\xff" * 20_000)
        await writer.drain()


async def leads_on_with_a_body_without_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    if b"/next" in head:
        writer.write(HEAD + b"Content-Length: 5\r\n\r\nwords")
        return
    writer.write(b"HTTP/1.1 302 Found\r\nLocation: /next\r\n\r\n")
    while True:
        writer.write(b"x" * 100_000)
        await writer.drain()


async def lies_about_the_length(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + b"Content-Length: 100\r\n\r\nshort")
    await writer.drain()


async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()


async def speaks_something_else(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    await writer.drain()


LATE = "The page did not come within 0.4 seconds."


async def tell_late(sites: Sites) -> None:
    with pytest.raises(Unreachable) as refusal:
        await sites.page("http://slow.example/", wait_s=0.4)
    assert refusal.value.say == LATE


async def waits_during(work: Awaitable[None]) -> int:
    """How many waits of 20 ms, one after the other, there is time for while the work goes on: fewer on a busy machine, never more."""
    task, waits = asyncio.ensure_future(work), 0
    while not task.done():
        await asyncio.sleep(0.02)
        waits += 1
    await task
    return waits


@pytest.mark.parametrize("raw", [drips, drips_headers, says_nothing], ids=lambda raw: raw.__name__)
async def test_a_slow_site_is_cut_off_at_the_time_for_the_whole_page(raw: Raw) -> None:
    async with speaking(raw) as sites:
        assert await waits_during(tell_late(sites)) < 100


async def test_a_slow_chain_of_redirects_shares_one_time(sites: Sites) -> None:
    async def leads_on_late(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()

    async with speaking(leads_on_late) as slow:
        with pytest.raises(Unreachable) as refusal:
            await slow.page("http://slow.example/", wait_s=0.4)
    assert refusal.value.say == LATE


async def test_the_body_of_a_redirect_is_not_waited_for() -> None:
    async with speaking(leads_on_with_a_body_without_end) as sites:
        assert (await sites.page("http://slow.example/")).data == b"words"


async def test_while_four_slow_pages_are_fetched_a_fifth_is_asked_to_come_again() -> None:
    async with speaking(says_nothing) as sites:
        web = sites.web(wait_s=0.4)
        fetching = [asyncio.ensure_future(web.fetch("http://slow.example/", ReadingLimits())) for _ in range(4)]
        await asyncio.sleep(0)
        hasty = replace(web, wait_s=0.1)
        with pytest.raises(Unreachable) as refusal:
            await hasty.fetch("http://slow.example/", ReadingLimits())
        ended = await asyncio.gather(*fetching, return_exceptions=True)
        with pytest.raises(Unreachable, match=r"within 0\.1 seconds"):
            await hasty.fetch("http://slow.example/", ReadingLimits())
    assert refusal.value.say == "Several other pages are being fetched right now."
    assert [str(error) for error in ended] == [LATE] * 4


@pytest.mark.parametrize(
    "location", [b"h\xa4\x03p://odd.example/", b"/a\x01b", b"http://odd.example/\xff", b"//\xe2\x80\xaeodd.example/"]
)
async def test_a_redirect_of_odd_bytes_is_refused(location: bytes) -> None:
    async def leads_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + location + b"\r\n\r\n")
        await writer.drain()

    async with speaking(leads_on) as sites:
        with pytest.raises(Unreachable):
            await sites.page("http://odd.example/")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (sends_headers_without_end, "That site's answer cannot be understood."),
        (sends_one_long_line, "That site's answer cannot be understood."),
        (sends_a_body_without_end, "That page is larger than 2 MB, which is the limit."),
        (sends_empty_packed_blocks, "That page is larger than 2 MB, which is the limit."),
        (lies_about_the_length, "The page did not arrive whole."),
        (hangs_up, "The page did not arrive whole."),
        (speaks_something_else, "That site's answer cannot be understood."),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
async def test_a_site_that_does_not_keep_the_rules_is_answered_in_a_sentence(raw: Raw, says: str) -> None:
    async with speaking(raw) as sites:
        with pytest.raises(BriefingError) as refusal:
            await sites.page("http://odd.example/")
    assert refusal.value.say == says


def bomb(packing: str) -> bytes:
    data = bytes(50 * MB)
    return gzip.compress(data, mtime=0) if packing == "gzip" else zlib.compress(data)


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
async def test_a_bomb_is_counted_while_it_goes_off(sites: Sites, packing: str) -> None:
    sites.put("/bomb", bomb(packing), content_type="text/html", content_encoding=packing)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        await sites.page("http://bomb.example/bomb")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10 * MB


async def least_stall(fetch: Callable[[], Awaitable[object]]) -> float:
    """The stall of the best of three tries, without what it costs to look through all that the tests themselves keep."""
    with heap.left_alone():
        return min([await stall_during(fetch()) for _ in range(3)])


async def stall_during(work: Awaitable[object]) -> float:
    """The longest time in seconds for which nobody else was answered, in this thread's own time: other processes do not count."""
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            before = time.thread_time()
            await asyncio.sleep(0.002)
            longest = max(longest, time.thread_time() - before)

    watching = asyncio.ensure_future(watch())
    await asyncio.sleep(0.01)
    with suppress(BriefingError):
        await work
    watching.cancel()
    return longest


@pytest.mark.slow
@pytest.mark.parametrize(
    "raw",
    [never_gets_on, sends_headers_without_end, sends_a_body_without_end, sends_empty_packed_blocks, drips],
    ids=lambda raw: raw.__name__,
)
async def test_others_are_answered_while_a_site_floods(raw: Raw) -> None:
    async with speaking(raw) as sites:
        assert await least_stall(lambda: sites.page("http://flood.example/", wait_s=0.4)) < MOST_STALL_S


@pytest.mark.slow
async def test_others_are_answered_while_a_bomb_is_unpacked(sites: Sites) -> None:
    sites.put("/bomb", bomb("gzip"), content_type="application/pdf", content_encoding="gzip")
    limits = ReadingLimits(file_bytes=100 * MB)
    assert await least_stall(lambda: sites.page("http://b.example/bomb", limits=limits)) < MOST_STALL_S


ANSWERS = [
    HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"words", mtime=0),
    HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: http://odd.example/next?a=b#c\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n" + HEAD + b"Content-Length: 5\r\nSet-Cookie: a=b; Domain=.example\r\n\r\nwords",
]
ODD = st.binary(max_size=8) | st.sampled_from(
    [
        b"\r\nContent-Length: -1",
        b"\r\nLocation: http://[::1",
        b"\r\nContent-Type: \xff",
        b"\r\nContent-Encoding: br",
        b"\r\n\r\n",
    ]
)


@settings(max_examples=80)
@given(st.sampled_from(ANSWERS), st.integers(0, 120), st.integers(0, 6), ODD)
async def test_whatever_a_site_sends_ends_in_a_page_or_a_refusal(answer: bytes, at: int, cut: int, odd: bytes) -> None:
    async def sends(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(answer[:at] + odd + answer[at + cut :])
        await writer.drain()

    async with speaking(sends) as sites:
        with suppress(BriefingError):
            assert len((await sites.page("http://odd.example/", wait_s=0.5)).data) <= len(answer) + len(odd)
