"""The cards of a server's settings. Pure; knows no medium."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import assert_never

from bot.actions.settings import VALUES, Diagnose, OpenSetting, Panel, Settle, Unsettle
from bot.cards.card import (
    Block,
    Button,
    Card,
    Field,
    Form,
    Heading,
    Line,
    MenuOption,
    Note,
    Pick,
    PickKind,
    Run,
    Style,
    Text,
    line,
    member,
)
from bot.cards.doors import menu, option, rows
from bot.cards.fit import shorten
from bot.cards.settings.leaving import deletion_line
from bot.gate.diagnosing import Asked, Diagnosis
from bot.gate.rules import Rules
from bot.gate.standing import Standing
from briefings.dates.style import Writing
from briefings.dates.when import DateStyle
from briefings.dates.zones import UTC_NAME
from briefings.model.log import LogLine, SettingSet
from briefings.settings import (
    ON,
    ROWS,
    RolesOrChannels,
    Setting,
    Settings,
    Styles,
    Switch,
    Zone,
    values_of,
)

_SENTENCE_MOST = 450
_NAMES_MOST = 300  # characters of all names of one setting
Named = Callable[[str], str]


def panel_card(
    writing: Writing,
    settings: Settings,
    rules: Rules,
    changes: Sequence[LogLine],
    named: Named,
    now: datetime,
    due: datetime | None = None,
) -> Card:
    """What the server settled, what the host's defaults fill in, and a menu or button to change each.

    `now` is shown as the server's time; `due` is when the server's data is deleted, where that was asked for.
    """
    told = tuple(
        (Run(f"{row.label}: ", Style.BOLD), Run(_setting_words(writing, setting, settings, rules, named, now)))
        for setting, row in ROWS.items()
    )
    return Card(
        (
            Heading("Settings of this server"),
            *((Text((deletion_line(writing, due),)),) if due else ()),
            Text(told),
            Note((line("Members with Manage Server may do everything, and only they see this card."),)),
            *_changes(writing, changes, named),
            *(
                _pick(row.label, setting, row.kind, values_of(settings, setting) or (), named)
                for setting, row in ROWS.items()
                if isinstance(row.kind, RolesOrChannels)
            ),
            *(
                block
                for setting, row in ROWS.items()
                if isinstance(row.kind, Styles)
                for block in menu(f"How {row.label.lower()} are written", _styles(setting, row.kind, settings))
            ),
            *rows(*_buttons(settings)),
        )
    )


def diagnosis_card(found: Diagnosis, standing: Standing, asked: Asked) -> Card:
    """What keeps a command from working, and what else to know."""
    command = f"/{asked.command}" if asked.command else "commands for members"
    name = standing.member.name if standing.member else "That person"
    where = f" in {standing.channel}" if standing.channel else ""
    clear = f"Nothing is wrong: {name} can use {command}{where}."
    return Card(
        (
            Heading("Why it doesn't work" if found.blocks else "Diagnosis"),
            Text(tuple(line(shorten(text, _SENTENCE_MOST)) for text in found.blocks or (clear,))),
            *((Note(tuple(line(shorten(text, _SENTENCE_MOST)) for text in found.notes)),) if found.notes else ()),
            *rows(Button("Settings of this server", Panel())),
        )
    )


def setting_form(opened: OpenSetting, settled: Sequence[str]) -> Form:
    """The form of a setting where no menu can be shown, filled with what is settled."""
    row = ROWS[opened.setting]
    return Form(row.label, (Field(VALUES, row.label, value=", ".join(settled), hint=_hint(row.kind)),), opened)


def _hint(kind: RolesOrChannels | Switch | Styles | Zone) -> str:
    match kind:
        case RolesOrChannels(most=1):
            return "An id or an exact name. Leave empty for none."
        case RolesOrChannels():
            return "Ids or exact names, with commas between. Leave empty for none."
        case Switch():
            return f"Type “{ON}”, or leave empty for off."
        case Styles(examples):
            *others, last = examples.values()
            return f"{', '.join(others)} or {last}."
        case Zone():
            return "An area and a place, such as America/New_York or Europe/Berlin. Leave empty for UTC."
        case _:
            assert_never(kind)


def _setting_words(
    writing: Writing, setting: Setting, settings: Settings, rules: Rules, named: Named, now: datetime
) -> str:
    settled = values_of(settings, setting)
    match ROWS[setting].kind:
        case RolesOrChannels(none, host=True):
            counts = _names(getattr(rules, setting.name.lower()), named) or none
            return counts if settled is not None else f"{counts} (the host's default)"
        case RolesOrChannels(none):
            return _names(settled or (), named) or none
        case Switch(on, off):
            return on if settled else off
        case Styles(examples):
            return f"written like {examples[settings.dates]}"
        case Zone():
            return f"{settings.zone or UTC_NAME}, for plans and histories. It is {writing.moment(now)} there now."
        case kind:
            assert_never(kind)


def _names(values: Sequence[str], named: Named) -> str:
    return shorten(", ".join(named(value) for value in values), _NAMES_MOST)


def _values(setting: Setting, values: Sequence[str], named: Named) -> str:
    kind = ROWS[setting].kind
    return kind.examples[DateStyle(*values)] if isinstance(kind, Styles) else _names(values, named)


def _changes(writing: Writing, changes: Sequence[LogLine], named: Named) -> tuple[Block, ...]:
    return (Note(tuple(_change(writing, one, named) for one in changes)),) if changes else ()


def _change(writing: Writing, one: LogLine, named: Named) -> Line:
    done = one.done
    assert isinstance(done, SettingSet), "of a setting"
    setting = Setting(done.setting)
    was, became = (
        "the default" if values is None else _values(setting, values, named) or "none"
        for values in (done.was, done.now)
    )
    return (
        Run(f"{writing.moment(one.at)}: "),
        member(one.actor_id),
        Run(f" changed {ROWS[setting].label.lower()} from {shorten(was, 80)} to {shorten(became, 80)}"),
    )


def _pick(label: str, setting: Setting, kind: RolesOrChannels, settled: Sequence[str], named: Named) -> Pick:
    known = tuple(int(value) for value in settled if value.isdecimal() and named(value) != value)
    what = PickKind.ROLES if kind.roles else PickKind.WRITABLE if kind.most == 1 else PickKind.CHANNELS
    return Pick(label, what, OpenSetting(setting), known, kind.most)


def _styles(setting: Setting, kind: Styles, settings: Settings) -> tuple[MenuOption, ...]:
    return tuple(
        option(example, Settle(setting, style.value), "as it is now" if style is settings.dates else "")
        for style, example in kind.examples.items()
    )


def _buttons(settings: Settings) -> tuple[Button, ...]:
    switches, forms, back = [], [], []
    for setting, row in ROWS.items():
        settled, words = values_of(settings, setting), row.label.lower()
        match row.kind:
            case Switch() if settled:
                switches.append(Button(f"Switch off {words}", Unsettle(setting)))
            case Switch():
                switches.append(Button(f"Switch on {words}", Settle(setting, ON)))
            case Zone():
                forms.append(Button(row.label, OpenSetting(setting)))
            case RolesOrChannels(host=True) if settled is not None:
                back.append(Button(f"{row.label}: the host's default", Unsettle(setting)))
    return (*switches, *forms, *back, Button("Diagnose", Diagnose()))
