"""A small public web on loopback: sites by name, each path with its answer, and a count of what was asked of them."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress

from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from briefings.reading.limits import ReadingLimits
from briefings.reading.web import Web, WebPage
from briefings.reading.web_address import is_public

ARTICLE = """\
Ferry fare plan divides the harbour council

Harbour Commissioner Ada Quill opposes the new fare plan. “The plan breaks our promise to every commuter,” Quill said on Monday.

Council President Ben Orr supports the fare plan. “Each crossing costs more than it earns,” Orr said. Fares were last raised in 2019.
"""
HERE = "127.0.0.1"

Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]
Raw = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Lookups(AbstractResolver):
    """Every name leads to the server here, but for those in `elsewhere`: their answers come one look-up after the other."""

    def __init__(self, port: int, elsewhere: Mapping[str, list[str]], slow_s: float) -> None:
        self._port = port
        self._slow_s = slow_s
        self._elsewhere = {name: list(answers) for name, answers in elsewhere.items()}

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        await asyncio.sleep(self._slow_s)
        answers = self._elsewhere.get(host)
        if answers == []:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        address = answers.pop(0) if answers else HERE
        return [ResolveResult(hostname=host, host=address, port=self._port, family=family, proto=0, flags=0)]

    async def close(self) -> None:
        pass


class Sites:
    """The sites at `port`; `asked` holds what was asked of them, in order: host and path. A look-up takes `look_up_s`."""

    def __init__(self) -> None:
        self.port = 0
        self.look_up_s = 0.0
        self.asked: list[str] = []
        self.seen: list[Mapping[str, str]] = []
        self.elsewhere: dict[str, list[str]] = {}
        self._pages: dict[str, Handler] = {}

    def put(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        """Answer a path with this body; `content_type="text/html"` is the header Content-Type."""
        data = body.encode() if isinstance(body, str) else body

        async def answer(_: web.BaseRequest) -> web.StreamResponse:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return web.Response(body=data, status=status, headers=named)

        self._pages[path] = answer

    def lead(self, path: str, location: str, status: int = 302) -> None:
        """Answer a path with a redirect."""
        self.put(path, b"", status, location=location)

    def serve(self, path: str, handler: Handler) -> None:
        self._pages[path] = handler

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        self.asked.append(f"{request.host}{request.path_qs}")
        self.seen.append(dict(request.headers))
        handler = self._pages.get(request.path)
        return await handler(request) if handler else web.Response(status=404)

    def web(self, wait_s: float = 5.0, is_allowed: Callable[[str], bool] | None = None) -> Web:
        """The way to these sites. Beside what is public, only this server's own address is allowed unless `is_allowed` says otherwise."""
        allowed = is_allowed or (lambda address: address == HERE or is_public(address))
        return Web("On Record/9.9", wait_s, lambda: Lookups(self.port, self.elsewhere, self.look_up_s), allowed)

    async def page(self, address: str, *, limits: ReadingLimits | None = None, wait_s: float = 5.0) -> WebPage:
        return await self.web(wait_s).fetch(address, limits or ReadingLimits())


@asynccontextmanager
async def serving() -> AsyncIterator[Sites]:
    """Sites that are up."""
    sites = Sites()
    runner = web.ServerRunner(web.Server(sites.answer), shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, HERE, 0)
    await site.start()
    sites.port = runner.addresses[0][1]
    try:
        yield sites
    finally:
        await runner.cleanup()


@asynccontextmanager
async def speaking(raw: Raw) -> AsyncIterator[Sites]:
    """Sites whose every connection is answered by `raw`, which need not speak HTTP."""
    sites = Sites()

    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.CancelledError):
            await raw(reader, writer)
        writer.close()

    async with await asyncio.start_server(one, HERE, 0) as server:
        sites.port = server.sockets[0].getsockname()[1]
        yield sites
