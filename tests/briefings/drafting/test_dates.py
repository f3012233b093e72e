"""Date phrases in an article: which ones are found, what they mean, and what only looks like one. TUESDAY is the article's day."""

import pytest

from briefings.dates.when import in_words
from briefings.drafting.items.analysis import analyse
from briefings.model.record import Fact, Origin, Source

TUESDAY = "2026-01-27"


def dates_in(text: str) -> list[tuple[str, str | None]]:
    source = Source(text, "0" * 64, published=Fact(TUESDAY, Origin.TEXT))
    return [(one.when.phrase, one.when.edtf) for one in analyse(source).dates]


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        ("The fund lost money in the fourth quarter, the board said.", "the fourth quarter", "2025-10/2025-12"),
        ("The fund will pay it back in the third quarter.", "the third quarter", "2026-07/2026-09"),
        ("Its first-quarter figures are due soon.", "first-quarter", "2026-01/2026-03"),
        ("Fares rose in Q2 2025 by a tenth.", "Q2 2025", "2025-04/2025-06"),
        ("Fares rose again in the last quarter.", "the last quarter", "2025-10/2025-12"),
        ("The lock closed at the beginning of the year.", "the beginning of the year", "2026"),
        ("The lock closed in the summer of 2021.", "the summer of 2021", "2021-22"),
        ("The pier burned in spring 2019.", "spring 2019", "2019-21"),
        ("The lock stays closed until Friday.", "Friday", "2026-01-30"),
        ("The motion was carried by five votes to four on Friday.", "Friday", "2026-01-23"),
        ("The council on Friday backed the pier.", "Friday", "2026-01-23"),
        ("The figures may be officially reported in March.", "March", "2026-03"),
        ("Water was over the road at 16:08 UTC.", "16:08 UTC", "2026-01-27"),
        ("The mayor died aged 56 October 6, 2011.", "October 6, 2011", "2011-10-06"),
        ("The old crane came down in the late '80s.", "'80s", "1980/1989"),
    ],
)
def test_a_date_has_its_value_and_precision(text: str, phrase: str, edtf: str) -> None:
    assert dates_in(text) == [(phrase, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "She watched Euro 2016 at home.",
        "The Harbour 2000 Index fell by a tenth.",
        "The rules changed after the September 11 attacks.",
        "Rates rose over the past year.",
    ],
)
def test_names_with_a_year_in_them_and_durations_are_no_dates(text: str) -> None:
    assert dates_in(text) == []


def test_a_clock_time_adds_nothing_to_a_day_that_is_named() -> None:
    assert dates_in("The boat came in on Monday and left at 18:00 UTC.") == [("Monday", "2026-01-26")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill has run here since 1987.", "since 1987"),
        ("It must be gone by 2029.", "by 2029"),
        ("The road stays shut until March 2027.", "until March 2027"),
        ("Nobody fished here before the 1990s.", "before the 1990s"),
        ("It was rebuilt in early 2023.", "early 2023"),
    ],
)
def test_a_date_keeps_what_it_bounds(text: str, words: str) -> None:
    source = Source(text, "0" * 64, published=Fact(TUESDAY, Origin.TEXT))
    assert [in_words(one.when) for one in analyse(source).dates] == [words]


def test_a_dateline_in_the_style_of_an_agency_is_no_date_phrase() -> None:
    assert dates_in("PORT VARN, Jan 22 (Wire) - Dockers walked out on Monday.") == [("Monday", "2026-01-26")]
