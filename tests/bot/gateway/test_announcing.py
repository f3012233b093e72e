"""A server is told of its record in its own channels, and nothing that fails there keeps a change from being made."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import discord
import pytest
from simcord.builders import ChannelHandle

from bot.actions.settings import Settle
from bot.gate.rules import Actor
from briefings.packs import sample, write_file
from briefings.settings import Setting
from tests.bot.gateway.seen import labels_of, text_of
from tests.bot.gateway.world import NOON, World, form_of, living, pressed, sent
from tests.bot.permissions.town import ARTICLE

ADMIN = Actor(1, "Ana", manage_server=True)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with living(tmp_path) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        yield world


async def settle(world: World, setting: Setting, channel: ChannelHandle) -> None:
    await world.house.act(world.server.id, ADMIN, Settle(setting, str(channel.id)))


def mute(world: World, name: str, **denied: bool) -> ChannelHandle:
    """A channel in which nobody without a special right may do this."""
    return world.server.create_text_channel(
        name, overwrites={world.server.default_role: discord.PermissionOverwrite(**denied)}
    )


async def test_publishing_is_announced_in_the_channel_that_is_set(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    card = await world.types(world.editor, "briefing publish", briefing="B-1")
    assert "Announced in #news." in text_of(card)
    posted = news.last_message
    assert text_of(posted).startswith("B-1 Island council splits over the ferry")
    assert "On record from this article: 3 quotes and 3 people." in text_of(posted)
    assert posted is not None
    answer = await world.member.click(posted, label="Quotes")
    assert answer.ephemeral


async def test_without_a_channel_nothing_is_announced(world: World) -> None:
    card = await world.types(world.editor, "briefing publish", briefing="B-1")
    assert "nnounced" not in text_of(card)
    assert world.channel.history() == []


async def test_a_channel_that_is_named_counts_instead(world: World) -> None:
    news, other = world.server.create_text_channel("news"), world.server.create_text_channel("other")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    card = await world.types(world.editor, "briefing publish", briefing="B-1", channel=other)
    assert "Announced in #other." in text_of(card)
    assert news.history() == []


async def test_an_editor_cannot_make_the_bot_write_where_they_may_not(world: World) -> None:
    rules = mute(world, "rules", send_messages=False)
    card = await world.types(world.editor, "briefing publish", briefing="B-1", channel=rules)
    assert "You may not write in #rules, so nothing was published there." in text_of(card)
    assert "draft" in text_of(await world.types(world.editor, "briefing list"))


@pytest.mark.parametrize("denied", ["send_messages", "view_channel"])
async def test_a_missing_permission_never_fails_the_publishing(world: World, denied: str) -> None:
    news = mute(world, "news", **{denied: False})
    await settle(world, Setting.ANNOUNCEMENTS, news)
    said = text_of(await world.types(world.editor, "briefing publish", briefing="B-1"))
    assert said.startswith("Published: B-1")
    assert "It was not announced. The bot may not write in #news: it lacks" in said
    assert "Somebody with Manage Channels can allow it there." in said


async def test_a_channel_that_is_gone_is_said_to_be(world: World) -> None:
    await world.house.act(world.server.id, ADMIN, Settle(Setting.ANNOUNCEMENTS, "news"))
    said = text_of(await world.types(world.editor, "briefing publish", briefing="B-1"))
    assert "There is no channel news to post in. Choose another with /setup panel." in said


async def test_a_fault_of_discord_never_fails_the_publishing(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    world.env.inject_error("POST", f"/channels/{news.id}/messages", status=400, times=None)
    said = text_of(await world.types(world.editor, "briefing publish", briefing="B-1"))
    assert said.startswith("Published: B-1")
    assert "Discord did not accept the message for #news." in said


async def test_what_was_announced_says_that_it_was_withdrawn_and_that_it_is_back(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    await world.types(world.editor, "briefing publish", briefing="B-1")
    await world.restart()
    await world.types(world.editor, "briefing withdraw", briefing="B-1", reason="A date was wrong.")
    assert "This briefing was withdrawn. Reason: A date was wrong." in text_of(news.last_message)
    assert labels_of(news.last_message) == []
    await world.types(world.editor, "briefing restore", briefing="B-1")
    assert "On record from this article: 3 quotes" in text_of(news.last_message)
    assert len(news.history()) == 1


async def test_a_withdrawal_from_its_form_is_followed_too(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    card = await world.types(world.editor, "briefing publish", briefing="B-1")
    form = await form_of(world.editor, card, "Withdraw")
    await sent(world.editor, form, reason="A date was wrong.")
    assert "This briefing was withdrawn." in text_of(news.last_message)


async def test_an_announcement_that_was_deleted_is_no_fault(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    await world.types(world.editor, "briefing publish", briefing="B-1")
    posted = news.last_message
    assert posted is not None
    world.env.backend.delete_message(news.id, posted.id)
    said = text_of(await world.types(world.editor, "briefing withdraw", briefing="B-1"))
    assert "is withdrawn" in said
    assert "could not" not in said


async def test_a_correction_is_posted_and_the_announcement_says_so(world: World) -> None:
    news, fixes = world.server.create_text_channel("news"), world.server.create_text_channel("fixes")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    await settle(world, Setting.CORRECTIONS, fixes)
    published = await world.types(world.editor, "briefing publish", briefing="B-1")
    form = await form_of(world.editor, await pressed(world.editor, published, "Back to review"), "Correct facts")
    said = text_of(await sent(world.editor, form, outlet="The Selwyn Post", reason="The outlet was missing."))
    assert said.startswith("Corrected.")
    assert "was not posted" not in said
    assert "outlet: was nothing → is “The Selwyn Post”. Reason: The outlet was missing." in text_of(fixes.last_message)
    assert "Corrected on 1 March 2026; see /changes." in text_of(news.last_message)


async def test_what_changed_while_a_briefing_was_withdrawn_is_posted_once(world: World) -> None:
    fixes = world.server.create_text_channel("fixes")
    await settle(world, Setting.CORRECTIONS, fixes)
    await world.types(world.editor, "briefing publish", briefing="B-1")
    await world.types(world.editor, "briefing withdraw", briefing="B-1", reason="No outlet.")
    form = await form_of(world.editor, await world.types(world.editor, "briefing review", briefing="B-1"), "Edit facts")
    await sent(world.editor, form, outlet="The Selwyn Post")
    await world.types(world.editor, "briefing publish", briefing="B-1")
    assert "outlet: was nothing → is “The Selwyn Post”. Reason: Withdrawn, changed" in text_of(fixes.last_message)
    await world.types(world.editor, "briefing withdraw", briefing="B-1")
    await world.types(world.editor, "briefing restore", briefing="B-1")
    assert len(fixes.history()) == 1


async def test_a_correction_that_cannot_be_posted_is_made_all_the_same(world: World) -> None:
    await settle(world, Setting.CORRECTIONS, mute(world, "fixes", send_messages=False))
    published = await world.types(world.editor, "briefing publish", briefing="B-1")
    form = await form_of(world.editor, await pressed(world.editor, published, "Back to review"), "Correct facts")
    said = text_of(await sent(world.editor, form, outlet="The Selwyn Post", reason="The outlet was missing."))
    assert "The correction was not posted. The bot may not write in #fixes: it lacks Send Messages." in said
    assert "The Selwyn Post" in text_of(await world.types(world.member, "changes"))


async def test_what_is_planned_is_published_and_announced_by_the_running_bot(tmp_path: Path) -> None:
    times = [NOON]
    async with living(tmp_path, now=lambda: times[-1]) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        news = world.server.create_text_channel("news")
        await settle(world, Setting.ANNOUNCEMENTS, news)
        card = await world.types(world.editor, "briefing publish", briefing="B-1", at="in 2 hours")
        assert "This revision will be published on 1 March 2026 at 14:00 UTC, unless the draft changes." in text_of(
            card
        )
        await world.env.advance_time(60)
        assert news.history() == []
        times.append(NOON + timedelta(hours=2))
        await world.env.advance_time(60)
        assert text_of(news.last_message).startswith("B-1 Island council splits over the ferry")


async def corrected(world: World) -> None:
    published = await world.types(world.editor, "briefing publish", briefing="B-1")
    form = await form_of(world.editor, await pressed(world.editor, published, "Back to review"), "Correct facts")
    await sent(world.editor, form, outlet="The Selwyn Post", reason="The outlet was missing.")


async def test_a_posted_correction_does_not_keep_the_words_of_what_was_withdrawn(world: World) -> None:
    fixes = world.server.create_text_channel("fixes")
    await settle(world, Setting.CORRECTIONS, fixes)
    await corrected(world)
    await world.restart()
    await world.types(world.editor, "briefing withdraw", briefing="B-1")
    assert text_of(fixes.last_message) == "Correction\nB-1, which this correction was about, was withdrawn."
    await world.types(world.editor, "briefing restore", briefing="B-1")
    assert "outlet: was nothing → is “The Selwyn Post”." in text_of(fixes.last_message)
    assert len(fixes.history()) == 1


async def test_a_post_that_cannot_be_changed_stands_in_the_log(world: World) -> None:
    fixes = world.server.create_text_channel("fixes")
    await settle(world, Setting.CORRECTIONS, fixes)
    await corrected(world)
    posted = fixes.last_message
    assert posted is not None
    world.env.inject_error("PATCH", f"/channels/{fixes.id}/messages/{posted.id}", status=403, times=None)
    said = text_of(await world.types(world.editor, "briefing withdraw", briefing="B-1"))
    assert "The message in #fixes could not be changed." in said
    log = text_of(await world.types(world.editor, "desk log"))
    assert "could not post about B-1: The message in #fixes could not be changed." in log


async def test_a_reworded_issue_is_posted_as_a_correction(world: World) -> None:
    fixes = world.server.create_text_channel("fixes")
    await settle(world, Setting.CORRECTIONS, fixes)
    with_stance = write_file(sample()).encode()
    await world.types(world.editor, "briefing import", file=("sample.yaml", with_stance), publish="yes")
    form = await form_of(world.editor, await world.types(world.editor, "desk issue", issue="I-1"), "Reword")
    said = text_of(await sent(world.editor, form, sentence="Officers should answer to the city.", reason="Too long."))
    assert said.startswith("Reworded.")
    assert "is “Officers should answer to the city.”. Reason: Too long." in text_of(fixes.last_message)
    await world.types(world.editor, "briefing withdraw", briefing="B-2")
    assert text_of(fixes.last_message) == "Correction\nB-2, which this correction was about, was withdrawn."


async def test_what_an_import_publishes_is_announced(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    file = ("sample.yaml", write_file(sample()).encode())
    said = text_of(await world.types(world.editor, "briefing import", file=file, publish="yes"))
    assert "Announced in #news." in said
    assert text_of(news.last_message).startswith("B-2 A prosecutor and the head of ICE disagree")
    await world.types(world.editor, "briefing withdraw", briefing="B-2")
    assert "This briefing was withdrawn." in text_of(news.last_message)


async def test_an_import_that_only_takes_in_announces_nothing(world: World) -> None:
    news = world.server.create_text_channel("news")
    await settle(world, Setting.ANNOUNCEMENTS, news)
    file = ("sample.yaml", write_file(sample()).encode())
    await world.types(world.editor, "briefing import", file=file)
    await world.types(world.editor, "briefing import", file=file, publish="yes", dry_run="yes")
    assert news.history() == []


async def test_a_planned_publishing_that_cannot_be_announced_stands_in_the_log_of_whoever_planned_it(
    tmp_path: Path,
) -> None:
    times = [NOON]
    async with living(tmp_path, now=lambda: times[-1]) as world:
        await world.types(world.editor, "briefing add", file=("ferry.txt", ARTICLE.encode()))
        await settle(world, Setting.ANNOUNCEMENTS, mute(world, "news", send_messages=False))
        await world.types(world.editor, "briefing publish", briefing="B-1", at="in 2 hours")
        times.append(NOON + timedelta(hours=2))
        await world.env.advance_time(60)
        log = text_of(await world.types(world.editor, "desk log", who=str(world.editor.id)))
    assert "could not post about B-1: It was not announced. The bot may not write in #news" in log
