"""Fetching a page of the public web, from sites on loopback that act for it."""

import gzip
import socket
import zlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.abc import ResolveResult

from briefings.errors import BriefingError, TooLarge, Unreachable, WrongKind
from briefings.reading.limits import ReadingLimits
from briefings.reading.web import Web
from briefings.reading.web_address import is_public
from briefings.reading.web_connect import Resolver
from tests.briefings.reading.sites import ARTICLE, Sites, serving

HTML = f"<html><head><title>Ferry</title></head><body><p>{ARTICLE}</p></body></html>"
SMALL = ReadingLimits(file_bytes=4000, html_bytes=2000)


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    async with serving() as up:
        yield up


async def refusal_of(sites: Sites, address: str, **how: object) -> BriefingError:
    with pytest.raises(BriefingError) as refusal:
        await sites.page(address, **how)  # type: ignore[arg-type]
    assert refusal.value.hint != ""
    return refusal.value


async def test_a_page_comes_with_its_bytes_its_type_and_its_address(sites: Sites) -> None:
    sites.put("/news/ferry", HTML.encode("cp1252"), content_type="text/html; charset=windows-1252")
    page = await sites.page("http://news.example/news/ferry")
    assert page.data == HTML.encode("cp1252")
    assert page.content_type == "text/html; charset=windows-1252"
    assert page.url == "http://news.example/news/ferry"


