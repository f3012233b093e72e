"""What a search costs in a large record, of what it costs in a small one: in processor time, which a busy machine hardly changes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

import pytest

from briefings.ask.ask import ask
from briefings.ask.queries import Search
from briefings.draft.model import Draft, DraftPerson, DraftQuote
from briefings.model.record import SpeakerState
from briefings.model.spans import Span
from briefings.store import Record
from tests.briefings.ask.finding.town import fill_town, questions
from tests.briefings.ask.records import HERE, at, publish, source_of
from tests.records import opened_record

_SMALL, _LARGE, _EACH = 10_000, 100_000, 500  # quotes; and of one article
_ROUNDS = 3


def _article(number: int, vocabulary: Sequence[str], random: Random) -> Draft:
    """An article with quotes of 25 words, the first of the vocabulary the most common, as in real texts."""
    name = f"Speaker{number} Lind{number % 40}"
    chances = [1 / (place + 1) for place in range(len(vocabulary))]
    quotes = [" ".join(random.choices(vocabulary, chances, k=25)) for _ in range(_EACH)]
    text, spans = f"{name} spoke.\n", []
    for words in quotes:
        spans.append(Span(len(text) + 1, len(text) + 1 + len(words)))
        text += f"“{words}”\n"
    return Draft(
        source_of(text, f"Talk {number}", "Haven Courier", "2025-01-01"),
        people=(DraftPerson("p1", name, (at(text, name),)),),
        quotes=tuple(DraftQuote(f"q{place}", (span,), "p1", SpeakerState.STATED) for place, span in enumerate(spans)),
    )


async def _cost(record: Record) -> float:
    """The processor time of all forty questions, in seconds: the median of three rounds."""
    rounds = []
    for _ in range(_ROUNDS):
        start = process_time()
        for question in questions():
            await ask(record, Search(question.typed))
        rounds.append(process_time() - start)
    return median(rounds)


@pytest.mark.slow
async def test_a_search_costs_little_more_with_ten_times_as_many_quotes(tmp_path: Path) -> None:
    random = Random(10)
    asked = [word for question in questions() for word in question.typed.lower().split()]
    vocabulary = list(dict.fromkeys([*asked, *(f"word{number}" for number in range(3_000))]))
    now = datetime(2026, 3, 10, 12, tzinfo=UTC)
    async with opened_record(tmp_path / "town.db", lambda: now, fill_town) as store:
        record = store.of(HERE)
        costs = []
        for first, last in ((0, _SMALL), (_SMALL, _LARGE)):
            for number in range(first // _EACH, last // _EACH):
                await publish(record, _article(number, vocabulary, random))
            costs.append(await _cost(record))
    small, large = costs
    assert large < 2 * small, f"{large:.2f} s against {small:.2f} s"
