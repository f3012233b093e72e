"""Editing a very long article: the bot goes on answering others, and one worker does all the work."""

import asyncio
import multiprocessing
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.actions.actions import Add, FormKind, OpenForm, Submit
from bot.cards.card import Card, Form
from bot.house import House
from briefings.desk.drafter import LONG
from tests import heap
from tests.bot.houses import EDITOR, SERVER, opened, sent_with, text_of

pytestmark = pytest.mark.slow

PARAGRAPH = "The council met about the harbour for the {0}th time and talked of fares. “Plan {0} is too dear,” Ada Quill said.\n\n"
ARTICLE = "".join(PARAGRAPH.format(number) for number in range(10, 2_000))
MOST_S = 0.15  # of the loop's own time; 0.06 s here, and the room is for slow machines


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as one:
        with heap.left_alone():
            yield one


async def timed(house: House, action: Add | OpenForm | Submit) -> tuple[Card | Form, float]:
    """What the action leads to, and the longest time that the loop worked without a pause."""
    longest, last = 0.0, time.thread_time()

    async def tick() -> None:
        nonlocal longest, last
        while True:
            now = time.thread_time()
            longest, last = max(longest, now - last), now
            await asyncio.sleep(0.002)

    ticking = asyncio.create_task(tick())
    shown = await house.reply(SERVER, EDITOR, action)
    await asyncio.sleep(0.01)
    ticking.cancel()
    return shown, longest


@pytest.mark.parametrize(
    ("kind", "key", "values", "say"),
    [
        (FormKind.SUMMARY, "", {"summary": "Zed Zorn spoke of ferries.\n" * 40}, "Saved."),
        (FormKind.SUMMARY, "", {"summary": "Zed Zorn spoke.\n" * 1_999}, "may have 40 sentences; this has 1,999."),
        (FormKind.WORDS, "q9", {"words": " […] ".join(["too"] * 40)}, "Saved."),
        (FormKind.WORDS, "q9", {"words": " […] ".join(["a"] * 650)}, "may have 40 pieces; this has 650."),
        (FormKind.WORDS, "q9", {"words": "Plan 18 is too cheap"}, "typed “cheap”."),
        (FormKind.PERSON, "p1", {"roles": "talked of fares\n" * 40}, "Saved."),
        (FormKind.PERSON, "p1", {"roles": "a\n" * 780}, "may have 40 roles; this has 780."),
    ],
)
async def test_no_form_of_a_long_article_holds_up_the_loop(
    house: House, kind: FormKind, key: str, values: dict[str, str], say: str
) -> None:
    _, adding = await timed(house, Add("long.txt", ARTICLE.encode()))
    form, _ = await timed(house, OpenForm(1, 1, kind, key))
    shown, sending = await timed(house, sent_with(form, **values))
    assert say in text_of(shown)
    assert max(adding, sending) < MOST_S


async def most_workers(work: asyncio.Future[list[Card | Form]]) -> int:
    """How many processes worked at the same time until the work was done."""
    most = 0
    while not work.done():
        most = max(most, len(multiprocessing.active_children()))
        await asyncio.sleep(0.01)
    return most


async def test_articles_that_come_in_at_once_share_one_worker(house: House) -> None:
    texts = [f"Article {number}.\n\n{PARAGRAPH.format(7) * (LONG // 80)}" for number in range(4)]
    adding = [house.reply(SERVER, EDITOR, Add("long.txt", text.encode())) for text in texts]
    assert await most_workers(asyncio.ensure_future(asyncio.gather(*adding))) == 1
    assert (await house.store.of(SERVER).drafts.lines()).total == 4
