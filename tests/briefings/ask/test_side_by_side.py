"""Two people side by side: the same room for each, whoever is named first."""

from dataclasses import replace
from hashlib import sha256

import pytest

from bot.cards.card import Words
from bot.cards.fit import ROOM, block_cost, card_cost
from bot.cards.reader.answers import card_of
from bot.cards.reader.changes_of_mind import change_lines
from bot.cards.reader.side_by_side import compare_card
from bot.render.terminal import to_terminal
from briefings.ask.answers import CompareAnswer, Compared, NoMatch, WhichOne
from briefings.ask.ask import ask
from briefings.ask.queries import Compare, Stances, Who
from briefings.dates.style import DEFAULT
from briefings.draft.dating import date_of_evidence
from briefings.draft.model import DraftEvent
from briefings.model.record import DatedPosition, Fact, Issue, Origin, Position, Sentence, Voice, When
from briefings.model.spans import Span
from briefings.store import Record
from tests.bot.cards import record as r
from tests.bot.cards.record import TEXT, span
from tests.briefings.ask.records import BUSES, ask_for, publish, source_of

ROOF = "The school needs a new roof."


async def compare(record: Record, query: Compare) -> CompareAnswer:
    return await ask_for(CompareAnswer, record, query)


@pytest.mark.parametrize("query", [Compare("ellison m", "okafor"), Compare("okafor", "P-1")])
async def test_two_people_stand_in_the_order_of_the_alphabet(record: Record, query: Compare) -> None:
    query = replace(query, person_a=query.person_a.replace("ellison m", "Mara Ellison"))
    answer = await compare(record, query)
    assert [person.name for person in answer.people] == ["Devin Okafor", "Mara Ellison"]
    [row] = answer.shared
    assert ([one.holder.name for one in row.first], [one.holder.name for one in row.second]) == (
        ["Devin Okafor"],
        ["Mara Ellison"],
    )


async def test_issues_of_one_alone_come_after_those_of_both(record: Record) -> None:
    text = f"{TEXT} Mara Ellison asked for a roof."
    stance = replace(BUSES.stances[0], issue=ROOF, evidence=(span("the school leaks."),))
    more = replace(
        BUSES,
        source=replace(BUSES.source, text=text, sha256=sha256(text.encode()).hexdigest()),
        stances=(stance,),
        quotes=(),
        events=(),
    )
    more = replace(more, people=tuple(replace(one, same_as=n) for n, one in enumerate(BUSES.people, 1)))
    await publish(record, more)
    answer = await compare(record, Compare("P-1", "P-2"))
    assert [row.issue.sentence for row in answer.shared] == ["Harwick should keep its night buses."]
    assert [row.issue.sentence for row in answer.only_second] == [ROOF]
    assert (answer.only_first, answer.totals) == ((), (1, 0, 1))


async def test_an_issue_on_which_one_has_no_stance_is_said(record: Record) -> None:
    answer = await compare(record, Compare("P-1", "P-3", "I-1"))
    assert "Priya Raman: Nothing on record." in text_of(answer)


async def test_nothing_on_record_of_either_is_said_of_both(record: Record) -> None:
    shown = text_of(await compare(record, Compare("P-3", "Joan Ellison")))
    assert "Joan Ellison: Nothing on record." in shown
    assert "Priya Raman: Nothing on record." in shown


async def test_one_person_cannot_be_compared_with_themselves(record: Record) -> None:
    answer = await ask_for(NoMatch, record, Compare("okafor", "P-2"))
    assert answer.say == "Both names mean Devin Okafor; a comparison needs two people."


@pytest.mark.parametrize(("a", "b"), [("ellison", "okafor"), ("okafor", "ellison")])
async def test_a_name_that_two_people_have_is_asked_about(record: Record, a: str, b: str) -> None:
    answer = await ask_for(WhichOne, record, Compare(a, b))
    assert {type(offer.query) for offer in answer.offers} == {Compare}


