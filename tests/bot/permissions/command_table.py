"""Who may type which command: the table, written by hand, and values for the options that each must have."""

from typing import Any

from bot.commands.options import Command
from tests.bot.permissions.town import EVERYBODY

# What each command needs, written down apart from the table of commands: a new command is missing here until somebody decides.
REVIEWERS = {"briefing review", "briefing history", "briefing diff", "desk queue"}
ADMINS = {"setup panel", "setup diagnose", "setup export", "setup delete-data", "setup keep-data"}
OPEN = {
    "summary",
    "who",
    "quote",
    "timeline",
    "stance",
    "compare",
    "search",
    "cite",
    "check",
    "changes",
    "help",
    "about",
}
EDITORS = {
    *("briefing add", "briefing list", "briefing publish", "briefing correct", "briefing withdraw", "briefing discard"),
    *("briefing restore", "briefing export", "briefing import", "desk log", "desk undo", "desk person", "desk merge"),
    *("desk split", "desk issue", "desk topic"),
}
ALLOWED = {
    **{key: {*EVERYBODY} - {"dm"} for key in OPEN},
    **{key: {"editor", "reviewer", "admin"} for key in REVIEWERS},
    **{key: {"editor", "admin"} for key in EDITORS},
    **{key: {"admin"} for key in ADMINS},
}
VALUES: dict[str, Any] = {
    "briefing": "B-1",
    "person": "quill",
    "into": "orr",
    "text": "fare",
    "id": "Q-1",
    "change": "1",
    "issue": "I-1",
    "person_a": "quill",
    "person_b": "orr",
    "style": "mla",
    "item": "Q-1",
    "number": "Q-1",
    "title": "Fares",
    "file": ("b.yaml", b"a: 1"),
}
REFUSALS = ("Only editors can do that.", "Only members with Manage Server can do that.")


def values_of(command: Command) -> dict[str, Any]:
    """A value for each option that the command must have."""
    return {option.name: VALUES[option.name] for option in command.options if option.required}
