"""Where words stand in a source text, however their marks, dashes and white space were typed. Knows nothing of drafts."""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from briefings.model.spans import Span
from briefings.text.boundaries import DASHES, SINGLE_MARKS, free
from briefings.text.nearness import nearest_passage

DOUBLE_MARKS = '"“”„‟″«»'
MOST_PLACES = 1_000  # words that stand in more places than this are told apart by nobody
KEPT_FROM = 10_000  # characters: from here on making a text ready takes longer than searching it
MOST_TRIES = 50_000  # a single letter stands inside words a hundred thousand times in a long text: 50 ms, then enough

_SPACES = "\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
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
    """Every place where `words` stand in `text`, in source order; empty when they do not, or are empty.

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
    for one, others in _ALIKE:  # replacing one by one is four times as fast as str.translate on a long text
        for other in others:
            text = text.replace(other, one)
    return text


@dataclass(frozen=True, slots=True)
class Searchable:
    """A text made ready to be searched more than once. `runs` are the folded places where characters were dropped, and
    `dropped` how many up to and including each."""

    text: str
    folded: str
    runs: tuple[int, ...]
    dropped: tuple[int, ...]

    @staticmethod
    def of(text: str) -> "Searchable":
        """The text made ready; a long one is kept for the next call, as one change looks for several words in the same text."""
        return _searchable(text) if len(text) > KEPT_FROM else Searchable.build(text)

    @classmethod
    def build(cls, text: str) -> "Searchable":
        flat = alike(text)
        found = list(_RUN.finditer(flat))
        dropped = tuple(accumulate(len(run.group()) - 1 for run in found))
        runs = tuple(run.end() - 1 - less for run, less in zip(found, dropped, strict=True))
        return cls(text, _RUN.sub(_one, flat), runs, dropped)

    def places(self, words: str, *, whole: bool = True) -> tuple[Span, ...]:
        """As `find`."""
        wanted = _RUN.sub(_one, alike(clean(words))).strip(" ")
        if not wanted:
            return ()
        places: list[Span] = []
        at, tries = self.folded.find(wanted), 0
        while at >= 0 and len(places) < MOST_PLACES and tries < MOST_TRIES:
            tries += 1
            span = self._span(at, at + len(wanted))
            if not whole or (free(self.text, span.start) and free(self.text, span.end)):
                places.append(span)
            at = self.folded.find(wanted, at + 1)
        return tuple(places)

    def _span(self, start: int, end: int) -> Span:
        """The source's span for a folded one; white space that was folded into a dash at either end is left out."""
        first, last = self._source(start), self._source(end - 1)
        while self.text[last].isspace():
            last -= 1
        run = self._run_start(start, first)
        while run < last and self.text[run].isspace():
            run += 1
        return Span(run, last + 1)

    def _source(self, at: int) -> int:
        """Where the folded character `at` stands in the source; for a run, its last character."""
        before = bisect_right(self.runs, at)
        return at + (self.dropped[before - 1] if before else 0)

    def _run_start(self, at: int, last: int) -> int:
        before = bisect_right(self.runs, at)
        if before == 0 or self.runs[before - 1] != at:
            return last
        return last - (self.dropped[before - 1] - (self.dropped[before - 2] if before > 1 else 0))


@lru_cache(maxsize=1)
def _searchable(text: str) -> Searchable:
    return Searchable.build(text)


def _one(run: re.Match[str]) -> str:
    return "-" if "-" in run.group() else " "
