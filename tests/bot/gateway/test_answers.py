"""Answers appear in time, in the right place, and an error is told instead of swallowed."""

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.config import Config
from tests.bot.gateway.seen import labels_of, option_of, shown, text_of
from tests.bot.gateway.tiny import GONE, TinyHouse


@pytest.fixture
def channel(env: Env) -> ChannelHandle:
    return env.create_guild("Debate").create_text_channel("general")


@pytest.fixture
def alice(env: Env, channel: ChannelHandle) -> MemberActor:
    return env.guild.add_member(env.create_user("alice"))


async def test_an_answer_is_private(alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "quote", id="17")
    assert result.ephemeral
    assert not result.deferred
    assert text_of(result.response) == "Q-17\nTry it. @everyone"


async def test_a_slow_answer_is_deferred_and_comes(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    house.slow_s = 0.9
    result = await alice.slash(channel, "quote", id="17")
    assert callbacks(env) == [DEFERRED]
    assert result.ephemeral
    assert text_of(shown(result)).startswith("Q-17")


async def test_paging_takes_the_place_of_the_card(alice: MemberActor, channel: ChannelHandle) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    await alice.click(first, label="Next")
    assert "Asked OneQuote(number=18" in text_of(first)


async def test_a_slow_page_takes_the_place_too(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    house.slow_s = 0.9
    await alice.click(first, label="Next")
    assert callbacks(env) == [MESSAGE, DEFERRED_UPDATE]
    assert "number=18" in text_of(first)


async def test_a_closer_look_opens_beside(alice: MemberActor, channel: ChannelHandle) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    result = await alice.click(first, label="Context")
    assert result.ephemeral
    assert "Context(number=17" in text_of(result.response)
    assert text_of(first).startswith("Q-17")


async def test_another_question_is_answered_beside(alice: MemberActor, channel: ChannelHandle) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    result = await alice.click(first, label="All quotes")
    assert "Asked Quotes" in text_of(result.response)
    assert text_of(first).startswith("Q-17")


async def test_a_menu_opens_beside(alice: MemberActor, channel: ChannelHandle) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    menu, value = option_of(first, "Todd")
    result = await alice.select(first, [value], custom_id=menu)
    assert result.ephemeral
    assert "Who(person='P-1'" in text_of(result.response)


async def test_share_posts_it_for_everybody_and_pings_nobody(
    env: Env, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    result = await alice.click(first, label="Share")
    assert not result.ephemeral
    posted = channel.last_message
    assert posted is not None
    assert text_of(posted) == "Q-17\nTry it. @everyone\nShared by alice"
    assert labels_of(posted) == ["Context", "All quotes", "Next"]
    assert not posted.mention_everyone


async def test_who_may_not_write_in_a_channel_may_not_share_there(env: Env, alice: MemberActor) -> None:
    news = env.guild.create_text_channel(
        "news", overwrites={env.guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    first = (await alice.slash(news, "quote")).response
    assert first is not None
    result = await alice.click(first, label="Share")
    assert result.ephemeral
    assert "You may not write in this channel" in text_of(shown(result))


async def test_a_shared_card_answers_whoever_presses_privately(
    env: Env, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    await alice.click(first, label="Share")
    bob = env.guild.add_member(env.create_user("bob"))
    posted = channel.last_message
    assert posted is not None
    result = await bob.click(posted, label="Next")
    assert result.ephemeral
    assert "number=18" in text_of(result.response)
    assert text_of(channel.last_message).startswith("Q-17")


async def test_an_error_of_a_press_leaves_the_card(
    house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    house.fault = GONE
    result = await alice.click(first, label="Next")
    assert result.ephemeral
    assert "It is gone." in text_of(shown(result))
    assert text_of(first).startswith("Q-17")


async def test_a_late_error_of_a_press_leaves_the_card(
    house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    house.fault, house.slow_s = GONE, 0.9
    result = await alice.click(first, label="Next")
    (told,) = result.followups
    assert told.ephemeral
    assert "It is gone." in text_of(told)
    assert text_of(first).startswith("Q-17")


async def test_a_late_error_of_a_share_is_told_privately(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    house.fault, house.slow_s = GONE, 0.9
    result = await alice.click(first, label="Share")
    (told,) = result.followups
    assert result.response is None
    assert told.ephemeral
    assert "It is gone." in text_of(told)


async def test_a_fault_shows_a_reference_that_is_in_the_log(
    house: TinyHouse, alice: MemberActor, channel: ChannelHandle, caplog: pytest.LogCaptureFixture
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    house.fault = ZeroDivisionError("secret inner words")
    result = await alice.click(first, label="Next")
    assert "ref1234" in text_of(shown(result))
    assert "secret" not in text_of(shown(result))
    assert "Fault ref1234" in caplog.text


@pytest.mark.parametrize("custom_id", ["r:quote/x", "nonsense", "r:", "e:judge/1", "~", "r:quote/17/9/9/9"])
async def test_a_damaged_button_says_what_to_do(
    env: Env, alice: MemberActor, channel: ChannelHandle, custom_id: str
) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(discord.ui.Button(label="Old", custom_id=custom_id))
    view.stop()
    there = env.bot.get_channel(channel.id)
    assert isinstance(there, discord.TextChannel)
    old = await there.send("an old card", view=view)
    result = await alice.click(old, label="Old")
    assert result.ephemeral
    assert "older version" in text_of(shown(result))


async def test_in_direct_messages_it_says_that_a_record_belongs_to_a_server(env: Env) -> None:
    user = env.create_user("dana")
    result = await user.slash("who", person="Krasner")
    assert "A record belongs to a server." in text_of(shown(result))
    assert not result.ephemeral


async def test_autocomplete_never_fails(house: TinyHouse, alice: MemberActor, channel: ChannelHandle) -> None:
    found = await alice.autocomplete(channel, "who", "person", "kra")
    assert [choice["name"] for choice in found] == ["person like kra"]


async def test_many_presses_leave_nothing_behind(env: Env, alice: MemberActor, channel: ChannelHandle) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    before = kept_by(env.bot)
    for _ in range(50):
        await alice.click(first, label="Context")
    await alice.slash(channel, "briefing add")
    assert kept_by(env.bot) == before == {"views": 0, "modals": 0, "messages": 0, "synced": 0}


MESSAGE, DEFERRED, DEFERRED_UPDATE = 4, 5, 6


def callbacks(env: Env) -> list[int]:
    """The kinds of first answers that were sent."""
    sent = [request.json for request in env.http_requests if request.path.endswith("/callback")]
    return [body["type"] for body in sent if isinstance(body, dict)]


def kept_by(client: discord.Client) -> dict[str, int]:
    """What discord.py keeps of views and messages; it has no public count."""
    state = client._connection
    store = state._view_store
    return {
        "views": len(store._views),
        "modals": len(store._modals),
        "messages": len(state._messages or ()),
        "synced": len(store._synced_message_views),
    }


@pytest.mark.parametrize("named", ["debate", "id"])
async def test_in_a_public_channel_answers_are_for_everybody(
    env: Env, house: TinyHouse, alice: MemberActor, named: str
) -> None:
    debate = env.guild.create_text_channel("debate")
    house.config = Config(public_channels=("debate" if named == "debate" else str(debate.id),))
    result = await alice.slash(debate, "quote")
    assert not result.ephemeral
    assert text_of(debate.last_message).startswith("Q-17")
    elsewhere = env.guild.create_text_channel("other")
    assert (await alice.slash(elsewhere, "quote")).ephemeral


async def test_a_thread_is_as_public_as_its_channel(env: Env, house: TinyHouse, alice: MemberActor) -> None:
    debate = env.guild.create_text_channel("debate")
    house.config = Config(public_channels=("debate",))
    there = env.bot.get_channel(debate.id)
    assert isinstance(there, discord.TextChannel)
    await there.create_thread(name="fares", type=discord.ChannelType.public_thread)
    await env.settle()
    (thread,) = debate.threads
    assert not (await alice.slash(thread, "quote")).ephemeral


async def test_in_a_public_channel_a_refusal_and_a_draft_are_private(
    env: Env, house: TinyHouse, alice: MemberActor
) -> None:
    debate = env.guild.create_text_channel("debate")
    house.config = Config(public_channels=("debate",))
    assert (await alice.slash(debate, "briefing review", briefing="3")).ephemeral
    house.fault = GONE
    result = await alice.slash(debate, "quote")
    assert result.ephemeral
    assert "It is gone." in text_of(shown(result))


async def test_in_a_public_channel_a_late_refusal_is_private_too(
    env: Env, house: TinyHouse, alice: MemberActor
) -> None:
    debate = env.guild.create_text_channel("debate")
    house.config = Config(public_channels=("debate",))
    house.fault, house.slow_s = GONE, 0.9
    result = await alice.slash(debate, "quote")
    assert "It is gone." in text_of(shown(result))
    assert [message.ephemeral for message in result.followups] == [True]


async def test_a_message_that_discord_refuses_is_told_with_a_reference(
    env: Env, alice: MemberActor, channel: ChannelHandle, caplog: pytest.LogCaptureFixture
) -> None:
    env.inject_error("POST", "/interactions/*/callback", status=400, code=50035)
    result = await alice.slash(channel, "quote")
    told = text_of(shown(result))
    assert "Discord did not accept the answer." in told
    assert told.endswith("ref1234")
    assert "Fault ref1234" in caplog.text


async def test_a_late_message_that_discord_refuses_is_told_too(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    house.slow_s = 0.9
    env.inject_error("PATCH", "/webhooks/*/messages/@original", status=400, code=50035)
    result = await alice.slash(channel, "quote")
    assert "Discord did not accept the answer." in text_of(shown(result))


@pytest.mark.parametrize("code", [40060, 10062])
async def test_an_answer_that_discord_has_already_is_not_sent_again(
    env: Env, alice: MemberActor, channel: ChannelHandle, code: int
) -> None:
    env.inject_error("POST", "/interactions/*/callback", status=400, code=code)
    result = await alice.slash(channel, "quote")
    assert result.response is None
    assert callbacks(env) == [MESSAGE]


async def test_an_answer_is_completed_when_its_deferral_took_effect_at_the_second_try(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    house.slow_s = 0.9
    env.inject_error("POST", "/interactions/*/callback", status=400, code=40060)
    await alice.slash(channel, "quote")
    assert [request.method for request in env.http_requests if request.path.endswith("/@original")] == ["PATCH"]
