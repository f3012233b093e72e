"""Whether the article shows what a briefing file says of it: who said the words, whose a role is, what gives a date. Pure.

A file can come from a stranger. What it claims of the article is looked for there, by the rules that an editor's change is held to
and by the drafter's own reading. What is not seen is lowered to what is and in doubt, so that an editor looks at it before it goes
out; it is not refused, as an article can be read in more ways than these rules do, and the rest of the file is in order. What is an
editor's alone (a position that was read, a name, a reply) stays, and is shown as an editor's.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from briefings.dates import when
from briefings.draft.model import (
    Doubt,
    DoubtKind,
    Draft,
    DraftEvent,
    DraftPerson,
    DraftQuote,
    DraftStance,
    Tier,
    Verdict,
)
from briefings.draft.revising.events_and_stances import about, people_in
from briefings.draft.revising.people import owner_of_role
from briefings.draft.speaker_source import NEARBY, Naming, find_naming, is_for, sentence_at
from briefings.draft.wording import find_unsupported
from briefings.errors import BadValue
from briefings.model.record import Basis, Origin, SpeakerState, When, value_of
from briefings.model.spans import Span
from briefings.text.folding import tokens
from briefings.text.lexicon import titles
from briefings.text.quotation_marks import find_marked

T = TypeVar("T", DraftPerson, DraftQuote, DraftEvent, DraftStance)
V = TypeVar("V")

_UNMARKED = Doubt(
    DoubtKind.UNBALANCED_MARKS, "The article does not have these words in quotation marks; they may be its own."
)


def as_seen(draft: Draft, seen: Draft) -> Draft:
    """The draft of a file with what the article does not show lowered and in doubt; `seen` is what the drafter makes of the article."""
    claims = _Claims.of(draft, seen)
    doubts = find_unsupported(draft.source.text, draft.summary.sentences)
    summary = replace(draft.summary, doubts=doubts, verdict=Verdict.OPEN) if doubts else draft.summary
    return replace(
        draft,
        people=tuple(map(claims.person, draft.people)),
        quotes=tuple(claims.quote(claims.speech(quote)) for quote in draft.quotes),
        events=tuple(map(claims.event, draft.events)),
        stances=tuple(map(claims.stance, draft.stances)),
        summary=summary,
    )


@dataclass(frozen=True, slots=True)
class _Claims:
    """A file's draft, the drafter's reading of its article, and the draft with all the people that the reading names."""

    draft: Draft
    seen: Draft
    judged: Draft
    spoken: "_Places[Span]"  # words in quotation marks, and what the drafter takes for speech, such as a turn of a transcript
    words: "_Places[DraftQuote]"  # of the file and in marks: they name nobody
    stated: "_Places[DraftPerson]"  # the words beside which the drafter finds these people named
    events: "_Places[DraftEvent]"
    stances: "_Places[DraftStance]"

    @classmethod
    def of(cls, draft: Draft, seen: Draft) -> "_Claims":
        """People that the file leaves out could be named nearer, and words in marks name nobody, even if the file has no such quote."""
        others = (other for other in seen.people if not any(_could_be(other, known) for known in draft.people))
        named = (replace(other, key=f"other {other.key}") for other in others)
        marked = [Span(words.start, words.end) for words in find_marked(draft.source.text)]
        marks = (DraftQuote("mark", (span,)) for span in marked)
        stated = (quote for quote in seen.quotes if quote.speaker_state is SpeakerState.STATED)
        speakers = ((piece, seen.person(quote.speaker)) for quote in stated for piece in quote.pieces)
        return cls(
            draft,
            seen,
            replace(draft, people=(*named, *draft.people), quotes=()),
            _Places.of((span, span) for span in (*marked, *(piece for quote in seen.quotes for piece in quote.pieces))),
            _Places.of((piece, quote) for quote in (*draft.quotes, *marks) for piece in quote.pieces),
            _Places.of((piece, speaker) for piece, speaker in speakers if speaker),
            _Places.of((span, event) for event in seen.events for span in event.sentence.spans),
            _Places.of((span, stance) for stance in seen.stances for span in stance.evidence),
        )

    def person(self, person: DraftPerson) -> DraftPerson:
        """The person; in doubt with somebody else's name, or with a role that the article does not give them."""
        same = self._namesakes(person)
        called = [set(tokens(alias)) for alias in person.aliases]
        says = [
            f"The article has {other.name} as somebody other than {person.name}."
            for other in self.seen.people
            if same and other not in same and set(tokens(other.name)) in called
        ]
        says += [say for role in person.roles for say in self._of_role(person, role.span)]
        return _with_doubts(person, says)

    def _namesakes(self, person: DraftPerson) -> list[DraftPerson]:
        """The drafter's people that have this one's name."""
        return [seen for seen in self.seen.people if _is(seen, person)]

    def _of_role(self, person: DraftPerson, span: Span) -> list[str]:
        words = " ".join(span.of(self.draft.source.text).split())
        if any(span.overlaps(role.span) for same in self._namesakes(person) for role in same.roles):
            return []
        owner = owner_of_role(self.judged, person, span)
        if owner is not None:
            return [f"“{words}” is a role of {owner.name} in the article, not of {person.name}."]
        sentence = sentence_at(self.draft.source.text, span)
        if any(sentence.overlaps(mention) for mention in person.mentions):
            return []
        return [f"“{words}” is in the article, but not where {person.name} is named."]

    def speech(self, quote: DraftQuote) -> DraftQuote:
        """The quote; in doubt where the article does not show its words as speech."""
        if all(any(span.contains(piece) for span in self.spoken.on((piece,))) for piece in quote.pieces):
            return quote
        return replace(quote, doubts=(_UNMARKED,), verdict=Verdict.OPEN)

    def quote(self, quote: DraftQuote) -> DraftQuote:
        """The quote; its speaker is stated only where the article names them beside every piece."""
        other = self._somebody_else(quote)
        says = [] if other is None else [f"The article names {other.name} beside these words."]
        person = self.draft.person(quote.speaker)
        if person is None or quote.speaker_state is not SpeakerState.STATED or self._is_stated(quote, person):
            return _with_doubts(quote, says)
        say = f"The file says that the article names {person.name} beside these words, which was not found there."
        return _with_doubts(replace(quote, speaker_state=SpeakerState.INFERRED), says or [say])

    def _is_stated(self, quote: DraftQuote, person: DraftPerson) -> bool:
        named = quote.speaker_span is None or self._names(quote.speaker_span, person)
        return named and all(self._is_beside(piece, person) for piece in quote.pieces)

    def _is_beside(self, piece: Span, person: DraftPerson) -> bool:
        naming = self._naming(person.key, (piece,))
        if naming is not None and self._names(naming.name, person):
            return True
        return any(_is(speaker, person) for speaker in self.stated.on((piece,)))

    def _naming(self, key: str, pieces: tuple[Span, ...]) -> Naming | None:
        around = Span(max(0, pieces[0].start - 2 * NEARBY), pieces[-1].end + 2 * NEARBY)
        return find_naming(replace(self.judged, quotes=self.words.on((around,))), key, pieces)

    def _names(self, span: Span, person: DraftPerson) -> bool:
        """Whether the words there are the person's name, or the drafter takes them for it."""
        theirs = (mention for same in self._namesakes(person) for mention in same.mentions)
        return is_for(self.draft.source.text, span, person.name) or any(map(span.overlaps, theirs))

    def _somebody_else(self, quote: DraftQuote) -> DraftPerson | None:
        """The person that the article names beside the words, where the file gives them to others: both readings must agree."""
        people = self.draft.people
        given = [person for person in people if person.key == quote.speaker or person.key in quote.candidates]
        speakers = self.stated.on(quote.pieces)
        if any(_could_be(speaker, person) for speaker in speakers for person in given):
            return None
        for speaker in speakers:
            keys = [f"other {speaker.key}", *(person.key for person in people if _could_be(speaker, person))]
            if any(self._naming(key, quote.pieces) for key in keys):
                return speaker
        return None

    def event(self, event: DraftEvent) -> DraftEvent:
        """The event; its date is the article's only where its words say so, and the sentence must name its people."""
        seen = self.events.on(event.sentence.spans)
        around = tuple(self._with_the_one_before(span) for span in event.sentence.spans)
        named = {*people_in(self.draft, event.sentence), *people_in(self.draft, replace(event.sentence, spans=around))}
        strangers = [
            person.name
            for person in self.draft.people
            if person.key in event.people
            and person.key not in named
            and not any(same.key in reading.people for same in self._namesakes(person) for reading in seen)
        ]
        says = [f"Neither the sentence nor the one before it names {name}." for name in strangers]
        if event.when.by is Origin.EDITOR or self._is_dated(seen, event.when):
            return _with_doubts(event, says)
        say = f"The file says that the article gives this date: {when.in_words(event.when)}. That was not found there."
        return _with_doubts(replace(event, when=replace(event.when, by=Origin.EDITOR)), [*says, say])

    def _with_the_one_before(self, span: Span) -> Span:
        text, end = self.draft.source.text, span.start
        while end and text[end - 1].isspace():
            end -= 1
        return Span(sentence_at(text, Span(end - 1, end)).start, span.end) if end else span

    def _is_dated(self, seen: Iterable[DraftEvent], dated: When) -> bool:
        if dated.span is None:
            return False
        if any(event.when.span == dated.span and _same_day(event.when, dated) for event in seen):
            return True
        published = self.draft.source.published
        try:
            return _same_day(when.parse(dated.phrase, value_of(published)), dated)
        except BadValue:
            return False

    def stance(self, stance: DraftStance) -> DraftStance:
        """The stance; on the basis that the drafter finds, and in doubt where that is none or the evidence is not about the holder."""
        holder = self.draft.person(stance.holder)
        if holder is None:
            return stance
        same = {person.key for person in self._namesakes(holder)}
        seen = [reading for reading in self.stances.on(stance.evidence) if reading.holder in same]
        shown = bool(seen) or self._is_about(stance, holder)
        says = [] if shown else [f"Its evidence does not name {holder.name} and is not their words."]
        sure = (reading for reading in seen if reading.tier is Tier.FIRM and reading.position is stance.position)
        bases = {reading.basis for reading in sure if about(reading.issue, stance.issue)}
        if stance.basis in (Basis.READ, *bases):
            return _with_doubts(stance, says)
        if bases:
            return _with_doubts(replace(stance, basis=Basis.TOLD), says)
        say = f"That {holder.name} has this position was not found in the article: it counts as an editor's reading."
        return _with_doubts(replace(stance, basis=Basis.READ, tier=Tier.POSSIBLE), [*says, say])

    def _is_about(self, stance: DraftStance, holder: DraftPerson) -> bool:
        spoken = (piece for quote in self.draft.quotes if quote.speaker == holder.key for piece in quote.pieces)
        if _overlap(stance.evidence, (*spoken, *holder.mentions)):
            return True
        sentences = tuple(sentence_at(self.draft.source.text, span) for span in stance.evidence)
        return _overlap(sentences, holder.mentions)


