"""The writes of issues: reworded, merged, and a merge taken back."""

from briefings.store.ledger.writes import Writes
from briefings.store.rows import issues


class IssueLedger(Writes):
    """A part of the ledger."""

    async def reword(self, actor_id: int, issue: int, sentence: str, reason: str) -> None:
        """Gives an issue another sentence everywhere; its number stays, and members are told. Raises Gone and IllegalMove."""
        await self._write(actor_id, lambda t: issues.reword(t, issue, sentence, reason), changes_record=True)

    async def merge(self, actor_id: int, issue: int, into: int) -> int:
        """The number of the change after which the stances on one issue count for the other. Raises Gone."""
        return await self._write(actor_id, lambda t: issues.merge(t, issue, into), changes_record=True)

    async def undo(self, actor_id: int, change: int) -> int:
        """The number of the change that takes a merge of issues, or the undoing of one, back. Raises Gone and IllegalMove."""
        return await self._write(actor_id, lambda t: issues.undo(t, change), changes_record=True)
