"""What tests of drafting share: a draft of a text, and its quotes and people in plain words."""

from hashlib import sha256

from briefings.draft import Draft
from briefings.drafting import draft
from briefings.model import Fact, Origin, Source


def drafted(text: str, published: str | None = None) -> Draft:
    fact = Fact(published, Origin.TEXT) if published else None
    return draft(Source(text, sha256(text.encode()).hexdigest(), published=fact))


def quoted(text: str) -> list[str]:
    """The words of each quote; pieces are joined by " […] "."""
    one = drafted(text)
    return [" […] ".join(piece.of(text) for piece in quote.pieces) for quote in one.quotes]


def spoken(text: str) -> list[tuple[str | None, str]]:
    """Speaker's name and state of each quote."""
    one = drafted(text)
    return [
        (person.name if (person := one.person(quote.speaker)) else None, quote.speaker_state.value)
        for quote in one.quotes
    ]
