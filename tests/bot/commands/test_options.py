"""Every option of a command reaches the question or action that the command makes."""

import pytest

from bot.actions.actions import Action, Diff, Undo
from bot.actions.topics import FindTopic
from bot.commands.commands import COMMANDS
from bot.commands.options import Command, Option, Upload
from briefings.ask.queries import Cite, CiteStyle, Query, Quotes, Search, Timeline
from briefings.errors import BadValue
from briefings.model.record import Kind
from tests.bot.houses import command

TYPED = {
    "older": "3",
    "newer": "5",
    "revision": "3",
    "since": "2025",
    "until": "2025-03",
    "briefing": "B-1",
    "id": "Q-1",
    "item": "Q-1",
    "change": "B-3/5",
    "who": "<@7>",
    "user": "7",
    "channel": "<#9>",
}
OPTIONS = [(command, option) for command in COMMANDS for option in command.options if command.name != "desk topic"]


def value_of(option: Option) -> str | Upload:
    """Something that can be given for the option."""
    if option.file:
        return Upload("a.txt", b"words")
    return option.choices[0][1] if option.choices else TYPED.get(option.name, "some words")


@pytest.mark.parametrize(("command", "option"), OPTIONS, ids=lambda value: value.name)
def test_a_command_takes_each_of_its_options(command: Command, option: Option) -> None:
    needed = {other.name: value_of(other) for other in command.options if other.required}
    if command.name == "desk issue":
        needed["issue"] = "I-1"
    assert isinstance(command.build({**needed, option.name: value_of(option)}), Query | Action)


@pytest.mark.parametrize(
    ("name", "values", "made"),
    [
        ("quote", {"person": " Quill ", "topic": "  ", "briefing": "b-3"}, Quotes(person="Quill", briefing=3)),
        ("timeline", {"since": "March 2025"}, Timeline(since="2025-03")),
        ("search", {"text": "ferry", "kind": "E"}, Search("ferry", Kind.EVENT)),
        ("cite", {"id": "12", "style": "mla"}, Cite(12, CiteStyle.MLA)),
        ("briefing diff", {"briefing": "B-3", "newer": "5"}, Diff(3, newer=5)),
        ("desk undo", {"change": "B-3/5"}, Undo(3, 5)),
        ("desk topic", {"topic": "ICE", "briefing": "B-2"}, FindTopic("ICE", briefing=2)),
    ],
)
def test_each_value_is_read_as_its_option_says(name: str, values: dict[str, str], made: Query | Action) -> None:
    assert command(name).build(values) == made


def test_a_number_that_must_be_given_is_asked_for() -> None:
    with pytest.raises(BadValue, match="is not a number such as B-12"):
        command("briefing review").build({})
