"""Which of the roles that an article gives to somebody are shown: the fullest wording, and the body's before a headline's."""

from briefings.drafting.document import Document
from briefings.drafting.entities.people import Entities
from briefings.model.spans import Span

_HEAD_LINES = 2  # a headline and the line below it


def titles_shown(copy: Document, cast: Entities, roles: list[Span]) -> list[Span]:
    """The roles of one person to be shown, in their order.

    "President of the council" stands for "president", "the Dockers’ Union’s president" has the union with it, and a role that only a
    headline has, which clips, is shown where the body has none.
    """
    owners = {mention.run.last: mention.run.first for mention in cast.mentions if cast.is_body(mention)}
    below = [role for role in roles if not _is_above(copy, role)]
    whole = [_with_owner(copy, role, owners) for role in below or roles]
    wordings = [role.of(copy.text).casefold() for role in whole]
    return [
        role
        for role, wording in zip(whole, wordings, strict=True)
        if not any(other.startswith(f"{wording} of ") for other in wordings)
    ]


def _with_owner(copy: Document, role: Span, owners: dict[int, int]) -> Span:
    last = copy.token_at(role.start) - 1
    if last not in owners or copy.tokens[last].end > role.start or not copy.tokens[last].possessive:
        return role
    return Span(copy.tokens[owners[last]].start, role.end)


def _is_above(copy: Document, role: Span) -> bool:
    """Whether the role is in a line at the head of the article that is no sentence."""
    number = copy.sentence_at(role.start)
    return number < _HEAD_LINES and copy.outer[number].of(copy.text)[-1:].isalnum()
