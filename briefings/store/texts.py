"""Whether what is shown as a source's words is in that source, and whether the source is as it was stored.

Each source text is hashed once after a start, before anything of it is first shown; each passage is compared once. What was compared is
kept in memory, so that the next read of it costs a look into a set. Knows nothing of what the items are.
"""

import asyncio
import hashlib
import json
import logging
from bisect import bisect
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from briefings.store.engine.database import Database, Row

_MOST = 200_000  # passages kept as compared, about 15 MB; then all are compared again
_AT_ONCE = 20  # texts that are read at a time; one has at most a million characters
_LONG = 200_000  # bytes that are hashed beside the event loop: a million take 2 ms

_TEXTS = "select id, sha256, cast(body as blob) as body from source_text where id in (select value from json_each(?))"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What an item (by its id) shows as the words of a source text from `start` on. No words: the item only rests on that text."""

    item: int
    text_id: int
    start: int = 0
    words: str = ""


class Texts:
    """The source texts that were compared since the start, of all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # The hash in memory of each text that is as it was stored; None for one that is not.
        self._whole: dict[int, int | None] = {}
        self._agreeing: set[int] = set()
        self._told: set[str] = set()

    async def altered(self, claimed: Iterable[Claimed]) -> frozenset[int]:
        """The items of which anything is not in its source text, or whose source text is not as it was stored."""
        unknown = [(key, one) for one in claimed if (key := _key(one)) not in self._agreeing]
        if not unknown:
            return frozenset()
        if len(self._agreeing) > _MOST:
            self._agreeing.clear()
        altered: set[int] = set()
        unknown.sort(key=_text_of)
        texts = sorted({one.text_id for _, one in unknown})
        for first in range(0, len(texts), _AT_ONCE):
            part = texts[first : first + _AT_ONCE]
            bodies = await self._read([text_id for text_id in part if self._whole.get(text_id, 0) is not None])
            here = slice(*(bisect(unknown, end, key=_text_of) for end in (part[0] - 1, part[-1])))
            for key, one in unknown[here]:
                body = bodies.get(one.text_id)
                if body is not None and agrees(body, one.start, one.words):
                    self._agreeing.add(key)
                else:
                    altered.add(one.item)
        return frozenset(altered)

    def knows(self, shown: Hashable) -> bool:
        """Whether all that is shown as words of a text, put in one value with the text's id, was compared before."""
        return hash(shown) in self._agreeing

    def learn(self, shown: Iterable[Hashable]) -> None:
        """Keeps that these were compared, and agree."""
        self._agreeing.update(map(hash, shown))

    async def is_whole(self, text_id: int, body: str) -> bool:
        """Whether a text is as it was stored. `body` is what was just read of it; where that is another than before, it is hashed again."""
        if self._whole.get(text_id) != hash(body):
            await self._read([text_id])
        return self._whole.get(text_id) == hash(body)

    def tell_host(self, name: str) -> None:
        """Says once in the log of the program what is withheld."""
        if name not in self._told:
            self._told.add(name)
            _log.error("Withheld, since it does not agree with the stored article: %s. Run: on-record verify", name)

    async def _read(self, texts: list[int]) -> Mapping[int, str]:
        """The bodies of those that are as they were stored. They are read as bytes, which may be no text any more."""
        bodies = {}
        for row in await self._database.read(_TEXTS, (json.dumps(texts),)):
            long = len(row["body"]) > _LONG
            body = await asyncio.to_thread(whole_body, row) if long else whole_body(row)
            self._whole[row["id"]] = None if body is None else hash(body)
            if body is not None:
                bodies[row["id"]] = body
        return bodies


def whole_body(row: Row) -> str | None:
    """The text of a row with `sha256` and the bytes of `body`; None when it is not as it was stored."""
    return str(row["body"], "utf-8") if hashlib.sha256(row["body"]).hexdigest() == row["sha256"] else None


def agrees(body: str, start: int, words: str) -> bool:
    """Whether a source text has these words there."""
    return start >= 0 and body.startswith(words, start)


def _text_of(claim: tuple[int, Claimed]) -> int:
    return claim[1].text_id


def _key(one: Claimed) -> int:
    return hash((one.text_id, one.start, one.words))
