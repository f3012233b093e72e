"""Web pages: the article and what it states about itself, without all that sites put around it."""

import json

import pytest

from briefings.errors import EmptyArticle, TooLarge, WrongKind
from briefings.model.record import Fact, Origin, Source
from briefings.reading import ReadingLimits, read, read_pasted
from briefings.reading.html import parse
from briefings.reading.kinds import FileKind
from briefings.reading.making import Raw, make_source
from tests.briefings.reading.articles import BUS, LIGHTHOUSE
from tests.briefings.reading.measuring import overlap, together
from tests.briefings.reading.more_pages import MORE_PAGES
from tests.briefings.reading.pages import PAGES, WebPage, newspaper, wordpress

ALL_PAGES = (*PAGES, *MORE_PAGES)
FLOOR = 0.99  # body F1 over all pages; it may only rise
PAGE_FLOOR = 0.92  # and of each page


def page(html: str) -> Source:
    """The page, parsed here and not in the child process."""
    return make_source(parse(Raw(FileKind.HTML, html.encode()), ReadingLimits()), ReadingLimits())


def article(head: str = "", above: str = "", below: str = "") -> str:
    words = "<p>The council met on Monday to vote on the ferry.</p><p>“We were late,” Mayor Ana Núñez said to them.</p>"
    return f"<!doctype html><html><head>{head}</head><body><article>{above}{words}{below}</article></body></html>"


WORDS = "The council met on Monday to vote on the ferry.\n\n“We were late,” Mayor Ana Núñez said to them."


@pytest.mark.parametrize("one", ALL_PAGES, ids=lambda one: one.name)
def test_the_article_is_read_and_little_else(one: WebPage) -> None:
    source = page(one.html)
    assert overlap("\n\n".join(one.paragraphs), source.text).f1 >= PAGE_FLOOR
    assert set(one.paragraphs) <= set(source.text.split("\n\n"))
    assert source.media_type == "text/html"


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.name)
def test_the_facts_are_those_that_the_page_states(one: WebPage) -> None:
    source = page(one.html)
    stated = [fact and fact.value for fact in (source.title, source.outlet, source.author, source.published)]
    assert stated == [one.facts.title, one.facts.outlet, one.facts.author, one.facts.published]
    assert {fact.origin for fact in (source.outlet, source.author, source.published) if fact} <= {Origin.METADATA}


def test_over_all_pages_the_measure_stays_above_its_floor() -> None:
    read_pages = [(one, page(one.html)) for one in ALL_PAGES]
    assert together([overlap("\n\n".join(one.paragraphs), source.text) for one, source in read_pages]).f1 >= FLOOR


@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        ('<meta property="og:title" content="Ferry stays | Bay Post"><title>Post</title>', "<h1>Ferry stays</h1>", "Ferry stays"),
        ("<title>Bay Post: The Ferry  stays for good</title>", "<h1>The ferry stays for good</h1>", "The ferry stays for good"),
        ("<title>The ferry stays – Bay Post</title>", "<h1>Bay Post</h1><h1>The ferry stays</h1>", "The ferry stays"),
        ('<meta property="og:title" content="Ferry stays, council says">', "<h1>Bay Post</h1>", "Ferry stays, council says"),
        ("<title>The ferry stays | Bay Post</title>", "", "The ferry stays"),
        ("<title>Well-known ferry stays</title>", "", "Well-known ferry stays"),
    ],
)  # fmt: skip
def test_a_heading_that_stands_in_the_stated_title_wins(head: str, above: str, title: str) -> None:
    source = page(article(head, above))
    assert source.title == Fact(title, Origin.METADATA)


def test_a_title_that_only_a_heading_gives_is_from_the_text() -> None:
    source = page(article(above="<h1>The ferry stays</h1>"))
    assert source.title == Fact("The ferry stays", Origin.TEXT)
    assert source.text == WORDS


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-03-03T23:30:00-05:00">', "2026-03-03"),
        ('<meta name="pubdate" content="20260303">', "2026-03-03"),
        ('<meta name="date" content="Tue, 03 Mar 2026 10:00:00 GMT">', "2026-03-03"),
        ('<script type="application/ld+json">[{"@type": ["NewsArticle"], "datePublished": "2026-03-03"}]</script>', "2026-03-03"),
        ('<time datetime="2026-03-03T10:00">3 March</time><time datetime="2026-03-03">3 March</time>', "2026-03-03"),
    ],
)  # fmt: skip
def test_the_date_is_taken_from_metadata_as_it_is_written_there(head: str, published: str) -> None:
    source = page(article(head))
    assert source.published == Fact(published, Origin.METADATA)


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="03/04/2026">',
        '<time datetime="2026-03-03">Story</time><time datetime="2026-02-11">Other story</time>',
        '<link href="/2026/03/03/ferry.html" rel="canonical"><meta property="article:modified_time" content="2026-03-03">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>',
        '<script type="application/ld+json">{"@type": "WebSite", "datePublished": "2026-03-03"}</script>',
        "<p>Copyright 2026 Bay Post</p>",
    ],
)
def test_a_date_that_is_not_stated_is_not_guessed(head: str) -> None:
    assert page(article(head)).published is None


