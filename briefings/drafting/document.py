"""An article cut up once for all later steps: words, sentences, paragraphs, words in marks. Knows places, no people."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise

from briefings.drafting.turns import turns
from briefings.model.spans import Span
from briefings.text.quotation_marks import Marked, find_marked
from briefings.text.sentences import sentences
from briefings.text.tokens import Token, tokens

WINDOW = 250  # tokens of one sentence that are looked at; longer "sentences" are lists, tables or attacks


@dataclass(frozen=True, slots=True)
class Document:
    """`sentences` may end inside a quotation; `outer` never do: words in marks belong to the sentence around them.

    `outer_of[i]` is the number of the outer sentence of token i, `paragraph_of[n]` the paragraph of outer sentence n.
    `marked_of[i]` is the number of the marked words that token i is in, or -1. `lower[i]` is token i in lower case.
    """

    text: str
    tokens: list[Token]
    lower: list[str]
    marks: tuple[Marked, ...]
    sentences: tuple[Span, ...]
    outer: tuple[Span, ...]
    outer_of: list[int]
    paragraph_of: list[int]
    marked_of: list[int]
    starts: list[int]
    lower_words: frozenset[str]

    def token_at(self, place: int) -> int:
        """The number of the first token that starts at or after `place`."""
        return bisect_left(self.starts, place)

    def sentence_at(self, place: int) -> int:
        """The number of the outer sentence that holds `place`, or ends just before it."""
        return max(0, bisect_right(self.outer, place, key=lambda span: span.start) - 1)

    def lower_at(self, token: int) -> str:
        """A token in lower case; empty before the first one and after the last."""
        return self.lower[token] if 0 <= token < len(self.lower) else ""

    def span(self, first: int, last: int | None = None) -> Span:
        """From the start of token `first` to the end of token `last`, or to its own end."""
        return Span(self.tokens[first].start, self.tokens[first if last is None else last].end)

    def wording(self, span: Span) -> str:
        """The words of a passage on one line."""
        return " ".join(span.of(self.text).split())

    def opens_sentence(self, token: int) -> bool:
        """Whether its outer sentence begins with the token."""
        return self.tokens[token].start == self.outer[self.outer_of[token]].start

    def gap(self, token: int) -> str:
        """What is between a token and the one after it."""
        end = self.tokens[token + 1].start if token + 1 < len(self.tokens) else len(self.text)
        return self.text[self.tokens[token].end : end]

    def outer_words(self, start: int, end: int, from_end: bool = False) -> list[int]:
        """Tokens between two places that are in no marks, of the first `WINDOW` there; of the last ones with `from_end`."""
        first, last = self.token_at(start), self.token_at(end)
        if from_end:
            first = max(first, last - WINDOW)
        return [i for i in range(first, min(last, first + WINDOW)) if self.marked_of[i] < 0]

    def outer_words_in(self, span: Span) -> list[int]:
        """Tokens of a passage that are in no marks, of the first `WINDOW` there."""
        return self.outer_words(span.start, span.end)


def cut_up(text: str) -> Document:
    words, marks, inner = tokens(text), _all_marked(text), sentences(text)
    outer = _outer(inner, marks)
    starts = [word.start for word in words]
    return Document(
        text,
        words,
        [word.lower for word in words],
        marks,
        inner,
        outer,
        _numbers(starts, [(span.start, span.end) for span in outer], nearest=True),
        _paragraphs(text, outer),
        _numbers(starts, [(mark.start, mark.end) for mark in marks], nearest=False),
        starts,
        frozenset(word.text for word in words if word.text[0].islower()),
    )


def _all_marked(text: str) -> tuple[Marked, ...]:
    """Words in marks, and turns and block quotes, which hold the marks inside them."""
    whole = turns(text)
    if not whole:
        return find_marked(text)
    apart, number = [], 0
    for mark in find_marked(text):
        while number < len(whole) and whole[number].end <= mark.start:
            number += 1
        if number == len(whole) or mark.end <= whole[number].start:
            apart.append(mark)
    return tuple(sorted([*whole, *apart], key=lambda mark: mark.start))


def _outer(inner: tuple[Span, ...], marks: tuple[Marked, ...]) -> tuple[Span, ...]:
    joined: list[Span] = []
    number = 0
    for span in inner:
        while number < len(marks) and marks[number].end <= span.start:
            number += 1
        inside = number < len(marks) and marks[number].start < span.start and len(marks[number].pieces) == 1
        if joined and inside:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _numbers(starts: list[int], spans: list[tuple[int, int]], nearest: bool) -> list[int]:
    numbers, number = [], 0
    for start in starts:
        while number < len(spans) and spans[number][1] <= start:
            number += 1
        inside = number < len(spans) and spans[number][0] <= start
        numbers.append(number if inside else max(0, min(number, len(spans) - 1)) if nearest else -1)
    return numbers


def _paragraphs(text: str, outer: tuple[Span, ...]) -> list[int]:
    """Paragraph numbers: by blank lines where there are any, else by line."""
    breaks = 2 if "\n\n" in text else 1
    parted = (text.count("\n", before.end, span.start) >= breaks for before, span in pairwise(outer))
    return [*accumulate(parted, initial=0)][: len(outer)]
