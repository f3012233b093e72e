"""Which words in marks are somebody's words, and which pieces make one statement. Knows what is around marks, not who speaks."""

from dataclasses import dataclass

from briefings.drafting.document import Document
from briefings.model.spans import Span
from briefings.text.lexicon import cues, words
from briefings.text.quotation_marks import Marked

_TITLE_BEFORE = words("grammar", "title_before")
_REFERENCE = words("grammar", "reference")
_CUES = (cues() - words("cues", "back")) | {"according", "words"}
_WEAK = words("grammar", "weak")
_HEADLINED = 3  # quotations that a headline and the line below it may have
_CLOSING = "”’\"'»“ "


@dataclass(frozen=True, slots=True)
class Speech:
    """Words in marks that are somebody's words: `number` of the marked words, and whether they are a whole sentence or clause."""

    number: int
    start: int
    end: int
    pieces: tuple[Span, ...]
    whole: bool
    closed: bool


def speeches(copy: Document) -> list[Speech]:
    """Words in marks that are speech, in source order; titles, scare quotes and single words are left out."""
    spoken = []
    cued: dict[Span, bool] = {}
    for number, mark in enumerate(copy.marks):
        whole = _is_whole(copy, number)
        sentence = copy.outer[copy.sentence_at(mark.start)]
        if sentence not in cued:
            cued[sentence] = _has_cue(copy, sentence)
        if _is_speech(copy, number, whole, cued[sentence]):
            closed = mark.closed and (mark.mark != ":" or mark.label is not None)
            spoken.append(Speech(number, mark.start, mark.end, mark.pieces, whole, closed))
    return spoken


def echoes(copy: Document, speeches: list[Speech]) -> dict[int, int]:
    """Quotations of a headline that one further down has whole: their numbers in `speeches`, with the number of that one."""
    spoken = [" ".join(piece.of(copy.text).casefold() for piece in speech.pieces) for speech in speeches]
    twice: dict[int, int] = {}
    for number, speech in enumerate(speeches[:_HEADLINED]):
        here = copy.sentence_at(speech.start)
        line = copy.outer[here].of(copy.text).rstrip(_CLOSING)
        labelled = copy.marks[speech.number].label is not None
        alone = not labelled and here + 1 < len(copy.outer) and copy.paragraph_of[here + 1] > copy.paragraph_of[here]
        if here > 1 or not alone or line[-1:] in (".", ":", ""):
            continue
        words_here = spoken[number].strip(" .,!?…")
        again = next((n for n in range(number + 1, len(speeches)) if words_here and words_here in spoken[n]), None)
        if again is not None and copy.sentence_at(speeches[again].start) > here:
            twice[number] = again
    return twice


def _is_whole(copy: Document, number: int) -> bool:
    """Whether the words are a sentence or clause of their own: they end in punctuation of their own, or a cue follows a comma."""
    mark = copy.marks[number]
    last = copy.text[mark.pieces[-1].end - 1]
    if last in ".,!?…—–-”’\"'":
        return True
    first = copy.text[mark.pieces[0].start]
    return first.isupper() and copy.text[mark.end : mark.end + 1] == ","


def _is_speech(copy: Document, number: int, whole: bool, cued: bool) -> bool:
    mark = copy.marks[number]
    inside = range(copy.token_at(mark.start), copy.token_at(mark.end))
    if not inside:
        return False
    if mark.mark == ":":
        return True
    before = _words_around(copy, mark, inside[0] - 6, inside[0])
    after = _words_around(copy, mark, inside[-1] + 1, inside[-1] + 7)
    sentence = copy.outer[copy.outer_of[inside[0]]]
    colon = copy.text[max(0, mark.start - 4) : mark.start].rstrip()[-1:] == ":"
    referred = not _REFERENCE.isdisjoint(before[-2:]) and before[-1] not in words("cues", "strong")
    if referred and len(inside) < 8 and not (colon and whole):
        return False
    opens_sentence = mark.start <= sentence.start
    if _is_title_case(copy, inside):
        introduced = opens_sentence or colon or not cues().isdisjoint(before[-1:])
        if not _TITLE_BEFORE.isdisjoint(before[-2:]) or (len(inside) > 1 and not introduced):
            return False
    if _is_heading(copy, mark, inside):
        return False
    if len(inside) < 3 and _is_called(copy, inside, before):
        return True
    if len(inside) == 1:
        return whole and ((cued and opens_sentence) or colon) and copy.text[mark.pieces[-1].end - 1] in ",.!?"
    if whole and (opens_sentence or colon):
        return True
    if cued or colon:
        return len(inside) > 2 or whole or not cues().isdisjoint((*before[-3:], *after[:3]))
    return len(inside) > 4 or (whole and len(inside) > 2)


def _is_called(copy: Document, inside: range, before: list[str]) -> bool:
    """Whether a word or two are what somebody calls a thing: "described the protest as “sponsored”"."""
    low = copy.tokens[inside[0]].text[0].islower()
    return low and before[-1:] == ["as"] and not words("cues", "naming").isdisjoint(before)


def _is_heading(copy: Document, mark: Marked, inside: range) -> bool:
    """A line of nothing but a few words in marks, each with a capital."""
    alone = copy.text[mark.start - 1 : mark.start] in ("", "\n") and copy.text[mark.end : mark.end + 1] in ("", "\n")
    return alone and len(inside) < 8 and _is_title_case(copy, inside, even_whole=True)


def _has_cue(copy: Document, sentence: Span) -> bool:
    outside = {copy.lower[i] for i in copy.outer_words_in(sentence)}
    return not outside.isdisjoint(_CUES)


def _is_title_case(copy: Document, inside: range, *, even_whole: bool = False) -> bool:
    """Whether all longer words have a capital and the words do not end a sentence: a title, not a statement."""
    long = [copy.tokens[i].text for i in inside if copy.lower[i] not in _WEAK and copy.tokens[i].text[0].isalpha()]
    ends = copy.text[copy.marks[copy.marked_of[inside[0]]].pieces[-1].end - 1]
    if not long or (len(long) == 1 and ends in ".!?") or (ends in "!?" and not even_whole):
        return False
    return all(word[0].isupper() for word in long) and not all(word.isupper() for word in long)


def _words_around(copy: Document, mark: Marked, first: int, end: int) -> list[str]:
    """Words from token `first` to `end` that are in the sentence of the mark, and in no marks."""
    here = copy.sentence_at(mark.start)
    near = range(max(0, first), min(end, len(copy.tokens)))
    return [copy.lower[i] for i in near if copy.marked_of[i] < 0 and copy.outer_of[i] == here]
