"""The terminal door: the commands, cards and forms of the bot, for people who may read the data folder. Needs no token."""

import asyncio
import importlib
import importlib.util
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AsyncExitStack, ExitStack
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

import click

from bot.actions.actions import submit_of
from bot.cards.card import Card, File, Form, Goal
from bot.commands.commands import COMMANDS
from bot.commands.options import Command, Upload, Values
from bot.config import Config
from bot.gate.rules import Actor
from bot.house import LOCAL_SERVER, House, open_house
from bot.render.terminal import to_terminal
from bot.shell.filling import Filling, prompt, type_line
from bot.shell.typed import command_in, values_in
from briefings.errors import BadArticle, BadValue, TooLarge

AT_THE_KEYBOARD = Actor(0, "the terminal", manage_server=True)  # who may open the data folder may edit
QUIT = frozenset({"quit", "exit", "/quit", "/exit"})
CANCEL = "/cancel"
PROMPT = "On Record> "


class Session:
    """One person at a terminal: remembers the numbered doors of the last card and the form that is being filled in."""

    def __init__(self, house: House, server: int, *, width: int = 80, folder: Path | None = None) -> None:
        self._house = house
        self._folder = folder or Path.cwd()  # where files that are handed over are put
        self._server = server
        self._width = width
        self._doors: tuple[Goal, ...] = ()
        self._filling: Filling | None = None

    @property
    def prompt(self) -> str:
        """The text that asks for the next line."""
        return prompt(self._filling) if self._filling else PROMPT

    @property
    def in_form(self) -> bool:
        return self._filling is not None

    async def enter(self, typed: str) -> str:
        """The text that is shown after a line: a card, or nothing while a form is being filled in."""
        try:
            return await self._enter(typed)
        except Exception as error:  # noqa: BLE001 the door: the person is told, the log has the rest
            return self._show(self._house.refusal(error))

    async def _enter(self, typed: str) -> str:
        if self._filling is not None:
            return await self._fill(self._filling, typed)
        if not typed.strip():
            return ""
        if typed.strip().isdecimal():
            return self._show(await self._house.reply(self._server, AT_THE_KEYBOARD, self._door(int(typed))))
        command, rest = command_in(typed, COMMANDS)
        values = _with_files(command, values_in(command, rest), self._house.config.limits.file_bytes)
        return self._show(await self._house.run(self._server, AT_THE_KEYBOARD, command, values))

    async def _fill(self, filling: Filling, typed: str) -> str:
        if typed.strip() == CANCEL:
            return self.leave_form()
        filling = type_line(filling, typed)
        self._filling = filling if filling.field else None
        if self._filling is not None:
            return ""
        action = submit_of(filling.form.opened, dict(filling.values))
        return self._show(await self._house.reply(self._server, AT_THE_KEYBOARD, action))

    def leave_form(self) -> str:
        """Puts the form away; nothing of it is saved."""
        self._filling = None
        return "The form was cancelled; nothing was saved."

    def _door(self, number: int) -> Goal:
        if not self._doors:
            raise BadValue("There are no numbered buttons yet.", "Type a command, such as /help.")
        if not 1 <= number <= len(self._doors):
            raise BadValue(f"The last card has no button {number}.", f"Its buttons are 1 to {len(self._doors)}.")
        return self._doors[number - 1]

    def _show(self, shown: Card | Form) -> str:
        if isinstance(shown, Form):
            self._filling = Filling(shown)
            return ""
        printed = to_terminal(shown, width=self._width)
        self._doors = printed.doors
        return "\n\n".join([printed.text, *(_save(self._folder, file) for file in shown.files)])


def _save(folder: Path, file: File) -> str:
    """Puts the file into the folder, and says so. A file that is there already is never written over."""
    path = folder / Path(file.name).name
    try:
        with path.open("xb") as opened:
            opened.write(file.data)
    except FileExistsError:
        return f"{path} is already there and was left unchanged. Move it away and ask again."
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}."
    return f"Saved as {path}."


def _with_files(command: Command, values: Mapping[str, str], most_bytes: int) -> Values:
    """The values with every file's path replaced by the file."""
    paths = {
        option.name: Path(values[option.name]) for option in command.options if option.file and option.name in values
    }
    return {**values, **{name: upload(path.expanduser(), most_bytes) for name, path in paths.items()}}


def upload(path: Path, most_bytes: int) -> Upload:
    """The file, read; its size is looked at before. Raises BadArticle."""
    try:
        size = path.stat().st_size
        if size > most_bytes:
            raise TooLarge(
                f"{path.name} has {size / 1024 / 1024:.1f} MB; the limit is {most_bytes // 1024 // 1024}.",
                "Take out what is not the article, or raise limits.file_mb in config.yaml.",
            )
        return Upload(path.name, path.read_bytes())
    except OSError as error:
        raise BadArticle(f"{path} cannot be read: {error.strerror}.", "Check the path.") from error


def run(config: Config, *, now: Callable[[], datetime], version: str, server: int) -> None:
    """Answer what is typed, until the input ends or somebody quits. Raises StoreError when the record cannot be opened."""
    with ExitStack() as stack:
        # SIGTERM ends the shell as quit does, whatever it waits for.
        stack.callback(signal.signal, signal.SIGTERM, signal.signal(signal.SIGTERM, lambda *_: sys.exit(0)))
        runner, opened = stack.enter_context(asyncio.Runner()), AsyncExitStack()
        stack.callback(lambda: runner.run(opened.aclose()))
        house = runner.run(opened.enter_async_context(open_house(config, now=now, version=version)))
        if server == LOCAL_SERVER:
            runner.run(house.seed_sample())
        if sys.stdin.isatty():
            session = Session(house, server, width=min(shutil.get_terminal_size().columns, 100))
            click.echo(f"On Record {version}. Type /help to see what you can ask, quit to leave.")
            _converse(runner, session)
        else:
            if isinstance(sys.stdin, TextIOWrapper):
                sys.stdin.reconfigure(errors="replace")  # a marker in the place of bytes that are no text
            _answer(runner, Session(house, server), sys.stdin)


def _answer(runner: asyncio.Runner, session: Session, typed: Iterable[str]) -> None:
    """Answers every line of a pipe or a file, without prompts."""
    for line in typed:
        if not session.in_form and line.strip().casefold() in QUIT:
            return
        _say(runner.run(session.enter(line.rstrip("\r\n"))))
    if session.in_form:
        _say(session.leave_form())


def _converse(runner: asyncio.Runner, session: Session) -> None:
    """Answers at a keyboard. Ctrl-C leaves a form, and outside of one the shell."""
    if importlib.util.find_spec("readline") is not None:
        # It gives input() its line editing and history; not into a pipe, where it writes escapes.
        importlib.import_module("readline")
    while True:
        above, _, last = session.prompt.rpartition("\n")
        if above:
            click.echo(above)
        try:
            line = input(last)
        except EOFError:
            click.echo()
            return
        except KeyboardInterrupt:
            click.echo()
            if not session.in_form:
                return
            _say(session.leave_form())
            continue
        if not session.in_form and line.strip().casefold() in QUIT:
            return
        _say(runner.run(session.enter(line)))


def _say(text: str) -> None:
    """Prints an answer and an empty line."""
    if text:
        click.echo(f"{text}\n")
