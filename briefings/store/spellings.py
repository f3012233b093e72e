"""The spellings of buttons that are too long for one: each is kept under a short key."""

import base64
import hashlib

from briefings.model.log import THE_BOT
from briefings.store.ledger.writes import Writes
from briefings.store.rows.log import Transaction
from briefings.store.shelf.reads import Reads

SPELLINGS = 10_000  # kept a server: of a button whose spelling is older, members are told to ask again


_NEWEST_SPELLING = "select place from spelling where guild_no = ? order by place desc limit 1"
_SPELLED = """
select place, (select max(place) from spelling n where n.guild_no = s.guild_no) as newest
from spelling s where guild_no = ? and key = ?
"""
_REMEMBER = """
insert into spelling (guild_no, key, spelling, place) values (?, ?, ?, ?)
on conflict do update set place = excluded.place
"""


class SpellingShelf(Reads):
    """Reads of spellings."""

    async def recall(self, key: str) -> str | None:
        """The spelling that `SpellingLedger.remember` gave this key for."""
        row = await self._database.read_one(
            "select spelling from spelling where guild_no = ? and key = ?", (self._guild, key)
        )
        return row["spelling"] if row else None


class SpellingLedger(Writes):
    """A part of the ledger."""

    async def remember(self, spelling: str) -> str:
        """A short key that `SpellingShelf.recall` gives the spelling for; the same spelling has the same key."""
        key = base64.urlsafe_b64encode(hashlib.sha256(spelling.encode()).digest()[:12]).decode()

        async def work(t: Transaction) -> str:
            rows = await t.writer.execute_fetchall(_NEWEST_SPELLING, (t.guild_no,))
            place = 1 + max((row[0] for row in rows), default=0)
            await t.writer.execute(_REMEMBER, (t.guild_no, key, spelling, place))
            await t.writer.execute(
                "delete from spelling where guild_no = ? and place <= ?", (t.guild_no, place - SPELLINGS)
            )
            return key

        guild_no = self._tenant.guild_no
        known = await self._database.read(_SPELLED, (guild_no, key))
        recent = known and known[0]["place"] > known[0]["newest"] - SPELLINGS // 2
        return key if recent else await self._write(THE_BOT, work)
