"""A draft with something of everything: settled, doubtful, accepted and rejected items; and the same one published."""

from dataclasses import replace

from briefings.draft.model import Doubt, DoubtKind, Draft, DraftPerson, DraftReport, Verdict
from briefings.model.record import SpeakerState, State
from tests.bot.cards.record import SOURCE, TEXT, span
from tests.briefings.ask.records import BUSES

NO_DATE = Doubt(DoubtKind.NO_DATE, "The article gives no date.")
NO_AUTHOR = Doubt(DoubtKind.NO_AUTHOR, "The article names no author.")
WHICH = Doubt(DoubtKind.AMBIGUOUS_SPEAKER, "“one of the two” could be Ellison or Okafor.")
PRONOUN = Doubt(DoubtKind.PRONOUN_SPEAKER, "The speaker is given as “he”.", span("he said"))
WORDING = Doubt(DoubtKind.ISSUE_WORDING, "The issue is not a full sentence yet.")
UNRESOLVED = Doubt(DoubtKind.UNRESOLVED_DATE, "“last year” cannot be counted while the article's date is not known.")

WHO = Doubt(DoubtKind.UNKNOWN_SPEAKER, "The article names nobody here: “The Harwick council”.")

Q1, Q2, Q3 = BUSES.quotes
P1, P2, P3 = BUSES.people
E1, E2, E3 = BUSES.events
S1, S2 = BUSES.stances
R1 = DraftReport("r1", (span("for a delay"),), "p1", "", SpeakerState.STATED, span("Mara Ellison"))
R2 = DraftReport("r2", (span("a plan to end the night buses"),), None, "Harwick council", doubts=(WHO,))
R3 = DraftReport("r3", (span("one of the two"),), verdict=Verdict.REJECTED)
DRAFT = replace(
    BUSES,
    source=replace(SOURCE, published=None),
    people=(
        P1,
        P2,
        replace(P3, verdict=Verdict.REJECTED),
        DraftPerson(
            "p4", "Ellison", (span("Ellison said"),), doubts=(Doubt(DoubtKind.SURNAME_ONLY, "Only a surname."),)
        ),
    ),
    quotes=(Q1, replace(Q2, doubts=(PRONOUN,)), replace(Q3, candidates=("p1", "p2"), doubts=(WHICH,))),
    events=(E1, replace(E2, when=replace(E2.when, edtf=None), doubts=(UNRESOLVED,)), E3),
    stances=(replace(S1, issue="a delay", doubts=(WORDING,)), replace(S2, verdict=Verdict.ACCEPTED)),
    doubts=(NO_DATE, NO_AUTHOR),
    reports=(R1, R2, R3),
    number=1,
    rev=3,
)


def as_published(draft: Draft) -> Draft:
    """The draft with some of its items on record."""
    quotes = (replace(draft.quotes[0], number=1), *draft.quotes[1:])
    people = (replace(draft.people[0], number=1), replace(draft.people[1], number=2), *draft.people[2:])
    summary = replace(draft.summary, number=1)
    return replace(draft, quotes=quotes, people=people, summary=summary, state=State.PUBLISHED, rev=4)


PUBLISHED = as_published(DRAFT)
LONG = replace(DRAFT, source=replace(SOURCE, text=TEXT + " word" * 3000))
