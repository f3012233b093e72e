"""The cards of a server's settings. Pure; knows no medium."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.actions.settings import VALUES, Diagnose, OpenSetting, Panel, Settle, Unsettle
from bot.cards.card import (
    Block,
    Button,
    Card,
    Field,
    Form,
    Heading,
    Line,
    Note,
    Option,
    Pick,
    PickKind,
    Run,
    Style,
    Text,
    line,
    member,
)
from bot.cards.dates import moment
from bot.cards.doors import menu, option, rows
from bot.cards.fit import shorten
from bot.cards.settings.leaving import deletion_line
from bot.gate.diagnosing import Asked, Diagnosis
from bot.gate.rules import Rules
from bot.gate.standing import Standing
from briefings.dates.zones import UTC_NAME
from briefings.model.settings import ON, VALUES_MOST, DateStyle, Setting, SettingChange, Settings, values_of

SETTING_WORDS = {
    Setting.EDITORS: "Editor roles",
    Setting.REVIEWERS: "Reviewer roles",
    Setting.PUBLIC: "Channels with public answers",
    Setting.ANNOUNCEMENTS: "Announcement channel",
    Setting.CORRECTIONS: "Corrections channel",
    Setting.TWO_PEOPLE: "Review by two",
    Setting.DATES: "Dates",
    Setting.ZONE: "Time zone",
}
STYLE_WORDS = {
    DateStyle.DAY_FIRST: "27 January 2026",
    DateStyle.MONTH_FIRST: "January 27, 2026",
    DateStyle.ISO: "2026-01-27",
}
_PICKS = {
    Setting.EDITORS: (PickKind.ROLES, VALUES_MOST),
    Setting.REVIEWERS: (PickKind.ROLES, VALUES_MOST),
    Setting.PUBLIC: (PickKind.CHANNELS, VALUES_MOST),
    Setting.ANNOUNCEMENTS: (PickKind.WRITABLE, 1),
    Setting.CORRECTIONS: (PickKind.WRITABLE, 1),
}
_SENTENCE_MOST = 450
_NAMES_MOST = 300  # characters of all names of one setting
_SEVERAL, _SINGLE = "Ids or exact names, with commas between. Empty: none.", "An id or an exact name. Empty: none."
_HINTS = {
    Setting.EDITORS: _SEVERAL,
    Setting.REVIEWERS: _SEVERAL,
    Setting.PUBLIC: _SEVERAL,
    Setting.ANNOUNCEMENTS: _SINGLE,
    Setting.CORRECTIONS: _SINGLE,
    Setting.TWO_PEOPLE: f"“{ON}”, or empty for off.",
    Setting.DATES: "27 January 2026, January 27, 2026 or 2026-01-27.",
    Setting.ZONE: "An area and a place, such as America/New_York or Europe/Berlin. Empty: UTC.",
}

Named = Callable[[str], str]


def panel_card(
    settings: Settings,
    rules: Rules,
    changes: Sequence[SettingChange],
    named: Named,
    now: datetime,
    due: datetime | None = None,
) -> Card:
    """What the server settled, what the host's defaults fill in, and a menu or button to change each.

    `now` is shown as the server's time; `due` is when the server's data is deleted, where that was asked for.
    """
    told = tuple(
        (Run(f"{SETTING_WORDS[setting]}: ", Style.BOLD), Run(_told(setting, settings, rules, named, now)))
        for setting in Setting
    )
    return Card(
        (
            Heading("Settings of this server"),
            *((Text((deletion_line(due),)),) if due else ()),
            Text(told),
            Note((line("Members with Manage Server may do everything, and only they see this card."),)),
            *_changes(changes, named),
            *(_pick(setting, values_of(settings, setting) or (), named) for setting in _PICKS),
            *menu("How dates are written", _styles(settings)),
            *rows(*_buttons(settings)),
        )
    )


def diagnosis_card(found: Diagnosis, standing: Standing, asked: Asked) -> Card:
    """What stands in the way, and what else is so."""
    command = f"/{asked.command}" if asked.command else "commands for members"
    name = standing.member.name if standing.member else "That person"
    where = f" in {standing.channel}" if standing.channel else ""
    clear = f"Nothing stands in the way: {name} can use {command}{where}."
    return Card(
        (
            Heading("What stands in the way"),
            Text(tuple(line(shorten(text, _SENTENCE_MOST)) for text in found.blocks or (clear,))),
            *((Note(tuple(line(shorten(text, _SENTENCE_MOST)) for text in found.notes)),) if found.notes else ()),
            *rows(Button("Settings of this server", Panel())),
        )
    )


def setting_form(opened: OpenSetting, settled: Sequence[str]) -> Form:
    """The form of a setting where no menu can be shown, filled with what is settled."""
    words = SETTING_WORDS[opened.setting]
    return Form(words, (Field(VALUES, words, value=", ".join(settled), hint=_HINTS[opened.setting]),), opened)


def _told(setting: Setting, settings: Settings, rules: Rules, named: Named, now: datetime) -> str:
    default = "" if values_of(settings, setting) is not None else " (the host's default)"
    match setting:
        case Setting.EDITORS:
            return (
                f"{_names(rules.editors, named)}{default}"
                if rules.editors
                else f"none; members with Manage Server edit{default}"
            )
        case Setting.REVIEWERS:
            return _names(rules.reviewers, named) if rules.reviewers else "none; editors approve"
        case Setting.PUBLIC:
            return (
                f"{_names(rules.public, named)}{default}"
                if rules.public
                else f"none; answers are private until shared{default}"
            )
        case Setting.ANNOUNCEMENTS:
            return named(settings.announcements) if settings.announcements else "none; nothing is announced"
        case Setting.CORRECTIONS:
            return named(settings.corrections) if settings.corrections else "none; /changes lists corrections"
        case Setting.TWO_PEOPLE:
            if settings.two_people:
                return "on. Whoever changed a draft last cannot publish it; somebody else approves it."
            return "off. Whoever edits a draft may publish it."
        case Setting.DATES:
            return f"written like {STYLE_WORDS[settings.dates]}"
        case Setting.ZONE:
            return f"{settings.zone or UTC_NAME}, where it is {moment(now)} now, for plans and histories."


def _names(values: Sequence[str], named: Named) -> str:
    return shorten(", ".join(named(value) for value in values), _NAMES_MOST)


def _values(setting: Setting, values: Sequence[str], named: Named) -> str:
    if setting is Setting.DATES:
        return STYLE_WORDS[DateStyle(*values)]
    return _names(values, named)


def _changes(changes: Sequence[SettingChange], named: Named) -> tuple[Block, ...]:
    return (Note(tuple(_change(one, named) for one in changes)),) if changes else ()


def _change(one: SettingChange, named: Named) -> Line:
    was, became = (
        "the default" if values is None else _values(one.setting, values, named) or "none"
        for values in (one.was, one.became)
    )
    return (
        Run(f"{moment(one.at)}: "),
        member(one.actor_id),
        Run(f" changed {SETTING_WORDS[one.setting].lower()} from {shorten(was, 80)} to {shorten(became, 80)}"),
    )


def _pick(setting: Setting, settled: Sequence[str], named: Named) -> Pick:
    kind, most = _PICKS[setting]
    known = tuple(int(value) for value in settled if value.isdecimal() and named(value) != value)
    return Pick(SETTING_WORDS[setting], kind, OpenSetting(setting), known, most)


def _styles(settings: Settings) -> tuple[Option, ...]:
    return tuple(
        option(words, Settle(Setting.DATES, style.value), "as it is now" if style is settings.dates else "")
        for style, words in STYLE_WORDS.items()
    )


def _buttons(settings: Settings) -> tuple[Button, ...]:
    two = Setting.TWO_PEOPLE
    words = SETTING_WORDS[two].lower()
    switch = (
        Button(f"Switch off {words}", Unsettle(two))
        if settings.two_people
        else Button(f"Switch on {words}", Settle(two, ON))
    )
    back = [
        Button(f"{SETTING_WORDS[setting]}: the host's default", Unsettle(setting))
        for setting in (Setting.EDITORS, Setting.PUBLIC)
        if values_of(settings, setting) is not None
    ]
    zone = Button(SETTING_WORDS[Setting.ZONE], OpenSetting(Setting.ZONE))
    return (switch, zone, *back, Button("Diagnose", Diagnose()))
