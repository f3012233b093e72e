"""How somebody's position on an issue changed over time, in one line. Pure."""

from collections.abc import Sequence

from bot.cards.card import Line, line
from briefings.dates.style import Writing
from briefings.dates.when import bounds
from briefings.model.record import DatedPosition, Position

_MOST = 5  # positions that are named; before them it is said that there are earlier ones
_YEAR = 4  # characters


class _Stretch:
    """Positions one after the other that cannot be told apart in time, or that are the same: from `first` on, until `last` at most."""

    def __init__(self, position: Position, edtf: str) -> None:
        self.positions, self.edtf = [position], edtf
        self.first, self.last = bounds(edtf)

    def takes(self, position: Position, edtf: str) -> bool:
        """Whether the next position belongs here too, which it then does."""
        first, last = bounds(edtf)
        same = self.positions == [position]
        if not same and first > self.last:
            return False
        if position not in self.positions:
            self.positions.append(position)
        self.last = max(self.last, last)
        return True


def change_lines(writing: Writing, course: Sequence[DatedPosition]) -> tuple[Line, ...]:
    """ "2025: for · since 2026: against", where there is more than one position on record; else nothing.

    Years are enough where each stretch begins in another one. Positions whose dates overlap are not put in an order, and "since" is said of
    the newest only where it is one position.
    """
    if len({entry.position for entry in course}) < 2:
        return ()
    stretches: list[_Stretch] = []
    for entry in course:
        if entry.date and not (stretches and stretches[-1].takes(entry.position, entry.date)):
            stretches.append(_Stretch(entry.position, entry.date))
    years = [stretch.first.year for stretch in stretches]
    in_years = len(set(years)) == len(years)
    parts = [f"{_begins(writing, stretch, in_years)}: {_words(stretch.positions)}" for stretch in stretches]
    if len(parts) > 1 and len(stretches[-1].positions) == 1:
        parts[-1] = f"since {parts[-1]}"
    if len(parts) > _MOST:
        parts = ["earlier: other positions", *parts[-_MOST:]]
    undated = list(dict.fromkeys(entry.position for entry in course if entry.date is None))
    if undated:
        parts.append(f"date not known: {_words(undated)}")
    return (line(f"Over time: {' · '.join(parts)}"),)


def _begins(writing: Writing, stretch: _Stretch, in_years: bool) -> str:
    return writing.day(stretch.edtf[:_YEAR] if in_years else stretch.edtf)


def _words(positions: Sequence[Position]) -> str:
    return " and ".join(position.word for position in positions)
