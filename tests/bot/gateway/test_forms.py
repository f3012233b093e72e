"""Forms and files: they come whole, also after the bot restarted while the form was open."""

from collections.abc import Callable

import discord
import pytest
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bot.config import Config, Limits
from bot.gateway.app import OnRecord
from bot.gateway.presses import values_of
from tests.bot.gateway.seen import fields_of, labels_of, shown, text_of
from tests.bot.gateway.tiny import GONE, TinyHouse


@pytest.fixture
def channel(env: Env) -> ChannelHandle:
    return env.create_guild("Debate").create_text_channel("general")


@pytest.fixture
def alice(env: Env, channel: ChannelHandle) -> MemberActor:
    editors = env.guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    return env.guild.add_member(env.create_user("alice"), roles=[editors])


async def test_a_form_is_asked_and_taken(alice: MemberActor, channel: ChannelHandle) -> None:
    asked = await alice.slash(channel, "briefing add")
    assert list(fields_of(asked)) == ["Text"]
    sent = await alice.submit_modal(asked, {"text": "An article.\nTwo lines."})
    assert sent.ephemeral
    assert text_of(sent.response) == "Sent by alice: {'text': 'An article.\\nTwo lines.'}"


async def test_a_form_that_was_open_during_a_restart_is_taken(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    asked = await alice.slash(channel, "briefing add")
    await env.restart_bot(OnRecord(house, shard_count=1))
    sent = await alice.submit_modal(asked, {"text": "An article."})
    assert text_of(sent.response).startswith("Sent by alice")


async def test_a_button_from_before_a_restart_works(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    first = (await alice.slash(channel, "quote")).response
    assert first is not None
    await env.restart_bot(OnRecord(house, shard_count=1))
    await alice.click(first, label="Next")
    assert "number=18" in text_of(first)


async def test_what_a_form_leads_to_takes_the_place_of_the_card_it_was_opened_from(
    alice: MemberActor, channel: ChannelHandle
) -> None:
    card = (await alice.slash(channel, "briefing review", briefing="3")).response
    assert card is not None
    asked = await alice.click(card, label="Edit")
    await alice.submit_modal(asked, {"text": "words"})
    assert text_of(card) == "Sent by alice: {'text': 'words'}"


async def test_a_slow_form_is_deferred_and_taken(house: TinyHouse, alice: MemberActor, channel: ChannelHandle) -> None:
    asked = await alice.slash(channel, "briefing add")
    house.slow_s = 0.9
    sent = await alice.submit_modal(asked, {"text": "words"})
    assert text_of(shown(sent)).startswith("Sent by alice")


async def test_a_form_that_comes_too_late_to_open_by_itself_has_a_button(
    house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    card = (await alice.slash(channel, "briefing review", briefing="3")).response
    assert card is not None
    house.slow_s = 0.9
    late = await alice.click(card, label="Edit")
    (offered,) = late.followups
    assert labels_of(offered) == ["Open the form"]
    house.slow_s = 0.0
    assert list(fields_of(await alice.click(offered, label="Open the form"))) == ["Text"]


async def test_a_refused_form_leaves_the_card(house: TinyHouse, alice: MemberActor, channel: ChannelHandle) -> None:
    card = (await alice.slash(channel, "briefing review", briefing="3")).response
    assert card is not None
    asked = await alice.click(card, label="Edit")
    house.fault = GONE
    sent = await alice.submit_modal(asked, {"text": "words"})
    assert "It is gone." in text_of(shown(sent))
    assert text_of(card) == "Review of B-3"


async def test_an_attached_file_comes_whole(alice: MemberActor, channel: ChannelHandle) -> None:
    result = await alice.slash(channel, "briefing add", file=("article.txt", b"x" * 5000))
    assert text_of(shown(result)) == "Took 5000 bytes"


async def test_a_file_over_the_limit_is_refused_before_it_is_fetched(
    env: Env, house: TinyHouse, alice: MemberActor, channel: ChannelHandle
) -> None:
    house.config = Config(limits=Limits(file_mb=1))
    result = await alice.slash(channel, "briefing add", file=("article.txt", b"x" * (1024 * 1024 + 300_000)))
    assert "That file is 1.3 MB; the limit is 1 MB." in text_of(shown(result))


async def test_a_file_that_is_gone_from_discord_says_what_to_do(
    env: Env, alice: MemberActor, channel: ChannelHandle
) -> None:
    env.backend.cdn._blobs = Kept(lambda data: None)
    result = await alice.slash(channel, "briefing add", file=("article.txt", b"x"))
    assert "could not be fetched" in text_of(shown(result))


async def test_a_file_that_comes_short_is_not_taken(env: Env, alice: MemberActor, channel: ChannelHandle) -> None:
    env.backend.cdn._blobs = Kept(lambda data: data[:-1])
    result = await alice.slash(channel, "briefing add", file=("article.txt", b"two words"))
    assert "incomplete" in text_of(shown(result))


class Kept(dict[str, bytes]):
    """A store of files that gives back something else than what was put in."""

    def __init__(self, change: Callable[[bytes], bytes | None]) -> None:
        super().__init__()
        self._change = change

    def __setitem__(self, url: str, data: bytes) -> None:
        changed = self._change(data)
        super().update({} if changed is None else {url: changed})


def test_both_shapes_of_a_sent_form_are_read() -> None:
    label = {"type": 18, "component": {"type": 3, "custom_id": "who", "values": ["p2"]}}
    row = {"type": 1, "components": [{"type": 4, "custom_id": "words", "value": "Try it."}]}
    empty = {"type": 18, "component": {"type": 3, "custom_id": "none", "values": []}}
    assert values_of({"components": [label, row, empty]}) == {"who": "p2", "words": "Try it.", "none": ""}
