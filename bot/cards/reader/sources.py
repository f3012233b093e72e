"""The card of an item's source: outlet, date and its origin, fingerprint, places in the text, publishings."""

from bot.cards.card import Block, Button, Card, Heading, Line, Note, Run, Style, Text, Words, line
from bot.cards.doors import opens, rows, share
from bot.cards.fit import cut_words, line_cost, shorten
from bot.cards.labels import (
    ARTICLE_SAYS,
    KIND_WORDS,
    SENTENCE_MOST,
    UNTITLED,
    count_words,
    fact_words,
    issue_note,
    sentence_words,
    tag,
)
from bot.cards.reader.corrections import correction_lines
from briefings.ask.answers import SourceAnswer
from briefings.ask.queries import SourceOf, Summary
from briefings.dates.style import Writing
from briefings.model.log import LogLine, Op
from briefings.model.record import Evidence, Kind, Piece, Sentence, Source, Voice

_ADDRESS_MOST = 500
_PIECES_MOST = 8
_REVISIONS_MOST = 5
_ROOM = 1500  # of the passages together
_WORDED_MOST = 4
_WORDED_ROOM = 700  # of an editor's sentences together
_DONE = {Op.PUBLISH: "published", Op.WITHDRAW: "withdrawn", Op.RESTORE: "published again"}


def source_card(writing: Writing, answer: SourceAnswer) -> Card:
    """The source of an item: its facts, its passages and its revisions."""
    query = SourceOf(answer.kind, answer.number)
    source = answer.briefing.source
    corrections = correction_lines(writing, answer.corrections)
    facts: list[Line] = [
        line(f"Article: {fact_words(writing, source.title) if source.title else answer.briefing.title or UNTITLED}"),
        line(f"Outlet: {fact_words(writing, source.outlet)}"),
        line(f"Article's date: {fact_words(writing, source.published, is_date=True)}"),
        line(f"Author: {fact_words(writing, source.author)}"),
        *([line(f"Address: {shorten(source.url, _ADDRESS_MOST)}")] if source.url else []),
    ]
    return Card(
        (
            Heading(f"Source of {KIND_WORDS[answer.kind].lower()} {tag(answer.kind, answer.number)}"),
            Text(tuple(facts)),
            *_editors_words(answer),
            *_passages(answer.pieces, source, _ROOM - sum(map(line_cost, corrections))),
            Note((*corrections, *_fingerprint(answer), *_revisions(writing, answer.revisions))),
            *rows(*_back(answer), share(query)),
        ),
        query,
    )


def _editors_words(answer: SourceAnswer) -> tuple[Block, ...]:
    """The sentences that an editor worded, each with the passages that it is based on: those are the source's words."""
    if answer.kind in (Kind.STANCE, Kind.ISSUE):
        issues = [line(f"Issue: {shorten(issue.text, SENTENCE_MOST)}") for issue in answer.worded]
        return (Text((*issues, *issue_note(len(issues)))),) if issues else ()
    shown = answer.worded[:_WORDED_MOST]
    room = min(SENTENCE_MOST, _WORDED_ROOM // max(len(shown), 1))
    lines = [line(f"{sentence_words(sentence, room)} {_basis(answer.pieces, sentence)}") for sentence in shown]
    return (Text(tuple(lines)),) if lines else ()


def _basis(pieces: tuple[Piece, ...], sentence: Sentence) -> str:
    numbers = [str(index) for index, piece in enumerate(pieces, 1) if piece.span in sentence.spans]
    if not numbers:
        return "Based on no passage of the article."
    if len(pieces) == 1:
        return "Based on this passage:"
    noun = "passages" if numbers[1:] else "passage"
    return f"Based on {noun} {' and '.join(filter(None, [', '.join(numbers[:-1]), numbers[-1]]))}."


def _passages(pieces: tuple[Piece, ...], source: Source, room: int) -> tuple[Block, ...]:
    shown = pieces[:_PIECES_MOST]
    blocks: list[Block] = []
    for index, piece in enumerate(shown, 1):
        label = f"{index}. " if len(pieces) > 1 else ""
        page = source.page_at(piece.span.start)
        paged = f", page {page}" if page else ""
        place = line(f"{label}Characters {piece.span.start:,} to {piece.span.end:,} of the stored text{paged}:")
        articles = isinstance(piece, Evidence) and piece.voice is Voice.ARTICLE
        above = (place, line(ARTICLE_SAYS)) if articles else (place,)
        blocks += [Text(above), Words((cut_words((Run(piece.text),), room // len(shown)),))]
    if len(pieces) > len(shown):
        more = count_words(len(pieces) - len(shown), "more passage")
        blocks.append(Text((line(f"The article has {more} of this item."),)))
    return tuple(blocks)


def _fingerprint(answer: SourceAnswer) -> tuple[Line, ...]:
    source = answer.briefing.source
    size = f"Stored text: {len(source.text):,} characters, counted from 0; SHA-256 "
    guessed = f"The file was read as {source.encoding}; that was a guess." if source.encoding else ""
    return ((Run(size), Run(source.sha256, Style.CODE)), *((line(guessed),) if guessed else ()))


def _revisions(writing: Writing, revisions: tuple[LogLine, ...]) -> tuple[Line, ...]:
    newest = revisions[-_REVISIONS_MOST:]
    earlier = len(revisions) - len(newest)
    lines = [line(f"Before these: {count_words(earlier, 'earlier revision')}.")] if earlier else []
    lines += [
        line(f"Revision {revision.nth}: {_DONE.get(revision.op, 'corrected')}, {writing.moment(revision.at)}")
        for revision in newest
    ]
    return tuple(lines)


def _back(answer: SourceAnswer) -> tuple[Button, ...]:
    quote = (Button("The quote", opens(answer.kind, answer.number)),) if answer.kind is Kind.QUOTE else ()
    return (*quote, Button("The briefing", Summary(answer.briefing.number)))
