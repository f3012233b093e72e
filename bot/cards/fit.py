"""What fits on one card: how much room text takes, and how long text and long lists are cut into pages. Knows no topic.

Discord allows 4,000 characters and 40 components in one message. Renderers add marks of their own (a backslash before a
character that would come alive, `> ` before a quoted line), so room is counted on the safe side.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.cards.card import Block, Card, Copy, Heading, Line, Note, Rule, Run, Style, Text, Words
from briefings.model.spans import OMISSION

ROOM = 3600  # characters on a card, as `cost` counts them
PAGE_ROOM = 2600  # of these for the list or the words; the rest is for headings and small print
BLOCKS = 20  # blocks on a page of a list; with a row of buttons and two menus it stays far below 40 components

_MARKUP = re.compile(r"[!-/:-@\[-`{-~]")  # all ASCII punctuation: any of it may need a backslash
_MARKED = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)  # control and format characters, which are shown as a marker
_WIDE = re.compile(r"[\U00010000-\U0010ffff]")  # two units where text is counted in UTF-16


def cost(text: str) -> int:
    """The room that a renderer may need for the text, at most: characters, escapes and markers."""
    if text.isascii() and text.isalnum():
        return len(text)
    return (
        len(text)
        + len(_MARKUP.findall(text))
        + 8 * len(_MARKED.findall(text))
        + len(_WIDE.findall(text))
        + 3 * text.count("\n")
    )


def line_cost(line: Line) -> int:
    """The room of one line: its text, the marks of its styles and what is put before it."""
    return 5 + sum(cost(run.text) + (4 if run.style is not Style.PLAIN else 0) for run in line)


def block_cost(block: Block) -> int:
    """The room of a block; labels of buttons and menus do not count."""
    match block:
        case Heading(text):
            return cost(text) + 6
        case Copy(text):
            return cost(text) + 10
        case Text(lines) | Words(lines) | Note(lines):
            return sum(line_cost(line) for line in lines)
        case _:
            return 0


def card_cost(card: Card) -> int:
    """The room of the whole card; it fits when that is at most ROOM."""
    return sum(block_cost(block) for block in card.blocks)


def shorten(text: str, room: int, mark: str = "…") -> str:
    """The text on one line, cut at a word and marked where it needs more than `room`. Not for a quote's words."""
    flat = " ".join(text[: 8 * room].split())
    if len(text) <= 8 * room and cost(flat) <= room:
        return flat
    head = flat[: _fitting(flat[:room], room - cost(mark))]
    return f"{head.rstrip(' ,;:.')}{mark}"


def lines_within(lines: Sequence[Line], room: int) -> tuple[Line, ...]:
    """The first lines that have room, and how many more there are."""
    taken, left = 0, room
    while taken < len(lines) and (left := left - line_cost(lines[taken])) >= 0:
        taken += 1
    more = len(lines) - taken
    return (*lines[:taken], (Run(f"And {more} more."),)) if more else tuple(lines)


def cut_words(line: Line, room: int) -> Line:
    """The line's words, and where they need more than `room`, their beginning and a marked omission."""
    first = next(_parts(line, room), ())
    if sum(len(run.text) for run in first) == sum(len(run.text) for run in line):
        return line
    head = next(_parts(line, room - cost(OMISSION) - 5))
    return (*head, Run(OMISSION.rstrip()))


def chunks(line: Line, room: int) -> tuple[Line, ...]:
    """The line in parts that each need at most `room`, cut at white space where there is any; joined they are the line."""
    return tuple(_parts(line, room)) or ((),)


def _parts(line: Line, room: int) -> Iterator[Line]:
    part: list[Run] = []
    left = room - 5
    for run in line:
        start = 0
        marks = 4 if run.style is not Style.PLAIN else 0
        while start < len(run.text):
            window = run.text[start : start + max(left, 1)]
            whole = start + len(window) == len(run.text) and cost(window) + marks <= left
            size = len(window) if whole else _fitting(window, left - marks) or (0 if part else 1)
            if size:
                part.append(Run(window[:size], run.style))
                left -= cost(window[:size]) + marks
                start += size
            if not whole:
                yield tuple(part)
                part, left = [], room - 5
    if part:
        yield tuple(part)


def _fitting(text: str, room: int) -> int:
    """How many characters of the text fit, up to the last white space among them where there is one."""
    lengths = range(1, min(len(text), max(room, 0)) + 1)
    most = bisect_right(lengths, room, key=lambda length: cost(text[:length]))
    space = max(text.rfind(" ", 0, most), text.rfind("\n", 0, most)) + 1
    return space if space > most // 2 else most


def pages_of(entries: Sequence[Sequence[Block]], room: int = PAGE_ROOM) -> list[list[Block]]:
    """The entries, each kept whole, packed in order onto pages; at least one page. An entry must fit on a page by itself."""
    weights = [(sum(block_cost(block) for block in entry), len(entry)) for entry in entries]
    return [[block for entry in entries[here] for block in entry] for here in _pack(weights, room, BLOCKS)]


def pages_of_lines(lines: Sequence[Line], room: int = PAGE_ROOM, most: int = 1000) -> list[tuple[Line, ...]]:
    """The lines packed in order onto pages, at most `most` on one; at least one page, maybe empty."""
    return [tuple(lines[here]) for here in _pack([(line_cost(line), 1) for line in lines], room, most)]


def _pack(weights: Sequence[tuple[int, int]], room: int, most: int) -> list[slice]:
    """The slices that hold at most `room` and `most` of the two weights, in order; a thing too heavy has one of its own."""
    starts, used, count = [0], 0, 0
    for index, (weight, number) in enumerate(weights):
        if count and (used + weight > room or count + number > most):
            starts.append(index)
            used = count = 0
        used, count = used + weight, count + number
    return [slice(start, end) for start, end in pairwise([*starts, len(weights)])]


def separate(*parts: Sequence[Block]) -> tuple[Block, ...]:
    """The parts that have anything, with a rule between them."""
    separated = [block for part in parts if part for block in (Rule(), *part)]
    return tuple(separated[1:])


def in_range(page: int, pages: int) -> int:
    """The page brought into 1..pages."""
    return min(max(page, 1), pages)
