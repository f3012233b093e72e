"""What the worker process of `briefings.desk.drafter` runs for a long text. It loads the drafting and nothing else."""

import signal
from dataclasses import replace

from briefings.draft.model import Draft
from briefings.drafting.items.drafter import draft
from briefings.model.record import Source


def draft_apart(source: Source) -> Draft:
    """The draft without its text: the caller has that, so a long one need not come back."""
    whole = draft(source)
    return replace(whole, source=replace(source, text=""))


def leave_interrupts() -> None:
    """Leaves Ctrl-C to the parent, which closes the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
