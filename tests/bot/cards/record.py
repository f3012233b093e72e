"""A small record of invented people, as values, for the tests of cards."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

from bot.cards.reader.help import AboutFacts
from briefings.ask.answers import QuoteAnswer
from briefings.model.log import Done, LogKind, LogLine, Op, Step
from briefings.model.record import (
    Basis,
    Briefing,
    BriefingRef,
    Correction,
    DatedPosition,
    Event,
    Evidence,
    Fact,
    Held,
    Issue,
    Kind,
    Origin,
    Page,
    Person,
    PersonRef,
    Piece,
    Position,
    Qualifier,
    Quote,
    Role,
    Sentence,
    Source,
    SpeakerState,
    Stance,
    State,
    Voice,
    Vouch,
    When,
)
from briefings.model.spans import Span

TEXT = """Harwick splits over night buses

The Harwick council argued on Tuesday over a plan to end the night buses. Transit commissioner Mara Ellison asked for a delay.
“Nobody should have to walk home at two in the morning.
Not in this city [or any other],” Ellison said. Mayor Devin Okafor disagreed. “We pay for empty seats,” he said, “and the roof of
the school leaks.” The council last changed the night lines in 2022. Okafor was elected last year. Budget officer Priya Raman
was not at the meeting.
“It will pass,” said one of the two in the corridor."""

ABOUT = AboutFacts("0.1.0", "Ask the moderators.", "https://example.org/privacy")
REF = BriefingRef(1, "Harwick splits over night buses", "Harwick Ledger", "2026-01-27")
BARE_REF = BriefingRef(2, "", None, None)
ELLISON = PersonRef(1, "Mara Ellison")
OKAFOR = PersonRef(2, "Devin Okafor")
RAMAN = PersonRef(3, "Priya Raman")
ISSUE = Issue(1, "Harwick should keep its night buses.")
SOURCE = Source(
    text=TEXT,
    sha256=sha256(TEXT.encode()).hexdigest(),
    title=Fact("Harwick splits over night buses", Origin.TEXT),
    outlet=Fact("Harwick Ledger", Origin.EDITOR),
    published=Fact("2026-01-27", Origin.EDITOR),
)


def span(words: str) -> Span:
    """Where the words first stand in TEXT."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def piece(words: str) -> Piece:
    return Piece(span(words), words)


def evidence(words: str, voice: Voice) -> Evidence:
    return Evidence(span(words), words, voice)


BUSES = Sentence(
    "The Harwick council argued on Tuesday over a plan to end the night buses.", (span("The Harwick council"),)
)
CHANGED = Sentence(
    "The council last changed the night lines in 2022.", (span("The council last changed the night lines in 2022."),)
)
ELECTED = Sentence("Okafor was elected last year.", (span("Okafor was elected last year."),))
EMPTY = Sentence("The mayor calls them empty.", (span("empty seats"),), Origin.EDITOR)
LONG_WALK = Quote(
    1,
    REF,
    (piece("Nobody should have to walk home at two in the morning.\nNot in this city [or any other],"),),
    (),
    ELLISON,
    SpeakerState.STATED,
    "Transit commissioner",
    "said",
    None,
)
SEATS = Quote(
    2,
    REF,
    (piece("We pay for empty seats,"), piece("and the roof of\nthe school leaks.")),
    (None,),
    OKAFOR,
    SpeakerState.INFERRED,
    "Mayor",
    "said",
    Vouch.ITEM,
)
CORRIDOR = Quote(3, REF, (piece("It will pass,"),), (), None, SpeakerState.AMBIGUOUS, None, "said", Vouch.ITEM)
EVENT = Event(1, REF, CHANGED, When("in 2022", "2022"), ())
RELATIVE = Event(2, REF, ELECTED, When("last year", None, relative=True), (OKAFOR,))
PRONOUN_EVENT = Event(
    4,
    REF,
    Sentence("He opposed the plan in 2021.", (span("Mayor"),), Origin.EDITOR),
    When("in 2021", "2021"),
    (OKAFOR,),
)
EDITORS_EVENT = Event(3, REF, Sentence("The council met.", (span("on Tuesday"),), Origin.EDITOR), When("", None), ())
FOR = Stance(1, REF, ELLISON, ISSUE, Position.SUPPORTS, Basis.READ, (evidence("asked for a delay", Voice.ARTICLE),))
CHANGED_MIND = replace(
    FOR,
    number=4,
    position=Position.OPPOSES,
    briefing=BriefingRef(5, "The buses again", "Harwick Ledger", "2027-03-02"),
    evidence=(evidence("Not in this city [or any other],", Voice.SAID),),
    course=(DatedPosition(Position.SUPPORTS, "2026-01-27"), DatedPosition(Position.OPPOSES, "2027-03-02")),
)
AGAINST = Stance(
    2, REF, OKAFOR, ISSUE, Position.OPPOSES, Basis.STATED, (evidence("We pay for empty seats,", Voice.SAID),)
)
BRIEFING = Briefing(
    1,
    4,
    State.PUBLISHED,
    REF.title,
    SOURCE,
    (BUSES, EMPTY),
    ("transport",),
    datetime(2026, 1, 28, 9, 30, tzinfo=UTC),
)
PERSON = Person(1, "Mara Ellison", ("M. Ellison",), (Role("Transit commissioner", span("Transit commissioner"), REF),))
_COMMISSIONER = PERSON.roles[0]
_SAYS = Held(
    When("2019", "2019"), When("2024", "2024"), BriefingRef(4, "A new commissioner", None, None), "from 2019 to 2024"
)
SAID_OF = replace(
    PERSON,
    name="Mara Ellison-Reed",
    aliases=("M. Ellison", "Mara Ellison"),
    roles=(
        replace(_COMMISSIONER, key="p1", held=_SAYS),
        replace(
            _COMMISSIONER, title="chair", held=Held(When("March 2025", "2025-03"), None, note="The board's own list.")
        ),
        replace(
            _COMMISSIONER,
            title="adviser",
            held=Held(None, When("late 2018", "2018", Qualifier.LATE), REF, "until late 2018"),
        ),
    ),
    added=("The Night Owl",),
    name_by_editor=True,
)
TALKED_ABOUT = Person(3, "Priya Raman", (), (Role("Budget officer", span("Budget officer"), REF),))
CORRECTION = Correction(
    REF,
    Kind.QUOTE,
    2,
    "words",
    "We pay for seats",
    "We pay for empty seats",
    "A word was missing.",
    datetime(2026, 2, 3, 9, 30, tzinfo=UTC),
    1,
)


def logged(
    kind: LogKind, nth: int, item: int, done: Done, day: int = 28, *, back: bool = False, undone_by: int | None = None
) -> LogLine:
    """A line of the log, of a day of January 2026."""
    return LogLine(kind, nth, item, "", done, back, datetime(2026, 1, day, 9, 30, tzinfo=UTC), 7, undone_by)


REVISIONS = (
    logged(LogKind.REVISION, 2, 1, Step(Op.PUBLISH), 28),
    logged(LogKind.REVISION, 5, 1, Step(Op.WITHDRAW), 29),
    logged(LogKind.REVISION, 6, 1, Step(Op.RESTORE), 30),
)
ONE_QUOTE = QuoteAnswer(LONG_WALK, None, 2)


T = TypeVar("T")


def page_of(items: tuple[T, ...], number: int = 1, pages: int = 1, total: int | None = None) -> Page[T]:
    return Page(items, number, pages, len(items) if total is None else total)
