"""Hostile and broken input: drafting stays linear, stays inside the text, and gives the same draft every time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.draft import Draft
from briefings.drafting import draft, sentences
from briefings.reading import read_text
from briefings.spans import Span
from tests.drafting.drafting import source_of

_PARTS = ["“", "”", "‘", "’", '"', "'", "''", "«", "»", "„", "—", ", ", ". ", "\n", "\n\n", " ", ":", "?", "(", ")"]
_WORDS = [
    "he said",
    "Mara Quill",
    "Quill",
    "the mayor",
    "Mayor Ann Lee",
    "last year",
    "2022",
    "it’s",
    "don't",
    "No",
    "who",
    "accused of theft",
]
texts = st.lists(st.sampled_from(_PARTS + _WORDS) | st.text(max_size=4), max_size=60).map("".join)


def spans_of(drafted: Draft) -> list[Span]:
    found = [piece for quote in drafted.quotes for piece in quote.pieces]
    found += [span for quote in drafted.quotes for span in (quote.speaker_span, quote.cue) if span]
    found += [span for person in drafted.people for span in (*person.mentions, *(role.span for role in person.roles))]
    found += [span for event in drafted.events for span in event.sentence.spans]
    found += [span for stance in drafted.stances for span in stance.evidence]
    found += [span for sentence in drafted.summary.sentences for span in sentence.spans]
    found += [doubt.span for item in drafted.items() for doubt in item.doubts if doubt.span]
    return found + [doubt.span for doubt in drafted.doubts if doubt.span]


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_span_lies_in_the_text_and_no_two_quotes_overlap(text: str) -> None:
    drafted = draft(source_of(text))
    assert all(span.end <= len(text) for span in spans_of(drafted))
    pieces = sorted(piece for quote in drafted.quotes for piece in quote.pieces)
    assert all(one.end <= other.start for one, other in pairwise(pieces))
    assert [one.text for one in drafted.summary.sentences] == [
        one.spans[0].of(text) for one in drafted.summary.sentences
    ]


@settings(max_examples=50, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_draft(text: str) -> None:
    assert draft(source_of(text)) == draft(source_of(text))


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_item_names_people_of_its_own_draft(text: str) -> None:
    drafted = draft(source_of(text))
    keys = {person.key for person in drafted.people}
    named = {quote.speaker for quote in drafted.quotes} | {key for quote in drafted.quotes for key in quote.candidates}
    named |= {key for event in drafted.events for key in event.people} | {stance.holder for stance in drafted.stances}
    assert named - {None} <= keys
    assert len({item.key for item in drafted.items()}) == len(drafted.items())


@settings(max_examples=150, deadline=None)
@given(texts)
def test_sentences_cover_all_words_in_order_without_overlap(text: str) -> None:
    found = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


@pytest.mark.parametrize("text", ["", " ", "\n", "x", "“", "‘’", "“”", ".", "2022", "He said"], ids=repr)
def test_a_tiny_text_gives_a_draft(text: str) -> None:
    assert draft(source_of(text)).stances == ()


HOSTILE = {
    "opening marks": "“" * 100_000,
    "closing marks": "”" * 100_000,
    "straight marks": '"' * 100_000,
    "spaced straight marks": '" ' * 50_000,
    "marks around letters": '"a" ' * 25_000,
    "single marks": "‘" * 100_000,
    "single marks before letters": "‘a " * 33_000,
    "apostrophes": "a’ " * 33_000,
    "nested marks": "“‘" * 25_000 + "x" + "’”" * 25_000,
    "marks that never close": "“He said " * 10_000,
    "one long word": "x" * 999_000,
    "one long capital word": "X" * 999_000,
    "dots": "." * 200_000,
    "dots and spaces": ". " * 100_000,
    "lines": "\n" * 300_000,
    "capitals": "Ab " * 60_000,
    "names": "John Smith and " * 15_000,
    "cues": "said " * 40_000,
    "commas": "Mara Quill, " * 15_000,
    "particles": "Mara de la " * 20_000,
    "years": "2022 " * 30_000,
    "months": "May 5 " * 30_000,
    "he said": "“No,” he said. " * 8_000,
    "numbers": "1" * 200_000,
    "hyphens": "a-" * 150_000,
    "initials": "J. " * 60_000,
    "dotted": "a." * 100_000,
    "brackets": "[" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_drafted_in_linear_time(text: str) -> None:
    started = time.perf_counter()
    draft(read_text(text + "\nx."))
    assert time.perf_counter() - started < 2
