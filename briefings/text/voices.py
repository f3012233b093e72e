"""Whose words a passage of a source is, somebody's in quotation marks or the article's own, and where it is cut. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model.record import Evidence, SpeakerState, Voice
from briefings.model.spans import Span
from briefings.text.quotation_marks import find_marked

AROUND = 1_500  # characters on either side of a passage that are enough to see the marks around it

_ENDS = ".!?…:"  # of a sentence, or of what introduces one
_MARKS = "\"“”„«»‘’'()[]"  # may come between the end of a sentence and the white space behind it


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose words a passage is, and whether its quotation, or the article's sentence, has words before it (`head_cut`) or after
    it (`tail_cut`)."""

    voice: Voice
    head_cut: bool = False
    tail_cut: bool = False


def provenance_of(text: str, span: Span, pieces: Sequence[Span]) -> Provenance:
    """SAID where one pair of quotation marks holds the whole passage, or one of `pieces` does, which are the words of quotes;
    else ARTICLE, also where only a part of it is quoted: then the passage shows the marks itself.

    `text` may be cut AROUND the passage; `span` and `pieces` are places in it. Where a quotation's end is a guess, nobody can say
    that words are left out after the passage.
    """
    quoted = [(piece, True) for piece in pieces]
    quoted += [(Span(marked.start, marked.end), marked.closed) for marked in find_marked(text)]
    around = [(words, closed) for words, closed in quoted if words.contains(span)]
    if around:
        head = any(_has_words(text[words.start : span.start]) for words, _ in around)
        tail = any(closed and _has_words(text[span.end : words.end]) for words, closed in around)
        return Provenance(Voice.SAID, head, tail)
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    head = _has_words(before) and _last(before) not in _ENDS
    return Provenance(Voice.ARTICLE, head, _has_words(after) and _last(span.of(text)) not in _ENDS and not _ends(after))


def evidence_as_shown(passages: Sequence[Evidence]) -> tuple[tuple[Voice, str], ...]:
    """The passages of a stance as they are shown, in order, each with its voice: an omission is marked where it is cut.

    Between two passages of one voice an omission is marked anyway when they are joined, so that neither has another one there.
    """
    voices = [None, *(passage.voice for passage in passages), None]
    shown = []
    for passage, before, after in zip(passages, voices[:-2], voices[2:], strict=True):
        head = "[…] " if passage.head_cut and before is not passage.voice else ""
        tail = " […]" if passage.tail_cut and after is not passage.voice else ""
        shown.append((passage.voice, f"{head}{passage.text}{tail}"))
    return tuple(shown)


def speaker_placeholder(state: SpeakerState) -> str:
    """The words in a speaker's place when there is none."""
    return "Speaker ambiguous in the source" if state is SpeakerState.AMBIGUOUS else "Speaker not named in the source"


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _last(text: str) -> str:
    return text.rstrip().rstrip(_MARKS)[-1:]


def _ends(after: str) -> bool:
    """Whether the sentence ends right before this text begins."""
    return after.lstrip(_MARKS)[:1] in tuple(_ENDS)
