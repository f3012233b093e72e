"""What a member types as a query of the search index, and a marked text as an excerpt. Pure.

Nothing typed reaches the index as it is: only its words do, each in quotation marks.
"""

import re

from briefings.errors import BadValue
from briefings.spans import Span

LONGEST = 200
MOST_WORDS = 12
EXCERPT = 240
OPEN, CLOSE = "\x02", "\x03"

_WORD = re.compile(r"[^\W_]+")
_NOTHING = '""'


def any_word(typed: str) -> str:
    """A query for texts with any of the words; the last may be the beginning of one. Raises BadValue when it is too long."""
    return _query(typed, " OR ")


def all_words(typed: str) -> str:
    """A query for texts whose words hold all of these; the last may be the beginning of one. Raises BadValue when it is too long."""
    query = _query(typed, " AND ")
    return f"words : ({query})" if query != _NOTHING else query


def _query(typed: str, joint: str) -> str:
    if len(typed) > LONGEST:
        raise BadValue(f"That is {len(typed)} characters; a search takes {LONGEST}.", "Search for a few words of it.")
    words = list(dict.fromkeys(_WORD.findall(typed)))[:MOST_WORDS]
    if not words:
        return _NOTHING
    quoted = [f'"{word}"' for word in words]
    return joint.join([*quoted[:-1], f"{quoted[-1]} *"])


def excerpt_of(marked: str, length: int = EXCERPT) -> tuple[str, tuple[Span, ...]]:
    """A passage of at most about `length` characters around the first match, and where the matches stand in it.

    `marked` has each match between OPEN and CLOSE. Cut ends show as "…"; line ends become spaces.
    """
    plain, marks = _unmarked(marked)
    first = marks[0].start if marks else 0
    start = 0 if len(plain) <= length else _word_start(plain, max(0, min(first - length // 4, len(plain) - length)))
    end = len(plain) if len(plain) - start <= length else _word_end(plain, start, start + length)
    before, after = "…" if start else "", "…" if end < len(plain) else ""
    kept = [mark for mark in marks if start <= mark.start and mark.end <= end]
    moved = tuple(Span(mark.start - start + len(before), mark.end - start + len(before)) for mark in kept)
    return f"{before}{plain[start:end]}{after}", moved


def _unmarked(marked: str) -> tuple[str, list[Span]]:
    plain = ""
    marks = []
    for position, part in enumerate(re.split(f"[{OPEN}{CLOSE}]", re.sub(r"[\n\t\r]", " ", marked))):
        if position % 2 and part:
            marks.append(Span(len(plain), len(plain) + len(part)))
        plain += part
    return plain, marks


def _word_start(text: str, near: int) -> int:
    """The first beginning of a word at or after `near`, when there is one close by."""
    space = text.find(" ", near, near + 30) if near else -1
    return space + 1 if space >= 0 else near


def _word_end(text: str, start: int, near: int) -> int:
    space = text.rfind(" ", max(start + 1, near - 30), near)
    return space if space > 0 else near
