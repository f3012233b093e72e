"""What kind of file some bytes are: by what they hold, and only then by the name's ending."""

import re
from enum import StrEnum
from pathlib import PurePath

from briefings.errors import WrongKind


class FileKind(StrEnum):
    """The kinds that are read; the value is the media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


XHTML = "application/xhtml+xml"  # read as HTML

_PASTE = "Open it and paste the text instead."
_ENDINGS = {
    ".md": FileKind.MARKDOWN,
    ".markdown": FileKind.MARKDOWN,
    ".mdown": FileKind.MARKDOWN,
    ".txt": FileKind.TEXT,
    ".text": FileKind.TEXT,
    ".html": FileKind.HTML,
    ".htm": FileKind.HTML,
    ".xhtml": FileKind.HTML,
    ".pdf": FileKind.PDF,
    ".docx": FileKind.DOCX,
}
_NOT_READ = (
    ((b"\xd0\xcf\x11\xe0",), "That is an old Word or Office file, or a locked one; those are not read."),
    ((b"{\\rtf",), "That is an RTF file; RTF files are not read."),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8"), "That is a picture, not a text."),
    ((b"\x1f\x8b", b"PK\x05\x06"), "That is a packed file; those are not read."),
    ((b"From: <Saved by", b"bplist00"), "That is a web archive; those are not read."),
)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}+>\s*+)?(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+<(?:!doctype html|html|head|body)\b",
    re.I | re.S,
)
_PART = re.compile(r"\s*<(?:article|main|div|section|header|title|meta|p|h1|table)\b[^>]{0,500}>", re.I)
_TAG = re.compile(r"<(?:[a-z][a-z0-9]{0,10}\b|/[a-z])", re.I)


def kind_of(file_name: str | None, data: bytes, content_type: str | None = None) -> FileKind:
    """What the bytes are. Raises WrongKind for kinds that are known and not read.

    `content_type` is what a web server called them; it counts as much as a name's ending does.
    """
    ending = PurePath((file_name or "").replace("\\", "/")).suffix.casefold()
    named = _ENDINGS.get(ending) or _kind_named(content_type)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if head.startswith(b"%PDF-") or (named is FileKind.PDF and b"%PDF-" in head):
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        return FileKind.DOCX
    for beginnings, say in _NOT_READ:
        if data.startswith(beginnings):
            raise WrongKind(say, _PASTE)
    glance = _glance(data)
    if is_page(glance, named):
        return FileKind.HTML
    if glance.lstrip().startswith("<?xml"):
        raise WrongKind("That is an XML file; those are not read.", _PASTE)
    return FileKind.MARKDOWN if named is FileKind.MARKDOWN else FileKind.TEXT


def media_type(content_type: str | None) -> str:
    """The bare media type in the header Content-Type, or nothing."""
    return (content_type or "").partition(";")[0].strip().casefold()


def is_page(text: str, named: FileKind | None = None) -> bool:
    """Whether a text is the source of a web page, by its first words; a file that is named one needs only some tags."""
    if _PAGE.match(text):
        return True
    tags = len(_TAG.findall(text))
    if named is FileKind.HTML:
        return tags > 0
    return named is not FileKind.MARKDOWN and tags > 3 and _PART.match(text) is not None


def looks_marked(text: str) -> bool:
    """Whether a text may be Markdown, by how it begins: with a heading or front matter."""
    return text.lstrip("\ufeff \t\r\n").startswith(("# ", "---"))


def _kind_named(content_type: str | None) -> FileKind | None:
    bare = media_type(content_type)
    return FileKind.HTML if bare == XHTML else next((kind for kind in FileKind if kind == bare), None)


def _glance(data: bytes) -> str:
    """The first characters, well enough decoded to see tags."""
    sample = data[:6000]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return sample[: len(sample) // 2 * 2].decode("utf-16", errors="replace")
    if sample[:200].count(0) > 40:
        sample = sample.replace(b"\0", b"")
    return sample.decode("utf-8", errors="replace").lstrip("\ufeff")
