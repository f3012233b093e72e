"""Fetching one page of the public web at a person's request. Knows no file format and no store (DESIGN §9)."""

import asyncio
import logging
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from briefings.errors import BriefingError, TooLarge, Unreachable, WrongKind
from briefings.reading.kinds import XHTML, FileKind, media_type
from briefings.reading.limits import ReadingLimits, megabytes
from briefings.reading.page_address import without_tracking
from briefings.reading.web_address import PASTE, address_of, inside, is_public, next_address
from briefings.reading.web_body import PACKINGS, BadPacking, Unpacking
from briefings.reading.web_connect import AT_ONCE, Inside, PublicOnly, Resolver

MOST_REDIRECTS = 5
WAIT_S = 15.0
_KIND = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}", re.ASCII)
_REDIRECTS = (301, 302, 303, 307, 308)
_FILES = (FileKind.TEXT, FileKind.MARKDOWN, FileKind.PDF, FileKind.DOCX)
_UNNAMED = ("", "application/octet-stream", "binary/octet-stream")
_ENDINGS = (".txt", ".md", ".pdf", ".docx")
_AGAIN = "Try again later, or open the page in a browser and paste its text with /briefing add."
_CHECK = "Check the address, or paste the text with /briefing add."
_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Language": "en, *;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What was fetched. `url` is the last address, without tracking parameters; `file_name` is set for a file whose server does not
    say what it is."""

    data: bytes
    content_type: str | None
    url: str
    file_name: str | None


@dataclass(frozen=True, slots=True)
class Web:
    """Fetches pages of the public web. Tests set `resolver`, `is_allowed` (of an IP address) and `wait_s` for the whole page."""

    user_agent: str
    wait_s: float = WAIT_S
    resolver: Callable[[], AbstractResolver] = Resolver
    is_allowed: Callable[[str], bool] = is_public
    _room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def fetch(self, typed: str, limits: ReadingLimits) -> WebPage:
        """The page at the address that was typed. Raises BadValue, Unreachable, TooLarge or WrongKind, each with what to do instead."""
        url = address_of(typed)
        try:
            async with asyncio.timeout(self.wait_s):
                await self._room.acquire()
        except TimeoutError as error:
            raise Unreachable("Several other pages are being fetched right now.", "Try again in a minute.") from error
        try:
            async with asyncio.timeout(self.wait_s), self._session() as session:
                return await _follow(session, url, limits)
        except TimeoutError as error:
            raise Unreachable(f"The page did not come within {self.wait_s:g} seconds.", _AGAIN) from error
        except (aiohttp.ClientError, OSError, BadPacking) as error:
            _log.info("%s could not be fetched: %r", url.host, error)
            raise _refusal(error) from error
        finally:
            self._room.release()

    def _session(self) -> aiohttp.ClientSession:
        """A session for one page: it keeps no cookie and no connection, and takes nothing from the environment."""
        return aiohttp.ClientSession(
            connector=PublicOnly(self.is_allowed, self.resolver()),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.user_agent, **_HEADERS},
            timeout=aiohttp.ClientTimeout(total=None),
            auto_decompress=False,
            trust_env=False,
        )


async def _follow(session: aiohttp.ClientSession, url: URL, limits: ReadingLimits) -> WebPage:
    for _ in range(MOST_REDIRECTS + 1):
        async with session.get(url, allow_redirects=False) as response:
            location = response.headers.get("Location") if response.status in _REDIRECTS else None
            if location is None:
                return await _page(response, url, limits)
            url = next_address(url, location)
    raise Unreachable(f"That address redirects more than {MOST_REDIRECTS} times.", PASTE)


async def _page(response: aiohttp.ClientResponse, url: URL, limits: ReadingLimits) -> WebPage:
    if response.status not in (200, 203):
        raise _refusal_of_status(response.status)
    content_type = response.headers.get("Content-Type")
    kind = media_type(content_type)
    if not _KIND.fullmatch(kind):
        kind = ""
    name, kept = PurePosixPath(url.path).name, without_tracking(str(url))
    if kind in (FileKind.HTML, XHTML):
        return WebPage(await _body(response, limits.html_bytes), content_type, kept, None)
    if kind in _FILES:
        return WebPage(await _body(response, limits.file_bytes), content_type, kept, None)
    if kind in _UNNAMED and name.casefold().endswith(_ENDINGS):
        return WebPage(await _body(response, limits.file_bytes), None, kept, name)
    say = f"There is no article at that address: its type is “{kind}”."
    hint = "Web pages, text, Markdown, PDF and Word files are read. Paste the text with /briefing add."
    raise WrongKind(say if kind else "That site does not say what it sends.", hint)


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes:
    """The whole body, unpacked; counted as it comes, since what a header says of it proves nothing. Raises TooLarge."""
    packing = response.headers.get("Content-Encoding", "identity").strip().casefold()
    if packing not in (*PACKINGS, "identity"):
        raise BadPacking(packing)
    unpacking = Unpacking("" if packing == "identity" else packing)
    data, received = bytearray(), 0
    async for chunk in response.content.iter_any():
        received += len(chunk)
        for piece in unpacking.pieces(chunk):
            data += piece
            if len(data) > most:
                break
            await asyncio.sleep(0)  # others are answered meanwhile
        if max(len(data), received) > most:
            raise TooLarge(f"That page is larger than {megabytes(most)} MB, which is the limit.", PASTE)
    unpacking.end()
    return bytes(data)


def _refusal_of_status(status: int) -> Unreachable:
    match status:
        case 404 | 410:
            return Unreachable(f"There is no page at that address ({status}).", _CHECK)
        case 401 | 402 | 403 | 407 | 451:
            return Unreachable(f"That page is not open to everybody ({status}): it may need a login.", PASTE)
        case 429 | 503:
            return Unreachable(f"That site is too busy right now ({status}).", _AGAIN)
        case _ if status >= 500:
            return Unreachable(f"That site has an error of its own ({status}).", _AGAIN)
        case _:
            return Unreachable(f"That site sent no page ({status}).", PASTE)


def _refusal(error: Exception) -> BriefingError:
    """What a failure means, in words, without the address that a name leads to."""
    match error:
        case _ if isinstance(error.__cause__, Inside):
            return inside()
        case aiohttp.ClientConnectorDNSError(os_error=OSError(errno=socket.EAI_AGAIN)):
            return Unreachable("No name can be looked up right now.", _AGAIN)
        case aiohttp.ClientConnectorDNSError():
            return Unreachable("There is no site of that name.", _CHECK)
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientSSLError():
            return Unreachable("That site cannot prove who it is: its certificate is not valid.", PASTE)
        case aiohttp.ClientConnectorError():
            return Unreachable("That site cannot be reached.", _AGAIN)
        case aiohttp.ClientPayloadError() | aiohttp.ServerDisconnectedError() | aiohttp.ClientOSError():
            return Unreachable("The page did not arrive whole.", _AGAIN)
        case BadPacking():
            return Unreachable("That page is compressed in a way that the bot does not read.", PASTE)
        case _:
            return Unreachable("That site's answer cannot be understood.", PASTE)
