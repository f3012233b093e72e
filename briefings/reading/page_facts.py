"""What a web page states about its article in its head: title, author, outlet, date, address. Nothing is guessed."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

from briefings.model.record import Origin
from briefings.reading.canonical import canonical
from briefings.reading.facts import Facts
from briefings.reading.limits import URL_MOST
from briefings.reading.page_blocks import words_of

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
    "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "article.published",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator")
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name")
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_COMPACT_DAY = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_WORDY_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}\b")
_ARTICLES = re.compile(r"Article|Report|BlogPosting|LiveBlog|Opinion", re.I)
_SITE = re.compile(r"(?<!\s)\s+[|–—·«»:-]\s+(?=[^|–—·«»:-]{2,40}$)")
_LONGEST_FACT = 300


def page_facts(tree: etree._Element) -> Facts:
    """The facts that the page's metadata states, each with origin METADATA; a title that only its heading gives has origin TEXT."""
    metas = _metas(tree)
    articles = list(_articles(tree))
    facts = Facts()
    _title(facts, tree, metas)
    for value in (*_dates(tree, articles), *_all(metas, _DATES)):
        facts.take("published", _day(value), Origin.METADATA)
    for value in (*_names(articles, "author"), *_all(metas, _AUTHORS), *_words_with_role(tree, "author")):
        if not value.startswith(("http:", "https:", "/", "@")):
            facts.take("author", re.sub(r"^by\s+", "", value, flags=re.I)[:_LONGEST_FACT], Origin.METADATA)
    for value in (*_all(metas, _OUTLETS[:1]), *_names(articles, "publisher"), *_all(metas, _OUTLETS[1:])):
        if not value.startswith(("http:", "https:")):
            facts.take("outlet", value[:_LONGEST_FACT], Origin.METADATA)
    return facts


def address_of(tree: etree._Element) -> str | None:
    """The page's own address as it states it, when that is a whole one."""
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical"]
    for address in (*links, *_all(_metas(tree), ("og:url",))):
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and parts.username is None and len(address) < URL_MOST:
            return canonical(address.strip())
    return None


def _title(facts: Facts, tree: etree._Element, metas: dict[str, list[str]]) -> None:
    """A heading that is a part of the stated title wins: that one often carries the outlet's name or a shorter wording."""
    headings = [words for words in map(words_of, tree.iter("h1")) if words]
    title_part = next(tree.iter("title"), None)
    stated = [*_all(metas, ("og:title", "twitter:title")), "" if title_part is None else words_of(title_part)]
    for title in stated:
        inside = [words for words in headings if len(words) > 3 and _fold(words) in _fold(title)]
        if inside:
            facts.take("title", max(inside, key=len)[:_LONGEST_FACT], Origin.METADATA)
            return
    for title in stated:
        facts.take("title", _SITE.split(title, maxsplit=1)[0][:_LONGEST_FACT], Origin.METADATA)
    if len(headings) == 1:
        facts.take("title", headings[0][:_LONGEST_FACT], Origin.TEXT)


def _fold(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold()).strip()


def _metas(tree: etree._Element) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        value = " ".join(canonical(node.get("content") or "").split())
        if name and value:
            metas.setdefault(name.strip().casefold(), []).append(value)
    return metas


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [value for name in names for value in metas.get(name, ())]


def _dates(tree: etree._Element, articles: list[dict[str, Any]]) -> list[str]:
    """What is marked as the day of publication, and the day of `time` parts that name one day only."""
    stated = [value for article in articles if isinstance(value := article.get("datePublished"), str)]
    times = [(node, (node.get("datetime") or "").strip()) for node in tree.iter("time")]
    marked = [day for node, day in times if node.get("itemprop") == "datePublished" or node.get("pubdate") is not None]
    days = {match[0] for _, day in times if (match := _ISO_DAY.match(day))}
    return [value for value in (*stated, *marked, *(days if len(days) == 1 else ())) if value]


def _day(value: str) -> str:
    """The day in a date as machines write it; any other wording unchanged."""
    if whole := _ISO_DAY.match(value) or _COMPACT_DAY.match(value):
        return "-".join(whole.groups())
    wordy = _WORDY_DAY.search(value)
    return wordy[0] if wordy else value


def _words_with_role(tree: etree._Element, role: str) -> list[str]:
    parts = tree.iter("a", "span", "address")
    nodes = (part for part in parts if role in (part.get("rel") or part.get("itemprop") or "").split())
    return [words for words in map(words_of, nodes) if 2 < len(words) < 80]


def _articles(tree: etree._Element) -> Iterator[dict[str, Any]]:
    """The articles that the page describes in JSON-LD, outermost first."""
    for node in tree.iter("script"):
        if (node.get("type") or "").casefold().strip() != "application/ld+json":
            continue
        try:
            waiting = [json.loads(node.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                if _ARTICLES.search(str(value.get("@type", ""))):
                    yield value
                waiting += [value[key] for key in ("@graph", "mainEntity") if key in value]


def _names(articles: list[dict[str, Any]], key: str) -> list[str]:
    """The names of the people or bodies at `key`, those of one article joined."""
    joined = []
    for article in articles:
        value = article.get(key)
        bodies = value if isinstance(value, list) else [value]
        stated = (body.get("name") if isinstance(body, dict) else body for body in bodies)
        names = [
            " ".join(canonical(unescape(name)).split()) for name in stated if isinstance(name, str) and name.strip()
        ]
        if names:
            joined.append(names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}")
    return joined
