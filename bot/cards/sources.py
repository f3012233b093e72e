"""The card that says where an item stands: outlet, date and its origin, fingerprint, places in the text, revisions."""

from bot.cards.card import Block, Button, Card, Heading, Line, Note, Run, Style, Text, Words, line
from bot.cards.doors import opens, rows, share
from bot.cards.fit import cut_words
from bot.cards.wording import KIND_WORDS, UNTITLED, counted, fact_words, tag
from briefings.answers import SourceAnswer
from briefings.model import Kind, Piece, Revision
from briefings.queries import SourceOf, Summary

_PIECES_MOST = 8
_REVISIONS_MOST = 5
_ROOM = 1500  # of the passages together
_DONE = {
    "take_in": "taken in",
    "publish": "published",
    "withdraw": "withdrawn",
    "restore": "published again",
}


def source_card(answer: SourceAnswer) -> Card:
    """Where an item stands."""
    query = SourceOf(answer.kind, answer.number)
    source = answer.briefing.source
    facts: list[Line] = [
        line(f"Article: {fact_words(source.title) if source.title else answer.briefing.title or UNTITLED}"),
        line(f"Outlet: {fact_words(source.outlet)}"),
        line(f"Article's date: {fact_words(source.published, is_date=True)}"),
        line(f"Author: {fact_words(source.author)}"),
    ]
    return Card(
        (
            Heading(f"{KIND_WORDS[answer.kind]} {tag(answer.kind, answer.number)}: where it stands"),
            Text(tuple(facts)),
            *_passages(answer.pieces),
            Note((*_fingerprint(answer), *_revisions(answer.revisions))),
            *rows(*_back(answer), share(query)),
        ),
        query,
    )


def _passages(pieces: tuple[Piece, ...]) -> tuple[Block, ...]:
    shown = pieces[:_PIECES_MOST]
    blocks: list[Block] = []
    for index, piece in enumerate(shown, 1):
        label = f"{index}. " if len(pieces) > 1 else ""
        place = line(f"{label}Characters {piece.span.start:,} to {piece.span.end:,} of the stored text:")
        blocks += [Text((place,)), Words((cut_words((Run(piece.text),), _ROOM // len(shown)),))]
    if len(pieces) > len(shown):
        blocks.append(
            Text((line(f"{counted(len(pieces) - len(shown), 'more passage')} of this item stand in the article."),))
        )
    return tuple(blocks)


def _fingerprint(answer: SourceAnswer) -> tuple[Line, ...]:
    source = answer.briefing.source
    size = f"Stored text: {len(source.text):,} characters, counted from 0; SHA-256 "
    guessed = f"The file was read as {source.encoding}; that was a guess." if source.encoding else ""
    return ((Run(size), Run(source.sha256, Style.CODE)), *((line(guessed),) if guessed else ()))


def _revisions(revisions: tuple[Revision, ...]) -> tuple[Line, ...]:
    newest = revisions[-_REVISIONS_MOST:]
    earlier = len(revisions) - len(newest)
    lines = [line(f"Before these: {counted(earlier, 'earlier revision')}.")] if earlier else []
    lines += [
        line(f"Revision {revision.rev}: {_DONE.get(revision.op, 'edited')}, {revision.at:%Y-%m-%d %H:%M} UTC")
        for revision in newest
    ]
    return tuple(lines)


def _back(answer: SourceAnswer) -> tuple[Button, ...]:
    briefing = Button("The briefing", Summary(answer.briefing.number))
    match answer.kind:
        case Kind.QUOTE:
            return Button("The quote", opens(answer.kind, answer.number)), briefing
        case _:
            return (briefing,)
