"""A moment as people write it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.errors import BadValue
from briefings.moments import moment

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
    assert f"{moment(typed, NOW):%Y-%m-%d %H:%M}" == meant
    assert moment(typed, NOW).utcoffset() == timedelta(0)


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
        ("today 9:00", "2026-02-27 09:00 UTC is past"),
        ("2025-03-01 9:00", "is past"),
        ("in 0 minutes", "is past"),
        ("2027-03-01 9:00", "more than a year ahead"),
        ("in 9999 weeks", "more than a year ahead"),
    ],
)
def test_what_is_not_understood_whole_or_out_of_range_is_refused(typed: str, said: str) -> None:
    with pytest.raises(BadValue, match=said):
        moment(typed, NOW)


def test_now_is_read_in_whatever_zone_it_comes() -> None:
    east = NOW.astimezone(timezone(timedelta(hours=14)))
    assert moment("tomorrow 9:00", east) == moment("tomorrow 9:00", NOW)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_time_ahead_or_refused(typed: str) -> None:
    try:
        found = moment(typed, NOW)
    except BadValue:
        return
    assert found > NOW


@given(st.datetimes(NOW.replace(tzinfo=None) + timedelta(minutes=1), NOW.replace(tzinfo=None) + timedelta(days=360)))
def test_a_time_that_is_written_out_is_that_time(at: datetime) -> None:
    assert moment(f"{at:%Y-%m-%d %H:%M}", NOW) == at.replace(second=0, microsecond=0, tzinfo=UTC)
