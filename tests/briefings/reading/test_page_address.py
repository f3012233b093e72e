"""Which address of a page is kept."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.reading.page_address import address_to_keep, without_tracking

HERE = "https://www.news.example/2026/03/ferry?utm_source=mail&id=7"


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("https://www.news.example/ferry", "https://www.news.example/ferry"),
        ("https://www.news.example/ferry?utm_medium=x#top", "https://www.news.example/ferry"),
        ("https://news.example/ferry", "https://news.example/ferry"),
        ("https://M.News.example/ferry", "https://M.News.example/ferry"),
        ("http://www.news.example/ferry", "http://www.news.example/ferry"),
    ],
)
def test_the_address_that_the_page_states_is_kept(stated: str, kept: str) -> None:
    assert address_to_keep(HERE, stated) == kept


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "https://other.example/ferry",
        "https://example/ferry",
        "https://news.example.evil.example/ferry",
        "https://www.news.example:8080/ferry",
        "https://ana@www.news.example/ferry",
        "https://www.news.example/",
        "https://www.news.example",
    ],
)
def test_the_address_that_was_fetched_is_kept_where_the_page_states_none_of_its_site(stated: str | None) -> None:
    assert address_to_keep(HERE, stated) == "https://www.news.example/2026/03/ferry?id=7"


def test_of_a_file_what_it_states_is_kept() -> None:
    assert address_to_keep(None, "https://news.example/ferry?fbclid=x") == "https://news.example/ferry"
    assert address_to_keep(None, None) is None


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?utm_source=x&id=7&fbclid=y", "https://example.org/a?id=7"),
        ("https://example.org/a?utm_source=x&UTM_Medium=y&gclid=z", "https://example.org/a"),
        ("https://example.org/a?utm%5Fsource=x", "https://example.org/a"),
        ("https://example.org/a?q=a%26utm_source%3Dx&b", "https://example.org/a?q=a%26utm_source%3Dx&b"),
        ("https://example.org/a?about_utm_source=x", "https://example.org/a?about_utm_source=x"),
        ("https://example.org/a%2Fb/ä", "https://example.org/a%2Fb/ä"),
    ],
)
def test_what_only_follows_a_reader_about_is_taken_off(address: str, kept: str) -> None:
    assert without_tracking(address) == kept


@given(st.lists(st.tuples(st.sampled_from(["id", "utm_a", "gclid", "q"]), st.text(max_size=5)), max_size=6))
def test_every_other_parameter_stays_as_it_was(pairs: list[tuple[str, str]]) -> None:
    kept = without_tracking(f"https://example.org/a?{urlencode(pairs)}")
    left = parse_qsl(urlsplit(kept).query, keep_blank_values=True)
    assert left == [(name, value) for name, value in pairs if name in ("id", "q")]
    assert without_tracking(kept) == kept
