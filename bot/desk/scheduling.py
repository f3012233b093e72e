"""Publishing what is due, as the member who planned it, if they may still and the draft is unchanged. Knows neither door nor clock."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.board import Board
from bot.desk.publishing import Publishing
from bot.gate.rules import Need, Rules, may
from briefings.desk import Desk, scheduling
from briefings.errors import BriefingError, Gone, NotAllowed
from briefings.model.scheduling import Scheduled
from briefings.store import Record, Store

EVERY_S = 20.0  # between two looks at what is due: nobody plans to the second


@dataclass(frozen=True, slots=True)
class Sweep:
    """One look at what is due. `rules` says who may what in a server now; `fault` logs an error and gives its reference."""

    store: Store
    board: Board
    rules: Callable[[int], Rules]
    fault: Callable[[Exception], str]

    async def run(self) -> int:
        """How many briefings were published. Never raises: one that fails does not cost the others, and its review card says why."""
        done = 0
        for record, planned in await self.store.due():
            try:
                done += await self._settle(record, planned)
            except Gone:  # cancelled or planned anew meanwhile
                continue
            except Exception as error:  # noqa: BLE001 the door: nobody is there to be told, so the log and the card are
                why = f"The bot failed to publish it; its log has the reference {self.fault(error)}."
                await record.ledger.schedule.miss(planned, why)
        return done

    async def _settle(self, record: Record, planned: Scheduled) -> bool:
        """Whether it was published now."""
        try:
            goes = await scheduling.still_stands(record, planned)
            if goes:
                publishing = Publishing(Desk(record, await self._planner(record, planned)), self.board)
                await publishing.publish(planned.briefing, planned.rev, planned.channel)
        except BriefingError as error:
            why = f"{error.say} {error.hint}".strip()
            await record.ledger.schedule.miss(planned, why)
            return False
        await record.ledger.schedule.finish(planned)
        return goes

    async def _planner(self, record: Record, planned: Scheduled) -> int:
        """The member who planned it. Raises NotAllowed when they may not publish any more; where nobody can tell, the plan counts."""
        member = planned.actor_id
        standing = await self.board.standing(record.server, member, None) if member else None
        may_not = standing and not (standing.member and may(standing.member, self.rules(record.server), Need.APPROVER))
        if member is None or may_not:
            raise NotAllowed(
                "The member who planned it may no longer publish here.", "Somebody who may publish here can do it."
            )
        return member
