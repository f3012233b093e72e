"""The browser door: the real bot against a simulated Discord, on 127.0.0.1 and without a token. Knows nothing of the record."""

from collections.abc import Callable
from datetime import UTC, datetime

import discord
import simcord

from bot.cards.card import Card, Heading, Rule, Text, line
from bot.cards.labels import usage_line
from bot.gateway.app import OnRecord
from bot.house import LOCAL_SERVER, House
from bot.render.layout import to_layout

CHANNEL = "policy-talk"


WELCOME = Card(
    (
        Heading("Try the bot here"),
        Text(
            (
                line(
                    "This page is a simulated Discord. The bot behind it is the real one, with a sample briefing published."
                ),
                usage_line("/who krasner", "who somebody is, where they stand, how often they are quoted"),
                usage_line("/quote", "what somebody said, word for word; then press Context or Source"),
                usage_line("/timeline", "what happened, in order"),
                usage_line("/stance", "who is for and who is against"),
                usage_line("/search rhetoric", "everything that is published here"),
            )
        ),
        Rule(),
        Text(
            (
                line("To add an article of your own, choose “editor” under “Viewing as” at the top, then type:"),
                usage_line("/briefing add", "attach a text, HTML, PDF or Word file, or leave it out and paste"),
                line("The editor has Manage Server too, and so the admin's commands:"),
                usage_line("/setup panel", "who edits, where answers are public, how dates are written"),
            )
        ),
    )
)


async def serve(house: House, *, port: int, now: datetime, tell: Callable[[str], None]) -> None:
    """Serve the page on 127.0.0.1 (`port` 0: any free one) until its session is ended there; `tell` is called with its address.

    The simulated server is LOCAL_SERVER, so that what an editor publishes is there again at the next start.
    """
    bot = OnRecord(house, shard_count=1, keeps_time=False)
    async with simcord.run(bot, shard_count=1, check_errors=False, settle_timeout=30) as env:
        await env.advance_time((now.astimezone(UTC) - env.now()).total_seconds())
        bot.keep_time()
        server = env.create_guild("On Record preview", id=LOCAL_SERVER)
        channel = server.create_text_channel(CHANNEL, topic="A simulated server. Nothing here leaves this machine.")
        editors = server.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
        member = server.add_member(env.create_user("member"))
        editor = server.add_member(env.create_user("editor"), roles=[editors])
        await _introduce(env.bot, channel.id)
        await env.settle()
        async with env.preview(channel, viewers=[member, editor], layout="channel", port=port) as preview:
            tell(preview.url)
            await preview.wait_closed()


async def _introduce(client: discord.Client, channel_id: int) -> None:
    if client.user is not None:
        await client.user.edit(username="On Record")
    channel = client.get_channel(channel_id)
    if isinstance(channel, discord.TextChannel):
        await channel.send(view=to_layout(WELCOME, {}))
