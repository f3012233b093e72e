"""Two people side by side: the same room for each, whoever is named first."""

from dataclasses import replace
from hashlib import sha256

import pytest

from bot.cards.card import Words
from bot.cards.fit import ROOM, block_cost, card_cost
from bot.cards.reader.answers import card_of
from bot.cards.reader.side_by_side import compare_card
from briefings.ask.answers import CompareAnswer, Compared, NoMatch, WhichOne
from briefings.ask.queries import Compare
from briefings.dates.style import DEFAULT
from briefings.model.record import Issue, Position, Voice
from briefings.store import Record
from tests.bot.cards import record as r
from tests.bot.cards.record import TEXT, span
from tests.briefings.ask.records import BUSES, ask_for, publish

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
