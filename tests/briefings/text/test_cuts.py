"""Where a quote begins or ends inside a quotation."""

from time import process_time

import pytest

from briefings.drafting import draft
from briefings.reading import read_text
from briefings.text.cuts import Cut, cuts_of
from briefings.text.finding import find
from tests.bot.houses import ARTICLE
from tests.briefings.desk.bridge import TEXT

LETTER = "She wrote: “We waited. We hoped.\n\n“Nobody came.” He said 'so it goes'. “It was never closed, she said."


def cut(text: str, *words: str) -> Cut:
    return cuts_of(text, [[find(text, one)[0] for one in words]])[0]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Keep the bridge open"], Cut()),
        (["Keep the bridge"], Cut(tail=True)),
        (["the bridge open"], Cut(head=True)),
        (["the bridge"], Cut(head=True, tail=True)),
        (["Keep the bridge open,"], Cut()),
        (["A closed bridge helps nobody"], Cut()),
        (["The bridge is old", "and we will close it."], Cut()),
        (["it is tired", "we will close"], Cut(head=True, tail=True)),
        (["Reed’s deputy"], Cut()),
    ],
)
def test_a_cut_is_told_from_a_whole_quotation(words: list[str], expected: Cut) -> None:
    assert cut(TEXT, *words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["We waited. We hoped.", "Nobody came."], Cut()),
        (["We waited. We hoped."], Cut(tail=True)),
        (["Nobody came."], Cut(head=True)),
        (["so it goes"], Cut()),
        (["It was never closed"], Cut()),
        (["never closed"], Cut(head=True)),
    ],
)
def test_a_quotation_goes_on_over_paragraphs_and_an_open_end_is_no_cut(words: list[str], expected: Cut) -> None:
    assert cut(LETTER, *words) == expected


@pytest.mark.parametrize("text", [TEXT, ARTICLE])
def test_what_the_drafter_finds_is_never_cut(text: str) -> None:
    source = read_text(text)
    assert set(cuts_of(source.text, [quote.pieces for quote in draft(source).quotes])) == {Cut()}


@pytest.mark.slow
def test_many_quotes_of_a_long_text_are_looked_at_in_a_moment() -> None:
    text = "“We will see, she said.” " * 40_000
    pieces = [[span] for span in find(text, "We will")]
    started = process_time()
    assert set(cuts_of(text, pieces * 10)) == {Cut(tail=True)}
    assert process_time() - started < 5.0  # 0.5 s here
