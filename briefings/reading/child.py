"""Reading without holding up the event loop: a child process with limits on time and memory. Knows no file format."""

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

from briefings.errors import BadArticle, TooLarge
from briefings.model.record import Source
from briefings.reading.child_main import program_of, request, source_of
from briefings.reading.limits import ReadingLimits
from briefings.reading.making import Raw

_log = logging.getLogger(__name__)
_AT_ONCE = 2  # children; the next one waits
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def read_in_child(raw: Raw, limits: ReadingLimits) -> Source:
    """The source that the child made of the bytes. Raises what reading raises, and BadArticle when the child ends over them."""
    turn = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_AT_ONCE))
    async with turn:
        reply, complaint, code = await _ask(raw, limits)
    try:
        return source_of(reply)
    except (ValueError, KeyError, TypeError) as error:
        _log.warning("Reading a file of kind %s ended with %s.\n%s", raw.kind.value, code, complaint[-4000:])
        raise BadArticle("That file could not be read.", "Open it and paste the text instead.") from error


def _folders() -> str:
    """The folders that the child imports from, as JSON; an empty name in the path means the working folder."""
    return json.dumps([str(Path(folder).absolute()) for folder in sys.path])


async def _ask(raw: Raw, limits: ReadingLimits) -> tuple[bytes, str, int | None]:
    """The child's reply, what it complained of, and its exit code. It learns nothing of the bot's environment."""
    command = (sys.executable, "-I", "-c", program_of(raw.kind), _folders())
    child = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=None if os.name == "nt" else {},  # Python on Windows does not start without some of it
    )
    try:
        async with asyncio.timeout(limits.seconds):
            reply, complaint = await child.communicate(request(raw, limits))
            return reply, complaint.decode("utf-8", "replace"), child.returncode
    except TimeoutError as error:
        say = f"Reading that file takes longer than {limits.seconds:g} seconds, so the bot gave up."
        raise TooLarge(say, "Open it and paste the text instead.") from error
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
