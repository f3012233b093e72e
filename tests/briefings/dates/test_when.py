from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.dates.when import article_date, bounds, edtf_in_words, in_words, parse, resolve, span_of_time
from briefings.errors import BadValue
from briefings.model.record import Origin, Qualifier, When

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
        ("summer 2024", "2024-22"),
        ("in the fall of 2023", "2023-23"),
        ("winter 2021-22", "2021-24"),
        ("2022-21", "2022-21"),
        ("Q2 2025", "2025-04/2025-06"),
        ("the third quarter of 2025", "2025-07/2025-09"),
        ("19 to 25 January 2026", "2026-01-19/2026-01-25"),
        ("26 January to 1 February 2026", "2026-01-26/2026-02-01"),
        ("January 19 to 25, 2026", "2026-01-19/2026-01-25"),
        ("January 26 to February 1, 2026", "2026-01-26/2026-02-01"),
        ("2026-01-19 to 2026-01-25", "2026-01-19/2026-01-25"),
        ("2025-04 to 2025-06", "2025-04/2025-06"),
        ("from 2019 to 2021", "2019/2021"),
        ("2019–2021", "2019/2021"),
        ("2026-01-19/2026-01-25", "2026-01-19/2026-01-25"),
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
        ("last quarter", "2025-10/2025-12"),
        ("third quarter", "2025-07/2025-09"),
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
        ("before March 2024", Qualifier.BEFORE, "before March 2024"),
        ("after 2019", Qualifier.AFTER, "after 2019"),
        ("since spring 2022", Qualifier.SINCE, "since spring 2022"),
        ("until 5 May 2030", Qualifier.UNTIL, "until 5 May 2030"),
        ("by 2030", Qualifier.BY, "by 2030"),
        ("about 2024-03", Qualifier.ABOUT, "about March 2024"),
        ("mid 2024-03", Qualifier.MID, "mid March 2024"),
        ("until 2030-05-05", Qualifier.UNTIL, "until 5 May 2030"),
        ("early spring 2022", Qualifier.EARLY, "early spring 2022"),
        ("the mid-1990s", Qualifier.MID, "the mid-1990s"),
        ("the late 1990s", Qualifier.LATE, "the late 1990s"),
        ("since the 1990s", Qualifier.SINCE, "since the 1990s"),
    ],
)
def test_a_qualifier_is_kept(typed: str, qualifier: Qualifier, words: str) -> None:
    assert parse(typed, None).qualifier is qualifier
    assert in_words(parse(typed, None)) == words


def test_the_end_of_the_year_is_late_in_the_articles_year() -> None:
    assert in_words(parse("the end of the year", TUESDAY)) == "late 2026"


@pytest.mark.parametrize(
    ("typed", "published", "edtf"),
    [
        ("this summer", "2025-06-02", "2025-22"),
        ("this summer", "2026-01-27", None),  # begun on one half of the globe, to come on the other
        ("last summer", "2025-06-02", None),
        ("this winter", "2025-06-02", None),
    ],
)
def test_a_season_is_counted_only_where_both_halves_of_the_globe_agree(
    typed: str, published: str, edtf: str | None
) -> None:
    assert parse(typed, published).edtf == edtf


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "99999",
        "not 2022",
        "31 February 2026",
        "about 2026-13",
        "2026-01-25 to 2026-01-19",
        "2026-01-19 to 2026-02-30",
        "January 25 to 19, 2026",
        "19 to 25, 2026",
        "2026-13-01",
        "03/04/2026",
        "x" * 200,
        "the 5th",
        "for three years",
        "Monday 2022",
        "the of in 2022",
        "last the year",
        "before after 2019",
        "2021 to 2019",
        "winter 2021-23",
        "since",
        "the year",
    ],
)
def test_what_is_no_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(BadValue) as refused:
        parse(typed, TUESDAY)
    assert "2026" in refused.value.hint


def test_a_date_with_two_readings_is_never_guessed() -> None:
    with pytest.raises(BadValue, match="two ways"):
        article_date("03/04/2026")


def test_nothing_typed_is_no_date() -> None:
    assert in_words(parse("  ", TUESDAY)) == "date unknown"


@pytest.mark.parametrize("typed", ["spring 2025", "the 1990s", "2019 to 2021", "since 2019"])
def test_an_articles_own_date_is_a_year_a_month_or_a_day(typed: str) -> None:
    with pytest.raises(BadValue):
        article_date(typed)


@pytest.mark.parametrize("typed", ["last year", "early 2025", "", "yesterday"])
def test_an_articles_own_date_is_not_relative_and_not_rough(typed: str) -> None:
    with pytest.raises(BadValue):
        article_date(typed)
    with pytest.raises(BadValue):
        span_of_time(typed)


def test_a_relative_date_is_shown_as_open_until_the_articles_date_is_known() -> None:
    when = When("last year", relative=True)
    assert in_words(when) == "last year (the article's date is not known)"
    assert in_words(resolve(when, "2026-01")) == "2025"
    assert in_words(resolve(resolve(when, "2026-01"), None)) == "last year (the article's date is not known)"
    assert in_words(parse("tomorrow", None)) == "tomorrow (the article's date is not known)"


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
        ("2022-24", date(2022, 1, 1), date(2022, 12, 31), "winter 2022"),
        ("2025-04/2025-06", date(2025, 4, 1), date(2025, 6, 30), "April to June 2025"),
        ("2019/2021", date(2019, 1, 1), date(2021, 12, 31), "2019 to 2021"),
    ],
)
def test_an_edtf_value_covers_its_days_and_has_words(edtf: str, first: date, last: date, words: str) -> None:
    assert bounds(edtf) == (first, last)
    assert edtf_in_words(edtf) == words


def test_bounds_of_what_is_no_edtf_value_are_refused() -> None:
    with pytest.raises(BadValue):
        bounds("2026-99")


@given(st.text(max_size=80), st.sampled_from([None, "1000", "1000-01-01", "2999-12-31", TUESDAY]))
def test_whatever_is_typed_is_a_date_or_a_plain_refusal(typed: str, published: str | None) -> None:
    with suppress(BadValue):
        assert in_words(parse(typed, published)) != ""


values = st.dates(
    date(1000, 1, 1), date(2996, 12, 31)
).flatmap(  # a span of three years ends within the years that are read
    lambda day: st.sampled_from(
        [
            day.isoformat(),
            day.isoformat()[:7],
            day.isoformat()[:4],
            f"{day.year}-2{day.month % 4 + 1}",
            f"{day.year}/{day.year + 3}",
            f"{day.isoformat()[:7]}/{day.year}-12",
            f"{day.isoformat()}/{day.year + 1}-01-01",
            f"{str(day.year)[:3]}0/{str(day.year)[:3]}9",
        ]
    )
)


@given(values)
def test_a_value_in_words_reads_back_as_the_same_value(edtf: str) -> None:
    assert edtf_in_words(span_of_time(edtf_in_words(edtf))) == edtf_in_words(edtf)
    assert bounds(span_of_time(edtf_in_words(edtf))) == bounds(edtf)


@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_a_day_in_words_reads_back_as_the_same_day(day: date) -> None:
    assert article_date(edtf_in_words(day.isoformat())) == day.isoformat()
