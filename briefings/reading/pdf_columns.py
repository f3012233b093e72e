"""Pieces of text with their places on a page -> lines in reading order, column by column. Pure; knows no PDF."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

_SPACE = 0.13  # of the font's height: a wider gap parts two words (a space is .25 of it, kerning under .1)
_GUTTER = 1.2  # of the font's height: a wider gap may part two columns (justified words stay under .9)
_NARROW = 0.5  # of the font's height: so does a narrower one after which several rows go on at the same place
_APART = 2.5  # of the font's height: a last row so far below is apart from the rest
_EDGE = 3.0  # points by which the lines of a column may begin apart
_FEWEST_LINES = 2  # that begin at the same place may make a column
_SURE_LINES = 4  # so many surely make one
_SHORT, _LONG = 12, 24  # letters in a usual line of a column, of one with few lines: shorter ones are labels
_MOST_SPLITS = 5


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Text as a file draws it: left and right edge, base line (upwards) and font height, in points."""

    x0: float
    x1: float
    y: float
    height: float
    text: str


Segment = DrawnText  # a piece of a line without a wide gap in it


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one another, and whether they run over columns."""

    lines: tuple[Segment, ...]
    across: bool = False

    @property
    def left(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.x1 for line in self.lines)


def segments(runs: Sequence[DrawnText]) -> list[Segment]:
    """The runs joined to pieces of lines, from the top down, from left to right."""
    rows: list[list[DrawnText]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        if rows and abs(rows[-1][0].y - run.y) <= 0.35 * max(rows[-1][0].height, run.height):
            rows[-1].append(run)
        else:
            rows.append([run])
    rows = [sorted(row, key=lambda run: run.x0) for row in rows]
    edges = _edges(rows)
    return [piece for row in rows for piece in _join(row, edges) if piece.text.strip()]


def _edges(rows: Sequence[Sequence[DrawnText]]) -> list[float]:
    """Where the runs after a gap begin in several rows: columns whose gutter is no wider than a gap between justified words."""
    starts = sorted(
        here.x0 for row in rows for before, here in pairwise(row) if here.x0 - before.x1 > _NARROW * here.height
    )
    return [start for at, start in enumerate(starts[3:]) if start - starts[at] <= _EDGE]


def _near(edges: Sequence[float], x: float) -> bool:
    at = bisect_left(edges, x - _EDGE)
    return at < len(edges) and edges[at] <= x + _EDGE


def _join(row: Sequence[DrawnText], edges: Sequence[float]) -> Iterator[Segment]:
    pieces = [[row[0]]]
    for run in row[1:]:
        last = pieces[-1][-1]
        gap, height = run.x0 - last.x1, max(run.height, last.height)
        if run.text == last.text and abs(run.x0 - last.x0) < 0.2 * run.height and run.text.strip():
            continue  # drawn twice to look bold
        if gap > _GUTTER * height or (gap > _NARROW * height and _near(edges, run.x0)):
            pieces.append([run])
        else:
            pieces[-1].append(run)
    for piece in pieces:
        words = [piece[0].text]
        for before, run in pairwise(piece):
            parted = words[-1].endswith(" ") or run.text.startswith(" ")
            if run.x0 - before.x1 > _SPACE * run.height and not parted:
                words.append(" ")
            words.append(run.text)
        longest = max(piece, key=lambda run: len(run.text))
        yield Segment(piece[0].x0, max(run.x1 for run in piece), piece[0].y, longest.height, "".join(words))


def in_order(pages: Sequence[Sequence[Segment]]) -> list[list[Block]]:
    """The blocks of each page in the order in which they are read.

    Columns that one page shows well are looked for on the others too, where a column may hold a line or two only.
    """
    starts = [_column_start(page, ()) for page in pages]
    known = sorted({start for start in starts if start is not None})
    return [_page_blocks(page, known) for page in pages]


def _page_blocks(page: Sequence[Segment], known: Sequence[float]) -> list[Block]:
    """A page's blocks; a row far below the rest comes last, so that it cuts no column in two."""
    rows = [list(row) for _, row in groupby(page, key=lambda piece: round(piece.y, 1))]
    if len(rows) > 2 and rows[-2][0].y - rows[-1][0].y > _APART * max(piece.height for piece in rows[-2]):
        foot = Block(tuple(_rows(rows[-1])), across=True)
        return [*_blocks(page[: len(page) - len(rows[-1])], known), foot]
    return list(_blocks(page, known))


def _blocks(pieces: Sequence[Segment], known: Sequence[float], depth: int = 0) -> Iterator[Block]:
    start = _column_start(pieces, known) if depth < _MOST_SPLITS else None
    if start is None:
        if pieces:
            yield Block(tuple(_rows(pieces)))
        return
    for across, group in groupby(pieces, key=lambda piece: _side(piece, start) == 0):
        band = list(group)
        if across:
            yield Block(tuple(_rows(band)), across=True)
        else:
            for side in (-1, 1):
                yield from _blocks([piece for piece in band if _side(piece, start) == side], known, depth + 1)


def _rows(pieces: Sequence[Segment]) -> Iterator[Segment]:
    """The pieces of one column, those of one line joined again."""
    for _, group in groupby(pieces, key=lambda piece: round(piece.y, 1)):
        row = list(group)
        longest = max(row, key=lambda piece: len(piece.text))
        yield Segment(row[0].x0, row[-1].x1, row[0].y, longest.height, "  ".join(piece.text for piece in row))


def _side(piece: Segment, start: float) -> int:
    """Left of the column that begins at `start`, in it, or over both."""
    if piece.x1 <= start - 0.5 * piece.height:
        return -1
    return 1 if piece.x0 >= start - _EDGE else 0


def _column_start(pieces: Sequence[Segment], known: Sequence[float]) -> float | None:
    """Where a second column begins: the left edge of several lines that the fewest letters run across."""
    total = sum(len(piece.text) for piece in pieces)
    columns: list[tuple[int, float]] = []
    edges = sorted(piece.x0 for piece in pieces)
    tried = -_EDGE
    for at, edge in enumerate(edges):
        fewest = 1 if any(abs(edge - start) <= _EDGE for start in known) else _FEWEST_LINES
        if edge - tried < 1 or bisect_right(edges, edge + _EDGE) - at < fewest:
            continue
        tried = edge
        across = _weigh(pieces, edge, total, fewest)
        if across is not None:
            columns.append((across, edge))
    return min(columns)[1] if columns else None


def _weigh(pieces: Sequence[Segment], edge: float, total: int, fewest: int) -> int | None:
    """How many letters run across the gap before `edge`; None where there are no two columns of text."""
    left = [piece for piece in pieces if _side(piece, edge) < 0]
    right = [piece for piece in pieces if _side(piece, edge) > 0]
    if min(len(left), len(right)) < fewest or len(left) + len(right) < 2 * _FEWEST_LINES:
        return None
    on_left, on_right = (sum(len(piece.text) for piece in side) for side in (left, right))
    usual = _LONG if min(len(left), len(right)) < _SURE_LINES else _SHORT
    if fewest > 1 and min(on_left / len(left), on_right / len(right)) < usual:
        return None
    if min(left[0].y, right[0].y) <= max(left[-1].y, right[-1].y):
        return None  # one under the other, not side by side
    return total - on_left - on_right
