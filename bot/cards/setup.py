"""The cards of a server's settings. Pure; knows no medium."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.board import Standing
from bot.cards.card import (
    Block,
    Button,
    Card,
    Field,
    Form,
    Heading,
    Line,
    Note,
    Pick,
    PickKind,
    Run,
    Style,
    Text,
    line,
    member,
)
from bot.cards.doors import rows
from bot.cards.fit import shorten
from bot.cards.leaving import deletion_line
from bot.diagnosing import Asked, Diagnosis
from bot.gate import Rules
from bot.setup_actions import VALUES, Diagnose, OpenSetting, Panel, Settle, Unsettle
from briefings.settings import ON, VALUES_MOST, Setting, SettingChange, Settings, values_of

SETTING_WORDS = {
    Setting.EDITORS: "Editor roles",
    Setting.REVIEWERS: "Reviewer roles",
    Setting.PUBLIC: "Channels with public answers",
    Setting.ANNOUNCEMENTS: "Announcement channel",
    Setting.CORRECTIONS: "Corrections channel",
    Setting.TWO_PEOPLE: "Review by two",
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
_HINTS = {
    PickKind.ROLES: "Ids or exact names, with commas between. Empty: none.",
    PickKind.CHANNELS: "Ids or exact names, with commas between. Empty: none.",
    PickKind.WRITABLE: "An id or an exact name. Empty: none.",
}

Named = Callable[[str], str]


def panel_card(
    settings: Settings, rules: Rules, changes: Sequence[SettingChange], named: Named, due: datetime | None = None
) -> Card:
    """What the server settled, what the host's defaults fill in, and a menu or button to change each.

    `due` is when the server's data is deleted, where that was asked for.
    """
    told = tuple(
        (Run(f"{SETTING_WORDS[setting]}: ", Style.BOLD), Run(_told(setting, settings, rules, named)))
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
    kind, _ = _PICKS.get(opened.setting, (PickKind.ROLES, 1))
    hint = f"“{ON}”, or empty for off." if opened.setting is Setting.TWO_PEOPLE else _HINTS[kind]
    words = SETTING_WORDS[opened.setting]
    return Form(words, (Field(VALUES, words, value=", ".join(settled), hint=hint),), opened)


def _told(setting: Setting, settings: Settings, rules: Rules, named: Named) -> str:
    default = "" if values_of(settings, setting) is not None else " (the host's default)"
    match setting:
        case Setting.EDITORS:
            return f"{_names(rules.editors, named)}{default}" if rules.editors else f"none{default}"
        case Setting.REVIEWERS:
            return _names(rules.reviewers, named) if rules.reviewers else "none; editors approve"
        case Setting.PUBLIC:
            return f"{_names(rules.public, named)}{default}" if rules.public else f"none{default}"
        case Setting.ANNOUNCEMENTS:
            return named(settings.announcements) if settings.announcements else "none; nothing is announced"
        case Setting.CORRECTIONS:
            return named(settings.corrections) if settings.corrections else "none; /changes lists corrections"
        case Setting.TWO_PEOPLE:
            if settings.two_people:
                return "on. Whoever changed a draft last cannot publish it; somebody else approves it."
            return "off. Whoever edits a draft may publish it."


def _names(values: Sequence[str], named: Named) -> str:
    return shorten(", ".join(named(value) for value in values), _NAMES_MOST)


def _changes(changes: Sequence[SettingChange], named: Named) -> tuple[Block, ...]:
    return (Note(tuple(_change(one, named) for one in changes)),) if changes else ()


def _change(one: SettingChange, named: Named) -> Line:
    was, became = (
        ("the default" if values is None else _names(values, named) or "none") for values in (one.was, one.became)
    )
    return (
        Run(f"{one.at:%Y-%m-%d %H:%M} UTC: "),
        member(one.actor_id),
        Run(f" changed {SETTING_WORDS[one.setting].lower()} from {shorten(was, 80)} to {shorten(became, 80)}"),
    )


def _pick(setting: Setting, settled: Sequence[str], named: Named) -> Pick:
    kind, most = _PICKS[setting]
    known = tuple(int(value) for value in settled if value.isdecimal() and named(value) != value)
    return Pick(SETTING_WORDS[setting], kind, OpenSetting(setting), known, most)


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
    return (switch, *back, Button("Diagnose", Diagnose()))
