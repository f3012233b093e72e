"""A member and a channel as a medium describes them at this moment, and what its own settings keep from them."""

from dataclasses import dataclass

from bot.gate.rules import Actor


@dataclass(frozen=True, slots=True)
class Standing:
    """A member and a channel as the medium describes them right now.

    `member` is None for somebody who is not in the server, `channel` the channel's name, None for one that is not known.
    What is lacking are permissions by the names that the medium shows.
    """

    member: Actor | None
    channel: str | None = None
    member_lacks: tuple[str, ...] = ()
    bot_lacks: tuple[str, ...] = ()  # to write there


@dataclass(frozen=True, slots=True)
class Barred:
    """What the server's own settings of the bot's commands keep a member from."""

    scope: bool = False  # the bot was added without the right to have commands
    member: bool = False
    channel: bool = False
