"""A PDF file -> its text in reading order, and where each page begins in it. Loaded by the child process only."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
from pypdf import PageObject, PdfReader
from pypdf._text_extraction._layout_mode._fixed_width_page import recurse_to_target_op
from pypdf._text_extraction._layout_mode._text_state_manager import TextStateManager
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, ContentStream, StreamObject

from briefings.errors import TooLarge, WrongKind
from briefings.model.record import Origin
from briefings.reading.facts import Facts, take_if_named
from briefings.reading.kinds import FileKind
from briefings.reading.limits import ReadingLimits
from briefings.reading.making import Parsed, Raw, check_length
from briefings.reading.pdf_columns import DrawnText, Segment, in_order, segments
from briefings.reading.pdf_paragraphs import headline, text_and_page_starts, without_margins

_FEWEST = 25  # letters in the whole file: fewer are stamps on scanned pages
_WRONG_VALUES = (ValueError, KeyError, TypeError, AttributeError, IndexError, ArithmeticError)
_ODD = (PyPdfError, *_WRONG_VALUES, RecursionError, OSError)
_PASTE = "Open it and paste the text instead."


def parse(raw: Raw, limits: ReadingLimits) -> Parsed:
    """The text of a PDF. Raises WrongKind when it is locked, damaged or holds no text, TooLarge over the number of pages."""
    try:
        reader = PdfReader(BytesIO(raw.data))
        _unlock(reader)
        _check_count(_page_count(reader), limits)
        pages = list(reader.pages)
    except _ODD as error:
        raise WrongKind("That PDF is damaged and cannot be read.", _PASTE) from error
    _check_count(len(pages), limits)
    read: list[list[Segment]] = []
    letters = 0
    for page in pages:
        read.append(segments(_runs(page)))
        letters += sum(char.isalnum() for piece in read[-1] for char in piece.text)
        check_length(letters, limits)
    if letters < _FEWEST:
        hint = "Run text recognition (OCR) over it, or type or paste the text instead."
        raise WrongKind("That PDF has no text, only pictures of its pages.", hint)
    text, starts = text_and_page_starts(in_order(without_margins(read)))
    facts = Facts()
    facts.take("title", headline(read[0]), Origin.TEXT)
    take_if_named(facts, text, *_title_and_author(reader))
    return Parsed(FileKind.PDF, text, facts, pages=starts, url=raw.url)


def _unlock(reader: PdfReader) -> None:
    if not reader.is_encrypted:
        return
    try:
        opened = bool(reader.decrypt(""))
    except (*_ODD, pypdf.errors.DependencyError):
        opened = False
    if not opened:
        hint = "Save a copy that is not, or paste the text instead."
        raise WrongKind("That PDF is locked with a password or encrypted.", hint)


def _page_count(reader: PdfReader) -> int:
    """How many pages the file says it has, which costs nothing to look up."""
    root: Any = reader.trailer["/Root"]
    count = root["/Pages"].get("/Count", 0)
    return int(count) if isinstance(count, int | float) else 0


def _check_count(count: int, limits: ReadingLimits) -> None:
    if count > limits.pdf_pages:
        say = f"That PDF has {count:,} pages; the limit is {limits.pdf_pages}."
        raise TooLarge(say, "Save only the pages that you need, or paste the text instead.")


def _runs(page: PageObject) -> list[DrawnText]:
    """The pieces of text of a page with their places; where those cannot be told, pypdf's own lines, one under the other."""
    try:
        plain = page.extract_text() or ""
    except _ODD:
        plain = ""
    try:
        placed = list(_place_text(page))
    except _ODD:
        placed = []
    letters = sum(map(str.isalnum, "".join(run.text for run in placed)))
    if letters >= 0.9 * sum(map(str.isalnum, plain)):
        return placed
    lines = plain.split("\n")
    return [DrawnText(0.0, 5.0 * len(line), -12.0 * at, 10.0, line) for at, line in enumerate(lines) if line.strip()]


def _place_text(page: PageObject) -> Iterator[DrawnText]:
    """pypdf's public text has no right edge of a piece of text, without which columns cannot be told; its layout mode has."""
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if not isinstance(contents, ArrayObject | StreamObject):
        return
    fonts, state = _fonts(page), TextStateManager()
    operations = iter(ContentStream(contents, page.pdf, "bytes").operations)
    for operands, operator in operations:
        if operator in (b"BT", b"q"):
            _, shown = recurse_to_target_op(operations, state, b"ET" if operator == b"BT" else b"Q", fonts)
            for run in shown:
                if run.text and not run.rotated and run.font.interpretable and run.font_height > 0:
                    y = -run.ty if run.flip_vertical else run.ty
                    yield DrawnText(run.tx, max(run.displaced_tx, run.tx), y, run.font_height, run.text)
        elif operator == b"Tf" and len(operands) > 1:
            state.set_font(fonts[str(operands[0])], operands[1])
        elif operator == b"cm":
            state.add_cm(*operands)
        else:
            state.set_state_param(operator, operands)


def _fonts(page: PageObject) -> dict[str, Any]:
    """The page's fonts. pypdf leaves out the width that a font states for all characters that it does not list."""
    fonts = page._layout_mode_fonts()
    listed: Any = page.get("/Resources", {}).get("/Font", {})
    for name, font in fonts.items():
        below: Any = listed.get(name, {}).get("/DescendantFonts", ())
        usual = below[0].get("/DW", 1000) if below else None
        if usual is not None:
            font.character_widths["default"] = usual
            if not font.character_widths.get(font.space_char):
                font.space_width = usual
    return fonts


def _title_and_author(reader: PdfReader) -> tuple[str, str]:
    """The title and the author that the file's properties state."""
    try:
        stated = reader.metadata
        return (str(stated.title or ""), str(stated.author or "")) if stated is not None else ("", "")
    except _ODD:
        return "", ""
