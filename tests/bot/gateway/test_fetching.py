"""An editor gives the address of a page: what is fetched, what is refused, and who may ask for it."""

import gzip
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.gateway.seen import fields_of, labels_of, shown, text_of
from tests.bot.gateway.test_answers import DEFERRED, callbacks
from tests.bot.gateway.world import World, form_of, living, pressed
from tests.briefings.reading.sites import ARTICLE, Sites, serving

REVIEW = "B-1 Ferry fare plan divides the harbour council"
PAGE = """\
<!doctype html><html lang="en"><head><title>Ferry fare plan divides the harbour council | Harbour Post</title>
<meta property="og:title" content="Ferry fare plan divides the harbour council">
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2026-03-03T08:00:00Z">
<link rel="canonical" href="http://news.example/2026/ferry?utm_source=page">
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry fare plan divides the harbour council</h1>
<p>Harbour Commissioner Ada Quill opposes the new fare plan. “The plan breaks our promise to every commuter,” Quill said on Monday.</p>
<p>Council President Ben Orr supports the fare plan. “Each crossing costs more than it earns,” Orr said. Fares were last raised in 2019,
when the council promised that they would stay as they are for at least five years.</p>
<p>Dockworker Cleo Marsh was not at the meeting. The council votes on the plan in April, and the first boats would sail at the new
fares in June.</p></article>
<footer>All rights reserved. Subscribe to our newsletter.</footer></body></html>
"""
OFF = "Web pages are not fetched here: the bot's host has not switched that on."


@pytest.fixture
async def sites() -> AsyncIterator[Sites]:
    async with serving() as up:
        up.put("/ferry", ARTICLE, content_type="text/plain; charset=utf-8")
        yield up


@pytest.fixture
async def world(tmp_path: Path, sites: Sites) -> AsyncIterator[World]:
    async with living(tmp_path, sites.web()) as world:
        yield world


async def test_from_an_address_to_an_answer(world: World) -> None:
    review = await world.types(world.editor, "briefing add", url="http://news.example/ferry?utm_source=x")
    assert text_of(review).startswith(REVIEW)
    assert review.flags.ephemeral
    await world.types(world.editor, "briefing publish", briefing="B-1")
    quote = await world.types(world.member, "quote", id="Q-1")
    assert "The plan breaks our promise to every commuter" in text_of(quote)


async def test_a_web_page_goes_the_whole_way(world: World, sites: Sites) -> None:
    sites.lead("/short", "http://www.news.example/long?id=7", 301)
    page = PAGE.replace("“", "&ldquo;").encode("cp1252")
    sites.put("/long", gzip.compress(page), content_type="text/html; charset=windows-1252", content_encoding="gzip")
    review = await world.types(world.editor, "briefing add", url="<http://news.example/short>")
    assert text_of(review).startswith(REVIEW)
    assert "Harbour Post" in text_of(review)
    assert "3 March 2026" in text_of(review)
    await world.types(world.editor, "briefing publish", briefing="B-1")
    draft = await world.house.store.of(world.server.id).drafts.get(1)
    assert draft is not None
    assert draft.source.url == "http://news.example/2026/ferry"
    quote = await world.types(world.member, "quote", person="quill")
    assert "The plan breaks our promise to every commuter" in text_of(quote)
    source = await pressed(world.member, quote, "Source")
    assert "Address: http://news.example/2026/ferry" in text_of(source)
    assert "newsletter" not in text_of(await world.types(world.member, "summary"))


async def test_a_page_that_takes_longer_than_an_answer_may_is_deferred(world: World, sites: Sites) -> None:
    sites.look_up_s = 0.9
    result = await world.editor.slash(world.channel, "briefing add", url="http://news.example/ferry")
    assert callbacks(world.env) == [DEFERRED]
    assert result.ephemeral
    assert text_of(shown(result)).startswith(REVIEW)


async def test_the_same_article_by_its_address_is_not_taken_in_twice(world: World) -> None:
    await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
    again = await world.types(world.editor, "briefing add", url="http://news.example/ferry")
    assert "already here, as B-1" in text_of(again)
    assert "Publish" in labels_of(again)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://news.example/nothing", "There is no page at that address (404)."),
        ("http://127.1/", "That address does not lead to a page on the public internet."),
        ("http://inside.example/", "That address does not lead to a page on the public internet."),
    ],
)
async def test_a_page_that_cannot_be_had_is_answered_with_a_door_to_paste_its_text(
    world: World, sites: Sites, url: str, says: str
) -> None:
    sites.elsewhere["inside.example"] = ["10.11.12.13"]
    refused = await world.types(world.editor, "briefing add", url=url)
    assert text_of(refused).startswith(says)
    assert "10.11.12.13" not in text_of(refused)
    assert "The article" in fields_of(await form_of(world.editor, refused, "Paste the text"))


async def test_a_page_without_words_is_answered_with_the_door_too(world: World, sites: Sites) -> None:
    sites.put("/empty", b" ", content_type="text/plain")
    refused = await world.types(world.editor, "briefing add", url="http://news.example/empty")
    assert "There is no text in it." in text_of(refused)
    assert labels_of(refused) == ["Paste the text"]


async def test_what_is_no_address_is_said(world: World) -> None:
    refused = await world.types(world.editor, "briefing add", url="news.example/ferry")
    assert "“news.example/ferry” is not the address of a web page." in text_of(refused)


async def test_a_file_and_an_address_together_are_refused(world: World, sites: Sites) -> None:
    refused = await world.types(
        world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()), url="http://news.example/ferry"
    )
    assert "A file and an address were given." in text_of(refused)
    assert sites.asked == []


async def test_a_member_makes_the_bot_fetch_nothing(world: World, sites: Sites) -> None:
    result = await world.member.slash(world.channel, "briefing add", url="http://news.example/ferry")
    assert "Only editors can do that." in text_of(shown(result))
    assert sites.asked == []


async def test_fetching_is_off_until_the_host_allows_it(tmp_path: Path) -> None:
    async with living(tmp_path) as strict:
        refused = await strict.types(strict.editor, "briefing add", url="http://127.0.0.1/")
        assert OFF in text_of(refused)
        assert "fetch_urls" in text_of(refused)
        assert labels_of(refused) == ["Paste the text"]
