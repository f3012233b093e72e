"""The admins' part of the table of commands; `bot.commands.commands` has the whole of it."""

from bot.actions.settings import Diagnose, ExportAll, KeepData, OpenDeletion, Panel
from bot.commands.options import Command, Option, Picks, Suggest, read_channel, read_member
from bot.gate.rules import Need

SETUP_COMMANDS: tuple[Command, ...] = (
    Command(
        "setup panel", "This server's settings: who edits, what is public, where the bot posts.", (), Panel, Need.ADMIN
    ),
    Command(
        "setup diagnose",
        "Why a command does not work for somebody, and who can change it.",
        (
            Option(
                "user",
                "Who cannot use it. Leave it out for yourself.",
                picks=Picks.MEMBER,
                max_length=40,
                read=read_member,
            ),
            Option("channel", "Where it does not work.", picks=Picks.CHANNEL, max_length=100, read=read_channel),
            Option(
                "command",
                "What does not work, such as briefing add.",
                suggest=Suggest.COMMAND,
                max_length=60,
                read=lambda typed: " ".join(typed.removeprefix("/").casefold().split()),
            ),
        ),
        lambda user=None, channel=None, command=None: Diagnose(user, channel, command),
        Need.ADMIN,
    ),
    Command(
        "setup export",
        "All briefings, drafts included, and the settings of this server, in one zip.",
        (),
        ExportAll,
        Need.ADMIN,
    ),
    Command(
        "setup delete-data",
        "Delete everything that the bot keeps of this server, after 30 days.",
        (),
        OpenDeletion,
        Need.ADMIN,
    ),
    Command("setup keep-data", "Keep this server's data after all.", (), KeepData, Need.ADMIN),
)
