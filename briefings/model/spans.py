"""Spans: the places of words in a source text."""

from dataclasses import dataclass

OMISSION = " […] "  # between words that are apart in their source; a bare "…" could be the source's own


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`[start, end)` in code points of one source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words of the span."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end
