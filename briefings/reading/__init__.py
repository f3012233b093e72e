"""Bytes or pasted text -> Source: the canonical text, and what it states about itself."""

from hashlib import sha256
from pathlib import PurePath

from briefings.errors import EmptyArticle, TooLarge, WrongKind
from briefings.model import Fact, Origin, Source
from briefings.reading.canonical import canonical
from briefings.reading.decoding import decode
from briefings.reading.facts import Facts, cut_front_matter, from_front_matter, from_text
from briefings.reading.limits import Limits
from briefings.reading.markdown import heading, plain

__all__ = ["Limits", "read_bytes", "read_text"]

_DEFAULT = Limits()
_MARKDOWN = (".md", ".markdown", ".mdown")
_NOT_READ = {
    ".html": "HTML pages",
    ".htm": "HTML pages",
    ".xhtml": "HTML pages",
    ".pdf": "PDF files",
    ".docx": "Word files",
    ".doc": "Word files",
    ".odt": "OpenDocument files",
    ".rtf": "RTF files",
}
_PAGE_STARTS = ("<!doctype html", "<html", "<head", "<body")


def read_bytes(file_name: str, data: bytes, limits: Limits = _DEFAULT) -> Source:
    """The source in a text or Markdown file. Raises TooLarge, WrongKind or EmptyArticle; `encoding` is set when it was not UTF-8."""
    if len(data) > limits.file_bytes:
        raise TooLarge(
            f"That file is {_megabytes(len(data))} MB; the limit is {_megabytes(limits.file_bytes)} MB.",
            "Paste the text instead, or attach only the part that you need.",
        )
    if not data.strip():
        raise _empty()
    ending = PurePath(file_name.replace("\\", "/")).suffix.casefold()
    text, encoding = decode(data)
    if ending in _NOT_READ:
        raise WrongKind(f"{_NOT_READ[ending]} are not yet read.", "Open it and paste the text instead.")
    return _source(text, ending in _MARKDOWN, limits, file_name, encoding)


def read_text(text: str, limits: Limits = _DEFAULT) -> Source:
    """The source in a pasted text. Raises TooLarge, WrongKind or EmptyArticle."""
    return _source(text, False, limits, None, None)


def _source(text: str, markdown: bool, limits: Limits, file_name: str | None, encoding: str | None) -> Source:
    if len(text) > limits.characters:
        raise TooLarge(
            f"That article has {len(text):,} characters; the limit is {limits.characters:,}.",
            "Take in only the part that you need.",
        )
    body = canonical(text)
    if body[:500].lstrip().casefold().startswith(_PAGE_STARTS):
        raise WrongKind(
            "That is an HTML page; HTML pages are not yet read.", "Open it in a browser and paste the text instead."
        )
    facts = Facts()
    pairs, body = cut_front_matter(body)
    from_front_matter(facts, pairs)
    markdown = markdown or bool(pairs) or body.lstrip("\n").startswith("# ")
    if markdown:
        facts.title = facts.title or _heading_fact(body)
        body = canonical(plain(body))
    if not any(char.isalnum() for char in body):
        raise _empty()
    from_text(facts, body)
    return Source(
        body,
        sha256(body.encode("utf-8")).hexdigest(),
        "text/markdown" if markdown else "text/plain",
        file_name,
        encoding,
        facts.title,
        facts.outlet,
        facts.author,
        facts.published,
    )


def _heading_fact(body: str) -> Fact | None:
    title = heading(body)
    return Fact(" ".join(title.split()), Origin.TEXT) if title else None


def _empty() -> EmptyArticle:
    return EmptyArticle("There is no text in it.", "Attach or paste an article.")


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f}".removesuffix(".0")
