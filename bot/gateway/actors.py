"""Who acts, and where: what an interaction says about the member and the channel at this very moment."""

from collections.abc import Iterable

import discord

from bot.gate.rules import Actor

Interaction = discord.Interaction[discord.Client]


def actor_of(interaction: Interaction) -> Actor:
    """The member as Discord describes them in this interaction. Roles count by id and by name."""
    user, server = interaction.user, interaction.guild
    # While a server is not loaded (the first seconds after a start) its roles have no names, and discord.py cannot list them.
    loaded = server is not None and server.get_role(server.id) is not None
    roles = user.roles if loaded and isinstance(user, discord.Member) else []
    return build_actor(user, interaction.permissions, roles)


def build_actor(user: discord.abc.User, permissions: discord.Permissions, roles: Iterable[discord.Role]) -> Actor:
    """The member with these permissions in the server, and these roles."""
    manages = permissions.manage_guild or permissions.administrator
    known = frozenset(text for role in roles for text in names_of(role.id, role.name))
    return Actor(user.id, user.display_name, manages, known)


def names_of(thing_id: int, name: str | None) -> tuple[str, ...]:
    """The texts that name a role or channel in settings: its id and its name. A name of digits alone does not count: a member who may
    name a role or channel could else pass it off as another one by its id."""
    return (str(thing_id),) if not name or name.isdigit() else (str(thing_id), name)


def may_post(interaction: Interaction) -> bool:
    """Whether the member may write in the channel themselves."""
    permissions = interaction.permissions
    if isinstance(interaction.channel, discord.Thread):
        return permissions.send_messages_in_threads
    return permissions.send_messages


def channel_names(interaction: Interaction) -> frozenset[str]:
    """The id and the name of the channel; in a thread also those of the channel that it belongs to."""
    channel, names = interaction.channel, {str(interaction.channel_id)}
    places = (channel, channel.parent) if isinstance(channel, discord.Thread) else (channel,)
    for place in filter(None, places):
        names.update(names_of(place.id, getattr(place, "name", None)))
    if isinstance(channel, discord.Thread):
        names.add(str(channel.parent_id))
    return frozenset(names)
