"""The passage around a quote: one sentences before it, and one after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ask.passages import around
from briefings.model.spans import Span

TEXT = "One came first. Two stood here. “Three was said. Four too,” she said. Five followed. Six was last."


def passage_of(words: str) -> tuple[str, list[str]]:
    start = TEXT.index(words)
    passage, marks = around(TEXT, [Span(start, start + len(words))])
    return passage, [mark.of(passage) for mark in marks]


@pytest.mark.parametrize(
    ("words", "begins", "ends"),
    [
        ("Three was said. Four too,", "Two stood", "Five followed."),
        ("Two stood here.", "One came", "“Three was said."),
        ("One came first.", "One came", "Two stood here."),
        ("Six was last.", "Five followed.", "Six was last."),
        ("stood", "One came", "“Three was said."),
    ],
)
def test_a_passage_has_one_sentence_on_either_side(words: str, begins: str, ends: str) -> None:
    passage, marked = passage_of(words)
    assert passage.startswith(begins)
    assert passage.endswith(ends)
    assert marked == [words]


@given(st.text("ab. “”\n", min_size=1, max_size=200), st.data())
def test_the_marks_are_the_words_wherever_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    passage, marks = around(text, [span])
    assert passage in text
    assert [mark.of(passage) for mark in marks] == [span.of(text)]


def test_a_passage_in_a_very_long_text_is_as_short_as_in_a_short_one() -> None:
    text = "Filler stands here. " * 20_000 + "“It is so,” she said. " + "More stands here. " * 20_000
    start = text.index("It is so,")
    passage, _ = around(text, [Span(start, start + 9)])
    assert passage == "Filler stands here. “It is so,” she said. More stands here."
