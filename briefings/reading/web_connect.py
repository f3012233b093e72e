"""Connections to the public web, and to nothing else. Knows neither pages nor what is asked for.

A name can lead anywhere, and elsewhere at the next look-up. So what is checked is not the name but the very address that a socket
is about to be connected to, and once more the peer that it was connected to.
"""

import asyncio
import logging
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

AT_ONCE = 4
# Of their own: a slow name server may hold a thread for long after its page was given up, and the pool of the event loop is where
# the connection to Discord looks its names up.
_THREADS = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="look-up")
# What the kernel keeps of what a site sends, in bytes, and with it what is parsed in one go: a flood of interim answers (102) held the
# event loop for 180 ms a turn without this, and for 26 ms with it. It allows 1 MB a second over a distance of 60 ms.
_RECEIVED = 64 * 1024

_log = logging.getLogger(__name__)


class Inside(OSError):
    """A connection that was not made, because its end is not on the public internet."""


class Resolver(AbstractResolver):
    """Looks names up as this machine does."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        look_up = partial(socket.getaddrinfo, host, port, family, socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
        numeric = socket.AI_NUMERICHOST
        return [
            ResolveResult(hostname=host, host=str(address[0]), port=port, family=kind, proto=protocol, flags=numeric)
            for kind, _, protocol, _, address in await asyncio.get_running_loop().run_in_executor(_THREADS, look_up)
        ]

    async def close(self) -> None:
        """Nothing is held open."""


class PublicOnly(aiohttp.TCPConnector):
    """Connects only where `is_allowed` (of an IP address) says so, else raises Inside.

    Every request looks its name up anew and gets a connection of its own.
    """

    def __init__(self, is_allowed: Callable[[str], bool], resolver: AbstractResolver) -> None:
        super().__init__(resolver=resolver, use_dns_cache=False, force_close=True, socket_factory=self._socket)
        self._is_allowed = is_allowed

    async def connect(self, *args: Any, **kwargs: Any) -> aiohttp.connector.Connection:
        connection = await super().connect(*args, **kwargs)
        try:
            self._check(connection.transport.get_extra_info("peername") if connection.transport else None)
        except Inside:
            connection.close()
            raise
        return connection

    def _socket(self, found: tuple[int, int, int, str, Any]) -> socket.socket:
        """The socket that is about to be connected to exactly this address."""
        family, kind, protocol, _, address = found
        self._check(address)
        made = socket.socket(family, kind, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVED)
        return made

    def _check(self, address: Any) -> None:
        """`address` is one of the socket module: a tuple that begins with the IP address."""
        if not address or not self._is_allowed(str(address[0])):
            _log.warning("Not connected to %s: it is not on the public internet.", address)
            raise Inside
