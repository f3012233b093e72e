"""Dates and times in the words of the server that a card is made for: the one place of the cards that writes any.

Dates stand in nearly every card, deep inside captions and labels. Handing the way of writing to each function between would make
it part of a hundred signatures, so it is set around the making of a card, as `decimal.localcontext` does for a precision: `card_of`
takes it from what it is given, and the house sets it around an editor's action. Nothing outside such a block is touched by it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from briefings.dates.style import DEFAULT, Writing
from briefings.model.record import When

_WRITING: ContextVar[Writing] = ContextVar("writing", default=DEFAULT)


@contextmanager
def written_as(writing: Writing) -> Iterator[None]:
    """Cards that are made inside are written this way; other tasks and what follows are not."""
    before = _WRITING.set(writing)
    try:
        yield
    finally:
        _WRITING.reset(before)


def day(edtf: str) -> str:
    """An EDTF value in words: `27 January 2026`."""
    return _WRITING.get().day(edtf)


def when_words(when: When) -> str:
    """A when in words, as precise as it is; "date unknown" where there is none."""
    return _WRITING.get().when(when)


def day_of(at: datetime) -> str:
    """The day of an aware time, as the server's calendar has it."""
    return _WRITING.get().day_of(at)


def clock(at: datetime) -> str:
    """The time of day of an aware time: `09:00 UTC`."""
    return _WRITING.get().clock(at)


def moment(at: datetime) -> str:
    """An aware time: `1 March 2026, 09:00 UTC`."""
    return _WRITING.get().moment(at)


def rewritten(told: str) -> str:
    """A date that the record keeps as text, in the server's words; anything else as it is."""
    return _WRITING.get().rewritten(told)
