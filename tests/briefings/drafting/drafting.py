"""What tests of drafting share: a draft of a text, and its quotes and people in plain words."""

import time
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from bot.shell.draft_command import Drafted
from briefings.draft.model import Draft
from briefings.drafting import draft
from briefings.model.record import Fact, Origin, Source
from tests.briefings.drafting.labelled_articles import Labelled


def source_of(text: str, published: str | None = None) -> Source:
    fact = Fact(published, Origin.TEXT) if published else None
    return Source(text, sha256(text.encode("utf-8", "replace")).hexdigest(), published=fact)


def draft_text(text: str, published: str | None = None) -> Draft:
    return draft(source_of(text, published))


def drafts_of(articles: Iterable[Labelled]) -> dict[str, dict[str, Any]]:
    """Each article's draft as JSON, by its name."""
    drafts = {}
    for one in articles:
        source = source_of(one.text, one.published)
        started = time.perf_counter()
        found = draft(source)
        seconds = time.perf_counter() - started
        drafts[one.id] = Drafted(one.id, found, seconds).json()
    return drafts


def quotes_of(text: str) -> list[str]:
    """The words of each quote; pieces are joined by " […] "."""
    one = draft_text(text)
    return [" […] ".join(piece.of(text) for piece in quote.pieces) for quote in one.quotes]


def speakers_of(text: str) -> list[tuple[str | None, str]]:
    """Speaker's name and state of each quote."""
    one = draft_text(text)
    return [
        (person.name if (person := one.person(quote.speaker)) else None, quote.speaker_state.value)
        for quote in one.quotes
    ]
