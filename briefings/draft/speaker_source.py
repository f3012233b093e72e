"""Where a source text names people, and whether it names one beside somebody's words. Knows drafts, no change and no store."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefings.draft.model import Draft, DraftPerson
from briefings.model.spans import Span
from briefings.text.boundaries import SINGLE_MARKS
from briefings.text.finding import Searchable
from briefings.text.folding import tokens
from briefings.text.lexicon import cues, titles
from briefings.text.sentences import sentences

NEARBY = 1_500  # characters before and after somebody's words in which their speaker is looked for

_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(rf"[{SINGLE_MARKS}](?:[sS]\b|(?<=[sS].) (?=\w))")
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Where the article names a speaker beside the words: the name, and the cue verb."""

    name: Span
    cue: Span


def mentions_of(text: str, names: Iterable[str]) -> tuple[Span, ...]:
    """Every place of one of the names, in source order; the longer where two overlap."""
    searchable = Searchable.of(text)
    return longest(span for name in names for span in searchable.places(name))


def longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in source order, each once; of two that overlap the one that begins first, or of these the longer."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if not kept or not kept[-1].overlaps(span):
            kept.append(span)
    return tuple(kept)


def is_named(text: str, name: str, mentions: Iterable[Span]) -> bool:
    """Whether the article has the name, or a part of it: "Quill" for Ada Quill."""
    words = frozenset(tokens(name))
    parts = (frozenset(tokens(mention.of(text))) for mention in mentions)
    return any(part and part <= words for part in parts) or bool(Searchable.of(text).places(name))


def is_for(text: str, span: Span, name: str) -> bool:
    """Whether the words there are the name or a part of it, leaving a title aside: "Mr. Quill" for Ada Quill."""
    part = frozenset(tokens(span.of(text))) - titles()
    return bool(part) and part <= frozenset(tokens(name))


def find_naming(draft: Draft, key: str, pieces: tuple[Span, ...]) -> Naming | None:
    """Where the article names the person as the speaker of `pieces`; None when it does not.

    It does when, outside of all quotes, the name is in the same sentence as a cue verb, and nearer to that verb than any
    other person of the draft and any pronoun. That sentence holds some of the words or, where these fill their sentences
    altogether, is the one before or after them in the same paragraph. A pronoun or a role names nobody, nor does "Krasner's".
    """
    text, hull = draft.source.text, Span(pieces[0].start, pieces[-1].end)
    around = _sentences_near(text, hull)
    holding = [index for index, sentence in enumerate(around) if sentence.overlaps(hull)]
    if not holding:
        return None
    quoted = [*(piece for quote in draft.quotes for piece in quote.pieces), *pieces]
    first, last = holding[0], holding[-1]
    groups = [_outside(sentence, quoted) for sentence in around[first : last + 1]]
    if not any(_WORD.search(rest.of(text)) for group in groups for rest in group):
        beside = (*around[max(0, first - 1) : first], *around[last + 1 : last + 2])
        groups = [
            _outside(sentence, quoted)
            for sentence in beside
            if "\n\n" not in text[min(sentence.end, hull.end) : max(sentence.start, hull.start)]
        ]
    namings = (_naming(draft, key, group, hull) for group in groups)
    return next((naming for naming in namings if naming is not None), None)


def sentence_at(text: str, span: Span) -> Span:
    """The sentence that holds the beginning of the span."""
    start = Span(span.start, span.start + 1)
    return next((sentence for sentence in _sentences_near(text, start) if sentence.overlaps(start)), span)


def _sentences_near(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences around the span; the first and the last may be cut where they are very far off."""
    start = max(0, span.start - NEARBY)
    near = sentences(text[start : span.end + NEARBY])
    return tuple(Span(sentence.start + start, sentence.end + start) for sentence in near)


def _outside(sentence: Span, quoted: list[Span]) -> list[Span]:
    """What is left of the sentence without the quoted stretches."""
    rests, start = [], sentence.start
    for piece in sorted(piece for piece in quoted if piece.overlaps(sentence)):
        if start < piece.start:
            rests.append(Span(start, piece.start))
        start = max(start, piece.end)
    if start < sentence.end:
        rests.append(Span(start, sentence.end))
    return rests


def _naming(draft: Draft, key: str, group: list[Span], hull: Span) -> Naming | None:
    text = draft.source.text
    words = [
        (Span(rest.start + word.start(), rest.start + word.end()), word.group().casefold())
        for rest in group
        for word in _WORD.finditer(rest.of(text))
    ]
    verbs = [span for span, word in words if word in cues()]
    named: list[tuple[Span, str | None]] = [(span, None) for span, word in words if word in _PRONOUNS]
    named += [
        (mention, person.key)
        for person in draft.people
        for mention in _mentions_within(text, person, group)
        if not any(mention.overlaps(cue) for cue in verbs) and not _POSSESSIVE.match(text, mention.end)
    ]
    if not verbs or not named:
        return None
    cue = min(verbs, key=lambda span: _apart(span, hull))
    name, whose = min(named, key=lambda naming: (_apart(naming[0], cue), naming[0]))
    return Naming(name, cue) if whose == key else None


def _mentions_within(text: str, person: DraftPerson, group: list[Span]) -> list[Span]:
    typed = [
        Span(rest.start + span.start, rest.start + span.end)
        for rest in group
        for span in mentions_of(rest.of(text), (person.name, *person.aliases))
    ]
    return [mention for mention in person.mentions if any(rest.contains(mention) for rest in group)] + typed


def _apart(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
