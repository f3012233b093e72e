"""PDF files, written byte by byte from our own articles in the layouts that newspapers and offices use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.briefings.reading.articles import Article

# Widths of Helvetica in thousandths of its size, from the metrics that Adobe gives for the standard fonts.
_BY_WIDTH = {
    222: "ijl‘’", 278: " !,./:;I[]\\t'f", 333: "()-`r“”", 389: "*", 500: "Jckvsxyz", 584: "+<=>~",
    556: "#$0123456789?L_abdeghnopqu–", 611: "FTZ", 667: "&ABEKPSVXY", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 944: "W",
    889: "%", 1000: "—", 350: "•",
}  # fmt: skip
_WIDTHS = {char: width for width, chars in _BY_WIDTH.items() for char in chars}


@dataclass(frozen=True, slots=True)
class Layout:
    """How an article is set. `by_word` places every word for itself, `woven` draws line by line over the columns."""

    name: str
    columns: int = 1
    size: float = 10.0
    justified: bool = False
    hyphens: bool = False
    indented: bool = False
    by_word: bool = False
    woven: bool = False
    margins: bool = True
    repeat: int = 1  # how often the article's text is set, to fill pages


LAYOUTS = (
    Layout("letter"),
    Layout("report", size=11.5, justified=True, hyphens=True, indented=True, repeat=3),
    Layout("memo", by_word=True, margins=False),
    Layout("paper", columns=2, justified=True, hyphens=True, indented=True, repeat=3),
    Layout("bulletin", columns=2, repeat=2),
    Layout("leaflet", columns=2, by_word=True, hyphens=True, woven=True, repeat=2),
    Layout("broadsheet", columns=3, size=9, justified=True, hyphens=True, indented=True, repeat=4),
)
_WIDE, _HIGH, _EDGE, _GUTTER = 595.0, 842.0, 60.0, 20.0


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    last: bool = False  # of its paragraph
    inset: float = 0.0
    size: float = 10.0
    above: float = 0.0  # extra room


def width(text: str, size: float) -> float:
    return sum(_WIDTHS.get(char, 556) for char in text) * size / 1000


def pdf_of(article: Article, layout: Layout) -> bytes:
    """The article as a PDF of as many pages as it takes."""
    column = (_WIDE - 2 * _EDGE - (layout.columns - 1) * _GUTTER) / layout.columns
    heads = list(_break(article.title, _WIDE - 2 * _EDGE, replace(layout, size=20, hyphens=False, indented=False)))
    lines = [
        line for _ in range(layout.repeat) for block in article.paragraphs for line in _break(block, column, layout)
    ]
    pages: list[bytes] = []
    while lines:
        pages.append(_page(article, layout, column, heads if not pages else [], lines, len(pages) + 1))
    return file_of(pages)


def _break(text: str, room: float, layout: Layout) -> Iterator[_Line]:
    """A paragraph as lines; with `hyphens`, long words are broken between a vowel and a consonant."""
    above = 0.0 if layout.indented else 0.6 * layout.size
    inset = 1.5 * layout.size if layout.indented else 0.0
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, layout.size) <= room - inset:
            line = longer
            continue
        head, tail = _split(word, room - inset - width(f"{line} ", layout.size), layout) if line else ("", word)
        yield _Line(f"{line} {head}" if head else line, inset=inset, size=layout.size, above=above)
        line, inset, above = tail, 0.0, 0.0
    yield _Line(line, last=True, inset=inset, size=layout.size, above=above)


def _split(word: str, room: float, layout: Layout) -> tuple[str, str]:
    places = [
        at
        for at in range(2, len(word) - 2)
        if layout.hyphens and word.isalpha() and word[at - 1] in "aeiou" and word[at] not in "aeiou"
    ]
    fitting = [at for at in places if width(f"{word[:at]}-", layout.size) <= room]
    return (f"{word[: fitting[-1]]}-", word[fitting[-1] :]) if fitting else ("", word)


def _page(
    article: Article, layout: Layout, column: float, heads: list[_Line], lines: list[_Line], number: int
) -> bytes:
    """The operators of a page; takes what fits off `lines`."""
    shown: list[tuple[float, float, float, _Line]] = []  # y, x, room
    top = _HIGH - _EDGE
    for head in heads:
        top -= 1.2 * head.size
        shown.append((top, _EDGE, _WIDE, replace(head, last=True)))
    for at in range(layout.columns):
        y = top - 20
        while lines and y - lines[0].above > _EDGE + 20:
            line = lines.pop(0)
            y -= line.above
            shown.append((y, _EDGE + at * (column + _GUTTER), column, line))
            y -= 1.25 * line.size
    if layout.woven:
        shown.sort(key=lambda one: (-one[0], one[1]))
    operators = [_draw(line, x, y, room, layout) for y, x, room, line in shown]
    if layout.margins:
        operators.insert(0, _text(f"Selwyn Bay Post  {article.day}", _EDGE, _HIGH - 35, 8))
        operators.append(_text(f"Page {number} of 9", _WIDE / 2, 30, 8))
    return "\n".join(operators).encode("latin-1")


def _draw(line: _Line, x: float, y: float, room: float, layout: Layout) -> str:
    x, room = x + line.inset, room - line.inset
    words = line.words.split(" ")
    spare = room - width(line.words, line.size)
    stretch = spare / (len(words) - 1) if layout.justified and not line.last and len(words) > 1 else 0.0
    if not layout.by_word:
        return _text(line.words, x, y, line.size, stretch)
    drawn = []
    for word in words:
        drawn.append(_text(word, x, y, line.size))
        x += width(f"{word} ", line.size) + stretch
    return "\n".join(drawn)


def _text(words: str, x: float, y: float, size: float, stretch: float = 0.0) -> str:
    escaped = "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b"()\\" else f"\\{byte:03o}" for byte in words.encode("cp1252")
    )
    return f"BT /F1 {size:g} Tf {stretch:.3f} Tw 1 0 0 1 {x:.2f} {y:.2f} Tm ({escaped}) Tj ET"


def file_of(pages: Sequence[bytes], *, trailer: str = "", extra: Sequence[str] = ()) -> bytes:
    """A PDF with these page contents, a font named F1, and extra objects from number 4 on."""
    first = 4 + len(extra)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *(one.encode("latin-1") for one in extra),
    ]
    for at, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {first + 2 * at + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return assemble(objects, trailer)


def assemble(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """The objects, numbered from 1, as a file; the first is its catalogue."""
    parts, places, length = [b"%PDF-1.7\n"], [], 9
    for number, one in enumerate(objects, 1):
        places.append(length)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
        length += len(parts[-1])
    size = len(objects) + 1
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    parts += [b"%010d 00000 n \n" % place for place in places]
    parts.append(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{length}\n%%EOF\n".encode("latin-1"))
    return b"".join(parts)
