"""Finds what stands in quotation marks, in every style that newspapers use. Knows marks, not whether the words are speech."""

import re
from dataclasses import dataclass

from briefings.model.spans import Span
from briefings.text.lexicon import cues

_MARK = re.compile("''|``|‘‘|’’|[\"“”„«»‹›‘’']")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ELIDED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|round|bout|nuff)\b", re.IGNORECASE)
_CLOSERS_OF = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"', "‘": "’", "'": "'"}
_SINGLE = "‘'"
_DOUBLE = '“"'
_BRACKETS = "([{—–-/"
_TAG_WORD = re.compile(r"[\w’'-]+")
_TAG = 60  # characters that a tag such as ", she said" may take
_LONGEST = 6000  # characters that one pair of marks may hold; a longer one is a mark that was never closed


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in marks. `pieces` are without the marks, one a paragraph; `start` and `end` are with them.

    Not `closed`: the end is a guess. Words that are somebody's without marks (a turn of a transcript, a block quote) have the mark ":"
    and, in a transcript, the `label` that says whose.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    mark: str
    closed: bool = True
    label: Span | None = None


@dataclass(slots=True)
class _Mark:
    at: int
    char: str
    opens: bool
    closes: int  # 0 no; 1 after s, maybe an apostrophe; 2 after a word; 3 after punctuation
    line_start: bool
    block: int
    width: int = 1
    close: int | None = None  # index of the mark that would close this one
    reopen: int | None = None  # index of the next mark that opens the same way


def find_marked(text: str) -> tuple[Marked, ...]:
    """What stands in quotation marks, outermost marks only, in source order, never overlapping. Linear in the text's length."""
    marks = _marks(text)
    _pair(marks)
    found: list[Marked] = []
    index = 0
    while index < len(marks):
        if not marks[index].opens:
            index += 1
            continue
        one, index = _one(text, marks, index)
        if one is not None:
            found.append(one)
    return tuple(found)


def _one(text: str, marks: list[_Mark], first: int) -> tuple[Marked | None, int]:
    """What the mark at `first` opens, and the index of the mark to go on from. Paragraphs that open anew continue the same words."""
    pieces: list[Span] = []
    index = first
    while True:
        mark = marks[index]
        close, again = mark.close, mark.reopen
        if close is not None and (again is None or close < again) and marks[close].block == mark.block:
            if marks[close].at - mark.at > _LONGEST:
                break
            pieces += _piece(text, mark.at + mark.width, marks[close].at)
            whole = Marked(marks[first].at, marks[close].at + marks[close].width, tuple(pieces), mark.char)
            return (whole if pieces else None), close + 1
        if again is None or (close is not None and close < again) or not _continues(text, mark, marks[again]):
            break
        pieces += _piece(text, mark.at + mark.width, marks[again].at)
        index = again
    last = marks[index]
    if last.char in _SINGLE:  # far more likely an apostrophe
        return (Marked(marks[first].at, pieces[-1].end, tuple(pieces), last.char, False) if pieces else None), index + 1
    end = _line_end(text, last.at)
    if index + 1 < len(marks) and last.reopen is not None:
        end = min(end, marks[last.reopen].at)
    pieces += _piece(text, last.at + last.width, _before_tag(text, last.at, min(end, last.at + _LONGEST)))
    after = index + 1
    while after < len(marks) and marks[after].at < end:
        after += 1
    return (Marked(marks[first].at, pieces[-1].end, tuple(pieces), last.char, False) if pieces else None), after


def _before_tag(text: str, start: int, end: int) -> int:
    """Where words without a closing mark end: before ", she said" at the end of their line, else with the line."""
    comma = text.rfind(",", max(start, end - _TAG), end)
    after = _TAG_WORD.findall(text, comma + 1, end) if comma >= 0 else []
    tagged = 2 <= len(after) <= 4 and any(word.casefold() in cues() and not word.endswith("ing") for word in after[:3])
    return comma + 1 if tagged else end


