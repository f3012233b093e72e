"""Sentences that an editor typed: the source's own where it has them, else the editor's, resting on spans. Pure."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from briefings.draft.changes import MOST_LINES
from briefings.draft.model import Doubt, DoubtKind
from briefings.draft.placing import one_place
from briefings.draft.speaker_source import sentence_at
from briefings.draft.supporting import missing_facts, supports
from briefings.errors import BadValue
from briefings.model.record import Origin, Sentence, Voice
from briefings.model.spans import Span
from briefings.text.finding import clean, find, nearest
from briefings.text.voices import AROUND, provenance_of

REWORDED = 50  # of 100: from here on a line counts as a rewording of a sentence that was there

_NAMED = 4  # facts told in a doubt
_QUOTED = 80  # characters of a sentence told in a doubt
_FROM = "[from:"
_ENDS = re.compile(r"[.…][”’\"')\]]*$")


def full_sentence(typed: str) -> str:
    """An issue as a full sentence; a missing full stop is added. Raises BadValue for a question, a phrase, or a small first letter."""
    sentence = clean(typed)
    first = next((character for character in sentence if character.isalnum()), "")
    if len(sentence.split()) < 3 or first.islower() or sentence.endswith("?"):
        raise BadValue(
            "An issue is a full sentence that people can support or oppose.",
            "Begin with a capital and say what should be, such as “The bridge should stay open.”",
        )
    return sentence if _ENDS.search(sentence) else f"{sentence.rstrip(' !;:,')}."


def sentence_of(text: str, typed: str, was: Sentence) -> Sentence:
    """The sentence that was typed in the place of `was`: the source's where it has it whole, else the editor's, resting on the
    place of the words, or on the spans of `was` where the source does not have them."""
    words = clean(typed)
    if words == clean(was.text):
        return was
    if find(text, words):
        return sentence_in(text, one_place(text, words, was.spans))
    return Sentence(words, was.spans, Origin.EDITOR)


def sentence_in(text: str, span: Span) -> Sentence:
    """The words at the span as a sentence, the source's own only where it is a whole one there. A part of a sentence, or what somebody
    is quoted with, can say something else by itself: that is an editor's wording, on one line, resting on the passage."""
    start = max(0, span.start - AROUND)
    standing = provenance_of(text[start : span.end + AROUND], Span(span.start - start, span.end - start), ())
    own = standing.voice is Voice.ARTICLE and not standing.head_cut and not standing.tail_cut
    return Sentence(span.of(text), (span,)) if own else Sentence(clean(span.of(text)), (span,), Origin.EDITOR)


def summary_of(text: str, typed: str, was: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of a summary, one a line.

    A line that the source does not have is the editor's. It rests on the passage that the editor names behind it, as in
    `[from: words of the article]`; else on the passages of the sentence that it rewords or on the nearest sentence of the
    source, where these support it; else on none. Raises BadValue for more than 40 lines, NotInSource for a passage.
    """
    lines = [line for line in typed.splitlines() if clean(line)]
    if len(lines) > MOST_LINES:
        raise BadValue(
            f"A summary may have {MOST_LINES} sentences; this has {len(lines):,}.", "Keep what a reader needs first."
        )
    return tuple(_line(text, line, was) for line in lines)


def find_unsupported(text: str, sentences: Iterable[Sentence]) -> tuple[Doubt, ...]:
    """A doubt for each editor's sentence with a number, date or name that none of its passages has."""
    doubts = []
    for sentence in (sentence for sentence in sentences if sentence.by is Origin.EDITOR):
        missing = missing_facts(text, sentence.text, [span.of(text) for span in sentence.spans])
        if missing:
            named = ", ".join(f"“{fact}”" for fact in missing[:_NAMED])
            short = sentence.text if len(sentence.text) <= _QUOTED else f"{sentence.text[: _QUOTED - 1].rstrip()}…"
            where = "none of its passages has" if sentence.spans else "it is based on no passage, so none has"
            doubts.append(Doubt(DoubtKind.UNSUPPORTED, f"“{short}”: {where} {named}."))
    return tuple(doubts)


def _line(text: str, typed: str, was: tuple[Sentence, ...]) -> Sentence:
    words, named = _split_passage(clean(typed))
    before = next((sentence for sentence in was if clean(sentence.text) == words), None)
    if before and not named:
        return before
    if find(text, words):
        return sentence_in(text, one_place(text, words))
    return Sentence(words, (one_place(text, named),) if named else _support(text, words, was), Origin.EDITOR)


def _split_passage(typed: str) -> tuple[str, str]:
    """The sentence, and the passage that is named behind it; the passage is empty where none is."""
    words, mark, passage = typed[:-1].rpartition(_FROM) if typed.endswith("]") else ("", "", "")
    return (words.strip(), passage.strip()) if mark and words.strip() and passage.strip() else (typed, "")


def _support(text: str, words: str, was: tuple[Sentence, ...]) -> tuple[Span, ...]:
    """What the sentence rests on: of the sentences that were there, the one that it rewords; else the nearest of the source."""
    alike = [(fuzz.token_set_ratio(words, clean(sentence.text)), sentence) for sentence in was]
    score, closest = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    if closest is not None and score >= REWORDED and supports(text, words, [span.of(text) for span in closest.spans]):
        return closest.spans
    near = nearest(text, words)
    if near is None:
        return ()
    sentence = sentence_at(text, near[0])
    return (sentence,) if supports(text, words, [sentence.of(text)]) else ()
