"""What a message gives as quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.text.quoted import find_quoted, parts_between_omissions


@pytest.mark.parametrize(
    ("message", "passages"),
    [
        ("He said “we pay for empty seats” and left.", ("we pay for empty seats",)),
        ('"We pay for it," he said, "and nobody comes along."', ("We pay for it,", "and nobody comes along.")),
        (
            "> We pay for empty seats\n> every single night\nThat is what he said.",
            ("We pay for empty seats every single night",),
        ),
        ("look\n>>> We pay for it\nand nobody comes", ("We pay for it and nobody comes",)),
        ("> Okafor: “We pay for empty seats”", ("We pay for empty seats",)),
        ("the so-called “night buses” plan", ()),
        ("“**We pay** for _empty_ seats”", ("We pay for _empty_ seats",)),
        ("“We pay for it” and again “We pay for it”", ("We pay for it",)),
        ("I don't think that it's what they're after", ()),
        ("no marks at all in this message", ()),
        ("", ()),
    ],
)
def test_marks_and_block_quotes_are_what_a_message_quotes(message: str, passages: tuple[str, ...]) -> None:
    assert find_quoted(message) == passages


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("We pay for empty seats,", ("We pay for empty seats",)),
        ("We pay … the school leaks.", ("We pay", "the school leaks")),
        ("[...] empty seats [...]", ("empty seats",)),
        ("…", ()),
        ("— … empty seats", ("empty seats",)),
    ],
)
def test_marked_omissions_part_the_words(words: str, parts: tuple[str, ...]) -> None:
    assert parts_between_omissions(words) == parts


@given(st.text(alphabet=st.sampled_from("ab c\n>“”\"'’*_.…[]"), max_size=200))
def test_any_message_gives_passages_of_one_line(message: str) -> None:
    assert all("\n" not in words and words == words.strip() for words in find_quoted(message))
