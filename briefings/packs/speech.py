"""Whether the quotes of a briefing file are somebody's words, as far as the article shows it. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from briefings.draft.model import Doubt, DoubtKind, Draft, DraftQuote, Verdict
from briefings.model.spans import Span
from briefings.text.quotation_marks import find_marked

UNMARKED = "The article does not have these words in quotation marks; they may be its own."


def in_doubt(draft: Draft, seen: Draft) -> Draft:
    """The draft with a doubt about every quote that the article shows as nobody's words: an editor looks at it before it goes out.
    `seen` is what the drafter makes of the article.

    Words in quotation marks are somebody's, and so is what the drafter takes for speech, such as a turn of a transcript.
    """
    speech = [Span(one.start, one.end) for one in find_marked(draft.source.text)]
    speech += [piece for quote in seen.quotes for piece in quote.pieces]
    doubt = Doubt(DoubtKind.UNBALANCED_MARKS, UNMARKED)
    quotes = (
        replace(quote, doubts=(doubt,), verdict=Verdict.OPEN) if not _within(quote, speech) else quote
        for quote in draft.quotes
    )
    return replace(draft, quotes=tuple(quotes))


def find_given_twice(quotes: Iterable[DraftQuote]) -> DraftQuote | None:
    """The first quote that has words which an earlier one in the text gives to another speaker; None where there is none."""
    pieces = sorted(
        ((piece, quote) for quote in quotes for piece in quote.pieces), key=lambda one: (one[0].start, one[0].end)
    )
    reached: tuple[Span, DraftQuote] | None = None
    for piece, quote in pieces:
        if reached and piece.overlaps(reached[0]) and quote.speaker != reached[1].speaker:
            return quote
        if reached is None or piece.end > reached[0].end:
            reached = piece, quote
    return None


def _within(quote: DraftQuote, speech: list[Span]) -> bool:
    return all(any(span.contains(piece) for span in speech) for piece in quote.pieces)
