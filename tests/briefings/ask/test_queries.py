import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.ask.queries import Help, OneQuote, Query, Quotes, Search, SourceOf, Summary, Timeline, Who, read, spell
from briefings.errors import BadValue
from briefings.model.record import Kind

text = st.text(min_size=1, max_size=60).filter(lambda typed: typed != "")
queries = st.one_of(
    st.builds(Summary, st.none() | st.integers(1, 2**24), st.integers(1, 99)),
    st.builds(Who, text, st.integers(1, 99)),
    st.builds(Quotes, st.none() | text, st.none() | text, st.none() | text, st.none() | st.integers(1, 99)),
    st.builds(Search, text, st.none() | st.sampled_from(Kind), st.none() | text),
)


@given(queries)
def test_a_spelling_reads_back_as_the_same_query(query: Query) -> None:
    assert read(spell(query)) == query


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        (OneQuote(17), "quote/17"),
        (Summary(), "summary"),
        (Summary(3, 2), "summary/3/2"),
        (Timeline(since="2025-01"), "timeline////2025-01"),
        (SourceOf(Kind.EVENT, 4), "source/E/4"),
        (Help(), "help"),
    ],
)
def test_a_query_has_one_short_spelling(query: Query, spelling: str) -> None:
    assert spell(query) == spelling


@pytest.mark.parametrize(
    "spelling", ["", "nothing", "quote", "quote/x", "quote/1/2/3", "source/Z/1", "summary/99x", "who"]
)
def test_a_damaged_spelling_says_what_to_do(spelling: str) -> None:
    with pytest.raises(BadValue) as caught:
        read(spelling)
    assert "Ask again" in caught.value.hint
