"""What an editor works at: one server's record, who they are, and who drafts for them. Knows no door."""

from dataclasses import dataclass

from briefings.desk.drafter import Drafter
from briefings.errors import IllegalMove
from briefings.model.log import THE_BOT
from briefings.store import Record


@dataclass(frozen=True, slots=True)
class Desk:
    """One editor at work on one server's record. Without a `drafter`, a long text is drafted in a process of its own."""

    record: Record
    actor_id: int
    drafter: Drafter | None = None

    def needs_another(self) -> bool:
        """Whether what this actor wrote goes on record only by somebody else. The program and its host are held to nothing."""
        return self.actor_id != THE_BOT and self.record.settings.two_people

    def refuse_alone(self, what: str) -> None:
        """Raises IllegalMove where two people are needed: what changes the record at once, one person alone does not do."""
        if self.needs_another():
            raise IllegalMove(
                f"{what} changes the record at once, and this server requires two people for that.",
                "Withdraw the briefing, change it, and let somebody else approve it.",
            )
