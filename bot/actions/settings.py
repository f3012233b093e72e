"""What an admin can press or type. `bot.settings.panel` carries it out."""

from dataclasses import dataclass

from briefings.settings import Setting


@dataclass(frozen=True, slots=True)
class Panel:
    """The settings of the server, with a menu for each."""


@dataclass(frozen=True, slots=True)
class OpenSetting:
    """Ask for the values of one setting: a menu's picks are its answer, and so is a form's one field."""

    setting: Setting


@dataclass(frozen=True, slots=True)
class Settle:
    """Settle one setting. `values` are ids or names with commas between; empty is none of them."""

    setting: Setting
    values: str = ""


@dataclass(frozen=True, slots=True)
class Unsettle:
    """Take one setting back to the host's default."""

    setting: Setting


@dataclass(frozen=True, slots=True)
class Diagnose:
    """Say what is in somebody's way: None is the asker, no channel, and any command."""

    user_id: int | None = None
    channel: str | None = None
    command: str | None = None


@dataclass(frozen=True, slots=True)
class ExportAll:
    """Hand over all of the server's data."""


@dataclass(frozen=True, slots=True)
class OpenDeletion:
    """Show the form that is filled in before the server's data is deleted."""


@dataclass(frozen=True, slots=True)
class DeleteData:
    """Delete the server's data after the days of grace; `typed` is the server's name. No button carries it."""

    typed: str


@dataclass(frozen=True, slots=True)
class KeepData:
    """Let the server's data stay after all."""


SetupAction = Panel | OpenSetting | Settle | Unsettle | Diagnose | ExportAll | OpenDeletion | DeleteData | KeepData
NAME = "name"  # likewise of the form before the data is deleted
VALUES = "values"  # the key of the field that a form of a setting has
