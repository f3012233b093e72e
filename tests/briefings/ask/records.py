"""Two servers with a record on a real file: invented people, a briefing with everything and one with hardly anything."""

from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from briefings.ask.answers import Answer
from briefings.ask.ask import ask
from briefings.ask.queries import Query
from briefings.draft.model import Draft, DraftEvent, DraftPerson, DraftQuote, DraftRole, DraftStance, DraftSummary, Tier
from briefings.model.record import Basis, Fact, Origin, Position, Sentence, Source, SpeakerState, When
from briefings.model.spans import Span
from briefings.store import Record, Store
from tests.bot.cards.record import TEXT, span

A = TypeVar("A", bound=Answer)
HERE, ELSEWHERE = 4101, 4102
EDITOR = 7
SHORT_TEXT = "Joan Ellison runs the library. “Books are for everybody,” she said. The library reopened in March 2024."
TOMORROW_TEXT = "Harwick will vote on Thursday. Devin Okafor was not there."


def source_of(text: str, title: str | None = None, outlet: str | None = None, published: str | None = None) -> Source:
    """A source with these facts, as an editor gave them."""
    given = [Fact(value, Origin.EDITOR) if value else None for value in (title, outlet, published)]
    return Source(text, sha256(text.encode()).hexdigest(), title=given[0], outlet=given[1], published=given[2])


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sentence(text: str, words: str) -> Sentence:
    return Sentence(words, (at(text, words),))


BUSES = Draft(
    source_of(TEXT, "Harwick splits over night buses", "Harwick Ledger", "2026-01-27"),
    people=(
        DraftPerson(
            "p1",
            "Mara Ellison",
            (span("Mara Ellison"),),
            roles=(DraftRole("Transit commissioner", span("Transit commissioner")),),
        ),
        DraftPerson("p2", "Devin Okafor", (span("Devin Okafor"),), roles=(DraftRole("Mayor", span("Mayor")),)),
        DraftPerson("p3", "Priya Raman", (span("Priya Raman"),)),
    ),
    quotes=(
        DraftQuote(
            "q1",
            (span("Nobody should have to walk home at two in the morning.\nNot in this city [or any other],"),),
            "p1",
            SpeakerState.STATED,
        ),
        DraftQuote(
            "q2",
            (span("We pay for empty seats,"), span("and the roof of\nthe school leaks.")),
            "p2",
            SpeakerState.INFERRED,
        ),
        DraftQuote("q3", (span("It will pass,"),), None, SpeakerState.AMBIGUOUS),
    ),
    events=(
        DraftEvent("e1", sentence(TEXT, "The council last changed the night lines in 2022."), When("in 2022", "2022")),
        DraftEvent(
            "e2", sentence(TEXT, "Okafor was elected last year."), When("last year", "2025", relative=True), ("p2",)
        ),
        DraftEvent("e3", sentence(TEXT, "Budget officer Priya Raman\nwas not at the meeting."), When(""), ("p3",)),
    ),
    stances=(
        DraftStance(
            "s1",
            "p1",
            "Harwick should keep its night buses.",
            Position.SUPPORTS,
            Tier.POSSIBLE,
            (span("asked for a delay"),),
            Basis.READ,
        ),
        DraftStance(
            "s2",
            "p2",
            "Harwick should keep its night buses.",
            Position.OPPOSES,
            Tier.FIRM,
            (span("We pay for empty seats,"),),
        ),
    ),
    summary=DraftSummary(
        (sentence(TEXT, "The Harwick council argued on Tuesday over a plan to end the night buses."),)
    ),
    topics=("Night transport",),
)
LIBRARY = Draft(
    source_of(SHORT_TEXT),
    people=(DraftPerson("p1", "Joan Ellison", (at(SHORT_TEXT, "Joan Ellison"),)),),
    quotes=(DraftQuote("q1", (at(SHORT_TEXT, "Books are for everybody,"),), "p1", SpeakerState.INFERRED),),
    events=(
        DraftEvent("e1", sentence(SHORT_TEXT, "The library reopened in March 2024."), When("March 2024", "2024-03")),
    ),
)
DRAFT_ONLY = Draft(
    source_of(TOMORROW_TEXT, "The vote"),
    people=(DraftPerson("p1", "Zadie Quill"),),
    summary=DraftSummary((sentence(TOMORROW_TEXT, "Harwick will vote on Thursday."),)),
)


async def ask_for(kind: type[A], record: Record, query: Query) -> A:
    """The answer to the query, which is of this kind."""
    answer = await ask(record, query)
    assert isinstance(answer, kind)
    return answer


async def publish(record: Record, draft: Draft) -> Draft:
    """The draft, taken in and published with all its items."""
    stored = await record.ledger.drafts.take_in(EDITOR, draft)
    return await record.ledger.drafts.publish(EDITOR, stored, frozenset(item.key for item in stored.items()))


async def fill(store: Store) -> None:
    """B-1 about buses and B-2 about a library are published here, B-3 is a draft; elsewhere only the library is."""
    await publish(store.of(HERE), BUSES)
    await publish(store.of(HERE), LIBRARY)
    await store.of(HERE).ledger.drafts.take_in(EDITOR, DRAFT_ONLY)
    await publish(store.of(ELSEWHERE), replace(LIBRARY, topics=("Libraries",)))
