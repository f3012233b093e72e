"""Whether a quote leaves out the beginning or the end of a quotation. Pure: the source alone decides it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefings.model.record import Quote
from briefings.model.spans import OMISSION, Span
from briefings.text.quotation_marks import Marked, find_marked


@dataclass(frozen=True, slots=True)
class Cut:
    """Whether the quotation has words before the quote (`head`) or after it (`tail`). Marks alone are no words."""

    head: bool = False
    tail: bool = False


def cuts_of(text: str, statements: Iterable[Sequence[Span]]) -> tuple[Cut, ...]:
    """Where each statement is cut, in the order given. A statement is the pieces of a quote, in source order.

    A quotation is the words between two marks, over paragraphs where they open anew. Where its end is a guess, because the
    mark is never closed, nobody can say that words are left out after it.
    """
    quotations, starts = _quotations(text)

    def around(at: int) -> Marked | None:
        index = bisect_right(starts, at) - 1
        return quotations[index] if index >= 0 and at < quotations[index].end else None

    cuts = []
    for pieces in statements:
        first, last = around(pieces[0].start), around(pieces[-1].end - 1)
        head = first is not None and _has_words(text, first, first.start, pieces[0].start)
        tail = last is not None and last.closed and _has_words(text, last, pieces[-1].end, last.end)
        cuts.append(Cut(head, tail))
    return tuple(cuts)


def cut_of(text: str, pieces: Sequence[Span]) -> Cut:
    """Where one quote is cut; see `cuts_of`."""
    return cuts_of(text, [pieces])[0]


def cut_ends(words: str, *, head: bool, tail: bool) -> str:
    """The words with a marked omission before them where their head is cut, and after them where their tail is."""
    return f"{OMISSION.lstrip() if head else ''}{words}{OMISSION.rstrip() if tail else ''}"


def words_of(quote: Quote) -> str:
    """The words of a quote on record, exactly as stored: its pieces joined by what the source has there, or by a marked omission."""
    joints = ("", *(OMISSION if gap is None else gap for gap in quote.gaps))
    words = "".join(joint + piece.text for joint, piece in zip(joints, quote.pieces, strict=True))
    return cut_ends(words, head=quote.head_cut, tail=quote.tail_cut)


def words_as_shown(text: str, pieces: Sequence[Span]) -> str:
    """The quote's words as members see them: what is left out between the pieces, before and after them is marked.

    Pieces that only white space parts are joined by it: nothing is left out there.
    """
    cut = cut_of(text, pieces)
    gaps = (text[piece.end : following.start] for piece, following in pairwise(pieces))
    joints = ("", *(gap if gap.isspace() else OMISSION for gap in gaps))
    words = "".join(joint + piece.of(text) for joint, piece in zip(joints, pieces, strict=True))
    return cut_ends(words, head=cut.head, tail=cut.tail)


@lru_cache(maxsize=2)  # a card asks for every quote of one text
def _quotations(text: str) -> tuple[tuple[Marked, ...], tuple[int, ...]]:
    """The quotations of the text, and where each begins."""
    quotations = find_marked(text)
    return quotations, tuple(quotation.start for quotation in quotations)


def _has_words(text: str, quotation: Marked, start: int, end: int) -> bool:
    """Whether the quotation has a word between the two places; the marks that open a paragraph anew are none."""
    return any(
        any(map(str.isalnum, text[max(piece.start, start) : min(piece.end, end)]))
        for piece in quotation.pieces
        if piece.start < end and start < piece.end
    )
