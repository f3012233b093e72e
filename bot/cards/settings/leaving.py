"""The cards of a server's data as a whole: taken out, and deleted. Pure."""

from datetime import datetime

from bot.actions.settings import NAME, KeepData, OpenDeletion
from bot.cards.card import Button, Card, Field, File, Form, Heading, Line, Look, Note, Style, Text, line
from bot.cards.doors import rows
from bot.cards.fit import shorten
from bot.cards.labels import count_words
from briefings.dates.style import Writing
from briefings.model.exchange import Exported
from briefings.model.leaving import GRACE

_NAME_MOST = 100


def whole_card(out: Exported) -> Card:
    """The zip of everything."""
    return Card(
        (
            Text((line(f"{out.file_name}: {count_words(out.count, 'briefing')} and the settings of this server."),)),
            Note(
                (
                    line("It also has drafts and withdrawn briefings, each with what would be published of it."),
                    line("/briefing import reads it, here or in another server; the settings are only for reference."),
                )
            ),
        ),
        files=(File(out.file_name, out.data),),
    )


def deletion_form(name: str) -> Form:
    """What is typed before anything is deleted."""
    return Form(
        "Delete this server's data",
        (
            Field(
                NAME,
                "The server's name",
                required=True,
                max_length=_NAME_MOST,
                hint=f"Type: {shorten(name, 80)}",
            ),
        ),
        OpenDeletion(),
        (
            Text(
                (
                    line("This deletes all briefings, drafts, settings and logs of this server, and of no other."),
                    line(f"Nothing is deleted for {GRACE.days} days; until then /setup keep-data keeps everything."),
                )
            ),
        ),
    )


def marked_card(writing: Writing, due: datetime) -> Card:
    """When everything is deleted, and how it stays."""
    return Card(
        (
            Heading("This server's data will be deleted"),
            Text(
                (
                    deletion_line(writing, due),
                    line("Until then everything works as before. /setup export gives you the data."),
                )
            ),
            Note(
                (
                    line(
                        "Only the server's id and the last numbers it used are kept, so that no old link leads elsewhere."
                    ),
                )
            ),
            *rows(Button("Keep the data", KeepData(), Look.PRIMARY)),
        )
    )


def deletion_line(writing: Writing, due: datetime) -> Line:
    """On which day everything is deleted."""
    return line(
        f"Everything on record here will be deleted on {writing.day_of(due)}, or up to a day later.", Style.BOLD
    )


def kept_card(*, was: bool) -> Card:
    """The data stays."""
    say = "The data stays. Nothing was deleted." if was else "Nothing was going to be deleted here."
    return Card((Text((line(say),)),))
