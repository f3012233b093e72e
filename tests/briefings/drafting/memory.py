"""How much memory the bot takes at most while it drafts one file, and its worker process:
`python -c "from tests.briefings.drafting.memory import
main; main()" FILE` prints both in MB; begun so, it is not loaded into the worker, and `bot.__main__` is not either. Linux only: a
process's own peak is in /proc, and `getrusage` counts that of the process that started it as well."""

import asyncio
import importlib
import multiprocessing
import os
import re
import sys
from pathlib import Path

from briefings.desk.drafter import Drafter
from briefings.reading import read_text


def _peak(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) // 1024 if found else 0


async def _measure(text: str) -> list[int]:
    async with Drafter() as drafter:
        await drafter.draft(read_text(text))
        return [_peak(os.getpid()), *(_peak(child.pid or 0) for child in multiprocessing.active_children())]


def main() -> None:
    importlib.import_module("bot.gateway.app")  # what a connected bot has loaded, and its worker has not
    peaks = asyncio.run(_measure(Path(sys.argv[1]).read_text(encoding="utf-8")))
    sys.stdout.write(" ".join(map(str, peaks)))
