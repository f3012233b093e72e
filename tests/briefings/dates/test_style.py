"""How a server writes dates and times."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.dates.edtf import SEASONS, first_and_last
from briefings.dates.style import DEFAULT, Writing
from briefings.dates.when import DateStyle, edtf_in_words, in_words, parse
from briefings.dates.zones import offset_words, zone_named, zone_of
from briefings.errors import BadValue
from briefings.model.record import Qualifier, When
from briefings.settings import Settings, writing_of

ISO, MONTH_FIRST = Writing(DateStyle.ISO), Writing(DateStyle.MONTH_FIRST)
NEW_YORK = Writing(DateStyle.MONTH_FIRST, zone_of("America/New_York"))


@pytest.mark.parametrize(
    ("edtf", "qualifier", "day_first", "month_first", "iso"),
    [
        ("2026-01-27", None, "27 January 2026", "January 27, 2026", "2026-01-27"),
        ("2024-03", None, "March 2024", "March 2024", "2024-03"),
        ("2025", None, "2025", "2025", "2025"),
        ("2025", Qualifier.EARLY, "early 2025", "early 2025", "early 2025"),
        ("2024-03", Qualifier.ABOUT, "about March 2024", "about March 2024", "about 2024-03"),
        ("2024-03", Qualifier.MID, "mid March 2024", "mid March 2024", "mid 2024-03"),
        ("2025", Qualifier.MID, "mid-2025", "mid-2025", "mid-2025"),
        ("2030-05-05", Qualifier.UNTIL, "until 5 May 2030", "until May 5, 2030", "until 2030-05-05"),
        ("2022-22", None, "summer 2022", "summer 2022", "summer 2022"),
        ("1990/1999", None, "the 1990s", "the 1990s", "the 1990s"),
        ("1990/1999", Qualifier.LATE, "the late 1990s", "the late 1990s", "the late 1990s"),
        ("2019/2021", None, "2019 to 2021", "2019 to 2021", "2019 to 2021"),
        ("2025-04/2025-06", None, "April to June 2025", "April to June 2025", "2025-04 to 2025-06"),
        (
            "2025-12/2026-02",
            None,
            "December 2025 to February 2026",
            "December 2025 to February 2026",
            "2025-12 to 2026-02",
        ),
        ("2026-01-19/2026-01-25", None, "19 to 25 January 2026", "January 19 to 25, 2026", "2026-01-19 to 2026-01-25"),
        (
            "2026-01-26/2026-02-01",
            None,
            "26 January to 1 February 2026",
            "January 26 to February 1, 2026",
            "2026-01-26 to 2026-02-01",
        ),
        (
            "2025-12-29/2026-01-04",
            None,
            "29 December 2025 to 4 January 2026",
            "December 29, 2025 to January 4, 2026",
            "2025-12-29 to 2026-01-04",
        ),
        ("2025/2026-02-01", None, "2025 to 1 February 2026", "2025 to February 1, 2026", "2025 to 2026-02-01"),
        ("2022-21/2022-22", None, "spring to summer 2022", "spring to summer 2022", "spring 2022 to summer 2022"),
    ],
)
def test_a_date_is_written_in_each_way(
    edtf: str, qualifier: Qualifier | None, day_first: str, month_first: str, iso: str
) -> None:
    when = When("as it stood", edtf, qualifier)
    assert [DEFAULT.when(when), MONTH_FIRST.when(when), ISO.when(when)] == [day_first, month_first, iso]


@pytest.mark.parametrize("style", DateStyle)
@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When("last year", relative=True), "last year (the article's date is not known)"),
        (When("on 27 January 2026 or so"), "on 27 January 2026 or so (date unknown)"),
        (When(""), "date unknown"),
    ],
)
def test_what_stands_for_no_date_keeps_its_own_words(style: DateStyle, when: When, words: str) -> None:
    assert in_words(when, style) == words


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
MONTHS = DAYS.map(lambda day: day[:7])
YEARS = DAYS.map(lambda day: day[:4])
SEASONS_OF_YEARS = st.tuples(YEARS, st.sampled_from(sorted(set(SEASONS.values())))).map(
    lambda two: f"{two[0]}-{two[1]}"
)
SINGLE = st.one_of(DAYS, MONTHS, YEARS, SEASONS_OF_YEARS)
DECADES = st.integers(100, 299).map(lambda tens: f"{tens}0/{tens}9")
SPANS = (
    st.one_of(*(st.tuples(one, one) for one in (DAYS, MONTHS, YEARS))).filter(lambda two: two[0] < two[1]).map("/".join)
)
EDTF = st.one_of(SINGLE, DECADES, SPANS)


@given(EDTF, st.sampled_from([None, *Qualifier]), st.sampled_from(list(DateStyle)))
def test_every_way_keeps_the_precision_and_adds_nothing(
    edtf: str, qualifier: Qualifier | None, style: DateStyle
) -> None:
    said = in_words(When("then", edtf, qualifier), style)
    meant = {word for other in DateStyle for word in _words(in_words(When("then", edtf, qualifier), other))}
    numbers = {number for number in _words(edtf) if number.isdecimal()}
    assert {word for word in _words(said) if word.isdecimal()} <= numbers | {number.lstrip("0") for number in numbers}
    assert _words(said) <= meant
    assert said.count(edtf[:4]) >= 1


@given(SINGLE, st.sampled_from([None, *Qualifier]), st.sampled_from(list(DateStyle)))
def test_what_is_written_is_read_as_the_same_date(edtf: str, qualifier: Qualifier | None, style: DateStyle) -> None:
    read = parse(in_words(When("then", edtf, qualifier), style), None)
    assert (read.edtf, read.qualifier) == (edtf, qualifier)


@given(st.one_of(SPANS, DECADES), st.sampled_from(list(DateStyle)))
def test_a_span_that_is_written_is_read_as_the_same_days(edtf: str, style: DateStyle) -> None:
    read = parse(edtf_in_words(edtf, style), None).edtf
    assert read is not None
    assert first_and_last(read) == first_and_last(edtf)


def _words(text: str) -> set[str]:
    return set(text.replace("-", " ").replace(",", " ").replace("/", " ").split())


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("27 January 2026", "January 27, 2026"),
        ("2026-01-27", "January 27, 2026"),
        ("about 27 January 2026", "about January 27, 2026"),
        ("19 to 25 January 2026", "January 19 to 25, 2026"),
        ("2026-01-19/2026-01-25", "January 19 to 25, 2026"),
        ("Tuesday, 27 January 2026", "Tuesday, 27 January 2026"),
        ("last year (the article's date is not known)", "last year (the article's date is not known)"),
        ("The vote on 27 January 2026", "The vote on 27 January 2026"),
        ("", ""),
    ],
)
def test_a_date_that_the_record_keeps_in_words_is_written_anew(told: str, shown: str) -> None:
    assert MONTH_FIRST.rewrite(told) == shown


@given(EDTF, st.sampled_from([None, *Qualifier]))
def test_what_a_server_without_settings_reads_of_the_record_stays_as_it_was_told(
    edtf: str, qualifier: Qualifier | None
) -> None:
    told = in_words(When("then", edtf, qualifier))
    assert DEFAULT.rewrite(told) == told


NIGHT = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)


def test_a_moment_is_told_in_the_servers_zone_and_names_how_far_it_is_from_utc() -> None:
    assert DEFAULT.moment(NIGHT) == "2 March 2026, 02:05 UTC"
    assert NEW_YORK.moment(NIGHT) == "March 1, 2026, 21:05 UTC-5"
    assert NEW_YORK.moment(NIGHT + timedelta(days=14)) == "March 15, 2026, 22:05 UTC-4"
    assert Writing(DateStyle.ISO, zone_of("Asia/Kolkata")).moment(NIGHT) == "2026-03-02 07:35 UTC+5:30"
    assert NEW_YORK.day_of(NIGHT) == "March 1, 2026"


@given(st.datetimes(datetime(1971, 1, 1), datetime(9000, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 hypothesis adds the zone
def test_the_words_for_the_distance_from_utc_are_that_distance(at: datetime) -> None:
    hours, _, minutes = offset_words(at).removeprefix("UTC").partition(":")
    told = timedelta(hours=abs(int(hours or 0)), minutes=int(minutes or 0))
    away = at.utcoffset()
    assert away is not None
    assert abs(told - abs(away)) < timedelta(minutes=1)
    assert ("-" in hours) == (away <= timedelta(minutes=-1))


def test_an_articles_date_stays_that_day_in_every_zone() -> None:
    assert Writing(zone=zone_of("Pacific/Kiritimati")).day("2026-01-27") == "27 January 2026"
    assert Writing(zone=zone_of("Pacific/Pago_Pago")).day("2026-01-27") == "27 January 2026"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("America/New_York", "America/New_York"),
        (" america/new york ", "America/New_York"),
        ("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_is_found_by_its_name_however_it_is_typed(typed: str, name: str) -> None:
    assert zone_named(typed) == name


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("New York", "The nearest name is America/New_York."),
        ("Europe/Berlon", "The nearest names are Europe/Berlin"),
        ("EST", "Type an area and a place"),
        ("GMT+5", "Type an area and a place"),
        ("Etc/GMT+5", "Type an area and a place"),
        ("posixrules", "Type an area and a place"),
        ("", "Type an area and a place"),
        ("\x00", "Type an area and a place"),
        ("Rome", "The nearest name is Europe/Rome."),
    ],
)
def test_what_is_no_zone_is_refused_with_the_nearest_names(typed: str, hint: str) -> None:
    with pytest.raises(BadValue) as refused:
        zone_named(typed)
    assert refused.value.hint.startswith(hint)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_zone_or_refused(typed: str) -> None:
    try:
        name = zone_named(typed)
    except BadValue:
        return
    assert zone_named(name) == name


def test_a_zone_that_this_machine_does_not_know_is_utc() -> None:
    assert writing_of(Settings(zone="Atlantis/Harbour")) == DEFAULT