async def test_the_site_is_told_who_asks_and_nothing_else(
    sites: Sites, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    monkeypatch.setenv("all_proxy", "http://127.0.0.1:9/")
    (tmp_path / "netrc").write_text("machine news.example login ana password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    sites.put("/start", b"", 302, location="/ferry", set_cookie="session=1")
    sites.put("/ferry", HTML, content_type="text/html")
    await sites.page("http://news.example/start#top")
    assert [headers["User-Agent"] for headers in sites.seen] == ["On Record/9.9"] * 2
    named = {name.casefold() for headers in sites.seen for name in headers}
    assert named == {"host", "user-agent", "accept", "accept-language", "accept-encoding", "connection"}
    assert sites.asked == ["news.example/start", "news.example/ferry"]


@pytest.mark.parametrize(
    ("kind", "path", "name"),
    [
        ("text/plain; charset=utf-8", "/a", None),
        ("text/markdown", "/a", None),
        ("Application/XHTML+xml", "/a", None),
        ("application/pdf", "/a", None),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "/a", None),
        ("application/octet-stream", "/files/plan.PDF", "plan.PDF"),
    ],
)
async def test_kinds_that_are_read_are_fetched(sites: Sites, kind: str, path: str, name: str | None) -> None:
    sites.put(path, b"some bytes", content_type=kind)
    page = await sites.page(f"http://news.example{path}")
    assert (page.data, page.file_name) == (b"some bytes", name)


@pytest.mark.parametrize(
    "kind",
    ["image/png", "application/json", "video/mp4", "application/zip", "text/css", "application/octet-stream"],
)
async def test_other_kinds_are_refused_by_name(sites: Sites, kind: str) -> None:
    sites.put("/a", b"bytes", content_type=kind)
    refusal = await refusal_of(sites, "http://news.example/a")
    assert isinstance(refusal, WrongKind)
    assert refusal.say == f"There is no article at that address: its type is “{kind}”."


@pytest.mark.parametrize("kind", ["", "x", "text", "a/b c", "\u0430/html", "x/" + "y" * 100, "text/html, text/plain"])
async def test_a_kind_that_is_none_is_not_repeated(sites: Sites, kind: str) -> None:
    sites.put("/a", b"bytes", content_type=kind)
    assert (await refusal_of(sites, "http://news.example/a")).say == "That site does not say what it sends."


@pytest.mark.parametrize(
    ("status", "say"),
    [
        (404, "There is no page at that address (404)."),
        (410, "There is no page at that address (410)."),
        (401, "That page is not open to everybody (401): it may need a login."),
        (402, "That page is not open to everybody (402): it may need a login."),
        (403, "That page is not open to everybody (403): it may need a login."),
        (429, "That site is too busy right now (429)."),
        (503, "That site is too busy right now (503)."),
        (500, "That site has an error of its own (500)."),
        (204, "That site sent no page (204)."),
        (206, "That site sent no page (206)."),
        (302, "That site sent no page (302)."),
        (304, "That site sent no page (304)."),
    ],
)
async def test_what_the_site_refuses_is_said_in_words(sites: Sites, status: int, say: str) -> None:
    sites.put("/a", b"", status, content_type="text/html")
    refusal = await refusal_of(sites, "http://news.example/a")
    assert isinstance(refusal, Unreachable)
    assert refusal.say == say


async def test_a_name_that_nobody_has_is_said(sites: Sites) -> None:
    sites.elsewhere["nowhere.example"] = []
    assert (await refusal_of(sites, "http://nowhere.example/")).say == "There is no site of that name."


async def test_a_name_server_that_is_down_is_not_taken_for_a_name_that_nobody_has(sites: Sites) -> None:
    class Unanswered(Resolver):
        async def resolve(self, *_: object, **__: object) -> list[ResolveResult]:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    with pytest.raises(Unreachable, match="No name can be looked up right now"):
        await Web("On Record/9.9", resolver=Unanswered).fetch("http://news.example/", ReadingLimits())


async def test_a_site_that_is_down_is_said(sites: Sites, unused_tcp_port: int) -> None:
    sites.port = unused_tcp_port
    assert (await refusal_of(sites, "http://news.example/")).say == "That site cannot be reached."


async def test_a_site_without_a_certificate_is_not_believed(sites: Sites) -> None:
    refusal = await refusal_of(sites, "https://news.example/")
    assert refusal.say == "That site cannot prove who it is: its certificate is not valid."


async def test_redirects_are_followed_to_the_address_that_is_kept(sites: Sites) -> None:
    sites.lead("/1", "/2", 301)
    sites.lead("/2", "//other.example/3", 303)
    sites.lead("/3", "http://last.example/4?id=7#part", 307)
    sites.lead("/4", "?id=8", 308)
    sites.serve("/4", _last)
    page = await sites.page("http://news.example/1")
    assert page.url == "http://last.example/4?id=8"
    assert sites.asked[-1] == "last.example/4?id=8"


async def _last(request: web.BaseRequest) -> web.StreamResponse:
    if request.query_string == "id=8":
        return web.Response(text=HTML, content_type="text/html")
    return web.Response(status=308, headers={"Location": "?id=8"})


async def test_five_redirects_are_followed_and_six_are_not(sites: Sites) -> None:
    for number in range(1, 8):
        sites.lead(f"/{number}", f"/{number + 1}")
    sites.put("/7", HTML, content_type="text/html")
    assert (await sites.page("http://news.example/2")).url == "http://news.example/7"
    sites.asked.clear()
    refusal = await refusal_of(sites, "http://news.example/1")
    assert refusal.say == "That address redirects more than 5 times."
    assert len(sites.asked) == 6


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://127.0.0.1/admin", "That address does not lead to a page on the public internet."),
        ("http://10.1.2.3/", "That address does not lead to a page on the public internet."),
        ("http://[::1]/", "That address does not lead to a page on the public internet."),
        ("http://[::ffff:127.0.0.1]/", "That address does not lead to a page on the public internet."),
        ("http://0x7f.1/", "That address does not lead to a page on the public internet."),
        ("http://169.254.169.254/latest/meta-data/", "That address does not lead to a page on the public internet."),
        ("http://localhost./", "That address does not lead to a page on the public internet."),
        ("//printer.local/", "That address does not lead to a page on the public internet."),
        ("http://news.example:8080/", "Only the usual ports of the web are fetched, 80 and 443."),
        ("file:///etc/passwd", "Only addresses that begin with https:// or http:// are fetched."),
        ("gopher://news.example/", "Only addresses that begin with https:// or http:// are fetched."),
        ("http://ana:secret@news.example/", "An address with a user name or a password in it is not fetched."),
        ("http://news.example/" + "a" * 3000, "Its address is longer than 2,000 characters."),
    ],
)
async def test_a_redirect_is_checked_like_what_was_typed(sites: Sites, location: str, why: str) -> None:
    sites.lead("/start", location)
    refusal = await refusal_of(sites, "http://news.example/start")
    assert isinstance(refusal, Unreachable)
    assert refusal.say == f"That page redirects to another address. {why}"
    assert sites.asked == ["news.example/start"]


@pytest.mark.parametrize("location", ["http://[::1", "http://a\\@b.example/", "http://:80/", "http://news.example:x/"])
async def test_a_redirect_to_nothing_that_makes_sense_is_refused(sites: Sites, location: str) -> None:
    sites.lead("/start", location)
    say = "That page redirects to something that is not a web address."
    assert (await refusal_of(sites, "http://news.example/start")).say == say


