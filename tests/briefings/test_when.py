from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import BadValue
from briefings.model import Origin, Qualifier, When
from briefings.when import article_date, bounds, parse, resolve, span_of_time, spoken, spoken_edtf

TUESDAY = "2026-01-27"


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("2025", "2025"),
        ("March 2024", "2024-03"),
        ("Mar. 2024", "2024-03"),
        ("27 Jan 2026", "2026-01-27"),
        ("27th of January, 2026", "2026-01-27"),
        ("January 27, 2026", "2026-01-27"),
        ("Tuesday, 27 January 2026", "2026-01-27"),
        ("2026-01-27", "2026-01-27"),
        ("2026-01", "2026-01"),
        ("2026/1/27", "2026-01-27"),
        ("27/01/2026", "2026-01-27"),
        ("2026-01-27T09:30:00Z", "2026-01-27"),
        ("the 1990s", "1990/1999"),
        ("summer 2024", "2024"),
    ],
)
def test_an_absolute_date_is_read_with_its_precision(typed: str, edtf: str) -> None:
    assert parse(typed, None) == When(typed, edtf, by=Origin.EDITOR)


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("last year", "2025"),
        ("this year", "2026"),
        ("next year", "2027"),
        ("two years ago", "2024"),
        ("last month", "2025-12"),
        ("three months ago", "2025-10"),
        ("yesterday", "2026-01-26"),
        ("last night", "2026-01-26"),
        ("this morning", "2026-01-27"),
        ("last week", "2026-01-19/2026-01-25"),
        ("last weekend", "2026-01-24/2026-01-25"),
        ("Tuesday", "2026-01-27"),
        ("on Wednesday", "2026-01-21"),
        ("last Tuesday", "2026-01-20"),
        ("next Tuesday", "2026-02-03"),
        ("Monday night", "2026-01-26"),
        ("last January", "2025-01"),
        ("in March", "2025-03"),
        ("May 5", "2025-05-05"),
        ("earlier this month", "2026-01"),
        ("Tuesday of last week", "2026-01-20"),
    ],
)
def test_a_relative_date_is_counted_from_the_article(typed: str, edtf: str) -> None:
    assert parse(typed, TUESDAY).edtf == edtf
    assert parse(typed, TUESDAY).relative
    assert parse(typed, None).edtf is None


@pytest.mark.parametrize(
    ("typed", "qualifier", "words"),
    [
        ("early 2025", Qualifier.EARLY, "early 2025"),
        ("mid-2025", Qualifier.MID, "mid-2025"),
        ("late March 2025", Qualifier.LATE, "late March 2025"),
        ("the end of 2025", Qualifier.LATE, "late 2025"),
        ("around 2020", Qualifier.ABOUT, "about 2020"),
    ],
)
def test_a_qualifier_is_kept(typed: str, qualifier: Qualifier, words: str) -> None:
    assert parse(typed, None).qualifier is qualifier
    assert spoken(parse(typed, None)) == words


@pytest.mark.parametrize(
    "typed", ["soon", "31 February 2026", "2026-13-01", "03/04/2026", "x" * 200, "the 5th", "for three years"]
)
def test_what_is_no_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse(typed, TUESDAY)
    assert "2026" in refused.value.hint


def test_a_date_with_two_readings_is_never_guessed() -> None:
    with pytest.raises(BadValue, match="two ways"):
        article_date("03/04/2026")


def test_nothing_typed_is_no_date() -> None:
    assert spoken(parse("  ", TUESDAY)) == "date unknown"


@pytest.mark.parametrize("typed", ["last year", "early 2025", "", "yesterday"])
def test_an_articles_own_date_is_not_relative_and_not_rough(typed: str) -> None:
    with pytest.raises(BadValue):
        article_date(typed)
    with pytest.raises(BadValue):
        span_of_time(typed)


def test_a_relative_date_is_shown_as_open_until_the_articles_date_is_known() -> None:
    when = When("last year", relative=True)
    assert spoken(when) == "last year (the article's date is not known)"
    assert spoken(resolve(when, "2026-01")) == "2025"
    assert spoken(resolve(resolve(when, "2026-01"), None)) == "last year (the article's date is not known)"


def test_a_day_is_not_counted_from_a_mere_year() -> None:
    assert resolve(When("yesterday", relative=True), "2026").edtf is None


def test_the_tense_decides_which_weekday_is_meant() -> None:
    assert resolve(When("Friday", relative=True), TUESDAY).edtf == "2026-01-23"
    assert resolve(When("Friday", relative=True, ahead=True), TUESDAY).edtf == "2026-01-30"
    assert resolve(When("March", relative=True, ahead=True), TUESDAY).edtf == "2026-03"


def test_a_date_that_was_not_counted_stays() -> None:
    when = When("2022", "2022")
    assert resolve(when, TUESDAY) is when


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2026-01-27", date(2026, 1, 27), date(2026, 1, 27), "27 January 2026"),
        ("2026-01-19/2026-01-25", date(2026, 1, 19), date(2026, 1, 25), "19 to 25 January 2026"),
        ("2026-01-26/2026-02-01", date(2026, 1, 26), date(2026, 2, 1), "26 January to 1 February 2026"),
        ("1990/1999", date(1990, 1, 1), date(1999, 12, 31), "the 1990s"),
    ],
)
def test_an_edtf_value_covers_its_days_and_has_words(edtf: str, first: date, last: date, words: str) -> None:
    assert bounds(edtf) == (first, last)
    assert spoken_edtf(edtf) == words


def test_bounds_of_what_is_no_edtf_value_are_refused() -> None:
    with pytest.raises(BadValue):
        bounds("2026-99")


@given(st.text(max_size=80), st.sampled_from([None, "1000", "1000-01-01", "2999-12-31", TUESDAY]))
def test_whatever_is_typed_is_a_date_or_a_plain_refusal(typed: str, published: str | None) -> None:
    with suppress(BadValue):
        assert spoken(parse(typed, published)) != ""


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_day_in_words_reads_back_as_the_same_day(day: date) -> None:
    assert article_date(spoken_edtf(day.isoformat())) == day.isoformat()
