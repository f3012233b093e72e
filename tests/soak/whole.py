"""The whole plain model of a server: its record, with review by two, what is planned, and what is done to issues."""

from dataclasses import replace

from tests.soak.kept import Briefing, Correction, Plan
from tests.soak.model import Record
from tests.soak.values import Stance, goes_out


class Whole(Record):
    """One server's record, and what stands beside its briefings."""

    def __init__(self) -> None:
        super().__init__()
        self._plans = 0
        self.story: list[str] = []  # what editors did, one line a deed, for whoever looks for a difference

    def switch(self) -> None:
        """Review by two goes on, or off again."""
        self.two_people = not self.two_people

    def hand_in(self, number: int, seen: int, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state == "discarded" or briefing.rev != seen or briefing.waits:
            return False
        self._next(briefing, briefing.values, editor, undoable=False, moves=True, hands="in")
        return True

    def send_back(self, number: int, seen: int, editor: int) -> bool:
        briefing = self.briefings[number]
        if briefing.state == "discarded" or briefing.rev != seen:
            return False
        self._next(briefing, briefing.values, editor, undoable=False, moves=True, hands="back")
        return True

    def plan(self, number: int, editor: int) -> bool:
        """The draft as it is now goes out later, if nothing changes until then."""
        briefing = self.briefings[number]
        if briefing.state == "discarded" or (self.two_people and briefing.author == editor):
            return False
        take = {key for key in briefing.values if goes_out(briefing.values, key)} | self._locked(briefing)
        if take <= {"facts"} or (briefing.state == "published" and take <= briefing.out.keys()):
            return False
        self._plans += 1
        briefing.plan = Plan(briefing.rev, editor, self._plans)
        return True

    def cancel(self, number: int) -> bool:
        briefing = self.briefings[number]
        planned, briefing.plan = briefing.plan, None
        return planned is not None

    def due(self) -> int:
        """The time has come for all that is planned; how many briefings went out."""
        self.newest.clear()  # what was missed is a change of whoever planned it
        due = sorted((one.plan.order, one.number) for one in self.briefings.values() if one.plan is not None)
        return sum(self._goes_out(self.briefings[number]) for _, number in due)

    def _goes_out(self, briefing: Briefing) -> bool:
        planned, briefing.plan = briefing.plan, None
        return planned is not None and self.publish(briefing.number, planned.rev, planned.editor)

    def waiting(self) -> set[int]:
        """The drafts that were handed in and not touched since."""
        return {one.number for one in self.briefings.values() if one.waits and one.state != "discarded"}

    def planned(self) -> dict[int, int]:
        """Which revision of which briefing goes out later, if it does not change."""
        return {one.number: one.plan.rev for one in self.briefings.values() if one.plan is not None}

    def issues_out(self) -> set[int]:
        """The issues on which a stance on record stands."""
        return {self.issues.of(value.issue) for _, _, value in self._items_out() if isinstance(value, Stance)}

    def seen_corrections(self) -> list[Correction]:
        """The newest first; what was corrected of an item that is on record no longer is without its words.

        What was done to an issue is told as long as any stance on record stands on it.
        """
        issues = {f"I-{number}" for number in self.issues_out()}
        seen = [
            one
            for one in reversed(self.corrections)
            if self.briefings[one.briefing].state == "published" or (not one.key and one.number in issues)
        ]
        return [
            one
            if not one.key or one.key in self.briefings[one.briefing].out or one.became == "taken back"
            else replace(one, was="", became="")
            for one in seen
        ]

    def reword(self, number: int, sentence: str) -> bool:
        if self.two_people or number not in self.issues_out():
            return False
        was = self.issues.called[number]
        if not self.issues.reword(number, sentence):
            return False
        self._tell(number, f"I-{number}", was, sentence)
        return True

    def merge_issues(self, number: int, into: int) -> bool:
        """Two issues as a card named them; where one was merged meanwhile, more would move than was shown."""
        if self.two_people or number == into or not {number, into} <= self.issues_out():
            return False
        self._tell_moved(number, number, into)
        return self.issues.merge(number, into)

    def undo_issues(self, change: int) -> bool:
        known = self.issues.done[change - 1]
        before = self.corrections[:]
        if known.parts and known.into is not None:
            self._tell_moved(known.issue, known.issue, known.into)
        if self.two_people or not self.issues.undo(change, self.issues_out()):
            self.corrections = before
            return False
        if not known.parts and known.into is not None:
            self._tell_moved(known.issue, known.into, known.issue)
        return True

    def _tell_moved(self, number: int, was: int, now: int) -> None:
        """What stands on an issue now moves between two: members are told where both of them are on record."""
        if {was, now} <= self.issues_out():
            sides = [f"I-{one} {self.issues.called[one]}" for one in (was, now)]
            self._tell(number, f"I-{was}", *sides)

    def _tell(self, number: int, named: str, was: str, became: str) -> None:
        told = [
            one.number
            for one, _, value in self._items_out()
            if isinstance(value, Stance) and self.issues.of(value.issue) == number
        ]
        self.corrections.append(Correction(min(told), "", named, was, became))
