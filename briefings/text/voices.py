"""Whose words a passage of a source is, somebody's in quotation marks or the article's own, and where it is cut. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefings.model.record import Evidence, SpeakerState, Voice
from briefings.model.spans import Span
from briefings.text.quotation_marks import find_marked

AROUND = 1_500  # characters on either side of a passage that are enough to see the marks it stands in

_ENDS = ".!?…:"  # of a sentence, or of what introduces one
_MARKS = "\"“”„«»‘’'()[]"  # may stand between the end of a sentence and the white space behind it


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose words a passage is, and whether words of the same quotation, or of the article's same sentence, stand before (`head_cut`)
    or after it (`tail_cut`)."""

    voice: Voice
    head_cut: bool = False
    tail_cut: bool = False


def provenance_of(text: str, span: Span, pieces: Sequence[Span]) -> Provenance:
    """SAID where the passage stands as a whole in one pair of quotation marks or in one of `pieces`, the words of quotes;
    else ARTICLE, also where only a part of it is quoted: then the passage shows the marks itself.

    `text` may be cut AROUND the passage; `span` and `pieces` are places in it. Where a quotation's end is a guess, nobody can say
    that words are left out after the passage.
    """
    quoted = [(Span(one.start, one.end), one.closed) for one in find_marked(text)]
    around = [one for one in (*((piece, True) for piece in pieces), *quoted) if one[0].contains(span)]
    if around:
        head = any(_has_words(text[one.start : span.start]) for one, _ in around)
        tail = any(closed and _has_words(text[span.end : one.end]) for one, closed in around)
        return Provenance(Voice.SAID, head, tail)
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    head = _has_words(before) and _last(before) not in _ENDS
    return Provenance(Voice.ARTICLE, head, _has_words(after) and _last(span.of(text)) not in _ENDS and not _ends(after))


def evidence_as_shown(passages: Sequence[Evidence]) -> tuple[tuple[Voice, str], ...]:
    """The passages of a stance as they are shown, in order, each with whose words it is: an omission is marked where it is cut.

    Between two passages of one voice an omission is marked anyway when they are joined, so that neither has another one there.
    """
    voices = [None, *(one.voice for one in passages), None]
    shown = []
    for one, before, after in zip(passages, voices[:-2], voices[2:], strict=True):
        head = "[…] " if one.head_cut and before is not one.voice else ""
        tail = " […]" if one.tail_cut and after is not one.voice else ""
        shown.append((one.voice, f"{head}{one.text}{tail}"))
    return tuple(shown)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _last(text: str) -> str:
    return text.rstrip().rstrip(_MARKS)[-1:]


def _ends(after: str) -> bool:
    """Whether the sentence ends right where this begins."""
    return after.lstrip(_MARKS)[:1] in tuple(_ENDS)


def speaker_placeholder(state: SpeakerState) -> str:
    """What stands in a speaker's place when there is none."""
    return "Speaker ambiguous in the source" if state is SpeakerState.AMBIGUOUS else "Speaker not named in the source"
