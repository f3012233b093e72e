"""What the house asks of a server beyond answering: names, who may what where, and messages of its own. The gateway implements it."""

from dataclasses import dataclass

from bot.cards.card import Card
from bot.gate.rules import Actor
from bot.gate.standing import Barred, Standing


@dataclass(frozen=True, slots=True)
class Posted:
    """A message that the bot wrote."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class NotPosted:
    """Why a message could not be written or changed: a full sentence that names what is missing and who can give it."""

    why: str


class Board:
    """The servers as the medium knows them; this one is of a door that has no server around it, such as the terminal. A channel is an
    id or an exact name. Nothing here raises."""

    def name_of(self, server: int, value: str) -> str:
        """The name of the role or channel with this id; the value itself where it is none (any more)."""
        return value

    def server_name(self, server: int) -> str:
        """What the server is called."""
        return str(server)

    async def standing(self, server: int, user_id: int, channel: str | None) -> Standing | None:
        """The member and the channel; None where the medium knows no members."""
        return None

    async def bars_of(self, server: int, member: Actor, command: str, channel: str | None) -> Barred:
        """What keeps a member from a command, by its first word."""
        return Barred()

    async def post(self, server: int, channel: str, card: Card) -> Posted | NotPosted:
        """A message with the card, written now."""
        return NotPosted("There is no Discord here to write to.")

    async def edit(self, server: int, posted: Posted, card: Card) -> NotPosted | None:
        """The message shows this card from now on; None when it does."""
        return NotPosted("There is no Discord here to write to.")
