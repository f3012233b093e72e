"""Bytes, pasted text or a fetched page -> Source: the canonical text, and what it states about itself."""

from briefings.errors import TooLarge
from briefings.model.record import Source
from briefings.reading.canonical import canonical
from briefings.reading.child import read_in_child
from briefings.reading.kinds import FileKind, kind_of, looks_marked
from briefings.reading.limits import ReadingLimits, megabytes
from briefings.reading.making import Parsed, Raw, check_length, empty, make_source
from briefings.reading.plain import parse

__all__ = ["ReadingLimits", "read", "read_pasted", "read_text"]

_DEFAULT = ReadingLimits()
_PASTED = "text/plain; charset=utf-8"
_SHORT = 50_000  # bytes of plain text that are read in less time than the event loop may wait
_SHORT_MARKDOWN = 2_000  # nested brackets cost 12 ms a thousand


async def read(
    file_name: str | None,
    data: bytes,
    limits: ReadingLimits = _DEFAULT,
    *,
    content_type: str | None = None,
    url: str | None = None,
) -> Source:
    """The source in a file or a fetched page, read in a child process unless it is a short text.

    `content_type` is what a web server called it, `url` where it was fetched from. `encoding` is set when it was guessed.
    Raises TooLarge, WrongKind or EmptyArticle; BadArticle when the child ends over it.
    """
    if len(data) > limits.file_bytes:
        say = f"That file is {megabytes(len(data))} MB; the limit is {megabytes(limits.file_bytes)} MB."
        raise TooLarge(say, "Paste the text instead, or attach only the part that you need.")
    if not data.strip():
        raise empty()
    raw = Raw(kind_of(file_name, data, content_type), data, file_name, content_type, url)
    if raw.kind is FileKind.HTML and len(data) > limits.html_bytes:
        say = f"That page is {megabytes(len(data))} MB; the limit for a web page is {megabytes(limits.html_bytes)} MB."
        raise TooLarge(say, "Open it in a browser and paste the text instead.")
    if _is_quick(raw):
        return make_source(parse(raw, limits), limits, file_name)
    return await read_in_child(raw, limits)


async def read_pasted(text: str, limits: ReadingLimits = _DEFAULT) -> Source:
    """The source in a pasted text, or in the pasted source of a web page, as `read` reads a file."""
    data = text.replace("\0", "").encode("utf-8", "ignore")  # half characters mean nothing
    return await read(None, data, limits, content_type=_PASTED)


def read_text(text: str, limits: ReadingLimits = _DEFAULT) -> Source:
    """The source of a text that is taken unchanged, neither Markdown nor a page.

    Reading a source's own text gives the same text again. Raises TooLarge, WrongKind or EmptyArticle.
    """
    check_length(len(text), limits)
    return make_source(Parsed(FileKind.TEXT, canonical(text)), limits)


def _is_quick(raw: Raw) -> bool:
    if raw.kind is FileKind.TEXT and not looks_marked(raw.data[:1000].decode("utf-8", "replace")):
        return len(raw.data) <= _SHORT
    return raw.kind in (FileKind.TEXT, FileKind.MARKDOWN) and len(raw.data) <= _SHORT_MARKDOWN
