"""What the house asks of a server beyond answering: names of its roles and channels. The gateway implements it."""

from typing import Protocol


class Board(Protocol):
    """A server as the medium knows it."""

    def name_of(self, server: int, value: str) -> str:
        """The name of the role or channel with this id; the value itself where it is none (any more)."""


class NoBoard:
    """The board of a door that has no server around it, such as the terminal."""

    def name_of(self, server: int, value: str) -> str:
        return value