def long_and_short() -> CompareAnswer:
    """Two people on three issues; the one is quoted at length each time, the other in a word."""
    long = replace(r.FOR, evidence=(replace(r.FOR.evidence[0], text="So it is. " * 300, voice=Voice.SAID),))
    short = replace(r.AGAINST, evidence=(replace(r.AGAINST.evidence[0], text="No.", voice=Voice.SAID),))
    rows = tuple(Compared(Issue(n, f"Question {n} is open."), (short,), (long,)) for n in range(1, 4))
    return CompareAnswer(Compare("P-1", "P-2"), (r.OKAFOR, r.ELLISON), None, rows, (), (), (3, 0, 0))


def test_whoever_speaks_at_length_gets_no_more_room_than_the_other_could() -> None:
    swapped = replace(
        long_and_short(),
        shared=tuple(replace(row, first=row.second, second=row.first) for row in long_and_short().shared),
    )
    rooms = [sorted(_rooms(answer), reverse=True)[:3] for answer in (long_and_short(), swapped)]
    assert rooms[0] == rooms[1]
    assert len(set(rooms[0])) == 1


def test_a_short_word_leaves_the_other_side_no_more_room() -> None:
    alike = replace(long_and_short(), shared=tuple(replace(row, first=row.second) for row in long_and_short().shared))
    assert max(_rooms(alike)) == max(_rooms(long_and_short()))
    assert len(set(_rooms(alike))) == 1
    assert card_cost(compare_card(DEFAULT, alike)) <= ROOM


def _rooms(answer: CompareAnswer) -> list[int]:
    return [block_cost(block) for block in compare_card(DEFAULT, answer).blocks if isinstance(block, Words)]


def text_of(answer: CompareAnswer) -> str:
    blocks = card_of(DEFAULT, answer, r.ABOUT).blocks
    return "\n".join("".join(run.text for run in one) for block in blocks for one in getattr(block, "lines", ()))


def test_positions_are_named_alike_for_both() -> None:
    assert {r.FOR.position, r.AGAINST.position} == {Position.SUPPORTS, Position.OPPOSES}
    shown = text_of(long_and_short())
    assert (shown.count("Mara Ellison: for"), shown.count("Devin Okafor: against")) == (3, 3)


STAGES = "Harwick should pay for street theatre."
YEARS = (
    ("2024", Position.SUPPORTS, Position.OPPOSES),
    ("2025-03-02", Position.SUPPORTS, None),
    ("2026-05", Position.OPPOSES, None),
)


async def publish_stances(
    record: Record, published: str | None, first: Position, second: Position | None, number: int
) -> None:
    """A briefing of that date in which Mara Ellison, and Devin Okafor where he has one, take a position on STAGES."""
    text = f"{TEXT} It was meeting {number}."
    held = [replace(BUSES.stances[0], issue=STAGES, position=first)]
    held += [replace(BUSES.stances[1], issue=STAGES, position=second)] if second else []
    source = replace(
        BUSES.source,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        published=Fact(published, Origin.EDITOR) if published else None,
    )
    people = tuple(replace(one, same_as=n) for n, one in enumerate(BUSES.people, 1))
    await publish(record, replace(BUSES, source=source, people=people, stances=tuple(held), quotes=(), events=()))


async def publish_years(record: Record) -> None:
    for number, (published, first, second) in enumerate(YEARS):
        await publish_stances(record, published, first, second, number)


async def test_every_stance_of_either_is_on_some_page(record: Record) -> None:
    await publish_years(record)
    await publish_stances(record, "2023", Position.OPPOSES, None, 8)
    await publish_stances(record, None, Position.SUPPORTS, None, 9)
    pages = [await compare(record, Compare("P-1", "P-2", "I-2", page)) for page in (1, 2)]
    assert [answer.pages for answer in pages] == [2, 2]
    shown = "\n".join(map(text_of, pages))
    assert [number for number in range(3, 9) if f"S-{number}," in shown] == [3, 4, 5, 6, 7, 8]
    assert "Next page" in to_terminal(compare_card(DEFAULT, pages[0])).text
    assert "Devin Okafor: No more on this issue." in text_of(pages[1])
    assert card_cost(compare_card(DEFAULT, pages[0])) <= ROOM


