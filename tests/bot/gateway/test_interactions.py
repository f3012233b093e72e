"""How many interactions an editor needs: from the sample article to a published briefing, at most 12; for a correction, at most 3."""

from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.bot.gateway.seen import Message, labels_of, text_of
from tests.bot.gateway.world import World, form_of, living, pressed, sent

SAMPLE = files("briefings.sample").joinpath("prosecutor-and-ice.txt").read_text(encoding="utf-8")
ISSUE = "The district attorney should be able to charge federal officers."


class Counted:
    """What an editor does, counted: each command, press, and form that is sent."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.count = 0

    async def types(self, command: str, **options: Any) -> Message:
        self.count += 1
        return await self._world.types(self._world.editor, command, **options)

    async def press(self, message: Message, label: str) -> Message:
        self.count += 1
        return await pressed(self._world.editor, message, label)

    async def fill(self, message: Message, label: str, **values: str) -> Message:
        self.count += 2  # the press that opens the form, and sending it
        return await sent(self._world.editor, await form_of(self._world.editor, message, label), **values)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as begun:
        yield begun


async def test_an_article_is_published_whole_in_at_most_twelve_interactions(world: World) -> None:
    editor = Counted(world)
    review = await editor.types("briefing add", file=("article.txt", SAMPLE.encode()))
    review = await editor.fill(review, "Edit facts", outlet="Harbour Post", published="27 January 2026")
    person = await editor.press(review, "Next open item")
    stance = await editor.press(person, "Accept")
    done = await editor.fill(stance, "Edit stance", issue=ISSUE)
    review = await editor.press(done, "Back to review")
    published = await editor.press(review, "Publish")
    assert "Published: B-1" in text_of(published)
    assert "stayed out" not in text_of(published)
    assert editor.count <= 12


async def test_a_correction_takes_at_most_three_interactions(world: World) -> None:
    editor = Counted(world)
    await editor.types("briefing add", file=("article.txt", SAMPLE.encode()))
    await editor.types("briefing publish", briefing="B-1")
    editor.count = 0
    item = await editor.types("briefing correct", item="Q-1")
    assert "Correct words" in labels_of(item)
    words = "People are tired of these people coming"
    done = await editor.fill(item, "Correct words", words=words, reason="The quote ran on.")
    assert "Corrected." in text_of(done)
    assert editor.count <= 3
