"""The command line: reads the settings, opens the record, and chooses a door."""

import asyncio
import importlib
import importlib.util
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr

from bot import VERSION
from bot.config import Config, load, token_from
from bot.house import DATABASE, LOCAL_SERVER, open_house
from bot.shell import draft_command as drafting_door
from bot.shell import shell
from bot.shell.draft_command import Shape
from briefings.dates import when
from briefings.errors import BadConfig, BriefingError
from briefings.store import open_store

START_FAILED = 2
DRAFT_FAILED = 1
TOUCHED = 1
INTERRUPTED = 130

_config = click.option(
    "--config",
    "path",
    type=click.Path(path_type=Path),
    help="The settings file. Without it, config.yaml in the current folder, if there is one.",
)


@click.group(invoke_without_command=True)
@click.version_option(VERSION, prog_name="On Record", message="%(prog)s %(version)s")
@_config
@click.pass_context
def main(context: click.Context, path: Path | None) -> None:
    """On Record: who said what about a dispute, word for word, with the source.

    With DISCORD_TOKEN (or DISCORD_TOKEN_FILE) in the environment the bot connects to Discord; without it, the preview is served.
    """
    context.obj = path
    if context.invoked_subcommand is None:
        _start(path, _discord_or_preview)


@main.command("preview")
@_config
@click.pass_obj
def preview_command(above: Path | None, path: Path | None) -> None:
    """Serve the bot in a simulated Discord on this machine. Needs no token."""
    _start(path or above, _serve_preview)


@main.command("shell")
@_config
@click.option(
    "--server", type=click.IntRange(1), default=LOCAL_SERVER, help="The id of the server whose record is opened."
)
@click.pass_obj
def shell_command(above: Path | None, path: Path | None, server: int) -> None:
    """Ask and edit in the terminal. Piped lines are answered one by one."""
    _start(path or above, lambda config: shell.run(config, now=_now, version=VERSION, server=server), quiet=True)


@main.command("draft")
@_config
@click.option("--published", metavar="DATE", help="The articles' date, where they do not give it, such as 2026-01-27.")
@click.option("--json", "shape", flag_value=Shape.JSON, help="Print one line of JSON per file.")
@click.option("--check", "shape", flag_value=Shape.CHECK, help="Only report whether each file's draft is sound.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_obj
def draft_command(
    above: Path | None, path: Path | None, published: str | None, shape: Shape | None, files: tuple[Path, ...]
) -> None:
    """Draft articles and print what an editor would review. Nothing is saved.

    Ends with status 1 when a file cannot be drafted, or is not sound.
    """

    def door(config: Config) -> None:
        date = when.article_date(published) if published else None
        if not drafting_door.run(files, shape or Shape.TEXT, date, config.limits):
            raise SystemExit(DRAFT_FAILED)

    _start(path or above, door, quiet=True)


@main.command("verify")
@_config
@click.pass_obj
def verify_command(above: Path | None, path: Path | None) -> None:
    """Check that the log of changes and the stored articles are as they were written, and that what is shown stands in them.

    Ends with status 1 when it was changed outside the program.
    """
    _start(path or above, lambda config: asyncio.run(_verify(config)), quiet=True)


async def _verify(config: Config) -> None:
    async with await open_store(config.data / DATABASE, now=_now) as store:
        touched = await store.find_touched()
    for name in touched:
        click.echo(f"Changed outside the program: {name}.")
    if touched:
        raise SystemExit(TOUCHED)
    click.echo("The log of changes and the stored articles are as they were written.")


def _start(path: Path | None, door: Callable[[Config], None], *, quiet: bool = False) -> None:
    """Open the door. What keeps it shut is said in one sentence, with the next step."""
    try:
        config = load(path, Path.cwd())
        level = config.log_level if not quiet or config.log_level == "debug" else "warning"
        logging.basicConfig(
            level=level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
        )
        door(config)
    except BriefingError as error:
        click.echo(f"{error.say} {error.hint}".strip(), err=True)
        raise SystemExit(START_FAILED) from None
    except KeyboardInterrupt:
        raise SystemExit(INTERRUPTED) from None


def _discord_or_preview(config: Config) -> None:
    if token := token_from(os.environ):
        _run(_connect(config, token))
    else:
        _serve_preview(config)


def _serve_preview(config: Config) -> None:
    if importlib.util.find_spec("simcord") is None:
        raise BadConfig(
            "The preview needs the extra: pip install 'on-record[preview]'.",
            "Or set DISCORD_TOKEN to connect to Discord, or use the terminal: python -m bot shell.",
        )
    _check_port(config.preview.port)
    _run(_preview(config))


def _check_port(port: int) -> None:
    """Raises BadConfig when nothing can be served there, before anything is opened."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise BadConfig(
                f"The preview cannot be served at port {port}: {error.strerror}.",
                "Set preview.port in config.yaml to another port, or to 0 for any free one.",
            ) from error


async def _connect(config: Config, token: SecretStr) -> None:
    app = importlib.import_module("bot.gateway.app")  # discord.py takes half a second to load: only where it is needed
    async with open_house(config, now=_now, version=VERSION) as house:
        await app.OnRecord(house, shard_count=config.shard_count).run_with_token(token.get_secret_value())


async def _preview(config: Config) -> None:
    if config.log_level != "debug":  # what a simulated Discord is told would puzzle (an invite link that leads nowhere)
        for name in ("discord", "bot.gateway"):
            logging.getLogger(name).setLevel(logging.ERROR)
    preview = importlib.import_module("bot.preview")  # only where the extra is installed
    async with open_house(config, now=_now, version=VERSION) as house:
        await house.seed_sample()
        await preview.serve(house, port=config.preview.port, now=_now(), tell=_tell_address)


def _tell_address(address: str) -> None:
    click.echo(f"The preview is at {address} until you press Ctrl-C.")
    sys.stdout.flush()


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run until the work is done or the process is told to stop, which is a clean end."""

    async def until_told() -> None:
        task = asyncio.ensure_future(work)
        with suppress(NotImplementedError):  # Windows has no such handlers
            for ending in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(ending, task.cancel)
        with suppress(asyncio.CancelledError):
            await task

    with suppress(KeyboardInterrupt):
        asyncio.run(until_told())


def _now() -> datetime:
    return datetime.now(UTC)
