"""Finds words in quotation marks, in every style that newspapers use. Knows marks, not whether the words are speech."""

import re
from bisect import bisect_right
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
    """The words in quotation marks, outermost marks only, in source order, never overlapping. Linear in the text's length."""
    marks = _marks(text)
    _pair(marks)
    quotations: list[Marked] = []
    index = 0
    while index < len(marks):
        if not marks[index].opens:
            index += 1
            continue
        quotation, index = _read_quotation(text, marks, index)
        if quotation is not None:
            quotations.append(quotation)
    return tuple(quotations)


def _read_quotation(text: str, marks: list[_Mark], first: int) -> tuple[Marked | None, int]:
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
    last, after = marks[index], index + 1
    if last.char not in _SINGLE:  # a single one is far more likely an apostrophe
        end = text.find("\n", last.at)
        end = len(text) if end < 0 else end
        if last.reopen is not None:
            end = min(end, marks[last.reopen].at)
        pieces += _piece(text, last.at + last.width, _before_tag(text, last.at, min(end, last.at + _LONGEST)))
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
    """Whether the words run on in a paragraph that opens anew: the mark begins a line of the same or the next paragraph."""
    return again.line_start and again.block - mark.block <= 1 and again.at - mark.at <= _LONGEST


def _piece(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Span(start, end)] if start < end else []


def _marks(text: str) -> list[_Mark]:
    blanks = [match.end() for match in _BLANK_LINE.finditer(text)]
    marks = []
    for match in _MARK.finditer(text):
        at, char = match.start(), match[0]
        width = len(char)
        before = text[at - 1] if at else "\n"
        after = text[at + width] if at + width < len(text) else "\n"
        char = '"' if width == 2 else char  # doubled single marks are typed for double ones
        opens, closes = _directions(text, at, char, before, after)
        if opens or closes:
            marks.append(_Mark(at, char, opens, closes, before == "\n", bisect_right(blanks, at), width))
    return marks


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
    """The index of the mark that closes this one. Of curly and straight double marks the other kind closes too, where it
    belongs to no opening of its own."""
    if mark.char in _SINGLE:
        limit = mark.reopen if mark.reopen is not None else len(marks)
        for level in (3, 2, 1):
            index = closers.get((_CLOSERS_OF[mark.char], level))
            if index is not None and index < limit and marks[index].block == mark.block:
                return index
        return None
    own = min((closers[char, 3] for char in _CLOSERS_OF[mark.char] if (char, 3) in closers), default=None)
    if mark.char in _DOUBLE:
        other = _DOUBLE.replace(mark.char, "")
        mixed, opened = closers.get((_CLOSERS_OF[other], 3)), openers.get(other, len(marks))
        if mixed is not None and mixed < opened and (own is None or mixed < own) and marks[mixed].block == mark.block:
            return mixed
    return own
