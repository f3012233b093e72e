"""What a server has settled for itself: who edits, what is public, where is announced, how dates and times are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, assert_never

import yaml

from briefings.dates.style import Writing
from briefings.dates.when import DateStyle
from briefings.dates.zones import UTC_NAME, zone_named, zone_of
from briefings.errors import BadValue

ON = "on"  # the one value of a setting that is switched on
VALUES_MOST = 25  # what one menu of Discord takes
_EVERYBODY = frozenset({"everyone", "here"})
_LONGEST = 100  # characters of a role's or channel's name at Discord


class Setting(StrEnum):
    """A setting by its name in the record; the name of the member, in small letters, is its field of `Settings`.

    A new one has its line here, its field and default in `Settings`, and its row in `ROWS`.
    """

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


_NOTHING = Settings()


@dataclass(frozen=True, slots=True)
class RolesOrChannels:
    """Roles or channels, by ids or exact names. `none` says what follows where none is named.

    With `host` the host's file has a default, so naming none differs from settling nothing. With `most` 1 the field is one text.
    """

    none: str
    roles: bool = False
    most: int = VALUES_MOST
    host: bool = False


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off; `on` and `off` say what follows from it."""

    on: str
    off: str


@dataclass(frozen=True, slots=True)
class Styles:
    """One way of writing dates, each shown by an example."""

    examples: Mapping[DateStyle, str]


@dataclass(frozen=True, slots=True)
class Zone:
    """One time zone, by its IANA name."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """A setting's name in the panel and the log, and its kind, which says how it is checked, kept and shown."""

    label: str
    kind: RolesOrChannels | Switch | Styles | Zone


ROWS: Mapping[Setting, SettingRow] = {
    Setting.EDITORS: SettingRow(
        "Editor roles", RolesOrChannels("none; members with Manage Server edit", roles=True, host=True)
    ),
    Setting.REVIEWERS: SettingRow("Reviewer roles", RolesOrChannels("none; editors approve", roles=True)),
    Setting.PUBLIC: SettingRow(
        "Channels with public answers", RolesOrChannels("none; answers are private until shared", host=True)
    ),
    Setting.ANNOUNCEMENTS: SettingRow("Announcement channel", RolesOrChannels("none; nothing is announced", most=1)),
    Setting.CORRECTIONS: SettingRow("Corrections channel", RolesOrChannels("none; /changes lists corrections", most=1)),
    Setting.TWO_PEOPLE: SettingRow(
        "Review by two",
        Switch(
            on="on. Whoever changed a draft last cannot publish it; somebody else approves it.",
            off="off. Whoever edits a draft may publish it.",
        ),
    ),
    Setting.DATES: SettingRow(
        "Dates",
        Styles(
            {
                DateStyle.DAY_FIRST: "27 January 2026",
                DateStyle.MONTH_FIRST: "January 27, 2026",
                DateStyle.ISO: "2026-01-27",
            }
        ),
    ),
    Setting.ZONE: SettingRow("Time zone", Zone()),
}


def settings_of(settled: Mapping[Setting, Sequence[str]]) -> Settings:
    """The settings of a server that settled these."""
    fields: dict[str, Any] = {_field(setting): _value(setting, values) for setting, values in settled.items()}
    return replace(_NOTHING, **fields)


def values_of(settings: Settings, setting: Setting) -> tuple[str, ...] | None:
    """What the server settled of one setting; None where that is nothing."""
    value: tuple[str, ...] | str | bool | None = getattr(settings, _field(setting))
    if value == getattr(_NOTHING, _field(setting)):
        return None
    return value if isinstance(value, tuple) else (ON,) if value is True else (str(value),)


def values_from(setting: Setting, typed: tuple[str, ...], everyone: str) -> tuple[str, ...] | None:
    """What is settled by the values that somebody named; None where that is the same as nothing.

    `everyone` is the id of the role that every member has. Raises BadValue.
    """
    return values_of(settings_of({setting: _check_values(ROWS[setting], typed, everyone)}), setting)


def settings_yaml(settings: Settings) -> str:
    """The settings for people to read, every setting on a line of its own; what is not settled is left out."""
    settled = {setting.value: values for setting in Setting if (values := values_of(settings, setting)) is not None}
    return yaml.safe_dump({name: list(values) for name, values in settled.items()}, allow_unicode=True, sort_keys=False)


def _field(setting: Setting) -> str:
    return setting.name.lower()


def _value(setting: Setting, values: Sequence[str]) -> tuple[str, ...] | str | bool | None:
    match ROWS[setting].kind:
        case RolesOrChannels(most=1) | Zone():
            return next(iter(values), None)
        case RolesOrChannels():
            return tuple(values)
        case Switch():
            return tuple(values) == (ON,)
        case Styles():
            return DateStyle(*values)
        case kind:
            assert_never(kind)


def _check_values(row: SettingRow, values: tuple[str, ...], everyone: str) -> tuple[str, ...]:
    match row.kind:
        case RolesOrChannels(roles=roles, most=most):
            if len(values) > most:
                raise BadValue(f"{row.label}: at most {most} can be named.", "Choose fewer.")
            for value in values:
                _check_name(value, roles=roles, everyone=everyone)
            return values
        case Switch():
            return values
        case Styles(examples):
            return (_style(", ".join(values), examples),)
        case Zone():
            name = zone_named(", ".join(values)) if values else UTC_NAME
            return () if name == UTC_NAME else (name,)
        case kind:
            assert_never(kind)


def _check_name(value: str, *, roles: bool, everyone: str) -> None:
    if len(value) > _LONGEST:
        raise BadValue(f"“{value[:50]}…” is too long for a name.", "Give the id instead.")
    if roles and (value.casefold() in _EVERYBODY or value == everyone):
        raise BadValue(
            "Everybody has the role @everyone, so every member could change the record.", "Name another role."
        )


def _style(typed: str, examples: Mapping[DateStyle, str]) -> DateStyle:
    """The way of writing dates of that name, or the one that somebody showed with an example; the first where nothing is named."""
    typed = typed.casefold()
    known = {example.casefold(): style for style, example in examples.items()} | {
        style.value: style for style in examples
    }
    if typed and typed not in known:
        raise BadValue(
            f"“{typed[:50]}” is not one of the ways to write dates.",
            f"Write it like one of these: {'; '.join(examples.values())}.",
        )
    return known.get(typed, _NOTHING.dates)


def writing_of(settings: Settings) -> Writing:
    """How a server with these settings writes."""
    return Writing(settings.dates, zone_of(settings.zone))
