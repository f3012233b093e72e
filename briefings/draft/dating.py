"""When the evidence of a stance says that it was taken, where an event of the same sentence tells it. Pure."""

import re
from collections.abc import Iterable

from briefings.dates.when import bounds
from briefings.draft.model import DraftEvent, DraftStance
from briefings.model.record import Source, value_of

# A date at the head of a sentence holds for its first clause; with one of these words there may be another.
_OTHER_CLAUSE = re.compile(
    r"[;:“”]|\b(?:after|although|and|as|before|but|because|now|once|since|still|that|then|though|today|until|when|while|which|who|whose|yet)\b",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"(?:in|on|during|by the end of|at the end of)?\s*", re.IGNORECASE)


def date_of_evidence(stance: DraftStance, events: Iterable[DraftEvent], source: Source) -> str | None:
    """The date (EDTF) of the one of the `events` that the evidence tells, None where the article's own date is all that is known.

    The event is of the holder alone, its date opens the sentence, which has no other clause ("In 2024, Ellison backed the levy."), and it
    is not after the article. "She opposes the plan that passed in 2019" gives no date: that one is the plan's.
    """
    dates = {
        event.when.edtf
        for event in events
        if event.people == (stance.holder,)
        and all(_tells(event, span.start, span.end, source.text) for span in stance.evidence)
    }
    found = dates.pop() if len(dates) == 1 else None
    published = value_of(source.published)
    if found is None or (published and bounds(found)[0] > bounds(published)[1]):
        return None
    return found


def _tells(event: DraftEvent, start: int, end: int, text: str) -> bool:
    """Whether the passage is in the event's sentence, which its date opens and which has one clause."""
    when = event.when
    if when.edtf is None or when.qualifier or when.ahead or when.span is None or len(event.sentence.spans) != 1:
        return False
    whole = event.sentence.spans[0]
    if not (whole.start <= start < end <= whole.end and whole.start <= when.span.start < when.span.end <= whole.end):
        return False
    opens = _BEFORE_DATE.fullmatch(text[whole.start : when.span.start])
    return bool(opens) and not _OTHER_CLAUSE.search(text[when.span.end : whole.end])
