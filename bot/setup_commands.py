"""The admins' part of the table of commands; `bot.commands` has the whole of it."""

from bot.gate import Need
from bot.options import Command
from bot.setup_actions import Panel

SETUP_COMMANDS: tuple[Command, ...] = (
    Command(
        "setup panel",
        "Who edits, what is public, where is announced: this server's settings.",
        (),
        lambda _: Panel(),
        need=Need.ADMIN,
    ),
)