def _continues(text: str, mark: _Mark, again: _Mark) -> bool:
    """Whether the words run on in a paragraph that opens anew: the next paragraph, and something stands before its mark."""
    return again.line_start and again.block - mark.block <= 1 and again.at - mark.at <= _LONGEST


def _piece(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if start < end else []


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _marks(text: str) -> list[_Mark]:
    blanks = iter([match.end() for match in _BLANK_LINE.finditer(text)])
    next_blank, block = next(blanks, None), 0
    found = []
    for match in _MARK.finditer(text):
        at, char = match.start(), match[0]
        while next_blank is not None and next_blank <= at:
            block, next_blank = block + 1, next(blanks, None)
        width = len(char)
        before = text[at - 1] if at else "\n"
        after = text[at + width] if at + width < len(text) else "\n"
        char = '"' if width == 2 else char  # doubled single marks stand for double ones
        opens, closes = _directions(text, at, char, before, after)
        if opens or closes:
            found.append(_Mark(at, char, opens, closes, before == "\n", block, width))
    return found


def _directions(text: str, at: int, char: str, before: str, after: str) -> tuple[bool, int]:
    free_before = before.isspace() or before in _BRACKETS or before in "“‘\"'„«‹"
    if char in "“„":
        shut = not free_before and not after.isalnum()
        return not shut, 3 if shut else 0
    if char == "”":
        return False, 3
    if char in "«»‹›":
        opening = free_before and (after.isalnum() or after in "“‘\"'¿¡\u00a0 ")
        return opening or char in "«‹", 0 if opening else 3
    if char == '"':
        opening = free_before and not after.isspace()
        spaced = before.isspace() and after.isspace() and at > 1 and text[at - 2] in "'’"
        return opening, 3 if spaced else 0 if opening or before.isspace() else 3
    return _single(text, at, char, before, after, free_before)


def _single(text: str, at: int, char: str, before: str, after: str, free_before: bool) -> tuple[bool, int]:
    if char in _SINGLE and free_before and (after.isalnum() or after in '“"[…₹$£€'):
        return not _ELIDED.match(text, at + 1), 0
    if char == "‘" or before.isspace() or after.isalnum():
        return False, 0
    if not before.isalnum():
        return False, 3 if before not in _BRACKETS or before in "—–-" else 0
    return False, 1 if before in "sS" else 2


def _pair(marks: list[_Mark]) -> None:
    """Fills in `close` and `reopen` of every mark that opens, in one pass from the end."""
    closers: dict[tuple[str, int], int] = {}
    openers: dict[str, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        mark = marks[index]
        if mark.opens:
            mark.reopen = openers.get(mark.char)
            mark.close = _close_of(mark, marks, closers, openers)
            openers[mark.char] = index
        if mark.closes:
            closers[mark.char, mark.closes] = index


def _close_of(
    mark: _Mark, marks: list[_Mark], closers: dict[tuple[str, int], int], openers: dict[str, int]
) -> int | None:
    if mark.char in _DOUBLE:
        return _double_close(mark, marks, closers, openers)
    if mark.char not in _SINGLE:
        found = [closers[char, 3] for char in _CLOSERS_OF[mark.char] if (char, 3) in closers]
        return min(found, default=None)
    limit = mark.reopen if mark.reopen is not None else len(marks)
    for level in (3, 2, 1):
        index = closers.get((_CLOSERS_OF[mark.char], level))
        if index is not None and index < limit and marks[index].block == mark.block:
            return index
    return None


def _double_close(
    mark: _Mark, marks: list[_Mark], closers: dict[tuple[str, int], int], openers: dict[str, int]
) -> int | None:
    """The close of a curly or straight double mark; the other kind closes too, where it belongs to no opening of its own."""
    own, other = ("”", '"') if mark.char == "“" else ('"', "”")
    found = closers.get((own, 3))
    mixed = closers.get((other, 3))
    opened = openers.get("“" if other == "”" else '"', len(marks))
    if mixed is not None and mixed < opened and (found is None or mixed < found) and marks[mixed].block == mark.block:
        return mixed
    return found
