"""Numbers that led somewhere once: items of withdrawn briefings."""

from briefings.model.record import Kind
from briefings.store.engine.tenants import number_of
from briefings.store.shelf.reads import Reads

_HOMES = {
    Kind.QUOTE: "select b.id from quote i join briefing b on b.id = i.briefing_id"
    " where i.id = ? and i.shown = 1 and b.state = 'withdrawn'",
    Kind.EVENT: "select b.id from event i join briefing b on b.id = i.briefing_id"
    " where i.id = ? and i.shown = 1 and b.state = 'withdrawn'",
    Kind.STANCE: "select b.id from stance i join briefing b on b.id = i.briefing_id"
    " where i.id = ? and i.shown = 1 and b.state = 'withdrawn'",
}


class WithdrawnShelf(Reads):
    """Reads of what is withdrawn: that it is, and nothing of what it said."""

    async def home(self, kind: Kind, number: int) -> int | None:
        """The withdrawn briefing that a quote, event or stance stood in; None for one that is on record or never was."""
        sql = _HOMES.get(kind)
        row = await self._database.read_one(sql, (self._id(number),)) if sql else None
        return number_of(row["id"]) if row else None
