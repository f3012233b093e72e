"""What a server has settled for itself: who edits, what is public, where is announced, how dates and times are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import yaml

ON = "on"  # the one value of a setting that is switched on
VALUES_MOST = 25  # what one menu of Discord takes


class DateStyle(StrEnum):
    """A way of writing dates, by its name in the record."""

    DAY_FIRST = "day-first"  # 27 January 2026
    MONTH_FIRST = "month-first"  # January 27, 2026
    ISO = "iso"  # 2026-01-27


class Setting(StrEnum):
    """A setting by its name in the record."""

    EDITORS = "editor_roles"
    REVIEWERS = "reviewer_roles"
    PUBLIC = "public_channels"
    ANNOUNCEMENTS = "announcement_channel"
    CORRECTIONS = "corrections_channel"
    TWO_PEOPLE = "two_people"
    DATES = "dates"
    ZONE = "time_zone"


@dataclass(frozen=True, slots=True)
class Settings:
    """Roles and channels are ids or exact names, `zone` is an IANA name. None: the server settled nothing, and the default counts."""

    editors: tuple[str, ...] | None = None
    reviewers: tuple[str, ...] = ()
    public: tuple[str, ...] | None = None
    announcements: str | None = None
    corrections: str | None = None
    two_people: bool = False
    dates: DateStyle = DateStyle.DAY_FIRST
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One line of the log of settings. None is nothing settled. `at` is aware UTC."""

    setting: Setting
    was: tuple[str, ...] | None
    became: tuple[str, ...] | None
    at: datetime
    actor_id: int


def settings_of(settled: Mapping[Setting, tuple[str, ...]]) -> Settings:
    """The settings of a server that settled these."""
    return Settings(
        settled.get(Setting.EDITORS),
        settled.get(Setting.REVIEWERS, ()),
        settled.get(Setting.PUBLIC),
        next(iter(settled.get(Setting.ANNOUNCEMENTS, ())), None),
        next(iter(settled.get(Setting.CORRECTIONS, ())), None),
        settled.get(Setting.TWO_PEOPLE) == (ON,),
        DateStyle(next(iter(settled.get(Setting.DATES, ())), DateStyle.DAY_FIRST)),
        next(iter(settled.get(Setting.ZONE, ())), None),
    )


def settings_yaml(settings: Settings) -> str:
    """The settings for people to read, every setting on a line of its own; what is not settled is left out."""
    settled = {setting.value: values for setting in Setting if (values := values_of(settings, setting)) is not None}
    return yaml.safe_dump({name: list(values) for name, values in settled.items()}, allow_unicode=True, sort_keys=False)


def values_of(settings: Settings, setting: Setting) -> tuple[str, ...] | None:
    """What the server settled of one setting; None where that is nothing."""
    match setting:
        case Setting.EDITORS:
            return settings.editors
        case Setting.REVIEWERS:
            return settings.reviewers or None
        case Setting.PUBLIC:
            return settings.public
        case Setting.ANNOUNCEMENTS:
            return (settings.announcements,) if settings.announcements else None
        case Setting.CORRECTIONS:
            return (settings.corrections,) if settings.corrections else None
        case Setting.TWO_PEOPLE:
            return (ON,) if settings.two_people else None
        case Setting.DATES:
            return (settings.dates.value,) if settings.dates is not DateStyle.DAY_FIRST else None
        case Setting.ZONE:
            return (settings.zone,) if settings.zone else None
