"""Which quote is shown where one is shown for a person. Pure."""

from collections.abc import Iterable, Sequence

from briefings.model.record import Quote
from briefings.text.folding import tokens

FULL = 6  # words; what has fewer is a scrap, and never shown while there is something fuller
_LONGEST = 30  # words; more say no more of it
_TELLING = 5  # letters of a word that says what the dispute is about; shorter ones are mostly "with" and "from"


def choose_quote(quotes: Sequence[Quote], about: Iterable[str]) -> Quote:
    """The quote that carries the dispute best. `quotes` are in source order, at least one; `about` is what the dispute is about: the
    title and the issues of a briefing.

    One of six words or more comes before a shorter one. Then points count, weighed by hand on 24 November 2026: 4 for each different word
    that it shares with `about`, at most 4 of them; 1 for each three words, at most 30 words; less 1 for each quote before it, at most 3. Of
    equal ones the first.
    """
    wanted = {word for text in about for word in tokens(text) if len(word) >= _TELLING}

    def points(place: int) -> tuple[bool, float]:
        words = [word for piece in quotes[place].pieces for word in tokens(piece.text)]
        shared = min(len(wanted.intersection(words)), 4)
        return len(words) >= FULL, 4 * shared + min(len(words), _LONGEST) / 3 - min(place, 3)

    return quotes[max(range(len(quotes)), key=points)]
