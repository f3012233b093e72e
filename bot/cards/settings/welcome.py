"""What a server sees when the bot is added to it. Pure."""

from bot.cards.card import Button, Card, Heading, Line, Note, Run, Style, Text, line
from bot.cards.doors import rows
from briefings.ask.queries import About, Help


def welcome_card() -> Card:
    """The first three steps."""
    return Card(
        (
            Heading("On Record is here"),
            Text(
                (
                    line("It records who said what about a dispute, word for word, with the source."),
                    _step(
                        "1. ",
                        "/setup panel",
                        ", for members with Manage Server: choose who edits, and where answers are public.",
                    ),
                    _step(
                        "2. ",
                        "/briefing add",
                        ", for editors: a news article becomes a draft, which an editor publishes.",
                    ),
                    _step("3. ", "/help", ", for everybody: what you can ask."),
                )
            ),
            Note((line("The bot does not read messages. /setup diagnose says why something does not work."),)),
            *rows(Button("Help", Help()), Button("About", About())),
        )
    )


def _step(head: str, command: str, tail: str) -> Line:
    return Run(head), Run(command, Style.CODE), Run(tail)
