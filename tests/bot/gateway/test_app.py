"""The client: its commands, what it asks of Discord, how it starts and stops."""

import asyncio
import logging

import discord
import pytest
from discord import app_commands
from simcord.env import Env

from bot.commands.commands import COMMANDS
from bot.gateway.app import OnRecord
from bot.gateway.sync import same
from briefings.errors import BadConfig
from tests.bot.gateway.seen import text_of
from tests.bot.gateway.tiny import TinyHouse


def puts(env: Env) -> int:
    """How often the commands were sent to Discord."""
    return sum(request.method == "PUT" and request.path.endswith("/commands") for request in env.http_requests)


async def test_every_command_of_the_table_is_there(env: Env) -> None:
    channel = env.create_guild().create_text_channel("general")
    alice = env.guild.add_member(env.create_user("alice"))
    assert set(alice.available_commands(channel)) == {command.name for command in COMMANDS}


async def test_options_are_as_the_table_says(simcord_bot: OnRecord) -> None:
    quote = simcord_bot.tree.get_command("quote")
    assert isinstance(quote, app_commands.Command)
    assert [(option.name, option.required, option.autocomplete) for option in quote.parameters] == [
        ("id", False, True),
        ("person", False, True),
        ("topic", False, True),
        ("text", False, False),
        ("briefing", False, True),
    ]
    assert quote.parameters[0].description == "A quote's number, such as Q-12."


async def test_discord_hides_no_command_from_an_editor_by_role(simcord_bot: OnRecord) -> None:
    payloads = [command.to_dict(simcord_bot.tree) for command in simcord_bot.tree.get_commands()]
    assert {payload["default_member_permissions"] for payload in payloads} == {None}


async def test_editors_commands_are_for_servers_only(env: Env) -> None:
    assert "briefing add" not in env.create_user("dana").available_commands()


async def test_commands_are_sent_once_and_not_at_the_next_start(env: Env, house: TinyHouse) -> None:
    assert puts(env) == 1
    await env.restart_bot(OnRecord(house, shard_count=1))
    assert puts(env) == 1


async def test_commands_are_sent_again_when_one_changed(env: Env, house: TinyHouse) -> None:
    changed = OnRecord(house, shard_count=1)
    quote = changed.tree.get_command("quote")
    assert isinstance(quote, app_commands.Command)
    quote.description = "Another description."
    await env.restart_bot(changed)
    assert puts(env) == 2


async def test_commands_that_cannot_be_sent_do_not_stop_the_start(
    env: Env, house: TinyHouse, caplog: pytest.LogCaptureFixture
) -> None:
    env.inject_error("GET", "/applications/*/commands", status=403)
    await env.restart_bot(OnRecord(house, shard_count=1))
    assert "could not be sent to Discord" in caplog.text


async def test_a_command_that_the_bot_has_no_more_says_what_to_do(env: Env, house: TinyHouse) -> None:
    channel = env.create_guild().create_text_channel("general")
    alice = env.guild.add_member(env.create_user("alice"))
    younger = OnRecord(house, shard_count=1)
    younger.tree.remove_command("quote")
    env.inject_error("GET", "/applications/*/commands", status=500, times=None)
    await env.restart_bot(younger)
    result = await alice.slash(channel, "quote")
    assert result.ephemeral
    assert "Reload Discord and type it again." in text_of(result.response)
    assert [type(error) for error in env.errors] == [app_commands.CommandNotFound]


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ([{"name": "a", "options": []}], [{"name": "a", "id": "5", "nsfw": False}], True),
        ([{"name": "a"}, {"name": "b"}], [{"name": "b"}, {"name": "a"}], True),
        ([{"name": "a"}], [{"name": "a"}, {"name": "b"}], False),
        (
            [{"name": "a", "options": [{"name": "x", "required": True}]}],
            [{"name": "a", "options": [{"name": "x"}]}],
            False,
        ),
        (
            [{"name": "a", "options": [{"name": "x"}, {"name": "y"}]}],
            [{"name": "a", "options": [{"name": "y"}, {"name": "x"}]}],
            False,
        ),
        ([{"name": "a", "default_member_permissions": None}], [{"name": "a", "default_member_permissions": 8}], False),
    ],
)
def test_commands_are_compared_by_what_they_are(
    one: list[dict[str, object]], other: list[dict[str, object]], equal: bool
) -> None:
    assert same(one, other) is equal


async def test_the_invite_link_asks_for_nothing_more_than_it_needs(
    env: Env, house: TinyHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    bot = OnRecord(house, shard_count=1)
    await env.restart_bot(bot)
    link = bot.invite_link()
    assert "scope=bot+applications.commands" in link
    assert "permissions=0" in link
    assert f"client_id={bot.application_id}" in link
    assert link in caplog.text


def test_only_the_intent_for_servers_is_asked_for(simcord_bot: OnRecord) -> None:
    assert simcord_bot.intents == discord.Intents(guilds=True)


class Refused(OnRecord):
    """A client that Discord does not let in."""

    async def start(self, token: str, *, reconnect: bool = True) -> None:
        raise discord.LoginFailure("Improper token has been passed.")


async def test_a_refused_token_is_said_in_one_sentence(house: TinyHouse) -> None:
    with pytest.raises(BadConfig, match="refused the token"):
        await Refused(house, shard_count=1).run_with_token("no")


async def test_a_stopping_bot_lets_an_answer_finish(env: Env, house: TinyHouse) -> None:
    channel = env.create_guild().create_text_channel("general")
    alice = env.guild.add_member(env.create_user("alice"))
    house.slow_s = 0.3
    asked = asyncio.ensure_future(alice.slash(channel, "quote"))
    await house.asked.wait()
    await env.bot.close()
    assert text_of((await asked).response).startswith("Q-17")
