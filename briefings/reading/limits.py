"""How much is taken in at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes over which an article is refused (DESIGN §9)."""

    file_bytes: int = 10 * 1024 * 1024
    characters: int = 1_000_000
