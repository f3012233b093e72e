"""A Word file -> its words in order: paragraphs and tables, with inserted text and without deleted, hidden or marginal text.

Loaded by the child process only.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from lxml.etree import LxmlError  # type: ignore[import-untyped]

from briefings.errors import EmptyArticle, TooLarge, WrongKind
from briefings.model.record import Origin
from briefings.reading.canonical import canonical
from briefings.reading.facts import Facts, take_if_named
from briefings.reading.kinds import FileKind
from briefings.reading.limits import MB, ReadingLimits
from briefings.reading.making import Parsed, Raw

_PASTE = "Open it and paste the text instead."
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_GONE = {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", _FALLBACK}
_SMALL = 256 * 1024  # bytes: under this size, a high ratio costs nothing
_MOST_UNPACKED = 100 * MB
_CODECS = ("ascii", "utf-16-le", "utf-16-be")
_DECLARATIONS = tuple(word.encode(codec) for word in ("<!DOCTYPE", "<!ENTITY") for codec in _CODECS)
_OTHERS = (
    ("xl/", "a spreadsheet"),
    ("ppt/", "a slide show"),
    ("content.xml", "an OpenDocument file"),
    ("META-INF/container.xml", "an electronic book"),
    ("", "a zip or other packed file"),
)
_SHOWN_AS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BROKEN = (KeyError, ValueError, AttributeError, TypeError, OSError, LxmlError, zipfile.BadZipFile, RecursionError)


def parse(raw: Raw, limits: ReadingLimits) -> Parsed:
    """The words of a Word file. Raises WrongKind, TooLarge before anything is unpacked, EmptyArticle."""
    _check(raw.data, limits)
    try:
        document = docx.Document(BytesIO(raw.data))
        blocks = list(_blocks(document.element.body))
        properties = document.core_properties
        title, author = properties.title or "", properties.author or ""
    except _BROKEN as error:
        raise WrongKind("That Word file is damaged and cannot be read.", _PASTE) from error
    text = canonical("\n\n".join(words for words, _ in blocks))
    if not any(char.isalnum() for char in text):
        raise EmptyArticle(
            "There is no text in that Word file.", "Pictures of text are not read; paste the text instead."
        )
    facts = Facts()
    for words in _titles(blocks):
        facts.take("title", words, Origin.TEXT)
    take_if_named(facts, text, title, author)
    return Parsed(FileKind.DOCX, text, facts, url=raw.url)


def _check(data: bytes, limits: ReadingLimits) -> None:
    """Refuses what is no Word file, what unpacks to too much, and what declares entities of its own."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            _check_sizes(entries, limits)
            names = [entry.filename for entry in entries]
            if not any(name.startswith("word/") for name in names):
                kind = next(kind for start, kind in _OTHERS if any(name.startswith(start) for name in ("", *names)))
                raise WrongKind(f"That is {kind}; those are not read.", _PASTE)
            for entry in entries:
                part = packed.read(entry)  # at most the size that was checked
                if any(declaration in part for declaration in _DECLARATIONS):
                    say = "That Word file holds declarations that no word processor writes, so it is not read."
                    raise WrongKind(say, _PASTE)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise WrongKind("That Word file is damaged or locked and cannot be read.", _PASTE) from error


def _check_sizes(entries: list[zipfile.ZipInfo], limits: ReadingLimits) -> None:
    if len(entries) > limits.packed_entries:
        raise TooLarge(f"That file packs {len(entries):,} parts; the limit is {limits.packed_entries}.", _PASTE)
    for entry in entries:
        if entry.file_size > max(_SMALL, limits.packed_ratio * max(entry.compress_size, 1)):
            say = f"That file unpacks to more than {limits.packed_ratio} times its size, so it is not unpacked."
            raise TooLarge(say, _PASTE)
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise TooLarge(f"That file unpacks to more than {_MOST_UNPACKED // MB} MB, so it is not unpacked.", _PASTE)


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """Each paragraph or table, and the paragraph's style. A paragraph whose end was deleted runs on into the next."""
    begun = ""
    for node in _parts(body):
        if node.tag == f"{_W}tbl":
            if begun:
                yield begun, ""
            begun = ""
            yield _table(node), ""
            continue
        words = begun + _words(node)
        begun = ""
        if node.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            begun = words
        elif words.strip():
            yield words, _style(node)
        for box in _boxes(node):
            if _words(box).strip():
                yield _words(box), ""
    if begun.strip():
        yield begun, ""


def _parts(node: Any) -> Iterator[Any]:
    """The paragraphs and tables in order, also those inside content controls and insertions."""
    waiting = list(reversed(node))
    while waiting:
        part = waiting.pop()
        if part.tag in (f"{_W}p", f"{_W}tbl"):
            yield part
        elif isinstance(part.tag, str) and part.tag not in _GONE:
            waiting += reversed(part)


def _words(paragraph: Any) -> str:
    """The paragraph's words as they show, without those of a text box in it."""
    words: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        part = waiting.pop()
        if part.tag == f"{_W}t":
            words.append(part.text or "")
        elif part.tag in _SHOWN_AS:
            words.append(_SHOWN_AS[part.tag])
        elif isinstance(part.tag, str) and part.tag not in _GONE and part.tag != _BOX and not _is_hidden(part):
            waiting += reversed(part)
    return "".join(words)


def _is_hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return mark is not None and mark.get(f"{_W}val") not in ("0", "false", "off")


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(_BOX):
        if not any(above.tag in _GONE for above in box.iterancestors()):
            yield from box.iter(f"{_W}p")


def _table(table: Any) -> str:
    """The paragraphs of the cells in order, each on a line of its own."""
    shown = (part for part in table.iter(f"{_W}p") if not any(_is_gone(above) for above in part.iterancestors()))
    return "\n".join(words for part in shown if (words := _words(part).strip()))


def _is_gone(part: Any) -> bool:
    return part.tag in _GONE or (part.tag == f"{_W}tr" and part.find(f"{_W}trPr/{_W}del") is not None)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val") or "")


def _titles(blocks: list[tuple[str, str]]) -> list[str]:
    """Paragraphs in the style for titles near the start, and a first one in the style for headings."""
    titles = [words for words, style in blocks[:10] if style == "Title"]
    return titles + [words for words, style in blocks[:1] if style == "Heading1"]
