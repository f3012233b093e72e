"""A moment as people write it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.dates.moments import moment
from briefings.dates.style import DEFAULT, Writing
from briefings.dates.zones import zone_of
from briefings.errors import BadValue

NOW = datetime(2026, 2, 27, 12, 30, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-03-01 09:00", "2026-03-01 09:00"),
        ("2026-03-01T09:00Z", "2026-03-01 09:00"),
        ("2026-03-01 9:05 UTC", "2026-03-01 09:05"),
        ("  1 March 2026,  9:00 ", "2026-03-01 09:00"),
        ("March 1, 2026 at 9 am", "2026-03-01 09:00"),
        ("tomorrow 9:00", "2026-02-28 09:00"),
        ("Tomorrow at 12 am", "2026-02-28 00:00"),
        ("tomorrow 12:30pm", "2026-02-28 12:30"),
        ("today 23:59", "2026-02-27 23:59"),
        ("18:30", "2026-02-27 18:30"),
        ("9:00", "2026-02-28 09:00"),
        ("in 2 hours", "2026-02-27 14:30"),
        ("in an hour", "2026-02-27 13:30"),
        ("in 90 minutes", "2026-02-27 14:00"),
        ("in 3 days", "2026-03-02 12:30"),
        ("in 1 week", "2026-03-06 12:30"),
    ],
)
def test_a_time_is_read(typed: str, meant: str) -> None:
    assert f"{moment(typed, NOW, DEFAULT):%Y-%m-%d %H:%M}" == meant
    assert moment(typed, NOW, DEFAULT).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "not a time"),
        ("soon", "not a time"),
        ("tomorrow", "not a time"),
        ("2026-03-01", "not a time"),
        ("March 2026 9:00", "not a time"),
        ("2026 9:00", "not a time"),
        ("2026-02-30 9:00", "not a time"),
        ("2026-03-01 25:00", "not a time"),
        ("2026-03-01 9:60", "not a time"),
        ("2026-03-01 13 pm", "not a time"),
        ("2026-03-01 9:00 or later", "not a time"),
        ("about 2026-03-01 9:00", "not a time"),
        ("in 2 months", "not a time"),
        ("in some hours", "not a time"),
        ("in 2 hours or so", "not a time"),
        ("9:00 CET", "not a time"),
        ("9", "not a time"),
        ("x" * 500 + " 9:00", "not a time"),
        ("today 9:00", "27 February 2026, 09:00 UTC is in the past"),
        ("2025-03-01 9:00", "is in the past"),
        ("in 0 minutes", "is in the past"),
        ("2027-03-01 9:00", "more than a year ahead"),
        ("in 9999 weeks", "more than a year ahead"),
    ],
)
def test_what_is_not_understood_whole_or_out_of_range_is_refused(typed: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        moment(typed, NOW, DEFAULT)


def test_now_is_read_in_whatever_zone_it_comes() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=14)))
    assert moment("tomorrow 9:00", east, DEFAULT) == moment("tomorrow 9:00", NOW, DEFAULT)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_time_ahead_or_refused(typed: str) -> None:
    try:
        found = moment(typed, NOW, DEFAULT)
    except BadValue:
        return
    assert found > NOW


@given(st.datetimes(NOW.replace(tzinfo=None) + timedelta(minutes=1), NOW.replace(tzinfo=None) + timedelta(days=360)))
def test_a_time_that_is_written_out_is_that_time(at: datetime) -> None:
    assert moment(f"{at:%Y-%m-%d %H:%M}", NOW, DEFAULT) == at.replace(second=0, microsecond=0, tzinfo=UTC)


NEW_YORK = Writing(
    zone=zone_of("America/New_York")
)  # the clock goes on at 2:00 on 8 March 2026 and back at 2:00 on 1 November 2026
LORD_HOWE = Writing(zone=zone_of("Australia/Lord_Howe"))  # it goes on by half an hour


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow 9:00", "2026-02-28 14:00"),
        ("tomorrow 9:00 UTC", "2026-02-28 09:00"),
        ("2026-03-07 9:00", "2026-03-07 14:00"),
        ("2026-03-09 9:00", "2026-03-09 13:00"),
        ("8:00", "2026-02-27 13:00"),
        ("7:00", "2026-02-28 12:00"),
        ("today 23:00", "2026-02-28 04:00"),
        ("in 2 hours", "2026-02-27 14:30"),
        ("2026-11-01 05:30 UTC", "2026-11-01 05:30"),
        ("2026-11-01 06:30 UTC", "2026-11-01 06:30"),
        ("2026-11-01 3:00", "2026-11-01 08:00"),
    ],
)
def test_a_time_of_day_is_that_of_the_server(typed: str, meant: str) -> None:
    assert f"{moment(typed, NOW, NEW_YORK):%Y-%m-%d %H:%M}" == meant


def test_today_is_the_day_where_the_server_is() -> None:
    late = datetime(2026, 2, 28, 3, 0, tzinfo=UTC)  # the 27th, 22:00 in New York
    assert moment("tomorrow 9:00", late, NEW_YORK) == datetime(2026, 2, 28, 14, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("writing", "typed", "said"),
    [
        (
            NEW_YORK,
            "2026-03-08 2:30",
            "There is no 02:30 on 8 March 2026 in America/New_York: the clocks go forward then. "
            "Name another time, such as 03:30.",
        ),
        (
            LORD_HOWE,
            "2026-10-04 2:15",
            "There is no 02:15 on 4 October 2026 in Australia/Lord_Howe: the clocks go forward then. "
            "Name another time, such as 02:45.",
        ),
        (
            NEW_YORK,
            "2026-11-01 1:30",
            "01:30 on 1 November 2026 comes twice in America/New_York: the clocks go back then. "
            "Say which one is meant: 2026-11-01 05:30 UTC or 2026-11-01 06:30 UTC.",
        ),
        (
            NEW_YORK,
            "today 6:00",
            "27 February 2026, 06:00 UTC-5 is in the past. It is 27 February 2026, 07:30 UTC-5 now. ",
        ),
        (NEW_YORK, "soon", "Times are those of America/New_York, where it is 07:30 UTC-5 now."),
        (NEW_YORK, "2999-12-31 23:00", "more than a year ahead"),
        (NEW_YORK, "1000-01-01 0:00", "is in the past"),
    ],
)
def test_a_time_that_is_not_one_there_is_told_plainly(writing: Writing, typed: str, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        moment(typed, NOW, writing)
    assert said in f"{refused.value.say} {refused.value.hint}"


def test_between_the_two_only_the_second_can_be_meant() -> None:
    between = datetime(2026, 11, 1, 6, 0, tzinfo=UTC)  # 1:00 for the second time
    assert moment("1:30", between, NEW_YORK) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_after_the_hour_that_was_left_out_its_time_alone_is_tomorrows() -> None:
    noon = datetime(2026, 3, 8, 16, 0, tzinfo=UTC)
    assert moment("2:30", noon, NEW_YORK) == datetime(2026, 3, 9, 6, 30, tzinfo=UTC)


@given(
    st.datetimes(NOW.replace(tzinfo=None) + timedelta(days=1), NOW.replace(tzinfo=None) + timedelta(days=360)),
    st.sampled_from(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Kiritimati"]),
)
def test_a_time_that_is_written_out_is_what_the_servers_clock_shows_then(at: datetime, name: str) -> None:
    writing = Writing(zone=zone_of(name))
    try:
        found = moment(f"{at:%Y-%m-%d %H:%M}", NOW, writing)
    except BadValue as refused:
        assert "the clock is put" in refused.say  # noqa: PT017 the other outcome that may be
        return
    assert f"{found.astimezone(writing.zone):%Y-%m-%d %H:%M}" == f"{at:%Y-%m-%d %H:%M}"
