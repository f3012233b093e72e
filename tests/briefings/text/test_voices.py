"""Whose words a passage is: decided from the source alone."""

import pytest

from briefings.model.record import Voice
from briefings.model.spans import Span
from briefings.text.voices import provenance_of

TEXT = (
    "Ada Quill opposes the toll. “It breaks our promise. It is wrong,” Quill said, “and it is late.” "
    'Ben Orr called it "a fair price" for the pier.\nORR: Nobody loses.\n'
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("Ada Quill opposes the toll.", Voice.ARTICLE),
        ("It is wrong,", Voice.SAID),
        ("“It breaks our promise. It is wrong,”", Voice.SAID),
        ("It is wrong,” Quill said, “and it is late.", Voice.ARTICLE),
        ("opposes the toll. “It breaks our promise.", Voice.ARTICLE),
        ("a fair price", Voice.SAID),
        ("for the pier", Voice.ARTICLE),
        ("Nobody loses.", Voice.ARTICLE),
    ],
)
def test_only_what_stands_in_quotation_marks_as_a_whole_is_somebodys_words(words: str, voice: Voice) -> None:
    assert provenance_of(TEXT, at(words), ()).voice is voice


def test_words_of_a_quote_without_marks_are_somebodys_words_too() -> None:
    assert provenance_of(TEXT, at("Nobody loses."), [at("Nobody loses.")]).voice is Voice.SAID
    assert provenance_of(TEXT, at("ORR: Nobody loses."), [at("Nobody loses.")]).voice is Voice.ARTICLE


@pytest.mark.parametrize(
    ("words", "head", "tail"),
    [
        ("Ada Quill opposes the toll.", False, False),
        ("opposes the toll", True, False),
        ("Ada Quill opposes", False, True),
        ("It breaks our promise. It is wrong,", False, False),
        ("It is wrong,", True, False),
        ("It breaks our promise", False, True),
        ("a fair price", False, False),
        ("for the pier.", True, False),
        ("ORR: Nobody loses", False, False),
    ],
)
def test_a_passage_that_is_cut_out_of_a_quotation_or_a_sentence_says_where(words: str, head: bool, tail: bool) -> None:
    standing = provenance_of(TEXT, at(words), ())
    assert (standing.head_cut, standing.tail_cut) == (head, tail)
