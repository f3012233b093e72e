"""The menu of a message: what it quotes is compared with the record, and sources are found, for whoever asks alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.gateway.seen import shown, text_of
from tests.bot.gateway.world import World, living, pressed
from tests.bot.permissions.town import ARTICLE


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        await world.types(world.editor, "briefing publish", briefing="B-1")
        yield world


async def test_what_a_message_quotes_is_compared_with_the_record(world: World) -> None:
    message = await world.member.send(world.channel, "Quill: “The plan breaks our promise to all commuters”, she said")
    result = await world.second.context_menu(world.channel, "Check quotes", message)
    card = shown(result)
    assert result.ephemeral
    assert "Not word for word." in text_of(card)
    assert "The plan breaks our promise to every commuter" in text_of(card)
    quote = await pressed(world.second, card, "Q-1")
    assert text_of(quote).startswith("The plan breaks our promise to every commuter,\n— Ada Quill")


async def test_the_answer_is_posted_for_everybody_by_a_second_press(world: World) -> None:
    message = await world.member.send(world.channel, "“The plan breaks our promise to every commuter”")
    card = shown(await world.second.context_menu(world.channel, "Check quotes", message))
    result = await world.second.click(card, label="Share")
    posted = world.channel.last_message
    assert not result.ephemeral
    assert "Word for word on record:" in text_of(posted)


async def test_typed_words_are_checked_as_a_message_is(world: World) -> None:
    shown_card = await world.types(world.member, "check", text="Tom Orr said “The plan breaks our promise”")
    assert "of another speaker. The message names Tom Orr; on record, Ada Quill said them." in text_of(shown_card)


async def test_sources_of_a_message_are_found(world: World) -> None:
    message = await world.member.send(world.channel, "what about that promise to every commuter?")
    result = await world.second.context_menu(world.channel, "Find sources", message)
    assert result.ephemeral
    assert "Ada Quill" in text_of(shown(result))


async def test_marks_and_mentions_of_a_message_stay_dead(world: World) -> None:
    message = await world.member.send(world.channel, "“@everyone look at [this](https://example.org) # now”")
    result = await world.second.context_menu(world.channel, "Check quotes", message)
    assert "“@everyone look at [this](https://example.org) # now”" in text_of(shown(result))


async def test_a_message_without_text_is_told_so(world: World) -> None:
    card = await world.types(world.member, "summary")
    result = await world.member.context_menu(world.channel, "Check quotes", card)
    assert "no text of its own" in text_of(shown(result))
