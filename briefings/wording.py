"""Sentences that an editor typed: the source's own where they stand there, else the editor's, resting on spans. Pure."""

import re

from rapidfuzz import fuzz

from briefings.attribution import sentence_at
from briefings.changes import MOST_LINES
from briefings.errors import BadValue
from briefings.finding import clean, find, nearest
from briefings.model import Origin, Sentence
from briefings.placing import one_place
from briefings.spans import Span

REWORDED = 50  # of 100: from here on a line counts as a rewording of a sentence that was there

_ENDS = re.compile(r"[.…][”’\"')\]]*$")


def full_sentence(typed: str) -> str:
    """An issue as a full sentence; a missing full stop is added. Raises BadValue for a question, a phrase, or a small first letter."""
    sentence = clean(typed)
    first = next((character for character in sentence if character.isalnum()), "")
    if len(sentence.split()) < 3 or first.islower() or sentence.endswith("?"):
        raise BadValue(
            "An issue is a full sentence that one can be for or against.",
            "Begin with a capital and say what should be, such as “The bridge should stay open.”",
        )
    return sentence if _ENDS.search(sentence) else f"{sentence.rstrip(' !;:,')}."


def sentence_of(text: str, typed: str, was: Sentence) -> Sentence:
    """The sentence that was typed in the place of `was`: the source's where it stands there, else the editor's, resting on the
    same spans."""
    words = clean(typed)
    if was.by is Origin.EDITOR and words == was.text:
        return was
    if find(text, words):
        span = one_place(text, words, was.spans)
        return Sentence(span.of(text), (span,))
    return Sentence(words, was.spans, Origin.EDITOR)


def summary_of(text: str, typed: str, was: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences of a summary, one a line.

    A line that does not stand in the source is the editor's. It rests on the spans of the sentence that it rewords; where it
    rewords none, on the sentence of the source that is nearest; where none is near, on what the summary rested on before.
    """
    lines = [line for line in typed.splitlines() if clean(line)]
    if len(lines) > MOST_LINES:
        raise BadValue(
            f"A summary may have {MOST_LINES} sentences; this has {len(lines):,}.", "Keep what a reader needs first."
        )
    return tuple(_line(text, line, was) for line in lines)


def _line(text: str, typed: str, was: tuple[Sentence, ...]) -> Sentence:
    words = clean(typed)
    before = [sentence for sentence in was if clean(sentence.text) == words]
    if before:
        return before[0]
    if find(text, words):
        span = one_place(text, words)
        return Sentence(span.of(text), (span,))
    return Sentence(words, _support(text, words, was), Origin.EDITOR)


def _support(text: str, words: str, was: tuple[Sentence, ...]) -> tuple[Span, ...]:
    alike = [(fuzz.token_set_ratio(words, clean(sentence.text)), sentence) for sentence in was]
    score, closest = max(alike, key=lambda one: one[0], default=(0.0, None))
    if closest is not None and score >= REWORDED:
        return closest.spans
    near = nearest(text, words)
    if near is not None:
        return (sentence_at(text, near[0]),)
    if closest is not None:
        return closest.spans
    return (sentence_at(text, Span(0, 1)),)
