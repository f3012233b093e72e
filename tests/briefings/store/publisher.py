"""A process that publishes without end and says so after each acknowledged write; `test_kill` ends it at any moment."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from briefings.store import open_store
from tests.briefings.store.articles import everything, many_quotes

SERVER, EDITOR, QUOTES = 812345678901234567, 42, 10


async def publish_without_end(path: Path, first: int) -> None:
    """Prints the number of each briefing once it is published, and again (negative) once it is withdrawn."""
    async with await open_store(path, now=lambda: datetime.now(UTC)) as store:
        print("open", flush=True)  # noqa: T201
        for turn in range(first, first + 1_000_000):
            taken = await store.of(SERVER).ledger.drafts.take_in(EDITOR, many_quotes(QUOTES, f"Speaker {turn}"))
            draft = await store.of(SERVER).ledger.drafts.publish(EDITOR, taken, everything(taken))
            print(draft.number, flush=True)  # noqa: T201
            if turn % 3 == 0:
                await store.of(SERVER).ledger.drafts.withdraw(EDITOR, draft.number, "")
                print(-draft.number, flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(publish_without_end(Path(sys.argv[1]), int(sys.argv[2])))
