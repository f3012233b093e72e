"""Lines in reading order -> paragraphs over columns and pages, without what repeats in the margins. Pure; knows no PDF."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefings.reading.canonical import canonical
from briefings.reading.pdf_columns import Block, Segment

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_ENDED = re.compile(r"[.!?…:][”’\"'»)\]]*$")
_HYPHENS = ("-", "\u2010", "\u00ad")
_WORD = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BULLET = re.compile(r"[•▪◦‣●■]\s")
_DASHED = re.compile(r"[–*-]\s")  # an item only after the end of a sentence: any line may begin with a dash
_NUMBER = re.compile(r"\W*(?:page |p\.\s?)?\d{1,4}(?:\W*(?:of|/)\W*\d{1,4})?\W*", re.I)
# First parts after which a printer seldom breaks a word; "pro", "pre" and "co" are broken off "program", "prevent" and "comment".
_KEEP_HYPHEN = {"all", "anti", "cross", "half", "multi", "non", "quasi", "self", "three", "twenty", "vice", "well"}
_NUMBERED = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
_MARGIN_ROWS = 2
_OFTEN = 0.3  # of the pages
_HEADLINE = 1.25  # of the height of most letters
_LONGEST_HEADLINE = 200


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    segment: Segment
    block: Block
    page: int
    usual: float  # distance to the next line, in its block
    body: float  # the height of most letters of the file
    indents: bool  # whether paragraphs of the block begin with an indented line
    soft: bool  # whether it ends with a hyphen that only the line's end made


def without_margins(pages: Sequence[Sequence[Segment]]) -> list[list[Segment]]:
    """The pages without the headers, footers and page numbers that repeat at their tops and bottoms."""
    margins = [_margin_rows(page) for page in pages]
    seen = Counter(key for rows in margins for key in {_key(row) for row in rows})
    repeated = (row for rows in margins for row in rows if _repeats(row, seen[_key(row)], len(pages)))
    dropped = {id(piece) for row in repeated for piece in row}
    return [[piece for piece in page if id(piece) not in dropped] for page in pages]


def _repeats(row: Sequence[Segment], seen: int, pages: int) -> bool:
    """Whether a row in a margin is no part of the text: it is on many pages, or on two with their numbers beside it, or a number."""
    words = _words(row)
    if _NUMBER.fullmatch(words):
        return seen > 1 or pages == 1
    return seen > 1 and (seen >= _OFTEN * pages or _NUMBERED.search(words) is not None)


def _margin_rows(page: Sequence[Segment]) -> list[list[Segment]]:
    """The first and the last rows of a page, as far as it has others between them."""
    rows: list[list[Segment]] = []
    for piece in page:
        if rows and abs(rows[-1][0].y - piece.y) < 1:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    count = min(_MARGIN_ROWS, (len(rows) - 1) // 2)
    return [*rows[:count], *rows[len(rows) - count :]]


def _words(row: Sequence[Segment]) -> str:
    return " ".join(piece.text.strip() for piece in row)


def _key(row: Sequence[Segment]) -> str:
    return re.sub(r"\d+", "#", " ".join(_words(row).casefold().split()))


def headline(page: Sequence[Segment]) -> str:
    """The words in the largest letters of a page, where those are much larger than most and few; else nothing."""
    largest = max((piece.height for piece in page), default=0.0)
    words = " ".join(" ".join(piece.text for piece in page if piece.height > 0.95 * largest).split())
    is_large = largest > _HEADLINE * _usual_height(page)
    return words if is_large and len(words.split()) > 1 and len(words) <= _LONGEST_HEADLINE else ""


def _usual_height(pieces: Sequence[Segment]) -> float:
    """The height of most letters."""
    letters = Counter[float]()
    for piece in pieces:
        letters[round(piece.height, 1)] += len(piece.text)
    return max(letters, key=lambda height: (letters[height], height), default=0.0)


def text_and_page_starts(pages: Sequence[Sequence[Block]]) -> tuple[str, tuple[int, ...]]:
    """The canonical text, paragraphs parted by blank lines, and where each page begins in it."""
    lines = list(_lines(pages))
    words = Counter(word.casefold() for line in lines for word in _WHOLE_WORD.findall(line.text))
    built: list[str] = []
    length, page = 0, -1
    starts: list[int] = []
    for at, line in enumerate(lines):
        join = _joint(lines[at - 1], line, words) if at else "-"
        if join == "":
            built[-1] = built[-1][:-1]
            length -= 1
        elif join != "-":
            built.append(join)
            length += len(join)
        if line.page != page:
            starts += [length] * (line.page - page)
            page = line.page
        built.append(line.text)
        length += len(line.text)
    text = canonical("".join(built))
    starts += [length] * (len(pages) - len(starts))
    return text, tuple(min(start, len(text)) for start in starts)


def _lines(pages: Sequence[Sequence[Block]]) -> Iterator[_Line]:
    body = _usual_height([piece for page in pages for block in page for piece in block.lines])
    for number, page in enumerate(pages):
        for block in page:
            gaps = sorted(above.y - here.y for above, here in pairwise(block.lines))
            usual = gaps[len(gaps) // 4] if gaps else 0.0  # paragraphs of two lines make every second gap a wide one
            indents = _indents(block)
            for segment in block.lines:
                soft = segment.text.rstrip().endswith("\u00ad")
                text = " ".join(canonical(segment.text.translate(_LIGATURES)).split())
                if text:
                    yield _Line(text + "-" if soft else text, segment, block, number, usual, body, indents, soft)


def _indents(block: Block) -> bool:
    """Whether the block marks paragraphs by indenting their first lines: some lines are indented, most are not."""
    marks = [_is_indented(segment, block) for segment in block.lines]
    return 2 <= sum(marks) <= 0.6 * len(marks) and sum(here > above for above, here in pairwise(marks)) >= 2


def _is_indented(segment: Segment, block: Block) -> bool:
    return 0.8 * segment.height < segment.x0 - block.left < 5 * segment.height


def _joint(before: _Line, line: _Line, words: Counter[str]) -> str:
    """What comes between two lines: a blank line, a space, a hyphen that stays (`-`), or nothing where a word was broken."""
    parted = _begins_paragraph(before, line)
    broken = _word_before_hyphen(before.text)
    if broken and line.text[0].isalnum() and not (parted and before.block is line.block):
        if before.soft or not line.text[0].islower():
            return "" if before.soft else "-"
        rest = _WORD.match(line.text)
        return _hyphen(broken, rest[0] if rest else "", words)
    return "\n\n" if parted else " "


def _word_before_hyphen(text: str) -> str:
    """The letters before a hyphen at the end of a line; none where there is no such hyphen."""
    backwards = _WORD.match(text[-2::-1]) if text.endswith(_HYPHENS) else None
    return backwards[0][::-1] if backwards else ""


def _hyphen(first: str, rest: str, words: Counter[str]) -> str:
    """Whether the hyphen belongs to the word: as the file has the word elsewhere, else by its first part."""
    whole, parted = words[f"{first}{rest}".casefold()], words[f"{first}-{rest}".casefold()]
    if whole != parted:
        return "-" if parted > whole else ""
    return "-" if first.casefold() in _KEEP_HYPHEN else ""


def _begins_paragraph(before: _Line, line: _Line) -> bool:
    """Whether a new paragraph begins with the line."""
    above, here = before.segment, line.segment
    ended = bool(_ENDED.search(before.text))
    if abs(above.height - here.height) > 0.12 * max(above.height, here.height):
        return True
    if _BULLET.match(line.text) or (ended and _DASHED.match(line.text)):
        return True
    if here.height > _HEADLINE * line.body:
        return False  # a headline's second line
    if before.block is not line.block:
        return ended or (before.page == line.page and before.block.across != line.block.across)
    block = line.block
    if above.y - here.y > max(1.3 * line.usual, 1.1 * here.height) or above.y < here.y:
        return True
    if _is_indented(here, block) and (line.indents or not _is_indented(above, block)):
        return True
    if _word_before_hyphen(before.text):
        return False
    room, width = block.right - above.x1, block.right - block.left
    first = (here.x1 - here.x0) * len(line.text.split(" ", 1)[0]) / max(len(line.text), 1)
    if ended and room > 1.2 * first + 0.4 * here.height:
        return True
    return room > 0.4 * width and not line.text[0].islower()
