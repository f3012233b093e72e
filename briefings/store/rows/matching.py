"""What a member types as queries of the search index, how hits are ranked, and a marked text as an excerpt. Pure.

Nothing typed reaches the index as it is: only its words do, each in quotation marks.
"""

import re
from collections.abc import Mapping, Sequence
from math import log

from briefings.errors import BadValue
from briefings.model.spans import Span

LONGEST = 200
MOST_WORDS = 12
EXCERPT = 240
_PASSAGE_LEAST = 60  # with less room left, no further passage is begun
_LEFT_OUT = "[…]"  # a bare "…" could be the source's own
OPEN, CLOSE = "\x02", "\x03"

_WORD = re.compile(r"[^\W_]+")
_NOTHING = '""'
_SATURATION, _LENGTH_SHARE, _TYPICAL_LENGTH = 1.2, 0.75, 200  # BM25's usual k1 and b; a quote is about 200 characters


def refuse_long(typed: str) -> None:
    """Raises BadValue when a text is too long for a search."""
    if len(typed) > LONGEST:
        raise BadValue(f"That is {len(typed)} characters; a search takes {LONGEST}.", "Search for a few words of it.")


def words_of(typed: str) -> tuple[str, ...]:
    """A query for each of the first 12 different words. Raises BadValue when the text is too long."""
    refuse_long(typed)
    return tuple(f'"{word}"' for word in list(dict.fromkeys(_WORD.findall(typed)))[:MOST_WORDS])


def beginning(word_query: str) -> str:
    """The query for words that begin as the word of `word_query` does."""
    return f"{word_query} *"


def all_words(typed: str) -> str:
    """A query for texts whose words hold all of these; the last may be the beginning of one."""
    words = words_of(typed)
    if not words:
        return _NOTHING
    return f"words : ({' AND '.join([*words[:-1], beginning(words[-1])])})"


def in_order(scores: Mapping[int, float]) -> list[int]:
    """The places, the best first; of equal ones the newest first."""
    return sorted(sorted(scores), key=scores.__getitem__, reverse=True)  # a stable sort: of equal ones the lower place


def weigh(hits: Sequence[Mapping[int, int]], size: int, most: int) -> dict[int, float]:
    """How well each place fits: BM25, each word counted once a text.

    Places count from 1, the newest, to `size`. `hits` has for each query the places that match, with their texts' lengths, lowest
    first, at most `most`. How many match a query that reached `most` is estimated from how densely its hits lie.
    """
    scores: dict[int, float] = {}
    base, slope = 1 + _SATURATION * (1 - _LENGTH_SHARE), _SATURATION * _LENGTH_SHARE / _TYPICAL_LENGTH
    for found in hits:
        if not found:
            continue
        matching = len(found) if len(found) < most else len(found) * size / max(found)
        top = (1 + _SATURATION) * log(1 + (max(size - matching, 0) + 0.5) / (matching + 0.5))
        for place, length in found.items():
            scores[place] = scores.get(place, 0.0) + top / (base + slope * length)
    return scores


def excerpt_of(marked: str, length: int = EXCERPT) -> tuple[str, tuple[Span, ...]]:
    """A passage of about `length` characters around the first match, and the places of the matches in it.

    `marked` has each match between OPEN and CLOSE. Cut ends show as "[…]"; line ends become spaces.
    """
    plain, marks = _unmark(marked)
    first = marks[0].start if marks else 0
    start = 0 if len(plain) <= length else _word_start(plain, max(0, min(first - length // 4, len(plain) - length)))
    end = len(plain) if len(plain) - start <= length else _word_end(plain, start + length)
    before, after = f"{_LEFT_OUT} " if start else "", f" {_LEFT_OUT}" if end < len(plain) else ""
    shift = len(before) - start
    moved = [Span(mark.start + shift, mark.end + shift) for mark in marks if start <= mark.start and mark.end <= end]
    return f"{before}{plain[start:end]}{after}", tuple(moved)


def excerpts_of(marked: Sequence[str], length: int = EXCERPT) -> list[tuple[int, str, tuple[Span, ...]]]:
    """Of several texts those from the first with a match on, about `length` characters in all: each with its place among them,
    its excerpt, and the places of the matches in that. Texts that are left out before or after show as "[…]"."""
    first = next((place for place, text in enumerate(marked) if OPEN in text), 0)
    found: list[tuple[int, str, tuple[Span, ...]]] = []
    left = length
    for place in range(first, len(marked)):
        text, marks = excerpt_of(marked[place], left)
        found.append((place, text, marks))
        left -= len(text)
        if left < _PASSAGE_LEAST:
            break
    if found and first:
        place, text, marks = found[0]
        found[0] = (place, f"{_LEFT_OUT} {text}", tuple(Span(mark.start + 4, mark.end + 4) for mark in marks))
    if found and found[-1][0] < len(marked) - 1:
        place, text, marks = found[-1]
        found[-1] = (place, f"{text} {_LEFT_OUT}", marks)
    return found


def _unmark(marked: str) -> tuple[str, list[Span]]:
    plain = ""
    marks = []
    for position, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", re.sub(r"\s", " ", marked))):
        if position % 2 and part:
            marks.append(Span(len(plain), len(plain) + len(part)))
        plain += part
    return plain, marks


def _word_start(text: str, near: int) -> int:
    """The first beginning of a word from `near` on, when there is one close by."""
    space = text.find(" ", near, near + 30) if near else -1
    return space + 1 if space >= 0 else near


def _word_end(text: str, near: int) -> int:
    """The last end of a word up to `near`, when there is one close by."""
    space = text.rfind(" ", near - 30, near)
    return space if space >= 0 else near
