"""The board of the Discord door: a server's roles and channels, as the client knows them."""

import discord


class ServerBoard:
    """What Discord knows of the servers that the client is in."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client

    def name_of(self, server: int, value: str) -> str:
        """The name of the role or channel with this id; the value itself where it is none (any more)."""
        guild = self._client.get_guild(server)
        if guild is None or not value.isdecimal():
            return value
        found = guild.get_role(int(value)) or guild.get_channel_or_thread(int(value))
        if found is None:
            return value
        return found.name if isinstance(found, discord.Role) else f"#{found.name}"
