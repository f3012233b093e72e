"""Which words in marks are somebody's words, and which pieces make one statement. Knows what stands around marks, not who speaks."""

from dataclasses import dataclass

from briefings.drafting.document import Document
from briefings.model.spans import Span
from briefings.text.lexicon import cues, words
from briefings.text.quotation_marks import Marked

_TITLE_BEFORE = words("grammar", "title_before")
_REFERENCE = words("grammar", "reference")
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
    found = []
    cued: dict[Span, bool] = {}
    for number, mark in enumerate(copy.marks):
        whole = _is_whole(copy, number)
        sentence = copy.outer[copy.sentence_at(mark.start)]
        if sentence not in cued:
            cued[sentence] = _has_cue(copy, sentence)
        if _is_speech(copy, number, whole, cued[sentence]):
            closed = mark.closed and (mark.mark != ":" or mark.label is not None)
            found.append(Speech(number, mark.start, mark.end, mark.pieces, whole, closed))
    return found


def echoes(copy: Document, found: list[Speech]) -> dict[int, int]:
    """Which quotations of a headline stand whole in one further down: their numbers in `found`, and whose words they are part of."""
    spoken = [" ".join(piece.of(copy.text).casefold() for piece in speech.pieces) for speech in found]
    twice: dict[int, int] = {}
    for number, speech in enumerate(found[:_HEADLINED]):
        here = copy.sentence_at(speech.start)
        line = copy.outer[here].of(copy.text).rstrip(_CLOSING)
        labelled = copy.marks[speech.number].label is not None
        alone = not labelled and here + 1 < len(copy.outer) and copy.paragraph_of[here + 1] > copy.paragraph_of[here]
        if here > 1 or not alone or line[-1:] in (".", ":", ""):
            continue
        words_here = spoken[number].strip(" .,!?…")
        again = next((n for n in range(number + 1, len(found)) if words_here and words_here in spoken[n]), None)
        if again is not None and copy.sentence_at(found[again].start) > here:
            twice[number] = again
    return twice


def _words(copy: Document, number: int) -> list[int]:
    mark = copy.marks[number]
    return list(range(copy.token_at(mark.start), copy.token_at(mark.end)))


def _is_whole(copy: Document, number: int) -> bool:
    """Whether the words stand as a sentence or clause of their own: they end in punctuation of their own, or a cue follows a comma."""
    mark = copy.marks[number]
    last = copy.text[mark.pieces[-1].end - 1]
    if last in ".,!?…—–-”’\"'":
        return True
    first = copy.text[mark.pieces[0].start]
    return first.isupper() and copy.text[mark.end : mark.end + 1] == ","


def _is_speech(copy: Document, number: int, whole: bool, cued: bool) -> bool:
    mark, inside = copy.marks[number], _words(copy, number)
    if not inside:
        return False
    if mark.mark == ":":
        return True
    before, after = _before(copy, number), _after(copy, number)
    sentence = copy.outer[copy.outer_of[inside[0]]]
    colon = copy.text[max(0, mark.start - 4) : mark.start].rstrip()[-1:] == ":"
    if (
        set(before[-2:]) & _REFERENCE
        and len(inside) < 8
        and not (colon and whole)
        and before[-1] not in words("cues", "strong")
    ):
        return False
    if before and any(word in _TITLE_BEFORE for word in before[-2:]) and _title_case(copy, inside):
        return False
    opens_sentence = mark.start <= sentence.start
    if (
        _title_case(copy, inside)
        and len(inside) > 1
        and not (opens_sentence or colon or (before and before[-1] in cues()))
    ):
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
        return len(inside) > 2 or _cue_near(before[-3:], after[:3]) or whole
    return len(inside) > 4 or (whole and len(inside) > 2)


def _is_called(copy: Document, inside: list[int], before: list[str]) -> bool:
    """Whether a word or two are what somebody calls a thing: "described the protest as “sponsored”"."""
    low = copy.tokens[inside[0]].text[0].islower()
    return low and before[-1:] == ["as"] and any(word in words("cues", "naming") for word in before)


def _is_heading(copy: Document, mark: Marked, inside: list[int]) -> bool:
    """A line of nothing but a few words in marks, each with a capital."""
    alone = copy.text[mark.start - 1 : mark.start] in ("", "\n") and copy.text[mark.end : mark.end + 1] in ("", "\n")
    return alone and len(inside) < 8 and _title_case(copy, inside, even_whole=True)


def _cue_near(before: list[str], after: list[str]) -> bool:
    return any(word in cues() for word in (*before, *after))


def _has_cue(copy: Document, sentence: Span) -> bool:
    outside = [copy.lower[i] for i in copy.outer_words(sentence.start, sentence.end)]
    return any(
        (word in cues() and word not in words("cues", "back")) or word in ("according", "words") for word in outside
    )


def _title_case(copy: Document, inside: list[int], even_whole: bool = False) -> bool:
    """Whether all longer words have a capital and the words do not end a sentence: a title, not a statement."""
    long = [copy.tokens[i].text for i in inside if copy.lower[i] not in _WEAK and copy.tokens[i].text[0].isalpha()]
    ends = copy.text[copy.marks[copy.marked_of[inside[0]]].pieces[-1].end - 1]
    capitals = sum(word[0].isupper() for word in long)
    named = len(long) > 1 or (len(long) == 1 and ends not in ".!?")
    return (
        named
        and capitals == len(long)
        and (even_whole or ends not in "!?")
        and not all(word.isupper() for word in long)
    )


def _before(copy: Document, number: int) -> list[str]:
    mark = copy.marks[number]
    index = copy.token_at(mark.start)
    return [
        copy.lower[i]
        for i in range(max(0, index - 6), index)
        if copy.marked_of[i] < 0 and copy.outer_of[i] == copy.sentence_at(mark.start)
    ]


def _after(copy: Document, number: int) -> list[str]:
    mark = copy.marks[number]
    index = copy.token_at(mark.end)
    return [
        copy.lower[i]
        for i in range(index, min(len(copy.tokens), index + 6))
        if copy.marked_of[i] < 0 and copy.outer_of[i] == copy.sentence_at(mark.start)
    ]
