"""An attached file, fetched with every limit that Discord does not keep for us."""

import asyncio

import aiohttp
import discord

from bot.commands.options import Upload
from bot.config import Limits
from briefings.errors import BadArticle, TooLarge

WAIT_S = 20.0  # for the whole file; an answer is deferred long before
_AGAIN = "Attach it once more, or paste the text with /briefing add and no file."


async def upload_of(attachment: discord.Attachment, limits: Limits) -> Upload:
    """The file and its bytes. Raises TooLarge before anything is fetched, and BadArticle when it cannot be fetched whole.

    discord.py takes a short file silently, so what came is counted (DESIGN §10, trap 12).
    """
    if attachment.size > limits.file_bytes:
        raise TooLarge(
            f"That file is {attachment.size / 1024 / 1024:.1f} MB; the limit is {limits.file_mb} MB.",
            "Attach the article's text only, or paste it with /briefing add and no file.",
        )
    try:
        async with asyncio.timeout(WAIT_S):
            data = await attachment.read()
    except (TimeoutError, discord.DiscordException, aiohttp.ClientError) as error:
        raise BadArticle("The file could not be fetched from Discord.", _AGAIN) from error
    if len(data) != attachment.size:
        raise BadArticle("The file arrived incomplete.", _AGAIN)
    return Upload(attachment.filename, data)
