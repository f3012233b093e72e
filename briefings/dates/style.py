"""How dates and times are written. Pure: knows no server."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

from briefings.dates.counting import read_phrase
from briefings.dates.when import DateStyle, edtf_in_words, in_words
from briefings.dates.zones import offset_words
from briefings.model.record import When


@dataclass(frozen=True, slots=True)
class Writing:
    """A way of writing. A date of an article is a day everywhere and never moves; only a moment of the desk is written in `zone`."""

    dates: DateStyle = DateStyle.DAY_FIRST
    zone: tzinfo = UTC

    def day(self, edtf: str) -> str:
        """An EDTF value in words."""
        return edtf_in_words(edtf, self.dates)

    def when(self, when: When) -> str:
        """A when in words, as precise as it is."""
        return in_words(when, self.dates)

    def day_of(self, at: datetime) -> str:
        """The day of an aware time, as the server's calendar has it."""
        return self.day(at.astimezone(self.zone).date().isoformat())

    def clock(self, at: datetime) -> str:
        """The time of day of an aware time, with how far it is from UTC: `09:00 UTC`."""
        local = at.astimezone(self.zone)
        return f"{local:%H:%M} {offset_words(local)}"

    def moment(self, at: datetime) -> str:
        """An aware time: `1 March 2026, 09:00 UTC`."""
        joint = " " if self.dates is DateStyle.ISO else ", "
        return f"{self.day_of(at)}{joint}{self.clock(at)}"

    def rewrite(self, kept: str) -> str:
        """A date that the record keeps in words or as EDTF, written anew; anything else as it is.

        Corrections keep what an editor wrote. It is written anew only where that text is exactly how its date is kept.
        """
        read = read_phrase(kept, None)
        if read is None or read.edtf is None or read.relative:
            return kept
        when = When(kept, read.edtf, read.qualifier)
        return self.when(when) if kept in (read.edtf, in_words(when)) else kept


DEFAULT: Final = Writing()  # of a server that settled nothing