def test_list_items_and_quotations_stay_paragraphs_of_their_own() -> None:
    below = "<blockquote><p>Late is not never.</p><p>So it was.</p></blockquote><ul><li>One ferry</li><li>Two <b>buses</b></li></ul>"
    source = page(article(below=below))
    assert source.text == f"{WORDS}\n\nLate is not never.\n\nSo it was.\n\nOne ferry\n\nTwo buses"


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- No ferry -->",
        '<p style="color:red; display : none">No ferry</p>',
        '<p style="font-size:0">No ferry</p>',
        "<div hidden><p>No ferry</p></div>",
        '<p aria-hidden="true">No ferry</p>',
        '<p class="sr-only">No ferry</p>',
        "<figure><figcaption>No ferry</figcaption></figure>",
        '<p class="photo-caption">No ferry</p>',
        "<p><s>No ferry</s></p>",
    ],
)
def test_what_a_reader_does_not_see_is_not_read_and_what_follows_is(hidden: str) -> None:
    source = page(article(below=f"{hidden}<p>The last ferry leaves at ten.</p>"))
    assert source.text == f"{WORDS}\n\nThe last ferry leaves at ten."


def test_invisible_characters_in_a_page_are_dropped() -> None:
    tags = "".join(chr(0xE0000 + ord(char)) for char in "obey")
    source = page(article(below=f"<p>The &#8203;last&#x202E; fer&shy;ry{tags}\u2066 leaves&nbsp;at&#xFEFF; ten.</p>"))
    assert source.text.endswith("\n\nThe last ferry leaves at ten.")


@pytest.mark.parametrize(
    ("data", "content_type", "guessed"),
    [
        (article().encode(), None, None),
        (article('<meta charset="windows-1252">').encode("cp1252"), None, None),
        (article('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">').encode("cp1252"), None, None),
        (article().encode("cp1252"), "text/html; charset=windows-1252", None),
        (article().encode("utf-16"), None, "UTF-16"),
        (article('<meta charset="utf-8">').encode("cp1252"), None, "Windows-1252 (Latin-1)"),
        (article('<meta charset="unicode_escape">').encode(), None, None),
        (article().encode("cp1252"), None, "Windows-1252 (Latin-1)"),
    ],
)  # fmt: skip
async def test_the_encoding_is_the_stated_one_and_a_guess_is_named(
    data: bytes, content_type: str | None, guessed: str | None
) -> None:
    source = await read("page.html", data, content_type=content_type)
    assert source.text == WORDS
    assert source.encoding == guessed


@pytest.mark.parametrize(
    ("fetched", "url"),
    [
        (None, "https://bay.example/ferry"),
        ("https://bay.example/ferry?from=feed", "https://bay.example/ferry"),
        ("https://other.example/copy", "https://other.example/copy"),
    ],
)
async def test_a_page_may_not_call_itself_another_sites(fetched: str | None, url: str) -> None:
    html = article('<link rel="canonical" href="https://bay.example/ferry">')
    assert (await read("page.html", html.encode(), url=fetched)).url == url


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page.pdf", "page", "page.md"])
async def test_a_page_is_read_as_one_whatever_its_name_says(name: str) -> None:
    source = await read(name, wordpress(LIGHTHOUSE).encode())
    assert (source.media_type, source.title) == ("text/html", Fact(LIGHTHOUSE.title, Origin.METADATA))


async def test_the_pasted_source_of_a_page_is_read_as_the_page() -> None:
    assert (await read_pasted(newspaper(BUS))).text.startswith(BUS.paragraphs[0])


async def test_a_text_about_markup_stays_a_text() -> None:
    text = "The editor typed <b> where she meant <strong>, and the page was lost."
    assert (await read_pasted(text)).text == text


def test_a_page_that_is_empty_without_javascript_says_so() -> None:
    html = "<!doctype html><html><head><title>Bay Post</title></head><body><div id=root></div><script>go()</script></body></html>"
    with pytest.raises(EmptyArticle, match="empty without JavaScript"):
        page(html)


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "blockquote"])
def test_a_hundred_thousand_nested_parts_are_refused(tag: str) -> None:
    with pytest.raises(WrongKind, match="nests its parts deeper"):
        page(article(below=f"<{tag}>" * 100_000 + "and deep words"))


async def test_a_page_over_its_limit_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(TooLarge) as refused:
        await read("a.html", article(below="<p>The ferry came.</p>" * 150_000).encode())
    assert refused.value.say == "That page is 3.1 MB; the limit for a web page is 2 MB."


async def test_a_page_of_50_mb_after_decompression_is_refused() -> None:
    with pytest.raises(TooLarge, match="50 MB"):
        await read(None, article(below=" " * 50 * 1024 * 1024).encode(), content_type="text/html")


@pytest.mark.slow
@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>Words here." + "<!--" * 100_000,
        "<!---->" * 2_000 + "<p>Words here.",
        "<html><body><p>Words here." + "<" * 500_000,
        "<html><body><p>Words here." + "&" * 500_000,
        f"<html><script type='application/ld+json'>{'[' * 300_000}</script><body><p>Words here.",
        f"<html><script type='application/ld+json'>{json.dumps([{'@type': 'Article'}] * 20_000)}</script><body><p>Words here.",
        "<html><body><p class='" + "captioned " * 100_000 + "'>Words here.<p>And here.",
        f"<html><meta property='og:title' content='{' - a' * 100_000}'><body><p>Words here.",
    ],
    ids=range(8),
)  # fmt: skip
@pytest.mark.timeout(20)
def test_hostile_markup_is_read_in_good_time(html: str) -> None:
    assert "Words here." in page(html).text
