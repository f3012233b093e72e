"""The docs name everything that can be typed or set."""

from pathlib import Path

import click
import pytest

from bot.command_line import draft_command
from bot.commands import COMMANDS
from bot.options import Command

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_has_its_line(command: Command) -> None:
    page = (DOCS / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"### `/{command.name}`\n", 1)[1].split("\n#", 1)[0]

    assert command.about in section
    assert [option.name for option in command.options if f"| `{option.name}` | {option.about} |" not in section] == []


@pytest.mark.parametrize("option", draft_command.params, ids=lambda option: option.name)
def test_every_option_of_the_draft_command_has_its_line(option: click.Parameter) -> None:
    page = (DOCS / "drafting.md").read_text(encoding="utf-8")

    assert [name for name in option.opts if name.startswith("--") and f"| `{name}` | " not in page] == []