async def test_the_newest_comes_first_and_the_change_is_told(record: Record) -> None:
    await publish_years(record)
    answer = await compare(record, Compare("P-1", "P-2"))
    row = next(row for row in answer.shared if row.issue.sentence == STAGES)
    assert [(stance.date, stance.position.word) for stance in row.second] == [
        ("2026-05", "against"),
        ("2025-03-02", "for"),
    ]
    assert "Over time: 2024: for · since 2026: against" in text_of(answer)
    assert "Mara Ellison: against (May 2026; S-6, B-6; read from the words by an editor)" in text_of(answer)


@pytest.mark.parametrize("query", [Stances(issue="I-2"), Stances(person="P-1"), Who("P-1")])
async def test_every_card_of_stances_tells_the_change(record: Record, query: Stances | Who) -> None:
    await publish_years(record)
    flat = " ".join(to_terminal(card_of(DEFAULT, await ask(record, query), r.ABOUT)).text.split())
    assert "Over time: 2024: for · since 2026: against" in flat
    assert "May 2026; S-6" in flat


@pytest.mark.parametrize(
    ("course", "told"),
    [
        ([("for", "2025"), ("for", "2026")], None),
        ([("for", "2025"), ("against", "2026-02")], "2025: for · since 2026: against"),
        ([("for", "2026-01"), ("against", "2026-02-03")], "January 2026: for · since 3 February 2026: against"),
        ([("for", "2026"), ("against", "2026-02-03")], "2026: for and against"),
        ([("against", "2026-02-03"), ("for", None)], "2026: against · date not known: for"),
        ([("for", "2024"), ("against", "2025"), ("for", "2026")], "2024: for · 2025: against · since 2026: for"),
    ],
)
def test_a_change_is_told_only_where_the_dates_show_one(course: list[tuple[str, str | None]], told: str | None) -> None:
    words = {"for": Position.SUPPORTS, "against": Position.OPPOSES}
    lines = change_lines(DEFAULT, [DatedPosition(words[word], date) for word, date in course])
    assert ["".join(run.text for run in one) for one in lines] == ([f"Over time: {told}"] if told else [])


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("In 2024, Mara Ellison backed the levy.", "2024"),
        ("In 2024, Mara Ellison backed the levy, but now she opposes it.", None),
        ("Mara Ellison opposes the plan that passed in 2024.", None),
    ],
)
def test_only_a_date_that_opens_the_evidence_dates_the_stance(said: str, date: str | None) -> None:
    start = said.index("2024")
    when = When("2024", "2024", span=Span(start, start + 4))
    event = DraftEvent("e1", Sentence(said, (Span(0, len(said)),)), when, ("p1",))
    stance = replace(BUSES.stances[0], evidence=(Span(0, len(said)),))
    assert date_of_evidence(stance, [event], source_of(said, published="2026-01-27")) == date


def test_the_fullest_card_of_two_people_fits() -> None:
    name = "Maria-Theresa " * 8
    course = tuple(
        DatedPosition(Position(p), d)
        for p, d in (("supports", "2025-11-11"), ("opposes", "2025-12-28"), ("mixed", None))
    )
    passage = replace(r.FOR.evidence[0], text="So it is. " * 100)
    full = replace(r.FOR, number=99999, holder=replace(r.ELLISON, name=name), evidence=(passage,), course=course)
    people = (full.holder, replace(full.holder, number=99998))
    rows = tuple(Compared(Issue(n, "Question is open. " * 30), (full, full), (full, full), 9, 12) for n in (1, 2))
    answer = CompareAnswer(Compare("P-1", "P-2"), people, None, rows, (), (), (12, 0, 0), 9, 12)
    assert card_cost(compare_card(DEFAULT, answer)) <= ROOM
