"""How well files are read: what is compared, and how it is counted."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Overlap:
    """Rows of four words: those that should be read, those that were, and those that are in both."""

    wanted: int
    found: int
    both: int

    @property
    def f1(self) -> float:
        return 2 * self.both / (self.wanted + self.found)


def overlap(wanted: str, found: str) -> Overlap:
    """Counted as by the article-extraction benchmark of Scrapinghub: every row of four words, as often as it occurs."""
    rows, got = _rows(wanted), _rows(found)
    return Overlap(rows.total(), got.total(), (rows & got).total())


def together(overlaps: Sequence[Overlap]) -> Overlap:
    """The sum over several files."""
    return Overlap(
        sum(one.wanted for one in overlaps), sum(one.found for one in overlaps), sum(one.both for one in overlaps)
    )


def sentences(text: str) -> list[str]:
    """The sentences of a text, by their ends."""
    return [part for part in re.split(r"(?<=[.!?”])\s+(?=[“A-Z])", text.replace("\n", " ")) if part]


def share_found(wanted: Sequence[str], text: str) -> float:
    """The share of the sentences that a text has, each after the one before, character by character but for line ends."""
    flat = " ".join(text.split())
    at = found = 0
    for one in wanted:
        place = flat.find(one, at)
        found += place >= 0
        at = max(at, place + len(one))
    return found / len(wanted)


def _rows(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))
