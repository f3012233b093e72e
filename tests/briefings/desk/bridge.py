"""A small article about a bridge, of invented people, and its draft as a drafter could leave it."""

from hashlib import sha256

from briefings.draft.model import (
    Doubt,
    DoubtKind,
    Draft,
    DraftEvent,
    DraftPerson,
    DraftQuote,
    DraftRole,
    DraftStance,
    DraftSummary,
    Tier,
)
from briefings.model.record import Position, Sentence, Source, SpeakerState, When
from briefings.model.spans import Span
from briefings.text.finding import find

TEXT = """Mayor Ada Quill wants the Harbour Bridge to stay open. “Keep the bridge open,” Quill said. “A closed bridge helps nobody.”

Transport Secretary Boris Reed disagrees. “The bridge is old, it is tired [and] it is unsafe,” he said, “and we will close it.”
Quill was elected last year. The bridge was opened in 1931 and repaired in March 1974.

“Let us [...] wait,” a resident said. “Close it. Close it now,” Reed wrote. Sources say the bridge was neglected.
Reed’s deputy, Cora Vane, did not comment."""


def at(words: str, place: int = 0) -> Span:
    return find(TEXT, words)[place]


def sentence(words: str) -> Sentence:
    span = at(words)
    return Sentence(span.of(TEXT), (span,))


SOURCE = Source(TEXT, sha256(TEXT.encode()).hexdigest())
PRONOUN = Doubt(DoubtKind.PRONOUN_SPEAKER, "“he” could be somebody else.", at("he said"))

DRAFT = Draft(
    SOURCE,
    people=(
        DraftPerson(
            "p1",
            "Ada Quill",
            (at("Ada Quill"), at("Quill", 1), at("Quill", 2)),
            ("Quill",),
            (DraftRole("Mayor", at("Mayor")),),
        ),
        DraftPerson(
            "p2",
            "Boris Reed",
            (at("Boris Reed"), at("Reed", 1), at("Reed", 2)),
            ("Reed",),
            (DraftRole("Transport Secretary", at("Transport Secretary")),),
        ),
        DraftPerson("p3", "Vane", (at("Vane"),), doubts=(Doubt(DoubtKind.SURNAME_ONLY, "Only a surname is given."),)),
    ),
    quotes=(
        DraftQuote("q1", (at("Keep the bridge open"),), "p1", SpeakerState.STATED, at("Quill", 1), at("said")),
        DraftQuote("q2", (at("A closed bridge helps nobody."),), "p1", SpeakerState.INFERRED),
        DraftQuote(
            "q3",
            (at("The bridge is old, it is tired [and] it is unsafe"), at("and we will close it.")),
            None,
            SpeakerState.AMBIGUOUS,
            at("he said"),
            at("said", 1),
            ("p1", "p2"),
            (PRONOUN,),
        ),
        DraftQuote("q4", (at("Close it. Close it now"),), "p2", SpeakerState.STATED, at("Reed", 1), at("wrote")),
    ),
    events=(
        DraftEvent(
            "e1",
            sentence("Quill was elected last year."),
            When("last year", span=at("last year"), relative=True),
            ("p1",),
            (Doubt(DoubtKind.UNRESOLVED_DATE, "“last year” is counted from a date that is not known."),),
        ),
        DraftEvent(
            "e2",
            sentence("The bridge was opened in 1931 and repaired in March 1974."),
            When("1931", "1931", span=at("1931")),
        ),
    ),
    stances=(
        DraftStance(
            "s1",
            "p1",
            "the Harbour Bridge to stay open",
            Position.SUPPORTS,
            Tier.FIRM,
            (at("Mayor Ada Quill wants the Harbour Bridge to stay open."),),
            doubts=(Doubt(DoubtKind.ISSUE_WORDING, "The issue is not yet a sentence."),),
        ),
        DraftStance(
            "s2",
            "p2",
            "close it",
            Position.SUPPORTS,
            Tier.POSSIBLE,
            (at("and we will close it."),),
            doubts=(Doubt(DoubtKind.ISSUE_WORDING, "The issue is not yet a sentence."),),
        ),
    ),
    summary=DraftSummary(
        (
            sentence("Mayor Ada Quill wants the Harbour Bridge to stay open."),
            sentence("Transport Secretary Boris Reed disagrees."),
        )
    ),
    topics=("Transport",),
    doubts=(
        Doubt(DoubtKind.NO_OUTLET, "No outlet."),
        Doubt(DoubtKind.NO_DATE, "No date."),
        Doubt(DoubtKind.NO_AUTHOR, "No author."),
    ),
    number=3,
    rev=1,
)
