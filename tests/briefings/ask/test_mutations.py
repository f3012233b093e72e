"""How often changed quotes get the right verdict, and how much time (CPU, all threads) that takes, on an invented record."""

import time
from collections import Counter
from collections.abc import Iterator

import pytest

from briefings.ask.answers import CheckAnswer, QuoteVerdict
from briefings.ask.queries import CheckQuotes
from briefings.store import Record
from tests.briefings.ask.mutating import Inventor, Mutation, Said, mutate
from tests.briefings.ask.records import ask_for, publish
from tests.heap import left_alone

SAFE = frozenset({QuoteVerdict.VERBATIM, QuoteVerdict.SHORTENED})
LEAST_RIGHT = 0.98
SLOWEST_MS = 50


async def fill(record: Record, inventor: Inventor, articles: int, quotes: int) -> list[Said]:
    """What was said, all of it published."""
    said: list[Said] = []
    for _ in range(articles):
        draft, lines = inventor.article(quotes)
        await publish(record, draft)
        said += lines
    return said


async def judged(record: Record, mutations: Iterator[Mutation]) -> list[tuple[Mutation, QuoteVerdict]]:
    found = []
    for mutation in mutations:
        answer = await ask_for(CheckAnswer, record, CheckQuotes(mutation.message))
        found.append((mutation, answer.checked.items[0].verdict))
    return found


def check(found: list[tuple[Mutation, QuoteVerdict]]) -> None:
    """None altered or turned called verbatim, none benign called altered, and at least 98 in 100 right."""
    assert [one for one in found if one[1] in SAFE and not one[0].right & SAFE] == []
    assert [one for one in found if one[1] is QuoteVerdict.ALTERED and one[0].right & SAFE] == []
    wrong = Counter((mutation.name, verdict) for mutation, verdict in found if verdict not in mutation.right)
    assert wrong.total() <= (1 - LEAST_RIGHT) * len(found), wrong


async def test_500_changed_quotes_get_their_verdicts(record: Record) -> None:
    inventor = Inventor(10)
    said = await fill(record, inventor, 20, 40)
    check(await judged(record, (mutate(inventor, said) for _ in range(500))))


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_10_000_changed_quotes_get_their_verdicts(record: Record) -> None:
    inventor = Inventor(11)
    said = await fill(record, inventor, 100, 40)
    check(await judged(record, (mutate(inventor, said) for _ in range(10_000))))


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_a_long_message_is_checked_at_once_on_a_large_record(record: Record) -> None:
    inventor = Inventor(12)
    said = await fill(record, inventor, 2_500, 40)
    assert len(said) == 100_000
    await judged(record, iter([mutate(inventor, said)]))  # the names on record are read once
    times = []
    with left_alone():
        for _ in range(200):
            message = ""
            while len(message) < 1_900:
                message += mutate(inventor, said).message + "\n"
            began = time.process_time()
            await ask_for(CheckAnswer, record, CheckQuotes(message[:2_000]))
            times.append((time.process_time() - began) * 1_000)
    assert sorted(times)[int(len(times) * 0.99)] <= SLOWEST_MS, sorted(times)[::20]