class _Places(Generic[V]):
    """Values by their places in the article, so that a long article with many of them is gone through once."""

    def __init__(self, placed: list[tuple[Span, V]]) -> None:
        self._placed = placed
        self._starts = [span.start for span, _ in placed]
        self._longest = max((span.end - span.start for span, _ in placed), default=0)

    @classmethod
    def of(cls, placed: Iterable[tuple[Span, V]]) -> "_Places[V]":
        return cls(sorted(placed, key=lambda pair: pair[0]))

    def on(self, spans: Iterable[Span]) -> tuple[V, ...]:
        """The values that overlap any of the spans, in source order for each."""
        values: list[V] = []
        for span in spans:
            first, last = bisect_left(self._starts, span.start - self._longest), bisect_left(self._starts, span.end)
            values += [value for place, value in self._placed[first:last] if place.overlaps(span)]
        return tuple(values)


def _with_doubts(item: T, says: Iterable[str]) -> T:
    """The item, open and with these doubts; as it is where there are none."""
    doubts = tuple(Doubt(DoubtKind.CLAIMED, say) for say in dict.fromkeys(says))
    return replace(item, doubts=item.doubts + doubts, verdict=Verdict.OPEN) if doubts else item


def _overlap(some: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in some for other in others)


def _same_day(seen: When, given: When) -> bool:
    return (seen.edtf, seen.qualifier) == (given.edtf, given.qualifier)


def _is(seen: DraftPerson, given: DraftPerson) -> bool:
    """Whether the drafter's person has the name of the file's, or one of the two is a part of the other: "Quill" and "Ada Quill"."""
    words, others = _words(seen.name), _words(given.name)
    return bool(words) and bool(others) and (words <= others or others <= words)


def _words(name: str) -> frozenset[str]:
    """The words of a name, titles left aside where it has others: the "Speaker" of a chamber has none."""
    words = frozenset(tokens(name))
    return words - titles() or words


def _could_be(seen: DraftPerson, given: DraftPerson) -> bool:
    """As `_is`, by any of their names."""
    theirs = {frozenset(tokens(name)) for name in (seen.name, *seen.aliases)}
    return _is(seen, given) or any(frozenset(tokens(name)) in theirs for name in given.aliases)
