"""The value of a message in which the bot told something in a server's channel."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CorrectionPost:
    """A message that tells the corrections of B-`briefing` made by one change; `shown` is the digest of what it shows."""

    briefing: int
    channel_id: int
    message_id: int
    change: int
    shown: str
