"""Finds words in a source text, however their marks, dashes and white space were typed. Knows nothing of drafts."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

from briefings.model.spans import Span
from briefings.text.boundaries import DASHES, SINGLE_MARKS, free
from briefings.text.nearness import nearest_passage, starts_of

DOUBLE_MARKS = '"“”„‟″«»'
MOST_PLACES = 1_000  # nobody can tell words apart that are in more places than this
KEPT_FROM = 10_000  # characters: from here on making a text ready takes longer than searching it
MOST_TRIES = 50_000  # a long text has a single letter inside words a hundred thousand times: 50 ms, then enough

_WIDE_SPACES = "".join(map(chr, range(0x2000, 0x200B)))
_SPACES = f"\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000{_WIDE_SPACES}"
_ALIKE = (("'", SINGLE_MARKS), ('"', DOUBLE_MARKS), ("-", DASHES), (" ", _SPACES))
_RUN = re.compile(r"[ -]{2,}")
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")


def clean(typed: str) -> str:
    """What somebody typed, as one line: NFC, without invisible characters, white space single."""
    plain = "".join(
        " " if character.isspace() else "" if unicodedata.category(character) in _INVISIBLE else character
        for character in typed
    )
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def find(text: str, words: str, *, whole: bool = True) -> tuple[Span, ...]:
    """Every place of `words` in `text`, in source order; empty when there is none, or no words.

    Quotation marks and dashes of any style match each other, and so does any run of white space; letters must be the
    same, capitals too. The spans are the source's. With `whole`, a place neither begins nor ends inside a word, a number
    or a letter with its accents (see `boundaries.free`). Takes time linear in the text, and gives the first 1,000 places.
    """
    return Searchable.of(text).places(words, whole=whole)


def nearest(text: str, words: str) -> tuple[Span, str] | None:
    """The passage that comes closest to `words`, and in full sentences what differs; None when nothing is near.

    Looks only at the first 2,000 characters of `words`.
    """
    return nearest_passage(text, alike(text), alike(clean(words)))


def alike(text: str) -> str:
    """The text with marks, dashes and white space each in one style; the same length."""
    for plain, others in _ALIKE:  # replacing one by one is four times as fast as str.translate on a long text
        for other in others:
            text = text.replace(other, plain)
    return text


@dataclass(frozen=True, slots=True)
class Searchable:
    """A text made ready to be searched more than once. `runs` are the folded places where characters were dropped;
    `dropped[n]` says how many were in the first n of them."""

    text: str
    folded: str
    runs: tuple[int, ...]
    dropped: tuple[int, ...]

    @staticmethod
    def of(text: str) -> "Searchable":
        """The text made ready; a long one is kept for the next call, as one change looks for several words in the same text."""
        return _build_once(text) if len(text) > KEPT_FROM else Searchable.build(text)

    @classmethod
    def build(cls, text: str) -> "Searchable":
        flat = alike(text)
        matches = list(_RUN.finditer(flat))
        dropped = tuple(accumulate((len(run.group()) - 1 for run in matches), initial=0))
        runs = tuple(run.end() - 1 - less for run, less in zip(matches, dropped[1:], strict=True))
        return cls(text, _RUN.sub(_fold_run, flat), runs, dropped)

    def places(self, words: str, *, whole: bool = True) -> tuple[Span, ...]:
        """As `find`."""
        wanted = _RUN.sub(_fold_run, alike(clean(words))).strip(" ")
        if not wanted:
            return ()
        spans = (self._span(at, at + len(wanted)) for at in islice(starts_of(self.folded, wanted), MOST_TRIES))
        places = (span for span in spans if not whole or (free(self.text, span.start) and free(self.text, span.end)))
        return tuple(islice(places, MOST_PLACES))

    def _span(self, start: int, end: int) -> Span:
        """The source's span for a folded one; white space that was folded into a dash at either end is left out."""
        first = start + self.dropped[bisect_left(self.runs, start)]  # of a run its first character, not its last
        last = end - 1 + self.dropped[bisect_right(self.runs, end - 1)]
        while self.text[last].isspace():
            last -= 1
        while first < last and self.text[first].isspace():
            first += 1
        return Span(first, last + 1)


_build_once = lru_cache(maxsize=1)(Searchable.build)


def _fold_run(run: re.Match[str]) -> str:
    return "-" if "-" in run.group() else " "