@pytest.mark.parametrize("address", ["127.0.0.2", "10.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"])
async def test_a_name_that_leads_inside_is_refused_and_does_not_say_where(sites: Sites, address: str) -> None:
    sites.elsewhere["inside.example"] = [address]
    refusal = await refusal_of(sites, "http://inside.example/")
    assert refusal.say == "That address does not lead to a page on the public internet."
    assert address not in refusal.say + refusal.hint
    assert sites.asked == []


async def test_a_name_that_leads_inside_at_its_second_look_up_is_refused_then(sites: Sites) -> None:
    sites.elsewhere["turning.example"] = ["127.0.0.1", "127.0.0.2"]
    sites.lead("/start", "/next")
    sites.put("/next", HTML, content_type="text/html")
    refusal = await refusal_of(sites, "http://turning.example/start")
    assert refusal.say == "That address does not lead to a page on the public internet."
    assert sites.asked == ["turning.example/start"]


async def test_by_its_own_rule_no_page_of_this_machine_is_fetched(sites: Sites) -> None:
    sites.put("/", HTML, content_type="text/html")
    whole = sites.web()
    strict = type(whole)(whole.user_agent, whole.wait_s, whole.resolver)
    with pytest.raises(Unreachable, match="public internet"):
        await strict.fetch("http://news.example/", ReadingLimits())
    assert sites.asked == []


async def test_the_peer_is_looked_at_again_once_connected(sites: Sites) -> None:
    """A connection to 0.0.0.0 ends at 127.0.0.1: an address that passes, and a peer that does not."""
    sites.elsewhere["news.example"] = ["0.0.0.0"]
    sites.put("/", HTML, content_type="text/html")
    with pytest.raises(Unreachable, match="public internet"):
        await sites.web(is_allowed=lambda address: address == "0.0.0.0").fetch("http://news.example/", ReadingLimits())
    assert sites.asked == []


async def test_this_machines_own_names_are_looked_up_and_refused() -> None:
    found = await Resolver().resolve("localhost", 80)
    assert found != []
    assert [one["host"] for one in found if is_public(one["host"])] == []


@pytest.mark.parametrize("kind", ["text/html", "application/pdf"])
async def test_a_page_over_its_limit_is_refused_with_the_limit(sites: Sites, kind: str) -> None:
    most = {"text/html": SMALL.html_bytes, "application/pdf": SMALL.file_bytes}[kind]
    sites.put("/fits", b"x" * most, content_type=kind)
    sites.put("/over", b"x" * (most + 1), content_type=kind)
    assert len((await sites.page("http://news.example/fits", limits=SMALL)).data) == most
    refusal = await refusal_of(sites, "http://news.example/over", limits=SMALL)
    assert isinstance(refusal, TooLarge)


async def test_the_refusal_of_a_large_page_names_the_limit(sites: Sites) -> None:
    sites.put("/a", b"x" * (2 * 1024 * 1024 + 1), content_type="text/html")
    assert (
        await refusal_of(sites, "http://news.example/a")
    ).say == "That page is larger than 2 MB, which is the limit."


def bare(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


PACKED = {
    "gzip": gzip.compress(HTML.encode()),
    "x-gzip": gzip.compress(HTML[:100].encode()) + gzip.compress(HTML[100:].encode()) + b"\0\0trailing",
    "deflate": zlib.compress(HTML.encode()),
    "Deflate": bare(HTML.encode()),
    "identity": HTML.encode(),
}


@pytest.mark.parametrize("packing", list(PACKED))
async def test_a_packed_page_is_unpacked(sites: Sites, packing: str) -> None:
    sites.put("/a", PACKED[packing], content_type="text/html", content_encoding=packing)
    assert (await sites.page("http://news.example/a")).data == HTML.encode()


@pytest.mark.parametrize(
    ("packing", "body"),
    [
        ("br", b"\x1b\x00\x00"),
        ("zstd", b"\x28\xb5\x2f\xfd"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x"))),
        ("gzip", b"not packed at all"),
        ("gzip", PACKED["gzip"][:-20]),
        ("deflate", PACKED["deflate"][:-20]),
        ("gzip", gzip.compress(b"") * 200),
    ],
    ids=["brotli", "zstandard", "twice", "not at all", "cut gzip", "cut deflate", "many members"],
)
async def test_a_page_that_is_packed_otherwise_is_refused(sites: Sites, packing: str, body: bytes) -> None:
    sites.put("/a", body, content_type="text/html", content_encoding=packing)
    assert (
        await refusal_of(sites, "http://news.example/a")
    ).say == "That page is compressed in a way that the bot does not read."
