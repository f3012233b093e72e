"""The admins' part of the table of commands; `bot.commands.commands` has the whole of it."""

from bot.actions.settings import Diagnose, ExportAll, KeepData, OpenDeletion, Panel
from bot.commands.options import Command, Option, Picks, Suggest, Values, channel_in, member_in, text_in
from bot.gate.rules import Need


def _diagnose(values: Values) -> Diagnose:
    command = text_in(values, "command")
    return Diagnose(
        member_in(values, "user"),
        channel_in(values, "channel"),
        " ".join(command.removeprefix("/").casefold().split()) if command else None,
    )


SETUP_COMMANDS: tuple[Command, ...] = (
    Command(
        "setup panel",
        "This server's settings: who edits, what is public, where the bot posts.",
        (),
        lambda _: Panel(),
        need=Need.ADMIN,
    ),
    Command(
        "setup diagnose",
        "Why a command does not work for somebody, and who can change it.",
        (
            Option("user", "Who cannot use it. Leave it out for yourself.", picks=Picks.MEMBER, max_length=40),
            Option("channel", "Where it does not work.", picks=Picks.CHANNEL, max_length=100),
            Option("command", "What does not work, such as briefing add.", suggest=Suggest.COMMAND, max_length=60),
        ),
        _diagnose,
        need=Need.ADMIN,
    ),
    Command(
        "setup export",
        "All briefings, drafts included, and the settings of this server, in one zip.",
        (),
        lambda _: ExportAll(),
        need=Need.ADMIN,
    ),
    Command(
        "setup delete-data",
        "Delete everything that the bot keeps of this server, after 30 days.",
        (),
        lambda _: OpenDeletion(),
        need=Need.ADMIN,
    ),
    Command(
        "setup keep-data",
        "Keep this server's data after all.",
        (),
        lambda _: KeepData(),
        need=Need.ADMIN,
    ),
)
