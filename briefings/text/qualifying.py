"""What a cut leaves out of its own sentence that changes what the words say: a negation, a hedge, a condition. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from briefings.model.spans import Span
from briefings.text.lexicon import words
from briefings.text.quotation_marks import Marked, find_marked
from briefings.text.sentences import sentences

_WORD = re.compile(r"[^\W_]+(?:[-'’‘][^\W_]+)*")
_ASIDE = re.compile(r",\s(?:who|whom|whose|which)\b[^,]*,")
_CLAUSE_END = re.compile(r"[,;:.—–]")
_END_MARKS = "\"”’'»›)] \n\t"


class Turn(StrEnum):
    """What can turn the meaning of the words beside it."""

    NEGATION = "negation"
    HEDGE = "hedge"
    CONDITION = "condition"
    QUESTION = "question"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Qualified:
    """A cut from what qualifies it: what was left out, and the whole sentence, or sentences, that the words are from."""

    turns: tuple[Turn, ...]
    sentence: Span


_LISTED = (Turn.NEGATION, Turn.HEDGE, Turn.CONDITION, Turn.REPORT)


def find_turns(passage: str, listed: Iterable[Turn] = _LISTED) -> frozenset[Turn]:
    """The kinds of words in the passage that can turn what is beside them; a question is seen by its sentence alone."""
    turns: set[Turn] = set()
    kinds = tuple(listed)
    for match in _WORD.finditer(passage):
        word = match[0].casefold().replace("’", "'").replace("‘", "'")
        if word == "may" and match[0] == "May" and passage[: match.start()].strip():
            continue  # the month
        if word.endswith("n't"):
            turns.add(Turn.NEGATION)
        turns.update(kind for kind in kinds if word in words("qualifying", kind.value))
    return frozenset(turns) & frozenset(kinds)


def find_qualified(text: str, pieces: Sequence[Span]) -> Qualified | None:
    """What the pieces leave out of their own sentences that changes what they say; None where they leave out nothing such.

    Of words in quotation marks the rest of the quotation's sentence counts, and outside the marks only a clause that denies the words
    or makes them a condition ("he never said “…”"). Of the article's own words all the rest of the sentence counts, a reporting verb too.
    `text` may be a part of the source that holds the whole sentences; the spans are places in it.
    """
    whole = [found for found in sentences(text) if any(found.overlaps(piece) for piece in pieces)]
    if not whole:
        return None
    quotations = find_marked(text)
    turns: set[Turn] = set()
    for left_out in _left_out(whole, pieces):
        turns |= _turns_in(text, left_out, quotations, pieces)
    turns |= {Turn.QUESTION} & {turn for found in whole for turn in _asks(text, found, pieces)}
    if not turns:
        return None
    return Qualified(tuple(turn for turn in Turn if turn in turns), Span(whole[0].start, whole[-1].end))


def _left_out(whole: Sequence[Span], pieces: Sequence[Span]) -> list[Span]:
    """What the sentences have before, between and after the pieces; a sentence that has no word of them is not there."""
    edges = [(0, pieces[0].start), *((before.end, after.start) for before, after in pairwise(pieces))]
    edges.append((pieces[-1].end, whole[-1].end))
    return [
        Span(max(start, sentence.start), min(end, sentence.end))
        for start, end in edges
        for sentence in whole
        if max(start, sentence.start) < min(end, sentence.end)
    ]


def _turns_in(text: str, left_out: Span, quotations: Sequence[Marked], pieces: Sequence[Span]) -> frozenset[Turn]:
    spoken = any(mark.start <= pieces[0].start and pieces[0].end <= mark.end for mark in quotations)
    if not spoken:
        return find_turns(left_out.of(text))
    turns: frozenset[Turn] = frozenset()
    at = left_out.start
    for mark in quotations:
        start, end = max(mark.start, at), min(mark.end, left_out.end)
        if start >= end:
            continue
        turns |= _governing(text[at:start], after=at == left_out.start and at >= pieces[0].end)
        turns |= find_turns(text[start:end])
        at = end
    return turns | _governing(text[at : left_out.end], after=at >= pieces[0].end)


def _governing(outside: str, *, after: bool) -> frozenset[Turn]:
    """What the article says of the quoted words: before them in the clause that introduces them, after them up to the first comma."""
    clause = outside
    if after:
        clause = _CLAUSE_END.split(outside.lstrip("\"”’'»›,. "), maxsplit=1)[0]
    return find_turns(_ASIDE.sub(" ", clause), (Turn.NEGATION, Turn.CONDITION))


def _asks(text: str, sentence: Span, pieces: Sequence[Span]) -> tuple[Turn, ...]:
    """A question, where the pieces show only its end, or not the mark that shows it to be one."""
    inner = [piece for piece in pieces if piece.overlaps(sentence)]
    mark = text.find("?", inner[-1].end - 1, sentence.end)
    if mark < 0 or any(character in ".!;" for character in text[inner[-1].end : mark]):
        return ()
    marks = [found for found in find_marked(text) if found.start <= inner[0].start and inner[-1].end <= found.end]
    start = max([sentence.start, *(found.start for found in marks)])
    if any(map(str.isalnum, text[start : inner[0].start])) or any(map(str.isalnum, text[inner[-1].end : mark])):
        return (Turn.QUESTION,)
    first = _WORD.search(text, inner[0].start)
    shows = first is not None and first[0].casefold().replace("’", "'") in words("qualifying", "asking")
    return () if shows or mark < inner[-1].end else (Turn.QUESTION,)
