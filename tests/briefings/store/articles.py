"""Small articles in our own words about invented people, and drafts of them as an editor leaves them."""

import hashlib
from dataclasses import replace

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
    Verdict,
)
from briefings.model.record import Fact, Origin, Position, Sentence, Source, SpeakerState, Vouch, When
from briefings.model.spans import Span

QUAY = """The quay at Norvik

Mayor Ada Lind said the town needs room for the ferry. “We will build the quay.
It is time,” she said. “Nobody loses a house,” Lind added, “and nobody pays twice.”

Councillor Bo Åsen opposes the quay. “The fish will leave,” he said. A voice from the gallery said, “Shame.”

In 2024 the council voted on the plan. Work was to begin last year. Carla Moe, the harbour master, has not said where she stands.
"""

LIBRARY = """Norvik library may close

Ada Lind told the council that the library costs too much. “Books are not bridges,” said Lind.
Teacher Dag Solli supports keeping the library open. “Children read here every day,” he said.
On 3 March 2025 the council put the vote off.
"""


def source(text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None) -> Source:
    return Source(
        text,
        hashlib.sha256(text.encode()).hexdigest(),
        title=Fact(title, Origin.TEXT) if title else None,
        outlet=Fact(outlet, Origin.EDITOR) if outlet else None,
        published=Fact(published, Origin.EDITOR) if published else None,
    )


def at(text: str, words: str) -> Span:
    """Where the words stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def sentence(text: str, words: str) -> Sentence:
    return Sentence(words, (at(text, words),))


def everything(draft: Draft) -> frozenset[str]:
    return frozenset(item.key for item in draft.items())


def quay() -> Draft:
    """Four quotes, three people, two events (one without a date), one stance, a summary with a sentence of the editor's."""
    text = QUAY
    return Draft(
        source(text, title="The quay at Norvik", outlet="Norvik Post", published="2025-06-14"),
        people=(
            DraftPerson("p1", "Ada Lind", (at(text, "Ada Lind"),), ("Lind",), (DraftRole("Mayor", at(text, "Mayor")),)),
            DraftPerson(
                "p2", "Bo Åsen", (at(text, "Bo Åsen"),), (), (DraftRole("Councillor", at(text, "Councillor")),)
            ),
            DraftPerson(
                "p3",
                "Carla Moe",
                (at(text, "Carla Moe"),),
                (),
                (DraftRole("harbour master", at(text, "harbour master")),),
            ),
        ),
        quotes=(
            DraftQuote(
                "q1",
                (at(text, "We will build the quay."), at(text, "It is time,")),
                "p1",
                SpeakerState.INFERRED,
                verdict=Verdict.ACCEPTED,
                vouch=Vouch.ITEM,
            ),
            DraftQuote(
                "q2",
                (at(text, "Nobody loses a house,"), at(text, "and nobody pays twice.")),
                "p1",
                SpeakerState.STATED,
                cue=at(text, "added"),
            ),
            DraftQuote("q3", (at(text, "The fish will leave,"),), "p2", SpeakerState.INFERRED),
            DraftQuote("q4", (at(text, "Shame."),), None, SpeakerState.UNKNOWN, verdict=Verdict.ACCEPTED),
        ),
        events=(
            DraftEvent("e1", sentence(text, "In 2024 the council voted on the plan."), When("2024", "2024"), ("p2",)),
            DraftEvent("e2", sentence(text, "Work was to begin last year."), When("last year", relative=True)),
        ),
        stances=(
            DraftStance(
                "s1",
                "p2",
                "Norvik should build the quay.",
                Position.OPPOSES,
                Tier.FIRM,
                (at(text, "opposes the quay"),),
                verdict=Verdict.ACCEPTED,
            ),
        ),
        summary=DraftSummary(
            (
                sentence(text, "In 2024 the council voted on the plan."),
                Sentence(
                    "The mayor and a councillor disagree on it.",
                    (at(text, "Ada Lind"), at(text, "Bo Åsen")),
                    Origin.EDITOR,
                ),
            )
        ),
        topics=("Harbour", "Norvik"),
    )


def library() -> Draft:
    """Two quotes, two people, one event, one stance; Ada Lind is in it as in `quay`."""
    text = LIBRARY
    return Draft(
        source(text, title="Norvik library may close", published="2025-03-04"),
        people=(
            DraftPerson("p1", "Ada Lind", (at(text, "Ada Lind"),), ("Lind",)),
            DraftPerson("p2", "Dag Solli", (at(text, "Dag Solli"),), (), (DraftRole("Teacher", at(text, "Teacher")),)),
        ),
        quotes=(
            DraftQuote("q1", (at(text, "Books are not bridges,"),), "p1", SpeakerState.STATED, cue=at(text, "said")),
            DraftQuote("q2", (at(text, "Children read here every day,"),), "p2", SpeakerState.INFERRED),
        ),
        events=(
            DraftEvent(
                "e1",
                sentence(text, "On 3 March 2025 the council put the vote off."),
                When("3 March 2025", "2025-03-03"),
                ("p1",),
            ),
        ),
        stances=(
            DraftStance(
                "s1",
                "p2",
                "The library should stay open.",
                Position.SUPPORTS,
                Tier.FIRM,
                (at(text, "supports keeping the library open"),),
                verdict=Verdict.ACCEPTED,
            ),
        ),
        topics=("Library", "norvik"),
    )


def many_quotes(count: int, name: str) -> Draft:
    """An article with `count` statements by one person, told from others by `name`."""
    lines = [f"{name} said, “Point {number} of {name} stands.”" for number in range(1, count + 1)]
    text = "\n".join(lines)
    return Draft(
        source(text, title=f"What {name} said"),
        people=(DraftPerson("p1", name, (at(text, name),)),),
        quotes=tuple(
            DraftQuote(f"q{number}", (at(text, f"Point {number} of {name} stands."),), "p1", SpeakerState.STATED)
            for number in range(1, count + 1)
        ),
    )


def doubted(draft: Draft) -> Draft:
    """The draft with a doubt on its first quote."""
    doubt = Doubt(DoubtKind.PRONOUN_SPEAKER, "“She” may mean somebody else.")
    first = replace(draft.quotes[0], doubts=(doubt,), verdict=Verdict.OPEN)
    return replace(draft, quotes=(first, *draft.quotes[1:]))
