"""Whose words a passage of a source is: somebody's, in quotation marks, or the article's own. Pure."""

from collections.abc import Iterable

from briefings.drafting.marks import marked
from briefings.model import SpeakerState, Voice
from briefings.spans import Span

AROUND = 1_500  # characters on either side of a passage that are enough to see the marks it stands in


def voice_of(text: str, span: Span, pieces: Iterable[Span]) -> Voice:
    """SAID where the passage stands as a whole in one pair of quotation marks or in one of `pieces`, the words of quotes;
    else ARTICLE, also where only a part of it is quoted: then the passage shows the marks itself.

    `text` may be cut AROUND the passage; `span` and `pieces` are places in it.
    """
    if any(piece.contains(span) for piece in pieces):
        return Voice.SAID
    quoted = (Span(words.start, words.end) for words in marked(text))
    return Voice.SAID if any(words.contains(span) for words in quoted) else Voice.ARTICLE


def unnamed(state: SpeakerState) -> str:
    """What stands in a speaker's place when there is none."""
    return "Speaker ambiguous in the source" if state is SpeakerState.AMBIGUOUS else "Speaker not named in the source"
