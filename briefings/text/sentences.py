"""Cuts a text into sentences. Knows abbreviations and line habits, nothing of who speaks."""

import re

from briefings.model.spans import Span
from briefings.text.lexicon import cues, words

CLOSERS = "\"”’'»›“)]"
OPENERS = "\"“‘'«‹„([—"
_GAP = re.compile(r"\s+")
_WORD = re.compile(r"[\w’'-]+")
_BEFORE_NAME = words("grammar", "before_name")
_MAY_END = words("grammar", "may_end")


def sentences(text: str) -> tuple[Span, ...]:
    """Sentence spans in source order, without the white space between them; they never overlap.

    A line end closes a sentence, except after a form of address ("Dr.") and where lines are wrapped inside sentences.
    """
    gaps = list(_GAP.finditer(text))
    wrapped = _is_wrapped(text, gaps)
    spans, start = [], 0
    for gap in gaps:
        ends = _ends_sentence(text, gap.start(), gap.end(), wrapped)
        if ends and start < gap.start():
            spans.append(Span(start, gap.start()))
        if ends or start == gap.start():
            start = gap.end()
    if text[start:].strip():
        spans.append(Span(start, start + len(text[start:].rstrip())))
    return tuple(spans)


def _is_wrapped(text: str, gaps: list[re.Match[str]]) -> bool:
    """Whether lines break inside sentences: more than a third of the single line ends that follow a long line."""
    breaks = [gap for gap in gaps if gap[0].count("\n") == 1 and gap.end() < len(text)]
    inside = sum(
        text[gap.start() - 1].isalnum() and (text[gap.end()].islower() or text[gap.start() - 1] == ",")
        for gap in breaks
        if gap.start()
    )
    return len(breaks) > 2 and inside * 3 > len(breaks)


def _ends_sentence(text: str, start: int, end: int, wrapped: bool) -> bool:
    gap = text[start:end]
    if gap.count("\n") > 1 or start == 0 or end == len(text):
        return True
    last = start - 1
    while last > 0 and start - last < 6 and text[last] in CLOSERS:
        last -= 1
    terminal = text[last] in ".!?…"
    bare = last == start - 1 or text[last + 1 : start] == ")"
    if terminal and text[last] == "." and bare and _is_abbreviation(text, last, end):
        return False
    if "\n" in gap and not wrapped:
        return terminal or not text[end].islower()
    if not terminal:
        return False
    first = end
    while first < len(text) - 1 and first - end < 4 and text[first] in OPENERS:
        first += 1
    if not (text[first].isupper() or text[first].isdigit() or text[first] in "₹$£€#@•"):
        return False
    return not (text[last] in "?!" and last < start - 1 and first == end and _is_cue_clause(text, first))


def _is_abbreviation(text: str, dot: int, next_start: int) -> bool:
    begin = dot
    while begin > 0 and dot - begin < 12 and (text[begin - 1].isalpha() or text[begin - 1] == "."):
        begin -= 1
    word = text[begin:dot].casefold()
    following = _WORD.match(text, next_start)
    next_word = following[0].casefold() if following else ""
    if word in _MAY_END:
        return next_word not in words("common", "openers") or not text[next_start].isupper()
    if word in _BEFORE_NAME:
        return True
    return len(word) == 1 and text[begin].isupper() and word != "i" and text[next_start].isupper()


def _is_cue_clause(text: str, start: int) -> bool:
    """Whether "Lyons said" or the like begins at `start`."""
    following = [match[0].casefold() for match in _WORD.finditer(text, start, min(len(text), start + 60))]
    return not cues().isdisjoint(following[1:4])
