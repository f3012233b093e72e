"""What is planned for a draft, above its review card. Pure."""

from dataclasses import replace
from datetime import datetime

from bot.actions.curating import CancelPlan
from bot.cards.card import Block, Button, Card, Rule, Run, Style, Text, line, member
from bot.cards.doors import rows
from bot.cards.fit import shorten
from briefings.dates.style import Writing
from briefings.draft.model import Draft
from briefings.model.record import State
from briefings.model.scheduling import Scheduled, ScheduleState

_WHY_MOST = 300


def with_plan(writing: Writing, card: Card, draft: Draft, planned: Scheduled | None) -> Card:
    """The card with what is planned for the draft on top, or why it did not come to be; as it is where there is nothing to tell."""
    told = _plan_blocks(writing, draft, planned) if planned else ()
    return replace(card, blocks=(*told, Rule(), *card.blocks)) if told else card


def at_words(writing: Writing, due: datetime) -> str:
    """A time as cards show it: `1 March 2026 at 09:00 UTC`."""
    return f"{writing.day_of(due)} at {writing.clock(due)}"


def _plan_blocks(writing: Writing, draft: Draft, planned: Scheduled) -> tuple[Block, ...]:
    when, stale = at_words(writing, planned.due), planned.rev != draft.rev
    if stale and draft.state is State.PUBLISHED:
        return ()
    match planned.state:
        case ScheduleState.WAITING if stale:
            say = f"It will not be published on {when}: the draft has changed since. Plan it again with /briefing publish and “at”."
            return Text((line(say, Style.BOLD),)), *rows(Button("Cancel the plan", CancelPlan(draft.number)))
        case ScheduleState.WAITING:
            say = f"This revision will be published on {when}, unless the draft changes. "
            by = (Run(say, Style.BOLD), Run("Planned by "), member(planned.actor_id), Run("."))
            return Text((by,)), *rows(Button("Cancel the plan", CancelPlan(draft.number)))
        case ScheduleState.MISSED:
            why = shorten(planned.why or "", _WHY_MOST)
            return (Text((line(f"It was not published on {when}. {why}", Style.BOLD),)),)
        case ScheduleState.DONE | ScheduleState.CANCELLED:
            return ()
